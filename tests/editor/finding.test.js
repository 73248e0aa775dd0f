import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { found, likeness, pieces } from "../../static/editor/finding.js";

const ENTRIES = [
  { name: "Attack", words: ["Conflict.Attack", "هجوم", "Attack"] },
  { name: "Arrest", words: ["Justice.Arrest-Jail", "توقيف أو حبس", "Arrest or jail"] },
  { name: "Injure", words: ["Life.Injure", "إصابة", "Injure"] },
  { name: "Trial", words: ["Justice.Trial-Hearing", "المحاكمة أو الجلسة", "Trial or hearing"] },
];
const names = (query, recent = []) => found(query, ENTRIES, recent).map(({ entry }) => entry.name);
const tier = (query, text) => likeness(query, text)?.tier ?? 0;

test("nothing asked for finds all, the recently used first, the others in their order", () => {
  assert.deepEqual(names("", ["Trial", "Injure"]), ["Trial", "Injure", "Attack", "Arrest"]);
});

test("Arabic is found without its marks and hamzas", () => {
  assert.deepEqual([names("اصابه"), names("هجوم")], [["Injure"], ["Attack"]]);
});

test("English is found in any case, by the heads of words too", () => {
  assert.deepEqual([names("ATT")[0], names("aj")[0]], ["Attack", "Arrest"]);
});

test("an Arabic word is found behind its article", () => {
  assert.deepEqual([names("محاكم")[0], names("جلسه")[0]], ["Trial", "Trial"]);
});

test("spaces and points need not be typed", () => {
  assert.deepEqual([names("توقيفاوحبس"), names("arrest jail")[0]], [["Arrest"], "Arrest"]);
});

test("better than letters here and there are the whole, its head, a word's head, heads of words, and within", () => {
  const tiers = [
    ["jail", "Jail"], ["jai", "Jail"], ["jail", "Arrest or jail"], ["aj", "Arrest or jail"],
    ["rest", "Arrest or jail"], ["jsil", "Arrest or jail"], ["rsjl", "Arrest or jail"],
  ].map(([query, text]) => tier(query, text));

  assert.deepEqual(tiers, [7, 6, 5, 4, 3, 2, 1]);
});

test("one letter may be another, too many, missing, or have changed places", () => {
  const typed = ["هجزم", "هججوم", "هوم", "هجمو", "arrset", "arrestt"];

  assert.deepEqual(typed.map((one) => names(one)[0]), ["Attack", "Attack", "Attack", "Attack", "Arrest", "Arrest"]);
});

test("of two letters none is forgiven, and of more no second", () => {
  assert.deepEqual([names("هز"), names("هزظم")], [[], []]);
});

test("letters out of order are not found", () => {
  assert.deepEqual(names("kca"), []);
});

test("letters here and there are what is left where nothing else answers", () => {
  assert.deepEqual([names("att"), names("ail")[0], names("hrng")], [["Attack"], "Arrest", ["Trial"]]);
});

test("of names that answer alike the recently used goes first, but not before a better one", () => {
  const types = ["Transfer ownership", "Transfer money", "A transfer"].map((name) => ({ name, words: [name] }));
  const order = (recent) => found("trans", types, recent).map(({ entry }) => entry.name);

  assert.deepEqual(order([]), ["Transfer money", "Transfer ownership", "A transfer"]);
  assert.deepEqual(order(["A transfer", "Transfer ownership"]), ["Transfer ownership", "Transfer money", "A transfer"]);
});

test("the letters that answer are told as they stand in the text, with their marks", () => {
  const { places } = likeness("جيل", "تأجيلُ الجلسة");

  assert.deepEqual(pieces("تأجيلُ الجلسة", places), [
    { text: "تأ", hit: false },
    { text: "جيلُ", hit: true },
    { text: " الجلسة", hit: false },
  ]);
});

const ACE = JSON.parse(readFileSync(new URL("../../labels/shipped/ace.json", import.meta.url), "utf-8"));
const marked = (types) => types.filter((one) => one.selectable !== false);
const TYPES = marked([...ACE.entities, ...ACE.events]).map(({ name, title }) => ({
  name, title, words: [name, title.ar, title.en],
}));
const EVENTS = new Set(marked(ACE.events).map(({ name }) => name));

/** How many keys lead to a type: letters of its title, then the arrow to its row (two may be titled alike). */
function keysTo({ name, title }, language) {
  const letters = [...title[language].replace(/\s/g, "")];
  const ways = letters.map((_, last) => {
    const row = found(letters.slice(0, last + 1).join(""), TYPES, []).findIndex(({ entry }) => entry.name === name);
    return row < 0 ? Infinity : last + 1 + row;
  });
  return Math.min(...ways);
}

for (const language of ["ar", "en"]) {
  test(`each of the 33 events of ACE is reached by three keys on average (${language})`, () => {
    const counts = TYPES.filter(({ name }) => EVENTS.has(name)).map((one) => keysTo(one, language));

    assert.equal(counts.length, 33);
    assert.ok(counts.reduce((sum, one) => sum + one) / 33 <= 3, counts.join(" "));
  });
}
