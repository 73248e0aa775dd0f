/**
 * Which mentions touch which sentence, kept up to date change by change.
 *
 * @import { Document, Mention } from "./types"
 * @import { Article } from "./article.js"
 */

import { inReadingOrder } from "./spans.js";

export class Placement {
  /** @type {Map<number, Map<string, Mention>>} */
  #bySentence = new Map();

  /** @param {Article} article @param {Document} document */
  constructor(article, document) {
    /** @type {Article} */
    this.article = article;
    for (const mention of document.mentions.values()) this.#add(mention);
  }

  /** The mentions that touch a sentence, in reading order. @param {number} index @returns {Mention[]} */
  in(index) {
    return [...(this.#bySentence.get(index)?.values() ?? [])].sort(inReadingOrder);
  }

  /**
   * Follow a document to the next; the answer names the sentences that look different now.
   * @param {Document} before
   * @param {Document} after
   * @param {Iterable<string>} ids all that may differ
   * @returns {Set<number>}
   */
  follow(before, after, ids) {
    /** @type {Set<number>} */
    const changed = new Set();
    for (const id of ids) {
      const [old, now] = [before.mentions.get(id), after.mentions.get(id)];
      if (old === now) continue;
      if (old) for (const index of this.#remove(old)) changed.add(index);
      if (now) for (const index of this.#add(now)) changed.add(index);
    }
    return changed;
  }

  /** @param {Mention} mention */
  #add(mention) {
    const indices = this.article.touching(mention);
    for (const index of indices) {
      const here = this.#bySentence.get(index) ?? new Map();
      this.#bySentence.set(index, here.set(mention.id, mention));
    }
    return indices;
  }

  /** @param {Mention} mention */
  #remove(mention) {
    const indices = this.article.touching(mention);
    for (const index of indices) this.#bySentence.get(index)?.delete(mention.id);
    return indices;
  }
}
