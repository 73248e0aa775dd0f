import assert from "node:assert/strict";
import { test } from "node:test";

import { apply, decide, difference, drop, putLink, putMention } from "../../static/editor/changes.js";
import { before, rebased } from "../../static/editor/rebase.js";
import { argument, army, article, attack, iraq, mention, reading, schema } from "./newsroom.js";

const text = article();
const RULES = { schema: schema(), surface: (one) => text.slice(one) };
const daesh = mention("m9", 16, 20, "ORG");
const batch = (id, ...changes) => ({ id, place: 1, base: 4, changes, was: before(reading(), changes) });

/** What becomes of our batches after somebody else's changes. */
const after = (theirs, ...batches) => rebased(apply(reading(), theirs), batches, RULES);
const told = ({ lost }) => lost.map(({ problem }) => [problem.rule, problem.at]);

test("what does not meet is kept, to be sent upon the new revision", () => {
  const ours = batch("b1", putMention(daesh));
  const found = after([drop("l1"), drop("m1")], ours);

  assert.deepEqual([found.batches, told(found)], [[{ ...ours, base: null }], []]);
  assert.deepEqual(difference(found.document, apply(reading(), [drop("l1"), drop("m1"), putMention(daesh)])), []);
});

test("what both changed stays as the other made it", () => {
  const found = after([putMention({ ...iraq, start: 21 })], batch("b1", putMention({ ...iraq, type: "ORG" })));

  assert.deepEqual([found.document.mentions.get("m2"), told(found), found.batches], [
    { ...iraq, start: 21 },
    [["changed-elsewhere", "m2"]],
    [],
  ]);
});

test("what the other dropped is not brought back by a change of it", () => {
  const found = after([drop("m2")], batch("b1", putMention({ ...iraq, note: "؟" })));

  assert.deepEqual(told(found), [["dropped-elsewhere", "m2"]]);
});

test("what both did alike is no loss", () => {
  assert.deepEqual(told(after([drop("m2")], batch("b1", drop("m2")))), []);
});

test("a label that the other has made just so is theirs, with what we linked to ours", () => {
  const link = argument("l9", "e1", "m8", "Attacker");
  const found = after(
    [putMention(daesh), drop("l1")],
    batch("b1", putMention({ ...daesh, id: "m8" }), putLink(link)),
  );

  assert.deepEqual([told(found), [...found.document.mentions.keys()]], [[], ["e1", "m1", "m2", "m9"]]);
  assert.equal(found.document.links.get("l9")?.target, "m9");
});

test("a label that the other has made as well and said more of is a twin, and lost", () => {
  const found = after([putMention({ ...daesh, note: "؟" })], batch("b1", putMention({ ...daesh, id: "m8" })));

  assert.deepEqual(told(found), [["twin", "m8"]]);
});

test("what we made of a thing that the other changed is told beside theirs", () => {
  const theirs = { ...iraq, start: 21 };
  const found = after([putMention(theirs)], batch("b1", drop("m2")));

  assert.deepEqual(found.lost.map((one) => [one.change, one.theirs]), [[drop("m2"), theirs]]);
});

test("a label that cannot be dropped keeps its links until the reader decides", () => {
  const found = after([putMention({ ...army, note: "؟" })], batch("b1", drop("l1"), drop("m1")));

  assert.deepEqual([told(found), [...found.document.links.keys()], found.batches], [[["changed-elsewhere", "m1"]], ["l1"], []]);
});

test("a link to what is gone is lost, the rest of its batch kept", () => {
  const link = argument("l9", "e1", "m2", "Place");
  const found = after([drop("m2")], batch("b1", putMention(daesh), putLink(link)));

  assert.deepEqual([told(found), found.batches[0]?.changes], [[["loose-link", "l9"]], [putMention(daesh)]]);
});

test("later changes to what we made ourselves follow it", () => {
  const found = after(
    [drop("m2")],
    batch("b1", putMention(daesh)),
    batch("b2", putMention({ ...daesh, type: "PER" })),
    batch("b3", drop("m9")),
  );

  assert.deepEqual([told(found), found.batches.length, found.document.mentions.has("m9")], [[], 3, false]);
});

test("what is built upon our own unsent work is no conflict once that has arrived", () => {
  const first = [putMention(daesh)];
  const second = [putMention({ ...daesh, type: "PER" })];
  const late = { ...batch("b2", ...second), was: before(reading(), second, first) };

  const found = rebased(apply(reading(), first), [late], RULES);

  assert.deepEqual([told(found), found.document.mentions.get("m9")?.type], [[], "PER"]);
});

test("a label that the other linked is not dropped under the link", () => {
  const place = argument("l9", "e1", "m2", "Place");
  const found = after([putLink(place)], batch("b1", drop("m2")));

  assert.deepEqual([told(found), found.document.mentions.size], [[["loose-link", "l9"]], 3]);
  assert.ok(found.document.mentions.has(attack.id) && found.document.mentions.has(army.id));
});

test("a decision that another has made otherwise gives way with all that it was made by", () => {
  const gold = { ...reading(), decisions: new Map() };
  const changes = [putMention(daesh), drop("m2"), decide("s1", [1], ["m9", "m2"]), putMention({ ...army, note: "؟" })];
  const batches = [{ id: "b1", place: 1, base: 4, changes, was: before(gold, changes) }];
  const meanwhile = (/** @type {any} */ take) => apply(gold, [decide("s1", take)]);

  const lost = rebased(meanwhile([2]), batches, RULES);
  const same = rebased(meanwhile([1]), batches, RULES);

  assert.deepEqual([told(lost), [...lost.document.mentions.keys()]], [[["changed-elsewhere", "!s1"]], ["e1", "m1", "m2"]]);
  assert.deepEqual([lost.document.decisions.get("!s1"), lost.document.mentions.get("m1")?.note], [[2], "؟"]);
  assert.deepEqual([told(same), [...same.document.mentions.keys()]], [[], ["e1", "m1", "m9"]]);
});
