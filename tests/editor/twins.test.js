/** The same changes make the same documents here and in Python (tests/data/twins.json). */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { apply, difference, documentOf, inverse } from "../../static/editor/changes.js";
import { inReadingOrder } from "../../static/editor/spans.js";
import { Sentence } from "../../static/editor/offsets.js";

const CASES = JSON.parse(readFileSync(new URL("../data/twins.json", import.meta.url), "utf-8"));

const read = ({ mentions, links, attributes }) => documentOf(mentions, links, attributes);
// The wire has mentions in reading order, links in the order they were made.
const written = ({ mentions, links, attributes }) => ({
  attributes,
  mentions: [...mentions.values()].sort(inReadingOrder),
  links: [...links.values()],
});

for (const { name, text, sentences, before, changes, after, undo } of CASES) {
  test(`${name}: the changes lead there`, () => {
    assert.deepEqual(written(apply(read(before), changes)), { attributes: {}, ...after });
  });

  test(`${name}: the difference leads back`, () => {
    assert.deepEqual(difference(read(after), read(before)), undo);
  });

  test(`${name}: the inverse leads back as well`, () => {
    const after = apply(read(before), changes);

    const back = apply(after, inverse(read(before), after, changes));

    assert.deepEqual(difference(back, read(before)), []);
  });

  test(`${name}: a sentence ends where Python says`, () => {
    const points = [...text];

    for (const [start, end] of sentences) {
      assert.equal(new Sentence(points.slice(start, end).join(""), start).end, end);
    }
  });
}
