/**
 * A sample sentence with what the schema would mark in it: the part that is open first, then its neighbours.
 * The sentence is ours; which word is what is only by way of example. No DOM.
 *
 * @import { Draft, Type } from "./draft.js"
 * @typedef {{ readonly text: string, readonly type: Type | null }} Piece
 */

import { inOrder, lineage } from "./draft.js";

/** The sentence in pieces; what may be an entity, what may be an event's trigger. */
const SENTENCE = /** @type {const} */ ([
  ["أعلنت", "event"], [" ", ""], ["وزارة الزراعة", "entity"], [" في ", ""], ["عمّان", "entity"], [" أن ", ""],
  ["سلمى الخطيب", "entity"], [" ", ""], ["ستلتقي", "event"], [" مزارعين من ", ""], ["وادي الأردن", "entity"], [" ", ""],
  ["يوم الأحد", "entity"], [".", ""],
]);

/** The sentence with a type at each place that has one. @param {Draft} draft @param {string} open the part that is open
 * @returns {Piece[]} */
export function sample(draft, open) {
  const shown = { entity: few(draft, "entity", open, 5), event: few(draft, "event", open, 2) };
  const next = { entity: 0, event: 0 };
  return SENTENCE.map(([text, kind]) => {
    if (!kind) return { text, type: null };
    const type = shown[kind][next[kind]] ?? null;
    next[kind] += 1;
    return { text, type };
  });
}

/** Types of a kind that mark something: the one that is open, those below it, then others, roots first.
 * @param {Draft} draft @param {"entity" | "event"} kind @param {string} open @param {number} most */
function few(draft, kind, open, most) {
  const marking = inOrder(draft, kind).filter(({ selectable }) => selectable);
  const rank = (/** @type {Type} */ one) =>
    one.id === open ? 0 : lineage(draft, one).some(({ id }) => id === open) ? 1 : one.parent ? 3 : 2;
  return [...marking].sort((a, b) => rank(a) - rank(b)).slice(0, most);
}
