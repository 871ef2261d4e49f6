// Somebody says where they are, narrows what was found, and takes it off again; without JavaScript, on a phone and at
// a desk, in both languages.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { assertAccessible } from "./helpers/accessibility.mjs";
import { noBrowser, openBrowser, visit } from "./helpers/browser.mjs";
import { Directory } from "./helpers/fingerpost.mjs";
import { resultLinks, searchBox, tabTo } from "./helpers/pages.mjs";

const PHONE = { viewport: { width: 320, height: 640 }, javaScriptEnabled: false };
const DESK = { viewport: { width: 1280, height: 900 }, javaScriptEnabled: false };

/// In the made-up borough.
const HERE = "IP14 1NH";

const asked = (page, name) => new URL(page.url()).searchParams.getAll(name).filter((value) => value !== "");
const chip = (page, words) => page.locator(".fp-chip").filter({ hasText: words });
/// What is understood, taken off and chosen, as it is seen.
const chips = async (page) => (await page.locator(".fp-chips").innerText()).replace(/(Take off|Put back):\s*/g, "");
const filters = (page) => page.locator("details.fp-filters");
const group = (page, name) => page.locator("details.fp-filter").filter({ has: page.locator("summary", { hasText: new RegExp(`^${name}`) }) });

/// Ticks a box of a group that is shut until somebody opens it.
async function tick(page, name, words) {
  if ((await group(page, name).getAttribute("open")) === null) await group(page, name).locator("summary").click();
  await group(page, name).getByLabel(words).check();
}

describe("narrowing a search of the made-up borough", { skip: noBrowser }, () => {
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

  it("on a small phone filters are behind one thing to open, and come off one by one", async () => {
    await visit(browser, `${home}/search?q=lunch`, { name: "narrow phone", ...PHONE }, async (page) => {
      const all = await resultLinks(page).allInnerTexts();
      await assert.rejects(group(page, "Cost").locator("summary").click({ timeout: 500 }), "the filters are not shown yet");
      await filters(page).locator("> summary").click();
      await tick(page, "Cost", /^Free/);
      await tick(page, "Day", /^Thursday/);
      await page.getByRole("button", { name: "Apply" }).click();

      await page.waitForURL(/cost=free/);
      assert.deepEqual([asked(page, "q"), asked(page, "cost"), asked(page, "day")], [["lunch"], ["free"], ["thursday"]]);
      const narrowed = await resultLinks(page).allInnerTexts();
      assert.ok(narrowed.length > 0 && narrowed.length < all.length, `${narrowed.length} of ${all.length}`);
      for (const result of await page.locator(".fp-result").allInnerTexts()) {
        assert.match(result, /As you asked: .*free/i);
      }
      await chip(page, "Thursday").click();
      await page.waitForURL((url) => !url.searchParams.has("day"));
      assert.deepEqual(asked(page, "cost"), ["free"], "the other stays");
      await chip(page, "Free").click();
      await page.waitForURL((url) => !url.searchParams.has("cost"));
      assert.deepEqual(await resultLinks(page).allInnerTexts(), all);
    });
  });

  for (const [language, change] of [["en", "Change the words or the place"], ["cy", "Newid y geiriau neu’r lle"]]) {
    it(`on a phone the first result is on the first screen, and the search is one press away (${language})`, async () => {
      const address = `${home}/search?q=lunch+club&near=${encodeURIComponent(HERE)}&lang=${language}`;
      const first = { name: `first screen ${language}`, javaScriptEnabled: false };
      await visit(browser, address, { ...first, viewport: { width: 390, height: 844 } }, async (page) => {
        for (const [width, height] of [[390, 844], [360, 740], [360, 640]]) {
          await page.setViewportSize({ width, height });
          const name = await resultLinks(page).first().boundingBox();
          assert.ok(name.y + name.height <= height, `at ${width} × ${height} its name ends at ${name.y + name.height}`);
        }
        assert.ok(!(await searchBox(page).isVisible()));
        await tabTo(page, "#search summary");
        await page.keyboard.press("Enter");
        await tabTo(page, "#q", 1);
        await page.keyboard.type("tea");
        await page.keyboard.press("Enter");
        await page.waitForURL(/q=tea/);
        assert.deepEqual(asked(page, "near"), [HERE]);
        assert.ok(await page.getByText(change).isVisible());
        await page.setViewportSize({ width: 1280, height: 900 });
        assert.ok(await searchBox(page).isVisible(), "at a desk it is open");
      });
    });
  }

  it("on a phone the search is open where there is nothing to read below it, or something to mend in it", async () => {
    for (const query of ["q=", "q=zzqxv", "q=lunch&near=Nowhereshire"]) {
      await visit(browser, `${home}/search?${query}`, { name: `open ${query}`, ...PHONE }, async (page) => {
        assert.ok(await searchBox(page).isVisible(), query);
      });
    }
  });

  it("at a desk they stand beside the results, and the keyboard is enough", async () => {
    await visit(browser, `${home}/search?q=lunch`, { name: "narrow desk" }, async (page) => {
      await tabTo(page, '.fp-filter:has([name="cost"]) summary');
      await page.keyboard.press("Enter");
      await tabTo(page, 'input[name="cost"][value="free"]');
      await page.keyboard.press("Space");
      await page.keyboard.press("Enter");
      await page.waitForURL(/cost=free/);
      assert.ok(await page.locator('input[name="cost"][value="free"]').isChecked(), "what is chosen stays open to see");
      const [column, first] = await Promise.all([filters(page).boundingBox(), page.locator(".fp-result").first().boundingBox()]);
      assert.ok(column.x + column.width <= first.x, "beside each other");
    });
  });

  it("whoever says where they are is told how far, and may have the nearest first", async () => {
    await visit(browser, `${home}/search?q=lunch`, { name: "where", ...PHONE }, async (page) => {
      await page.getByText("Say where, or search again").click();
      await page.locator("#near").fill(HERE);
      await page.getByLabel("How far").selectOption("10 miles");
      await page.getByRole("button", { name: "Search" }).click();
      await page.waitForURL(/near=/);
      assert.equal(await searchBox(page).inputValue(), "lunch");
      assert.equal(await page.locator("#near").inputValue(), HERE);
      await page.getByRole("link", { name: "Show the nearest first" }).click();
      await page.waitForURL(/sort=nearest/);
      const far = (await page.locator(".fp-result").allInnerTexts()).map((result) => {
        if (/less than a quarter of a mile away/i.test(result)) return 0;
        return Number(result.match(/([\d.]+) miles? away/)[1]);
      });
      assert.ok(far.length > 1);
      assert.deepEqual(far, far.toSorted((one, other) => one - other));
      assert.ok(far.at(-1) <= 10);
      await chip(page, "Within 10 miles").click();
      await page.waitForURL((url) => !url.searchParams.has("distance"));
      assert.deepEqual([asked(page, "near"), asked(page, "sort")], [[HERE], ["nearest"]]);
    });
  });

  it("a place that nobody knows is said at its box, and nothing that was typed is lost", async () => {
    const address = `${home}/search?q=lunch&near=Nowhereshire&distance=3&cost=free`;
    await visit(browser, address, { name: "wrong place" }, async (page) => {
      assert.match(await page.title(), /^Error: /);
      await page.getByRole("alert").getByRole("link").click();
      assert.equal(await page.evaluate(() => document.activeElement.id), "near");
      assert.equal(await page.locator("#near").inputValue(), "Nowhereshire");
      assert.ok((await resultLinks(page).count()) > 0, "the rest is answered");
      await page.locator("#near").fill(HERE);
      await page.keyboard.press("Enter");
      await page.waitForURL(/near=IP14/);
      assert.deepEqual([asked(page, "q"), asked(page, "distance"), asked(page, "cost")], [["lunch"], ["3"], ["free"]]);
      assert.equal(await page.getByRole("alert").count(), 0);
    });
  });

  it("what was understood of the words comes off, stays off, and can be put back", async () => {
    await visit(browser, `${home}/search?q=free+lunch+on+thursday`, { name: "understood", ...DESK }, async (page) => {
      await chip(page, "Thursday").click();
      await page.waitForURL(/off=/);
      assert.match(await chips(page), /From your words\s+Free[^]*Taken off\s+Thursday/);
      await tick(page, "Time of day", /^Morning/);
      await page.getByRole("button", { name: "Apply" }).click();
      await page.waitForURL(/time=morning/);
      assert.deepEqual(asked(page, "off"), ["day:thursday"], "another choice does not put it back");
      await chip(page, "Thursday").click();
      await page.waitForURL((url) => !url.searchParams.has("off"));
      assert.match(await chips(page), /From your words\s+Free[^]*Thursday/);
    });
  });

  it("whoever changes to Welsh keeps what they chose", async () => {
    const address = `${home}/search?q=lunch+thursday&near=${encodeURIComponent(HERE)}&cost=free`;
    await visit(browser, address, { name: "narrow welsh", ...PHONE }, async (page) => {
      await page.getByRole("link", { name: "Cymraeg" }).click();
      await page.waitForURL(/lang=cy/);
      assert.deepEqual([asked(page, "q"), asked(page, "near"), asked(page, "cost")], [["lunch thursday"], [HERE], ["free"]]);
      assert.match(await page.locator(".fp-chips").innerText(), /Dydd Iau[^]*Ger IP14 1NH[^]*Am ddim/);
      await filters(page).locator("> summary").click();
      await page.getByRole("button", { name: "Defnyddio" }).click();
      await page.waitForURL((url) => !url.searchParams.has("lang"));
      assert.equal(await page.locator("html").getAttribute("lang"), "cy");
    });
  });

  const PAGES = {
    "a search with everything chosen": `q=free+lunch+on+thursday&near=${encodeURIComponent(HERE)}&distance=10&age=70&cost=free&cost=paid&day=monday&off=day:thursday&sort=nearest`,
    "a search with faults": "q=lunch&near=Nowhereshire&age=old&cost=banana",
    "a search that had to be widened": `q=lunch&near=${encodeURIComponent(HERE)}&distance=1&mode=online&joining=drop_in`,
    "filters without words": "q=&day=friday",
  };
  for (const language of ["en", "cy"]) {
    for (const [what, query] of Object.entries(PAGES)) {
      it(`everybody can use ${what} (${language})`, async () => {
        await visit(browser, `${home}/search?${query}&lang=${language}`, { name: `${what} ${language}` }, async (page) => {
          await assertAccessible(page);
          // Shut boxes are judged, too, once they are open.
          await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
          await assertAccessible(page);
        });
      });
    }
  }
});
