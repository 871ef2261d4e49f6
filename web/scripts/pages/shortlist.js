// A list and what is made of it: print with one press, copy with one press, notes kept as they are written.

import { announce, wordsOf } from "../announce.js";
import { copy } from "../copying.js";

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const box = document.getElementById("copy");
    box.select();
    button.textContent = await copy(box.value, button.dataset.copy);
  });
}

/// How long nothing is typed before it is kept, in milliseconds.
const REST = 1_000;

/// Keeps the notes of a list as they are written. What cannot be kept is said, and asked about before the page goes.
function keep(list) {
  const [unreached, full] = wordsOf(list.dataset.save);
  const said = document.createElement("p");
  said.className = "govuk-error-message";
  said.setAttribute("role", "alert");
  list.querySelector("ol").after(said);
  // One after another, as each answer is the cookie that the next one changes.
  let last = Promise.resolve();
  let isKept = true;
  let timer;

  function say(words) {
    isKept = false;
    if (said.textContent !== words) said.textContent = words;
  }

  async function send() {
    try {
      const headers = { accept: "application/json" };
      const body = new URLSearchParams(new FormData(list));
      const answer = await fetch(list.action, { method: "POST", headers, body, keepalive: true });
      if (!answer.ok) return say(full);
      said.textContent = "";
      announce((await answer.json()).says);
    } catch {
      say(unreached);
    }
  }

  /// It is on its way then, whatever is pressed meanwhile.
  function save() {
    clearTimeout(timer);
    if (isKept) return;
    isKept = true;
    last = last.then(send);
  }

  list.addEventListener("input", () => {
    isKept = false;
    clearTimeout(timer);
    timer = setTimeout(save, REST);
  });
  list.addEventListener("change", save);
  list.addEventListener("submit", () => {
    clearTimeout(timer);
    isKept = true;
  });
  // Whoever has to leave quickly is asked nothing.
  const mayAsk = !document.querySelector(".govuk-exit-this-page");
  window.addEventListener("beforeunload", (event) => {
    if (mayAsk && !isKept) event.preventDefault();
  });
}

const list = document.querySelector("form[data-save]");
if (list) keep(list);
