/** What breaks a rule in Python breaks it here (tests/data/rules.json). */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { ARTICLE_ID, documentOf } from "../../static/editor/changes.js";
import { gaps, problems } from "../../static/editor/checks.js";
import { Schema } from "../../static/editor/schema.js";

const SHARED = JSON.parse(readFileSync(new URL("../data/rules.json", import.meta.url), "utf-8"));
const text = [...SHARED.text];
const surface = ({ start, end }) => text.slice(start, end).join("");

for (const one of SHARED.cases) {
  const document = documentOf(one.mentions, one.links, one.attributes);
  const attributes = SHARED.schema.attributes.map((attribute) => ({
    ...attribute, required: attribute.required || (one.required ?? []).includes(attribute.name),
  }));
  const rules = new Schema({ ...SHARED.schema, attributes, overlap: one.overlap }, "ar");
  // A browser never makes a label beyond the text, and so has no rule against it.
  const expected = one.problems.filter(({ rule }) => rule !== "out-of-text");

  test(one.name, { skip: expected.length < one.problems.length }, () => {
    const among = new Set([...document.mentions.keys(), ...document.links.keys(), ARTICLE_ID]);

    assert.deepEqual(problems(document, rules, among, surface), expected);
    assert.deepEqual(gaps(document, rules), one.gaps);
  });
}
