/**
 * What the page holds: the draft with its steps, which part is open, what was said last. Work that is not saved
 * is kept by the browser for this tab, by project and version.
 *
 * @import { Draft } from "./draft.js"
 * @import { SchemaData } from "../editor/types"
 * @import { Say } from "../editor/words.js"
 *
 * @typedef {{ readonly schema: SchemaData, readonly number: number, readonly slug: string, readonly language: string,
 *   readonly direction: "rtl" | "ltr", readonly words: Readonly<Record<string, string>>,
 *   readonly addresses: { readonly schema: string, readonly preview: string, readonly file: string,
 *     readonly job: string, readonly page: string } }} Boot
 */

import { speaker } from "../editor/words.js";
import { batch, computed, signal } from "../vendor/signals-core/signals-core.js";
import { clashes } from "./clashes.js";
import { fromWire, reserve } from "./draft.js";
import { faults } from "./faults.js";
import { found } from "./edits.js";
import { Steps } from "./steps.js";

/** The schema as a whole, where the id of a part is asked for. */
export const WHOLE = "";

export class Store {
  #steps;
  #key;

  /** @param {Boot} boot */
  constructor(boot) {
    this.boot = boot;
    /** @type {Say} */
    this.say = speaker(boot.words);
    this.arabic = boot.language.startsWith("ar");
    this.#key = `hashiya.schema.${boot.slug}.${boot.number}`;
    this.first = fromWire(boot.schema);
    this.#steps = new Steps(this.first);
    const kept = this.#kept();
    if (kept) this.#steps.push(kept);
    this.draft = signal(this.#steps.value);
    this.restored = signal(kept !== null);
    /** The id of the part that is open. */
    this.open = signal(WHOLE);
    this.announced = signal("");
    /** Counts up with every step, also where the draft stays: buttons look after it. */
    this.steps = signal(0);
    this.faults = computed(() => faults(this.draft.value));
    this.clashes = computed(() => clashes(this.draft.value));
    this.changed = computed(() => this.draft.value !== this.first);
  }

  get canUndo() {
    return this.#steps.canUndo;
  }

  get canRedo() {
    return this.#steps.canRedo;
  }

  /** What a part is called in the reader's language. @param {{ name: string, ar: string, en: string }} one */
  title({ name, ar, en }) {
    return (this.arabic ? ar || en : en || ar) || name || this.say("nameless");
  }

  /** The draft is another from now on. @param {Draft} draft @param {string} [field] where it was typed in */
  edit(draft, field) {
    this.#steps.push(draft, { field, at: Date.now() });
    this.#follow();
  }

  undo() {
    this.#steps.undo();
    this.#follow();
    this.announce(this.say("undone"));
  }

  redo() {
    this.#steps.redo();
    this.#follow();
    this.announce(this.say("redone"));
  }

  /** Begin anew from the version in use; it can be undone. */
  discard() {
    this.edit(this.first);
    this.restored.value = false;
  }

  /** Nothing is left to be kept: it is saved. */
  forget() {
    try {
      sessionStorage.removeItem(this.#key);
    } catch {
      // A browser that keeps nothing has nothing to forget.
    }
  }

  /** @param {string} words */
  announce(words) {
    // The same words twice are read twice only where something differs.
    this.announced.value = this.announced.value === words ? `${words}\u00a0` : words;
  }

  #follow() {
    batch(() => {
      this.draft.value = this.#steps.value;
      this.steps.value += 1;
      if (this.open.value !== WHOLE && !found(this.draft.value, this.open.value)) this.open.value = WHOLE;
    });
    try {
      if (this.changed.value) sessionStorage.setItem(this.#key, JSON.stringify(this.draft.value));
      else sessionStorage.removeItem(this.#key);
    } catch {
      // Without it the page warns before it is left.
    }
  }

  /** @returns {Draft | null} */
  #kept() {
    try {
      const kept = sessionStorage.getItem(this.#key);
      if (!kept) return null;
      const draft = /** @type {Draft} */ (JSON.parse(kept));
      reserve(draft);
      return draft;
    } catch {
      return null;
    }
  }
}
