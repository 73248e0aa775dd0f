/** What is written beside the text reaches the server once, or is kept. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { Talk } from "../../static/editor/talk.js";
import { turns } from "./newsroom.js";

const BOOT = { threads: [], complete: true, mayComment: true, mayForAll: false, name: "هدى", ofSet: "/set/", ofArticle: "/article/", page: "/" };
const quiet = () => turns(40);

/** A world in which the server answers as told and the browser keeps what it is given. */
function world({ answers = [], left = [], fetched = null, keeps = true } = {}) {
  const kept = new Map(left.map((deed) => [deed.id, deed]));
  const seen = { sent: [], again: [], pauses: [], typed: {} };
  return {
    ...seen,
    kept,
    send: async (deed) => {
      seen.sent.push([deed.kind, deed.thread, deed.text]);
      await quiet();
      return answers.shift() ?? { kind: "later" };
    },
    fetch: async () => fetched,
    waiting: {
      put: async (deed) => keeps && !!kept.set(deed.id, deed),
      forget: async (ids) => ids.forEach((id) => kept.delete(id)),
      all: async () => [...kept.values()],
    },
    drafts: { all: () => ({}), put: (drafts) => void Object.assign(seen.typed, drafts) },
    later: (run, pause) => void (seen.again.push(run), seen.pauses.push(pause)),
    now: () => "2026-05-01T12:00:00Z",
  };
}

const talkIn = (around, boot = BOOT) => new Talk(around, boot, { reader: "huda", set: 7 });
const done = (body) => ({ kind: "done", body });
const thread = (id) => ({
  id, set: 7, reader: "huda", about: "article", mention: "", start: null, end: null, quote: "", resolved: false,
  settled_by: "", settled_at: null,
  comments: [{ id, author: "huda", name: "هدى", text: "كتب", at: "2026-05-01T12:00:00Z", edited_at: null }],
});
const shown = (talk) => talk.threads.value.map(({ id, comments }) => [id, comments.map(({ text, unsent }) => [text, !!unsent])]);

test("a comment is shown at once, and as the server has it once it has it", async () => {
  const around = world({ answers: [done(thread("x"))] });
  const talk = talkIn(around);

  const deed = talk.do("begin", { thread: "x", comment: "x", text: "كتب" });
  const before = shown(talk);
  await quiet();
  await quiet();

  assert.equal(deed.where, "/set/");
  assert.deepEqual(before, [["x", [["كتب", true]]]]);
  assert.deepEqual(shown(talk), [["x", [["كتب", false]]]]);
  assert.deepEqual([...around.kept], []);
});

test("what cannot be sent stays, is kept, and is tried again in order after longer pauses", async () => {
  const around = world({ answers: [{ kind: "later" }, { kind: "later" }, done(thread("x")), done(thread("x"))] });
  const talk = talkIn(around);
  talk.do("begin", { thread: "x", comment: "x", text: "كتب" });
  talk.do("answer", { thread: "x", text: "ثم" });
  await quiet();
  await quiet();
  const offline = [talk.offline.value, around.kept.size];

  around.again.shift()();
  await quiet();
  await quiet();
  around.again.shift()();
  for (let turn = 0; turn < 6; turn += 1) await quiet();

  assert.deepEqual(offline, [true, 2]);
  assert.deepEqual(around.pauses, [2000, 4000]);
  assert.deepEqual(around.sent.map(([kind]) => kind), ["begin", "begin", "begin", "answer"]);
  assert.deepEqual([talk.unsent.value.length, around.kept.size, talk.offline.value], [0, 0, false]);
});

test("what an earlier visit left is sent, also what belongs to another article", async () => {
  const left = (id, to) => ({
    id, place: 1, kind: "answer", to, where: "", set: 9, thread: "t", comment: id, by: "huda", name: "هدى",
    text: "بقي", at: "2026-05-01T12:00:00Z", why: "",
  });
  const around = world({ left: [left("a", "/other/"), left("b", "/article/")], answers: [done(thread("t")), done(thread("t"))] });
  const talk = talkIn(around, { ...BOOT, threads: [thread("t")] });

  await talk.takeUp();
  const before = shown(talk);
  for (let turn = 0; turn < 6; turn += 1) await quiet();

  assert.deepEqual(before, [["t", [["كتب", false], ["بقي", true]]]]);
  assert.deepEqual(around.sent.map(([kind]) => kind), ["answer", "answer"]);
  assert.deepEqual(shown(talk), [["t", [["كتب", false]]]]);
});

test("what another tab has sent is not sent again", async () => {
  const around = world({ answers: [{ kind: "later" }], fetched: [thread("x")] });
  const talk = talkIn(around);
  talk.do("begin", { thread: "x", comment: "x", text: "كتب" });
  await quiet();
  await quiet();

  around.kept.clear();
  talk.retry();
  await quiet();
  await quiet();

  assert.equal(around.sent.length, 1);
  assert.deepEqual(shown(talk), [["x", [["كتب", false]]]]);
});

test("what is refused stays with its reason until the reader decides", async () => {
  const around = world({ answers: [{ kind: "refused", why: "حُذف" }, done(thread("x"))], fetched: [] });
  const talk = talkIn(around);
  const { id } = talk.do("answer", { thread: "t", text: "متأخر" });
  await quiet();
  await quiet();
  const refused = talk.unsent.value.map(({ text, why }) => [text, why]);
  const kept = around.kept.get(id)?.why;

  talk.again(id);
  await quiet();
  await quiet();

  assert.deepEqual([refused, kept], [[["متأخر", "حُذف"]], "حُذف"]);
  assert.deepEqual([talk.unsent.value, around.kept.size], [[], 0]);
});

test("a refused one does not hold up the others, and can be given up", async () => {
  const around = world({ answers: [{ kind: "refused", why: "حُذف" }, done(thread("x"))], fetched: [thread("x")] });
  const talk = talkIn(around);
  const { id } = talk.do("answer", { thread: "t", text: "متأخر" });
  talk.do("begin", { thread: "x", comment: "x", text: "كتب" });
  for (let turn = 0; turn < 4; turn += 1) await quiet();

  talk.discard(id);
  await quiet();

  assert.deepEqual(around.sent.map(([kind]) => kind), ["answer", "begin"]);
  assert.deepEqual([talk.unsent.value, around.kept.size], [[], 0]);
});

test("a resolving that is refused goes, and the threads are asked for anew", async () => {
  const around = world({ answers: [{ kind: "refused", why: "لا" }], fetched: [thread("y")] });
  const talk = talkIn(around, { ...BOOT, threads: [thread("t")] });

  talk.do("resolve", { thread: "t" });
  await quiet();
  await quiet();

  assert.deepEqual([talk.unsent.value.length, shown(talk).map(([id]) => id)], [0, ["y"]]);
});

test("nobody signed in: everything waits until it is asked to try again", async () => {
  const around = world({ answers: [{ kind: "expired" }, done(thread("x"))] });
  const talk = talkIn(around);
  talk.do("begin", { thread: "x", comment: "x", text: "كتب" });
  await quiet();
  await quiet();
  const [expired, pauses] = [talk.expired.value, around.pauses.length];

  talk.retry();
  await quiet();
  await quiet();

  assert.deepEqual([expired, pauses, talk.expired.value, talk.unsent.value.length], [true, 0, false, 0]);
});

test("two tabs keep their drafts beside each other", () => {
  let stored = "{}";
  const drafts = { all: () => JSON.parse(stored), put: (found) => void (stored = JSON.stringify(found)) };
  const [one, other] = [1, 2].map(() => talkIn({ ...world(), drafts }));

  one.draft("a", { text: "أولى" });
  other.draft("b", { text: "ثانية" });
  one.draft("a", null);

  assert.deepEqual([JSON.parse(stored), one.drafts.value, other.drafts.value], [{ b: { text: "ثانية" } }, {}, { b: { text: "ثانية" } }]);
});

test("drafts are kept at each stroke and forgotten when they are sent", () => {
  const around = world();
  const talk = talkIn(around);

  talk.draft("answer t", { text: "نع" });
  talk.draft("answer t", { text: "نعم" });

  assert.deepEqual(around.typed, { "answer t": { text: "نعم" } });
  talk.draft("answer t", null);
  assert.deepEqual(talk.drafts.value, {});
});

test("where the browser no longer says what it keeps, a comment is sent and not taken for sent", async () => {
  const around = world({ answers: [{ kind: "later" }, done(thread("x"))] });
  const talk = talkIn(around);
  talk.do("begin", { thread: "x", comment: "x", text: "كتب" });
  await quiet();
  await quiet();
  around.waiting.all = async () => null;

  around.again.shift()();
  await quiet();
  await quiet();

  assert.equal(around.sent.length, 2);
  assert.deepEqual(shown(talk), [["x", [["كتب", false]]]]);
});
