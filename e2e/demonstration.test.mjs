// What `make run` shows on a machine that has never seen Fingerpost.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { assertAccessible } from "./helpers/accessibility.mjs";
import { noBrowser, openBrowser, visit } from "./helpers/browser.mjs";
import { Directory } from "./helpers/fingerpost.mjs";
import { resultLinks, searchBox } from "./helpers/pages.mjs";

describe("the demonstration borough", { skip: noBrowser }, () => {
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

  it("is there when the server says that it is ready", async () => {
    const { contents } = await directory.get("/openreferral/v3/services");
    assert.ok(contents.length > 0, "it has services");
  });

  it("answers what a visitor would try first", async () => {
    await visit(browser, home, { name: "demonstration" }, async (page) => {
      await assertAccessible(page);
      await page.setViewportSize({ width: 1280, height: 900 });
      await searchBox(page).fill("food bank");
      await searchBox(page).press("Enter");
      await page.waitForURL(/\/search\?/);
      await resultLinks(page).first().click();
      await page.waitForURL(/\/services\//);
      await assertAccessible(page);
    });
  });
});
