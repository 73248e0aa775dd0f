/** Threads as values: deeds upon them, their order, how many are open where; and when it was. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { ago, exactly } from "../../static/editor/ago.js";
import { after, inReadingOrder, openOnes } from "../../static/editor/threads.js";

const AT = "2026-05-01T12:00:00Z";
const comment = (id, author = "huda") => ({ id, author, name: author, text: id, at: AT, edited_at: null });
const thread = (id, more = {}) => ({
  id, set: 7, reader: "huda", about: "sentence", mention: "", start: 0, end: 9, quote: "", resolved: false,
  settled_by: "", settled_at: null, comments: [comment(id)], ...more,
});
const deed = (kind, more = {}) => ({
  id: "d", place: 1, kind, to: "/", where: "/", set: 7, thread: "t", comment: "c", by: "omar", name: "عمر",
  text: "نعم", at: AT, why: "", ...more,
});
const texts = ([one]) => one.comments.map(({ author, text, unsent }) => [author, text, !!unsent]);

test("a thread that is begun stands there unsent, and once", () => {
  const about = { about: "mention", mention: "m1", start: 3, end: 5 };
  const begin = deed("begin", { thread: "t", comment: "t", about });

  const begun = after([], begin);

  assert.deepEqual([begun[0].mention, begun[0].start, ...texts(begun)], ["m1", 3, ["omar", "نعم", true]]);
  assert.equal(after(begun, begin), begun);
});

test("an answer comes once and opens what was resolved", () => {
  const resolved = [thread("t", { resolved: true, settled_by: "هدى", settled_at: AT })];

  const answered = after(resolved, deed("answer"));

  assert.deepEqual(texts(answered), [["huda", "t", false], ["omar", "نعم", true]]);
  assert.deepEqual([answered[0].resolved, answered[0].settled_by], [false, "عمر"]);
  assert.deepEqual(after(answered, deed("answer")), answered);
});

test("an edit changes one comment, a resolved thread says by whom", () => {
  const edited = after([thread("t")], deed("edit", { comment: "t", text: "لا" }));
  const [resolved] = after(edited, deed("resolve"));

  assert.deepEqual(texts(edited), [["huda", "لا", true]]);
  assert.deepEqual([resolved.resolved, resolved.settled_by], [true, "عمر"]);
  assert.deepEqual(after([resolved], deed("resolve", { name: "غيره" })), [resolved]);
});

test("the first comment takes its thread along, an answer goes alone", () => {
  const two = thread("t", { comments: [comment("t"), comment("c", "omar")] });

  assert.deepEqual(texts(after([two], deed("withdraw"))), [["huda", "t", false]]);
  assert.deepEqual(after([thread("t"), thread("u")], deed("withdraw", { comment: "t" })).map(({ id }) => id), ["u"]);
});

test("threads stand in reading order, those about the article first", () => {
  const all = [
    thread("c", { start: 9, end: 12 }),
    thread("b", { start: 0, end: 20 }),
    thread("a", { start: 0, end: 4 }),
    thread("w", { about: "article", start: null, end: null }),
  ];

  assert.deepEqual(inReadingOrder(all).map(({ id }) => id), ["w", "a", "b", "c"]);
});

test("a label that is gone leaves its thread to the sentence; labels of other readings count there too", () => {
  const about = { about: "mention", start: 5, end: 9 };
  const threads = [
    thread("a", { ...about, mention: "there" }),
    thread("b", { ...about, mention: "there" }),
    thread("c", { ...about, mention: "gone" }),
    thread("d", { ...about, mention: "there", set: 8 }),
    thread("e", { ...about, mention: "there", resolved: true }),
    thread("f", { about: "article", start: null, end: null, set: null }),
  ];

  const { labels, sentences, count } = openOnes(threads, (id) => id === "there", () => 2, 7);

  assert.deepEqual([[...labels], [...sentences], count], [[["there", 2]], [[2, 2]], 5]);
});

test("when it was is told in the reader's language and with the editor's digits", () => {
  const now = Date.parse("2026-05-04T12:00:00Z");

  assert.equal(ago(AT, now, "en"), "3 days ago");
  assert.equal(ago(AT, now, "ar"), "قبل 3 أيام");
  assert.equal(ago("2026-05-04T11:59:40Z", now, "en"), "now");
  assert.equal(ago("2026-05-04T12:05:00Z", now, "en"), "now");
  assert.equal(ago("2026-05-03T12:00:00Z", now, "en"), "yesterday");
  assert.match(exactly(AT, "ar"), /2026/);
});
