/**
 * How the editor will show it: a sample sentence in light and in dark, the types with their keys, and of an event
 * its roles.
 *
 * @import { Type } from "./draft.js"
 * @import { Store } from "./store.js"
 */

import { keyCap } from "../editor/words.js";
import { html, nothing } from "../vendor/lit-html/lit-html.js";
import { inkOn } from "./colours.js";
import { colourOf, inOrder } from "./draft.js";
import { found } from "./edits.js";
import { sample } from "./sample.js";

const KEYED = 24;

/** @param {Store} store */
export function previewView(store) {
  const { say } = store;
  const draft = store.draft.value;
  const pieces = sample(draft, store.open.value);
  const keyed = [...inOrder(draft, "entity"), ...inOrder(draft, "event")].filter((one) => one.selectable && one.hotkey);
  return html`<h2 id="se-preview-title">${say("preview")}</h2>
    ${["light", "dark"].map((theme) => html`<div class="se-sample" data-bs-theme=${theme}><p lang="ar" dir="rtl">${pieces.map(({ text, type }) => (type ? mark(store, text, type) : text))}</p></div>`)}
    ${keyed.length ? html`<ul class="se-keys" aria-label=${say("preview-keys")}>${keyed.slice(0, KEYED).map((one) => html`<li class=${one.kind} style=${styled(store, one)}><span
      class="type-dot"></span>${store.title(one)} <kbd>${keyCap(one.hotkey)}</kbd></li>`)}${keyed.length > KEYED ? html`<li class="quiet">+${keyed.length - KEYED}</li>` : nothing}</ul>` : nothing}
    ${rolesOf(store)}`;
}

/** @param {Store} store @param {string} text @param {Type} type */
function mark(store, text, type) {
  return html`<span class="se-marked ${type.kind} ${type.id === store.open.value ? "chosen" : ""}" style=${styled(store, type)}>${text}<span
    class="se-chip" dir="auto">${store.title(type)}</span></span>`;
}

/** The roles of the event that is open, as slots. @param {Store} store */
function rolesOf(store) {
  const piece = found(store.draft.value, store.open.value)?.piece;
  if (!piece || !("roles" in piece) || !piece.roles.length) return nothing;
  const titles = new Map(store.draft.value.types.map((one) => [one.id, store.title(one)]));
  return html`<dl class="se-slots">${piece.roles.map((role) => html`<div><dt>${store.title(role)}${role.least ? html` <span class="asked">*</span>` : nothing}${role.hotkey ? html` <kbd>${keyCap(role.hotkey)}</kbd>` : nothing}</dt>
    <dd>${role.fillers.map((id) => titles.get(id) ?? id).join(store.say("comma")) || store.say("any-entity")}</dd></div>`)}</dl>`;
}

/** @param {Store} store @param {Type} type */
function styled(store, type) {
  const colour = colourOf(store.draft.value, type);
  return `--type: ${colour}; --on-type: ${/^#[0-9a-f]{6}$/.test(colour) ? inkOn(colour) : "#000000"}`;
}
