// For somebody in the middle of a call: the pages by single keys.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { noBrowser, openBrowser, visit } from "./helpers/browser.mjs";
import { Directory } from "./helpers/fingerpost.mjs";

describe("keys", { skip: noBrowser }, () => {
  let browser, directory, home;

  before(async () => {
    browser = await openBrowser();
    directory = await Directory.create();
    home = await directory.serve({ demo: true });
  });
  after(async () => {
    await browser?.close();
    await directory?.close();
  });

  it("a slash leads to the search box, and is a slash where something is typed", async () => {
    await visit(browser, `${home}/`, { name: "slash" }, async (page) => {
      await page.keyboard.press("/");
      await page.keyboard.type("food/bank");
      assert.equal(await page.locator("input[name=q]").inputValue(), "food/bank");
    });
  });

  it("a slash opens the search box where it is shut", async () => {
    const phone = { name: "slash phone", viewport: { width: 360, height: 740 } };
    await visit(browser, `${home}/search?q=lunch`, phone, async (page) => {
      await page.keyboard.press("/");
      await page.keyboard.type("food bank");
      assert.equal(await page.locator("#q").inputValue(), "food bank");
    });
  });
});
