import assert from "node:assert/strict";
import { test } from "node:test";

import { difference, touched } from "../../static/editor/changes.js";
import { annotate, describe, label, move, newId, remove, retype, stretch } from "../../static/editor/labelling.js";
import { fill, fillers, fillWithNew, mayBeTyped, slots, unlink } from "../../static/editor/linking.js";
import { at, held, precisely } from "../../static/editor/selection.js";
import { attack, army, iraq, mention, reading, schema, state } from "./newsroom.js";

const IN_IRAQ = { start: 21, end: 28 };
const marked = (of) => of.inOrder().map(({ start, end, type }) => [start, end, type]);
const rules = (problems) => problems.map(({ rule }) => rule);
const pendingAttacker = { source: "e1", kind: "argument", type: "Attacker" };

test("an id is long and never the same", () => {
  const ids = new Set(Array.from({ length: 500 }, newId));

  assert.deepEqual([ids.size, [...ids].every((id) => /^[a-z2-7]{16}$/.test(id))], [500, true]);
});

test("a label covers the selection, becomes chosen, and the selection is let go", () => {
  const of = state();
  of.selection.value = held({ start: 10, end: 20 });

  const { problems, id, cut } = label(of, "ORG");

  assert.deepEqual([problems, cut, marked(of)], [[], null, [[10, 20, "ORG"]]]);
  assert.deepEqual([of.chosen.value, of.selection.value.held, of.recent.value], [id, false, ["ORG"]]);
});

test("with nothing selected the word at the reader is labelled", () => {
  const of = state();
  of.selection.value = at({ start: 4, end: 9 });

  label(of, "ORG");

  assert.deepEqual(marked(of), [[4, 9, "ORG"]]);
});

test("where the project wants labels without particles they are cut, and it is said what", () => {
  const of = state(undefined, { dropsParticles: true });
  of.selection.value = held(IN_IRAQ);

  const { cut } = label(of, "GPE");

  assert.deepEqual([marked(of), cut], [[[22, 28, "GPE"]], { start: 21, end: 22 }]);
});

test("what was selected by letters is left as it was selected", () => {
  const of = state(undefined, { dropsParticles: true });
  of.selection.value = precisely(IN_IRAQ);

  label(of, "GPE");

  assert.deepEqual(marked(of), [[21, 28, "GPE"]]);
});

test("what the rules forbid is not made, and the way back stays as it was", () => {
  const of = state(reading());
  of.selection.value = held({ start: 4, end: 9 });

  const { problems } = label(of, "ORG");

  assert.deepEqual([rules(problems), of.document.value.mentions.size, of.canUndo.value], [["twin"], 3, false]);
});

test("a retyped label keeps the attributes and links that its new type knows", () => {
  const of = state(reading());

  assert.deepEqual(retype(of, army, "PER"), []);

  assert.deepEqual([of.mention("m1")?.type, of.linksAt("m1").length], ["PER", 1]);
});

test("a retyped label loses, in the same step, the links that it can no longer have", () => {
  const of = state(reading());

  retype(of, army, "GPE");

  assert.equal(of.document.value.links.size, 0);
  of.undo();
  assert.deepEqual(difference(of.document.value, reading()), []);
});

test("a retyped label loses attributes that its new type does not know", () => {
  const of = state(reading());
  describe(of, iraq, "sure", true);

  retype(of, of.mention("m2"), "ORG");

  assert.deepEqual(of.mention("m2"), { ...iraq, type: "ORG" });
});

test("a label is dropped with its links, and undo brings all of it back", () => {
  const of = state(reading());

  remove(of, attack);

  assert.deepEqual([of.document.value.mentions.size, of.document.value.links.size], [2, 0]);
  of.undo();
  assert.deepEqual(difference(of.document.value, reading()), []);
});

test("an end moves by a segment, and a label that cannot reach further says so", () => {
  const of = state(reading());

  stretch(of, iraq, "start", -1);

  assert.deepEqual(of.mention("m2")?.start, 21);
  assert.deepEqual(rules(stretch(of, attack, "start", -1)), ["no-further"]);
});

test("a label can take another span", () => {
  const of = state(reading());

  move(of, iraq, IN_IRAQ);

  assert.deepEqual(of.mention("m2"), { ...iraq, start: 21 });
});

test("attributes and notes are given and taken away", () => {
  const of = state(reading());
  describe(of, iraq, "sure", true);
  annotate(of, of.mention("m2"), "لا شك");

  assert.deepEqual(of.mention("m2"), { ...iraq, attributes: { sure: true }, note: "لا شك" });

  describe(of, of.mention("m2"), "sure", undefined);
  annotate(of, of.mention("m2"), "");
  assert.deepEqual(of.mention("m2"), iraq);
});

test("everything done can be undone one by one, and done again", () => {
  const of = state();
  for (const [start, end, type] of [[4, 9, "ORG"], [16, 20, "ORG"], [0, 3, "Attack"]]) {
    of.selection.value = held({ start, end });
    label(of, type);
  }
  const all = marked(of);

  while (of.undo());
  assert.deepEqual(marked(of), []);
  while (of.redo());
  assert.deepEqual(marked(of), all);
});

test("every step, undo among them, is told to whoever saves", () => {
  const of = state(reading());
  const kept = [];
  of.keep = (changes, before) => kept.push([...touched(changes)], before.mentions.size);

  remove(of, iraq);
  of.undo();

  assert.deepEqual(kept, [["m2"], 3, ["m2"], 2]);
});

test("a new step forgets what could be redone", () => {
  const of = state(reading());
  remove(of, iraq);
  of.undo();

  remove(of, army);

  assert.equal(of.redo(), null);
});

test("another document in its place forgets what is no more, and has no way back to it", () => {
  const of = state(reading());
  remove(of, iraq);
  of.choose("m1");

  of.replace(state().document.value);

  assert.deepEqual([of.chosen.value, of.placement.in(0)], [null, []]);
  assert.deepEqual(of.undo()?.length, 0);
});

test("an event has its roles as slots, an entity the relations that begin at it", () => {
  assert.deepEqual(slots(schema(), attack).map(({ type }) => type), ["Attacker", "Place", "Cause"]);
  assert.deepEqual(slots(schema(), army).map(({ kind, type }) => [kind, type]), [["relation", "Located"]]);
  assert.deepEqual(slots(schema(), iraq), []);
});

test("only what may fill a role is lit", () => {
  const of = state(reading());
  assert.equal(fillers(of, pendingAttacker)(army), false, "it fills it already");
  unlink(of, "l1");

  assert.deepEqual([army, iraq, attack].map(fillers(of, pendingAttacker)), [true, false, false]);
  assert.deepEqual(["PER.Group", "GPE"].map((type) => mayBeTyped(of, pendingAttacker, type)), [true, false]);
});

test("a filled role ends what was pending, with the event chosen again", () => {
  const of = state(reading());
  unlink(of, "l1");
  of.pending.value = pendingAttacker;

  assert.deepEqual(fill(of, pendingAttacker, "m1"), []);

  assert.deepEqual([of.pending.value, of.chosen.value, of.linksFrom("e1").length], [null, "e1", 1]);
});

test("a role that is full refuses another filler", () => {
  const of = state(reading());
  of.perform([{ put: { mention: mention("m9", 16, 20, "ORG") } }]);

  assert.deepEqual(rules(fill(of, pendingAttacker, "m9")), ["too-many"]);
});

test("words may be labelled and fill a role in one go", () => {
  const of = state(reading());
  const place = { source: "e1", kind: "argument", type: "Place" };
  of.pending.value = place;
  of.selection.value = held({ start: 31, end: 34 });

  const { id } = fillWithNew(of, place, "GPE");

  assert.deepEqual(of.linksFrom("e1").map((link) => link.target), ["m1", id]);
});
