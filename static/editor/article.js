/**
 * The text as the editor reads it: sentences, tokens and the particles at the head of words.
 *
 * @import { Span } from "./types"
 * @import { Sentence } from "./offsets.js"
 */

import { lastBefore } from "./spans.js";

/** Where a word's proclitics end, and how many of them the clitic policy drops.
 * @typedef {{ dropped: number, cuts: readonly number[] }} Particles */

export class Article {
  /** @type {Map<number, Particles>} */
  #particles;

  /**
   * @param {readonly Sentence[]} sentences in order
   * @param {readonly number[]} tokens start, end, start, end …
   * @param {readonly (readonly number[])[]} particles rows of token index, dropped, cut, cut …
   */
  constructor(sentences, tokens, particles) {
    this.sentences = sentences;
    /** @type {readonly Span[]} */
    this.tokens = Array.from({ length: tokens.length / 2 }, (_, index) => ({
      start: Number(tokens[2 * index]),
      end: Number(tokens[2 * index + 1]),
    }));
    this.#particles = new Map(
      particles.map(([index = 0, dropped = 0, ...cuts]) => [index, { dropped, cuts }]),
    );
  }

  /** The index of the sentence at an offset; between two it is the earlier, before all the first.
   * @param {number} offset */
  sentenceAt(offset) {
    return Math.max(0, lastBefore(this.sentences, offset));
  }

  /** A sentence by its index. @param {number} index @returns {Sentence} */
  sentence(index) {
    const found = this.sentences[index];
    if (!found) throw new RangeError(`There is no sentence ${index}.`);
    return found;
  }

  /** The index of the token that covers an offset; -1 between tokens. @param {number} offset */
  tokenAt(offset) {
    const index = lastBefore(this.tokens, offset);
    return index >= 0 && offset < this.token(index).end ? index : -1;
  }

  /** A token by its index. @param {number} index @returns {Span} */
  token(index) {
    const found = this.tokens[index];
    if (!found) throw new RangeError(`There is no token ${index}.`);
    return found;
  }

  /** The indices [first, last) of the tokens in a sentence. @param {number} index */
  tokensOf(index) {
    const { start, end } = this.sentence(index);
    const first = lastBefore(this.tokens, start - 1) + 1;
    return { first, last: lastBefore(this.tokens, end - 1) + 1 };
  }

  /** Where a token's particles end, counted from its first character. @param {number} index
   * @returns {Particles} */
  particles(index) {
    return this.#particles.get(index) ?? { dropped: 0, cuts: [] };
  }

  /** The segments of a token: its proclitics in order, then the stem. @param {number} index
   * @returns {Span[]} */
  segments(index) {
    const { start, end } = this.token(index);
    const cuts = (this.#particles.get(index)?.cuts ?? []).map((cut) => start + cut);
    const edges = [start, ...cuts, end];
    return cuts.length
      ? edges.slice(1).map((edge, place) => ({ start: Number(edges[place]), end: edge }))
      : [{ start, end }];
  }

  /**
   * The clitic policy: a span without the particles its first token begins with. A span that begins
   * inside a token, or holds no more than particles, stays as it is; twin of
   * labels.text.clitics.without_proclitics.
   * @param {Span} span
   * @returns {Span}
   */
  withoutParticles(span) {
    const index = this.tokenAt(span.start);
    const particles = this.#particles.get(index);
    if (!particles || this.token(index).start !== span.start) return span;
    const start = span.start + (particles.cuts[particles.dropped - 1] ?? 0);
    return start < span.end ? { start, end: span.end } : span;
  }

  /** The characters of a span, sentence by sentence. @param {Span} span */
  slice(span) {
    const first = this.sentenceAt(span.start);
    const last = this.sentenceAt(span.end - 1);
    const parts = this.sentences.slice(first, last + 1).map((sentence) => sentence.slice(span));
    return parts.filter(Boolean).join("\n");
  }

  /** The indices of the sentences that a span touches. @param {Span} span @returns {number[]} */
  touching(span) {
    const first = this.sentenceAt(span.start);
    const last = this.sentenceAt(span.end - 1);
    return Array.from({ length: last - first + 1 }, (_, place) => first + place);
  }
}
