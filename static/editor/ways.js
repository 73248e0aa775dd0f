/**
 * The ways back and forth: what one tab did, step by step, and how each is undone on the document as it
 * stands now. What somebody else changed since stays as it is, and is told of.
 *
 * @import { Change, Document, Lost } from "./types"
 * @import { Rules } from "./rebase.js"
 */

import { apply, idOf, touched } from "./changes.js";
import { problem, problems } from "./checks.js";
import { alike, keyOf, valueAt, valueIn } from "./marks.js";

/** What was done and what undoes it, about the same things. @typedef {{ there: Change[], back: Change[] }} Step */
/** What is to be done now, and what of the step cannot be. @typedef {{ changes: Change[], lost: Lost[] }} Way */

export class Ways {
  /** @type {Step[]} */
  #done = [];
  /** @type {Step[]} */
  #undone = [];

  /** All of it as data, for a page that is loaded anew. */
  get kept() {
    return { done: this.#done, undone: this.#undone };
  }

  /** @param {{ done: Step[], undone: Step[] }} kept */
  set kept({ done, undone }) {
    [this.#done, this.#undone] = [done, undone];
  }

  get goBack() {
    return this.#done.length > 0;
  }

  get goOn() {
    return this.#undone.length > 0;
  }

  /** A step was made. @param {Change[]} there @param {Change[]} back */
  made(there, back) {
    this.#undone = [];
    this.#done.push({ there, back });
  }

  /** The last step back; null when there is none. @param {Document} document @param {Rules} rules */
  back(document, rules) {
    return travel(this.#done, this.#undone, document, rules, ({ there, back }) => [back, there]);
  }

  /** The step again that was taken back last. @param {Document} document @param {Rules} rules */
  onward(document, rules) {
    return travel(this.#undone, this.#done, document, rules, ({ there, back }) => [there, back]);
  }
}

/** The last step of `from` that still changes anything goes over to `to`.
 * @param {Step[]} from @param {Step[]} to @param {Document} document @param {Rules} rules
 * @param {(step: Step) => [Change[], Change[]]} way what to do, and what was done before
 * @returns {Way | null} */
function travel(from, to, document, rules, way) {
  for (let step = from.pop(); step; step = from.pop()) {
    const found = applicable(...way(step), document, rules);
    if (found.changes.length) to.push(part(step, new Set(found.changes.map(keyOf))));
    // Where all of it has become so without us, the step before is meant.
    if (found.changes.length || found.lost.length) return found;
  }
  return null;
}

/** @param {Step} step @param {Set<string>} keys @returns {Step} */
function part({ there, back }, keys) {
  const kept = (/** @type {Change} */ change) => keys.has(keyOf(change));
  return { there: there.filter(kept), back: back.filter(kept) };
}

/** Which of the changes apply: those whose things are still as `done` left them, as far as the rules allow.
 * @param {Change[]} changes @param {Change[]} done @param {Document} document @param {Rules} rules
 * @returns {Way} */
function applicable(changes, done, document, rules) {
  const left = new Map(done.map((change) => [keyOf(change), valueIn(change)]));
  /** @type {Lost[]} */
  const lost = [];
  const fit = changes.filter((change) => {
    const now = valueAt(document, keyOf(change));
    if (alike(now, valueIn(change))) return false;
    if (alike(now, left.get(keyOf(change)))) return true;
    lost.push({ change, theirs: now, problem: problem(now === undefined ? "dropped-elsewhere" : "changed-elsewhere", idOf(change)) });
    return false;
  });
  if (!problems(apply(document, fit), rules.schema, touched(fit), rules.surface).length) return { changes: fit, lost };
  let stands = document;
  const made = fit.filter((change) => {
    const next = apply(stands, [change]);
    const [against] = problems(next, rules.schema, touched([change]), rules.surface);
    if (against) lost.push({ change, problem: against });
    else stands = next;
    return !against;
  });
  return { changes: made, lost };
}
