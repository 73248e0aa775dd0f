/**
 * The events as cards in reading order: type, trigger, sentence, what fills the roles and what is missing.
 * The chosen one is told in full, with its slots. However many events there are, a page of cards is drawn.
 *
 * @import { Document, Link, Mention } from "./types"
 * @import { Commands } from "./commands.js"
 */

import { html, nothing } from "../vendor/lit-html/lit-html.js";
import { afterwards, catchUp } from "./afterwards.js";
import { arrive } from "./commands-events.js";
import { copyingView, elsewhere, slotsView, toText } from "./panel-slots.js";
import { inReadingOrder, lastBefore } from "./spans.js";
import { listed, sentenceOf } from "./words.js";

/** Cards of one page. */
const PAGE = 40;

/** The events of a document in reading order, sorted once. @type {WeakMap<Document, Mention[]>} */
const sorted = new WeakMap();

/** @param {Document} document */
function eventsOf(document) {
  let events = sorted.get(document);
  if (!events) {
    events = [...document.mentions.values()].filter((one) => one.kind === "event").sort(inReadingOrder);
    sorted.set(document, events);
  }
  return events;
}

/** @param {Commands} commands */
export function eventsView(commands) {
  const { state, say } = commands;
  const events = eventsOf(state.document.value);
  if (!events.length) return html`<p class="empty">${say("no-events")}</p>`;
  const here = placeOf(commands, events);
  const first = Math.floor(here / PAGE) * PAGE;
  const shown = events.slice(first, first + PAGE);
  const turn = (/** @type {number} */ to, /** @type {string} */ word) => html`<button type="button" class="plain"
    ?disabled=${!events[to]} @click=${() => focusCard(commands, events[to])}>${say(word)}</button>`;
  return html`${copyingView(commands)}
    ${shown.length < events.length ? html`<p class="hint pages">${turn(first - PAGE, "earlier")}
      <span>${say("cards-of", { first: first + 1, last: first + shown.length, all: events.length })}</span>
      ${turn(first + PAGE, "later")}</p>` : nothing}
    <ol class="cards" aria-label=${say("events")} @keydown=${(/** @type {KeyboardEvent} */ event) => walk(commands, event)}>
      ${shown.map((one) => card(commands, one, one === events[here]))}</ol>`;
}

/** The place of the event that the reader is at: the chosen one, else the last before the reader.
 * @param {Commands} commands @param {Mention[]} events */
function placeOf({ state }, events) {
  const chosen = state.mention(state.chosen.value);
  const place = chosen?.kind === "event" ? events.indexOf(chosen) : -1;
  return place >= 0 ? place : Math.max(0, lastBefore(events, state.selection.value.focus.start));
}

/** @param {Commands} commands @param {Mention} event @param {boolean} here whether Tab comes to it */
function card(commands, event, here) {
  const { state, say } = commands;
  const type = state.schema.byName.get(event.type);
  const chosen = state.chosen.value === event.id;
  const gaps = state.gaps.value.get(event.id) ?? [];
  const number = state.article.sentenceAt(event.start) + 1;
  return html`<li class="card t${type?.index} event ${chosen ? "chosen" : ""} ${gaps.length ? "wanting" : ""}"
      data-id=${event.id}>
    <button type="button" class="card-head" tabindex=${here ? 0 : -1} aria-current=${chosen ? "true" : nothing}
      @click=${() => toText(commands, event)}>
      <span class="type">${state.schema.typeTitle(event.type)}</span><bdi>${state.surface(event)}</bdi>
      <span class="number">${say("in-sentence", { number })}</span></button>
    ${chosen ? slotsView(commands, event) : rolesView(commands, event)}
    ${gaps.length ? html`<ul class="gaps">${gaps.map((gap) => html`<li>${sentenceOf(gap, state.schema, say)}</li>`)}</ul>` : nothing}
  </li>`;
}

/** What fills the roles, in the order of the type's roles. @param {Commands} commands @param {Mention} event */
function rolesView(commands, event) {
  const { state } = commands;
  const roles = state.schema.byName.get(event.type)?.roles ?? [];
  const place = (/** @type {Link} */ link) => roles.findIndex((role) => role.name === link.type) >>> 0;
  const links = state.linksFrom(event.id).sort((one, other) => place(one) - place(other));
  const given = attributesIn(commands, event);
  if (!links.length && !given) return nothing;
  return html`<dl>${links.map((link) => html`
    <dt>${state.schema.linkTitle(link.kind, link.type, event.type)}</dt>
    <dd>${fillerView(commands, link)}${attributesIn(commands, link)}</dd>`)}</dl>${given}`;
}

/** @param {Commands} commands @param {Link} link */
function fillerView(commands, link) {
  const { state } = commands;
  const mention = state.mention(link.target);
  if (!mention) return nothing;
  return html`<button type="button" class="plain" tabindex="-1" title=${state.schema.typeTitle(mention.type)}
    @click=${() => toText(commands, mention)}><bdi>${state.surface(mention)}</bdi>${elsewhere(commands, link)}</button>`;
}

/** The attributes of an event or an argument in words. @param {Commands} commands @param {Mention | Link} one */
function attributesIn({ state }, { type, attributes = {} }) {
  const { schema } = state;
  const words = schema.attributesOf(type).flatMap((attribute) => {
    const value = attributes[attribute.name];
    if (value === undefined || value === false) return [];
    if (value === true) return [schema.title(attribute)];
    const named = [value].flat().map((one) =>
      schema.title(attribute.choices?.find((choice) => choice.name === one)) || String(one));
    return [listed(named, schema)];
  });
  return words.length ? html` <span class="given">${words.join(" · ")}</span>` : nothing;
}

/** Arrows go from card to card, Home and End to the first and last; Enter, the button's own, to the text.
 * @param {Commands} commands @param {KeyboardEvent} event */
function walk(commands, event) {
  const head = event.target instanceof Element ? event.target.closest(".card-head") : null;
  const step = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.code];
  if (!head || step === undefined || event.ctrlKey || event.altKey) return;
  event.preventDefault();
  event.stopPropagation();
  const events = eventsOf(commands.state.document.value);
  const id = head.closest(".card")?.getAttribute("data-id");
  const place = events.findIndex((one) => one.id === id) + step;
  focusCard(commands, events[Math.max(0, Math.min(place, events.length - 1))]);
}

/** Choose an event and put the focus on its card. @param {Commands} commands @param {Mention | undefined} event */
export function focusCard(commands, event) {
  if (!event) return;
  commands.state.tab.value = "events";
  arrive(commands, event);
  catchUp();
  /** @type {HTMLElement | null} */ (document.querySelector(`.card.chosen .card-head`))?.focus();
}

/** Open the cards at the event where the reader is. @param {Commands} commands */
export function openCards(commands) {
  const { state } = commands;
  const events = eventsOf(state.document.value);
  state.tab.value = "events";
  if (events.length) focusCard(commands, events[placeOf(commands, events)]);
  else document.getElementById("tab-events")?.focus();
}

/** Keep the chosen card in sight. @param {Commands} commands */
export function showCard({ state }) {
  if (state.tab.value !== "events" || state.chosen.value === null) return;
  const show = () => document.querySelector(".card.chosen")?.scrollIntoView({ block: "nearest" });
  afterwards(() => requestAnimationFrame(show));
}
