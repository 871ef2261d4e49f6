// One headless Chromium for a file of journeys; for each journey a fresh context in it that is cut off from the world
// and says what it asked for.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { delimiter, isAbsolute, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { skipped } from "./skipped.mjs";

const report = fileURLToPath(new URL("../report/", import.meta.url));

/// How long a page may take to show what a journey waits for.
const PATIENCE_MS = 10_000;

function findChromium() {
  const asked = process.env.CHROMIUM;
  const names = asked ? [asked] : ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/bin"];
  const files = names.flatMap((name) => (isAbsolute(name) ? [name] : folders.map((folder) => join(folder, name))));
  return files.find((file) => existsSync(file));
}

const executablePath = findChromium();

/// For the `skip` of a suite: why it cannot run, or false.
export const noBrowser = executablePath
  ? false
  : skipped("browser journeys", "no Chromium: install it, or name it in CHROMIUM");

export async function openBrowser() {
  return chromium.launch({
    executablePath,
    headless: true,
    args: [
      "--disable-gpu",
      "--disable-quic",
      "--disable-dev-shm-usage",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      // nothing but this machine is resolved; a browser takes *.localhost for it too
      "--host-resolver-rules=MAP *.localhost 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ],
  });
}

/// What a visit heard besides the page that it looked at.
class Heard {
  /// Addresses elsewhere that the browser asked for.
  outside = [];
  /// Dialogs that opened.
  dialogs = [];
  /// Scripts that failed, and what the browser complained of.
  errors = [];

  /// Waits until the browser has asked for an address elsewhere.
  async request(address) {
    const deadline = Date.now() + PATIENCE_MS;
    while (!this.outside.includes(address)) {
      assert.ok(Date.now() < deadline, `asked for ${JSON.stringify(this.outside)} and not for ${address}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

/// Visits `address` with a person's settings and does `journey(page, heard)`. Afterwards no dialog may have opened, no
/// script failed, and nothing been asked of the world but what the journey says in `mayAsk`; servers of its own on this
/// machine, named by their origins in `mayReach`, are really asked. When it fails there is a
/// picture in e2e/report.
export async function visit(browser, address, settings, journey) {
  const { name, mayAsk = [], mayReach = [], ...options } = settings;
  const context = await browser.newContext({ locale: "en-GB", viewport: { width: 1280, height: 900 }, ...options });
  context.setDefaultTimeout(PATIENCE_MS);
  const heard = new Heard();
  // Also for windows that the page opens. What is elsewhere gets an empty page: no request leaves this machine.
  await context.route(
    (url) => url.origin !== new URL(address).origin && !mayReach.includes(url.origin),
    (route) => {
      heard.outside.push(route.request().url());
      return route.fulfill({ status: 200, contentType: "text/html", body: "<title>Elsewhere</title>" });
    },
  );
  context.on("dialog", (dialog) => {
    heard.dialogs.push(dialog.message());
    return dialog.dismiss();
  });
  context.on("weberror", (event) => heard.errors.push(String(event.error())));
  context.on("console", (message) => {
    // The browser also complains of a page that is rightly not there.
    const ofThePage = message.location().url === message.page()?.url();
    if (message.type() === "error" && !ofThePage) heard.errors.push(`${message.text()} (${message.location().url})`);
  });
  const page = await context.newPage();
  try {
    await page.goto(address);
    await journey(page, heard);
    assert.deepEqual(heard.dialogs, [], "a dialog opened");
    assert.deepEqual(heard.errors, [], "a script failed, or the browser complained");
    assert.deepEqual(heard.outside.filter((url) => !mayAsk.includes(url)), [], "something elsewhere was asked for");
  } catch (error) {
    await mkdir(report, { recursive: true });
    const picture = join(report, `${name.replace(/[^a-z0-9]+/gi, "-").toLowerCase()}.png`);
    await page.screenshot({ path: picture, fullPage: true }).catch(() => {});
    const where = `\n(at ${page.url()}, see ${picture})`;
    error.message += where;
    error.stack += where;
    throw error;
  } finally {
    await context.close();
  }
}
