// Ways to keep a service that need a script: copying its address, printing its page.

function button(label, press) {
  const item = document.createElement("li");
  const made = document.createElement("button");
  made.type = "button";
  made.className = "govuk-button govuk-button--secondary";
  made.textContent = label;
  made.addEventListener("click", () => press(made));
  item.append(made);
  return item;
}

const list = document.querySelector(".fp-share .fp-actions");
if (list) {
  const { copy, copied, print } = list.dataset;
  const address = document.querySelector(".fp-address");
  // A page that came without encryption may not write to the clipboard: the address stands there to be copied by hand.
  if (navigator.clipboard) {
    const said = document.createElement("span");
    said.setAttribute("role", "status");
    const item = button(copy, async () => {
      said.textContent = "";
      await navigator.clipboard.writeText(address.textContent.trim());
      said.textContent = ` ${copied}`;
    });
    item.append(said);
    list.prepend(item);
  }
  list.append(button(print, () => window.print()));
}
