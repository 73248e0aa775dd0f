/**
 * The one changing thing of the editor: what is marked, what is chosen, where the reader is.
 *
 * Documents are values; every change of them goes through `perform`, which keeps the rules and the
 * way back. Whoever shows something reads the signals; nothing here knows the page.
 *
 * @import { Change, Conflict, Document, Lost, Mention, Notice, Pending, Problem, Saving, Selection, Stop } from "./types"
 * @import { Article } from "./article.js"
 * @import { Schema } from "./schema.js"
 */

import { batch, signal } from "../vendor/signals-core/signals-core.js";
import { apply, ARTICLE_ID, equal, gist, inverse, touched } from "./changes.js";
import { problem, problems } from "./checks.js";
import { Joints, Missing } from "./joints.js";
import { Placement } from "./placement.js";
import { atStart } from "./selection.js";
import { inReadingOrder } from "./spans.js";
import { Ways } from "./ways.js";

/** @typedef {"chosen" | "events" | "labels" | "comments" | "review" | "settle" | "history" | "guidelines"} Tab */

export class State {
  #ways = new Ways();
  /** What stands while something else is looked at. @type {Document | null} */
  #stands = null;
  #mayEdit;

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
    this.#mayEdit = terms.editable;
    this.placement = new Placement(article, document);
    this.joints = new Joints(document);
    this.missing = new Missing(schema, this.joints, document);
    this.document = signal(document);
    /** The sentences that the last change made look different. @type {{ value: ReadonlySet<number> }} */
    this.changed = signal(new Set());
    this.chosen = signal(/** @type {string | null} */ (null));
    /** The label under the mouse. */
    this.hovered = signal(/** @type {string | null} */ (null));
    this.selection = signal(/** @type {Selection} */ (atStart(article)));
    this.pending = signal(/** @type {Pending | null} */ (null));
    this.tab = signal(/** @type {Tab} */ ("chosen"));
    this.saving = signal(/** @type {Saving} */ ({ name: "saved", waiting: 0, why: "", since: 0, kept: true }));
    this.notice = signal(/** @type {Notice | null} */ (null));
    /** What is missing for hand-in, by the mention where it is missing. */
    this.gaps = signal(this.missing.found);
    /** The event whose copy wants a trigger. */
    this.copying = signal(/** @type {string | null} */ (null));
    /** What could not be made upon others' changes, until the reader decides. */
    this.conflicts = signal(/** @type {readonly Conflict[]} */ ([]));
    /** How many open comments each label has. */
    this.talked = signal(/** @type {ReadonlyMap<string, number>} */ (new Map()));
    /** How the review has each label marked: `seen`, or what became of it. @type {{ value: ReadonlyMap<string, string> }} */
    this.reviewed = signal(new Map());
    /** Show an open comment on a label. @type {(id: string) => void} */
    this.openThread = () => undefined;
    /** Where else the text of the chosen label stands, once it was counted.
     * @type {{ value: { id: string, count: number } | null }} */
    this.others = signal(null);
    this.recent = signal(/** @type {readonly string[]} */ ([]));
    /** Whether another document than the present one is shown. */
    this.looking = signal(false);
    /** Which sentences the server has by now, by their revision. */
    this.sentencesRevision = signal(0);
    this.canUndo = signal(false);
    this.canRedo = signal(false);
    /** What goes along with a change, which is then undone with it. @type {(changes: readonly Change[]) => Change[]} */
    this.along = () => [];
    /** Told of the stops as the server has them once others have changed the gold. @type {(stops: readonly Stop[]) => void} */
    this.retold = () => undefined;
    /** Told which decisions do not stand, and why. @type {(lost: readonly Lost[]) => void} */
    this.overruled = () => undefined;
    /** Told of every change that is to be saved, and what was before it. @type {(changes: Change[], before: Document) => void} */
    this.keep = () => undefined;
    /** Told that a conflict is decided. @type {(id: string) => void} */
    this.decided = () => undefined;
    /** Told that these wait for a decision. @type {(conflicts: readonly Conflict[]) => void} */
    this.undecided = () => undefined;
    this.surface = (/** @type {Mention} */ mention) => article.slice(mention);
    this.rules = { schema, surface: this.surface };
  }

  /** The mention with this id. @param {string | null} id */
  mention(id) {
    return id === null ? undefined : this.document.value.mentions.get(id);
  }

  /** The links that begin or end at a mention. @param {string} id */
  linksAt(id) {
    void this.document.value;
    return this.joints.at(id);
  }

  /** The links that begin at a mention. @param {string} id */
  linksFrom(id) {
    void this.document.value;
    return this.joints.from(id);
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
   * @param {Change[]} asked
   * @returns {Problem[]}
   */
  perform(asked) {
    if (this.#stands) return [problem("looking", "")];
    const before = this.document.peek();
    const changes = [...asked, ...this.along(asked)];
    const after = apply(before, changes);
    const found = problems(after, this.schema, touched(changes), this.surface);
    if (found.length || !changes.length) return found;
    this.#ways.made(gist(before, after, changes), inverse(before, after, changes));
    this.#advance(changes, after);
    return [];
  }

  /** Take the last step back; null when there is none, else what of it stays as somebody else has made
   * it since. */
  undo() {
    return this.#travel(this.#stands ? null : this.#ways.back(this.document.peek(), this.rules));
  }

  /** Make the step again that was taken back last; the answer is that of `undo`. */
  redo() {
    return this.#travel(this.#stands ? null : this.#ways.onward(this.document.peek(), this.rules));
  }

  /** Show changes that were made and are kept elsewhere: in another tab. @param {readonly Change[]} changes */
  follow(changes) {
    this.replace(apply(this.standing, changes), touched(changes));
  }

  /**
   * Stand upon another document, as after somebody else's changes.
   * @param {Document} document
   * @param {Iterable<string>} [ids] all that may differ
   */
  replace(document, ids) {
    if (this.#stands) this.#stands = document;
    else this.#show(document, ids ?? differing(this.document.peek(), document));
  }

  /** Whether the reading may be changed, though not while an earlier state is looked at. */
  get mayChange() {
    return this.#mayEdit;
  }

  /** The document that stands, whatever is looked at. */
  get standing() {
    return this.#stands ?? this.document.peek();
  }

  /** Look at another document, and change nothing meanwhile; null ends it. @param {Document | null} document */
  look(document) {
    const before = this.document.peek();
    const next = document ?? this.standing;
    this.#stands = document ? this.standing : null;
    this.terms = { ...this.terms, editable: this.#mayEdit && !document };
    batch(() => {
      this.looking.value = !!document;
      this.#show(next, differing(before, next));
    });
  }

  /** The ways back and forth, for a page that is loaded anew. */
  get ways() {
    return this.#ways.kept;
  }

  set ways(kept) {
    this.#ways.kept = kept;
    this.#travel(null);
  }

  /** Choose a mention, or none. @param {string | null} id */
  choose(id) {
    batch(() => {
      this.chosen.value = id;
      const told = this.tab.peek() === "events" && this.mention(id)?.kind === "event";
      // Among the cards an event is told as fully as under “chosen”.
      if (id !== null) this.tab.value = told ? "events" : "chosen";
      // Who lets go wants nothing shown, wherever the mouse was left.
      else this.hovered.value = null;
    });
  }

  /** Remember that a type was used. @param {string} name */
  used(name) {
    this.recent.value = [name, ...this.recent.peek().filter((one) => one !== name)].slice(0, 12);
  }

  /** @param {{ changes: Change[], lost: Lost[] } | null} way */
  #travel(way) {
    if (way?.changes.length) this.#advance(way.changes);
    // What was gone back to nothing on is said all the same.
    this.canUndo.value = this.#ways.goBack;
    this.canRedo.value = this.#ways.goOn;
    return way && way.lost;
  }

  /** @param {Change[]} changes @param {Document} [after] where they lead */
  #advance(changes, after = apply(this.document.peek(), changes)) {
    const before = this.document.peek();
    this.#show(after, touched(changes));
    this.keep(changes, before);
  }

  /** @param {Document} document @param {Iterable<string>} ids */
  #show(document, ids) {
    const before = this.document.peek();
    const changed = this.placement.follow(before, document, ids);
    const linked = this.joints.follow(before, document, ids);
    const gaps = this.missing.follow(document, [...ids, ...linked]);
    batch(() => {
      this.document.value = document;
      this.changed.value = changed;
      this.gaps.value = gaps;
      this.canUndo.value = this.#ways.goBack;
      this.canRedo.value = this.#ways.goOn;
      if (!this.mention(this.chosen.peek())) this.chosen.value = null;
      if (!this.mention(this.pending.peek()?.source ?? null)) this.pending.value = null;
      if (!this.mention(this.copying.peek())) this.copying.value = null;
    });
  }
}

/** The mention or link with this id. @param {Document} document @param {string} id */
const partOf = ({ mentions, links }, id) => mentions.get(id) ?? links.get(id);

/** The ids of what two documents do not have alike. @param {Document} one @param {Document} other */
function differing(one, other) {
  const ids = [one, other].flatMap(({ mentions, links }) => [...mentions.keys(), ...links.keys()]);
  const found = ids.filter((id) => !equal(partOf(one, id), partOf(other, id)));
  return one.attributes === other.attributes ? found : [...found, ARTICLE_ID];
}
