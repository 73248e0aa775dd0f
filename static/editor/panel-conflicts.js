/**
 * What two have made of the same thing, side by side; the reader decides.
 *
 * @import { Change, Conflict, Value } from "./types"
 * @import { Commands } from "./commands.js"
 */

import { html, nothing } from "../vendor/lit-html/lit-html.js";
import { bothMayStand, deciding, rival } from "./conflicts.js";
import { newId } from "./labelling.js";
import { isMark, keyOf, valueIn } from "./marks.js";
import { named, titled, valueTitled } from "./naming.js";
import { sentenceOf } from "./words.js";

/** Shown at once; the rest follow as these are decided. */
const MOST = 50;

/** @param {Commands} commands */
export function conflictsView(commands) {
  const { state, say } = commands;
  const conflicts = state.conflicts.value;
  if (!conflicts.length) return nothing;
  return html`<section class="lost" aria-label=${say("conflicts")}>
    <h3 role="alert">${say("conflicts")} <span class="group">${say("undecided", { count: conflicts.length })}</span></h3>
    ${conflicts.slice(0, MOST).map((one) => conflictView(commands, one))}
  </section>`;
}

/** @param {Commands} commands @param {Conflict} conflict */
function conflictView(commands, conflict) {
  const { state, say } = commands;
  const theirs = rival(conflict, state.document.value);
  const [first, ...links] = conflict.mine;
  if (!first) return nothing;
  const button = (/** @type {string} */ words, /** @type {() => void} */ run) =>
    html`<button type="button" class="btn btn-sm btn-outline-secondary" ?disabled=${!state.terms.editable} @click=${run}>${say(words)}</button>`;
  return html`<article class="conflict" data-id=${conflict.id}>
    <p class="hint">${sentenceOf(conflict.problem, state.schema, say)}</p>
    <dl>
      <div><dt>${say("mine")}</dt><dd>${"drop" in first
        ? say("dropped", { text: named(first, state, say) })
        : valueView(commands, keyOf(first), valueIn(first))}
        ${links.map((link) => html`<p><bdi>${linkWords(commands, conflict, link)}</bdi></p>`)}</dd></div>
      <div><dt>${say("theirs")}</dt><dd>${theirs === undefined ? say("gone") : valueView(commands, conflict.id, theirs)}</dd></div>
    </dl>
    <div class="decisions">
      ${button("keep-mine", () => decide(commands, conflict, "mine"))}
      ${button("keep-theirs", () => letStand(commands, conflict))}
      ${bothMayStand(conflict, state.document.value, state.rules)
        ? button("keep-both", () => decide(commands, conflict, "both")) : nothing}
      ${isMark(theirs) && "start" in theirs
        ? html`<button type="button" class="plain" @click=${() => commands.choose(theirs.id)}>${say("look-there")}</button>` : nothing}
    </div>
  </article>`;
}

/** @param {Commands} commands @param {string} key @param {Value} value */
function valueView({ state, say }, key, value) {
  if (!isMark(value)) return html`<bdi>${valueTitled(state, key.slice(1), value)}</bdi>`;
  const known = state.schema.attributesOf(value.type);
  return html`<bdi>${titled(value, state, say)}</bdi>
    ${Object.entries(value.attributes ?? {}).map(([name, one]) => html`<p>${
      state.schema.title(known.find((attribute) => attribute.name === name) ?? { name })}: ${valueTitled(state, name, one)}</p>`)}
    ${"note" in value && value.note ? html`<p dir="auto">${say("note")}: ${value.note}</p>` : nothing}`;
}

/** A link of ours whose label may be ours alone. @param {Commands} commands @param {Conflict} conflict
 * @param {Change} link */
function linkWords({ state, say }, conflict, link) {
  const own = valueIn(/** @type {Change} */ (conflict.mine[0]));
  const find = (/** @type {string} */ id) =>
    isMark(own) && "start" in own && own.id === id ? own : state.document.value.mentions.get(id);
  return titled(valueIn(link), state, say, find);
}

/** @param {Commands} commands @param {Conflict} conflict @param {"mine" | "both"} decision */
function decide(commands, conflict, decision) {
  const { state } = commands;
  const changes = deciding(conflict, decision, state.document.value, newId());
  const problems = state.perform(changes);
  if (problems.length) return commands.told(problems);
  state.decided(conflict.id);
  return commands.page.announce(commands.say("decided"));
}

/** Theirs stands already; whoever thinks better of it has ours back. @param {Commands} commands
 * @param {Conflict} conflict */
function letStand({ state, say }, conflict) {
  state.decided(conflict.id);
  const action = { label: say("command.undo"), run: () => state.undecided([conflict]) };
  state.notice.value = { text: say("kept-theirs"), action };
}
