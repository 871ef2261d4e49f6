// A whole catalogue in a language of the Arabic script, made from the English one: what no human has translated, but has the
// letters, the direction, the plurals and about the lengths of a translation.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const english = fileURLToPath(new URL("../../crates/pages/messages/en.ftl", import.meta.url));

/// By sound, as far as they have one.
const LETTERS = {
  a: "ا", b: "ب", c: "ك", d: "د", e: "ي", f: "ف", g: "غ", h: "ه", i: "ي", j: "ج", k: "ك", l: "ل", m: "م",
  n: "ن", o: "و", p: "پ", q: "ق", r: "ر", s: "س", t: "ت", u: "و", v: "ڤ", w: "و", x: "خ", y: "ي", z: "ز",
};

/// Makes words a fifth longer, which a translation often is: one after every fifth letter.
const FILLING = "ء";

function translated(words) {
  let letters = 0;
  return words.replace(/[a-z]/gi, (letter) => {
    letters += 1;
    return LETTERS[letter.toLowerCase()] + (letters % 5 === 0 ? FILLING : "");
  }).replaceAll(",", "،").replaceAll("?", "؟").replaceAll(";", "؛");
}

/// What stands outside of `{ … }`.
const outside = (text) => text.replace(/\{[^{}]*\}|[^{}]+/g, (part) => (part.startsWith("{") ? part : translated(part)));

/// Every plural that Arabic has; English says two of them.
function plurals(text) {
  return text.replace(/^( *)\*\[other\] (.*)$/gm, (_, indent, other) => {
    const forms = ["zero", "two", "few", "many"].map((form) => `${indent} [${form}] ${outside(other)} ${translated(form)}`);
    return `${forms.join("\n")}\n${indent}*[other] ${outside(other)}`;
  });
}

/// A file for `serve --language`, called ar.ftl.
export function arabicCatalogue() {
  const lines = readFileSync(english, "utf8").split("\n");
  const said = lines.map((line) => {
    const message = line.match(/^([a-z][\w-]*) = (.*)$/);
    const form = line.match(/^( +)(\*?)\[(\w+)\] (.*)$/);
    if (message?.[1] === "language-name") return "language-name = العربية";
    if (message?.[1] === "language-direction") return "language-direction = rtl";
    if (message && message[2].endsWith("->")) return line;
    if (message) return `${message[1]} = ${outside(message[2])}`;
    if (form?.[2] === "*" && form[3] === "other") return plurals(line);
    if (form) return `${form[1]}${form[2]}[${form[3]}] ${outside(form[4])}`;
    return line;
  });
  return said.join("\n");
}
