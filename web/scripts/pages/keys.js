// What single keys do: on its own page, or over the page on which somebody has asked for it. Here they are turned off and on.

const OFF = "keys-off";

/// The button that turns the keys off and on, where the browser can remember it.
function wire(part) {
  const button = part.querySelector("[data-keys]");
  const words = button.dataset.keys.split("|");
  const areOff = () => localStorage.getItem(OFF) !== null;
  const say = () => (button.textContent = words[Number(areOff())]);
  button.addEventListener("click", () => {
    localStorage[areOff() ? "removeItem" : "setItem"](OFF, "1");
    say();
  });
  say();
  button.hidden = false;
}

async function open() {
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

if (document.querySelector("[data-keys]")) wire(document);
else open();
