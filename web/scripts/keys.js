// For somebody in the middle of a call: single keys lead to the search box, through the results and to the list.
// /keys says which, and turns them off (WCAG 2.1.4).

import { copy } from "./copying.js";

/// Whether they are turned off; a browser that keeps nothing keeps them on.
function areOff() {
  try {
    return localStorage.getItem("keys-off") !== null;
  } catch {
    return false;
  }
}

/// Whether keys are being typed into something.
export function typing(target) {
  return target.closest("input:not([type=checkbox], [type=radio]), textarea, select") !== null;
}

/// The page of the keys over this one: its script is fetched when it is asked for.
function help() {
  const script = document.createElement("script");
  script.src = document.querySelector("a[data-script]").dataset.script;
  document.head.append(script);
}

/// To the next result, or the one before.
function walk(by) {
  const links = [...document.querySelectorAll(".fp-result h2 a")];
  const at = links.findIndex((link) => link.closest(".fp-result").contains(document.activeElement));
  const to = links[at < 0 && by < 0 ? 0 : at + by];
  to?.focus();
  return to;
}

const press = (part) => part?.querySelector(".fp-choose[form], [name=remove]")?.click();

const ACTIONS = {
  "/": () => {
    const box = document.querySelector("input[name=q]");
    box?.closest("details")?.setAttribute("open", "");
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
    if (document.querySelector("dialog[open]")) return;
    if (ACTIONS[key]?.(target.closest(".fp-result"))) event.preventDefault();
  });
}
