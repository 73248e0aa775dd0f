/**
 * What differs at a stop, in words: the version of some readers, what several make a question of, what was taken.
 *
 * @import { Mention, Stop, StopOption, Take } from "./types"
 * @import { Commands } from "./commands.js"
 * @import { Fact, Find } from "./strips.js"
 */

import { html, nothing } from "../vendor/lit-html/lit-html.js";
import { valueTitled } from "./naming.js";
import { clipped } from "./spans.js";
import { spanOfStop, versionOf } from "./stops.js";
import { factsOf, mentionsOf } from "./strips.js";
import { listed } from "./words.js";

/** @typedef {{ nameOf(reader: number): string, find: Find }} Naming */

/** What readers say beside a label: its name, then the value or what fills it. @param {Fact} fact @param {Commands} commands */
export function factWords({ stop, name, owner, value, fillers }, { state, say }) {
  const { schema } = state;
  const isLink = stop.kind === "role" || stop.kind === "relation";
  const title = isLink
    ? (name ? schema.linkTitle(stop.kind === "role" ? "argument" : "relation", name, owner) : otherEnd(stop, state))
    : schema.title(schema.attributes.find((one) => one.name === name) ?? { name });
  const said = isLink
    ? listed(fillers.map((one) => state.surface(one)), schema) || say("settle.nothing")
    : valueTitled(state, name, /** @type {any} */ (value));
  return html`${title ? html`<b>${title}</b> ` : nothing}<bdi>${said}</bdi>`;
}

/** What a relation would lead to. @param {Stop} stop @param {Commands["state"]} state */
function otherEnd({ needs }, state) {
  const other = state.mention(needs?.[1]?.id ?? null);
  return other ? state.surface(other) : "";
}

/** The words of a label, with what not all versions cover marked; never a part of a word, whose letters would part.
 * @param {Mention} mention @param {Stop} stop @param {Commands["state"]} state */
export function surfaceWords(mention, stop, { article }) {
  const spans = stop.options.flatMap(mentionsOf);
  const common = spans.reduce((/** @type {{ start: number, end: number }} */ one, other) => clipped(one, other), mention);
  const part = (/** @type {number} */ start, /** @type {number} */ end) => (start < end ? article.slice({ start, end }) : "");
  const [head, body, tail] = [part(mention.start, common.start), part(common.start, common.end), part(common.end, mention.end)];
  const isWhole = (!head || /\s$/.test(head)) && (!tail || /^\s/.test(tail));
  if (!body || !isWhole) return html`<bdi>${article.slice(mention)}</bdi>`;
  return html`<bdi>${head ? html`<mark>${head}</mark>` : nothing}${body}${tail ? html`<mark>${tail}</mark>` : nothing}</bdi>`;
}

/** What a version says. @param {StopOption} version @param {Stop} stop @param {Commands} commands @param {Find} find */
export function versionWords(version, stop, commands, find) {
  const { state, say } = commands;
  const facts = factsOf(stop, version, find);
  const mentions = stop.kind === "attribute" || stop.kind === "role" || stop.kind === "relation" ? [] : mentionsOf(version);
  if (!facts.length && !mentions.length) return html`<span class="group">${say("settle.no-label")}</span>`;
  return html`${mentions.map((one) => html`<span class="type ${one.kind} t${state.schema.byName.get(one.type)?.index ?? "x"}">${
    state.schema.typeTitle(one.type)}</span> ${surfaceWords(one, stop, state)}`)}
    ${facts.map((fact) => html`<span class="fact">${factWords(fact, commands)}</span>`)}`;
}

/** What the question is, for a heading. @param {Stop} stop @param {Commands} commands @param {Find} find */
export function questionWords(stop, { state, say }, find) {
  const span = spanOfStop(stop);
  const text = span ? state.article.slice(span) : say("of-article");
  const about = stop.needs?.[0] ? find(stop.needs[0].id) : undefined;
  const role = stop.kind === "role" ? state.schema.linkTitle("argument", stop.name ?? "", about?.type) : "";
  return say(`settle.asks.${span ? stop.kind : "article"}`, {
    text, role, other: otherEnd(stop, state), name: state.schema.title(state.schema.attributes.find((one) => one.name === stop.name) ?? { name: stop.name ?? "" }),
  });
}

/** What was taken. @param {Stop} stop @param {Take} take @param {Commands} commands @param {Naming} naming */
export function takenWords(stop, take, { state, say }, naming) {
  if (take === "edited") return say("settle.by-hand");
  const readers = Array.isArray(take) ? take.flatMap((one) => versionOf(stop, one)?.readers ?? one) : [];
  if (!readers.length) return say("settle.took-none");
  return say("settle.took", { names: listed([...new Set(readers)].map((one) => isolated(naming.nameOf(one))), state.schema) });
}

/** A name within a sentence, which may run the other way. @param {string} name */
export const isolated = (name) => `\u2068${name}\u2069`;
