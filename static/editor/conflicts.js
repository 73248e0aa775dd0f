/**
 * What two have made of the same thing: mine beside theirs, and what each decision would change.
 *
 * @import { Change, Conflict, Document, Link, Lost, Mention } from "./types"
 * @import { Rules } from "./rebase.js"
 */

import { apply, drop, idOf, putLink, putMention, touched } from "./changes.js";
import { problems } from "./checks.js";
import { isMark, keyOf, putsLink, putsMention, valueAt } from "./marks.js";

/** @typedef {"mine" | "both"} Decision that changes anything; to keep theirs changes nothing */

/**
 * Conflicts with what was lost since: links go with the label they hang on, and of several changes of
 * one thing the last counts.
 * @param {readonly Conflict[]} conflicts
 * @param {readonly Lost[]} lost
 * @returns {Conflict[]}
 */
export function gathered(conflicts, lost) {
  const found = new Map(conflicts.map((one) => [one.id, one]));
  for (const { change, problem, theirs } of lost) {
    const key = keyOf(change);
    const link = putsLink(change);
    const head = found.get(key) ?? (link ? (found.get(link.source) ?? found.get(link.target)) : undefined);
    const others = head?.mine.filter((one) => keyOf(one) !== key) ?? [];
    if (!head) found.set(key, { id: key, mine: [change], theirs, problem });
    else if (head.id === key) found.set(key, { ...head, mine: [change, ...others], problem });
    else found.set(head.id, { ...head, mine: [...others, change] });
  }
  return [...found.values()];
}

/** What stands where ours would: the same thing as the other has it, else what the rules hold against ours.
 * @param {Conflict} conflict @param {Document} document */
export function rival(conflict, document) {
  const same = valueAt(document, conflict.id);
  if (same !== undefined) return same;
  const { other } = conflict.problem.params;
  const link = conflict.mine[0] && putsLink(conflict.mine[0]);
  if (other !== undefined) return document.mentions.get(String(other));
  if (!link || conflict.problem.rule !== "too-many") return undefined;
  return [...document.links.values()].findLast((one) => one.source === link.source && one.type === link.type);
}

/**
 * The changes that a decision asks for; none where it cannot be.
 * @param {Conflict} conflict
 * @param {Decision} decision
 * @param {Document} document
 * @param {string} fresh an id that nobody has
 * @returns {Change[]}
 */
export function deciding(conflict, decision, document, fresh) {
  const [first] = conflict.mine;
  if (!first) return [];
  const theirs = rival(conflict, document);
  if (decision === "both") return beside(conflict.mine, fresh, theirs);
  if ("drop" in first) return [...linksAt(document, first.drop), first];
  // The same label said more of: theirs takes it on, and keeps its links.
  if (isMark(theirs) && conflict.problem.rule === "twin") return beside(conflict.mine, theirs.id, theirs);
  const instead = isMark(theirs) && theirs.id !== idOf(first) ? gone(document, theirs) : [];
  return [...instead, ...conflict.mine];
}

/** Whether theirs can stand beside ours. @param {Conflict} conflict @param {Document} document @param {Rules} rules */
export function bothMayStand(conflict, document, { schema, surface }) {
  const changes = deciding(conflict, "both", document, "\u0000");
  return !!changes.length && !problems(apply(document, changes), schema, touched(changes), surface).length;
}

/** Ours under another id. @param {readonly Change[]} mine @param {string} fresh @param {unknown} theirs
 * @returns {Change[]} */
function beside([first, ...links], fresh, theirs) {
  const mention = first && putsMention(first);
  if (!mention || !isMark(theirs)) return [];
  const named = (/** @type {string} */ id) => (id === mention.id ? fresh : id);
  return [
    putMention({ ...mention, id: fresh }),
    ...links.flatMap((change) => {
      const link = putsLink(change);
      return link ? [putLink({ ...link, source: named(link.source), target: named(link.target) })] : [];
    }),
  ];
}

/** A mention or link goes, with what hangs on it. @param {Document} document @param {Mention | Link} one */
const gone = (document, one) => [...linksAt(document, one.id), drop(one.id)];

/** @param {Document} document @param {string} id */
function linksAt(document, id) {
  const links = [...document.links.values()].filter((link) => link.source === id || link.target === id);
  return links.map((link) => drop(link.id));
}
