/**
 * One label made of two, two made of one, and one of its kind wherever its text stands again. Each
 * changes the state by one step that can be undone.
 *
 * @import { Change, Mention, Problem, Span } from "./types"
 * @import { Article } from "./article.js"
 * @import { State } from "./state.js"
 */

import { drop, putLink, putMention } from "./changes.js";
import { arc } from "./checks.js";
import { newId } from "./labelling.js";
import { occurrences } from "./occurrences.js";
import { units } from "./selection.js";
import { union } from "./spans.js";

/** What stands between two names and is of neither. */
const BETWEEN = /^[و،,؛;:/–—-]$/;

/** The other occurrences of a label, and how many are in the way of others.
 * @param {State} state @param {Mention} mention */
export const others = (state, mention) =>
  occurrences(
    state.article, mention, (sentence) => state.placement.in(sentence), state.terms.dropsParticles,
  );

/** Label these spans as a mention is, its note left out.
 * @param {State} state @param {Mention} mention @param {readonly Span[]} spans */
export function spread(state, { id: _, note: __, ...alike }, spans) {
  const problems = state.perform(
    spans.map(({ start, end }) => putMention({ ...alike, id: newId(), start, end })),
  );
  if (!problems.length) state.used(alike.type);
  return problems;
}

/** The places where a label may be split: where the parts of its words begin.
 * @param {Article} article @param {Span} span */
export function places(article, span) {
  const parts = units(article, article.sentenceAt(span.start), "segment");
  return parts.map(({ start }) => start).filter((at) => span.start < at && at < span.end);
}

/** The two parts of a label that is split at an offset within it. A comma or an و that stands between
 * them belongs to neither; where labels stand without particles, nor do those of the second part.
 * @param {State} state @param {Span} span @param {number} at @returns {[Span, Span]} */
export function halves({ article, terms }, span, at) {
  const index = article.tokenAt(at);
  const bare = (/** @type {number} */ token) =>
    terms.dropsParticles ? article.withoutParticles(article.token(token)) : article.token(token);
  const parts = (/** @type {number} */ token) => BETWEEN.test(article.slice(article.token(token)));
  if (article.token(index).start <= span.start || ![article.token(index).start, bare(index).start].includes(at)) {
    return [{ start: span.start, end: at }, { start: at, end: span.end }];
  }
  let [last, next] = [index - 1, index];
  while (article.token(last).start > span.start && parts(last)) last -= 1;
  while (article.token(next).end < span.end && parts(next)) next += 1;
  const { start } = bare(next).start < span.end ? bare(next) : article.token(next);
  return [{ start: span.start, end: article.token(last).end }, { start, end: span.end }];
}

/** Split a label; the first part keeps its id, links and note, both keep type and attributes.
 * @param {State} state @param {Mention} mention @param {number} at
 * @returns {{ problems: Problem[], second: string }} */
export function split(state, mention, at) {
  const [first, rest] = halves(state, mention, at);
  const { note: _, ...alike } = mention;
  const second = newId();
  const problems = state.perform([
    putMention({ ...mention, ...first }),
    putMention({ ...alike, ...rest, id: second }),
  ]);
  return { problems, second };
}

/** The next label of the same type in the sentence; undefined where none follows.
 * @param {State} state @param {Mention} mention */
export function neighbour({ article, placement }, { type, start, end }) {
  return placement.in(article.sentenceAt(start)).find((one) => one.type === type && one.start >= end);
}

/** Merge a label with another: it covers both, has the links of both, and what only the other said.
 * `conflicts` names the attributes in which the two differ; the first's are kept.
 * @param {State} state @param {Mention} mention @param {Mention} other
 * @returns {{ problems: Problem[], conflicts: string[] }} */
export function merge(state, mention, other) {
  const [own, theirs] = [mention.attributes ?? {}, other.attributes ?? {}];
  const conflicts = Object.keys(theirs).filter(
    (name) => name in own && JSON.stringify(own[name]) !== JSON.stringify(theirs[name]),
  );
  const attributes = { ...theirs, ...own };
  const note = [mention.note, other.note].filter((one, place, all) => one && all.indexOf(one) === place).join("\n");
  const problems = state.perform([
    putMention({
      ...mention,
      ...union(mention, other),
      ...(Object.keys(attributes).length ? { attributes } : {}),
      ...(note ? { note } : {}),
    }),
    ...taken(state, mention.id, other.id),
    drop(other.id),
  ]);
  return { problems, conflicts };
}

/** The links of one mention as another's: those that this one has already, and those between the two,
 * are dropped. @param {State} state @param {string} to @param {string} from @returns {Change[]} */
function taken(state, to, from) {
  const known = new Set(state.linksAt(to).map((link) => arc(link, state.schema)));
  return state.linksAt(from).map((link) => {
    const end = (/** @type {string} */ id) => (id === from ? to : id);
    const moved = { ...link, source: end(link.source), target: end(link.target) };
    const said = arc(moved, state.schema);
    return moved.source === moved.target || known.has(said) ? drop(link.id) : putLink(moved);
  });
}
