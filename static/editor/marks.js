/**
 * What changes are about: each concerns one mention, one link, one attribute of the article or one decision, and
 * wants it to have a value. Two changes meet when they concern the same.
 *
 * @import { Change, Document, Link, Mention, Value } from "./types"
 */

import { equal, idOf } from "./changes.js";

/** What a change concerns: the id of a mention, link or decision, or `=` and an attribute's name.
 * @param {Change} change */
export function keyOf(change) {
  return "set" in change ? `=${Object.keys(change.set)[0]}` : idOf(change);
}

/** What a change makes of it. @param {Change} change @returns {Value} */
export function valueIn(change) {
  if ("set" in change) return Object.values(change.set)[0] ?? undefined;
  if ("drop" in change) return undefined;
  if ("decide" in change) return change.decide.take ?? undefined;
  return "mention" in change.put ? change.put.mention : change.put.link;
}

/** What it is in a document. @param {Document} document @param {string} key @returns {Value} */
export function valueAt(document, key) {
  if (key.startsWith("=")) return document.attributes?.[key.slice(1)];
  return document.mentions.get(key) ?? document.links.get(key) ?? document.decisions?.get(key);
}

/** Whether two values say the same. @param {Value} one @param {Value} other */
export function alike(one, other) {
  if (isMark(one) && isMark(other)) return equal(one, other);
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Whether a value is a mention or a link. @param {unknown} value @returns {value is Mention | Link} */
export const isMark = (value) => typeof value === "object" && value !== null && "id" in value;

/** The mention that a change puts; null for every other. @param {Change} change */
export const putsMention = (change) => ("put" in change && "mention" in change.put ? change.put.mention : null);

/** The link that a change puts; null for every other. @param {Change} change */
export const putsLink = (change) => ("put" in change && "link" in change.put ? change.put.link : null);
