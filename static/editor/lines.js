/**
 * Arithmetic of the lines between labels. CSS pixels within the column, no DOM.
 */

const RISE = 9; // px over the higher of two chips on one line
const HEAD = "m-4 -6l4 6l4 -6";
const FLAG_STEP = 21; // px from flag to flag; styles/editor-events.css

/** Where a line ends: above a chip; `line` tells the line of text. @typedef {{ x: number, y: number, line: number }} Anchor */
/** A flag at the margin. @typedef {{ y: number }} Flag */

/** A curve from chip to chip with a head at its end. @param {Anchor} from @param {Anchor} to */
export function arc(from, to) {
  const sameLine = Math.abs(from.line - to.line) < 6;
  const top = Math.min(from.y, to.y) - RISE;
  const [first, second] = sameLine ? [top, top] : [from.y - 2 * RISE, to.y - 2 * RISE];
  const curve = `M${from.x} ${from.y}C${from.x} ${first} ${to.x} ${second} ${to.x} ${to.y}`;
  return `${curve}${HEAD}`;
}

/** A line from a chip up and along to the margin. @param {Anchor} from @param {number} edge */
export function toMargin(from, edge) {
  const way = Math.sign(edge - from.x);
  const bend = Math.min(RISE - 3, Math.abs(edge - from.x));
  const top = from.y - bend;
  return `M${from.x} ${from.y}Q${from.x} ${top} ${from.x + way * bend} ${top}H${edge}`;
}

/** Move flags down the margin until none lies upon another. @param {Flag[]} flags */
export function spread(flags) {
  let free = -Infinity;
  for (const flag of flags.sort((one, other) => one.y - other.y)) {
    flag.y = Math.max(flag.y, free);
    free = flag.y + FLAG_STEP;
  }
}
