/**
 * A key of the keyboard for a type or a role: pressed to be chosen, with what it does to others said beneath.
 *
 * @import { Role, Type } from "./draft.js"
 * @import { Store } from "./store.js"
 */

import { chordOf } from "../editor/chords.js";
import { keyCap } from "../editor/words.js";
import { signal } from "../vendor/signals-core/signals-core.js";
import { html, nothing } from "../vendor/lit-html/lit-html.js";
import { change } from "./edits.js";
import { icon, wrongAt } from "./fields.js";
import { clashSaid } from "./sayings.js";

const FIT = /^(Shift\+)?(Key[A-Z]|Digit[0-9])$/;
const HELD = new Set(["Shift", "Control", "Alt", "Meta", "AltGraph", "CapsLock", "Fn", "Dead"]);
/** The part that waits for a key. */
const waiting = signal("");

/** @param {Store} store @param {Type | Role} part */
export function keyField(store, part) {
  const { say } = store;
  const { id, hotkey } = part;
  const waits = waiting.value === id;
  const wrong = wrongAt(store, id, "hotkey");
  const said = hotkey ? store.clashes.value.filter((one) => one.chord === hotkey && concerns(one, part.name)) : [];
  const rest = () => (waiting.value = "");
  const press = (/** @type {KeyboardEvent} */ event) => {
    if (!waits || event.repeat || HELD.has(event.key) || event.code === "Tab") return;
    event.preventDefault();
    event.stopPropagation();
    const chord = chordOf(event);
    if (event.code === "Escape") rest();
    else if (FIT.test(chord)) {
      rest();
      store.edit(change(store.draft.value, id, { hotkey: chord }));
      store.announce(say("key-given", { key: keyCap(chord) }));
    } else store.announce(say("key-unfit"));
  };
  return html`<div class="field se-key"><span class="se-label" id="f-${id}-key-label">${say("key")}</span>
    <div class="se-row"><button type="button" class="btn btn-plain ${waits ? "awaiting-key" : ""}" id="f-${id}-key"
        aria-labelledby="f-${id}-key-label f-${id}-key" aria-describedby="f-${id}-key-help"
        @click=${() => (waiting.value = id)} @keydown=${press} @blur=${rest}>${waits ? say("press-key") : hotkey ? html`<kbd>${keyCap(hotkey)}</kbd>` : say("no-key")}</button>
      ${hotkey ? html`<button type="button" class="btn btn-quiet" @click=${() => store.edit(change(store.draft.value, id, { hotkey: "" }))}>${say("take-key")}</button>` : nothing}</div>
    <p class="help" id="f-${id}-key-help">${say("least" in part ? "key-help-role" : "key-help")}</p>
    ${said.map((one) => html`<p class="se-note">${icon("key")}<span>${clashSaid(store, one)}</span></p>`)}
    ${wrong.length ? html`<p class="wrong">${icon("alert")}<span>${wrong.join(" ")}</span></p>` : nothing}</div>`;
}

/** @param {import("./clashes.js").Moved | import("./clashes.js").Shared} clash @param {string} name */
function concerns(clash, name) {
  return clash.kind === "moved" ? clash.holders.includes(name) : clash.type === name || clash.roles.includes(name);
}
