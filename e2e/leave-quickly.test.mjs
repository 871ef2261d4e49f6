// Somebody in danger asks, leaves few traces, and has to leave quickly.

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { assertAccessible } from "./helpers/accessibility.mjs";
import { noBrowser, openBrowser, visit } from "./helpers/browser.mjs";
import { Directory } from "./helpers/fingerpost.mjs";
import { resultLinks, searchBox } from "./helpers/pages.mjs";

describe("leaving quickly", { skip: noBrowser }, () => {
  let browser, directory, home, elsewhere, weather;

  before(async () => {
    browser = await openBrowser();
    elsewhere = createServer((request, response) => {
      response.writeHead(200, { "content-type": "text/html" }).end("<title>Weather</title><link rel=icon href=data:,>");
    });
    await new Promise((listening) => elsewhere.listen(0, "127.0.0.1", listening));
    weather = `http://weather.localhost:${elsewhere.address().port}/`;
    directory = await Directory.create();
    const site = join(directory.folder, "site.toml");
    await writeFile(site, `name = "Support"\nleave_to = "${weather}"\n`);
    home = await directory.serve({ demo: true, more: ["--site", site] });
  });
  after(async () => {
    await browser?.close();
    await directory?.close();
    elsewhere?.close();
  });

  const settings = (name) => ({ name, mayReach: [new URL(weather).origin] });

  async function search(page, words) {
    await searchBox(page).fill(words);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/search/);
  }

  it("what was typed on the front door is gone when somebody goes back to it", async () => {
    await visit(browser, home, settings("typed and gone"), async (page) => {
      await searchBox(page).fill("my husband hits me");
      // As a browser does that kept the page whole while another was shown.
      await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
      assert.equal(await searchBox(page).inputValue(), "");
    });
  });

  it("words that only find services for people at risk are in no address either", async () => {
    await visit(browser, home, settings("found at risk"), async (page) => {
      await search(page, "survivors");
      assert.equal(new URL(page.url()).pathname, "/search/private");
      assert.match(await page.getByRole("main").innerText(), /0808/);
    });
  });

  for (const [how, javaScriptEnabled] of [["with", true], ["without", false]]) {
    it(`${how} JavaScript words of danger are in no address and no title, and the button leaves`, async () => {
      const phone = { javaScriptEnabled, viewport: { width: 360, height: 740 } };
      await visit(browser, home, { ...settings(`leave ${how}`), ...phone }, async (page) => {
        await search(page, "my husband hits me");
        assert.equal(new URL(page.url()).pathname, "/search/private");
        assert.ok(!page.url().includes("husband") && !(await page.title()).includes("husband"), page.url());
        assert.equal(await searchBox(page).inputValue(), "my husband hits me");
        assert.match(await page.getByRole("main").innerText(), /ring 999/);
        // Looking at a service and coming back does not lose the answer.
        const found = await resultLinks(page).allInnerTexts();
        await resultLinks(page).first().click();
        await page.waitForURL(/\/services\//);
        await page.goBack();
        assert.deepEqual(await resultLinks(page).allInnerTexts(), found);

        await page.getByRole("button", { name: "Exit this page" }).click();
        await page.waitForURL(weather);
        assert.deepEqual(await page.context().cookies(), [], "nothing is kept");
      });
    });
  }

  it("Shift three times leaves, and Back does not lead back", async () => {
    await visit(browser, home, settings("leave by keyboard"), async (page) => {
      await search(page, "he hits me");
      await page.keyboard.press("Shift");
      await page.keyboard.press("Shift");
      assert.match(await page.locator(".govuk-exit-this-page [role=status]").innerText(), /1 more time/);
      await page.keyboard.press("Shift");
      await page.waitForURL(weather);
      await page.goBack();
      assert.equal(new URL(page.url()).pathname, "/", "the page before it, and not the one that was left");
    });
  });

  it("the space bar presses the button, as it is one to a screen reader", async () => {
    await visit(browser, home, settings("leave by the space bar"), async (page) => {
      await search(page, "he hits me");
      await page.getByRole("button", { name: "Exit this page" }).press("Space");
      await page.waitForURL(weather);
    });
  });

  it("who opens the address from the history sees no words", async () => {
    await visit(browser, `${home}/search/private`, { name: "forgotten" }, async (page) => {
      assert.equal(await searchBox(page).inputValue(), "");
      assert.match(await page.getByRole("main").innerText(), /ring 999/);
    });
  });

  it("the first thing that Tab reaches, after the content, is the way out", async () => {
    await visit(browser, `${home}/staying-safe-online`, settings("skip to exit"), async (page) => {
      await page.keyboard.press("Tab");
      await page.keyboard.press("Tab");
      assert.equal(await page.evaluate(() => document.activeElement.textContent.trim()), "Exit this page quickly");
      await page.keyboard.press("Enter");
      await page.waitForURL(weather);
    });
  });

  for (const [how, javaScriptEnabled] of [["with", true], ["without", false]]) {
    it(`${how} JavaScript a topic that is a danger is read after how to leave it, and no address says it`, async () => {
      await visit(browser, `${home}/topics`, { ...settings(`topic ${how}`), javaScriptEnabled }, async (page) => {
        const addresses = [];
        page.on("framenavigated", (frame) => addresses.push(frame.url()));
        await page.getByRole("link", { name: "Domestic abuse" }).click();
        await page.getByRole("heading", { level: 1, name: "Before you go on" }).waitFor();
        assert.match(await page.getByRole("main").innerText(), /ring 999[^]*cannot delete your browser’s history/);
        await page.getByRole("button", { name: "Go on" }).click();
        await page.getByRole("heading", { level: 1, name: "Domestic abuse" }).waitFor();
        assert.match(await page.getByRole("main").innerText(), /ring 999/);
        await page.getByRole("link", { name: "Narrow these down in a search" }).click();
        await page.getByRole("heading", { level: 1, name: "Search results" }).waitFor();
        await resultLinks(page).first().click();
        await page.waitForURL(/\/services\//);
        for (const address of addresses) {
          assert.doesNotMatch(address, /abuse/i);
        }
        await page.getByRole("button", { name: "Exit this page" }).click();
        await page.waitForURL(weather);
      });
    });
  }

  for (const language of ["en", "cy"]) {
    it(`everybody can use these pages (${language})`, async () => {
      await visit(browser, `${home}/search?q=he+hits+me&lang=${language}`, { name: `private ${language}` }, assertAccessible);
      await visit(browser, `${home}/staying-safe-online?lang=${language}`, { name: `safe ${language}` }, assertAccessible);
      await visit(browser, `${home}/topics/domestic-abuse?lang=${language}`, { name: `before ${language}` }, assertAccessible);
      await visit(browser, `${home}/topics/domestic-abuse?go-on=yes&lang=${language}`, { name: `danger ${language}` }, assertAccessible);
    });
  }
});
