/**
 * Mentions, links and attributes of the article in the reader's words.
 *
 * @import { Change, Document, Link, Mention, Value } from "./types"
 * @import { Say } from "./words.js"
 * @import { State } from "./state.js"
 */

import { isMark, keyOf, valueAt, valueIn } from "./marks.js";

/** @typedef {(id: string) => Mention | undefined} Find finds the ends of a link */

/** What a change is about. @param {Change} change @param {State} state @param {Say} say
 * @param {Document} [document] where it is sought when it is dropped */
export function named(change, state, say, document = state.document.value) {
  const value = valueIn(change) ?? valueAt(document, keyOf(change));
  if ("set" in change) return state.schema.title(attribute(state, keyOf(change).slice(1)));
  return value === undefined ? "" : titled(value, state, say, (id) => document.mentions.get(id));
}

/** A mention or link with its type; the value of an attribute as it is.
 * @param {Value} value @param {State} state @param {Say} say
 * @param {Find} [find] */
export function titled(value, state, say, find = (id) => state.document.value.mentions.get(id)) {
  if (!isMark(value)) return shown(value);
  if ("start" in value) return say("label-words", { type: state.schema.typeTitle(value.type), text: quoted(value, state) });
  return linkTitled(value, state, say, find);
}

/** @param {Link} link @param {State} state @param {Say} say @param {Find} find */
function linkTitled(link, state, say, find) {
  const [source, target] = [find(link.source), find(link.target)];
  return say("link-words", {
    type: state.schema.linkTitle(link.kind, link.type, source?.type),
    source: source ? quoted(source, state) : "…",
    target: target ? quoted(target, state) : "…",
  });
}

/** The words of a mention, cut where they are many. @param {Mention} mention @param {State} state */
export function quoted(mention, state) {
  const text = [...state.surface(mention)];
  return `«${text.length > 60 ? `${text.slice(0, 58).join("")}…` : text.join("")}»`;
}

/** @param {State} state @param {string} name */
const attribute = ({ schema }, name) => schema.attributes.find((one) => one.name === name) ?? { name };

/** The value of an attribute in words; choices by their titles.
 * @param {State} state @param {string} name @param {Value} value */
export function valueTitled(state, name, value) {
  const { choices = [] } = /** @type {{ choices?: readonly { name: string }[] }} */ (attribute(state, name));
  const title = (/** @type {unknown} */ one) => state.schema.title(choices.find((choice) => choice.name === one)) || shown(one);
  return Array.isArray(value) ? value.map(title).join("، ") : title(value);
}

/** @param {unknown} value */
function shown(value) {
  if (value === undefined || value === null) return "—";
  if (typeof value === "boolean") return value ? "✓" : "✗";
  return Array.isArray(value) ? value.join("، ") : String(value);
}
