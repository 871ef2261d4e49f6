// Suggestions while one types: the combobox of the ARIA Authoring Practices, "list autocomplete with manual selection".
// What is typed is told to this server alone.

import { announce, wordsOf } from "./announce.js";

/// From so many letters on.
const FEWEST = 2;

/// How long nothing is typed before it is asked, in milliseconds.
const REST = 150;

/// In the order of the words that the page holds for them.
const KINDS = ["need", "topic", "service", "organization", "place", "advice"];

/// What stands in the words of the records, which are in English.
const OF_RECORDS = ["topic", "service", "organization"];

const PAGES = { service: "/services/", organization: "/organisations/", advice: "/advice/" };

function set(made, attributes) {
  for (const key in attributes) made.setAttribute(key, attributes[key]);
  return made;
}

function element(name, attributes, ...children) {
  const made = set(document.createElement(name), attributes);
  made.append(...children);
  return made;
}

/// The text with what was typed of it set apart.
function marked({ text, match }) {
  if (!match) return [text];
  const letters = [...text];
  const part = (from, to) => letters.slice(from, to).join("");
  return [part(0, match[0]), element("b", {}, part(...match)), part(match[1])];
}

function attach(box) {
  const [count, none, ...names] = wordsOf(box.dataset.suggest);
  const only = box.dataset.kind ? `&kind=${box.dataset.kind}` : "";
  const list = element("div", { id: `${box.id}-list`, role: "listbox", class: "fp-suggestions", "aria-label": box.labels[0].textContent });
  list.hidden = true;
  set(box, { role: "combobox", "aria-autocomplete": "list", "aria-expanded": false, "aria-controls": list.id });
  box.after(list);

  let options = [];
  let chosen = -1;
  let timer, asking;

  function choose(at) {
    options[chosen]?.setAttribute("aria-selected", "false");
    chosen = at;
    const option = options[at];
    if (!option) return box.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    box.setAttribute("aria-activedescendant", option.id);
  }

  function show(open) {
    list.hidden = !open;
    box.setAttribute("aria-expanded", open);
    choose(-1);
  }

  function close() {
    clearTimeout(timer);
    asking?.abort();
    show(false);
  }

  function take(option) {
    const { page, text } = option.dataset;
    close();
    if (page) return location.assign(page);
    box.value = text;
    // A place is half of a question.
    if (!only) box.form.requestSubmit();
  }

  async function ask() {
    asking?.abort();
    asking = new AbortController();
    let found;
    try {
      const address = `/api/suggest?q=${encodeURIComponent(box.value)}${only}`;
      const answer = await fetch(address, { signal: asking.signal });
      if (!answer.ok) throw answer.status;
      found = (await answer.json()).suggestions;
    } catch {
      return; // overtaken by the next letter, or not to be had: one types on
    }
    options = [];
    list.replaceChildren();
    for (const [at, kind] of KINDS.entries()) {
      const group = element("div", { role: "group", "aria-label": names[at] });
      for (const one of found.filter((one) => one.kind === kind)) {
        const option = element("div", { role: "option", id: `${list.id}-${options.length}`, "aria-selected": "false" }, ...marked(one));
        if (OF_RECORDS.includes(kind)) option.lang = "en";
        option.dataset.text = one.text;
        const name = one.id ?? one.slug;
        if (name && PAGES[kind]) option.dataset.page = PAGES[kind] + name;
        options.push(option);
        group.append(option);
      }
      if (group.firstChild) list.append(group);
    }
    show(options.length > 0);
    announce(options.length > 0 ? count.replace("#", options.length) : none);
  }

  box.addEventListener("input", () => {
    if (box.value.trim().length < FEWEST) return close();
    clearTimeout(timer);
    timer = setTimeout(ask, REST);
  });
  box.addEventListener("keydown", (event) => {
    const { key } = event;
    const by = { ArrowDown: 1, ArrowUp: -1 }[key];
    if (by && options.length > 0 && box.value.trim().length >= FEWEST) {
      event.preventDefault();
      const at = list.hidden ? -1 : chosen;
      show(true);
      // Past either end is the box itself.
      const places = options.length + 1;
      choose(((at + 1 + by + places) % places) - 1);
    } else if (!list.hidden && key === "Escape") {
      event.preventDefault();
      close();
    } else if (!list.hidden && key === "Enter" && chosen >= 0) {
      event.preventDefault();
      take(options[chosen]);
    } else if (key === "Tab" || key === "Enter") {
      close();
    } else if (key !== "Shift") {
      choose(-1);
    }
  });
  box.addEventListener("blur", close);
  // The box keeps the focus while something is pressed in the list.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) take(option);
  });
}

export function suggest() {
  const boxes = document.querySelectorAll("input[data-suggest]");
  boxes.forEach(attach);
  // A page that one comes back to stands as it was left: what was typed in it is for nobody who comes after.
  window.addEventListener("pageshow", ({ persisted }) => {
    if (persisted) for (const box of boxes) box.value = box.defaultValue;
  });
}
