// Somebody looks for help, finds a service, sees why it was found, and gets in touch.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { assertAccessible } from "./helpers/accessibility.mjs";
import { noBrowser, openBrowser, visit } from "./helpers/browser.mjs";
import { Directory } from "./helpers/fingerpost.mjs";
import { resultLinks, searchBox, tabTo } from "./helpers/pages.mjs";
import { skipped } from "./helpers/skipped.mjs";

const shared = process.env.FINGERPOST_SHARED ?? fileURLToPath(new URL("../../shared/", import.meta.url));
const bristol = join(shared, "feeds", "bristol-oruk-v1-services-2024-12-18.json");

const CAFE = {
  id: "7c0d2c1e-51a4-4f0a-9a0e-0d6b5f3a1001",
  name: "Carers' Café at Millbrook Library",
  website: "https://carers-cafe.example.org/",
  email: "mailto:hello@carers-cafe.example.org",
};

describe("a small feed of our own", { skip: noBrowser }, () => {
  let browser, directory, home;

  before(async () => {
    browser = await openBrowser();
    directory = await Directory.create();
    await directory.import(fileURLToPath(new URL("fixtures/millbrook.json", import.meta.url)), "millbrook");
    home = await directory.serve();
  });
  after(async () => {
    await browser?.close();
    await directory?.close();
  });

  for (const javaScriptEnabled of [true, false]) {
    const how = javaScriptEnabled ? "with JavaScript" : "without JavaScript";

    it(`a resident types what they need, sees why each service was found, and reaches one, ${how}`, async () => {
      await visit(browser, home, { name: `find ${how}`, javaScriptEnabled, mayAsk: [CAFE.website] }, async (page, heard) => {
        await searchBox(page).fill("carers");
        await searchBox(page).press("Enter");

        await page.waitForURL((url) => url.pathname === "/search" && url.searchParams.get("q") === "carers");
        assert.match(await page.getByRole("heading", { level: 1 }).innerText(), /carers/i);
        assert.equal(await searchBox(page).inputValue(), "carers", "what was typed is still in the box");
        const found = await resultLinks(page).allInnerTexts();
        assert.deepEqual(found.sort(), [CAFE.name, "Time Off for Carers"].sort());
        for (const name of found) {
          const result = page.getByRole("main").getByRole("listitem").filter({ hasText: name }).first();
          assert.match(await result.innerText(), /why this is here:.*carers/is, `${name} says why it was found`);
        }

        await resultLinks(page).filter({ hasText: CAFE.name }).click();
        assert.equal(new URL(page.url()).pathname.split("/")[2].slice(0, CAFE.id.length), CAFE.id);
        assert.equal(await page.getByRole("heading", { level: 1 }).innerText(), CAFE.name);
        const main = page.getByRole("main");
        assert.match(await main.innerText(), /tea, company and advice/, "the description is there");
        assert.equal(await main.locator(`a[href="${CAFE.email}"]`).count(), 1, "one link to write to them");
        assert.match(await main.locator('a[href^="tel:"]').first().getAttribute("href"), /^tel:(\+44|0)1632-?960-?123$/);

        const website = main.locator(`a[href="${CAFE.website}"]`).first();
        assert.match(await website.innerText(), /carers-cafe\.example\.org/, "a link says where it leads");
        await website.click();
        await heard.request(CAFE.website);
      });
    });
  }

  it("everything can be done from the keyboard", async () => {
    await visit(browser, home, { name: "keyboard" }, async (page) => {
      await tabTo(page, 'main input[name="q"], input[name="q"]');
      await page.keyboard.type("carers");
      await page.keyboard.press("Enter");
      await page.waitForURL(/\/search\?/);
      const first = await resultLinks(page).first().innerText();
      await tabTo(page, 'main a[href*="/services/"]');
      assert.equal(await page.evaluate(() => document.activeElement.innerText), first, "the first result comes first");
      await page.keyboard.press("Enter");
      await page.waitForURL(/\/services\//);
      assert.equal(await page.getByRole("heading", { level: 1 }).innerText(), first);
      await tabTo(page, 'main a[href^="http"], main a[href^="mailto:"], main a[href^="tel:"]');
    });
  });

  it("the first thing that the keyboard reaches skips to what the page is about", async () => {
    await visit(browser, home, { name: "skip link" }, async (page) => {
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await tabTo(page, 'input[name="q"]', 1);
    });
  });

  it("whoever reads Welsh keeps reading Welsh", async () => {
    await visit(browser, `${home}/?lang=cy`, { name: "welsh" }, async (page) => {
      const language = () => page.locator("html").getAttribute("lang");
      const english = await (await fetch(`${home}/?lang=en`)).text();
      assert.equal(await language(), "cy");
      const title = await page.getByRole("heading", { level: 1 }).innerText();
      assert.ok(!english.includes(title), `the heading is in Welsh: ${title}`);

      await searchBox(page).fill("carers");
      await searchBox(page).press("Enter");
      await page.waitForURL(/\/search\?/);
      assert.equal(await language(), "cy");
      await resultLinks(page).first().click();
      await page.waitForURL(/\/services\//);
      assert.equal(await language(), "cy");
    });
  });

  it("an answer with nothing in it offers a way on", async () => {
    await visit(browser, `${home}/search?q=zzqxv`, { name: "nothing found" }, async (page) => {
      assert.match(await page.getByRole("heading", { level: 1 }).innerText(), /zzqxv/);
      assert.equal(await resultLinks(page).count(), 0);
      assert.match(await page.getByRole("main").innerText(), /does not mean there is no help/i);
      assert.ok(await searchBox(page).isVisible());
    });
  });

  const PAGES = [
    ["home", "/", 200],
    ["results", "/search?q=carers", 200],
    ["results of nothing typed", "/search?q=", 200],
    ["empty results", "/search?q=zzqxv", 200],
    ["a service", `/services/${CAFE.id}`, 200],
    ["a service that is closed and was never checked", "/services/7c0d2c1e-51a4-4f0a-9a0e-0d6b5f3a1004", 200],
    ["a service of long words", "/services/7c0d2c1e-51a4-4f0a-9a0e-0d6b5f3a1005", 200],
    ["a service that is not here", "/services/7c0d2c1e-51a4-4f0a-9a0e-0d6b5f3a1999", 404],
    ["the page for developers", "/developers", 200],
    ["an address that is not here", "/no-such-page", 404],
  ];
  for (const language of ["en", "cy"]) {
    for (const [what, path, status] of PAGES) {
      it(`everybody can use ${what} (${language})`, async () => {
        const address = new URL(path, home);
        address.searchParams.set("lang", language);
        assert.equal((await fetch(address)).status, status);
        await visit(browser, address.href, { name: `${what} ${language}` }, async (page) => {
          assert.equal(await page.locator("html").getAttribute("lang"), language);
          await assertAccessible(page);
        });
      });
    }
  }
});

const noFeed = existsSync(bristol) ? false : skipped("journey through a real city's feed", `no ${bristol}`);

describe("a real city's feed", { skip: noBrowser || noFeed }, () => {
  let browser, directory, home;

  before(async () => {
    browser = await openBrowser();
    directory = await Directory.create();
    await directory.import(bristol, "bristol", { mayReject: true }); // the feed has a service without a name
    home = await directory.serve();
  });
  after(async () => {
    await browser?.close();
    await directory?.close();
  });

  it("a carer finds the carers' centre, on a phone and without JavaScript", async () => {
    const website = "https://www.carerssupportcentre.org.uk";
    const settings = { name: "bristol", javaScriptEnabled: false, viewport: { width: 360, height: 740 } };
    await visit(browser, home, { ...settings, mayAsk: [`${website}/`] }, async (page, heard) => {
      await searchBox(page).fill("carers support centre");
      await searchBox(page).press("Enter");
      await page.waitForURL(/\/search\?/);
      await resultLinks(page).filter({ hasText: "Carers Support Centre - Bristol" }).first().click();
      await page.waitForURL(/\/services\//);
      await page.getByRole("main").locator(`a[href="${website}"], a[href="${website}/"]`).first().click();
      await heard.request(`${website}/`);
    });
  });

  it("everybody can use its results, page by page, and the services on them", async () => {
    await visit(browser, `${home}/search?q=advice`, { name: "bristol pages" }, async (page) => {
      await assertAccessible(page);
      const paths = await resultLinks(page).evaluateAll((links) => links.map((link) => link.getAttribute("href")));
      assert.ok(paths.length >= 5, `only ${paths.length} results`);
      for (const path of paths.slice(0, 5)) {
        await page.goto(new URL(path, home).href);
        await assertAccessible(page);
      }
      await page.goto(`${home}/search?q=advice&page=2`);
      assert.ok((await resultLinks(page).count()) > 0, "there is a second page");
      await assertAccessible(page);
    });
  });
});
