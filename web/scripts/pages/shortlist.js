// A list and what is made of it: print with one press, copy with one press, notes kept as they are written.

import { announce } from "../announce.js";
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

/// Keeps the notes of a list as each is left. What cannot be kept is said, and asked about before the page goes.
function keep(list) {
  const said = document.createElement("p");
  said.className = "govuk-error-message";
  said.setAttribute("role", "alert");
  list.querySelector("ol").after(said);
  // One after another, as each answer is the cookie that the next one changes.
  let last = Promise.resolve();
  let isKept = true;

  async function save() {
    try {
      const headers = { accept: "application/json" };
      const body = new URLSearchParams(new FormData(list));
      const answer = await fetch(list.action, { method: "POST", headers, body, keepalive: true });
      // A page can say what is the matter, with all that was typed in it: the browser sends the form itself.
      if (!answer.ok) return list.requestSubmit();
      const told = await answer.json();
      isKept = true;
      said.textContent = "";
      announce(told.says);
    } catch {
      isKept = false;
      said.textContent = list.dataset.save;
    }
  }

  list.addEventListener("input", () => (isKept = false));
  list.addEventListener("change", () => {
    // It is on its way, whatever is pressed meanwhile.
    isKept = true;
    last = last.then(save);
  });
  list.addEventListener("submit", () => (isKept = true));
  // Whoever has to leave quickly is asked nothing.
  const mayAsk = !document.querySelector(".govuk-exit-this-page");
  window.addEventListener("beforeunload", (event) => {
    if (mayAsk && !isKept) event.preventDefault();
  });
}

const list = document.querySelector("form[data-save]");
if (list) keep(list);
