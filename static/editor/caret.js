/**
 * Which character of a sentence lies under a point of the window.
 *
 * A caret stands between characters, and where directions meet the edge of a number is its far end:
 * so of the two characters beside the caret the one is taken that the point lies on.
 */

const FAR = 32; // units; no number or Latin word is longer

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
  const under = near(caret.offset, node.length).find((unit) => covers(node, unit, x, y));
  return under ?? Math.min(Math.max(caret.offset - 1, 0), node.length - 1);
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
    if (!here || !next || Math.abs(here.top - next.top) > 4) return false;
    const gap = direction === "rtl" ? next.left - here.right : here.left - next.right;
    return Math.abs(gap) < 1;
  };
  let [start, end] = [unit, unit + 1];
  while (start > 0 && against(start - 1)) start -= 1;
  while (end < node.length && against(end - 1)) end += 1;
  return { start, end };
}

/** The one rectangle of a character; null for one without width. @param {Text} node
 * @param {number} unit */
function boxOf(node, unit) {
  range.setStart(node, unit);
  range.setEnd(node, unit + 1);
  const box = range.getBoundingClientRect();
  return box.width > 0.5 ? box : null;
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
