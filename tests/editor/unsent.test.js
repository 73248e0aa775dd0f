/** The queue when nobody answers, and when it takes up what an earlier visit left. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { apply, documentOf, putMention } from "../../static/editor/changes.js";
import { Schema } from "../../static/editor/schema.js";
import { Queue } from "../../static/editor/sync.js";
import { SCHEMA, turns } from "./newsroom.js";

const mention = (id, start) => ({ id, kind: "entity", start, end: start + 1, type: "PER" });
const ids = (document) => [...document.mentions.keys()];

/** A world in which the server answers as told, and what was asked of it is written down. */
function world({ left = [], answers = [] } = {}) {
  const kept = new Map(left.map((batch) => [batch.id, batch]));
  const seen = { sent: [], pauses: [], told: [], shown: [], again: [] };
  return {
    ...seen,
    kept,
    rules: { schema: new Schema(SCHEMA, "ar"), surface: () => "قصف" },
    waiting: {
      put: async (batch, instead = []) => {
        for (const id of instead) kept.delete(id);
        kept.set(batch.id, batch);
      },
      forget: async (ids) => ids.forEach((id) => kept.delete(id)),
      all: async () => [...kept.values()],
    },
    send: async (base, batch) => {
      seen.sent.push([batch.id, base, batch.changes.map((one) => one.put.mention.id)]);
      await answering();
      return answers.shift() ?? { kind: "offline" };
    },
    later: (run, pause) => void (seen.pauses.push(pause), seen.again.push(run)),
    tell: (saving) => void seen.told.push([saving.name, saving.waiting]),
    replace: (document) => void seen.shown.push(ids(document)),
    follow: () => undefined,
    post: () => undefined,
  };
}

/** Let everything that waits for nothing but its turn have it. */
const quiet = () => turns(80);
const answering = () => turns(2);

test("many changes while nobody answers ask for one further try, and not for later ones", async () => {
  const nobody = world();
  const queue = new Queue(nobody, documentOf([], []), 0);
  await queue.lead();

  for (const id of ["a", "b", "c", "d"]) {
    queue.add([putMention(mention(id, 0))]);
    await quiet();
  }

  assert.deepEqual(nobody.pauses, [1000]);
  assert.deepEqual(nobody.told.at(-1), ["offline", 4]);
});

test("a try in vain is made again, each time after a longer pause", async () => {
  const nobody = world();
  const queue = new Queue(nobody, documentOf([], []), 0);
  await queue.lead();
  queue.add([putMention(mention("a", 0))]);
  await quiet();

  for (let turn = 0; turn < 6; turn += 1) {
    nobody.again.shift()();
    await quiet();
  }

  assert.deepEqual(nobody.pauses, [1000, 2000, 4000, 8000, 16000, 30000, 30000]);
});

test("what an earlier visit left is sent as it was, for the server may have it already", async () => {
  const left = [
    { id: "x", place: 1, base: 5, changes: [putMention(mention("a", 0))] },
    { id: "y", place: 2, base: null, changes: [putMention(mention("b", 1))] },
  ];
  const answers = [6, 7, 8].map((revision) => ({ kind: "done", revision }));
  const again = world({ left, answers });
  const queue = new Queue(again, documentOf([], []), 5);

  await queue.lead();
  queue.add([putMention(mention("c", 2))]);
  await queue.emptied();

  assert.deepEqual(again.sent.map(([, , changes]) => changes), [["a"], ["b", "c"]]);
  assert.deepEqual(ids(queue.known), ["a", "b", "c"]);
  assert.deepEqual([...again.kept], []);
});

test("what was taken long ago, and dropped since elsewhere, does not come back", async () => {
  const left = [{ id: "x", place: 1, base: 5, changes: [putMention(mention("a", 0))] }];
  const again = world({ left, answers: [{ kind: "done", revision: 6 }] });
  const queue = new Queue(again, documentOf([mention("z", 3)], []), 9);

  await queue.lead();
  await queue.emptied();

  assert.deepEqual(again.shown, [["z", "a"], ["z"]]);
  assert.deepEqual([ids(queue.known), queue.revision], [["z"], 9]);
});
