// A council shows the search on its own page, as demo/embed.html does.

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { noBrowser, openBrowser, visit } from "./helpers/browser.mjs";
import { Directory } from "./helpers/fingerpost.mjs";
import { resultLinks } from "./helpers/pages.mjs";

describe("the search on a council's own page", { skip: noBrowser }, () => {
  let browser, directory, home, council, page;

  before(async () => {
    browser = await openBrowser();
    council = createServer((request, response) => response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(page));
    await new Promise((listening) => council.listen(0, "127.0.0.1", listening));
    directory = await Directory.create();
    const site = join(directory.folder, "site.toml");
    await writeFile(site, `name = "Support"\nembed_hosts = ["council.localhost:${council.address().port}"]\n`);
    home = await directory.serve({ demo: true, more: ["--site", site] });
    const example = await readFile(new URL("../demo/embed.html", import.meta.url), "utf8");
    page = example.replaceAll("http://127.0.0.1:8080", home);
  });
  after(async () => {
    await browser?.close();
    await directory?.close();
    council?.close();
  });

  const at = (host) => `http://${host}:${council.address().port}/`;
  const settings = (name) => ({ name, mayReach: [home] });

  it("one script brings the box, as high as it needs to be, and its results take the whole window", async () => {
    await visit(browser, at("council.localhost"), settings("embed by script"), async (page) => {
      const frame = page.frameLocator("#by-script + iframe, #by-script iframe");
      await frame.getByLabel("What do you need help with?").waitFor();
      await page.waitForFunction(() => {
        const frame = document.querySelector("#by-script iframe");
        return frame.clientHeight !== 320;
      });
      const [framed, needed] = [
        await page.locator("#by-script iframe").evaluate((frame) => frame.clientHeight),
        await frame.locator("main").evaluate((main) => Math.ceil(main.getBoundingClientRect().height)),
      ];
      assert.ok(Math.abs(framed - needed) <= 1, `${framed} for ${needed}`);
      assert.ok(await page.locator("#by-script iframe").getAttribute("title"));
      await frame.getByLabel("What do you need help with?").fill("lunch");
      await page.keyboard.press("Enter");
      await page.waitForURL(`${home}/search?**`);
      assert.ok((await resultLinks(page).count()) > 0);
    });
  });

  it("a message from anywhere else does not change its height", async () => {
    await visit(browser, at("council.localhost"), settings("embed messages"), async (page) => {
      const frame = page.locator("#by-script iframe");
      await page.frameLocator("#by-script iframe").getByRole("search").waitFor();
      await page.waitForFunction(() => document.querySelector("#by-script iframe").clientHeight !== 320);
      const before = await frame.evaluate((frame) => frame.clientHeight);
      await page.evaluate(() => window.postMessage({ fingerpost: "height", height: 1999 }, "*"));
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      assert.equal(await frame.evaluate((frame) => frame.clientHeight), before);
    });
  });

  it("a frame without any script works as well, in Welsh and in a new tab", async () => {
    const plain = { ...settings("embed by frame"), javaScriptEnabled: false };
    await visit(browser, at("council.localhost"), plain, async (page) => {
      const frame = page.frameLocator("#by-frame");
      await frame.getByRole("searchbox").fill("lunch");
      const opened = page.context().waitForEvent("page");
      await frame.getByRole("button").click();
      const results = await opened;
      await results.waitForURL(`${home}/search?**`);
      assert.equal(await results.locator("html").getAttribute("lang"), "cy");
    });
  });

  it("a page that the site does not name gets an empty frame", async () => {
    const context = await browser.newContext();
    try {
      const page = await context.newPage();
      await page.goto(at("somebody.localhost"));
      const frame = page.frames().find((frame) => frame.parentFrame());
      await frame.waitForLoadState();
      assert.equal(await page.frameLocator("#by-frame").getByRole("search").count(), 0);
    } finally {
      await context.close();
    }
  });
});
