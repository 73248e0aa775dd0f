import assert from "node:assert/strict";
import { test } from "node:test";

import { short } from "../../static/editor/looks.js";
import { Choices } from "../../static/editor/preferences.js";

const AT_FIRST = { reading: { size: 22 }, lines: { all: false }, keys: {}, appearance: "system" };
const [large, larger] = [{ size: 30 }, { size: 31 }];

/** A server that answers what it is told to, a browser's store, a clock that a test winds. */
function world(kept = {}) {
  const all = { kept, sent: [], refused: [], due: [], answers: [] };
  all.choices = new Choices(AT_FIRST, {
    send: async (parts) => {
      all.sent.push(parts);
      return all.answers.shift() ?? { kind: "done", revision: 0 };
    },
    kept: () => all.kept,
    keep: (parts) => (all.kept = parts),
    later: (run, pause) => all.due.push({ run, pause }),
    refused: (why) => all.refused.push(why),
  });
  all.wind = async () => {
    for (const { run } of all.due.splice(0)) run();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return all;
}

test("a choice is in force at once and kept by the server a moment later", async () => {
  const { choices, ...all } = world();

  choices.choose({ reading: large });
  const [now, before] = [choices.now.value.reading, choices.kept.value];
  await all.wind();

  assert.deepEqual([now, before, all.sent, choices.kept.value], [large, false, [{ reading: large }], true]);
});

test("choices made in one movement go together, and only the last of them", async () => {
  const { choices, ...all } = world();

  for (const reading of [large, larger]) choices.choose({ reading });
  choices.choose({ lines: { all: true } });
  await all.wind();

  assert.deepEqual(all.sent, [{ reading: larger, lines: { all: true } }]);
});

test("what the server cannot be told waits in the browser and is told later", async () => {
  const all = world();
  all.answers.push({ kind: "offline" }, { kind: "expired" });

  all.choices.choose({ reading: large });
  await all.wind();
  const [kept, waits] = [all.kept, !all.choices.kept.value];
  await all.wind();
  await all.wind();

  assert.deepEqual([kept, waits, all.sent.length, all.kept], [{ reading: large }, true, 3, {}]);
});

test("what an earlier visit left unsent is in force and sent", async () => {
  const all = world({ reading: large });
  const shown = all.choices.now.value.reading;

  await all.wind();

  assert.deepEqual([shown, all.sent, all.kept], [large, [{ reading: large }], {}]);
});

test("what was chosen while the server was being told goes as well", async () => {
  const all = world();
  all.choices.choose({ reading: large });
  const sending = all.wind();
  all.choices.choose({ reading: larger });

  await sending;
  await all.wind();

  assert.deepEqual(all.sent, [{ reading: large }, { reading: larger }]);
});

test("what the server refuses is told and not asked for again", async () => {
  const all = world();
  all.answers.push({ kind: "failed", why: "No such face.", again: false });

  all.choices.choose({ reading: { face: "comic" } });
  await all.wind();
  await all.wind();

  assert.deepEqual([all.refused, all.sent.length, all.kept], [["No such face."], 1, {}]);
});

test("a name in short is its first word, or the first letters of it", () => {
  const names = ["دولة", "مدينة أو بلدة", "حكومية", "مُنَظَّمة", "Geopolitical entity", "Person"];

  assert.deepEqual(names.map(short), ["دولة", "مدينة", "حكوم…", "مُنَظَّمة", "Geop…", "Pers…"]);
});
