/**
 * Threads of comments as values: what a deed makes of them, their order, how many are open where.
 *
 * @import { Deed, Thread } from "./types"
 */

/** The threads as they are once a deed is done, which the server has not acknowledged yet.
 * @param {readonly Thread[]} threads @param {Deed} deed @returns {readonly Thread[]} */
export function after(threads, deed) {
  if (deed.kind === "begin") return threads.some(({ id }) => id === deed.thread) ? threads : [...threads, begun(deed)];
  return threads.flatMap((one) => (one.id === deed.thread ? changed(one, deed) : [one]));
}

/** @param {Deed} deed @returns {Thread} */
function begun(deed) {
  const { about = { about: "article", mention: "", start: null, end: null } } = deed;
  const settled = { resolved: false, settled_by: "", settled_at: null };
  return { id: deed.thread, set: deed.set, reader: "", quote: "", ...about, ...settled, comments: [written(deed)] };
}

/** @param {Deed} deed */
const written = ({ comment, by, name, text, at }) =>
  ({ id: comment, author: by, name, text, at, edited_at: null, unsent: true });

/** @param {Thread} thread @param {Deed} deed @returns {Thread[]} */
function changed(thread, deed) {
  const { comments } = thread;
  const own = comments.findIndex(({ id }) => id === deed.comment);
  switch (deed.kind) {
    case "answer":
      if (own >= 0) return [thread];
      return [{ ...(thread.resolved ? settled(thread, false, deed) : thread), comments: [...comments, written(deed)] }];
    case "edit":
      return [{
        ...thread,
        comments: comments.map((one) =>
          one.id === deed.comment ? { ...one, text: deed.text, edited_at: deed.at, unsent: true } : one),
      }];
    case "withdraw":
      return comments.length > 1 ? [{ ...thread, comments: comments.filter(({ id }) => id !== deed.comment) }] : [];
    default:
      return [settled(thread, deed.kind === "resolve", deed)];
  }
}

/** @param {Thread} thread @param {boolean} resolved @param {Deed} deed @returns {Thread} */
const settled = (thread, resolved, { name, at }) =>
  thread.resolved === resolved ? thread : { ...thread, resolved, settled_by: name, settled_at: at };

/** In reading order; what is about the whole article comes first, and the shorter before the longer,
 * as they are begun where they are about the same.
 * @param {readonly Thread[]} threads */
export function inReadingOrder(threads) {
  return [...threads].sort(
    (one, other) => (one.start ?? -1) - (other.start ?? -1) || (one.end ?? -1) - (other.end ?? -1),
  );
}

/** How many open threads there are: on which labels, and at which sentences where it is on no label that
 * is still there. @param {readonly Thread[]} threads
 * @param {(id: string) => boolean} isThere @param {(point: number) => number} sentenceAt
 * @param {number | null} set whose labels */
export function openOnes(threads, isThere, sentenceAt, set) {
  const labels = /** @type {Map<string, number>} */ (new Map());
  const sentences = /** @type {Map<number, number>} */ (new Map());
  const more = (/** @type {Map<any, number>} */ counts, /** @type {string | number} */ key) =>
    counts.set(key, (counts.get(key) ?? 0) + 1);
  const open = threads.filter(({ resolved }) => !resolved);
  for (const { mention, start, set: own } of open) {
    if (mention && own === set && isThere(mention)) more(labels, mention);
    else if (start !== null) more(sentences, sentenceAt(start));
  }
  return { labels, sentences, count: open.length };
}
