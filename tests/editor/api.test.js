/** What the server's answers mean. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { post, postBatch, understood } from "../../static/editor/api.js";
import { documentOf, drop } from "../../static/editor/changes.js";

test("what the server will never take is refused, not tried for ever", async () => {
  const [fetched, page] = [globalThis.fetch, globalThis.document];
  globalThis.document = { cookie: "csrftoken=x" };
  const answered = async (status, body) => {
    globalThis.fetch = async () => new Response(JSON.stringify(body), { status });
    return postBatch("/x", 3, { id: "b", place: 1, base: null, changes: [drop("m2")] });
  };

  const told = [];
  for (const [status, body] of [[400, { detail: "لا" }], [413, { detail: "كبير" }], [409, { detail: "زال", stop: "s1" }], [409, { detail: "تعارض" }]]) {
    told.push(await answered(status, body));
  }
  [globalThis.fetch, globalThis.document] = [fetched, page];

  assert.deepEqual(told.map(({ kind, why }) => [kind, why]), [["refused", "لا"], ["refused", "كبير"], ["refused", "زال"], ["failed", "تعارض"]]);
  assert.deepEqual([...told[2].sentences], [["!s1", "زال"]]);
});

test("every status has a meaning", () => {
  const document = { mentions: [], links: [] };

  assert.deepEqual(understood(200, { revision: 4 }), { kind: "done", revision: 4, sentences: undefined });
  assert.deepEqual(understood(401, {}), { kind: "expired", why: "" });
  assert.deepEqual(understood(409, { revision: 5, document }), { kind: "stale", revision: 5, document: documentOf([], []) });
  assert.equal(understood(409, { revision: 5, document, schema_version: 2 }).schema, 2);
  const closed = { type: "urn:problem-type:hashiya:closed", detail: "سُلّمت" };
  assert.deepEqual(understood(409, { ...closed, state: "submitted" }), { kind: "closed", why: "سُلّمت", handedIn: true });
  assert.deepEqual(understood(409, { ...closed, state: "sent-back" }), { kind: "closed", why: "سُلّمت", handedIn: false });
  assert.deepEqual(understood(409, { detail: "تعارض" }), { kind: "failed", why: "تعارض", again: false });
  assert.deepEqual(understood(422, { detail: "لا", problems: [{ at: "m1", message: "مكرر" }] }), {
    kind: "refused", sentences: new Map([["m1", "مكرر"]]), why: "لا",
  });
  assert.deepEqual(understood(503, {}), { kind: "failed", why: "503", again: true });
});

test("an answer that is cut on its way tells nothing: it is as if nobody had answered", async () => {
  const [fetched, page] = [globalThis.fetch, globalThis.document];
  globalThis.document = { cookie: "csrftoken=x" };
  const cut = new ReadableStream({
    start(stream) {
      stream.enqueue(new TextEncoder().encode('{"revi'));
      stream.error(new TypeError("network"));
    },
  });

  globalThis.fetch = async () => new Response(cut, { status: 200 });
  const broken = await post("/", {});
  globalThis.fetch = async () => new Response('{"revi', { status: 200 });
  const short = await post("/", {});

  [globalThis.fetch, globalThis.document] = [fetched, page];
  assert.deepEqual([broken, short], [{ kind: "offline" }, { kind: "offline" }]);
});
