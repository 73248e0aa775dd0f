/** What was done to a reading, in words. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { drop, putLink, putMention, set } from "../../static/editor/changes.js";
import { decisionLines, finder, grouped, lines } from "../../static/editor/history.js";
import { argument, army, attack, attacker, iraq, mention, reading, state } from "./newsroom.js";

const say = (key, params = {}) => `${key} ${JSON.stringify(params)}`;
const step = (changes, undo, more = {}) => ({ revision: 1, by: "huda", name: "هدى", at: "2026-05-01T12:00:10Z", changes, undo, ...more });
const told = (changes, undo) => {
  const of = state(reading());
  return lines(step(changes, undo), of, say, finder([step(changes, undo)], of.document.value)).map((line) => line.split(" ")[0]);
};

test("steps of one person within a minute stand together", () => {
  const steps = [
    step([], [], { revision: 4, by: "sami", at: "2026-05-01T12:01:01Z" }),
    step([], [], { revision: 3, at: "2026-05-01T12:01:00Z" }),
    step([], [], { revision: 2, at: "2026-05-01T12:00:59Z" }),
    step([], [], { revision: 1 }),
  ];

  assert.deepEqual(grouped(steps).map((group) => group.steps.map(({ revision }) => revision)), [[4], [3], [2, 1]]);
});

test("what became of a label is told by what differs", () => {
  const was = [putMention(iraq)];

  assert.deepEqual(told([putMention(iraq)], [drop("m2")]), ["history.labelled"]);
  assert.deepEqual(told([putMention({ ...iraq, type: "ORG" })], was), ["history.retyped"]);
  assert.deepEqual(told([putMention({ ...iraq, start: 21 })], was), ["history.moved-start"]);
  assert.deepEqual(told([putMention({ ...iraq, end: 30, note: "؟" })], was), ["history.moved-end", "history.noted"]);
  assert.deepEqual(told([putMention({ ...iraq, attributes: { sure: true } })], was), ["history.described"]);
  assert.deepEqual(told([drop("m2")], was), ["history.dropped"]);
});

test("links that went with their label are told in its line", () => {
  const of = state(reading());
  const one = step([drop("l1"), drop("m1")], [putMention(army), putLink(attacker)]);

  assert.deepEqual(lines(one, of, say, finder([one], of.document.value)), [
    'history.dropped-linked {"text":"«الجيش»","type":"منظمة","count":1}',
  ]);
});

test("a link is told by its ends, also those that are no more", () => {
  const of = state();
  const gone = step([drop("e1"), drop("m9")], [putMention(attack), putMention(mention("m9", 16, 20, "ORG"))]);
  const one = step([putLink(argument("l9", "e1", "m9", "Attacker"))], [drop("l9")]);

  const [line] = lines(one, of, (key, params) => `${key} ${Object.values(params)}`, finder([gone, one], of.document.value));

  assert.match(line, /^history.linked link-words .*«قصف».*«داعش»/);
});

test("an attribute of the article is told with its value", () => {
  assert.deepEqual(told([set("topic", "war")], [set("topic")]), ["history.set"]);
});

test("what a step decided is told with its words, and whose version was taken", () => {
  const decided = (/** @type {any} */ take, more = {}) => ({ stop: "s1", kind: "type", about: "", span: [4, 9], take, strategy: "", ...more });
  const decisions = [
    decided([1, 2]), decided([]), decided("edited"), decided(null, { span: null }),
    decided([2], { kind: "role", about: "Attacker", strategy: "trusted" }), decided([], { kind: "attribute", about: "gone" }),
  ];
  const said = decisionLines(step([], [], { decisions }), state(reading()), (key, params = {}) => [key, ...Object.values(params)].join(" "), (one) => `قارئ ${one}`);

  assert.deepEqual(said, [
    "history.decided history.stop settle.kind.type  الجيش settle.took قارئ 1، قارئ 2",
    "history.decided history.stop settle.kind.type  الجيش settle.took-none",
    "history.decided history.stop settle.kind.type  الجيش settle.by-hand",
    "history.decided-back history.stop settle.kind.type  of-article",
    "history.decided-by history.stop-named settle.kind.role Attacker الجيش settle.took قارئ 2 settle.way.trusted قارئ 2",
    "history.decided history.stop-named settle.kind.attribute gone الجيش settle.took-none",
  ]);
});
