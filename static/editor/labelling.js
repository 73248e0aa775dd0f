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
 * @param {(id: string) => Change[]} [with_] what is to be done in the same step
 * @returns {{ problems: Problem[], id: string, cut: Span | null }}
 */
export function label(state, type, with_ = () => []) {
  const selection = state.selection.value;
  const whole = spanOf(selection);
  const span = spanForLabel(state);
  const id = newId();
  const problems = batch(() => {
    const made = putMention({ id, kind: kindOf(state, type), ...span, type });
    const found = state.perform([made, ...with_(id)]);
    if (found.length) return found;
    state.used(type);
    state.selection.value = at(selection.focus);
    state.choose(id);
    return [];
  });
  return { problems, id, cut: same(span, whole) ? null : { start: whole.start, end: span.start } };
}

/** What a label made now would cover: the selection, or the token at the reader; by the project's policy
 * without particles. @param {State} state @returns {Span} */
export function spanForLabel({ article, selection, terms }) {
  const { precise } = selection.value;
  const span = spanOf(selection.value);
  return terms.dropsParticles && !precise ? article.withoutParticles(span) : span;
}

/** Give a mention another type; what the new type does not know goes with the same step.
 * @param {State} state @param {Mention} mention @param {string} type @returns {Problem[]} */
export function retype(state, mention, type) {
  if (mention.type === type) return [];
  const { attributes, links } = lostBy(state, mention, type);
  const kept = Object.entries(mention.attributes ?? {}).filter(([name]) => !attributes.includes(name));
  const after = { ...mention, type, kind: kindOf(state, type), attributes: Object.fromEntries(kept) };
  const problems = state.perform([...links.map((link) => drop(link.id)), putMention(tidy(after))]);
  if (!problems.length) state.used(type);
  return problems;
}

/** The attributes and links that a mention would lose with another type.
 * @param {State} state @param {Mention} mention @param {string} type */
export function lostBy(state, mention, type) {
  const known = new Set(state.schema.attributesOf(type).map((one) => one.name));
  const mentions = new Map(state.document.value.mentions).set(mention.id, { ...mention, type });
  return {
    attributes: Object.keys(mention.attributes ?? {}).filter((name) => !known.has(name)),
    links: state
      .linksAt(mention.id)
      .filter((link) => !mayJoin(state.schema, link, mentions.get(link.source), mentions.get(link.target))),
  };
}

/** Drop a mention with all links at it. @param {State} state @param {Mention} mention */
export function remove(state, mention) {
  const links = state.linksAt(mention.id).map((link) => drop(link.id));
  return state.perform([...links, drop(mention.id)]);
}

/** Move one end of a mention by a unit.
 * @param {State} state @param {Mention} mention @param {"start" | "end"} end @param {1 | -1} way
 * @param {import("./selection.js").Unit} [unit] */
export function stretch(state, mention, end, way, unit) {
  const span = stretched(state.article, mention, end, way, unit);
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

/** @param {Schema} schema @param {Link} link
 * @param {Mention | undefined} source @param {Mention | undefined} target */
function mayJoin(schema, link, source, target) {
  if (!source || !target) return false;
  if (link.kind === "argument") {
    const role = schema.role(source.type, link.type);
    return !!role && schema.admits(role.fillers, target.type);
  }
  const kind = schema.relationByName.get(link.type);
  return !!kind && schema.joins(kind, source.type, target.type);
}
