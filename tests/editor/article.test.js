import assert from "node:assert/strict";
import { test } from "node:test";

import { article } from "./newsroom.js";

test("an offset between two sentences belongs to the earlier", () => {
  assert.deepEqual([0, 35, 36, 99].map((offset) => article().sentenceAt(offset)), [0, 0, 1, 1]);
});

test("a token is found by any of its characters, and none in a space", () => {
  assert.deepEqual([0, 2, 3, 4, 29, 30].map((offset) => article().tokenAt(offset)), [0, 0, -1, 1, 5, -1]);
});

test("the tokens of a sentence are those within it", () => {
  assert.deepEqual([article().tokensOf(0), article().tokensOf(1)], [
    { first: 0, last: 8 },
    { first: 8, last: 12 },
  ]);
});

test("the segments of a word are its particles, then its stem", () => {
  const words = article().segments(4).map((segment) => article().slice(segment));

  assert.deepEqual(words, ["ب", "ال", "عراق"]);
});

test("a word without particles is one segment", () => {
  assert.deepEqual(article().segments(1), [{ start: 4, end: 9 }]);
});

test("the policy cuts the preposition and keeps the article", () => {
  assert.deepEqual(article().withoutParticles({ start: 21, end: 28 }), { start: 22, end: 28 });
});

test("the policy leaves a span that begins inside a word, or is all particle", () => {
  const left = [{ start: 24, end: 28 }, { start: 36, end: 37 }, { start: 4, end: 9 }];

  assert.deepEqual(left.map((span) => article().withoutParticles(span)), left);
});

test("a slice over two sentences has a line of each", () => {
  assert.equal(article().slice({ start: 31, end: 39 }), "أمس.\nولم");
});

test("a span touches the sentences it lies in", () => {
  assert.deepEqual([article().touching({ start: 4, end: 9 }), article().touching({ start: 31, end: 39 })], [
    [0],
    [0, 1],
  ]);
});

test("what is not there is an error, not silence", () => {
  assert.throws(() => article().sentence(2), RangeError);
  assert.throws(() => article().token(12), RangeError);
});
