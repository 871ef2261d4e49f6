// What another site loads as /embed.js: puts the search box of this directory after the script that loads it. It reads
// nothing of the page, and keeps nothing.

const TITLES = { en: "Find help and support", cy: "Dod o hyd i help a chefnogaeth" };

/// Until the frame says how high it is, in pixels; and the most that is believed.
const HEIGHT = 320;
const MOST = 2000;

const me = document.currentScript;
const origin = new URL(me.src).origin;
const address = new URL("/embed", origin);
const { lang, near, words, target, title } = me.dataset;
for (const [name, value] of Object.entries({ lang, near, q: words, target })) {
  if (value) address.searchParams.set(name, value);
}

const frame = document.createElement("iframe");
frame.src = address;
frame.title = title || TITLES[lang] || TITLES.en;
frame.style.width = "100%";
frame.style.height = `${HEIGHT}px`;
frame.style.border = "0";
me.after(frame);

window.addEventListener("message", ({ origin: from, source, data }) => {
  if (from !== origin || source !== frame.contentWindow || data?.fingerpost !== "height") return;
  const height = Number(data.height);
  if (height > 0 && height <= MOST) frame.style.height = `${height}px`;
});
