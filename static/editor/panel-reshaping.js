/**
 * What can be done with the chosen label as a whole: label its other occurrences, split it, merge it with
 * the next. Only what there is something to do for is offered.
 *
 * @import { Mention } from "./types"
 * @import { Commands } from "./commands.js"
 * @import { Command } from "./keys.js"
 */

import { html, nothing } from "../vendor/lit-html/lit-html.js";
import { places, neighbour } from "./reshaping.js";

/** @param {Commands} commands @param {Mention} mention */
export function reshapingView(commands, mention) {
  const { state, say, page } = commands;
  const others = state.others.value;
  const count = others?.id === mention.id ? others.count : 0;
  if (!state.terms.editable) return nothing;
  const button = (/** @type {Command} */ name, /** @type {string} */ text) =>
    html`<button type="button" class="plain" data-command=${name} @click=${() => commands.run(name)}
      >${text} <kbd>${page.cap(name)}</kbd></button>`;
  return html`<div class="reshaping">
    ${count ? button("occurrences", say("others", { count })) : nothing}
    ${places(state.article, mention).length ? button("split-label", say("label-split")) : nothing}
    ${neighbour(state, mention) ? button("merge-labels", say("label-merge")) : nothing}
  </div>`;
}
