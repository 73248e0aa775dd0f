/**
 * The layers of a sentence that marks stand on, behind its text and above it. What a layer shows already
 * stays as it is: in a dense sentence one new label must not have the browser shape a hundred chips anew.
 *
 * @import { Mark } from "./paint.js"
 */

import { html } from "./paint.js";

/** What an element of a layer shows. @typedef {{ mark: Mark, element: HTMLElement }} Shown */

/** @type {WeakMap<Element, Map<string, Shown>>} */
const shown = new WeakMap();

/** Have a layer show these marks, in this order. @param {HTMLElement} section
 * @param {"fills" | "marks" | "stops"} name @param {readonly Mark[]} marks */
export function show(section, name, marks) {
  const layer = layerOf(section, name);
  const before = shown.get(layer);
  shown.set(layer, before?.size ? changed(layer, before, marks) : drawn(layer, marks));
}

/** Empty the layers of a section. @param {HTMLElement} section */
export function clear(section) {
  show(section, "fills", []);
  show(section, "marks", []);
}

/** All at once, which is the quickest for many. @param {Element} layer @param {readonly Mark[]} marks */
function drawn(layer, marks) {
  layer.innerHTML = marks.map(html).join("");
  const elements = /** @type {HTMLElement[]} */ ([...layer.children]);
  return new Map(marks.flatMap((mark, place) => {
    const element = elements[place];
    return element ? [[mark.key, { mark, element }]] : [];
  }));
}

/** One by one, where they differ. @param {Element} layer @param {Map<string, Shown>} before
 * @param {readonly Mark[]} marks */
function changed(layer, before, marks) {
  /** @type {Map<string, Shown>} */
  const after = new Map();
  const keys = new Set(marks.map((mark) => mark.key));
  for (const [key, { element }] of before) if (!keys.has(key)) element.remove();
  let next = layer.firstElementChild;
  for (const mark of marks) {
    const element = adapted(before.get(mark.key), mark);
    if (element === next) next = next.nextElementSibling;
    else layer.insertBefore(element, next);
    after.set(mark.key, { mark, element });
  }
  return after;
}

/** The element of a mark, as it is to look now. @param {Shown | undefined} old @param {Mark} mark */
function adapted(old, mark) {
  const element = old?.element ?? document.createElement(mark.id === undefined ? "i" : "b");
  if (old?.mark.look !== mark.look) element.className = mark.look;
  if (old?.mark.style !== mark.style) element.style.cssText = mark.style;
  if (old?.mark.id !== mark.id) element.dataset.id = mark.id;
  if (old?.mark.words !== mark.words) element.dataset.words = mark.words;
  return element;
}

/** A layer of a sentence, made when it is first drawn upon.
 * @param {HTMLElement} section @param {"fills" | "marks" | "stops"} name */
function layerOf(section, name) {
  const found = section.querySelector(`:scope > .${name}`);
  if (found) return found;
  const made = document.createElement("div");
  made.className = name;
  made.setAttribute("aria-hidden", "true");
  const text = section.querySelector(".text");
  if (name === "fills") text?.before(made);
  else text?.after(made);
  return made;
}
