/**
 * Roles of events and relations of entities: what may be joined, and joining it.
 *
 * @import { Link, LinkKind, Mention, Pending, Problem } from "./types"
 * @import { Schema } from "./schema.js"
 * @import { State } from "./state.js"
 */

import { drop, putLink } from "./changes.js";
import { label, newId } from "./labelling.js";

/** One end that a mention may take up: a role of its own, or a relation from it.
 * @typedef {{ kind: LinkKind, type: string, fillers: readonly string[] | undefined, most: number | undefined,
 *   hotkey: string }} Slot */

/** The slots of a mention: an event's roles, then the relations that may begin at it.
 * @param {Schema} schema @param {Mention} mention @returns {Slot[]} */
export function slots(schema, mention) {
  const roles = mention.kind === "event" ? (schema.byName.get(mention.type)?.roles ?? []) : [];
  const relations = schema.relations.filter((one) => schema.admits(one.sources, mention.type));
  return [
    ...roles.map((role) => ({
      kind: /** @type {const} */ ("argument"),
      type: role.name,
      fillers: role.fillers,
      most: role.most,
      hotkey: role.hotkey ?? "",
    })),
    ...relations.map((one) => ({
      kind: /** @type {const} */ ("relation"),
      type: one.name,
      fillers: one.targets,
      most: undefined,
      hotkey: "",
    })),
  ];
}

/** The slot that a pending link is to fill. @param {State} state @param {Pending} pending */
function slotOf(state, pending) {
  const source = state.mention(pending.source);
  const all = source ? slots(state.schema, source) : [];
  return all.find((slot) => slot.kind === pending.kind && slot.type === pending.type);
}

/** Whether a mention may be the other end of the pending link.
 * @param {State} state @param {Pending} pending @param {Mention} mention */
export function mayFill(state, pending, mention) {
  const slot = slotOf(state, pending);
  return !!slot && mention.id !== pending.source && state.schema.admits(slot.fillers, mention.type);
}

/** Whether a mention of this type may be the other end of the pending link.
 * @param {State} state @param {Pending} pending @param {string} type */
export function mayBeTyped(state, pending, type) {
  const slot = slotOf(state, pending);
  return !!slot && state.schema.admits(slot.fillers, type);
}

/** Join the mention to the one that the pending link began at.
 * @param {State} state @param {Pending} pending @param {string} target @returns {Problem[]} */
export function fill(state, pending, target) {
  /** @type {Link} */
  const link = { id: newId(), kind: pending.kind, source: pending.source, target, type: pending.type };
  const problems = state.perform([putLink(link)]);
  if (!problems.length) {
    state.pending.value = null;
    state.choose(pending.source);
  }
  return problems;
}

/** Label the selection with a type and let it fill the pending link at once.
 * @param {State} state @param {Pending} pending @param {string} type */
export function fillWithNew(state, pending, type) {
  const made = label(state, type);
  if (made.problems.length) return made;
  return { ...made, problems: fill(state, pending, made.id) };
}

/** Take a link away. @param {State} state @param {string} id */
export const unlink = (state, id) => state.perform([drop(id)]);
