// Services go on one's list and off it without the page being loaded again.

import { announce } from "./announce.js";

// One after another: each answer is the cookie that the next one changes.
let last = Promise.resolve();

async function send(button) {
  try {
    const body = new URLSearchParams([[button.name, button.value]]);
    const answer = await fetch("/shortlist", { method: "POST", headers: { accept: "application/json" }, body });
    if (!answer.ok) throw answer.status;
    const { says, link, button: [name, words] } = await answer.json();
    button.name = name;
    button.firstElementChild.textContent = words;
    document.querySelector(".fp-header__list").textContent = link;
    announce(says);
  } catch {
    // A page can say what is the matter.
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name: button.name, value: button.value });
    button.form.append(field);
    button.form.submit();
  }
}

export function choosing() {
  document.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (event.target.id !== "list" || !button) return;
    event.preventDefault();
    last = last.then(() => send(button));
  });
}
