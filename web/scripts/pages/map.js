// Streets under the results, where the site says where its tiles come from. The list beside the map is what it shows: the
// sketch that the server drew makes room for it.

import { Map as Streets, Control, DivIcon, Marker, Popup, TileLayer } from "leaflet/dist/leaflet-src.esm.js";

/// Pixels that somebody can press.
const PIN = 28;

/// Nearer than this one sees a roof and no way to it.
const NEAREST = 16;

const element = (name, properties) => Object.assign(document.createElement(name), properties);

/// The results by where they are, in the order of the list: those at one spot share a pin.
function spots() {
  const all = new Map();
  for (const entry of document.querySelectorAll("[data-at]")) {
    const link = entry.querySelector("h2 a");
    const result = {
      number: entry.querySelector(".fp-number").textContent,
      name: link.textContent,
      lang: link.querySelector("[lang]")?.lang ?? "",
      href: link.href,
      line: entry.querySelector(".fp-result__lines li")?.textContent ?? "",
    };
    for (const at of entry.dataset.at.split(" ")) all.set(at, [...(all.get(at) ?? []), result]);
  }
  return all;
}

/// What stands in the bubble of a pin.
function bubble(results) {
  const list = element("ul", { className: "fp-streets__bubble" });
  for (const { number, name, lang, href, line } of results) {
    const entry = element("li");
    entry.append(`${number}. `, element("a", { href, lang, className: "govuk-link", textContent: name }));
    if (line) entry.append(element("br"), line);
    list.append(entry);
  }
  return list;
}

function pin(streets, at, results, closes) {
  const numbers = results.map(({ number }) => number).join(" ");
  const face = element("span", { textContent: numbers });
  const width = Math.max(PIN, 12 + 9 * numbers.length);
  const icon = new DivIcon({ html: face, className: "fp-streets__pin", iconSize: [width, PIN] });
  const marker = new Marker(at.split(",").map(Number), { icon }).addTo(streets);
  marker.getElement().setAttribute("aria-label", results.map(({ number, name }) => `${number}: ${name}`).join("; "));
  marker.bindPopup(new Popup({ minWidth: 160, maxWidth: 260 }).setContent(bubble(results)));
  marker.on("popupopen", ({ popup }) => {
    popup.getElement().querySelector(".leaflet-popup-close-button")?.setAttribute("aria-label", closes);
    popup.getElement().querySelector("a[href]").focus();
  });
  // Whoever closes it goes on from where they were; not so whoever presses another pin.
  marker.on("popupclose", ({ popup }) => {
    if (popup.getElement()?.contains(document.activeElement)) marker.getElement().focus();
  });
}

function open(place) {
  const { tiles, attribution, label, close, zoomIn, zoomOut } = place.dataset;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const box = element("div", { className: "fp-streets" });
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", label);
  place.querySelector("figure").hidden = true;
  place.append(box);
  const streets = new Streets(box, {
    zoomControl: false,
    zoomAnimation: !calm,
    fadeAnimation: !calm,
    markerZoomAnimation: !calm,
  });
  streets.addControl(new Control.Zoom({ zoomInTitle: zoomIn, zoomOutTitle: zoomOut }));
  streets.attributionControl.setPrefix("Leaflet");
  // Leaflet takes markup here, and this is text.
  const whose = element("span", { textContent: attribution }).innerHTML;
  new TileLayer(tiles, { attribution: whose, maxZoom: 19, referrerPolicy: "origin" }).addTo(streets);
  const all = spots();
  streets.fitBounds([...all.keys()].map((at) => at.split(",").map(Number)), { padding: [PIN, PIN], maxZoom: NEAREST });
  for (const [at, results] of all) pin(streets, at, results, close);
  box.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") streets.closePopup();
  });
}

const place = document.querySelector("[data-tiles]");
if (place?.querySelector("figure")) open(place);
