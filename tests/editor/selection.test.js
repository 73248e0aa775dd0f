import assert from "node:assert/strict";
import { test } from "node:test";

import {
  at, atStart, dragged, extended, held, moved, precisely, rounds, snapped, snappedToGraphemes, spanOf, stretched, toEdge,
  toSentence,
} from "../../static/editor/selection.js";
import { Article } from "../../static/editor/article.js";
import { Sentence } from "../../static/editor/offsets.js";
import { article } from "./newsroom.js";

const text = article();
const here = (start, end) => at({ start, end });
const words = (selection) => text.slice(spanOf(selection));

test("a reader begins at the first word", () => {
  assert.deepEqual(atStart(text), here(0, 3));
});

test("onward and back go word by word", () => {
  const second = moved(text, atStart(text), "token", 1);

  assert.deepEqual([words(second), words(moved(text, second, "token", -1))], ["الجيش", "قصف"]);
});

test("onward from the last word leads into the next sentence, and back again", () => {
  const next = moved(text, here(34, 35), "token", 1);

  assert.deepEqual([words(next), words(moved(text, next, "token", -1))], ["ولم", "."]);
});

test("the first word has nothing before it and the last nothing after", () => {
  assert.deepEqual(moved(text, here(0, 3), "token", -1), here(0, 3));
  assert.deepEqual(moved(text, here(47, 48), "token", 1), here(47, 48));
});

test("by segments one stops within a word", () => {
  const particle = moved(text, here(16, 20), "segment", 1);

  assert.deepEqual([words(particle), words(moved(text, particle, "segment", 1))], ["ب", "ال"]);
});

test("the first extension takes the word itself, the next one more", () => {
  const one = extended(text, here(4, 9), "token", 1);
  const two = extended(text, one, "token", 1);

  assert.deepEqual([words(one), words(two), two.held], ["الجيش", "الجيش مواقع", true]);
});

test("an extension back beyond its anchor turns over", () => {
  const one = extended(text, here(10, 15), "token", -1);

  assert.equal(words(extended(text, one, "token", -1)), "الجيش مواقع");
});

test("an extension stays within its sentence", () => {
  const edge = extended(text, held({ start: 31, end: 35 }), "token", 1);

  assert.equal(words(edge), "أمس.");
});

test("by segments an extension takes a part of a word, and the policy leaves it alone", () => {
  const part = extended(text, here(21, 28), "segment", 1);

  assert.deepEqual([words(part), part.precise], ["ب", true]);
});

test("up and down go by sentences, home and end to their ends", () => {
  const down = toSentence(text, here(16, 20), 1);

  assert.deepEqual([words(down), words(toSentence(text, down, -1))], ["ولم", "قصف"]);
  assert.deepEqual([words(toEdge(text, down, 1)), words(toEdge(text, here(16, 20), -1))], [".", "قصف"]);
  assert.deepEqual(toSentence(text, down, 1), down);
});

test("a span is widened to whole words", () => {
  assert.deepEqual(snapped(text, { start: 18, end: 23 }), { start: 16, end: 28 });
});

test("a span in a space meets no word", () => {
  assert.equal(snapped(text, { start: 3, end: 4 }), null);
});

test("a span of characters is widened to whole characters", () => {
  assert.deepEqual(snappedToGraphemes(text, { start: 22, end: 24 }), { start: 22, end: 24 });
});

test("a double click takes the word, again without particles, again the whole", () => {
  const word = { start: 21, end: 28 };
  const first = rounds(text, word, at(word));
  const second = rounds(text, word, first);

  assert.deepEqual([first, second, rounds(text, word, second)], [
    held(word),
    precisely({ start: 22, end: 28 }),
    held(word),
  ]);
});

test("an end moves by a segment, and never past the other", () => {
  const iraq = { start: 22, end: 28 };

  assert.deepEqual(stretched(text, iraq, "start", -1), { start: 21, end: 28 });
  assert.deepEqual(stretched(text, iraq, "start", 1), { start: 24, end: 28 });
  assert.deepEqual(stretched(text, iraq, "end", 1), { start: 22, end: 30 });
  assert.equal(stretched(text, { start: 21, end: 22 }, "end", -1), null);
});

test("an end does not leave its sentence", () => {
  assert.equal(stretched(text, { start: 34, end: 35 }, "end", 1), null);
});

test("by characters an end stops at each, and a letter keeps its marks", () => {
  const iraq = { start: 22, end: 28 };
  const vowelled = new Article([new Sentence("دَمُهُ 🇸🇾", 0)], [0, 6, 7, 9], []);

  assert.deepEqual(stretched(text, iraq, "end", -1, "character"), { start: 22, end: 27 });
  assert.deepEqual(stretched(vowelled, { start: 0, end: 6 }, "end", -1, "character"), { start: 0, end: 4 });
  assert.deepEqual(stretched(vowelled, { start: 0, end: 6 }, "end", 1, "character"), { start: 0, end: 9 });
});

test("a blank is no character to begin or end with", () => {
  assert.deepEqual(stretched(text, { start: 4, end: 9 }, "end", 1, "character"), { start: 4, end: 11 });
  assert.deepEqual(stretched(text, { start: 4, end: 9 }, "start", -1, "character"), { start: 2, end: 9 });
});

test("an end that is dragged goes to the nearest edge, never past the other or out of its sentence", () => {
  const army = { start: 4, end: 9 };

  assert.deepEqual(dragged(text, army, "end", 14, "segment"), { start: 4, end: 15 });
  assert.deepEqual(dragged(text, army, "end", 11, "segment"), army);
  assert.deepEqual(dragged(text, army, "end", 23, "segment"), { start: 4, end: 22 });
  assert.deepEqual(dragged(text, army, "end", 0, "token"), army);
  assert.deepEqual(dragged(text, army, "end", 99, "token"), { start: 4, end: 35 });
  assert.deepEqual(dragged(text, army, "start", 14, "segment"), army);
  assert.deepEqual(dragged(text, army, "start", 1, "character"), { start: 1, end: 9 });
});

test("the end of a label over two sentences moves in the second", () => {
  assert.deepEqual(stretched(text, { start: 31, end: 39 }, "end", 1), { start: 31, end: 43 });
});
