import assert from "node:assert/strict";
import { test } from "node:test";

import { Article } from "../../static/editor/article.js";
import { borderAfter, borderBefore } from "../../static/editor/borders.js";
import { Sentence } from "../../static/editor/offsets.js";
import { article } from "./newsroom.js";

const text = article();

test("a sentence is split before the word that the reader is at, behind an emoji too", () => {
  assert.deepEqual(borderBefore(text, { start: 10, end: 15 }), { end: 9, start: 10 });
  assert.deepEqual(borderBefore(text, { start: 31, end: 34 }), { end: 30, start: 31 });
});

test("a part of a word stands for the word", () => {
  assert.deepEqual(borderBefore(text, { start: 24, end: 28 }), { end: 20, start: 21 });
});

test("a mark without space before it begins a sentence all the same", () => {
  assert.deepEqual(borderBefore(text, { start: 34, end: 35 }), { end: 34, start: 34 });
});

test("before the first word of a sentence there is nothing to split", () => {
  assert.equal(borderBefore(text, { start: 0, end: 3 }), null);
  assert.equal(borderBefore(text, { start: 36, end: 39 }), null);
});

test("a zero-width no-break space belongs to its word", () => {
  const one = new Article([new Sentence("خبر\ufeff  عاجل", 0)], [0, 4, 6, 10], []);

  assert.deepEqual(borderBefore(one, { start: 6, end: 10 }), { end: 4, start: 6 });
});

test("sentences are merged across what lies between them, the last with none", () => {
  assert.deepEqual(borderAfter(text, 0), { end: 35, start: 36 });
  assert.equal(borderAfter(text, 1), null);
});
