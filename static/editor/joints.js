/**
 * The links at each mention, and what is missing there for hand-in: both kept up to date change by
 * change, so that what asks for them at each key does not go through the whole reading.
 *
 * @import { Document, Link, Mention, Problem } from "./types"
 * @import { Schema } from "./schema.js"
 */

import { ARTICLE_ID } from "./changes.js";
import { missingAt, missingOfArticle } from "./checks.js";
import { inReadingOrder } from "./spans.js";

export class Joints {
  /** @type {Map<string, Map<string, Link>>} */
  #at = new Map();

  /** @param {Document} document */
  constructor(document) {
    for (const link of document.links.values()) this.#add(link);
  }

  /** The links that begin or end at a mention, in the order they were made. @param {string} id */
  at(id) {
    return [...(this.#at.get(id)?.values() ?? [])];
  }

  /** The links that begin at a mention. @param {string} id */
  from(id) {
    return this.at(id).filter((link) => link.source === id);
  }

  /**
   * Follow from one document to another; the ids of the mentions that links were taken from or given to.
   * @param {Document} before @param {Document} after @param {Iterable<string>} ids all that may differ
   */
  follow(before, after, ids) {
    /** @type {Set<string>} */
    const touched = new Set();
    for (const id of ids) {
      const [old, now] = [before.links.get(id), after.links.get(id)];
      if (old === now) continue;
      if (old && !(now && old.source === now.source && old.target === now.target)) this.#remove(old);
      if (now) this.#add(now);
      for (const link of [old, now]) if (link) touched.add(link.source).add(link.target);
    }
    return touched;
  }

  /** @param {Link} link */
  #add(link) {
    for (const id of [link.source, link.target]) {
      const here = this.#at.get(id) ?? new Map();
      this.#at.set(id, here.set(link.id, link));
    }
  }

  /** @param {Link} link */
  #remove(link) {
    for (const id of [link.source, link.target]) this.#at.get(id)?.delete(link.id);
  }
}

/** What is missing, by the mention where it is missing; ARTICLE_ID is the article. @typedef {ReadonlyMap<string, readonly Problem[]>} Gaps */

export class Missing {
  /** @param {Schema} schema @param {Joints} joints @param {Document} document */
  constructor(schema, joints, document) {
    this.schema = schema;
    this.joints = joints;
    /** Most schemas ask for nothing; then nothing is looked through. */
    this.asks =
      schema.attributes.some((one) => one.required) ||
      schema.types.some((type) => type.roles?.some((role) => role.least));
    /** @type {Gaps} */
    this.found = new Map();
    this.follow(document, [ARTICLE_ID, ...document.mentions.keys()]);
  }

  /** What is missing after these mentions, or links from them, have changed; the same value as before
   * where that says the same. @param {Document} document @param {Iterable<string>} ids */
  follow(document, ids) {
    if (!this.asks) return this.found;
    /** @type {Map<string, readonly Problem[]> | null} */
    let next = null;
    for (const id of ids) {
      const mention = document.mentions.get(id);
      const now = mention
        ? missingAt(mention, this.joints.from(id), this.schema)
        : id === ARTICLE_ID ? missingOfArticle(document, this.schema) : [];
      if (!now.length && !this.found.has(id)) continue;
      next ??= new Map(this.found);
      if (now.length) next.set(id, now);
      else next.delete(id);
    }
    if (next) this.found = next;
    return this.found;
  }
}

/** The mentions where something is missing, in reading order. @param {Document} document @param {Gaps} gaps */
export function wanting(document, gaps) {
  const mentions = [...gaps.keys()].flatMap((id) => document.mentions.get(id) ?? []);
  return /** @type {Mention[]} */ (mentions).sort(inReadingOrder);
}
