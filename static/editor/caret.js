/**
 * Which character of a sentence lies under a point of the window.
 *
 * A caret stands between characters, and where directions meet the edge of a number is its far end:
 * so of the two characters beside the caret the one is taken that the point lies on.
 */

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
  const beside = [caret.offset - 1, caret.offset].filter((unit) => unit >= 0 && unit < node.length);
  const range = document.createRange();
  const under = beside.find((unit) => {
    range.setStart(node, unit);
    range.setEnd(node, unit + 1);
    return [...range.getClientRects()].some(
      (box) => x >= box.left && x < box.right && y >= box.top && y < box.bottom,
    );
  });
  return under ?? beside.at(-1) ?? null;
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
