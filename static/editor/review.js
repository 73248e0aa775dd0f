/**
 * Review as arithmetic: which label comes next, how labels are marked, what a difference is as a change.
 * No DOM.
 *
 * @import { Change, Comparison, Document, Mention } from "./types"
 */

import { alike, isMark, valueAt } from "./marks.js";

/** The first label after this one that was not seen, from the beginning again; none when all were.
 * @param {readonly Mention[]} inOrder @param {ReadonlySet<string>} seen
 * @param {(mention: Mention) => boolean} isPast whether it lies before where one is */
export function nextUnseen(inOrder, seen, isPast) {
  const left = inOrder.filter(({ id }) => !seen.has(id));
  return left.find((one) => !isPast(one)) ?? left[0];
}

/** How many of these were seen. @param {Iterable<string>} ids @param {ReadonlySet<string>} seen */
export function countSeen(ids, seen) {
  let count = 0;
  for (const id of ids) if (seen.has(id)) count += 1;
  return count;
}

/** The labels that changes are about: of a link it is the one that it begins at.
 * @param {readonly Change[]} changes @param {Document} before */
export function labelsIn(changes, before) {
  return changes.flatMap((change) => {
    if ("drop" in change) return [before.links.get(change.drop)?.source ?? []].flat();
    if (!("put" in change)) return [];
    return ["mention" in change.put ? change.put.mention.id : change.put.link.source];
  });
}

/** How labels are marked by what became of them: by their own lot, else by that of a link of theirs.
 * @param {readonly Comparison[]} compared @returns {Map<string, string>} */
export function marksOf(compared) {
  const marks = new Map();
  for (const one of compared) {
    const link = (one.after ?? one.before)?.link;
    if (link && !marks.has(link.source)) marks.set(link.source, "changed");
  }
  for (const one of compared) if ((one.after ?? one.before)?.mention) marks.set(one.id, one.fate);
  return marks;
}

/** What makes of a label what the review made of it. @param {Comparison} one @returns {Change} */
export function changeOf({ id, before, after }) {
  if (after?.set) return /** @type {Change} */ ({ set: after.set });
  if (after) return /** @type {Change} */ ({ put: after });
  const [name] = Object.keys(before?.set ?? {});
  return /** @type {Change} */ (name === undefined ? { drop: id } : { set: { [name]: null } });
}

/** Whether a document has it as the review does. @param {Document} document @param {Comparison} one */
export function isTaken(document, { id, after }) {
  const here = valueAt(document, id);
  const there = /** @type {ReturnType<typeof valueAt>} */ (after?.mention ?? after?.link ?? Object.values(after?.set ?? {})[0]);
  if (isMark(here) && isMark(there) && "source" in here !== "source" in there) return false;
  return alike(here, there);
}

/** The words of the text that it is about; none for an attribute of the article.
 * @param {Comparison} one @param {Document} document @returns {{ start: number, end: number } | null} */
export function placeOf({ before, after }, document) {
  const thing = after ?? before;
  if (thing?.mention) return thing.mention;
  const id = thing?.link?.source;
  return id === undefined ? null : (document.mentions.get(id) ?? null);
}
