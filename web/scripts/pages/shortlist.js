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

const list = document.querySelector("form[data-save]");
list?.addEventListener("change", async () => {
  const headers = { accept: "application/json" };
  const answer = await fetch(list.action, { method: "POST", headers, body: new URLSearchParams(new FormData(list)) });
  // What does not fit is said when it is saved by hand, and nothing is lost until then.
  if (answer.ok) announce((await answer.json()).says);
});
