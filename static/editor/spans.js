/**
 * The only module that compares offsets: twin of labels/text/span.py.
 *
 * @import { Span } from "./types"
 */

/** @param {Span} outer @param {Span} inner */
export const contains = (outer, inner) => outer.start <= inner.start && inner.end <= outer.end;

/** @param {Span} one @param {Span} other */
export const overlaps = (one, other) => one.start < other.end && other.start < one.end;

/** @param {Span} one @param {Span} other */
export const crosses = (one, other) =>
  overlaps(one, other) && !contains(one, other) && !contains(other, one);

/** @param {Span} one @param {Span} other */
export const same = (one, other) => one.start === other.start && one.end === other.end;

/** The shortest span that contains both. @param {Span} one @param {Span} other @returns {Span} */
export const union = (one, other) => ({
  start: Math.min(one.start, other.start),
  end: Math.max(one.end, other.end),
});

/** The part of a span within another; empty or reversed where they do not meet.
 * @param {Span} one @param {Span} frame @returns {Span} */
export const clipped = (one, frame) => ({
  start: Math.max(one.start, frame.start),
  end: Math.min(one.end, frame.end),
});

/** How many code points a span covers. @param {Span} one */
export const length = (one) => one.end - one.start;

/**
 * By where they begin, the longer before those within it, then by type and id.
 * @template {Span & { type: string, id: string }} T
 * @param {T} one @param {T} other
 */
export function inReadingOrder(one, other) {
  if (one.start !== other.start) return one.start - other.start;
  if (one.end !== other.end) return other.end - one.end;
  const [a, b] = one.type === other.type ? [one.id, other.id] : [one.type, other.type];
  return a < b ? -1 : Number(a > b);
}

/**
 * The index of the last of the spans that begins at or before the offset; -1 when none does.
 * @param {readonly Span[]} spans in order
 * @param {number} offset
 */
export function lastBefore(spans, offset) {
  let low = -1;
  let high = spans.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (/** @type {Span} */ (spans[middle]).start <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
