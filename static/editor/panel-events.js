/**
 * The events as cards in reading order, each with what fills its roles.
 *
 * @import { Link, Mention } from "./types"
 * @import { Commands } from "./commands.js"
 */

import { html, nothing } from "../vendor/lit-html/lit-html.js";

/** Cards drawn at most; those around the reader. */
const MOST = 100;

/** @param {Commands} commands */
export function eventsView(commands) {
  const { state, say } = commands;
  const events = state.inOrder().filter((one) => one.kind === "event");
  if (!events.length) return html`<p class="empty">${say("no-events")}</p>`;
  const shown = around(events, state.selection.value.focus.start);
  /** @type {Map<string, Link[]>} */
  const bySource = new Map(shown.map((one) => [one.id, []]));
  for (const link of state.document.value.links.values()) bySource.get(link.source)?.push(link);
  return html`${shown.length < events.length ? html`<p class="hint">
      ${say("some-of", { shown: shown.length, all: events.length })}</p>` : nothing}
    <ol class="cards">${shown.map((one) => card(commands, one, inOrder(commands, one, bySource.get(one.id) ?? [])))}</ol>`;
}

/** Links in the order of the type's roles, whenever they were made.
 * @param {Commands} commands @param {Mention} event @param {Link[]} links */
function inOrder({ state }, event, links) {
  const roles = state.schema.byName.get(event.type)?.roles ?? [];
  const place = (/** @type {Link} */ link) => roles.findIndex((role) => role.name === link.type) >>> 0;
  return links.sort((one, other) => place(one) - place(other));
}

/** @param {Mention[]} events @param {number} offset */
function around(events, offset) {
  if (events.length <= MOST) return events;
  const here = events.findIndex((one) => one.start >= offset);
  const first = Math.max(0, Math.min((here < 0 ? events.length : here) - MOST / 2, events.length - MOST));
  return events.slice(first, first + MOST);
}

/** @param {Commands} commands @param {Mention} event @param {Link[]} links */
function card(commands, event, links) {
  const { state } = commands;
  const type = state.schema.byName.get(event.type);
  const chosen = state.chosen.value === event.id;
  return html`<li class="card t${type?.index} event ${chosen ? "chosen" : ""}">
    <button type="button" class="card-head" @click=${() => choose(commands, event)}>
      <span class="type">${state.schema.typeTitle(event.type)}</span><bdi>${state.surface(event)}</bdi></button>
    ${links.length ? html`<dl>${links.map((link) => html`
      <dt>${state.schema.linkTitle(link.kind, link.type, event.type)}</dt>
      <dd><bdi>${surfaceOf(commands, link.target)}</bdi></dd>`)}</dl>` : nothing}
  </li>`;
}

/** @param {Commands} commands @param {Mention} event */
function choose(commands, event) {
  commands.choose(event.id);
  commands.page.reveal();
}

/** @param {Commands} commands @param {string} id */
function surfaceOf({ state }, id) {
  const mention = state.mention(id);
  return mention ? state.surface(mention) : "";
}
