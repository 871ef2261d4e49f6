// Says what has changed to whoever listens to the page.

const region = document.createElement("div");
region.setAttribute("role", "status");
region.className = "govuk-visually-hidden";
document.body.append(region);

export function announce(words) {
  region.textContent = "";
  // A screen reader passes over the same words in the same place, unless they were gone for a moment.
  setTimeout(() => (region.textContent = words), 50);
}

/// Words that the page holds for a script, in the page's language.
export const wordsOf = (text) => text.split("|");
