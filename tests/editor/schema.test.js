import assert from "node:assert/strict";
import { test } from "node:test";

import { Schema } from "../../static/editor/schema.js";

const HINT = { ar: "من وُلد. مثل: «الأمير».", en: "Who is born. Such as «الأمير», «في فاس»." };

test("examples within a hint are isolated, so that Arabic ones keep their order in English", () => {
  const hint = (language) => new Schema({ name: "news" }, language).hint({ hint: HINT });

  assert.equal(hint("en"), "Who is born. Such as \u2068«الأمير»\u2069, \u2068«في فاس»\u2069.");
  assert.equal(hint("ar"), "من وُلد. مثل: \u2068«الأمير»\u2069.");
});

test("what has no hint says nothing", () => {
  assert.equal(new Schema({ name: "news" }, "ar").hint(undefined), "");
});
