/**
 * The labels as a list that can be read and focused: those of the sentence, or those sought.
 *
 * @import { Mention } from "./types"
 * @import { Commands } from "./commands.js"
 */

import { html, nothing } from "../vendor/lit-html/lit-html.js";
import { signal } from "../vendor/signals-core/signals-core.js";
import { folded } from "./fold.js";

/** Rows drawn at most. */
const MOST = 300;

const query = signal("");

/** @param {Commands} commands */
export function labelsView(commands) {
  const { state, say } = commands;
  void state.document.value;
  const sought = folded(query.value.trim());
  const all = sought ? state.inOrder().filter((one) => answers(commands, one, sought)) : [];
  const found = sought ? all : state.placement.in(state.here);
  const count = state.document.value.mentions.size;
  return html`<label class="field"><span class="visually-hidden">${say("filter-labels")}</span>
      <input type="search" placeholder=${say("filter-labels")} dir="auto"
        @input=${(/** @type {Event} */ event) => (query.value = /** @type {HTMLInputElement} */ (event.target).value)}></label>
    <p class="hint">${
      sought
        ? say("some-of", { shown: Math.min(found.length, MOST), all: found.length })
        : say("labels-here", { here: found.length, all: count, sentence: state.here + 1 })
    }</p>
    ${found.length ? html`<ul class="labels">${found.slice(0, MOST).map((one) => row(commands, one))}</ul>`
      : html`<p class="empty">${say("no-labels")}</p>`}`;
}

/** @param {Commands} commands @param {Mention} mention @param {string} sought */
function answers({ state }, mention, sought) {
  const words = [mention.type, state.schema.typeTitle(mention.type), state.surface(mention)];
  return words.some((one) => folded(one).includes(sought));
}

/** @param {Commands} commands @param {Mention} mention */
function row(commands, mention) {
  const { state, say } = commands;
  const type = state.schema.byName.get(mention.type);
  const chosen = state.chosen.value === mention.id;
  return html`<li><button type="button" class="t${type?.index} ${mention.kind}"
    aria-current=${chosen ? "true" : nothing}
    @click=${() => { commands.choose(mention.id); commands.page.reveal(); state.tab.value = "labels"; }}
    ><span class="swatch"></span><bdi class="surface">${state.surface(mention)}</bdi>
    <span class="group">${state.schema.typeTitle(mention.type)}</span>
    ${mention.note ? html`<span class="mark" title=${mention.note}>${say("noted")}</span>` : nothing}</button></li>`;
}
