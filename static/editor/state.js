/**
 * The one changing thing of the editor: what is marked, what is chosen, where the reader is.
 *
 * Documents are values; every change of them goes through `perform`, which keeps the rules and the
 * way back. Whoever shows something reads the signals; nothing here knows the page.
 *
 * @import { Change, Document, Lost, Mention, Notice, Pending, Problem, Saving, Selection } from "./types"
 * @import { Article } from "./article.js"
 * @import { Schema } from "./schema.js"
 */

import { batch, signal } from "../vendor/signals-core/signals-core.js";
import { apply, equal, inverse, touched } from "./changes.js";
import { problems } from "./checks.js";
import { Placement } from "./placement.js";
import { atStart } from "./selection.js";
import { inReadingOrder } from "./spans.js";

/** What was done and what undoes it. @typedef {{ changes: Change[], back: Change[] }} Step */
/** @typedef {"chosen" | "events" | "labels" | "guidelines"} Tab */

export class State {
  /** @type {Step[]} */
  #done = [];
  /** @type {Step[]} */
  #undone = [];

  /**
   * @param {Article} article
   * @param {Schema} schema
   * @param {Document} document
   * @param {{ editable: boolean, dropsParticles: boolean }} terms
   */
  constructor(article, schema, document, terms) {
    this.article = article;
    this.schema = schema;
    this.terms = terms;
    this.placement = new Placement(article, document);
    this.document = signal(document);
    /** The sentences that the last change made look different. @type {{ value: ReadonlySet<number> }} */
    this.changed = signal(new Set());
    this.chosen = signal(/** @type {string | null} */ (null));
    /** The label under the mouse. */
    this.hovered = signal(/** @type {string | null} */ (null));
    this.selection = signal(/** @type {Selection} */ (atStart(article)));
    this.pending = signal(/** @type {Pending | null} */ (null));
    this.tab = signal(/** @type {Tab} */ ("chosen"));
    this.saving = signal(/** @type {Saving} */ ({ name: "saved", waiting: 0, why: "" }));
    this.notice = signal(/** @type {Notice | null} */ (null));
    this.gaps = signal(/** @type {readonly Problem[]} */ ([]));
    this.lost = signal(/** @type {readonly Lost[]} */ ([]));
    this.recent = signal(/** @type {readonly string[]} */ ([]));
    this.canUndo = signal(false);
    this.canRedo = signal(false);
    /** Told of every change that is to be saved. @type {(changes: Change[]) => void} */
    this.keep = () => undefined;
    this.surface = (/** @type {Mention} */ mention) => article.slice(mention);
  }

  /** The mention with this id. @param {string | null} id */
  mention(id) {
    return id === null ? undefined : this.document.value.mentions.get(id);
  }

  /** The links that begin or end at a mention. @param {string} id */
  linksAt(id) {
    const found = [];
    for (const link of this.document.value.links.values()) {
      if (link.source === id || link.target === id) found.push(link);
    }
    return found;
  }

  /** The links of the chosen mention when it is their source. @param {string} id */
  linksFrom(id) {
    return this.linksAt(id).filter((link) => link.source === id);
  }

  /** All mentions in reading order. */
  inOrder() {
    return [...this.document.value.mentions.values()].sort(inReadingOrder);
  }

  /** The index of the sentence where the reader is. */
  get here() {
    return this.article.sentenceAt(this.selection.value.focus.start);
  }

  /**
   * Make these changes, all or none; the answer says what forbids them, and is empty when made.
   * @param {Change[]} changes
   * @returns {Problem[]}
   */
  perform(changes) {
    const before = this.document.peek();
    const after = apply(before, changes);
    const found = problems(after, this.schema, touched(changes), this.surface);
    if (found.length || !changes.length) return found;
    this.#undone = [];
    this.#done.push({ changes, back: inverse(before, after, changes) });
    this.#advance(changes, after);
    return [];
  }

  /** Take the last step back; false when there is none. */
  undo() {
    const step = this.#done.pop();
    if (!step) return false;
    this.#undone.push(step);
    this.#advance(step.back);
    return true;
  }

  /** Make the step again that was taken back last; false when there is none. */
  redo() {
    const step = this.#undone.pop();
    if (!step) return false;
    this.#done.push(step);
    this.#advance(step.changes);
    return true;
  }

  /**
   * Stand upon another document, as after somebody else's changes; the ways back are forgotten, for
   * they led from what is no more.
   * @param {Document} document
   */
  replace(document) {
    this.#done = [];
    this.#undone = [];
    const before = this.document.peek();
    const ids = [...before.mentions.keys(), ...document.mentions.keys()].filter(
      (id) => !equal(before.mentions.get(id), document.mentions.get(id)),
    );
    this.#show(document, ids);
  }

  /** Choose a mention, or none. @param {string | null} id */
  choose(id) {
    batch(() => {
      this.chosen.value = id;
      if (id !== null) this.tab.value = "chosen";
      // Who lets go wants nothing shown, wherever the mouse was left.
      else this.hovered.value = null;
    });
  }

  /** Remember that a type was used. @param {string} name */
  used(name) {
    this.recent.value = [name, ...this.recent.peek().filter((one) => one !== name)].slice(0, 12);
  }

  /** @param {Change[]} changes @param {Document} [after] where they lead */
  #advance(changes, after = apply(this.document.peek(), changes)) {
    this.#show(after, touched(changes));
    this.keep(changes);
  }

  /** @param {Document} document @param {Iterable<string>} ids */
  #show(document, ids) {
    const changed = this.placement.follow(this.document.peek(), document, ids);
    batch(() => {
      this.document.value = document;
      this.changed.value = changed;
      this.gaps.value = [];
      this.canUndo.value = this.#done.length > 0;
      this.canRedo.value = this.#undone.length > 0;
      if (!this.mention(this.chosen.peek())) this.chosen.value = null;
      if (!this.mention(this.pending.peek()?.source ?? null)) this.pending.value = null;
    });
  }
}
