/**
 * The labels as a list that can be read and focused: those of the sentence, or those sought.
 *
 * @import { Mention } from "./types"
 * @import { Commands } from "./commands.js"
 */

import { html, nothing } from "../vendor/lit-html/lit-html.js";
import { batch, signal } from "../vendor/signals-core/signals-core.js";
import { folded } from "./fold.js";

/** Rows drawn at most. */
const MOST = 300;

const query = signal("");
/** The label whose row had the focus last. */
const focused = signal(/** @type {string | null} */ (null));

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
    ${found.length ? listView(commands, found.slice(0, MOST)) : html`<p class="empty">${say("no-labels")}</p>`}`;
}

/** One stop of the Tab key: the row that had the focus last, else that of the chosen label, else the first.
 * @param {Commands} commands @param {readonly Mention[]} shown */
function listView(commands, shown) {
  const { state, say } = commands;
  const has = (/** @type {string | null} */ id) => shown.some((one) => one.id === id);
  const stop = [focused.value, state.chosen.value].find(has) ?? shown[0]?.id;
  return html`<ul class="labels" aria-label=${say("labels")}
    @focusin=${(/** @type {Event} */ event) => (focused.value = rowAt(event.target)?.dataset.id ?? null)}
    @keydown=${(/** @type {KeyboardEvent} */ event) => walk(event, commands)}
    >${shown.map((one) => row(commands, one, one.id === stop))}</ul>`;
}

/** @param {EventTarget | null} target @returns {HTMLElement | null} */
const rowAt = (target) => (target instanceof HTMLElement ? target.closest("[data-id]") : null);

/** Arrows go from row to row, Delete drops the label of the row. @param {KeyboardEvent} event
 * @param {Commands} commands */
function walk(event, commands) {
  const list = /** @type {HTMLElement} */ (event.currentTarget);
  const here = rowAt(event.target);
  if (!here || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const rows = rowsOf(list);
  const place = rows.indexOf(here);
  const goal = { ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: rows.length - 1 }[event.key];
  if (goal !== undefined) rows[Math.max(0, Math.min(goal, rows.length - 1))]?.focus();
  else if (event.key === "Delete" || event.key === "Backspace") dropAt(list, place, here.dataset.id ?? "", commands);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

/** @param {HTMLElement} list */
const rowsOf = (list) => /** @type {HTMLElement[]} */ ([...list.querySelectorAll("[data-id]")]);

/** Drop a label; the focus goes to the row that takes its place, or to the one above.
 * @param {HTMLElement} list @param {number} place @param {string} id @param {Commands} commands */
function dropAt(list, place, id, commands) {
  commands.state.chosen.value = id;
  commands.drop();
  if (commands.state.mention(id)) return;
  const rows = list.isConnected ? rowsOf(list) : [];
  (rows[Math.min(place, rows.length - 1)] ?? document.getElementById("tab-labels"))?.focus();
}

/** @param {Commands} commands @param {Mention} mention @param {string} sought */
function answers({ state }, mention, sought) {
  const words = [mention.type, state.schema.typeTitle(mention.type), state.surface(mention)];
  return words.some((one) => folded(one).includes(sought));
}

/** @param {Commands} commands @param {Mention} mention @param {boolean} stop whether Tab comes to it */
function row(commands, mention, stop) {
  const { state, say } = commands;
  const type = state.schema.byName.get(mention.type);
  const chosen = state.chosen.value === mention.id;
  const choose = () => batch(() => {
    commands.choose(mention.id);
    commands.page.reveal();
    state.tab.value = "labels";
  });
  return html`<li><button type="button" class="t${type?.index} ${mention.kind}" data-id=${mention.id}
    tabindex=${stop ? 0 : -1} aria-current=${chosen ? "true" : nothing} @click=${choose}
    ><span class="swatch"></span><bdi class="surface">${state.surface(mention)}</bdi>
    <span class="group">${state.schema.typeTitle(mention.type)}</span>
    ${mention.note ? html`<span class="mark" title=${mention.note}>${say("noted")}</span>` : nothing}</button></li>`;
}
