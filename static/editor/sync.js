/**
 * The queue to the server: everything that was done goes there, in order, once, and nothing is lost
 * in silence. At most one request is under way; what is done meanwhile gathers in the next batch.
 *
 * @import { Batch, Change, Document, Lost, Saving } from "./types"
 * @import { Answer } from "./api.js"
 * @import { Rules } from "./rebase.js"
 */

import { apply, idOf } from "./changes.js";
import { problem } from "./checks.js";
import { newId } from "./labelling.js";
import { rebased } from "./rebase.js";

const FIRST_PAUSE = 1_000; // ms before a failed request is made again
const LONGEST_PAUSE = 30_000;

/**
 * The world around the queue.
 * @typedef {object} World
 * @property {(base: number, batch: Batch) => Promise<Answer>} send
 * @property {{ put(batch: Batch): Promise<void>, forget(id: string): Promise<void>,
 *   all(): Promise<Batch[]> }} waiting
 * @property {(run: () => void, pause: number) => void} later
 * @property {(saving: Saving) => void} tell
 * @property {(document: Document, lost: Lost[], why: Map<string, string>) => void} replace
 * @property {Rules} rules
 */

/** How a try to send everything may end. @typedef {Exclude<Saving["name"], "saving">} Outcome */

export class Queue {
  /** @type {Batch[]} */
  #batches = [];
  #sending = false;
  #resting = false;
  /** The batch that still gathers; what an earlier visit left does not, for the server may know it. */
  #gathering = "";
  /** Counted on from the hour of this visit, so that what an earlier one left stays before it. */
  #place = Date.now();
  #pause = FIRST_PAUSE;
  /** @type {((outcome: Outcome) => void)[]} */
  #whenKnown = [];

  /**
   * @param {World} world
   * @param {Document} document as the server has it
   * @param {number} revision
   */
  constructor(world, document, revision) {
    this.world = world;
    this.known = document;
    this.revision = revision;
  }

  /** How many changes the server has not acknowledged. */
  get waiting() {
    return this.#batches.reduce((sum, batch) => sum + batch.changes.length, 0);
  }

  /** Take up what an earlier visit left unsent; the answer is the document with it, null when there
   * was nothing. @param {() => Document} shown what is on the screen @returns {Promise<Document | null>} */
  async takeUp(shown) {
    const own = new Set(this.#batches.map((batch) => batch.id));
    const found = (await this.world.waiting.all()).filter((batch) => !own.has(batch.id));
    if (!found.length) return null;
    const left = found.map((batch) => this.#takeOver(batch));
    this.#batches = [...left, ...this.#batches];
    void this.#send();
    return apply(shown(), left.flatMap((batch) => batch.changes));
  }

  /**
   * A batch that still gathered may go on gathering in another tab, and one id must not stand for two
   * contents: here it gets an id of its own. What both tabs send is there once all the same.
   * @param {Batch} batch
   */
  #takeOver(batch) {
    if (batch.base !== null) return batch;
    const own = { ...batch, id: newId() };
    this.#store(own);
    void this.world.waiting.forget(batch.id);
    return own;
  }

  /** Put changes, which are shown already, on their way. @param {Change[]} changes */
  add(changes) {
    const last = this.#batches.at(-1);
    const open = last?.id === this.#gathering && last.base === null ? last : this.#fresh();
    const batch = { ...open, changes: [...open.changes, ...changes] };
    if (open === last) this.#batches.pop();
    this.#batches.push(batch);
    this.#store(batch);
    void this.#send();
  }

  /** Try again at once: the reader asks for it, or the network is back. */
  retry() {
    this.#pause = FIRST_PAUSE;
    void this.#send();
  }

  /** Try to send all there is: resolves with `saved` once everything is acknowledged, and with what is
   * in the way as soon as that is known. @returns {Promise<Outcome>} */
  emptied() {
    if (!this.#batches.length) return Promise.resolve("saved");
    this.retry();
    return new Promise((resolve) => this.#whenKnown.push(resolve));
  }

  /** Stand upon what others have made of the reading; unsent changes are made again upon it.
   * @param {Document} document @param {number} revision */
  overtaken(document, revision) {
    this.revision = revision;
    this.#standUpon(document, this.#batches, []);
  }

  async #send() {
    const [first] = this.#batches;
    if (this.#sending || !first) return;
    // From here on the batch keeps its changes and its base: sent again it must be the same.
    const batch = { ...first, base: first.base ?? this.revision };
    this.#batches[0] = batch;
    this.#store(batch);
    this.#sending = true;
    this.#tell("saving");
    const answer = await this.world.send(batch.base, batch);
    this.#sending = false;
    this.#take(answer, batch);
  }

  /** @param {Answer} answer @param {Batch} batch */
  #take(answer, batch) {
    switch (answer.kind) {
      case "done":
        return this.#acknowledged(answer.revision, batch);
      case "stale":
        return this.overtaken(answer.document, answer.revision);
      case "refused":
        return this.#takeBack(answer.sentences, answer.why, batch);
      case "expired":
        return this.#end("expired");
      case "offline":
        this.#end("offline");
        return this.#later();
      case "closed":
        return this.#end("failed", answer.why);
      case "failed":
        this.#end("failed", answer.why);
        return answer.again ? this.#later() : undefined;
    }
  }

  /** @param {number} revision @param {Batch} batch */
  #acknowledged(revision, batch) {
    this.#pause = FIRST_PAUSE;
    this.#batches.shift();
    void this.world.waiting.forget(batch.id);
    // Written at an earlier visit: what has become of it since is in what we know.
    if (revision < this.revision) return this.#standUpon(this.known, this.#batches, []);
    this.known = apply(this.known, batch.changes);
    this.revision = revision;
    this.#next();
  }

  /** The server refuses a batch: what it names goes, or all of it when it names nothing of it.
   * @param {Map<string, string>} sentences @param {string} why @param {Batch} batch */
  #takeBack(sentences, why, batch) {
    const named = batch.changes.filter((change) => sentences.has(idOf(change)));
    const gone = named.length ? named : batch.changes;
    const kept = batch.changes.filter((change) => !gone.includes(change));
    const said = new Map(gone.map((change) => [idOf(change), sentences.get(idOf(change)) ?? why]));
    const lost = gone.map((change) => ({ change, problem: problem("refused", idOf(change)) }));
    this.#standUpon(this.known, [{ ...batch, changes: kept }, ...this.#batches.slice(1)], lost, said);
  }

  /** @param {Document} document @param {Batch[]} batches @param {Lost[]} lost
   * @param {Map<string, string>} [why] */
  #standUpon(document, batches, lost, why = new Map()) {
    const anew = rebased(document, this.known, batches, this.world.rules);
    const before = this.#batches;
    this.known = document;
    this.#batches = anew.batches;
    for (const batch of anew.batches) this.#store(batch);
    const kept = new Set(anew.batches.map((batch) => batch.id));
    for (const { id } of before) if (!kept.has(id)) void this.world.waiting.forget(id);
    this.world.replace(anew.document, [...lost, ...anew.lost], why);
    this.#next();
  }

  #next() {
    if (this.#batches.length) return void this.#send();
    this.#end("saved");
  }

  /** A try to send everything has come to its end. @param {Outcome} outcome @param {string} [why] */
  #end(outcome, why = "") {
    this.#tell(outcome, why);
    for (const resolve of this.#whenKnown.splice(0)) resolve(outcome);
  }

  /** One further try, however many were in vain meanwhile. */
  #later() {
    if (this.#resting) return;
    this.#resting = true;
    this.world.later(() => {
      this.#resting = false;
      void this.#send();
    }, this.#pause);
    this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE);
  }

  /** @returns {Batch} */
  #fresh() {
    this.#place += 1;
    this.#gathering = newId();
    return { id: this.#gathering, place: this.#place, base: null, changes: [] };
  }

  /** @param {Batch} batch */
  #store(batch) {
    void this.world.waiting.put(batch);
  }

  /** @param {Saving["name"]} name @param {string} [why] */
  #tell(name, why = "") {
    this.world.tell({ name, waiting: this.waiting, why });
  }
}
