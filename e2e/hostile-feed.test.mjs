// A feed from somebody who means harm, or who pasted from a word processor, is shown as words and nothing else.
// The Content Security Policy is switched off for these visits: the pages must be safe without it.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { noBrowser, openBrowser, visit } from "./helpers/browser.mjs";
import { Directory } from "./helpers/fingerpost.mjs";
import { resultLinks } from "./helpers/pages.mjs";

/// How long a script that should not be there is given to run: handlers fire when their picture has failed to load.
const SETTLE_MS = 300;

/// What a page built from a feed may never hold.
async function assertHarmless(page) {
  await page.waitForLoadState("load");
  await page.mouse.move(400, 400);
  await page.waitForTimeout(SETTLE_MS);
  const found = await page.evaluate(() => {
    const all = [...document.querySelectorAll("*")];
    const attributes = all.flatMap((element) => [...element.attributes].map((attribute) => ({ element, attribute })));
    const show = (element) => element.outerHTML.slice(0, 120);
    const isScript = (element) => element.localName === "script" && element.type !== "application/ld+json";
    return {
      "window.__pwned": typeof window.__pwned,
      handlers: attributes.filter(({ attribute }) => attribute.name.startsWith("on")).map(({ element }) => show(element)),
      addresses: attributes
        .filter(({ attribute }) => /^(href|src|srcset|action|formaction|data|xlink:href|poster)$/.test(attribute.name))
        // the browser, too, passes over spaces and control characters in a scheme
        .filter(({ attribute }) => /^(javascript|vbscript|data):/i.test(attribute.value.replace(/[\u0000- ]/g, "")))
        .map(({ element }) => show(element)),
      scripts: all.filter((element) => isScript(element) && /__pwned/.test(element.text)).map(show),
      elements: [...document.querySelectorAll("main :is(script:not([type='application/ld+json']), style, link, meta, base, iframe, object, embed, img, video, template, noscript, math, [style])")].map(show),
      base64: document.documentElement.outerHTML.includes("base64,"),
      structure: {
        mains: document.querySelectorAll("main").length,
        footers: document.querySelectorAll("main footer").length,
        inMarkup: document.querySelectorAll(":is(main, b, i, a, table, ul) > footer[class*=footer]").length,
      },
    };
  });
  assert.deepEqual(found, {
    "window.__pwned": "undefined",
    handlers: [],
    addresses: [],
    scripts: [],
    elements: [],
    base64: false,
    structure: { mains: 1, footers: 0, inMarkup: 0 },
  });
  assert.ok(await page.getByRole("contentinfo").isVisible(), "the footer is where it should be");
}

describe("a hostile feed", { skip: noBrowser }, () => {
  let browser, directory, home;

  before(async () => {
    browser = await openBrowser();
    directory = await Directory.create();
    const feed = fileURLToPath(new URL("fixtures/hostile.json", import.meta.url));
    await directory.import(feed, "hostile", { mayReject: true });
    home = await directory.serve();
  });
  after(async () => {
    await browser?.close();
    await directory?.close();
  });

  const guarded = (name) => ({ name: `hostile ${name}`, bypassCSP: true });

  it("its services are found, and neither they nor who runs them can do anything", async () => {
    await visit(browser, `${home}/search?q=thornfield`, guarded("services"), async (page) => {
      await assertHarmless(page);
      const paths = await resultLinks(page).evaluateAll((links) => links.map((link) => link.getAttribute("href")));
      assert.ok(paths.length >= 8, `a bad field costs the field and not the service: only ${paths.length} found`);
      const organizations = new Set();
      for (const path of paths) {
        await page.goto(new URL(path, home).href);
        await assertHarmless(page);
        const links = page.getByRole("main").locator('a[href*="/organisations/"]');
        for (const href of await links.evaluateAll((all) => all.map((link) => link.getAttribute("href")))) {
          organizations.add(href);
        }
      }
      for (const path of organizations) {
        await page.goto(new URL(path, home).href);
        await assertHarmless(page);
      }
    });
  });

  it("what is said beside the markup is still there to read", async () => {
    await visit(browser, `${home}/services/0badf00d-0000-4000-8000-000000000001`, guarded("words"), async (page) => {
      const words = await page.getByRole("main").innerText();
      assert.match(words, /Thornfield before/);
      assert.match(words, /after/);
    });
  });

  it("a search that is a script is only a search", async () => {
    for (const words of [
      "<script>window.__pwned=1</script>",
      '"><img src=x onerror=window.__pwned=1>',
      "' autofocus onfocus='window.__pwned=1",
      "</title><script>window.__pwned=1</script>",
      "thornfield <script>window.__pwned=1</script>",
    ]) {
      const address = new URL("/search", home);
      address.searchParams.set("q", words);
      await visit(browser, address.href, guarded("search"), assertHarmless);
    }
  });

  it("an address that is a script is only an address", async () => {
    for (const path of ["/%3Cscript%3Ewindow.__pwned=1%3C/script%3E", "/services/%22%3E%3Cimg%20src=x%20onerror=window.__pwned=1%3E"]) {
      await visit(browser, `${home}${path}`, guarded("address"), assertHarmless);
    }
  });

  it("machines are told that data is data", async () => {
    for (const path of ["/openreferral/v3/services", "/api/search?q=thornfield"]) {
      const answer = await fetch(`${home}${path}`);
      assert.match(answer.headers.get("content-type"), /^application\/json/, path);
      assert.equal(answer.headers.get("x-content-type-options"), "nosniff", path);
    }
  });

  it("a second wall stands behind the first: the policy allows no script of a feed's", async () => {
    const policy = (await fetch(home)).headers.get("content-security-policy") ?? "";
    assert.match(policy, /default-src|script-src/, "there is a policy");
    const script = policy.match(/script-src ([^;]*)/)?.[1] ?? policy.match(/default-src ([^;]*)/)[1];
    assert.doesNotMatch(script, /unsafe-inline|unsafe-eval|\*|data:/);
  });
});
