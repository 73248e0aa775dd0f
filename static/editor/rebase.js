/**
 * Unsent work on a document that has moved on: what still applies is made again, the rest is told of.
 *
 * @import { Batch, Change, Document, Lost, Problem } from "./types"
 * @import { Schema } from "./schema.js"
 * @import { Surface } from "./checks.js"
 */

import { apply, equal, idOf, touched } from "./changes.js";
import { problem, problems } from "./checks.js";

/** What the rules are asked of. @typedef {{ schema: Schema, surface: Surface }} Rules */
/** @typedef {{ document: Document, batches: Batch[], lost: Lost[] }} Rebased */

/**
 * The batches' changes made again upon `current`, one by one, in their order.
 *
 * A change is lost when somebody else changed or dropped, since `known`, what it changes, or when
 * the rules forbid it now. Batches that keep no change disappear.
 * @param {Document} current as the server has it
 * @param {Document} known as the server had it when the batches began
 * @param {readonly Batch[]} batches
 * @param {Rules} rules
 * @returns {Rebased}
 */
export function rebased(current, known, batches, rules) {
  let document = current;
  /** @type {Set<string>} */
  const ours = new Set();
  /** @type {Lost[]} */
  const lost = [];
  const kept = batches.map((batch) => {
    const changes = batch.changes.filter((change) => {
      const against = refusal(change, { document, current, known, ours }, rules);
      if (against) lost.push({ change, problem: against });
      else {
        document = apply(document, [change]);
        ours.add(idOf(change));
      }
      return !against;
    });
    return { ...batch, base: null, changes };
  });
  return { document, lost, batches: kept.filter((batch) => batch.changes.length) };
}

/**
 * What speaks against a change; null when nothing does.
 * @param {Change} change
 * @param {{ document: Document, current: Document, known: Document, ours: Set<string> }} where
 * @param {Rules} rules
 * @returns {Problem | null}
 */
function refusal(change, { document, current, known, ours }, { schema, surface }) {
  const id = idOf(change);
  const [before, now] = [valueOf(known, id), valueOf(current, id)];
  if (!ours.has(id) && !equal(before, now) && !says(change, now)) {
    return problem(now ? "changed-elsewhere" : "dropped-elsewhere", id);
  }
  const after = apply(document, [change]);
  return problems(after, schema, touched([change]), surface)[0] ?? null;
}

/** Whether the server already has what the change would make. @param {Change} change
 * @param {ReturnType<typeof valueOf>} now */
function says(change, now) {
  if ("drop" in change) return now === undefined;
  return equal("mention" in change.put ? change.put.mention : change.put.link, now);
}

/** @param {Document} document @param {string} id */
function valueOf(document, id) {
  return document.mentions.get(id) ?? document.links.get(id);
}
