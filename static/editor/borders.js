/**
 * Where a sentence may be split or merged: a border is where one sentence ends and the next begins;
 * between the two lies white space at most. Twin of labels/text/borders.py, which has the last word.
 *
 * @import { Span } from "./types"
 * @import { Article } from "./article.js"
 */

/** Code points of the article. @typedef {{ end: number, start: number }} Border */

/** White space as the server knows it; U+FEFF belongs to its word. */
const GAP = /[^\S\ufeff]+$/;

/** The border before the word where something begins; null where it is the first of its sentence.
 * @param {Article} article @param {Span} span @returns {Border | null} */
export function borderBefore(article, span) {
  const token = article.tokenAt(span.start);
  const start = token < 0 ? span.start : article.token(token).start;
  const sentence = article.sentence(article.sentenceAt(start));
  const before = sentence.text.slice(0, sentence.unit(start)).replace(GAP, "");
  return before.trim() ? { end: sentence.point(before.length), start } : null;
}

/** The border after a sentence; null where it is the last. @param {Article} article
 * @param {number} index @returns {Border | null} */
export function borderAfter(article, index) {
  const next = article.sentences[index + 1];
  return next ? { end: article.sentence(index).end, start: next.start } : null;
}
