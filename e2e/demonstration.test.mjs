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

  it("has another face for the county", async () => {
    const county = home.replace("127.0.0.1", "eastfold.localhost");
    const brand = (page) => page.locator(".fp-header").evaluate((header) => getComputedStyle(header).backgroundColor);
    let borough;
    await visit(browser, home, { name: "the borough's face" }, async (page) => {
      assert.match(await page.getByRole("banner").innerText(), /Hartsmere support directory/);
      borough = await brand(page);
    });
    for (const lang of ["en", "cy"]) {
      await visit(browser, `${county}/?lang=${lang}`, { name: `the county's face ${lang}` }, async (page) => {
        assert.match(await page.getByRole("banner").innerText(), lang === "en" ? /Support in Eastfold/ : /Cymorth yn Eastfold/);
        assert.notEqual(await brand(page), borough, "its own colours");
        assert.equal(await page.locator('main a[href="tel:116123"]').count(), 1, "somebody to talk to now");
        await assertAccessible(page);
        await searchBox(page).fill("carers");
        await searchBox(page).press("Enter");
        await page.waitForURL(/\/search\?/);
        assert.match(await page.getByRole("banner").innerText(), /Eastfold/);
        await assertAccessible(page);
        await resultLinks(page).first().click();
        await page.waitForURL(/\/services\//);
        await assertAccessible(page);
      });
    }
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
