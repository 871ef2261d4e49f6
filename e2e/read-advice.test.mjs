// Somebody reads advice, follows it to help that is there, and browses by topic; without JavaScript, in both languages.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { assertAccessible } from "./helpers/accessibility.mjs";
import { noBrowser, openBrowser, visit } from "./helpers/browser.mjs";
import { Directory } from "./helpers/fingerpost.mjs";
import { resultLinks, searchBox } from "./helpers/pages.mjs";

const PHONE = { viewport: { width: 360, height: 740 }, javaScriptEnabled: false };

const addresses = (page, start) =>
  page.getByRole("main").getByRole("link").and(page.locator(`[href^="${start}"]`)).evaluateAll((links) => links.map((link) => link.getAttribute("href")));

describe("advice in the made-up borough", { skip: noBrowser }, () => {
  let browser, directory, home;

  before(async () => {
    browser = await openBrowser();
    directory = await Directory.create();
    home = await directory.serve({ demo: true });
    // The first question reads tables of words and places, which an unoptimised build is slow at.
    await directory.get("/api/search?q=tea");
  });
  after(async () => {
    await browser?.close();
    await directory?.close();
  });

  it("is found beside services, says who answers for it, and leads to help", async () => {
    await visit(browser, home, { name: "advice phone", ...PHONE }, async (page) => {
      await searchBox(page).fill("looking after my husband");
      await searchBox(page).press("Enter");
      await page.waitForURL(/\/search\?/);
      await page.getByRole("link", { name: "Being a carer" }).click();
      await page.waitForURL(/\/advice\/being-a-carer$/);
      assert.match(await page.getByRole("main").innerText(), /Eastfold County Council answers for this page/);
      await page.getByRole("link", { name: "Support for carers" }).click();
      await page.waitForURL(/\/search\?/);
      assert.ok((await resultLinks(page).count()) > 0);
    });
  });

  it("leads nowhere empty: every search and topic that a page names has services", async () => {
    await visit(browser, `${home}/advice`, { name: "every page of advice", ...PHONE }, async (page) => {
      const pages = await addresses(page, "/advice/");
      assert.ok(pages.length >= 12, `${pages.length} pages`);
      for (const address of pages) {
        await page.goto(`${home}${address}?go-on=yes`);
        const searches = await addresses(page, "/search?");
        assert.ok(searches.length > 0, address);
        for (const search of searches) {
          const { total, relaxed = [] } = await directory.get(search.replace("/search", "/api/search"));
          assert.ok(total > 0 && relaxed.length === 0, `${address}: ${search}`);
        }
      }
    });
  });

  it("and all that the directory says of itself can be used by everybody, in English and in Welsh", async () => {
    const pages = ["/advice", "/advice/being-a-carer", "/advice/feeling-low", "/advice/worried-about-somebodys-safety", "/advice/worried-about-somebodys-safety?go-on=yes", "/search?q=blue+badge", "/topics", "/topics/money-and-food", "/topics/food", "/about", "/about/quality", "/accessibility", "/privacy", "/cookies"];
    for (const lang of ["en", "cy"]) {
      await visit(browser, `${home}/?lang=${lang}`, { name: `statements ${lang}` }, async (page) => {
        for (const address of pages) {
          await page.goto(`${home}${address}`);
          assert.equal(await page.locator("html").getAttribute("lang"), lang, address);
          await assertAccessible(page);
        }
      });
    }
  });

  it("topics lead from the widest to one service", async () => {
    await visit(browser, `${home}/topics`, { name: "topics", ...PHONE }, async (page) => {
      await page.getByRole("link", { name: "Money and food" }).click();
      await page.waitForURL(/\/topics\/money-and-food$/);
      await page.getByRole("main").getByRole("link", { name: "Food", exact: true }).click();
      await page.waitForURL(/\/topics\/food$/);
      const names = await resultLinks(page).allInnerTexts();
      assert.ok(names.length > 0);
      await page.getByRole("link", { name: "Narrow these down in a search" }).click();
      await page.waitForURL(/\/search\?.*topic=Food/);
      assert.ok((await resultLinks(page).count()) >= names.length);
    });
  });
});
