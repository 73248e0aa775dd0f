/**
 * Where the reader is, and how it moves: by token, segment or character, within one sentence.
 *
 * @import { Selection, Span } from "./types"
 * @import { Article } from "./article.js"
 */

import { clipped, lastBefore, overlaps, union } from "./spans.js";

/** @typedef {"token" | "segment" | "character"} Unit */
/** @typedef {1 | -1} Way onward or back in reading order */

/** The span from anchor to focus. @param {Selection} selection */
export const spanOf = ({ anchor, focus }) => union(anchor, focus);

/** The reader at one unit, nothing selected. @param {Span} unit @returns {Selection} */
export const at = (unit) => ({ anchor: unit, focus: unit, held: false, precise: false });

/** A span selected as it is. @param {Span} span @returns {Selection} */
export const held = (span) => ({ anchor: span, focus: span, held: true, precise: false });

/** The same, made by segments or characters. @param {Span} span @returns {Selection} */
export const precisely = (span) => ({ ...held(span), precise: true });

/** At the first token of the article; at its first character when it has no token.
 * @param {Article} article */
export function atStart(article) {
  const first = article.tokens.find((one) => overlaps(one, article.sentence(0)));
  const { start } = article.sentence(0);
  return at(first ?? { start, end: start + 1 });
}

/** The units of a sentence in reading order; characters are those that a reader sees, blanks left out.
 * @param {Article} article @param {number} index @param {Unit} unit @returns {readonly Span[]} */
export function units(article, index, unit) {
  if (unit === "character") {
    const sentence = article.sentence(index);
    return sentence.graphemes.filter((one) => sentence.slice(one).trim());
  }
  const { first, last } = article.tokensOf(index);
  const tokens = Array.from({ length: last - first }, (_, place) => first + place);
  return unit === "token"
    ? tokens.map((token) => article.token(token))
    : tokens.flatMap((token) => article.segments(token));
}

/** One unit onward or back, into the next sentence where this one ends; a selection is let go.
 * @param {Article} article @param {Selection} selection @param {Unit} unit @param {Way} way */
export function moved(article, selection, unit, way) {
  const index = article.sentenceAt(selection.focus.start);
  const here = units(article, index, unit);
  const next = here[placeOf(here, selection.focus, way) + way];
  if (next) return { ...at(next), precise: unit === "segment" };
  for (let other = index + way; article.sentences[other]; other += way) {
    const there = units(article, other, unit).at(way === 1 ? 0 : -1);
    if (there) return at(there);
  }
  return selection;
}

/** The selection with its focus one unit onward or back, not beyond its sentence. The first step
 * takes the unit that the reader is at.
 * @param {Article} article @param {Selection} selection @param {Unit} unit @param {Way} way
 * @returns {Selection} */
export function extended(article, selection, unit, way) {
  const precise = unit === "segment";
  const here = units(article, article.sentenceAt(selection.anchor.start), unit);
  const anchor = within(here, selection.anchor, precise, way);
  if (!selection.held) return { anchor, focus: anchor, held: true, precise };
  const place = placeOf(here, selection.focus, way);
  const focus = here[place + way] ?? here[place] ?? selection.focus;
  return { anchor, focus, held: true, precise: precise || selection.precise };
}

/** The first unit of the sentence that lies so many sentences further; where there is none, here.
 * @param {Article} article @param {Selection} selection @param {Way} way */
export function toSentence(article, selection, way) {
  const index = article.sentenceAt(selection.focus.start);
  for (let other = index + way; article.sentences[other]; other += way) {
    const [first] = units(article, other, "token");
    if (first) return at(first);
  }
  return selection;
}

/** The first or the last token of the sentence. @param {Article} article
 * @param {Selection} selection @param {Way} way */
export function toEdge(article, selection, way) {
  const here = units(article, article.sentenceAt(selection.focus.start), "token");
  const edge = here.at(way === 1 ? -1 : 0);
  return edge ? at(edge) : selection;
}

/** The span widened to whole tokens within the sentence it begins in; null where it meets none.
 * @param {Article} article @param {Span} span */
export function snapped(article, span) {
  return widened(units(article, article.sentenceAt(span.start), "token"), span);
}

/** The span widened to whole characters as a reader sees them (a letter with its marks).
 * @param {Article} article @param {Span} span */
export function snappedToGraphemes(article, span) {
  return widened(article.sentence(article.sentenceAt(span.start)).graphemes, span);
}

/**
 * What the next double click on the same word takes: the token, it without its particles, the token.
 * @param {Article} article
 * @param {Span} token
 * @param {Selection} selection
 */
export function rounds(article, token, selection) {
  const bare = article.withoutParticles(token);
  const now = spanOf(selection);
  const whole = selection.held && now.start === token.start && now.end === token.end;
  return whole && bare.start !== token.start ? precisely(bare) : held(token);
}

/**
 * A span with one end moved by a unit; null where it would become empty or leave the end's sentence.
 * @param {Article} article
 * @param {Span} span
 * @param {"start" | "end"} end
 * @param {Way} way
 * @param {Unit} [unit]
 * @returns {Span | null}
 */
export function stretched(article, span, end, way, unit = "segment") {
  const edges = edgesFor(article, span, end, unit);
  const beyond = way === 1 ? edges : edges.reverse();
  const edge = beyond.find((one) => (one - span[end]) * way > 0);
  return edge === undefined ? null : { ...endsOf(span), [end]: edge };
}

/**
 * A span with one end where a unit begins or ends that is nearest to a point, within the end's sentence;
 * it is never empty.
 * @param {Article} article
 * @param {Span} span
 * @param {"start" | "end"} end
 * @param {number} point
 * @param {Unit} unit
 * @returns {Span}
 */
export function dragged(article, span, end, point, unit) {
  const nearest = edgesFor(article, span, end, unit).reduce(
    (one, other) => (Math.abs(other - point) < Math.abs(one - point) ? other : one),
    span[end],
  );
  return { ...endsOf(span), [end]: nearest };
}

/** Where an end of a span may stand so that something remains. @param {Article} article
 * @param {Span} span @param {"start" | "end"} end @param {Unit} unit */
function edgesFor(article, span, end, unit) {
  const index = article.sentenceAt(end === "start" ? span.start : span.end - 1);
  const edges = units(article, index, unit).map((one) => one[end]);
  return edges.filter((edge) => (end === "start" ? edge < span.end : edge > span.start));
}

/** @param {Span} span @returns {Span} */
const endsOf = ({ start, end }) => ({ start, end });

/** @param {readonly Span[]} units @param {Span} span */
function widened(units, span) {
  const met = units.filter((one) => overlaps(one, span));
  const [first, last] = [met[0], met.at(-1)];
  return first && last ? union(first, last) : null;
}

/** The place of the unit that holds the focus: its last one on the way onward, its first back.
 * @param {readonly Span[]} units @param {Span} focus @param {Way} way */
function placeOf(units, focus, way) {
  return lastBefore(units, way === 1 ? focus.end - 1 : focus.start);
}

/** @param {readonly Span[]} units @param {Span} anchor @param {boolean} narrow @param {Way} way */
function within(units, anchor, narrow, way) {
  if (!narrow) return anchor;
  const met = units.filter((one) => overlaps(one, anchor));
  const edge = way === 1 ? met[0] : met.at(-1);
  return edge ? clipped(edge, anchor) : anchor;
}
