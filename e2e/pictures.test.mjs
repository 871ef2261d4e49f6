// The pictures of the README are of the pages that there are. `UPDATE_DOCUMENTS=1 node --test e2e/pictures.test.mjs`
// makes them anew; each run makes them into e2e/report/pictures, to be compared by eye.

import assert from "node:assert/strict";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { noBrowser, openBrowser, visit } from "./helpers/browser.mjs";
import { Directory } from "./helpers/fingerpost.mjs";
import { resultLinks } from "./helpers/pages.mjs";

const root = fileURLToPath(new URL("../", import.meta.url));
const documents = join(root, "docs", "pictures");
const report = join(root, "e2e", "report", "pictures");
const SIZE = { width: 960, height: 1000 };
const SEARCH = "/search?q=mum+keeps+forgetting+things&near=Diss";

/// Width and height of a PNG file.
const size = (png) => ({ width: png.readUInt32BE(16), height: png.readUInt32BE(20) });

describe("the pictures of the README", { skip: noBrowser }, () => {
  let browser, directory, home;

  before(async () => {
    browser = await openBrowser();
    directory = await Directory.create();
    home = await directory.serve({ demo: true });
    await Promise.all([documents, report].map((folder) => mkdir(folder, { recursive: true })));
  });
  after(async () => {
    await browser?.close();
    await directory?.close();
  });

  const pictures = {
    home: async (page) => page.getByRole("button", { name: "Search" }).waitFor(),
    results: async (page) => {
      await page.goto(home + SEARCH);
      assert.ok((await resultLinks(page).count()) > 2, "there is something to see");
    },
    service: async (page) => {
      await page.goto(home + SEARCH);
      await resultLinks(page).first().click();
      await page.waitForURL(/\/services\//);
    },
  };
  for (const [name, go] of Object.entries(pictures)) {
    it(`${name} is shown as it is`, async () => {
      await visit(browser, home, { name: `picture ${name}`, viewport: SIZE, colorScheme: "light" }, async (page) => {
        await go(page);
        const folder = process.env.UPDATE_DOCUMENTS ? documents : report;
        await page.screenshot({ path: join(folder, `${name}.png`) });
        const shown = await readFile(join(documents, `${name}.png`)).catch(() => undefined);
        assert.ok(shown, `docs/pictures/${name}.png is missing: run with UPDATE_DOCUMENTS=1`);
        assert.deepEqual(size(shown), SIZE);
        assert.match(await readFile(join(root, "README.md"), "utf8"), new RegExp(`!\\[[^\\]]+\\]\\(docs/pictures/${name}\\.png\\)`));
      });
    });
  }
});
