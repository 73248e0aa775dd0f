/**
 * The outline: all parts in their order, to be opened and moved. One stop of the Tab key; arrows go from line
 * to line, with Alt they take the line along.
 *
 * @import { Attribute, Relation, Type } from "./draft.js"
 * @import { Store } from "./store.js"
 */

import { keyCap } from "../editor/words.js";
import { html, nothing } from "../vendor/lit-html/lit-html.js";
import { repeat } from "../vendor/lit-html/directives/repeat.js";
import { unlike } from "./colours.js";
import { colourOf, depth, inOrder } from "./draft.js";
import { addAttribute, addRelation, addType, found, place, shift, siblings } from "./edits.js";
import { icon } from "./fields.js";
import { WHOLE } from "./store.js";

/** @param {Store} store */
export function outlineView(store) {
  const draft = store.draft.value;
  const types = (/** @type {"entity" | "event"} */ kind) => inOrder(draft, kind);
  return html`<div class="se-lines" @keydown=${(/** @type {KeyboardEvent} */ event) => walk(store, event)}>
    ${line(store, { id: WHOLE, title: store.say("whole"), name: draft.name, depth: 0 })}
    ${section(store, "entities", types("entity").map((one) => typeLine(store, one)), () => newType(store, "entity"))}
    ${section(store, "events", types("event").map((one) => typeLine(store, one)), () => newType(store, "event"))}
    ${section(store, "relations", draft.relations.map((one) => plainLine(store, one)), () => newPart(store, addRelation(store.draft.value, "relation")))}
    ${section(store, "attributes", draft.attributes.map((one) => plainLine(store, one)), () => newPart(store, addAttribute(store.draft.value, "attribute", [])))}
  </div>`;
}

/** Open a new type. @param {Store} store @param {"entity" | "event"} kind @param {string} [parent] */
export function newType(store, kind, parent = "") {
  const draft = store.draft.value;
  const taken = draft.types.filter((one) => one.kind === kind && one.colour).map(({ colour }) => colour);
  const name = kind === "entity" ? "ENTITY" : "Event";
  newPart(store, addType(draft, { kind, parent, colour: parent ? "" : unlike(taken), name }));
}

/** @param {Store} store @param {[import("./draft.js").Draft, string]} made */
export function newPart(store, [draft, id]) {
  store.edit(draft);
  store.open.value = id;
  store.announce(store.say("added"));
  requestAnimationFrame(() => {
    const field = document.getElementById(`f-${id}-name`);
    if (field instanceof HTMLInputElement) field.select();
  });
}

/** A part up or down by one, and where it stands then is said. @param {Store} store @param {string} id
 * @param {-1 | 1} step */
export function move(store, id, step) {
  const next = shift(store.draft.value, id, step);
  if (next === store.draft.value) {
    store.announce(store.say(step < 0 ? "is-first" : "is-last"));
    return;
  }
  store.edit(next);
  const among = siblings(next, id);
  const piece = found(next, id)?.piece;
  store.announce(store.say("moved-to", {
    name: piece ? store.title(piece) : "", place: among.findIndex((one) => one.id === id) + 1, all: among.length,
  }));
}

/** @param {Store} store @param {string} name @param {readonly { id: string, template: unknown }[]} lines @param {() => void} add */
function section(store, name, lines, add) {
  return html`<section aria-labelledby="se-${name}"><div class="se-section">
      <h3 id="se-${name}">${store.say(name)} <span class="quiet">${lines.length}</span></h3>
      <button type="button" class="tool" @click=${add} title=${store.say(`add-${name}`)}>${icon("plus")}<span class="visually-hidden">${store.say(`add-${name}`)}</span></button></div>
    <ul>${repeat(lines, ({ id }) => id, ({ template }) => template)}</ul></section>`;
}

/** @param {Store} store @param {Type} one */
function typeLine(store, one) {
  const draft = store.draft.value;
  const facts = { id: one.id, title: store.title(one), name: one.name, depth: depth(draft, one), colour: colourOf(draft, one), key: one.hotkey, group: !one.selectable };
  return { id: one.id, template: html`<li>${line(store, facts)}</li>` };
}

/** @param {Store} store @param {Relation | Attribute} one */
function plainLine(store, one) {
  return { id: one.id, template: html`<li>${line(store, { id: one.id, title: store.title(one), name: one.name, depth: 0 })}</li>` };
}

/** @param {Store} store
 * @param {{ id: string, title: string, name: string, depth: number, colour?: string, key?: string, group?: boolean }} facts */
function line(store, { id, title, name, depth: deep, colour, key, group }) {
  const isOpen = store.open.value === id;
  const wrong = faultsWithin(store, id);
  return html`<button type="button" class="se-line ${group ? "group" : ""}" data-part=${id} style="--depth: ${deep}"
      aria-current=${isOpen ? "true" : nothing} tabindex=${isOpen ? 0 : -1} draggable=${id ? "true" : "false"}
      aria-keyshortcuts=${id ? "Alt+ArrowUp Alt+ArrowDown" : nothing}
      @click=${() => (store.open.value = id)}
      @dragstart=${(/** @type {DragEvent} */ event) => event.dataTransfer?.setData("text/x-part", id)}
      @dragover=${(/** @type {DragEvent} */ event) => over(event, true)} @dragleave=${(/** @type {DragEvent} */ event) => over(event, false)}
      @drop=${(/** @type {DragEvent} */ event) => drop(store, event, id)}>
    ${colour ? html`<span class="type-dot" style="--type: ${colour}" aria-hidden="true"></span>` : nothing}
    <span class="se-line-title">${title}</span>
    ${name === title ? nothing : html`<code class="type-code" dir="ltr">${name}</code>`}
    ${wrong ? html`<span class="se-mark" title=${store.say("wrong-here")}>${icon("alert")}<span class="visually-hidden">${store.say("wrong-here")}</span></span>` : nothing}
    ${key ? html`<kbd>${keyCap(key)}</kbd>` : nothing}</button>`;
}

/** Whether anything is wrong in a part or in what it holds. @param {Store} store @param {string} id */
function faultsWithin(store, id) {
  const piece = found(store.draft.value, id)?.piece;
  const ids = new Set([id]);
  if (piece && "roles" in piece) for (const role of piece.roles) ids.add(role.id);
  if (piece && "choices" in piece) for (const choice of piece.choices) ids.add(choice.id);
  return store.faults.value.some((one) => ids.has(one.id));
}

/** @param {Store} store @param {KeyboardEvent} event */
function walk(store, event) {
  const lines = [.../** @type {HTMLElement} */ (event.currentTarget).querySelectorAll("[data-part]")];
  const here = lines.findIndex((one) => one === event.target);
  if (here < 0) return;
  const steps = { ArrowUp: -1, ArrowDown: 1, Home: -lines.length, End: lines.length };
  const step = event.key in steps ? steps[/** @type {keyof typeof steps} */ (event.key)] : 0;
  if (!step || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const id = store.open.value;
  if (event.altKey && Math.abs(step) === 1 && id) move(store, id, step < 0 ? -1 : 1);
  else if (!event.altKey) {
    const next = lines[Math.min(Math.max(here + step, 0), lines.length - 1)];
    store.open.value = next?.getAttribute("data-part") ?? WHOLE;
  }
  requestAnimationFrame(() => lineOf(store.open.value)?.focus());
}

/** @param {string} id @returns {HTMLElement | null} */
const lineOf = (id) => document.querySelector(`[data-part="${id}"]`);

/** Show where what is dragged would come: before a line, or after it. @param {DragEvent} event @param {boolean} on */
function over(event, on) {
  if (!event.dataTransfer?.types.includes("text/x-part")) return;
  if (on) event.preventDefault();
  const { classList } = /** @type {HTMLElement} */ (event.currentTarget);
  classList.toggle("over", on && !isLow(event));
  classList.toggle("over-after", on && isLow(event));
}

/** Whether the pointer is in the lower half of a line. @param {DragEvent} event */
function isLow(event) {
  const { top, height } = /** @type {HTMLElement} */ (event.currentTarget).getBoundingClientRect();
  return event.clientY > top + height / 2;
}

/** @param {Store} store @param {DragEvent} event @param {string} line */
function drop(store, event, line) {
  over(event, false);
  const id = event.dataTransfer?.getData("text/x-part") ?? "";
  const before = place(store.draft.value, id, line);
  if (!id || before === store.draft.value) return;
  event.preventDefault();
  store.edit(isLow(event) ? shift(before, id, 1) : before);
  store.open.value = id;
}
