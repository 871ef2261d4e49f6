// Results on a map: the server's sketch without JavaScript, streets with it where the site says whose.

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { assertAccessible } from "./helpers/accessibility.mjs";
import { noBrowser, openBrowser, visit } from "./helpers/browser.mjs";
import { Directory } from "./helpers/fingerpost.mjs";
import { resultLinks, tabTo } from "./helpers/pages.mjs";

/// One grey pixel, stretched over a tile.
const TILE = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGPYDwAA2QDYM7ArJgAAAABJRU5ErkJggg==", "base64");

describe("results on a map", { skip: noBrowser }, () => {
  let browser, directory, home, tiles, origin;
  const asked = [];

  before(async () => {
    browser = await openBrowser();
    tiles = createServer((request, response) => {
      asked.push(request.url);
      response.writeHead(200, { "content-type": "image/png" }).end(TILE);
    });
    await new Promise((listening) => tiles.listen(0, "127.0.0.1", listening));
    origin = `http://tiles.localhost:${tiles.address().port}`;
    directory = await Directory.create();
    const streets = join(directory.folder, "streets.toml");
    await writeFile(
      streets,
      `name = "Streets"\nhosts = ["streets.localhost"]\n[map]\ntiles = "${origin}/{z}/{x}/{y}.png"\nattribution = "Mappers & <b>friends</b>"\n`,
    );
    const plain = join(directory.folder, "plain.toml");
    await writeFile(plain, 'name = "Plain"\ndefault = true\n');
    home = await directory.serve({ demo: true, more: ["--site", streets, "--site", plain] });
  });
  after(async () => {
    await browser?.close();
    await directory?.close();
    tiles?.close();
  });

  const streets = () => home.replace("127.0.0.1", "streets.localhost");

  it("without JavaScript each pin leads to its entry, and the way to the list and back keeps what was asked", async () => {
    const settings = { name: "map without scripts", viewport: { width: 320, height: 640 }, javaScriptEnabled: false };
    await visit(browser, `${home}/search?q=lunch&near=IP14+1NH`, settings, async (page) => {
      const listed = await resultLinks(page).allInnerTexts();
      await page.getByRole("link", { name: "Show on a map" }).click();
      await page.waitForURL(/\/map\?q=lunch&near=IP14/);
      assert.deepEqual(await page.locator(".fp-result h2 a").allInnerTexts(), listed);
      const pin = page.locator(".fp-locator a").first();
      const says = await pin.getAttribute("aria-label");
      const number = says.match(/^\d+/)[0];
      await pin.click();
      assert.equal(new URL(page.url()).hash, `#result-${number}`);
      const name = await page.locator(`#result-${number} h2 a`).innerText();
      assert.ok(says.includes(name), `${says} leads to ${name}`);
      await page.getByRole("link", { name: "Show as a list" }).click();
      await page.waitForURL(/\/search\?q=lunch&near=IP14/);
    });
  });

  it("where nothing is found a map gives the help that a list gives", async () => {
    await visit(browser, `${home}/map?q=asdfgh`, { name: "map of nothing" }, async (page) => {
      const help = () => page.locator("#results").innerText();
      const onMap = await help();
      assert.match(onMap, /What you can do[^]*Check the spelling\./);
      assert.equal(await page.locator(".fp-map").count(), 0);
      await assertAccessible(page);
      await page.goto(`${home}/search?q=asdfgh`);
      assert.equal(onMap, await help());
    });
  });

  it("a site without tiles says nothing of them, and asks nobody", async () => {
    await visit(browser, `${home}/map?q=lunch`, { name: "map without tiles" }, async (page) => {
      assert.equal(await page.locator(".fp-locator svg").count(), 1);
      assert.equal(await page.locator("[data-tiles]").count(), 0);
      assert.equal(await page.locator('script[src*="/map-"]').count(), 0);
    });
  });

  it("streets come from where the site says, and the keyboard is enough", async () => {
    asked.length = 0;
    const settings = { name: "streets", mayReach: [origin], reducedMotion: "reduce" };
    await visit(browser, `${streets()}/map?q=lunch`, settings, async (page) => {
      await page.locator("img.leaflet-tile-loaded").first().waitFor();
      assert.ok(asked.length > 0 && asked.every((path) => /^\/\d+\/\d+\/\d+\.png$/.test(path)), JSON.stringify(asked));
      assert.ok(!(await page.locator(".fp-locator").isVisible()), "the sketch makes room");
      assert.match(await page.locator(".leaflet-control-attribution").innerText(), /Mappers & <b>friends<\/b>/);

      const numbers = (await page.locator(".fp-streets__pin").allInnerTexts()).map((pin) => Number(pin.split(" ")[0]));
      assert.ok(numbers.length > 3);
      assert.deepEqual(numbers, numbers.toSorted((one, other) => one - other), "pins come in the order of the list");
      await tabTo(page, ".fp-streets__pin");
      await page.keyboard.press("Enter");
      await page.locator(".fp-streets__bubble").waitFor();
      const [link, name] = await page.evaluate(() => [document.activeElement.href, document.activeElement.textContent]);
      assert.ok(link.includes("/services/") && (await page.locator("#result-1 h2").innerText()).includes(name));
      await page.keyboard.press("Escape");
      await page.locator(".fp-streets__bubble").waitFor({ state: "detached" });
      assert.ok(await page.evaluate(() => document.activeElement.matches(".fp-streets__pin")), "back where they were");
      await page.keyboard.press("Enter");
      await page.locator(".fp-streets__bubble").waitFor();
      await page.keyboard.press("Enter");
      await page.waitForURL(/\/services\//);
    });
  });

  for (const language of ["en", "cy"]) {
    it(`everybody can use the map (${language})`, async () => {
      await visit(browser, `${home}/map?q=lunch&near=IP14+1NH&lang=${language}`, { name: `map ${language}` }, assertAccessible);
      const settings = { name: `streets ${language}`, mayReach: [origin] };
      await visit(browser, `${streets()}/map?q=lunch&lang=${language}`, settings, async (page) => {
        await page.locator("img.leaflet-tile-loaded").first().waitFor();
        await assertAccessible(page);
      });
    });
  }
});
