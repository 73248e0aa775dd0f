import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { folded } from "../../static/editor/fold.js";

test("texts fold as they do in Python", () => {
  const cases = JSON.parse(readFileSync(new URL("../data/folding.json", import.meta.url), "utf-8"));

  assert.deepEqual(cases.map(([text]) => [text, folded(text)]), cases);
});

test("marks, tatweel and the forms of alef, yeh and teh are alike", () => {
  assert.deepEqual(["إصَابَة", "اصابه", "إصـابة"].map(folded), ["اصابه", "اصابه", "اصابه"]);
});
