/**
 * Arithmetic of the lines between labels. CSS pixels within the column, no DOM.
 */

import { onOneLine } from "./layout.js";

const RISE = 9; // px over the higher of two chips on one line
const REACH = 20; // px that a line goes straight to the side of a chip
const HEAD = "m-4 -6l4 6l4 -6";
const FLAG_STEP = 21; // px from flag to flag; styles/editor-events.css

const CLEAR = 6; // px that a line keeps from the ends of chips: its head has room

/** A chip by its left edge. @typedef {{ left: number, width: number }} Reach */
/** Where a line ends: above a chip, or at one of its sides where others lie over it; `line` tells the line of text.
 * @typedef {{ x: number, y: number, line: number, sides?: readonly [number, number] }} Anchor */
/** A flag at the margin. @typedef {{ y: number }} Flag */

/** Where a line comes down on a chip: as near to its middle as none of the chips over it is met; null where they
 * hide all of it. @param {Reach} chip @param {readonly Reach[]} over */
export function landing(chip, over) {
  const middle = chip.left + chip.width / 2;
  const inside = (/** @type {number} */ x) => Math.abs(x - middle) <= chip.width / 2 - CLEAR;
  const free = (/** @type {number} */ x) => over.every((one) => x <= one.left - CLEAR || x >= one.left + one.width + CLEAR);
  const beside = over.flatMap((one) => [one.left - CLEAR, one.left + one.width + CLEAR]);
  const places = [middle, ...beside.filter(inside)].filter(free);
  return places.sort((one, other) => Math.abs(one - middle) - Math.abs(other - middle))[0] ?? null;
}

/** A curve from chip to chip with a head at its end. @param {Anchor} from @param {Anchor} to */
export function arc(from, to) {
  const sameLine = onOneLine(from.line, to.line);
  const top = Math.min(from.y, to.y) - RISE;
  const [first, second] = sameLine ? [top, top] : [from.y - 2 * RISE, to.y - 2 * RISE];
  const [start, end] = [met(from, to.x), met(to, from.x)];
  const coming = end.side ? `${end.x + end.side * REACH} ${to.y}` : `${end.x} ${second}`;
  const curve = `M${start.x} ${from.y}C${start.x + start.side * REACH} ${first} ${coming} ${end.x} ${to.y}`;
  return `${curve}${end.side ? `m${6 * end.side} -4l${-6 * end.side} 4l${6 * end.side} 4` : HEAD}`;
}

/** A line from a chip up and along to the margin. @param {Anchor} from @param {number} edge */
export function toMargin(from, edge) {
  if (from.sides) return `M${met(from, edge).x} ${from.y}H${edge}`;
  const way = Math.sign(edge - from.x);
  const bend = Math.min(RISE - 3, Math.abs(edge - from.x));
  const top = from.y - bend;
  return `M${from.x} ${from.y}Q${from.x} ${top} ${from.x + way * bend} ${top}H${edge}`;
}

/** Where a line that goes to `x` or comes from there meets its end; `side` is 1 on the right, -1 on the left, 0 above.
 * @param {Anchor} end @param {number} x */
function met({ x: middle, sides }, x) {
  if (!sides) return { x: middle, side: 0 };
  return x < middle ? { x: sides[0], side: -1 } : { x: sides[1], side: 1 };
}

/** Move flags down the margin until none lies upon another. @param {Flag[]} flags */
export function spread(flags) {
  let free = -Infinity;
  for (const flag of flags.sort((one, other) => one.y - other.y)) {
    flag.y = Math.max(flag.y, free);
    free = flag.y + FLAG_STEP;
  }
}
