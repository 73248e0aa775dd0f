/**
 * Arithmetic of the overlay: lanes of rails, rows of chips, rectangles. CSS pixels, no DOM.
 *
 * @import { Box, Span } from "./types"
 */

import { length, overlaps } from "./spans.js";

/** Chips stand in so many rows over a line at most; what finds no room is counted on the topmost. */
export const MOST_ROWS = 3;
/** Rails stand in so many lanes under a line at most; what lies deeper shares the last. */
export const MOST_LANES = 6;
const GAP = 2;

/**
 * A lane for each span: the shortest nearest the text, spans that overlap never in one lane.
 * @template {Span & { id: string }} T
 * @param {readonly T[]} spans
 * @returns {Map<string, number>} lane by id, from 0
 */
export function lanes(spans) {
  /** @type {T[][]} */
  const taken = [];
  const found = new Map();
  const shortestFirst = [...spans].sort((a, b) => length(a) - length(b) || a.start - b.start);
  for (const span of shortestFirst) {
    const free = taken.findIndex((lane) => !lane.some((other) => overlaps(span, other)));
    const lane = free < 0 ? taken.length : free;
    (taken[lane] ??= []).push(span);
    found.set(span.id, Math.min(lane, MOST_LANES - 1));
  }
  return found;
}

/** How many lanes are in use. @param {Map<string, number>} lanes */
export const depth = (lanes) => Math.max(0, ...lanes.values()) + (lanes.size ? 1 : 0);

/** A chip that wants a place: its edge where the text begins, its line's top, its width.
 * @typedef {{ id: string, x: number, y: number, width: number }} Wanted */
/** Its place: `row` from 0 upward, and how many more stand for it in the same place.
 * @typedef {Wanted & { row: number, more: number }} Placed */

/**
 * Places for chips, none upon another. `x` grows in reading direction from the start edge.
 * @param {readonly Wanted[]} chips
 * @param {number} frame the width that no chip may leave
 * @returns {Placed[]}
 */
export function chipRows(chips, frame) {
  /** @type {Map<number, Placed[][]>} */
  const lines = new Map();
  for (const chip of [...chips].sort((a, b) => a.y - b.y || a.x - b.x || b.width - a.width)) {
    const x = Math.max(0, Math.min(chip.x, frame - chip.width));
    placeChip(lineAt(lines, chip.y), { ...chip, x });
  }
  return [...lines.values()].flat(2);
}

/** Whether boxes with these tops stand on one line of text. @param {number} one @param {number} other */
export const onOneLine = (one, other) => Math.abs(one - other) < 6;

/** @param {Map<number, Placed[][]>} lines @param {number} y */
function lineAt(lines, y) {
  for (const [top, rows] of lines) if (onOneLine(top, y)) return rows;
  /** @type {Placed[][]} */
  const rows = [];
  lines.set(y, rows);
  return rows;
}

/** @param {Placed[][]} rows @param {Wanted} chip */
function placeChip(rows, chip) {
  for (let row = 0; row < MOST_ROWS; row += 1) {
    const last = rows[row]?.at(-1);
    if (!last || chip.x >= last.x + last.width + GAP) {
      (rows[row] ??= []).push({ ...chip, row, more: 0 });
      return;
    }
  }
  const top = rows[MOST_ROWS - 1]?.at(-1);
  if (top) top.more += 1;
}

/** How many rows over the lines the placed chips take. @param {readonly Placed[]} chips */
export const height = (chips) => Math.max(0, ...chips.map((chip) => chip.row + 1));

/**
 * Rows that chips will need, reckoned from offsets alone, so that a block has its height before it is
 * drawn: each character counts `advance` pixels, as if the sentence were one line.
 * @param {readonly (Span & { id: string, width: number })[]} spans
 * @param {number} advance
 */
export function expectedRows(spans, advance) {
  const chips = spans.map(({ id, start, width }) => ({ id, x: start * advance, y: 0, width }));
  return height(chipRows(chips, Infinity));
}

/**
 * The rectangles of a range in reading order (browsers give them as they lie), those that touch on one
 * line joined; empty ones left out.
 * @param {Iterable<{ left: number, right: number, top: number, bottom: number }>} rects
 * @param {{ left: number, top: number }} origin
 * @param {"rtl" | "ltr"} direction of the paragraph
 * @returns {Box[]}
 */
export function boxes(rects, origin, direction) {
  const before = (/** @type {Box} */ one, /** @type {Box} */ other) =>
    direction === "rtl" ? other.r - one.r : one.l - other.l;
  return joined(rects, origin).sort((a, b) => (sameLine(a, b) ? before(a, b) : a.t - b.t));
}

/** @param {Iterable<{ left: number, right: number, top: number, bottom: number }>} rects
 * @param {{ left: number, top: number }} origin */
function joined(rects, origin) {
  /** @type {Box[]} */
  const found = [];
  for (const rect of rects) {
    if (rect.right - rect.left < 0.5) continue;
    const box = {
      l: rect.left - origin.left,
      r: rect.right - origin.left,
      t: rect.top - origin.top,
      b: rect.bottom - origin.top,
    };
    const last = found.at(-1);
    if (last && touches(last, box)) {
      last.l = Math.min(last.l, box.l);
      last.r = Math.max(last.r, box.r);
    } else found.push(box);
  }
  return found;
}

/** @param {Box} one @param {Box} other */
function touches(one, other) {
  return sameLine(one, other) && (Math.abs(one.l - other.r) < 1 || Math.abs(one.r - other.l) < 1);
}

/** @param {Box} one @param {Box} other */
function sameLine(one, other) {
  return Math.abs(one.t - other.t) < 4;
}

/**
 * The ids of the spans at a point, the shortest first; `slack` reaches below for the rails.
 * @param {readonly { id: string, length: number, boxes: readonly Box[] }[]} drawn
 * @param {{ x: number, y: number }} point
 * @param {number} slack
 * @returns {string[]}
 */
export function hits(drawn, { x, y }, slack) {
  return drawn
    .filter((one) =>
      one.boxes.some((box) => x >= box.l && x <= box.r && y >= box.t && y <= box.b + slack),
    )
    .sort((a, b) => a.length - b.length)
    .map((one) => one.id);
}

/** What a click chooses: the innermost, or the one around that which is chosen already.
 * @param {readonly string[]} ids innermost first @param {string | null} chosen */
export function outward(ids, chosen) {
  const place = chosen === null ? -1 : ids.indexOf(chosen);
  return ids[(place + 1) % Math.max(1, ids.length)] ?? null;
}

/** Whether white or black letters read better on a colour `#rrggbb` (WCAG contrast). @param {string} colour */
export function inkOn(colour) {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((place) => {
    const part = parseInt(colour.slice(place, place + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  return 1.05 / (luminance + 0.05) >= (luminance + 0.05) / 0.05 ? "#fff" : "#000";
}
