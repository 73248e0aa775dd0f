/**
 * The colour of a type: one of a palette that all eyes tell apart, or any other, with what is to be known of it.
 *
 * @import { Type } from "./draft.js"
 * @import { Store } from "./store.js"
 */

import { html, nothing } from "../vendor/lit-html/lit-html.js";
import { live } from "../vendor/lit-html/directives/live.js";
import { inkOn, PALETTE } from "./colours.js";
import { colourOf } from "./draft.js";
import { change } from "./edits.js";
import { icon, valueOf, wrongAt } from "./fields.js";
import { alikeOf, colourSaid } from "./sayings.js";

/** @param {Store} store @param {Type} type */
export function colourField(store, type) {
  const { say } = store;
  const draft = store.draft.value;
  const own = type.colour;
  const choose = (/** @type {string} */ colour) => store.edit(change(store.draft.value, type.id, { colour }), `f-${type.id}-colour`);
  const wrong = wrongAt(store, type.id, "colour");
  return html`<fieldset class="field se-colour"><legend>${say("colour")}</legend>
    <div class="se-swatches">
      ${type.parent || !own ? swatch(store, type, { value: "", colour: colourOf(draft, type), said: say(type.parent ? "colour-inherited" : "colour-none") }, choose) : nothing}
      ${PALETTE.map((colour) => swatch(store, type, { value: colour, colour, said: swatchSaid(store, type, colour) }, choose))}
      <label class="se-any" title=${say("colour-any")}><input type="color" .value=${live(own || colourOf(draft, type))}
        @input=${(/** @type {Event} */ event) => choose(valueOf(event).toLowerCase())}><span>${say("colour-any")}</span></label></div>
    <p class="help">${say("colour-help")}</p>
    ${colourSaid(store, type).map(({ good, said }) => html`<p class="se-note ${good ? "good" : "warn"}">${icon(good ? "check" : "alert")}<span>${said}</span></p>`)}
    ${wrong.length ? html`<p class="wrong">${icon("alert")}<span>${wrong.join(" ")}</span></p>` : nothing}</fieldset>`;
}

/** @param {Store} store @param {Type} type @param {{ value: string, colour: string, said: string }} facts
 * @param {(colour: string) => void} choose */
function swatch(store, type, { value, colour, said }, choose) {
  const near = value ? alikeOf(store, type, colour) : [];
  return html`<label class="se-swatch ${value ? "" : "inherited"} ${near.length ? "near" : ""}" style="--type: ${colour}; --on-type: ${inkOn(colour)}" title=${said}>
    <input type="radio" class="visually-hidden" name="colour-${type.id}" .checked=${live(type.colour === value)} @change=${() => choose(value)}>
    <span class="visually-hidden">${said}</span></label>`;
}

/** The colour by its number, and whose it is or whom it is like. @param {Store} store @param {Type} type @param {string} colour */
function swatchSaid(store, type, colour) {
  const near = alikeOf(store, type, colour);
  const names = near.map(({ other }) => store.title(other)).join(store.say("comma"));
  return near.length ? store.say("colour-like", { colour, names }) : colour;
}
