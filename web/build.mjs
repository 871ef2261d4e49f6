// Builds dist/: what crates/pages embeds and the server sends from /assets/.
//
// Every file's name carries a hash of its bytes, so that a browser may keep it for ever, and
// manifest.json says which file stands for which name. The manifest is written last: crates/pages
// takes it as the sign that the build is whole.

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as sass from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, "dist");

/// What may never be published: the parts of the GOV.UK identity that are for GOV.UK alone.
const FORBIDDEN = [/GDS Transport/i, /crown|crest/i, /govuk-header/, /#1d70b8/i, /@font-face/, /url\(/];

const { css } = sass.compile(join(here, "styles/fingerpost.scss"), {
  loadPaths: [join(here, "styles"), join(here, "node_modules")],
  style: "compressed",
  sourceMap: false,
});
for (const pattern of FORBIDDEN) {
  const at = css.search(pattern);
  if (at >= 0) throw new Error(`the style sheet holds ${pattern}: …${css.slice(Math.max(0, at - 80), at + 80)}…`);
}

const files = {
  "fingerpost.css": Buffer.from(css),
  "favicon.svg": readFileSync(join(here, "favicon.svg")),
};

mkdirSync(dist, { recursive: true });
const manifest = {};
for (const [name, bytes] of Object.entries(files)) {
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 12);
  const extension = extname(name);
  const hashed = `${name.slice(0, -extension.length)}-${hash}${extension}`;
  writeFileSync(join(dist, hashed), bytes);
  manifest[name] = hashed;
}
writeFileSync(join(dist, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);

const kept = new Set([...Object.values(manifest), "manifest.json"]);
for (const name of readdirSync(dist)) {
  if (!kept.has(name)) rmSync(join(dist, name), { recursive: true });
}
