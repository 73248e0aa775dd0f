/**
 * What can be done to labels. Each function changes the state by one undoable step and answers with
 * the problems that forbid it, none when done.
 *
 * @import { AttributeValue, Change, Link, Mention, Problem, Span } from "./types"
 * @import { Schema } from "./schema.js"
 * @import { State } from "./state.js"
 */

import { batch } from "../vendor/signals-core/signals-core.js";
import { drop, putMention } from "./changes.js";
import { problem } from "./checks.js";
import { at, spanOf, stretched } from "./selection.js";
import { same } from "./spans.js";

const LETTERS = "abcdefghijklmnopqrstuvwxyz234567";

/** An id that nobody else makes: 80 bits by chance. `randomUUID` is missing where there is no HTTPS. */
export function newId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (one) => LETTERS[one % 32]).join("");
}

/**
 * Label the selection, or the token at the reader when nothing is selected. `cut` is what the clitic
 * policy left out of the label, null when nothing.
 * @param {State} state
 * @param {string} type
 * @returns {{ problems: Problem[], id: string, cut: Span | null }}
 */
export function label(state, type) {
  const selection = state.selection.value;
  const whole = spanOf(selection);
  const drops = state.terms.dropsParticles && !selection.precise;
  const span = drops ? state.article.withoutParticles(whole) : whole;
  const id = newId();
  const problems = batch(() => {
    const found = put(state, { id, kind: kindOf(state, type), ...span, type });
    if (found.length) return found;
    state.used(type);
    state.selection.value = at(selection.focus);
    state.choose(id);
    return [];
  });
  return { problems, id, cut: same(span, whole) ? null : { start: whole.start, end: span.start } };
}

/** Give a mention another type; attributes and links that the new type does not know go with the same
 * step. @param {State} state @param {Mention} mention @param {string} type @returns {Problem[]} */
export function retype(state, mention, type) {
  if (mention.type === type) return [];
  const kind = kindOf(state, type);
  const known = new Set(state.schema.attributesOf(type).map((one) => one.name));
  const kept = Object.entries(mention.attributes ?? {}).filter(([name]) => known.has(name));
  const after = { ...mention, type, kind, attributes: Object.fromEntries(kept) };
  const problems = state.perform([...linksLost(state, after), putMention(tidy(after))]);
  if (!problems.length) state.used(type);
  return problems;
}

/** Drop a mention with all links at it. @param {State} state @param {Mention} mention */
export function remove(state, mention) {
  const links = state.linksAt(mention.id).map((link) => drop(link.id));
  return state.perform([...links, drop(mention.id)]);
}

/** Move one end of a mention by a segment.
 * @param {State} state @param {Mention} mention @param {"start" | "end"} end @param {1 | -1} way */
export function stretch(state, mention, end, way) {
  const span = stretched(state.article, mention, end, way);
  return span ? put(state, { ...mention, ...span }) : [problem("no-further", mention.id)];
}

/** Let a mention cover another span. @param {State} state @param {Mention} mention @param {Span} span */
export const move = (state, mention, span) => put(state, { ...mention, ...span });

/** Give an attribute a value; undefined takes it away.
 * @param {State} state @param {Mention} mention @param {string} name
 * @param {AttributeValue | undefined} value */
export function describe(state, mention, name, value) {
  const { [name]: _, ...others } = mention.attributes ?? {};
  const attributes = value === undefined ? others : { ...others, [name]: value };
  return put(state, { ...mention, attributes });
}

/** Write a note on a mention; an empty one takes it away.
 * @param {State} state @param {Mention} mention @param {string} note */
export const annotate = (state, mention, note) =>
  note === (mention.note ?? "") ? [] : put(state, { ...mention, note });

/** @param {State} state @param {Mention} mention */
const put = (state, mention) => state.perform([putMention(tidy(mention))]);

/** As the wire spells it: what is empty is left out. @param {Mention} mention @returns {Mention} */
function tidy({ attributes = {}, note = "", ...rest }) {
  return {
    ...rest,
    ...(Object.keys(attributes).length ? { attributes } : {}),
    ...(note ? { note } : {}),
  };
}

/** @param {State} state @param {string} type */
const kindOf = (state, type) => state.schema.byName.get(type)?.kind ?? "entity";

/** The drops of links that a mention of this type can no longer have.
 * @param {State} state @param {Mention} after @returns {Change[]} */
function linksLost(state, after) {
  const mentions = new Map(state.document.value.mentions).set(after.id, after);
  return state
    .linksAt(after.id)
    .filter((link) => !mayJoin(state.schema, link, mentions.get(link.source), mentions.get(link.target)))
    .map((link) => drop(link.id));
}

/** @param {Schema} schema @param {Link} link
 * @param {Mention | undefined} source @param {Mention | undefined} target */
function mayJoin(schema, link, source, target) {
  if (!source || !target) return false;
  if (link.kind === "argument") {
    const role = schema.role(source.type, link.type);
    return !!role && schema.admits(role.fillers, target.type);
  }
  const kind = schema.relationByName.get(link.type);
  return !!kind && schema.admits(kind.sources, source.type) && schema.admits(kind.targets, target.type);
}
