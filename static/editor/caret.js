/**
 * Which character of a sentence lies under a point of the window, and where a span ends on the page.
 *
 * A caret stands between characters, and where directions meet the edge of a number is its far end:
 * so of the two characters beside the caret the one is taken that the point lies on.
 *
 * @import { Span } from "./types"
 * @import { Sentence } from "./offsets.js"
 */

import { clipped, lastBefore } from "./spans.js";

const FAR = 32; // units; no number or Latin word is longer
const ALEF = /^[اأإآٱ]/;

/** @typedef {"rtl" | "ltr"} Direction of the paragraph */
/** An end of a span on the page: where the line through it stands, in pixels of the window, and to which
 * side lies what the span does not cover, 1 for the greater x.
 * @typedef {{ x: number, top: number, bottom: number, outward: 1 | -1 }} Edge */

const range = document.createRange();

/**
 * The unit under a point; null when the point is nearest to another text.
 * @param {Text} node
 * @param {number} x
 * @param {number} y
 * @returns {number | null}
 */
export function unitAt(node, x, y) {
  const caret = caretAt(x, y);
  if (!caret || caret.node !== node) return null;
  const around = near(caret.offset, node.length);
  const under = around.find((unit) => covers(node, unit, x, y));
  return under === undefined ? nearest(node, around.slice(0, 2), x, y) : half(node, under, x);
}

/**
 * The unit of a sentence that is nearest to a point: its first where that lies above it, its last below.
 * @param {Text} node
 * @param {number} x
 * @param {number} y
 * @returns {number | null}
 */
export function unitWithin(node, x, y) {
  const { left, right, top, bottom } = frameOf(node);
  if (y < top) return 0;
  if (y >= bottom) return node.length - 1;
  return unitAt(node, Math.min(Math.max(x, left + 1), right - 1), y);
}

/**
 * The place between two characters that is nearest to a point, for an end that is dragged there; null when
 * the point is nearest to another text. A number or name that is reached from outside is taken whole or
 * not at all, unless one goes by characters.
 * @param {Text} node
 * @param {Sentence} sentence
 * @param {{ x: number, y: number }} pointer
 * @param {{ anchor: number, precise: boolean, direction: Direction }} how `anchor` is a character that
 *   stays within the span
 * @returns {number | null} a code point of the article
 */
export function placeBetween(node, sentence, { x, y }, { anchor, precise, direction }) {
  const { top, bottom } = frameOf(node);
  if (y < top) return sentence.start;
  if (y >= bottom) return sentence.end;
  const unit = unitWithin(node, x, y);
  if (unit === null) return null;
  const stretch = stretchAt(node, unit, direction);
  const [kept, against] = [sentence.unit(anchor), stretch.end - stretch.start > 1];
  const whole = against && !precise && (kept < stretch.start || kept >= stretch.end);
  const piece = whole ? pointsOf(sentence, stretch) : characterAt(sentence, sentence.point(unit));
  const { start, end } = unitsOf(sentence, piece);
  const box = rectangle(node, start, end);
  const beginsRight = (direction === "rtl") === (whole || !against);
  return x > (box.left + box.right) / 2 === beginsRight ? piece.start : piece.end;
}

/**
 * Where an end of a span stands. Beside a stretch that runs against the paragraph an edge has two
 * places; it stands where the paragraph goes on, but within such a stretch where its letters do.
 * @param {Text} node
 * @param {Sentence} sentence
 * @param {Span} span
 * @param {"start" | "end"} end
 * @param {Direction} direction
 * @returns {Edge}
 */
export function edgeOf(node, sentence, span, end, direction) {
  const isStart = end === "start";
  const atRight = (direction === "rtl") === isStart;
  const [before, after] = [span[end] - 1, span[end]].map((point) => {
    const { start, end } = unitsOf(sentence, characterAt(sentence, point));
    return rectangle(node, start, end);
  });
  const inside = isStart ? after : before;
  const amid = span[end] > sentence.start && span[end] < sentence.end;
  if (before && after && inside && amid && meet(before, after, direction)) return edge(inside, !atRight);
  const { start } = unitsOf(sentence, characterAt(sentence, isStart ? span.start : span.end - 1));
  const stretch = stretchAt(node, start, direction);
  const piece = clipped(stretch, unitsOf(sentence, span));
  const runs = stretch.end - stretch.start > 1;
  return edge(runs || !inside ? rectangle(node, piece.start, piece.end) : inside, atRight);
}

/** @param {DOMRect} box @param {boolean} atRight @returns {Edge} */
const edge = ({ left, right, top, bottom }, atRight) => ({
  x: atRight ? right : left, top, bottom, outward: atRight ? 1 : -1,
});

/** What a reader takes for the character at a point; the point alone beyond the sentence.
 * @param {Sentence} sentence @param {number} point @returns {Span} */
function characterAt(sentence, point) {
  const found = sentence.graphemes[lastBefore(sentence.graphemes, point)];
  return found && point < found.end ? found : { start: point, end: point + 1 };
}

/** @param {Sentence} sentence @param {Span} span @returns {Span} in units of the sentence */
const unitsOf = (sentence, { start, end }) => ({ start: sentence.unit(start), end: sentence.unit(end) });

/** @param {Sentence} sentence @param {Span} units @returns {Span} */
const pointsOf = (sentence, { start, end }) => ({ start: sentence.point(start), end: sentence.point(end) });

/** @param {Text} node */
const frameOf = (node) =>
  /** @type {Element} */ (/** @type {Element} */ (node.parentElement).closest(".sentence")).getBoundingClientRect();

/** The second half of a lam-alef is the alef, which some faces give no width. @param {Text} node
 * @param {number} unit @param {number} x */
function half(node, unit, x) {
  if (node.data[unit] !== "ل" || !ALEF.test(node.data.slice(unit + 1)) || boxOf(node, unit + 1)) return unit;
  const { left, right } = rectangle(node, unit, unit + 1);
  return x < (left + right) / 2 ? unit + 1 : unit;
}

/** Of a few units the one that lies nearest to a point. @param {Text} node
 * @param {readonly number[]} units @param {number} x @param {number} y */
function nearest(node, units, x, y) {
  const far = (/** @type {number} */ unit) => {
    const { left, right, top, bottom } = rectangle(node, unit, unit + 1);
    return Math.hypot(Math.max(left - x, 0, x - right), 4 * Math.max(top - y, 0, y - bottom));
  };
  return units.reduce((one, other) => (far(other) < far(one) ? other : one), units[0] ?? 0);
}

/**
 * The units around a caret, the nearest first. At the end of a number in Arabic text the character under
 * the pointer may be a whole number away.
 * @param {number} offset
 * @param {number} length
 */
function near(offset, length) {
  const steps = Array.from({ length: 2 * FAR }, (_, step) => (step % 2 ? 1 : -1) * ((step + 1) >> 1));
  return steps.map((step) => offset + step).filter((unit) => unit >= 0 && unit < length);
}

/**
 * The stretch of text around a character that runs against the paragraph, such as a number or a Latin
 * name in Arabic: the character alone where the text runs as the paragraph does.
 *
 * Whoever drags across such a stretch from outside sweeps over all of it, though the pointer ends on
 * its first letter.
 * @param {Text} node
 * @param {number} unit
 * @param {"rtl" | "ltr"} direction of the paragraph
 * @returns {{ start: number, end: number }} units
 */
export function stretchAt(node, unit, direction) {
  const against = (/** @type {number} */ one) => {
    const [here, next] = [boxOf(node, one), boxOf(node, one + 1)];
    return !!here && !!next && meet(here, next, direction);
  };
  let [start, end] = [unit, unit + 1];
  while (start > 0 && against(start - 1)) start -= 1;
  while (end < node.length && against(end - 1)) end += 1;
  return { start, end };
}

/** Whether one rectangle is followed by the next against the direction of the paragraph.
 * @param {DOMRect} here @param {DOMRect} next @param {Direction} direction */
function meet(here, next, direction) {
  if (Math.abs(here.top - next.top) > 4 || here.width < 0.5 || next.width < 0.5) return false;
  const gap = direction === "rtl" ? next.left - here.right : here.left - next.right;
  return Math.abs(gap) < 1;
}

/** The one rectangle of a character; null for one without width. @param {Text} node
 * @param {number} unit */
function boxOf(node, unit) {
  if (unit >= node.length) return null;
  const box = rectangle(node, unit, unit + 1);
  return box.width > 0.5 ? box : null;
}

/** @param {Text} node @param {number} start @param {number} end */
function rectangle(node, start, end) {
  range.setStart(node, Math.max(0, start));
  range.setEnd(node, Math.min(node.length, end));
  return range.getBoundingClientRect();
}

/** Whether a character lies under a point. @param {Text} node @param {number} unit
 * @param {number} x @param {number} y */
function covers(node, unit, x, y) {
  range.setStart(node, unit);
  range.setEnd(node, unit + 1);
  return [...range.getClientRects()].some(
    (box) => x >= box.left && x < box.right && y >= box.top && y < box.bottom,
  );
}

/**
 * Chromium and Firefox have the standard's way, Safari its own.
 * @param {number} x
 * @param {number} y
 * @returns {{ node: Node, offset: number } | null}
 */
function caretAt(x, y) {
  if ("caretPositionFromPoint" in document) {
    const found = document.caretPositionFromPoint(x, y);
    return found && { node: found.offsetNode, offset: found.offset };
  }
  const range = /** @type {Document} */ (document).caretRangeFromPoint(x, y);
  return range && { node: range.startContainer, offset: range.startOffset };
}
