// For somebody in the middle of a call: single keys lead to the search box, through the results and to the list.
// /keys says which, and turns them off (WCAG 2.1.4).

import { copy } from "./copying.js";

const OFF = "keys-off";

/// What is remembered; nothing where the browser keeps nothing.
function areOff(change) {
  try {
    if (change !== undefined) localStorage[change ? "setItem" : "removeItem"](OFF, "1");
    return localStorage.getItem(OFF) !== null;
  } catch {
    return false;
  }
}

/// Whether keys are being typed into something.
export function typing(target) {
  return target instanceof Element && target.closest("input:not([type=checkbox], [type=radio]), textarea, select") !== null;
}

/// The button that turns the keys off and on.
function wire(part) {
  const button = part.querySelector("[data-keys]");
  if (!button) return;
  const words = button.dataset.keys.split("|");
  const say = () => (button.textContent = words[Number(areOff())]);
  button.hidden = false;
  button.addEventListener("click", () => say(areOff(!areOff())));
  say();
}

/// The page of the keys over this one.
async function help() {
  if (document.querySelector("dialog[open]")) return;
  try {
    const page = new DOMParser().parseFromString(await (await fetch("/keys")).text(), "text/html");
    const dialog = document.createElement("dialog");
    dialog.className = "fp-dialog";
    dialog.append(...page.querySelector("main").childNodes);
    const heading = dialog.querySelector("h1");
    heading.id = "keys-title";
    dialog.setAttribute("aria-labelledby", heading.id);
    const close = dialog.querySelector("[data-close]");
    close.hidden = false;
    close.firstElementChild.autofocus = true;
    document.body.append(dialog);
    wire(dialog);
    dialog.addEventListener("close", () => dialog.remove());
    dialog.showModal();
  } catch {
    location.assign("/keys");
  }
}

/// To the next result, or the one before.
function walk(by) {
  const links = [...document.querySelectorAll(".fp-result h2 a")];
  const at = links.findIndex((link) => link.closest(".fp-result").contains(document.activeElement));
  const to = links[at < 0 && by < 0 ? 0 : at + by];
  to?.focus();
  return to;
}

const press = (part) => part?.querySelector(".fp-choose[name=add], .fp-choose[name=remove]")?.click();

const ACTIONS = {
  "/": () => {
    const box = document.querySelector("main input[name=q], input[name=q]");
    box?.focus();
    box?.select();
    return box;
  },
  "?": help,
  j: () => walk(1),
  k: () => walk(-1),
  // Of the result that has the focus, or of the page of a service.
  s: (result) => press(result ?? document.querySelector(".fp-service")),
  c: (result) => {
    const page = result?.querySelector("h2 a").pathname ?? location.pathname;
    if (!page.startsWith("/services/")) return;
    const text = fetch(`${page}/text`).then((answer) => (answer.ok ? answer.text() : Promise.reject()));
    copy(text, document.getElementById("list").dataset.copied);
  },
};

export function keys() {
  document.addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || typing(target) || areOff()) return;
    if (!Object.hasOwn(ACTIONS, key) || document.querySelector("dialog[open]")) return;
    if (ACTIONS[key](target.closest?.(".fp-result"))) event.preventDefault();
  });
  wire(document);
}
