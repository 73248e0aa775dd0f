/**
 * Batches in a line, first made first sent: what the server has not acknowledged, kept in the browser.
 *
 * @import { Batch, Change } from "./types"
 */

import { newId } from "./labelling.js";

const MOST = 1_000; // changes in one request
const REMEMBERED = 500; // batches that are done with

/** Where batches are kept; false says that the browser could not.
 * @typedef {{ put(batch: Batch, instead?: readonly string[]): Promise<boolean | void>,
 *   forget(ids: readonly string[]): Promise<unknown>, all(): Promise<Batch[] | null> }} Store */

export class Line {
  /** In order. @type {Batch[]} */
  batches = [];
  /** Ids of batches that are done with. @type {Set<string>} */
  past = new Set();
  /** Ids of batches that the browser could not keep. @type {Set<string>} */
  #unkept = new Set();

  /** @param {Store} store @param {() => void} turned told when it begins or ceases to keep all */
  constructor(store, turned) {
    this.store = store;
    this.turned = turned;
  }

  get length() {
    return this.batches.length;
  }

  /** Whether the server may know the first of it. */
  get isSent() {
    return (this.batches[0]?.base ?? null) !== null;
  }

  /** Whether the browser keeps all of it. */
  get isKept() {
    return !this.#unkept.size;
  }

  /** All changes of it, one after the other. @returns {Change[]} */
  get changes() {
    return this.batches.flatMap((batch) => [...batch.changes]);
  }

  /** How many changes wait. */
  get count() {
    return count(this.batches);
  }

  /** A place behind all others; it tells the hour, in milliseconds. */
  get nextPlace() {
    return Math.max(Date.now(), (this.batches.at(-1)?.place ?? 0) + 1);
  }

  /** Whether a batch stands in it, by itself or joined, or is done with. @param {string} id */
  knows(id) {
    return this.past.has(id) || this.batches.some((one) => namesOf(one).includes(id));
  }

  /** Let these stand, each at its place, and what stood already, unless they were joined of it.
   * @param {readonly Batch[]} found */
  take(found) {
    const names = new Set(found.flatMap(namesOf));
    const own = this.batches.filter((one) => !names.has(one.id) && !this.past.has(one.id));
    this.batches = [...found, ...own].sort(
      // What was sent stays before what is heard of only now.
      (one, other) =>
        Number(one.base === null) - Number(other.base === null) || one.place - other.place || (one.id < other.id ? -1 : 1),
    );
  }

  /** A batch at the end, made here. @param {Batch} batch */
  push(batch) {
    this.batches.push(batch);
    void this.keep(batch);
  }

  /** What is to be sent next upon a revision, kept as it is sent. From here on it keeps its id and its
   * changes: sent again it must be the same. @param {number} revision @returns {Promise<Batch>} */
  async first(revision) {
    const batch = joined(this.batches, revision);
    const names = new Set(namesOf(batch));
    this.batches = [batch, ...this.batches.filter((one) => !names.has(one.id))];
    const kept = this.keep(batch, batch.of);
    // What was joined must be kept as one before the server can know it as one.
    if (batch.of) await kept;
    return batch;
  }

  /** These are done with: acknowledged, or given up. The answer says whether they stood first, with as
   * many changes. @param {readonly string[]} ids @param {readonly Change[]} [changes] */
  pass(ids, changes = []) {
    const gone = new Set(ids);
    const went = this.batches.filter((batch) => gone.has(batch.id));
    const asExpected = went.every((batch, place) => this.batches[place] === batch) && count(went) === changes.length;
    this.batches = this.batches.filter((batch) => !gone.has(batch.id));
    for (const id of ids) this.#unkept.delete(id);
    this.past = new Set([...[...this.past, ...ids].slice(-REMEMBERED)]);
    return asExpected;
  }

  /** These stand in the place of all others, which are done with. @param {Batch[]} batches */
  stand(batches) {
    const kept = new Set(batches.map((batch) => batch.id));
    const gone = this.batches.filter((batch) => !kept.has(batch.id)).flatMap(namesOf);
    this.pass(gone);
    this.batches = batches;
    for (const batch of batches) void this.keep(batch);
    if (gone.length) void this.store.forget(gone);
  }

  /** Keep a batch in the browser, in place of those it was joined of.
   * @param {Batch} batch @param {readonly string[]} [instead] */
  async keep(batch, instead = []) {
    const kept = (await this.store.put(batch, instead)) !== false;
    const was = this.isKept;
    for (const id of namesOf(batch)) this.#unkept.delete(id);
    if (!kept && !this.past.has(batch.id)) this.#unkept.add(batch.id);
    if (was !== this.isKept) this.turned();
  }
}

/** The ids that a batch goes by: its own, and of those it was joined of. @param {Batch} batch */
export const namesOf = ({ id, of = [] }) => [id, ...of];

/** @param {readonly Batch[]} batches */
const count = (batches) => batches.reduce((sum, batch) => sum + batch.changes.length, 0);

/** What a strategy decided stays a batch of its own, for it is taken back as one. @param {Batch} batch */
const isByStrategy = ({ changes }) => changes.some((change) => "decide" in change && change.decide.strategy);

/** What was sent already as it stands, else all that has gathered as one.
 * @param {readonly Batch[]} batches not empty @param {number} revision @returns {Batch} */
function joined([first, ...others], revision) {
  if (!first) throw new RangeError("An empty line sends nothing.");
  if (first.base !== null) return first;
  const together = [first];
  for (const one of isByStrategy(first) ? [] : others) {
    if (one.base !== null || isByStrategy(one) || count(together) + one.changes.length > MOST) break;
    together.push(one);
  }
  if (together.length === 1) return { ...first, base: revision };
  return {
    id: newId(),
    place: first.place,
    base: revision,
    changes: together.flatMap((one) => one.changes),
    // What each thing was to begin with counts.
    was: Object.assign({}, ...together.map((one) => one.was).reverse()),
    of: together.flatMap(namesOf),
  };
}
