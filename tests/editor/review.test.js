import assert from "node:assert/strict";
import { test } from "node:test";

import { documentOf } from "../../static/editor/changes.js";
import { changeOf, countSeen, isTaken, labelsIn, marksOf, nextUnseen, placeOf } from "../../static/editor/review.js";
import { Seen } from "../../static/editor/seen.js";

const mention = (id, start, type = "PER") => ({ id, kind: "entity", start, end: start + 4, type, attributes: {}, note: "" });
const link = (id, source, target) => ({ id, kind: "argument", source, target, type: "Place", attributes: {} });
const [one, two, three] = [mention("one", 0), mention("two", 10), mention("three", 20)];
const compared = (id, before, after, fate) => ({ id, fate, what: [], before, after });

test("the next label is the first not seen that lies further on", () => {
  const next = nextUnseen([one, two, three], new Set(["two"]), ({ start }) => start < 5);

  assert.equal(next, three);
});

test("after the last label one begins again, until all are seen", () => {
  const past = () => true;

  assert.equal(nextUnseen([one, two], new Set(["two"]), past), one);
  assert.equal(nextUnseen([one, two], new Set(["one", "two"]), past), undefined);
});

test("what was seen and is no longer there does not count", () => {
  assert.equal(countSeen(["one", "two"], new Set(["two", "gone"])), 1);
});

test("who corrects a label, or a role of it, has seen it", () => {
  const document = documentOf([one, two], [link("l", "two", "one")], {});
  const changes = [{ put: { mention: one } }, { put: { link: link("k", "three", "one") } }, { drop: "l" }, { set: { topic: "war" } }];

  assert.deepEqual(labelsIn(changes, document), ["one", "three", "two"]);
});

test("a label is marked by its own lot, else by that of a link of it", () => {
  const found = marksOf([
    compared("one", { mention: one }, null, "removed"),
    compared("l", null, { link: link("l", "one", "two") }, "added"),
    compared("k", null, { link: link("k", "two", "three") }, "added"),
    compared("=topic", null, { set: { topic: "war" } }, "added"),
  ]);

  assert.deepEqual([...found], [["one", "removed"], ["two", "changed"]]);
});

for (const [title, difference, change] of [
  ["a corrected label is put", compared("one", { mention: one }, { mention: two }, "changed"), { put: { mention: two } }],
  ["a label that was removed is dropped", compared("one", { mention: one }, null, "removed"), { drop: "one" }],
  ["an attribute is set", compared("=topic", null, { set: { topic: "war" } }, "added"), { set: { topic: "war" } }],
  ["an attribute is taken away", compared("=topic", { set: { topic: "war" } }, null, "removed"), { set: { topic: null } }],
]) {
  test(title, () => assert.deepEqual(changeOf(difference), change));
}

test("a correction is taken once the document has it", () => {
  const changed = compared("one", { mention: one }, { mention: mention("one", 0, "GPE") }, "changed");
  const removed = compared("two", { mention: two }, null, "removed");
  const set = compared("=topic", null, { set: { topic: "war" } }, "added");
  const before = documentOf([one, two], [], {});
  const after = documentOf([mention("one", 0, "GPE")], [], { topic: "war" });

  assert.deepEqual([changed, removed, set].map((it) => isTaken(before, it)), [false, false, false]);
  assert.deepEqual([changed, removed, set].map((it) => isTaken(after, it)), [true, true, true]);
});

test("a difference has the place of its label, and none that tells of the article", () => {
  const document = documentOf([one], [], {});

  assert.equal(placeOf(compared("two", null, { mention: two }, "added"), document), two);
  assert.equal(placeOf(compared("l", null, { link: link("l", "one", "two") }, "added"), document), one);
  assert.equal(placeOf(compared("=t", null, { set: { t: "x" } }, "added"), document), null);
});

/** A server that answers as told, and time that passes when asked. */
function world(answers, left = []) {
  const made = { sent: [], keptNow: left, runs: [] };
  return Object.assign(made, {
    send: async (ids) => (made.sent.push(ids), answers.shift() ?? "done"),
    keep: (ids) => (made.keptNow = [...ids]),
    kept: () => left,
    later: (run) => made.runs.push(run),
    pass: async () => {
      for (const run of made.runs.splice(0)) await run();
      await new Promise(setImmediate);
    },
  });
}

test("what was seen is sent together, once", async () => {
  const outside = world([]);
  const seen = new Seen(outside, ["one"]);
  seen.add(["one", "two"]);
  seen.add(["three", "two"]);
  await outside.pass();

  assert.deepEqual([outside.sent, outside.keptNow, seen.waiting], [[["two", "three"]], [], false]);
  assert.equal(seen.ids.value.size, 3);
});

test("what does not get through is kept here and sent again", async () => {
  const outside = world(["later"]);
  const seen = new Seen(outside, []);
  seen.add(["one"]);
  await outside.pass();
  assert.deepEqual([outside.keptNow, seen.waiting], [["one"], true]);

  await outside.pass();
  assert.deepEqual([outside.sent.length, outside.keptNow, seen.waiting], [2, [], false]);
});

test("what an earlier visit left is sent now", async () => {
  const outside = world([], ["one"]);
  const seen = new Seen(outside, []);
  await outside.pass();

  assert.deepEqual([[...seen.ids.value], outside.sent], [["one"], [["one"]]]);
});
