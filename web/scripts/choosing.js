// Services go on one's list and off it without the page being loaded again.

import { announce } from "./announce.js";

// One after another: each answer is the cookie that the next one changes.
let last = Promise.resolve();

/// Whether forms are sent as without this script.
let isPlain = false;

const HEADERS = { accept: "application/json" };

function show(button, [name, words]) {
  button.name = name;
  button.firstElementChild.textContent = words;
}

const showLink = (words) => (document.querySelector(".fp-header__list").textContent = words);

async function send(button) {
  try {
    const body = new URLSearchParams([[button.name, button.value]]);
    const answer = await fetch("/shortlist", { method: "POST", headers: HEADERS, body });
    if (!answer.ok) throw answer.status;
    const told = await answer.json();
    show(button, told.button);
    showLink(told.link);
    announce(told.says);
  } catch {
    // A page can say what is the matter: the browser sends the form itself.
    isPlain = true;
    button.click();
  }
}

/// A page that one comes back to stands as it was left, and the list may have changed since.
async function refresh({ persisted }) {
  if (!persisted) return;
  const { link, chosen, add, remove } = await (await fetch("/shortlist", { headers: HEADERS })).json();
  showLink(link);
  for (const button of document.querySelectorAll(".fp-choose[form]")) {
    show(button, chosen.includes(button.value.split("#")[0]) ? remove : add);
  }
}

export function choosing() {
  window.addEventListener("pageshow", refresh);
  document.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (event.target.id !== "list" || !button || isPlain) return;
    event.preventDefault();
    last = last.then(() => send(button));
  });
}
