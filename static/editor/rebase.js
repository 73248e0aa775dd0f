/**
 * Unsent work on a document that has moved on: what still applies is made again, the rest is told of.
 *
 * @import { Batch, Change, Document, Lost, Problem } from "./types"
 * @import { Schema } from "./schema.js"
 * @import { Surface } from "./checks.js"
 */

import { apply, idOf, putLink, touched } from "./changes.js";
import { problem, problems } from "./checks.js";
import { alike, keyOf, putsLink, putsMention, valueAt, valueIn } from "./marks.js";

/** What the rules are asked of. @typedef {{ schema: Schema, surface: Surface }} Rules */
/** @typedef {{ document: Document, batches: Batch[], lost: Lost[] }} Rebased */

/**
 * What all that these changes concern was, when they were made: on the server, and on the screen after what
 * waited before them.
 * @param {Document} known as the server has it
 * @param {readonly Change[]} changes
 * @param {readonly Change[]} [waiting] made before, and on their way
 * @returns {NonNullable<Batch["was"]>}
 */
export function before(known, changes, waiting = []) {
  const last = new Map(waiting.map((change) => [keyOf(change), valueIn(change)]));
  return Object.fromEntries(
    changes.map(keyOf).map((key) => [key, last.has(key) ? [valueAt(known, key), last.get(key)] : [valueAt(known, key)]]),
  );
}

/**
 * The batches' changes made again upon `current`, the document as the server has it, one by one, in
 * their order. Batches that keep no change disappear.
 *
 * A change is lost when somebody else changed or dropped what it changes, or when the rules forbid it
 * now. A label that the other has made just so is no loss: what was linked to ours is linked to theirs. A decision
 * that is lost takes along all that it was made by.
 * @param {Document} current
 * @param {readonly Batch[]} batches
 * @param {Rules} rules
 * @returns {Rebased}
 */
export function rebased(current, batches, rules) {
  const anew = new Anew(current, rules);
  const kept = batches.map((batch) => {
    const changes = anew.made(batch);
    return { ...batch, base: null, changes, was: before(current, changes) };
  });
  const { document, lost } = anew;
  return { document, lost, batches: kept.filter((batch) => batch.changes.length) };
}

/**
 * What the server refuses of a batch: what it names, with all that a decision it names was made by; the whole
 * of it when it names nothing of it.
 * @param {Batch} batch @param {ReadonlyMap<string, string>} sentences by id @param {string} why of the whole
 * @returns {{ kept: Batch, lost: Lost[], why: Map<string, string> }}
 */
export function takenBack(batch, sentences, why) {
  const named = batch.changes.filter((change) => sentences.has(idOf(change)));
  const gone = named.length ? named : batch.changes;
  const deciding = gone.flatMap((change) => ("decide" in change ? change.decide.ids : []));
  const ids = new Set([...gone.map(idOf), ...deciding]);
  return {
    kept: { ...batch, changes: batch.changes.filter((change) => !ids.has(idOf(change))) },
    lost: gone.filter((change) => !deciding.includes(idOf(change))).map((change) => ({ change, problem: problem("refused", idOf(change)) })),
    why: new Map(gone.map((change) => [idOf(change), sentences.get(idOf(change)) ?? why])),
  };
}

class Anew {
  /** What we have made anew already. @type {Set<string>} */
  #ours = new Set();
  /** Labels of ours that the other has made as well, and theirs. @type {Map<string, string>} */
  #twins = new Map();
  /** @type {Lost[]} */
  lost = [];

  /** @param {Document} current @param {Rules} rules */
  constructor(current, rules) {
    this.current = current;
    this.document = current;
    this.rules = rules;
  }

  /** The changes of a batch that apply, and are applied. @param {Batch} batch @returns {Change[]} */
  made({ changes, was }) {
    const stood = this.document;
    const gone = this.#overruled(changes, was);
    const kept = changes.flatMap((change) => {
      const own = gone.has(keyOf(change)) ? null : this.#renamed(change);
      return own && this.#applies(own, was) ? [own] : [];
    });
    return this.#together(kept, stood);
  }

  /** What the decisions that are lost were made by, and they themselves.
   * @param {readonly Change[]} changes @param {Batch["was"]} was */
  #overruled(changes, was) {
    /** @type {Set<string>} */
    const gone = new Set();
    for (const change of changes) {
      const key = keyOf(change);
      if (!("decide" in change) || !this.#refusal(change, key, was)) continue;
      this.lost.push({ change, problem: problem("changed-elsewhere", key), theirs: valueAt(this.current, key) });
      for (const id of [key, ...change.decide.ids]) gone.add(id);
    }
    return gone;
  }

  /** A change as it is about labels that stand; null when nothing is left of it.
   * @param {Change} change @returns {Change | null} */
  #renamed(change) {
    if ("drop" in change && this.#twins.delete(change.drop)) return null;
    const link = putsLink(change);
    if (!link) return change;
    const [source, target] = [link.source, link.target].map((id) => this.#twins.get(id) ?? id);
    return putLink({ ...link, source: source ?? "", target: target ?? "" });
  }

  /** @param {Change} change @param {Batch["was"]} was */
  #applies(change, was) {
    const key = keyOf(change);
    const against = this.#refusal(change, key, was);
    if (against && this.#isTwin(change, against)) return false;
    if (against) {
      this.lost.push({ change, problem: against, theirs: valueAt(this.current, key) });
      return false;
    }
    this.document = apply(this.document, [change]);
    this.#ours.add(key);
    this.#twins.delete(key);
    return true;
  }

  /** What speaks against a change. @param {Change} change @param {string} key @param {Batch["was"]} was
   * @returns {Problem | undefined} */
  #refusal(change, key, was) {
    const now = valueAt(this.current, key);
    const moved = was?.[key] && !was[key].some((one) => alike(one, now));
    if (moved && !this.#ours.has(key) && !alike(valueIn(change), now)) {
      return problem(now === undefined ? "dropped-elsewhere" : "changed-elsewhere", idOf(change));
    }
    const after = apply(this.document, [change]);
    return problems(after, this.rules.schema, touched([change]), this.rules.surface)[0];
  }

  /** Whether the other has made the very same label. @param {Change} change @param {Problem} against */
  #isTwin(change, { rule, params }) {
    const mention = putsMention(change);
    const other = String(params.other);
    if (rule !== "twin" || !mention || !alike({ ...mention, id: other }, this.document.mentions.get(other))) {
      return false;
    }
    this.#twins.set(mention.id, other);
    return true;
  }

  /** A label that cannot be dropped keeps its links: those dropped with it come back, and go when it does.
   * @param {Change[]} kept @param {Document} stood before the batch @returns {Change[]} */
  #together(kept, stood) {
    const held = new Set(this.lost.flatMap(({ change }) => ("drop" in change ? change.drop : [])));
    const back = kept.filter((change) => {
      const link = "drop" in change ? stood.links.get(change.drop) : undefined;
      return link && (held.has(link.source) || held.has(link.target));
    });
    for (const change of back) {
      const link = stood.links.get(idOf(change));
      if (link) this.document = apply(this.document, [putLink(link)]);
    }
    return kept.filter((change) => !back.includes(change));
  }
}
