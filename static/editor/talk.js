/**
 * What people say beside the text: the threads as the server has them, what was written since and waits
 * to be sent, and drafts. Nothing that was typed is lost: deeds are kept in the browser until they are
 * acknowledged, drafts until they are sent or discarded. No DOM.
 *
 * What waits is the reader's and not the article's, so that any page of the editor sends it.
 *
 * @import { Deed, Draft, TalkBoot, Thread } from "./types"
 */

import { batch, computed, signal } from "../vendor/signals-core/signals-core.js";
import { newId } from "./labelling.js";
import { after, inReadingOrder } from "./threads.js";

const FIRST_PAUSE = 2_000; // ms before a failed request is made again
const LONGEST_PAUSE = 60_000;
export const LONGEST_TEXT = 10_000; // code points

/** What the server said of a deed or a question. @typedef {{ kind: "done", body: any }
 *   | { kind: "refused", why: string } | { kind: "expired" } | { kind: "later" }} Told */

/**
 * The world around the talk.
 * @typedef {object} World
 * @property {(deed: Deed) => Promise<Told>} send
 * @property {() => Promise<Thread[] | null>} fetch all threads anew; null where nobody answers
 * @property {{ put(deed: Deed): Promise<boolean>, forget(ids: string[]): Promise<void>,
 *   all(): Promise<Deed[] | null> }} waiting
 * @property {{ all(): Record<string, Draft>, put(drafts: Record<string, Draft>): void }} drafts
 * @property {(run: () => void, pause: number) => void} later
 * @property {() => string} now in ISO 8601
 */

export class Talk {
  #sending = false;
  #resting = false;
  #pause = FIRST_PAUSE;
  /** Ids of deeds that the browser keeps; what another tab has sent is gone from there. */
  #kept = new Set();
  /** How many deeds were acknowledged. */
  #answers = 0;

  /** @param {World} world @param {TalkBoot} boot @param {{ reader: string, set: number | null }} who */
  constructor(world, boot, { reader, set }) {
    this.world = world;
    this.boot = boot;
    this.reader = reader;
    this.set = set;
    this.known = signal(/** @type {readonly Thread[]} */ (boot.threads));
    /** What the server has not acknowledged, in its order. @type {{ value: readonly Deed[] }} */
    this.unsent = signal(/** @type {readonly Deed[]} */ ([]));
    /** Whether nobody, or somebody else, is signed in by now. */
    this.expired = signal(false);
    /** Whether the server does not answer. */
    this.offline = signal(false);
    this.drafts = signal(world.drafts.all());
    /** The threads with all that was done, in reading order. */
    this.threads = computed(() => {
      const here = this.unsent.value.filter(({ to, why }) => to === boot.ofArticle && !why);
      return inReadingOrder(here.reduce(after, this.known.value));
    });
  }

  /** Whether somebody may write in a thread. @param {Thread} thread */
  mayAnswer({ set }) {
    return set === null ? this.boot.mayForAll : this.boot.mayComment;
  }

  /** Take up what an earlier visit left unsent. */
  async takeUp() {
    const own = new Set(this.unsent.value.map(({ id }) => id));
    const found = ((await this.world.waiting.all()) ?? []).filter(({ id }) => !own.has(id));
    for (const { id } of found) this.#kept.add(id);
    if (found.length) this.unsent.value = [...found, ...this.unsent.value];
    void this.#send();
    if (!this.boot.complete) await this.refresh();
  }

  /** Do something in a thread: shown at once, sent as soon as may be.
   * @param {Deed["kind"]} kind @param {Partial<Deed>} facts */
  do(kind, facts) {
    const id = newId();
    const { ofArticle, ofSet, name } = this.boot;
    const where = facts.set === null ? ofArticle : ofSet;
    const deed = {
      id, kind, place: Date.now(), to: ofArticle, where, set: this.set, thread: id, comment: id,
      by: this.reader, name, text: "", at: this.world.now(), why: "", ...facts,
    };
    this.unsent.value = [...this.unsent.value, deed];
    void this.#keep(deed);
    void this.#send();
    return deed;
  }

  /** Send again what was refused. @param {string} id */
  again(id) {
    this.unsent.value = this.unsent.value.map((one) => (one.id === id ? { ...one, why: "" } : one));
    this.retry();
  }

  /** Give up what was refused. @param {string} id */
  discard(id) {
    this.#forget(id);
  }

  /** Try again at once: the reader asks for it, has signed in, or the network is back. */
  retry() {
    this.#pause = FIRST_PAUSE;
    void this.#send();
  }

  /** Ask for the threads anew. @returns {Promise<void>} */
  async refresh() {
    const before = this.#answers;
    const found = await this.world.fetch();
    // What was acknowledged while the question was on its way may not be in its answer.
    if (found && before !== this.#answers) return this.refresh();
    if (found) this.known.value = found;
  }

  /** What was typed at a place and not sent. @param {string} place @param {Draft | null} draft */
  draft(place, draft) {
    const after = (/** @type {Record<string, Draft>} */ { [place]: _, ...others }) => (draft ? { ...others, [place]: draft } : others);
    this.drafts.value = after(this.drafts.value);
    // Another tab may have kept others meanwhile, and sent some.
    this.world.drafts.put(after(this.world.drafts.all()));
  }

  /** @param {Deed} deed */
  async #keep(deed) {
    if (!(await this.world.waiting.put(deed))) return;
    this.#kept.add(deed.id);
    // It may have been sent while the browser still wrote it down.
    if (!this.unsent.value.some(({ id }) => id === deed.id)) void this.world.waiting.forget([deed.id]);
  }

  async #send() {
    const first = this.unsent.value.find(({ why }) => !why);
    if (this.#sending || !first) return;
    this.#sending = true;
    const told = await this.#told(first);
    this.#sending = false;
    this.expired.value = told.kind === "expired";
    this.offline.value = told.kind === "later";
    if (told.kind === "later") return this.#later();
    if (told.kind === "expired") return;
    this.#pause = FIRST_PAUSE;
    if (told.kind === "done") this.#acknowledged(first, told.body);
    else this.#refused(first, told.why);
    void this.#send();
  }

  /** @param {Deed} deed @returns {Promise<Told>} */
  async #told(deed) {
    if (this.#kept.has(deed.id)) {
      const waiting = await this.world.waiting.all();
      // Another tab has sent it; what has become of it since is with the server. Where the browser
      // does not say, it is sent: once more does no harm, not at all would lose it.
      if (waiting && !waiting.some(({ id }) => id === deed.id)) return { kind: "done", body: null };
    }
    return this.world.send(deed);
  }

  /** @param {Deed} deed @param {Thread | null} thread as the server has it */
  #acknowledged(deed, thread) {
    this.#answers += 1;
    batch(() => {
      if (deed.to === this.boot.ofArticle) this.#known(deed, thread);
      this.#forget(deed.id);
    });
  }

  /** @param {Deed} deed @param {Thread | null} thread */
  #known(deed, thread) {
    const known = this.known.peek();
    const isNew = !known.some(({ id }) => id === deed.thread);
    if (thread?.id) this.known.value = isNew ? [...known, thread] : known.map((one) => (one.id === thread.id ? thread : one));
    else if (deed.kind === "withdraw") this.known.value = after(known, deed);
    else void this.refresh();
  }

  /** What was refused stays, with its reason, until the reader has decided; what has no text of the
   * reader's goes. @param {Deed} deed @param {string} why */
  #refused(deed, why) {
    if (deed.text) {
      const refused = { ...deed, why };
      this.unsent.value = this.unsent.value.map((one) => (one.id === deed.id ? refused : one));
      void this.#keep(refused);
    } else this.#forget(deed.id);
    void this.refresh();
  }

  /** @param {string} id */
  #forget(id) {
    this.unsent.value = this.unsent.value.filter((one) => one.id !== id);
    this.#kept.delete(id);
    void this.world.waiting.forget([id]);
  }

  #later() {
    if (this.#resting) return;
    this.#resting = true;
    this.world.later(() => {
      this.#resting = false;
      void this.#send();
    }, this.#pause);
    this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE);
  }
}
