// Somebody keeps the services that they want to remember, on a list of their own: without an account, without
// JavaScript on a small phone, and by keyboard in the middle of a call.

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { assertAccessible } from "./helpers/accessibility.mjs";
import { noBrowser, openBrowser, visit } from "./helpers/browser.mjs";
import { Directory } from "./helpers/fingerpost.mjs";
import { resultLinks } from "./helpers/pages.mjs";

const PHONE = { viewport: { width: 320, height: 640 }, javaScriptEnabled: false };
const names = (page) => page.locator(".fp-listed h2").allInnerTexts();
const button = (page, does, name) => page.getByRole("button", { name: new RegExp(`^${does}\\s+${name}`) });
const toList = (page) => page.locator(".fp-header__list");
const said = (page, words) => page.locator("body > [role=status]").filter({ hasText: words }).waitFor({ state: "attached" });

/// Adds the first so many results to the list, and gives their names.
async function choose(page, home, count) {
  await page.goto(`${home}/search?q=lunch`);
  const all = (await resultLinks(page).allInnerTexts()).slice(0, count);
  for (let at = 0; at < count; at++) {
    await page.locator(".fp-result").nth(at).getByRole("button").click();
    await page.locator(".fp-result").nth(at).locator("button[name=remove]").waitFor();
  }
  return all;
}

describe("a list of one's own", { skip: noBrowser }, () => {
  let browser, directory, home;

  before(async () => {
    browser = await openBrowser();
    directory = await Directory.create();
    const site = join(directory.folder, "site.toml");
    const contact = 'phone = "01632 960999"\nemail = "help@support.example"\ncall_back = "help@support.example"';
    await writeFile(site, `name = "Support"\n[contact]\n${contact}\n`);
    home = await directory.serve({ demo: true, more: ["--site", site] });
  });
  after(async () => {
    await browser?.close();
    await directory?.close();
  });

  it("without scripts: chosen, noted, moved, taken off, put back, handed over", async () => {
    await visit(browser, home, { name: "choose on a phone", ...PHONE }, async (page) => {
      const [first, second, third] = await choose(page, home, 3);
      assert.match(page.url(), /q=lunch#r3$/, "back at the result");
      assert.equal(await toList(page).innerText(), "Your list (3)");

      await toList(page).click();
      assert.deepEqual(await names(page), [first, second, third]);
      const note = page.getByRole("listitem").filter({ hasText: first }).getByRole("textbox");
      await note.fill("Ring Sam before 4");
      await button(page, "Move up", third).click();
      assert.deepEqual(await names(page), [first, third, second]);
      assert.equal(await note.inputValue(), "Ring Sam before 4");
      await button(page, "Take off your list", first).click();
      await page.getByText(`${first} is off your list.`).waitFor();
      await page.getByRole("button", { name: "Put it back" }).click();
      assert.deepEqual(await names(page), [first, third, second]);

      await page.getByRole("button", { name: "Print a hand-out" }).click();
      assert.equal(await page.getByRole("img", { name: `Code that opens the page of ${first}` }).count(), 1);
      assert.equal(await page.getByText("Ring Sam before 4").count(), 1);
      assert.ok(!page.url().includes("?"), "an address says nothing of it");
    });
  });

  for (const [how, javaScriptEnabled] of [["with", true], ["without", false]]) {
    it(`${how} scripts a note is kept on the way to a hand-out, a text and another device`, async () => {
      const settings = { ...PHONE, name: `notes ${how} scripts`, javaScriptEnabled };
      await visit(browser, home, settings, async (page) => {
        await choose(page, home, 1);
        await toList(page).click();
        const note = page.getByRole("textbox", { name: /^Your note/ });
        const back = page.getByRole("link", { name: "Back to your list" });
        await note.fill("Ask for Sam");
        await page.getByRole("button", { name: "Print a hand-out" }).focus();
        await page.keyboard.press("Enter");
        await page.waitForURL(`${home}/shortlist/print`);
        assert.equal(await page.getByText("Ask for Sam").count(), 1);

        await back.click();
        assert.equal(await note.inputValue(), "Ask for Sam");
        await note.fill("Ask for Jo");
        await page.getByRole("button", { name: "Copy it as text" }).click();
        await page.waitForURL(`${home}/shortlist/text`);
        assert.match(await page.locator("#copy").inputValue(), /^Note: Ask for Jo$/m);

        await back.click();
        await note.fill("Ask for Ali");
        await page.getByRole("button", { name: "Open it on another device" }).click();
        await page.waitForURL(`${home}/shortlist/link`);
        await back.click();
        assert.equal(await note.inputValue(), "Ask for Ali");
      });
    });
  }

  it("what one can only press is not on a printed hand-out", async () => {
    await visit(browser, home, { name: "print a hand-out" }, async (page) => {
      await choose(page, home, 1);
      await page.goto(`${home}/shortlist/print`);
      const handOut = page.locator(".fp-hand-out");
      const shown = (name) => handOut.getByRole("link", { name, exact: true }).isVisible();
      assert.ok(await shown("Ask us to call you"));
      await page.emulateMedia({ media: "print" });
      assert.ok(!(await shown("Ask us to call you")), "it is printed");
      assert.ok(await shown("Call 01632 960999"));
      assert.ok(await shown("Email help@support.example"));
    });
  });

  it("it goes to another device, which is asked first", async () => {
    let address, chosen;
    await visit(browser, home, { name: "from a device" }, async (page) => {
      chosen = await choose(page, home, 2);
      await page.goto(`${home}/shortlist/link`);
      address = await page.getByLabel("Address").inputValue();
    });
    await visit(browser, address, { name: "to a device", ...PHONE }, async (page) => {
      assert.equal(await toList(page).innerText(), "Your list");
      assert.deepEqual(await names(page), chosen);
      await page.getByRole("button", { name: "Keep this list" }).click();
      await page.waitForURL(`${home}/shortlist`);
      assert.deepEqual(await names(page), chosen);
    });
  });

  it("with scripts nothing is loaded again, and what was done is said", async () => {
    await visit(browser, `${home}/search?q=lunch`, { name: "choose with scripts" }, async (page) => {
      await page.evaluate(() => (window.still = true));
      const first = page.locator(".fp-result").first().getByRole("button");
      await first.click();
      await said(page, "Added. 1 service is on your list.");
      await first.click();
      await said(page, "Taken off. Your list is empty.");
      assert.equal(await toList(page).innerText(), "Your list");
      assert.ok(await page.evaluate(() => window.still));
    });
  });

  it("a page that one comes back to shows the list as it is now", async () => {
    await visit(browser, `${home}/search?q=lunch`, { name: "back to results" }, async (page) => {
      const service = await resultLinks(page).first().getAttribute("href");
      const other = await page.context().newPage();
      await other.goto(`${home}${service}`);
      await other.getByRole("button", { name: /^Add to your list/ }).click();
      await said(other, "Added. 1 service is on your list.");
      // As a browser does that kept the page whole while another was shown.
      await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
      await page.getByRole("button", { name: /^Take off your list/ }).waitFor();
      assert.equal(await toList(page).innerText(), "Your list (1)");
    });
  });

  it("a note that does not fit is asked about with all that was written, and one that could not be sent is said", async () => {
    await visit(browser, home, { name: "note too long" }, async (page) => {
      await choose(page, home, 1);
      await page.goto(`${home}/shortlist`);
      const note = page.locator("textarea");
      const unkept = page.getByRole("alert").filter({ hasText: "not kept yet" });
      await page.route("**/shortlist", (route) => route.abort());
      await note.fill("Ring Sam");
      await note.blur();
      await unkept.waitFor();
      await page.unroute("**/shortlist");
      await note.fill("Ring Sam at noon");
      await note.blur();
      await said(page, "Your notes are saved.");
      await unkept.waitFor({ state: "hidden" });
      const long = "x".repeat(4_000);
      // Nobody need leave the box.
      await note.fill(long);
      await page.getByRole("alert").filter({ hasText: "Your list is full" }).waitFor();
      assert.equal(await note.inputValue(), long);
      // What is too long in one language is in the other, and comes along.
      await page.getByRole("button", { name: "Cymraeg" }).click();
      await page.locator("html[lang=cy]").waitFor();
      assert.equal(await note.inputValue(), long);
      assert.match(await page.title(), /^Gwall/);
    });
  });

  it("by keyboard: the results are walked, listed and copied, and a list is never typed into a box", async () => {
    const settings = { name: "keys on results", permissions: ["clipboard-read", "clipboard-write"] };
    await visit(browser, `${home}/search?q=lunch`, settings, async (page) => {
      const focused = () => page.evaluate(() => document.activeElement.innerText);
      const [first, second] = await resultLinks(page).allInnerTexts();
      await page.keyboard.press("j");
      assert.equal(await focused(), first);
      await page.keyboard.press("j");
      assert.equal(await focused(), second);
      await page.keyboard.press("s");
      await said(page, "Added. 1 service is on your list.");
      await page.keyboard.press("c");
      await said(page, "Copied");
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      assert.match(copied, new RegExp(`^${second.toUpperCase()}\n[^]*/services/`));
      await page.keyboard.press("k");
      assert.equal(await focused(), first);
      await page.keyboard.press("/");
      await page.keyboard.type("jskc?");
      assert.equal(await page.locator("#q").inputValue(), "jskc?");
      assert.equal(await toList(page).innerText(), "Your list (1)");
    });
  });

  it("a question mark shows the keys, which can be turned off and on", async () => {
    await visit(browser, `${home}/search?q=lunch`, { name: "keys off" }, async (page) => {
      await page.keyboard.press("?");
      const dialog = page.getByRole("dialog", { name: "Keyboard shortcuts" });
      await dialog.waitFor();
      await dialog.getByRole("button", { name: "Turn the shortcuts off" }).click();
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "detached" });
      await page.keyboard.press("/");
      assert.notEqual(await page.evaluate(() => document.activeElement.id), "q");
      await page.getByRole("link", { name: "Keyboard shortcuts" }).click();
      await page.getByRole("button", { name: "Turn the shortcuts on" }).click();
      await page.goto(home);
      await page.keyboard.press("/");
      assert.equal(await page.evaluate(() => document.activeElement.id), "q");
    });
  });

  const PAGES = ["/shortlist", "/shortlist/print", "/shortlist/text", "/shortlist/link", "/shortlist/clear", "/keys", "/search?q=lunch"];
  for (const language of ["en", "cy"]) {
    it(`everybody can use the pages of a list (${language})`, async () => {
      await visit(browser, home, { name: `list ${language}` }, async (page) => {
        await choose(page, home, 2);
        await page.goto(`${home}/shortlist?lang=${language}`);
        await page.locator("textarea").first().fill("Sam");
        await page.locator("form[data-save] > button").click();
        for (const address of PAGES) {
          await page.goto(`${home}${address}`);
          await assertAccessible(page);
        }
        await page.goto(`${home}/shortlist/link?notes=yes`);
        await page.goto(await page.locator("#copy").inputValue());
        await assertAccessible(page);
      });
    });
  }
});
