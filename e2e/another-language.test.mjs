// A third language, written from right to left, is a file: nothing of a page in it is cut off or has to be scrolled to.

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { assertAccessible } from "./helpers/accessibility.mjs";
import { noBrowser, openBrowser, visit } from "./helpers/browser.mjs";
import { arabicCatalogue } from "./helpers/catalogue.mjs";
import { Directory } from "./helpers/fingerpost.mjs";
import { resultLinks, searchBox } from "./helpers/pages.mjs";

const WIDTHS = [320, 360, 1280];

/// What is outside of the window, cut off by what it is in, or not where the page begins on the right.
function astray() {
  const width = document.documentElement.clientWidth;
  const found = [];
  if (document.documentElement.scrollWidth > width) found.push(`the page is ${document.documentElement.scrollWidth} px wide`);
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const element = text.parentElement;
    if (!text.data.trim() || !element.checkVisibility({ visibilityProperty: true })) continue;
    // For screen readers; a skip link until it has the focus; what scrolls by itself.
    if (element.closest(".govuk-visually-hidden, .govuk-skip-link, pre, .leaflet-container")) continue;
    range.selectNodeContents(text);
    for (const { left, right } of range.getClientRects()) {
      if (right > left && (left < -1 || right > width + 1)) found.push(`${left}–${right} px: ${text.data.trim().slice(0, 60)}`);
    }
    const clips = element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX !== "visible";
    if (clips && element.clientWidth > 1) found.push(`cut off: ${text.data.trim().slice(0, 60)}`);
  }
  const title = document.querySelector("h1");
  const round = title.closest(".govuk-width-container");
  const edge = round.getBoundingClientRect().right - parseFloat(getComputedStyle(round).paddingRight);
  range.selectNodeContents(title);
  // What nobody translated begins on the left.
  if (title.closest('[dir="ltr"]')) return found;
  const heading = Math.max(...[...range.getClientRects()].map(({ right }) => right));
  if (Math.abs(edge - heading) > 3) found.push(`the heading ends at ${heading} px and the page at ${edge} px`);
  return found;
}

async function assertRightToLeft(page) {
  const html = page.locator("html");
  assert.deepEqual([await html.getAttribute("lang"), await html.getAttribute("dir")], ["ar", "rtl"]);
  const sheets = await page.locator('link[rel="stylesheet"][href^="/assets/"]').evaluateAll((links) => links.map(({ href }) => href));
  for (const sheet of sheets) assert.match(sheet, /-rtl-[0-9a-f]+\.css$/);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    assert.deepEqual(await page.evaluate(astray), [], `${page.url()} at ${width} px`);
  }
  await assertAccessible(page);
  await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
  await assertAccessible(page);
}

describe("a language that is a file", { skip: noBrowser }, () => {
  let browser, directory, folder, home;

  before(async () => {
    browser = await openBrowser();
    folder = await mkdtemp(join(tmpdir(), "fingerpost-words-"));
    await writeFile(join(folder, "ar.ftl"), arabicCatalogue());
    directory = await Directory.create();
    home = await directory.serve({ demo: true, more: ["--language", join(folder, "ar.ftl")] });
  });
  after(async () => {
    await browser?.close();
    await directory?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const PAGES = {
    "the front page": "/",
    "results": "/search?q=lunch",
    "results near somewhere, narrowed": "/search?q=free+lunch+on+thursday&near=IP14+1NH&distance=10&cost=free&day=monday",
    "nothing found": "/search?q=zzyzx",
    "help first": "/search/private?q=he+hits+me",
    "a map": "/map?q=lunch&near=IP14+1NH",
    "advice": "/advice",
    "topics": "/topics",
    "how good the records are": "/about/quality",
  };
  for (const [what, path] of Object.entries(PAGES)) {
    it(`${what}: all of it is there, from right to left`, async () => {
      const address = `${home}${path}${path.includes("?") ? "&" : "?"}lang=ar`;
      await visit(browser, address, { name: `arabic ${what}` }, assertRightToLeft);
    });
  }

  it("a service, a page of advice and a list of one’s own, too", async () => {
    await visit(browser, `${home}/search?q=lunch&lang=ar`, { name: "arabic journey", javaScriptEnabled: true }, async (page) => {
      await resultLinks(page).first().click();
      await page.waitForURL(/\/services\//);
      const name = page.locator("h1 [lang=en], h1[lang=en]");
      assert.equal(await name.getAttribute("dir"), "ltr", "what the record says is English");
      await assertRightToLeft(page);
      await page.locator('button[form="list"]').first().click();
      await page.waitForFunction(() => document.querySelector(".fp-header__list").textContent.includes("1"));
      await page.goto(`${home}/shortlist`);
      assert.ok((await resultLinks(page).count()) > 0);
      await assertRightToLeft(page);
      await page.goto(`${home}/advice`);
      await page.locator('main a[href^="/advice/"]').first().click();
      await page.waitForURL(/\/advice\/./);
      await assertRightToLeft(page);
    });
  });

  it("whoever changes between languages keeps their place", async () => {
    const settings = { name: "arabic switch", javaScriptEnabled: false, viewport: { width: 360, height: 740 } };
    await visit(browser, `${home}/search?q=lunch&cost=free`, settings, async (page) => {
      const arabic = page.getByRole("link", { name: "العربية" });
      assert.deepEqual(
        await arabic.evaluate(({ lang, dir, hreflang }) => [lang, dir, hreflang]),
        ["ar", "rtl", "ar"],
      );
      await arabic.click();
      await page.waitForURL(/lang=ar/);
      assert.equal(await searchBox(page).inputValue(), "lunch");
      assert.equal(new URL(page.url()).searchParams.get("cost"), "free");
      await page.goto(`${home}/topics`);
      assert.equal(await page.locator("html").getAttribute("lang"), "ar", "it is remembered");
      await page.getByRole("link", { name: "Cymraeg" }).click();
      await page.waitForURL(/\/topics\?lang=cy/);
      assert.equal(await page.locator("html").getAttribute("dir"), null);
    });
  });

  it("a file that is not whole is refused with all that is wrong in it", async () => {
    const file = join(folder, "fa.ftl");
    await writeFile(file, arabicCatalogue().replace(/^skip = .*\n/m, "").replace(/^home = .*/m, "home = { $who }"));
    const other = await Directory.create();
    try {
      await assert.rejects(other.serve({ more: ["--language", file] }), (error) => {
        assert.match(error.message, /fa\.ftl cannot be used: without the places that English has: home \(none\); missing: skip/);
        return true;
      });
    } finally {
      await other.close();
    }
  });
});
