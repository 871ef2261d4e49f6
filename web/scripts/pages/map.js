// Streets under the results, where the site says where its tiles come from. The list beside the map is what it shows: the
// sketch that the server drew makes room for it.

import { Map as Streets, Control, DivIcon, Marker, Popup, TileLayer } from "leaflet/dist/leaflet-src.esm.js";

/// Pixels that somebody can press.
const PIN = 28;

/// Numbers on one pin before the rest are only counted.
const MOST_NUMBERS = 3;

/// Nearer than this one sees a roof and no way to it.
const NEAREST = 16;

const element = (name, properties) => Object.assign(document.createElement(name), properties);

/// The results by where they are, in the order of the list.
function spots() {
  const all = new Map();
  for (const entry of document.querySelectorAll("[data-at]")) {
    const link = entry.querySelector("h2 a");
    const marked = link.querySelector("[lang]");
    const result = {
      number: entry.querySelector(".fp-number").textContent,
      name: link.textContent,
      lang: marked?.lang ?? "",
      dir: marked?.dir ?? "",
      href: link.href,
      line: entry.querySelector(".fp-result__lines li")?.textContent ?? "",
    };
    for (const at of entry.dataset.at.split(" ")) all.set(at, [...(all.get(at) ?? []), result]);
  }
  return [...all].map(([at, results]) => ({ at: at.split(",").map(Number), results }));
}

/// What is written on a pin, and how wide that makes it.
function face(results) {
  const numbers = results.map(({ number }) => number);
  if (numbers.length > MOST_NUMBERS) numbers.splice(MOST_NUMBERS - 1, Infinity, `+${numbers.length + 1 - MOST_NUMBERS}`);
  const text = numbers.join(" ");
  return { text, width: Math.max(PIN, 12 + 9 * text.length) };
}

/// Spots that would cover one another at this zoom share a pin, as in the sketch.
function apart(streets, all) {
  const groups = all.map((spot) => ({ ...spot, point: streets.latLngToLayerPoint(spot.at) }));
  const meet = (one, other) =>
    Math.abs(one.point.y - other.point.y) < PIN + 2 &&
    Math.abs(one.point.x - other.point.x) < (face(one.results).width + face(other.results).width) / 2 + 2;
  for (let at = 0; at < groups.length; ) {
    const other = groups.findIndex((group, its) => its !== at && meet(groups[at], group));
    if (other < 0) {
      at += 1;
      continue;
    }
    const [more] = groups.splice(Math.max(at, other), 1);
    const kept = groups[Math.min(at, other)];
    kept.results = [...new Set([...kept.results, ...more.results])].sort((a, b) => a.number - b.number);
    // It has grown, and may cover others now.
    at = 0;
  }
  return groups.sort((a, b) => a.results[0].number - b.results[0].number);
}

/// What stands in the bubble of a pin.
function bubble(results) {
  const list = element("ul", { className: "fp-streets__bubble" });
  for (const { number, name, lang, dir, href, line } of results) {
    const entry = element("li");
    entry.append(`${number}. `, element("a", { href, lang, dir, className: "govuk-link", textContent: name }));
    if (line) entry.append(element("br"), line);
    list.append(entry);
  }
  return list;
}

function pin(streets, { at, results }, closes) {
  const { text, width } = face(results);
  const html = element("span", { textContent: text });
  const icon = new DivIcon({ html, className: "fp-streets__pin", iconSize: [width, PIN] });
  const marker = new Marker(at, { icon }).addTo(streets);
  marker.getElement().setAttribute("aria-label", `${text}: ${results.map(({ name }) => name).join("; ")}`);
  marker.bindPopup(new Popup({ minWidth: 160, maxWidth: 260, maxHeight: 240 }).setContent(bubble(results)));
  marker.on("popupopen", ({ popup }) => {
    popup.getElement().querySelector(".leaflet-popup-close-button")?.setAttribute("aria-label", closes);
    popup.getElement().querySelector("a[href]").focus();
  });
  // Whoever closes it goes on from where they were; whoever presses another pin is there already.
  marker.on("popupclose", ({ popup }) => {
    const lost = document.activeElement === document.body || popup.getElement()?.contains(document.activeElement);
    if (lost) marker.getElement()?.focus();
  });
  return marker;
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
  streets.fitBounds(all.map(({ at }) => at), { padding: [PIN, PIN], maxZoom: NEAREST });
  let pins = [];
  const draw = () => {
    const atPin = pins.some((pin) => pin.getElement() === document.activeElement);
    for (const pin of pins) pin.remove();
    pins = apart(streets, all).map((spot) => pin(streets, spot, close));
    if (atPin) box.focus();
  };
  streets.on("zoomend", draw);
  draw();
  box.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") streets.closePopup();
  });
}

const place = document.querySelector("[data-tiles]");
if (place?.querySelector("figure")) open(place);
