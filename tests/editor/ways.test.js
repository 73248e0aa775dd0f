/** Undo and redo upon a document that others have changed meanwhile. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { apply, drop, putLink, putMention } from "../../static/editor/changes.js";
import { annotate, remove, retype } from "../../static/editor/labelling.js";
import { argument, army, iraq, mention, reading, state } from "./newsroom.js";

const daesh = mention("m9", 16, 20, "ORG");
/** The state as others leave it. */
const elsewhere = (of, ...changes) => of.replace(apply(of.document.value, changes));
const told = (lost) => lost?.map(({ problem }) => [problem.rule, problem.at]);

test("what nobody else touched is undone, whatever else has changed", () => {
  const of = state(reading());
  of.perform([putMention(daesh)]);

  elsewhere(of, putMention({ ...iraq, note: "؟" }));

  assert.deepEqual([told(of.undo()), of.mention("m9"), of.mention("m2")?.note], [[], undefined, "؟"]);
  assert.deepEqual([told(of.redo()), of.mention("m9")], [[], daesh]);
});

test("what somebody else has changed since stays as it is, and is told of", () => {
  const of = state(reading());
  annotate(of, iraq, "؟");
  const theirs = { ...iraq, note: "!" };

  elsewhere(of, putMention(theirs));

  assert.deepEqual([told(of.undo()), of.mention("m2")], [[["changed-elsewhere", "m2"]], theirs]);
  assert.equal(of.undo(), null);
});

test("of one step all is undone that can be", () => {
  const of = state(reading());
  of.perform([putMention(daesh), putMention({ ...iraq, note: "؟" })]);

  elsewhere(of, drop("m2"));

  assert.deepEqual([told(of.undo()), of.mention("m9")], [[["dropped-elsewhere", "m2"]], undefined]);
  assert.deepEqual([told(of.redo()), of.mention("m9")], [[], daesh]);
});

test("a label is not undone under a link that somebody else has made to it", () => {
  const of = state(reading());
  of.perform([putMention({ ...daesh, type: "GPE" })]);

  elsewhere(of, putLink(argument("l9", "e1", "m9", "Place")));

  assert.deepEqual([told(of.undo()), of.mention("m9")?.type], [[["loose-link", "l9"]], "GPE"]);
});

test("what has become so without us is passed over", () => {
  const of = state(reading());
  retype(of, army, "PER");
  remove(of, iraq);

  elsewhere(of, putMention(iraq));
  of.undo();

  assert.deepEqual([of.mention("m1")?.type, of.canUndo.value], ["ORG", false]);
});

test("while an earlier state is looked at nothing changes, and what others do waits for the present", () => {
  const of = state(reading());
  const now = of.document.value;

  of.look(state().document.value);
  of.follow([putMention(daesh)]);

  assert.deepEqual([told([{ problem: of.perform([drop("m2")])[0] }]), of.undo(), of.terms.editable], [[["looking", ""]], null, false]);
  assert.equal(of.document.value.mentions.size, 0);
  of.look(null);
  assert.deepEqual([of.document.value.mentions.size, of.terms.editable], [now.mentions.size + 1, true]);
});
