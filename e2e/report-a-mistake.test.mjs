// Somebody looks at a service, takes it along, and says what is not right about it; with and without JavaScript.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, it } from "node:test";
import { assertAccessible } from "./helpers/accessibility.mjs";
import { noBrowser, openBrowser, visit } from "./helpers/browser.mjs";
import { Directory } from "./helpers/fingerpost.mjs";
import { resultLinks, tabTo } from "./helpers/pages.mjs";

const PHONE = { viewport: { width: 320, height: 640 }, javaScriptEnabled: false };
const helpful = (page) => page.locator(".fp-helpful");

/// How many pages a printed page takes, and what it shows on paper.
async function paper(page) {
  const file = (await page.pdf({ format: "A4", preferCSSPageSize: true })).toString("latin1");
  return file.match(/\/Type\s*\/Page\b(?!s)/g).length;
}

describe("a service of the made-up borough", { skip: noBrowser }, () => {
  let browser, directory, home, service;

  before(async () => {
    browser = await openBrowser();
    directory = await Directory.create();
    home = await directory.serve({ demo: true });
    const { results } = await directory.get("/api/search?q=hartsmere+larder+food+bank");
    service = `${home}/services/${results[0].id}`;
  });
  after(async () => {
    await browser?.close();
    await directory?.close();
  });

  it("can be called from the top of its page, and the times at one of its places taken into a calendar", async () => {
    await visit(browser, service, { name: "take along", ...PHONE }, async (page) => {
      const next = page.locator(".fp-next");
      assert.match(await next.getByRole("link").getAttribute("href"), /^tel:\d+$/);
      assert.match(await page.getByRole("link", { name: "Send it as a text message" }).getAttribute("href"), /^sms:/);
      assert.equal(await page.getByRole("link", { name: "Put its times into your calendar" }).count(), 0, "nobody goes to all");
      const site = page.locator(".fp-site").last();
      const place = await site.getByRole("heading").innerText();
      const [file] = await Promise.all([
        page.waitForEvent("download"),
        site.getByRole("link", { name: `Put these times into your calendar ${place}` }).click(),
      ]);
      assert.equal(file.suggestedFilename(), "times.ics");
      const where = (await readFile(await file.path(), "utf8")).match(/^LOCATION:.*/gm);
      assert.ok(where.length > 0 && where.every((line) => line.startsWith(`LOCATION:${place}`)), where.join());
    });
  });

  it("what is not right is told without JavaScript on a small phone, and nothing is lost on the way", async () => {
    await visit(browser, service, { name: "report", ...PHONE }, async (page) => {
      await page.getByRole("link", { name: "Tell us if something here is not right" }).click();
      await page.getByRole("button", { name: "Send" }).click();
      await page.getByRole("alert").getByRole("link", { name: "Tick what is not right" }).click();
      await page.getByLabel("The days or times").check();
      await page.getByLabel("What should it say").fill("Now on Mondays");
      // Another language takes along what was written, and Enter sends the form all the same.
      await page.getByRole("button", { name: "Cymraeg" }).click();
      await page.locator("html[lang=cy]").waitFor();
      await page.getByRole("button", { name: "English" }).click();
      assert.equal(await page.getByLabel("What should it say").inputValue(), "Now on Mondays");
      assert.ok(await page.getByLabel("The days or times").isChecked());
      await page.locator("#contact").press("Enter");
      await page.waitForURL(/\/report\/sent$/);
      assert.match(await page.getByRole("main").innerText(), /Thank you[^]*put the page right/);
      await page.getByRole("main").getByRole("link", { name: "Hartsmere Larder food bank" }).click();
      await page.waitForURL(service);
    });
  });

  it("a worry about how someone was treated leads to those who can act, by keyboard alone", async () => {
    await visit(browser, `${service}/report`, { name: "worry" }, async (page) => {
      await tabTo(page, "#wrong-treatment");
      await page.keyboard.press("Space");
      await tabTo(page, "#send");
      await page.keyboard.press("Enter");
      await page.waitForURL(/\/report\/turn$/);
      const main = page.getByRole("main");
      assert.match(await main.innerText(), /have not been told[^]*Call 999[^]*safeguarding team/);
      assert.ok((await main.getByRole("link", { name: /^Call 01632/ }).count()) > 0);
      assert.doesNotMatch(await page.title(), /worr|safeguard|treat/i, "the title says nothing of it");
    });
  });

  it("a page asks once whether it helped: with JavaScript it stays, without it comes back to its place", async () => {
    await visit(browser, `${home}/search?q=lunch`, { name: "helpful" }, async (page) => {
      await helpful(page).getByRole("button", { name: "Yes" }).click();
      await helpful(page).getByText("Nothing about you was kept").waitFor();
      assert.equal(page.url(), `${home}/search?q=lunch`);
      assert.equal(await helpful(page).getByRole("button").count(), 0);
      assert.ok(await helpful(page).getByText("Nothing about you").evaluate((said) => said === document.activeElement));
    });
    await visit(browser, `${home}/search?q=lunch`, { name: "helpful without", ...PHONE }, async (page) => {
      const found = await resultLinks(page).count();
      await helpful(page).getByRole("button", { name: "No" }).click();
      await page.waitForURL(/q=lunch&helpful=thanks#helpful$/);
      assert.equal(await resultLinks(page).count(), found);
      assert.equal(await helpful(page).getByRole("button").count(), 0);
    });
  });

  it("fits on one sheet of paper in large type, with its number and its address", async () => {
    const services = [service];
    for (const words of ["advice", "lunch", "therapy"]) {
      const { results } = await directory.get(`/api/search?q=${words}`);
      const several = await Promise.all(results.map(({ id }) => directory.get(`/api/services/${id}`)));
      // Those with the most places have the most to say.
      several.sort((one, other) => other.sites.length - one.sites.length);
      services.push(...several.slice(0, 3).map(({ id }) => `${home}/services/${id}`));
    }
    for (const address of services) {
      await visit(browser, address, { name: "paper" }, async (page) => {
        assert.equal(await paper(page), 1, `${address} takes more than a sheet`);
        await page.emulateMedia({ media: "print" });
        assert.ok(await page.locator(".fp-address").isVisible());
        for (const hidden of [".fp-helpful", ".fp-search", ".fp-footer", ".fp-share .fp-actions"]) {
          assert.ok(!(await page.locator(hidden).first().isVisible()), `${hidden} is printed`);
        }
      });
    }
  });

  for (const language of ["en", "cy"]) {
    for (const path of ["", "/report", "/report/sent", "/report/turn"]) {
      it(`everybody can use the page of a service${path} (${language})`, async () => {
        await visit(browser, `${service}${path}?lang=${language}`, { name: `service ${path} ${language}` }, assertAccessible);
      });
    }
    it(`everybody can use the page of an organisation (${language})`, async () => {
      await visit(browser, `${service}?lang=${language}`, { name: `organisation ${language}` }, async (page) => {
        await page.getByRole("main").locator('a[href^="/organisations/"]').first().click();
        await page.waitForURL(/organisations/);
        await assertAccessible(page);
      });
    });
  }
});
