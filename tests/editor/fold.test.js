import assert from "node:assert/strict";
import { test } from "node:test";

import { folded, found, likeness } from "../../static/editor/fold.js";

const ENTRIES = [
  { name: "Attack", words: ["Conflict.Attack", "هجوم", "Attack"] },
  { name: "Arrest", words: ["Justice.Arrest-Jail", "توقيف أو حبس", "Arrest or jail"] },
  { name: "Injure", words: ["Life.Injure", "إصابة", "Injure"] },
];
const names = (query, recent = []) => found(query, ENTRIES, recent).map(({ name }) => name);

test("marks, tatweel and the forms of alef, yeh and teh are alike", () => {
  assert.deepEqual(["إصَابَة", "اصابه", "إصـابة"].map(folded), ["اصابه", "اصابه", "اصابه"]);
});

test("an empty query finds all, the recently used first", () => {
  assert.deepEqual(names("", ["Injure"]), ["Injure", "Attack", "Arrest"]);
});

test("Arabic is found without its marks and hamzas", () => {
  assert.deepEqual([names("اصابه"), names("هجوم")], [["Injure"], ["Attack"]]);
});

test("English is found in any case, by the heads of words too", () => {
  assert.deepEqual([names("ATT"), names("aj")[0]], [["Attack"], "Arrest"]);
});

test("what stands at the head of a word is liker than within", () => {
  assert.ok(likeness("jail", "Arrest or jail") > likeness("rest", "Arrest or jail"));
});

test("letters out of order are not found", () => {
  assert.deepEqual(names("kca"), []);
});
