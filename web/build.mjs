// Builds dist/: what crates/pages embeds and the server sends from /assets/.
//
// `fingerpost.css` and `fingerpost.js` are for every page; what is in `styles/pages` and `scripts/pages` is for the
// pages that ask for it, so that nobody fetches what their page does not use. `embed-host.js` is for the pages of others.
//
// Every style sheet has a twin for languages that are written from right to left: `fingerpost-rtl.css`. What must not be
// turned round stands between `/*!rtl:begin:ignore*/` and `/*!rtl:end:ignore*/`; what is for the twin alone, in `/*!rtl:raw:…*/`.
//
// Every file's name carries a hash of its bytes, so that a browser may keep it for ever, and
// manifest.json says which file stands for which name. Beside each larger file lies one that brotli has packed as small as
// it can, which would take too long for each answer. The manifest is written last: crates/pages
// takes it as the sign that the build is whole.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import * as esbuild from "esbuild";
import rtlcss from "rtlcss";
import * as sass from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, "dist");

/// What may never be published: the parts of the GOV.UK identity that are for GOV.UK alone.
const FORBIDDEN = [/GDS Transport/i, /crown|crest/i, /govuk-header/, /#1d70b8/i, /@font-face/, /url\(/];

/// The pictures of what we do not use of Leaflet: its layers, its own pins, its lines in browsers long gone.
const LEAFLET_PICTURES = /[a-z-]+:url\((?:images\/|#default)[^)]*\);?/g;

function style(file) {
  const compiled = sass.compile(file, {
    loadPaths: [join(here, "styles"), join(here, "node_modules")],
    style: "compressed",
    sourceMap: false,
  });
  const css = compiled.css.replace(LEAFLET_PICTURES, "");
  for (const pattern of FORBIDDEN) {
    const at = css.search(pattern);
    if (at >= 0) throw new Error(`${file} holds ${pattern}: …${css.slice(Math.max(0, at - 80), at + 80)}…`);
  }
  return css;
}

/// What is said to the tool that turns style sheets round, and to nobody else.
const DIRECTIONS = /\/\*!rtl:[^*]*\*\//g;

/// A style sheet and its twin, each under its name.
function styles(name, file) {
  const css = style(file);
  return {
    [`${name}.css`]: Buffer.from(css.replace(DIRECTIONS, "")),
    [`${name}-rtl.css`]: Buffer.from(rtlcss.process(css).replace(DIRECTIONS, "")),
  };
}

function script(file) {
  const { outputFiles } = esbuild.buildSync({
    entryPoints: [file],
    bundle: true,
    minify: true,
    // Licences are in NOTICE.
    legalComments: "none",
    // What libraries warn their developers of is of no use to readers, who fetch it.
    drop: ["console"],
    format: "iife",
    target: "es2020",
    write: false,
    logLevel: "warning",
  });
  return Buffer.from(outputFiles[0].contents);
}

/// The files of a folder that end so, each with its name without that.
function pages(folder, end) {
  const there = join(here, folder);
  const files = existsSync(there) ? readdirSync(there).filter((name) => name.endsWith(end)) : [];
  return files.map((name) => [name.slice(0, -end.length), join(there, name)]);
}

const files = {
  ...styles("fingerpost", join(here, "styles/fingerpost.scss")),
  "fingerpost.js": script(join(here, "scripts/fingerpost.js")),
  "embed-host.js": script(join(here, "scripts/embed-host.js")),
  "favicon.svg": readFileSync(join(here, "favicon.svg")),
};
for (const [name, file] of pages("styles/pages", ".scss")) Object.assign(files, styles(name, file));
for (const [name, file] of pages("scripts/pages", ".js")) files[`${name}.js`] = script(file);

/// Smaller files are not worth packing, in bytes.
const WORTH_PACKING = 500;
const BEST = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };

mkdirSync(dist, { recursive: true });
const manifest = {};
for (const [name, bytes] of Object.entries(files)) {
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 12);
  const extension = extname(name);
  const hashed = `${name.slice(0, -extension.length)}-${hash}${extension}`;
  writeFileSync(join(dist, hashed), bytes);
  if (bytes.length >= WORTH_PACKING) writeFileSync(join(dist, `${hashed}.br`), brotliCompressSync(bytes, BEST));
  manifest[name] = hashed;
}
writeFileSync(join(dist, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);

const kept = new Set([...Object.values(manifest).flatMap((name) => [name, `${name}.br`]), "manifest.json"]);
for (const name of readdirSync(dist)) {
  if (!kept.has(name)) rmSync(join(dist, name), { recursive: true });
}
