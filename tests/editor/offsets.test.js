import assert from "node:assert/strict";
import { test } from "node:test";

import { Sentence } from "../../static/editor/offsets.js";
import { FIRST } from "./newsroom.js";

const sentence = new Sentence(FIRST, 100);

test("an emoji counts one code point and two units", () => {
  assert.deepEqual([sentence.end, sentence.unit(129), sentence.unit(130)], [135, 29, 31]);
});

test("every code point comes back from its unit", () => {
  for (let point = 100; point <= 135; point += 1) {
    assert.equal(sentence.point(sentence.unit(point)), point);
  }
});

test("a unit inside an emoji belongs to the emoji", () => {
  assert.equal(sentence.point(30), 129);
});

test("what lies outside is taken to the nearest end", () => {
  assert.deepEqual([sentence.unit(3), sentence.unit(999), sentence.point(999)], [0, FIRST.length, 135]);
});

test("a sentence without emoji converts by its start alone", () => {
  const plain = new Sentence("أحد", 7);

  assert.deepEqual([plain.end, plain.unit(8), plain.point(2), plain.point(-4)], [10, 1, 9, 7]);
});

test("a slice takes the characters of a span", () => {
  assert.equal(sentence.slice({ start: 121, end: 130 }), "بالعراق 🌍");
});

test("a letter and its marks are one character to a reader", () => {
  const vocalised = new Sentence("قُتِل", 5);

  assert.deepEqual(vocalised.graphemes, [
    { start: 5, end: 7 },
    { start: 7, end: 9 },
    { start: 9, end: 10 },
  ]);
});
