// A publisher has a feed checked: here our own, of the demonstration borough.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { assertAccessible } from "./helpers/accessibility.mjs";
import { noBrowser, openBrowser, visit } from "./helpers/browser.mjs";
import { Directory } from "./helpers/fingerpost.mjs";
import { tabTo } from "./helpers/pages.mjs";

const reportAddress = /\/developers\/validate\/[0-9a-f-]{36}$/;

/// Looks again until the check is done.
async function untilDone(page) {
  for (;;) {
    await page.waitForURL(reportAddress);
    const again = page.getByRole("link", { name: "Look again" });
    if ((await again.count()) === 0) return;
    await assertAccessible(page);
    await again.click();
  }
}

describe("checking a feed", { skip: noBrowser }, () => {
  let browser, directory, home;

  before(async () => {
    browser = await openBrowser();
    directory = await Directory.create();
    home = await directory.serve({ demo: true, more: ["--validate-network", "127.0.0.1", "--per-minute", "0"] });
  });
  after(async () => {
    await browser?.close();
    await directory?.close();
  });

  for (const javaScriptEnabled of [true, false]) {
    const how = javaScriptEnabled ? "with JavaScript" : "without JavaScript";

    it(`a publisher pastes an address and is told what to mend, ${how}`, async () => {
      await visit(browser, `${home}/developers`, { name: `check ${how}`, javaScriptEnabled }, async (page) => {
        await page.getByRole("main").getByRole("link", { name: "Check it" }).click();
        const box = page.getByRole("textbox", { name: "Address of the feed" });
        if (javaScriptEnabled) await assertAccessible(page);
        await box.fill(`${home}/openreferral/v3`);
        await box.press("Enter");
        await untilDone(page);
        assert.equal(await page.getByRole("heading", { level: 1 }).innerText(), "Open Referral UK 3.0: valid");
        const main = await page.getByRole("main").innerText();
        assert.match(main, /remarks: worth knowing/);
        assert.match(main, /Quality: \d+%/);
        assert.match(main, /were checked in the last 90 days/);
        assert.match(main, /\/services\/\{id\}: 20 of \d+ records/);
        assert.equal(await page.getByRole("img", { name: /^Open Referral UK 3.0 · valid · quality \d+% · checked / }).count(), 1);
        if (javaScriptEnabled) await assertAccessible(page);
        await page.getByRole("link", { name: "Cymraeg" }).click();
        assert.equal(await page.getByRole("heading", { level: 1 }).innerText(), "Open Referral UK 3.0 – yn ddilys");
        if (javaScriptEnabled) await assertAccessible(page);
      });
    });
  }

  it("what cannot be checked says why at the box, which the keyboard reaches", async () => {
    await visit(browser, `${home}/developers/validate`, { name: "check what is no feed" }, async (page) => {
      await tabTo(page, "#address");
      await page.keyboard.type(`${home}/developers`);
      await page.keyboard.press("Enter");
      await untilDone(page);
      assert.match(await page.title(), /^Error: 127\.0\.0\.1 could not be checked/);
      const problem = page.getByRole("alert");
      assert.match(await problem.innerText(), /This is a web page \(HTML\), not a feed/);
      await assertAccessible(page);
      await problem.getByRole("link").click();
      assert.equal(await page.evaluate(() => document.activeElement.id), "address");
      await page.locator("#address").fill("an address");
      await page.keyboard.press("Enter");
      await page.waitForURL(/\/developers\/validate$/);
      assert.match(await page.getByRole("alert").innerText(), /begins with https:\/\//);
      assert.equal(await page.locator("#address").inputValue(), "an address", "what was typed is still in the box");
      await assertAccessible(page);
    });
  });
});
