/** Mine beside theirs, and what each decision changes. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { apply, drop, putLink, putMention } from "../../static/editor/changes.js";
import { problem } from "../../static/editor/checks.js";
import { bothMayStand, deciding, gathered, rival } from "../../static/editor/conflicts.js";
import { argument, army, article, iraq, mention, reading, schema } from "./newsroom.js";

const text = article();
const RULES = { schema: schema(), surface: (one) => text.slice(one) };
const mine = { ...iraq, type: "ORG" };
const lost = (change, rule = "changed-elsewhere", params = {}) => ({ change, problem: problem(rule, "", params) });
const daesh = mention("m9", 16, 20, "ORG");

test("links wait with the label they hang on, and of several changes the last", () => {
  const link = putLink(argument("l9", "e1", "m2", "Place"));
  const found = gathered([], [lost(putMention({ ...iraq, note: "؟" })), lost(link, "loose-link"), lost(putMention(mine))]);

  assert.deepEqual(found.map((one) => [one.id, one.mine]), [["m2", [putMention(mine), link]]]);
});

test("mine takes the place of theirs", () => {
  const [one] = gathered([], [lost(putMention(mine))]);

  assert.deepEqual(deciding(one, "mine", reading(), "new"), [putMention(mine)]);
});

test("to drop what the other has linked drops the links", () => {
  const document = apply(reading(), [putLink(argument("l9", "e1", "m2", "Place"))]);
  const [one] = gathered([], [lost(drop("m2"), "loose-link")]);

  assert.deepEqual(deciding(one, "mine", document, "new"), [drop("l9"), drop("m2")]);
});

test("both stand where the rules allow it, mine under an id of its own with its links", () => {
  const link = putLink(argument("l9", "e1", "m2", "Attacker"));
  const [one] = gathered([], [lost(putMention(mine)), lost(link, "loose-link")]);
  const document = apply(reading(), [drop("l1")]);

  assert.ok(bothMayStand(one, document, RULES));
  assert.deepEqual(deciding(one, "both", document, "new"), [
    putMention({ ...mine, id: "new" }),
    putLink(argument("l9", "e1", "new", "Attacker")),
  ]);
});

test("two of a kind cannot both stand where the schema lets none overlap", () => {
  const [one] = gathered([], [lost(putMention(mine))]);

  assert.equal(bothMayStand(one, reading(), { ...RULES, schema: schema({ overlap: "none" }) }), false);
});

test("what the rules hold against mine is the other, and goes for mine with its links", () => {
  const wide = { ...daesh, start: 10 };
  const document = apply(reading(), [putMention(daesh), putLink(argument("l8", "e1", "m9", "Attacker"))]);
  const [one] = gathered([], [lost(putMention({ ...wide, id: "m8" }), "overlap", { other: "m9" })]);

  assert.equal(rival(one, document), daesh);
  assert.deepEqual(deciding(one, "mine", document, "new"), [drop("l8"), drop("m9"), putMention({ ...wide, id: "m8" })]);
});

test("of a label that both made, theirs takes on what mine says more", () => {
  const [one] = gathered([], [lost(putMention({ ...daesh, id: "m8", note: "؟" }), "twin", { other: "m9" })]);
  const document = apply(reading(), [putMention(daesh)]);

  assert.deepEqual(deciding(one, "mine", document, "new"), [putMention({ ...daesh, note: "؟" })]);
});

test("of a role that takes one only, mine takes the place of theirs", () => {
  const document = apply(reading(), [putMention(daesh)]);
  const change = putLink(argument("l9", "e1", "m9", "Attacker"));
  const [one] = gathered([], [lost(change, "too-many", { role: "Attacker", most: 1 })]);

  assert.deepEqual(rival(one, document), argument("l1", "e1", army.id, "Attacker"));
  assert.deepEqual(deciding(one, "mine", document, "new"), [drop("l1"), change]);
});
