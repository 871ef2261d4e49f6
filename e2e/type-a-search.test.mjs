// While somebody types: suggestions by keyboard, mouse and touch, and where they are.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { assertAccessible } from "./helpers/accessibility.mjs";
import { noBrowser, openBrowser, visit } from "./helpers/browser.mjs";
import { Directory } from "./helpers/fingerpost.mjs";

const options = (page) => page.getByRole("option");
const box = (page) => page.getByRole("combobox", { name: "What do you need help with?" });

describe("typing a search", { skip: noBrowser }, () => {
  let browser, directory, home;

  before(async () => {
    browser = await openBrowser();
    directory = await Directory.create();
    home = await directory.serve({ demo: true });
    // The first answer after a start unpacks all postcodes; here it is the machine that is slow, not the page.
    await directory.get("/api/suggest?q=foo");
  });
  after(async () => {
    await browser?.close();
    await directory?.close();
  });

  it("suggestions are walked by arrows, left by Escape, and a word of them searches", async () => {
    await visit(browser, home, { name: "suggestions by keyboard" }, async (page) => {
      await box(page).pressSequentially("foo");
      await options(page).first().waitFor();
      assert.equal(await box(page).getAttribute("aria-expanded"), "true");
      await page.locator("body > [role=status]").filter({ hasText: "Suggestions: " }).waitFor({ state: "attached" });
      await page.keyboard.press("ArrowDown");
      const active = await box(page).getAttribute("aria-activedescendant");
      assert.equal(await page.locator(`#${active}`).getAttribute("aria-selected"), "true");
      assert.equal(await box(page).inputValue(), "foo", "nothing is filled in before it is chosen");
      await page.keyboard.press("ArrowUp");
      assert.equal(await box(page).getAttribute("aria-activedescendant"), null, "back in the box");
      await page.keyboard.press("Escape");
      assert.equal(await options(page).count(), 0);
      assert.equal(await box(page).inputValue(), "foo");

      await page.keyboard.press("ArrowDown");
      const word = await page.locator("[aria-selected=true]").innerText();
      await page.keyboard.press("Enter");
      await page.waitForURL(/\/search\?/);
      assert.equal(await page.locator("#q").inputValue(), word);
    });
  });

  it("Enter without choosing searches for what was typed, and Tab goes on", async () => {
    await visit(browser, home, { name: "no suggestion chosen" }, async (page) => {
      await box(page).pressSequentially("foo");
      await options(page).first().waitFor();
      await page.keyboard.press("Tab");
      assert.equal(await page.evaluate(() => document.activeElement.id), "near");
      assert.equal(await options(page).count(), 0);
      await box(page).press("Enter");
      await page.waitForURL(/q=foo&/);
    });
  });

  it("a service is gone to by touch, on a small phone", async () => {
    const phone = { name: "suggestions by touch", viewport: { width: 320, height: 640 }, hasTouch: true };
    await visit(browser, home, phone, async (page) => {
      await box(page).pressSequentially("hartsmere lar");
      const group = page.getByRole("group", { name: "Services" });
      await group.getByRole("option").first().waitFor();
      const { x, width } = await page.getByRole("listbox").boundingBox();
      assert.ok(x >= 0 && x + width <= 320, "nothing to scroll sideways");
      await group.getByRole("option").first().tap();
      await page.waitForURL(/\/services\//);
    });
  });

  it("in Welsh, and open, they are accessible", async () => {
    await visit(browser, `${home}/?lang=cy`, { name: "suggestions in Welsh" }, async (page) => {
      await page.locator("#q").pressSequentially("car");
      await options(page).first().waitFor();
      await page.keyboard.press("ArrowDown");
      assert.ok((await page.getByRole("group", { name: "Gwasanaethau" }).count()) > 0);
      await assertAccessible(page);
    });
  });

  it("where one is goes into the box to about 100 metres, and the answer says near what", async () => {
    const here = { geolocation: { latitude: 52.188912, longitude: 0.997741 }, permissions: ["geolocation"] };
    await visit(browser, `${home}/search?q=lunch`, { name: "location", ...here }, async (page) => {
      await page.getByRole("button", { name: "Use my location" }).click();
      await page.getByText("Found, to within about 100 metres").waitFor();
      assert.equal(await page.locator("#near").inputValue(), "52.189, 0.998");
      await page.getByRole("button", { name: "Search" }).click();
      await page.getByText("Where you are: near Stowmarket").waitFor();
    });
  });

  it("whoever does not let us see it is told what to do; without scripts there is no such button", async () => {
    await visit(browser, home, { name: "location refused" }, async (page) => {
      await page.getByRole("button", { name: "Use my location" }).click();
      await page.getByText("Type a postcode or town instead.").waitFor();
    });
    await visit(browser, home, { name: "location without scripts", javaScriptEnabled: false }, async (page) => {
      assert.equal(await page.getByRole("button", { name: "Use my location" }).count(), 0);
    });
  });
});
