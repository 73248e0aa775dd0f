/**
 * Code points and UTF-16 code units of one sentence.
 *
 * The wire counts code points of the article; strings and ranges of the browser count UTF-16 code
 * units. Each sentence converts for itself, and where it has no character beyond the first plane
 * (nearly always) the two differ by its start alone.
 *
 * @import { Span } from "./types"
 */

/**
 * For each code point of the text the unit it begins at, and at last the text's length in units.
 * @param {string} text
 */
function unitsOf(text) {
  const units = [];
  for (let unit = 0; unit < text.length; unit += /** @type {number} */ (text.codePointAt(unit)) > 0xffff ? 2 : 1) {
    units.push(unit);
  }
  units.push(text.length);
  return units;
}

/** One sentence: its text, and where it stands in the article. */
export class Sentence {
  /** @type {Uint32Array | null} */
  #units;
  /** @type {readonly Span[] | null} */
  #graphemes = null;

  /**
   * @param {string} text
   * @param {number} start its first code point in the article
   */
  constructor(text, start) {
    const units = /[\ud800-\udbff][\udc00-\udfff]/.test(text) ? unitsOf(text) : null;
    this.text = text;
    this.start = start;
    this.end = start + (units ? units.length - 1 : text.length);
    this.#units = units && Uint32Array.from(units);
  }

  /**
   * The unit within this sentence of a code point of the article; what lies outside is clamped.
   * @param {number} point
   */
  unit(point) {
    const within = Math.min(Math.max(point, this.start), this.end) - this.start;
    return this.#units ? /** @type {number} */ (this.#units[within]) : within;
  }

  /**
   * The code point of the article at a unit of this sentence; inside a surrogate pair, its own.
   * @param {number} unit
   */
  point(unit) {
    if (!this.#units) return this.start + Math.min(Math.max(unit, 0), this.text.length);
    let low = 0;
    let high = this.#units.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (/** @type {number} */ (this.#units[middle]) <= unit) low = middle;
      else high = middle - 1;
    }
    return this.start + low;
  }

  /**
   * The characters of the span that lie in this sentence.
   * @param {Span} span
   */
  slice(span) {
    return this.text.slice(this.unit(span.start), this.unit(span.end));
  }

  /**
   * What a reader takes for one character each (a letter with its marks), as spans of the article.
   * Made when first asked for: a segmenter over a whole article would exhaust memory.
   * @returns {readonly Span[]}
   */
  get graphemes() {
    if (!this.#graphemes) {
      const segmenter = new Intl.Segmenter("ar", { granularity: "grapheme" });
      this.#graphemes = Array.from(segmenter.segment(this.text), ({ index, segment }) => ({
        start: this.point(index),
        end: this.point(index + segment.length),
      }));
    }
    return this.#graphemes;
  }
}
