// Where the device says it is, to about 100 metres, in the box where one types a place. It is kept nowhere.

import { wordsOf } from "./announce.js";

/// How long a device may look, and how old its answer may be, in milliseconds.
const WITHIN = { timeout: 10_000, maximumAge: 60_000 };

export function locate() {
  const button = document.querySelector("[data-locate]");
  if (!button) return;
  if (!navigator.geolocation) {
    button.parentElement.remove();
    return;
  }
  const [wait, found, refused, unknown, slow] = wordsOf(button.dataset.locate);
  const said = document.createElement("span");
  said.setAttribute("role", "status");
  button.after(said);
  button.addEventListener("click", () => {
    said.textContent = wait;
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const box = button.form.elements.near;
        box.value = [coords.latitude, coords.longitude].map((degrees) => degrees.toFixed(3)).join(", ");
        said.textContent = found;
      },
      ({ code }) => (said.textContent = [, refused, unknown, slow][code]),
      WITHIN,
    );
  });
}
