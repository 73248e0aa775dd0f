/** Several tabs of one reader on one reading: one server, one store of the browser, one channel. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { apply, documentOf, drop, putMention } from "../../static/editor/changes.js";
import { Schema } from "../../static/editor/schema.js";
import { Queue } from "../../static/editor/sync.js";
import { SCHEMA, turns } from "./newsroom.js";

const mention = (id, start, type = "PER") => ({ id, kind: "entity", start, end: start + 1, type });
const ids = (document) => [...document.mentions.keys()].sort();
const types = (document) => Object.fromEntries([...document.mentions].map(([id, { type }]) => [id, type]));
/** Let everything that waits for nothing but its turn have it. */
const quiet = () => turns(200);
const answering = () => turns(4);

/** A server as the API is: a batch once, at its revision; `gone` answers for it while it is away, and what it
 * answers waits for `hold`. */
function newsroom() {
  const room = { document: documentOf([], []), revision: 0, sent: [], answered: new Map(), gone: null, hold: null, kept: new Map(), tabs: [] };
  room.send = async (base, batch) => {
    await answering();
    if (room.gone) return room.gone;
    if (room.answered.has(batch.id)) return { kind: "done", revision: room.answered.get(batch.id) };
    if (base !== room.revision) return { kind: "stale", revision: room.revision, document: room.document };
    room.sent.push(batch.changes.length);
    room.document = apply(room.document, batch.changes);
    room.answered.set(batch.id, (room.revision += 1));
    await room.hold;
    return { kind: "done", revision: room.revision };
  };
  return room;
}

/** A tab that shows what it has. */
function tab(room, { leads = false } = {}) {
  const own = { shown: room.document, lost: [], told: null };
  const later = [];
  own.queue = new Queue(
    {
      send: room.send,
      waiting: {
        put: async (batch, instead = []) => {
          for (const id of instead) room.kept.delete(id);
          room.kept.set(batch.id, batch);
        },
        forget: async (gone) => gone.forEach((id) => room.kept.delete(id)),
        all: async () => [...room.kept.values()],
      },
      later: (run) => later.push(run),
      tell: (saving) => (own.told = saving),
      replace: (document, lost) => ((own.shown = document), own.lost.push(...lost)),
      follow: (changes) => (own.shown = apply(own.shown, changes)),
      post: (message) => {
        for (const other of room.tabs) if (other !== own) void turns(1).then(() => other.queue.hear(structuredClone(message)));
      },
      rules: { schema: new Schema(SCHEMA, "ar"), surface: () => "قصف" },
    },
    room.document,
    room.revision,
  );
  own.does = (...changes) => {
    own.shown = apply(own.shown, changes);
    own.queue.add(changes);
  };
  room.tabs.push(own);
  if (leads) void own.queue.lead();
  else own.queue.greet();
  return own;
}

test("what one tab does the other shows, and both are saved by one of them", async () => {
  const room = newsroom();
  const [one, other] = [tab(room, { leads: true }), tab(room)];

  other.does(putMention(mention("a", 0)));
  await quiet();
  one.does(putMention(mention("b", 1)));
  await one.queue.emptied();
  await quiet();

  assert.deepEqual([ids(one.shown), ids(other.shown), ids(room.document)], [["a", "b"], ["a", "b"], ["a", "b"]]);
  assert.deepEqual([one.told.name, other.told.name, other.queue.revision], ["saved", "saved", 2]);
});

test("offline both show all, and say alike how many are waiting", async () => {
  const room = newsroom();
  const [one, other] = [tab(room, { leads: true }), tab(room)];
  room.gone = { kind: "offline" };

  one.does(putMention(mention("a", 0)));
  await quiet();
  other.does(putMention({ ...mention("a", 0), type: "ORG" }));
  await quiet();
  await quiet();

  assert.deepEqual([types(one.shown), types(other.shown)], [{ a: "ORG" }, { a: "ORG" }]);
  assert.deepEqual([one.told.waiting, other.told.waiting, other.told.name], [2, 2, "offline"]);

  room.gone = null;
  other.queue.retry();
  await quiet();
  await quiet();
  await quiet();
  assert.deepEqual([types(room.document), one.told.name, other.told.name, room.kept.size], [{ a: "ORG" }, "saved", "saved", 0]);
});

test("what both do to one thing in the same moment ends alike on both screens and the server", async () => {
  const room = newsroom();
  const [one, other] = [tab(room, { leads: true }), tab(room)];
  one.does(putMention(mention("a", 0)));
  await one.queue.emptied();
  await quiet();

  one.does(putMention(mention("a", 0, "ORG")));
  other.does(putMention(mention("a", 0, "GPE")));
  await one.queue.emptied();
  await quiet();
  await one.queue.emptied();
  await quiet();

  assert.deepEqual(types(one.shown), types(room.document));
  assert.deepEqual(types(other.shown), types(room.document));
});

test("a tab that is closed with unsent work has it sent by the other", async () => {
  const room = newsroom();
  const [one, other] = [tab(room, { leads: true }), tab(room)];
  room.gone = { kind: "offline" };
  one.does(putMention(mention("a", 0)));
  one.does(putMention(mention("b", 1)));
  await quiet();
  await quiet();

  room.tabs.shift();
  room.gone = null;
  await other.queue.lead();
  await other.queue.emptied();

  assert.deepEqual([ids(room.document), ids(other.shown), room.kept.size], [["a", "b"], ["a", "b"], 0]);
});

test("a tab closed after it had joined what waits, without an answer, leaves nothing to be written twice", async () => {
  const room = newsroom();
  const [one, other] = [tab(room, { leads: true }), tab(room)];
  room.gone = { kind: "offline" };
  for (const place of [0, 1, 2]) one.does(putMention(mention(`m${place}`, place)));
  await quiet();
  one.queue.retry();
  room.gone = null;
  const whole = room.send;
  room.send = async () => ({ kind: "offline" });
  one.queue.retry();
  await quiet();
  await quiet();
  room.send = whole;
  const [before] = [room.revision];

  room.tabs.shift();
  await other.queue.lead();
  await other.queue.emptied();

  assert.deepEqual([ids(room.document), room.sent.reduce((sum, count) => sum + count, 0), before <= room.revision], [["m0", "m1", "m2"], 3, true]);
  assert.equal(room.kept.size, 0);
});

test("a tab that is opened meanwhile shows what the others have not yet sent", async () => {
  const room = newsroom();
  const one = tab(room, { leads: true });
  room.gone = { kind: "offline" };
  one.does(putMention(mention("a", 0)));
  await quiet();

  const other = tab(room);
  await quiet();

  assert.deepEqual([ids(other.shown), other.told.waiting, other.told.name], [["a"], 1, "offline"]);
});

test("a tab opened while an answer is on its way shows what has been done since", async () => {
  const room = newsroom();
  const one = tab(room, { leads: true });
  await quiet();
  let arrive = () => {};
  room.hold = new Promise((resolve) => (arrive = resolve));

  one.does(putMention(mention("a", 0)));
  await quiet();
  one.does(putMention(mention("b", 1)), drop("a"));
  await quiet();
  const other = tab(room);
  await quiet();
  const [opened, shown] = [room.revision, ids(other.shown)];
  arrive();
  await quiet();

  assert.deepEqual([opened, shown], [1, ["b"]]);
  assert.deepEqual([ids(one.shown), ids(other.shown), ids(room.document)], [["b"], ["b"], ["b"]]);
  assert.deepEqual([one.lost, other.lost], [[], []]);
});

test("a tab opened upon a newer reading brings the others there", async () => {
  const room = newsroom();
  const one = tab(room, { leads: true });
  await quiet();
  room.document = apply(room.document, [putMention(mention("z", 4))]);
  room.revision += 1;

  const other = tab(room);
  await quiet();
  await quiet();

  assert.deepEqual([ids(one.shown), one.queue.revision, ids(other.shown)], [["z"], 1, ["z"]]);
});

test("what the reading's other readers changed is asked of, and stands alike in both tabs", async () => {
  const room = newsroom();
  room.document = documentOf([mention("a", 0)], []);
  const [one, other] = [tab(room, { leads: true }), tab(room)];
  await quiet();
  room.document = apply(room.document, [putMention(mention("a", 0, "GPE"))]);
  room.revision += 1;

  other.does(drop("a"));
  await quiet();
  await quiet();
  await quiet();

  assert.deepEqual([one.lost.length, types(one.shown), types(other.shown)], [1, { a: "GPE" }, { a: "GPE" }]);
  assert.deepEqual([room.kept.size, other.told.name], [0, "saved"]);
});
