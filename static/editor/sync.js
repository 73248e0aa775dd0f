/**
 * The queue to the server: everything that was done goes there, in order, once, and nothing is lost
 * in silence.
 *
 * All tabs of one reader on one reading have the same queue before them; one leads and sends it, the
 * others follow. At most one request is under way; what is done meanwhile is joined into the next.
 *
 * @import { Batch, Change, Document, Lost, Message, Saving } from "./types"
 * @import { Answer } from "./api.js"
 * @import { Store } from "./line.js"
 * @import { Rules } from "./rebase.js"
 */

import { apply } from "./changes.js";
import { newId } from "./labelling.js";
import { Line, namesOf } from "./line.js";
import { before, rebased, takenBack } from "./rebase.js";
import { Tries } from "./tries.js";

const PATIENCE = 25_000; // ms that a tab waits for the one that leads

/**
 * The world around the queue.
 * @typedef {object} World
 * @property {(base: number, batch: Batch) => Promise<Answer>} send
 * @property {Store} waiting
 * @property {(run: () => void, pause: number) => void} later
 * @property {(saving: Saving) => void} tell
 * @property {(document: Document, lost: Lost[], why: Map<string, string>) => void} replace
 * @property {(changes: readonly Change[]) => void} follow changes made in another tab
 * @property {(message: Message) => void} post to the other tabs
 * @property {Rules} rules
 */

/** How a try to send everything may end. @typedef {Exclude<Saving["name"], "saving">} Outcome */

export class Queue {
  /** What the server has not acknowledged. @type {Line} */
  #line;
  #leads = false;
  #sending = false;
  /** @type {Tries} */
  #tries;
  /** @type {{ name: Saving["name"], why: string }} */
  #told = { name: "saved", why: "" };
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
    this.#tries = new Tries(world.later);
    this.#line = new Line(world.waiting, () => this.#retell());
  }

  /** How many changes the server has not acknowledged. */
  get waiting() {
    return this.#line.count;
  }

  /** It is this tab's turn to send, also what an earlier visit or another tab left unsent. */
  async lead() {
    const found = ((await this.world.waiting.all()) ?? []).filter(({ id }) => !this.#line.past.has(id));
    this.#leads = true;
    this.#line.take(found);
    const [first] = this.#line.batches;
    // What was sent may be there already: its answer tells, and until then it is shown.
    if (first?.base === null && found.length) return this.#standUpon(this.known, this.#line.batches, []);
    if (found.length) this.#show();
    this.world.post(this.#stand());
    return void this.#send();
  }

  /** Another tab sends from now on. */
  follow() {
    this.#leads = false;
  }

  /** Ask the tab that leads how things stand. */
  greet() {
    this.world.post({ kind: "hello", revision: this.revision });
  }

  /** Put changes, which are shown already, on their way. @param {Change[]} changes */
  add(changes) {
    const was = before(this.known, changes, this.#line.changes);
    const batch = { id: newId(), place: this.#line.nextPlace, base: null, changes, was };
    this.#line.push(batch);
    this.world.post({ kind: "put", batch });
    this.#added();
  }

  /** Try again at once: the reader asks for it, or the network is back. */
  retry() {
    if (!this.#leads) return this.world.post({ kind: "retry" });
    this.#tries.reset();
    return void this.#send();
  }

  /** Try to send all there is: resolves with `saved` once everything is acknowledged, and with what is
   * in the way as soon as that is known. @returns {Promise<Outcome>} */
  emptied() {
    if (!this.#line.length) return Promise.resolve("saved");
    this.retry();
    return new Promise((resolve) => {
      this.#whenKnown.push(resolve);
      if (!this.#leads) this.world.later(() => resolve("offline"), PATIENCE);
    });
  }

  /** Stand upon what others have made of the reading; unsent changes are made again upon it.
   * @param {Document} document @param {number} revision */
  overtaken(document, revision) {
    if (!this.#leads) return this.world.post({ kind: "newer", document, revision });
    this.revision = revision;
    return this.#standUpon(document, this.#line.batches, []);
  }

  /** What another tab says. @param {Message} message */
  hear(message) {
    if (message.kind === "put") return this.#join(message.batch);
    return this.#leads ? this.#hearLeading(message) : this.#hearFollowing(message);
  }

  /** @param {Message} message */
  #hearLeading(message) {
    if (message.kind === "retry") return this.retry();
    // What was sent already is answered first: only then it is known what came before what.
    if (message.kind === "newer" && this.#line.isSent) return this.retry();
    if (message.kind === "newer" && message.revision > this.revision) {
      return this.overtaken(message.document, message.revision);
    }
    if (message.kind !== "hello") return undefined;
    this.world.post(this.#stand());
    return this.#retell();
  }

  /** @param {Message} message */
  #hearFollowing(message) {
    if (message.kind === "taken") return this.#taken(message);
    if (message.kind === "stand") return this.#adopt(message);
    return message.kind === "saving" ? this.#end(message.name, message.why) : undefined;
  }

  /** @param {Batch} batch made in another tab */
  #join(batch) {
    if (this.#line.knows(batch.id)) return;
    const isLast = (this.#line.batches.at(-1)?.place ?? 0) < batch.place;
    this.#line.take([batch]);
    if (isLast) this.world.follow(batch.changes);
    else this.#show();
    this.#added();
  }

  #added() {
    if (this.#leads) void this.#send();
    else this.#retell();
  }

  /** @param {Extract<Message, { kind: "taken" }>} message */
  #taken({ ids, before, revision, changes }) {
    const asExpected = this.#line.pass(ids, changes);
    if (revision <= this.revision) return;
    if (before !== this.revision) return this.greet();
    this.known = apply(this.known, changes);
    this.revision = revision;
    if (!asExpected) this.#show();
  }

  /** @param {Extract<Message, { kind: "stand" }>} message */
  #adopt({ document, revision, batches, past }) {
    const isBehind = revision < this.revision;
    if (!isBehind) [this.known, this.revision] = [document, revision];
    this.#line.pass(past);
    this.#line.take(batches);
    // One that is behind may wait long for an answer: what it has besides is shown until then.
    this.#show();
    if (isBehind) this.world.post({ kind: "newer", document: this.known, revision: this.revision });
  }

  /** @returns {Message} */
  #stand() {
    const { known, revision } = this;
    return { kind: "stand", document: known, revision, batches: this.#line.batches, past: [...this.#line.past] };
  }

  async #send() {
    if (!this.#leads || this.#sending || !this.#line.length) return;
    this.#sending = true;
    this.#tell("saving");
    const batch = await this.#line.first(this.revision);
    const answer = await this.world.send(batch.base ?? this.revision, batch);
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
      case "stranger":
        return this.#end(answer.kind, answer.why);
      case "offline":
        this.#end("offline");
        return this.#tries.again(() => void this.#send());
      case "closed":
        return this.#end("failed", answer.why);
      case "failed":
        this.#end("failed", answer.why);
        return answer.again ? this.#tries.again(() => void this.#send()) : undefined;
    }
  }

  /** @param {number} revision @param {Batch} batch */
  #acknowledged(revision, batch) {
    const ids = namesOf(batch);
    this.#tries.reset();
    const asExpected = this.#line.pass(ids, batch.changes);
    void this.world.waiting.forget(ids);
    // Written at an earlier visit: what has become of it since is in what we know.
    if (revision < this.revision) return this.#standUpon(this.known, this.#line.batches, []);
    const message = { kind: /** @type {const} */ ("taken"), ids, before: this.revision, revision };
    this.known = apply(this.known, batch.changes);
    this.revision = revision;
    this.world.post({ ...message, changes: batch.changes });
    if (!asExpected) this.#show();
    return this.#next();
  }

  /** @param {Map<string, string>} sentences @param {string} whole @param {Batch} batch that the server refuses */
  #takeBack(sentences, whole, batch) {
    const { kept, lost, why } = takenBack(batch, sentences, whole);
    this.#standUpon(this.known, [kept, ...this.#line.batches.filter(({ id }) => id !== batch.id)], lost, why);
  }

  /** @param {Document} document @param {Batch[]} batches @param {Lost[]} lost
   * @param {Map<string, string>} [why] */
  #standUpon(document, batches, lost, why = new Map()) {
    // Not every answer tells of decisions.
    const known = this.known.decisions ? { decisions: this.known.decisions, ...document } : document;
    const anew = rebased(known, batches, this.world.rules);
    this.known = known;
    this.world.replace(anew.document, [...lost, ...anew.lost], why);
    this.#line.stand(anew.batches);
    this.world.post(this.#stand());
    this.#next();
  }

  #next() {
    if (this.#line.length) return void this.#send();
    return this.#end("saved");
  }

  #show() {
    this.world.replace(apply(this.known, this.#line.changes), [], new Map());
  }

  /** A try to send everything has come to its end. @param {Saving["name"]} name @param {string} [why] */
  #end(name, why = "") {
    this.#tell(name, why);
    if (name !== "saving" && (name !== "saved" || !this.#line.length)) this.#resolve(name);
  }

  /** @param {Outcome} outcome */
  #resolve(outcome) {
    for (const resolve of this.#whenKnown.splice(0)) resolve(outcome);
  }

  #retell() {
    this.#tell(this.#told.name, this.#told.why);
  }

  /** @param {Saving["name"]} name @param {string} [why] */
  #tell(name, why = "") {
    this.#told = { name, why };
    if (this.#leads) this.world.post({ kind: "saving", name, why });
    const { waiting } = this;
    // A tab that follows may know of more than the one that leads.
    const shown = waiting && name === "saved" ? "saving" : name;
    const since = this.#line.batches[0]?.place ?? 0;
    this.world.tell({ name: shown, waiting, why, since, kept: this.#line.isKept });
  }
}
