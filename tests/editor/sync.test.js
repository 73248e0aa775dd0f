import assert from "node:assert/strict";
import { test } from "node:test";

import { apply, decide, drop, idOf, putMention } from "../../static/editor/changes.js";
import { Queue } from "../../static/editor/sync.js";
import { article, iraq, mention, reading, schema } from "./newsroom.js";

const text = article();
const daesh = mention("m9", 16, 20, "ORG");
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** A server in memory that keeps the contract of `changes/`, a network that can fail, a browser's store. */
async function world({ document = reading(), kept = [], revision = 3, leads = true } = {}) {
  const store = new Map(kept.map((batch) => [batch.id, batch]));
  const all = { document, revision, batches: new Map(), store, told: [], replaced: [], pauses: [], followed: [], posted: [], outage: null };
  all.answer = (base, batch) => {
    if (all.outage) return all.outage;
    const before = all.batches.get(batch.id);
    if (before) return { kind: "done", revision: before };
    if (base !== all.revision) return { kind: "stale", revision: all.revision, document: all.document };
    all.document = apply(all.document, batch.changes);
    all.batches.set(batch.id, (all.revision += 1));
    return { kind: "done", revision: all.revision };
  };
  all.queue = new Queue(
    {
      send: async (base, batch) => all.answer(base, batch),
      waiting: {
        put: async (batch, instead = []) => {
          for (const id of instead) store.delete(id);
          store.set(batch.id, batch);
        },
        forget: async (ids) => ids.forEach((id) => store.delete(id)),
        all: async () => [...store.values()],
      },
      later: (run, pause) => all.pauses.push({ run, pause }),
      tell: (saving) => all.told.push([saving.name, saving.waiting]),
      follow: (changes) => all.followed.push(...changes.map(idOf)),
      post: (message) => all.posted.push(message),
      replace: (next, lost, why) => all.replaced.push({ next, lost: lost.map(({ change }) => idOf(change)), why }),
      rules: { schema: schema(), surface: (one) => text.slice(one) },
    },
    document,
    revision,
  );
  if (leads) await all.queue.lead();
  for (const seen of [all.told, all.replaced, all.posted]) seen.length = 0;
  return all;
}

test("a change arrives, is acknowledged and forgotten here", async () => {
  const { queue, told, store, ...all } = await world();

  queue.add([putMention(daesh)]);
  await settled();

  assert.deepEqual([told, store.size, queue.revision], [[["saving", 1], ["saved", 0]], 0, 4]);
  assert.equal(all.batches.size, 1);
});

test("what is done while a request is under way gathers in one batch", async () => {
  const all = await world();

  all.queue.add([putMention(daesh)]);
  all.queue.add([drop("m2")]);
  all.queue.add([drop("m9")]);
  await settled();

  assert.deepEqual([all.batches.size, all.queue.waiting, [...all.document.mentions.keys()]], [2, 0, ["e1", "m1"]]);
});

test("what a strategy decided goes by itself, so that it can be taken back as one", async () => {
  const all = await world({ document: { ...reading(), decisions: new Map() } });
  const sent = () => [...all.batches.keys()].length;

  for (const changes of [[drop("m2")], [putMention(daesh)], [decide("s1", [1], [], "majority")], [drop("m9")]]) all.queue.add(changes);
  await settled();

  assert.deepEqual([sent(), all.queue.waiting, [...all.document.decisions]], [4, 0, [["!s1", [1]]]]);
});

test("offline nothing is lost, and on return all of it arrives once", async () => {
  const all = await world();
  all.outage = { kind: "offline" };
  all.queue.add([putMention(daesh)]);
  await settled();
  all.queue.add([drop("m2")]);
  await settled();

  assert.deepEqual([all.queue.waiting, all.store.size, all.told.at(-1)?.[0]], [2, 2, "offline"]);

  all.outage = null;
  all.queue.retry();
  await settled();
  assert.deepEqual([all.queue.waiting, all.store.size, all.batches.size], [0, 0, 2]);
});

test("pauses between trials grow and end with success", async () => {
  const all = await world();
  all.outage = { kind: "failed", why: "500", again: true };
  all.queue.add([drop("m2")]);
  await settled();
  for (let trial = 0; trial < 6; trial += 1) {
    all.pauses.at(-1).run();
    await settled();
  }

  assert.deepEqual(all.pauses.map(({ pause }) => pause), [1000, 2000, 4000, 8000, 16000, 30000, 30000]);
});

test("an answer that was lost on its way does not write twice", async () => {
  const all = await world();
  const answer = all.answer;
  all.answer = (base, batch) => (answer(base, batch), { kind: "offline" });
  all.queue.add([putMention(daesh)]);
  await settled();

  all.answer = answer;
  all.queue.retry();
  await settled();

  assert.deepEqual([all.revision, all.queue.revision, all.queue.waiting], [4, 4, 0]);
});

test("what an earlier visit left is shown and sent before what is new", async () => {
  const left = { id: "old", place: 1, base: 3, changes: [putMention(daesh)] };
  const all = await world({ kept: [left], leads: false });

  const leading = all.queue.lead();
  all.queue.add([drop("m2")]);
  await leading;
  await settled();

  assert.ok(all.replaced[0]?.next.mentions.has("m9"));
  assert.deepEqual([[...all.batches.keys()][0], all.batches.size, all.store.size], ["old", 2, 0]);
});

test("an earlier visit that left nothing changes nothing", async () => {
  const all = await world({ leads: false });

  await all.queue.lead();

  assert.deepEqual(all.replaced, []);
});

test("what an earlier visit left about things that others changed since is not made over theirs", async () => {
  const ours = { ...iraq, note: "؟" };
  const left = { id: "old", place: 1, base: null, changes: [putMention(ours)], was: { m2: [iraq] } };
  const document = apply(reading(), [putMention({ ...iraq, type: "ORG" })]);
  const all = await world({ document, kept: [left], leads: false });

  await all.queue.lead();
  await settled();

  assert.deepEqual([all.replaced[0]?.lost, all.document.mentions.get("m2")?.type, all.store.size], [["m2"], "ORG", 0]);
});

test("upon a reading that has moved on, what still applies is made again", async () => {
  const all = await world();
  all.document = apply(all.document, [drop("l1"), drop("m1")]);
  all.revision = 9;

  all.queue.add([putMention(daesh)]);
  await settled();

  assert.deepEqual([all.revision, all.queue.waiting, all.replaced[0]?.lost], [10, 0, []]);
  assert.deepEqual([...all.document.mentions.keys()], ["e1", "m2", "m9"]);
});

test("what no longer applies is told of", async () => {
  const all = await world();
  all.document = apply(all.document, [drop("m2")]);
  all.revision = 9;

  all.queue.add([putMention({ ...iraq, note: "؟" })]);
  await settled();

  assert.deepEqual([all.replaced[0]?.lost, all.queue.waiting, all.revision], [["m2"], 0, 9]);
});

test("what the server refuses is taken back with its sentence, the rest is kept", async () => {
  const all = await world();
  const answer = all.answer;
  all.answer = (base, batch) =>
    batch.changes.some((change) => idOf(change) === "m9")
      ? { kind: "refused", sentences: new Map([["m9", "لا"]]), why: "" }
      : answer(base, batch);

  all.queue.add([putMention(daesh), drop("m2")]);
  await settled();

  assert.deepEqual([all.replaced[0]?.lost, all.replaced[0]?.why.get("m9")], [["m9"], "لا"]);
  assert.deepEqual([[...all.document.mentions.keys()], all.queue.waiting], [["e1", "m1"], 0]);
});

test("a refusal that names nothing takes the whole batch back", async () => {
  const all = await world();
  all.answer = () => ({ kind: "refused", sentences: new Map(), why: "لا" });

  all.queue.add([putMention(daesh)]);
  await settled();

  assert.deepEqual([all.replaced[0]?.lost, all.queue.waiting, all.store.size], [["m9"], 0, 0]);
});

test("a decision that is refused goes with what it was made by, the rest arrives", async () => {
  const all = await world({ document: { ...reading(), decisions: new Map() } });
  const answer = all.answer;
  all.answer = (base, batch) =>
    batch.changes.some((change) => idOf(change) === "!s1")
      ? { kind: "refused", sentences: new Map([["!s1", "لا يُسأل"]]), why: "" }
      : answer(base, batch);

  all.queue.add([decide("s1", [1], ["m2"]), drop("m2")]);
  all.queue.add([putMention(daesh)]);
  await settled();

  assert.deepEqual([all.replaced[0]?.lost, all.replaced[0]?.why.get("!s1"), all.queue.waiting], [["!s1"], "لا يُسأل", 0]);
  assert.deepEqual([[...all.document.mentions.keys()], [...all.document.decisions]], [["e1", "m1", "m2", "m9"], []]);
});

test("signed out, the work waits and nothing hammers the server", async () => {
  const all = await world();
  all.outage = { kind: "expired" };

  all.queue.add([drop("m2")]);
  await settled();

  assert.deepEqual([all.told.at(-1), all.pauses], [["expired", 1], []]);
});

test("whoever asks for everything to be sent is told what is in the way, and when nothing is", async () => {
  const all = await world();
  all.outage = { kind: "offline" };
  all.queue.add([drop("m2")]);
  assert.equal(await all.queue.emptied(), "offline");

  all.outage = null;
  assert.equal(await all.queue.emptied(), "saved");
  assert.deepEqual([all.queue.waiting, [...all.document.mentions.keys()]], [0, ["e1", "m1"]]);
});

test("a batch for a reading that is handed in is told of and kept", async () => {
  const all = await world();
  all.outage = { kind: "closed", why: "سُلّمت", handedIn: true };

  all.queue.add([drop("m2")]);
  await settled();

  assert.deepEqual([all.told.at(-1), all.store.size, all.pauses], [["failed", 1], 1, []]);
});

