/**
 * Where spans lie on the page: the only module that measures. CSS pixels within a sentence's section.
 *
 * The text of a sentence is one text node, never touched; everything is read from ranges over it. In
 * mixed directions a span has several rectangles, so the bounding one is never used.
 *
 * @import { Box, Span } from "./types"
 * @import { Sentence } from "./offsets.js"
 */

import { boxes } from "./layout.js";

const ALEFS = new Set("اأإآٱ");
const CHIP_PADDING = 12; // px, both sides; styles/editor-marks.css
/** The face of text and chips, as in styles/base.css, and their sizes: to ask the page for its style
 * before the first rows are reserved would have it work out that style twice. */
const FACE = '"Noto Sans Arabic Variable", "Noto Sans Arabic", system-ui, sans-serif';
const CHIP_FONT = `600 12px ${FACE}`;
/** The height that letters with their marks take, in em; the least `--line` of styles/editor-marks.css. A range
 * measures the face's ascent and descent, which in Arabic faces reach far beyond them. */
const INK = 1.4;
const AMIRI_INK = 1.6; // its tails reach further down
const PROBE = "بالعراق لا 100";

export class Geometry {
  #range = document.createRange();
  #advance = 0;
  #ink = 0;
  #font = `22px ${FACE}`;
  #letters = INK;
  /** @type {Map<string, number>} */
  #widths = new Map();
  #canvas = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));

  /** @param {HTMLElement} root the reading column */
  constructor(root) {
    this.direction = /** @type {"rtl" | "ltr"} */ (root.dir);
    this.sections = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(".sentence")]);
  }

  /** The section of a sentence. @param {number} index @returns {HTMLElement} */
  section(index) {
    const found = this.sections[index];
    if (!found) throw new RangeError(`There is no section ${index}.`);
    return found;
  }

  /** The one text node of a sentence. @param {number} index @returns {Text} */
  node(index) {
    return textNode(this.section(index));
  }

  /** The height of letters with their marks. */
  get ink() {
    return (this.#ink ||= this.#letters * Number.parseFloat(getComputedStyle(this.section(0)).fontSize));
  }

  /** Cut rectangles to the height of the letters. @param {Box[]} found @param {number} scale @returns {Box[]} */
  #inked(found, scale) {
    const ink = this.ink * scale;
    return found.map(({ l, r, t, b }) => ({ l, r, t: (t + b - ink) / 2, b: (t + b + ink) / 2 }));
  }

  /** How wide a chip with these words is. @param {string} words */
  chipWidth(words) {
    let width = this.#widths.get(words);
    if (width === undefined) {
      width = Math.ceil(this.#wide(words, CHIP_FONT)) + CHIP_PADDING;
      this.#widths.set(words, width);
    }
    return width;
  }

  /** The mean advance of a character of the article, reckoned without the page's layout. */
  get advance() {
    return (this.#advance ||= this.#wide(PROBE, this.#font) / PROBE.length);
  }

  /** @param {string} words @param {string} font */
  #wide(words, font) {
    this.#canvas.font = font;
    return this.#canvas.measureText(words).width;
  }

  /** The face and the size of the text, in CSS pixels. @param {string} face @param {number} size */
  dress(face, size) {
    this.#letters = face === "amiri" ? AMIRI_INK : INK;
    this.#font = `${size}px ${face === "amiri" ? '"Amiri", ' : ""}${FACE}`;
    this.forgetWidths();
  }

  /** Forget widths measured in a face that has been replaced. */
  forgetWidths() {
    this.#widths.clear();
    this.#advance = 0;
    this.#ink = 0;
  }

  /**
   * The rectangles of a span in one sentence, in reading order; at least one for what is not empty.
   * @param {number} index
   * @param {Sentence} sentence
   * @param {Span} span
   * @param {DOMRect} origin the section's
   * @returns {Box[]}
   */
  boxes(index, sentence, span, origin) {
    const units = { start: sentence.unit(span.start), end: sentence.unit(span.end) };
    return this.boxesIn(this.node(index), units, origin);
  }

  /**
   * The rectangles of a stretch of one text node, as `boxes`.
   * @param {Text} node
   * @param {Span} units
   * @param {DOMRect} origin of what they are counted from
   * @param {number} [scale] of its letters, beside those of the article
   * @returns {Box[]}
   */
  boxesIn(node, { start, end }, origin, scale = 1) {
    this.#range.setStart(node, start);
    this.#range.setEnd(node, end);
    const found = boxes(this.#range.getClientRects(), origin, this.direction);
    if (!found.length) found.push(tick(this.#range.getBoundingClientRect(), origin));
    else this.#splitLigatures(node, { start, end }, found, origin);
    return start < end ? this.#inked(found, scale) : [];
  }

  /**
   * Faces that draw lam-alef as one glyph without a caret inside give the alef no width: a span that
   * begins or ends between the two then takes half of the glyph.
   * @param {Text} node @param {Span} units @param {Box[]} found @param {DOMRect} origin
   */
  #splitLigatures(node, { start, end }, found, origin) {
    const head = this.#ligature(node, start);
    const tail = this.#ligature(node, end);
    const first = head && boxBeside(found, head.left - origin.left, "r");
    const last = tail && boxBeside(found, tail.right - origin.left, "l");
    if (first) first.r = head.left - origin.left + head.width / 2;
    if (last) last.l = tail.left - origin.left + tail.width / 2;
  }

  /** The rectangle of the lam-alef that an edge cuts; null where it cuts none.
   * @param {Text} node @param {number} edge */
  #ligature(node, edge) {
    const text = node.data;
    if (text[edge - 1] !== "ل" || !ALEFS.has(text[edge] ?? "")) return null;
    if (this.#rectangle(node, edge, edge + 1).width >= 0.5) return null;
    return this.#rectangle(node, edge - 1, edge);
  }

  /** @param {Text} node @param {number} start @param {number} end */
  #rectangle(node, start, end) {
    this.#range.setStart(node, start);
    this.#range.setEnd(node, end);
    return this.#range.getBoundingClientRect();
  }
}

/**
 * The text node of a section. A parser may have cut a very long text in two; then it is joined once.
 * @param {HTMLElement} section
 * @returns {Text}
 */
export function textNode(section) {
  const element = /** @type {HTMLElement} */ (section.querySelector(".text"));
  if (element.childNodes.length !== 1) element.normalize();
  return /** @type {Text} */ (element.firstChild);
}

/** The box whose edge lies nearest to `x`. @param {Box[]} found @param {number} x @param {"l" | "r"} edge */
function boxBeside(found, x, edge) {
  return found.reduce((one, other) =>
    Math.abs(other[edge] - x) < Math.abs(one[edge] - x) ? other : one,
  );
}

/** A mark for a range without width, such as one inside a ligature.
 * @param {DOMRect} rect @param {DOMRect} origin @returns {Box} */
function tick(rect, origin) {
  return {
    l: rect.left - origin.left - 1,
    r: rect.left - origin.left + 3,
    t: rect.top - origin.top,
    b: rect.bottom - origin.top,
  };
}
