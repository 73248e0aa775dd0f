/**
 * Roles of events and relations of entities: what may be joined, and joining it.
 *
 * @import { AttributeValue, Link, LinkKind, Mention, Pending, Problem, Span, Wording } from "./types"
 * @import { Schema } from "./schema.js"
 * @import { State } from "./state.js"
 */

import { batch } from "../vendor/signals-core/signals-core.js";
import { drop, putLink, putMention } from "./changes.js";
import { label, newId, spanForLabel } from "./labelling.js";
import { at } from "./selection.js";
import { length, overlaps } from "./spans.js";

/** One end that a mention may take up: a role of its own, or a relation from it; how many at least and
 * at most. @typedef {{ kind: LinkKind, type: string, fillers: readonly string[] | undefined, least: number,
 *   most: number | undefined, hotkey: string, hint: Wording | undefined }} Slot */

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
      least: role.least ?? 0,
      most: role.most ?? undefined,
      hotkey: role.hotkey ?? "",
      hint: role.hint,
    })),
    ...relations.map((one) => ({
      kind: /** @type {const} */ ("relation"),
      type: one.name,
      fillers: one.targets,
      least: 0,
      most: undefined,
      hotkey: "",
      hint: one.hint,
    })),
  ];
}

/** What fills a slot of a mention. @param {State} state @param {string} source
 * @param {{ kind: LinkKind, type: string }} slot @returns {Link[]} */
export function filling(state, source, { kind, type }) {
  return state.linksFrom(source).filter((link) => link.kind === kind && link.type === type);
}

/** Whether a slot takes no more. @param {State} state @param {string} source @param {Slot} slot */
export function isFull(state, source, slot) {
  return slot.most !== undefined && filling(state, source, slot).length >= slot.most;
}

/** The slot that a pending link is to fill. @param {State} state @param {Pending} pending */
function slotOf(state, pending) {
  const source = state.mention(pending.source);
  const all = source ? slots(state.schema, source) : [];
  return all.find((slot) => slot.kind === pending.kind && slot.type === pending.type);
}

/** Whether mentions may be the other end of the pending link, asked of many of them at once: the right
 * type, not the source itself, nor what fills it already.
 * @param {State} state @param {Pending | null} pending @returns {(mention: Mention) => boolean} */
export function fillers(state, pending) {
  const slot = pending && slotOf(state, pending);
  if (!slot) return () => false;
  const taken = new Set(filling(state, pending.source, slot).map((link) => link.target));
  return (mention) =>
    mention.id !== pending.source &&
    !taken.has(mention.id) &&
    state.schema.admits(slot.fillers, mention.type);
}

/** Whether a mention of this type may be the other end of the pending link.
 * @param {State} state @param {Pending} pending @param {string} type */
export function mayBeTyped(state, pending, type) {
  const slot = slotOf(state, pending);
  return !!slot && state.schema.admits(slot.fillers, type);
}

/** What is most likely meant: in the sentence of the source before others, without a part in it yet
 * before those with one, then the nearest. Null where nothing may fill it.
 * @param {State} state @param {Pending} pending @returns {Mention | null} */
export function likeliest(state, pending) {
  const source = state.mention(pending.source);
  if (!source) return null;
  const here = state.article.sentenceAt(source.start);
  const used = new Set(state.linksFrom(source.id).map((link) => link.target));
  const admits = fillers(state, pending);
  /** @param {Mention} one */
  const rank = (one) => [
    Number(state.article.sentenceAt(one.start) !== here),
    Number(used.has(one.id)),
    Math.abs(one.start - source.start),
  ];
  let best = /** @type {{ one: Mention, rank: number[] } | null} */ (null);
  for (const one of state.document.value.mentions.values()) {
    if (!admits(one)) continue;
    const own = rank(one);
    if (!best || isBefore(own, best.rank)) best = { one, rank: own };
  }
  return best?.one ?? null;
}

/** @param {number[]} one @param {number[]} other */
function isBefore(one, other) {
  const place = one.findIndex((value, index) => value !== other[index]);
  return place >= 0 && Number(one[place]) < Number(other[place]);
}

/** The innermost label on these words that may be the other end of the pending link; null for none.
 * @param {State} state @param {Pending} pending @param {Span} words @returns {Mention | null} */
export function fillerAt(state, pending, words) {
  const here = state.placement.in(state.article.sentenceAt(words.start));
  const found = here.filter((one) => overlaps(one, words)).filter(fillers(state, pending));
  return found.sort((one, other) => length(one) - length(other))[0] ?? null;
}

/** @param {Pending} pending @param {string} target @returns {Link} */
const linkOf = ({ kind, source, type }, target) => ({ id: newId(), kind, source, target, type });

/** @param {State} state @param {Pending} pending */
function filled(state, pending) {
  state.pending.value = null;
  state.choose(pending.source);
}

/** Join the mention to the one that the pending link began at.
 * @param {State} state @param {Pending} pending @param {string} target @returns {Problem[]} */
export function fill(state, pending, target) {
  const problems = state.perform([putLink(linkOf(pending, target))]);
  if (!problems.length) filled(state, pending);
  return problems;
}

/** Label the selection with a type and let it fill the pending link, in one step; where the words have
 * that label already, it is that one which fills it.
 * @param {State} state @param {Pending} pending @param {string} type */
export function fillWithNew(state, pending, type) {
  const made = label(state, type, (id) => [putLink(linkOf(pending, id))]);
  const [first] = made.problems;
  if (!first) filled(state, pending);
  if (first?.rule !== "twin") return made;
  const id = String(first.params.other);
  return { id, cut: null, problems: fill(state, pending, id) };
}

/** Take a link away. @param {State} state @param {string} id */
export const unlink = (state, id) => state.perform([drop(id)]);

/** Give an attribute of a link a value; undefined takes it away.
 * @param {State} state @param {Link} link @param {string} name @param {AttributeValue | undefined} value */
export function describeLink(state, link, name, value) {
  const { [name]: _, ...others } = link.attributes ?? {};
  const given = value === undefined ? others : { ...others, [name]: value };
  const { attributes: __, ...bare } = link;
  return state.perform([putLink(Object.keys(given).length ? { ...bare, attributes: given } : bare)]);
}

/** An event of the same type on the selection, or the word at the reader, with the same arguments; what
 * was said of the event itself, its attributes and note, is not said of the copy.
 * @param {State} state @param {Mention} event @returns {{ problems: Problem[], id: string }} */
export function copyOf(state, event) {
  const { kind, type } = event;
  const id = newId();
  const { focus } = state.selection.value;
  const links = state.linksFrom(event.id).filter((link) => link.kind === "argument");
  const problems = batch(() => {
    const copies = links.map((link) => putLink({ ...link, id: newId(), source: id }));
    const found = state.perform([putMention({ id, kind, type, ...spanForLabel(state) }), ...copies]);
    if (found.length) return found;
    state.used(type);
    state.copying.value = null;
    state.selection.value = at(focus);
    state.choose(id);
    return [];
  });
  return { problems, id };
}
