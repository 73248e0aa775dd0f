/** The text of a label is found here where Python finds it (tests/data/occurrences.json). */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { Article } from "../../static/editor/article.js";
import { occurrences } from "../../static/editor/occurrences.js";
import { Sentence } from "../../static/editor/offsets.js";
import { overlaps } from "../../static/editor/spans.js";

const CASES = JSON.parse(readFileSync(new URL("../data/occurrences.json", import.meta.url), "utf-8"));
const TYPES = { "[": "GPE", "⟦": "GPE", "<": "PER" };
const ENDS = { "]": "[", "}": "{", ">": "<", "⟧": "⟦" };

/** A text without its marks, and what they said; see tests/labels/suggest/marked.py. */
function read({ text: marked, clitics, blocked = 0 }) {
  const letters = [];
  const opened = [];
  const spans = [];
  const cuts = [];
  for (const sign of marked) {
    if ("[{<⟦".includes(sign)) opened.push(letters.length);
    else if (sign in ENDS) spans.push({ mark: ENDS[sign], start: opened.pop(), end: letters.length });
    else if ("+~".includes(sign)) cuts.push({ sign, at: letters.length });
    else letters.push(sign);
  }
  const labels = spans
    .filter(({ mark }) => mark in TYPES)
    .map(({ mark, start, end }) => ({ id: `${mark}${start}`, kind: "entity", type: TYPES[mark], start, end }));
  return {
    article: articleOf(letters, cuts),
    labels,
    chosen: labels.find(({ id }) => id.startsWith("[")),
    expected: spans.filter(({ mark }) => mark === "{").map(({ start, end }) => ({ start, end })),
    drops: clitics === "without-proclitics",
    blocked,
  };
}

/** Tokens as camel-tools makes them of plain text; every line is a sentence. */
function articleOf(letters, cuts) {
  const points = (unit) => [...text.slice(0, unit)].length;
  const text = letters.join("");
  const tokens = [...text.matchAll(/[^\s\p{P}\p{S}]+|[\p{P}\p{S}]/gu)].map(({ 0: word, index }) => ({
    word, start: points(index), end: points(index) + [...word].length,
  }));
  const known = new Map();
  for (const { word, start, end } of tokens) {
    const own = cuts.filter(({ at }) => start < at && at < end);
    if (own.length) {
      known.set(word, [own.filter(({ sign }) => sign === "+").length, ...own.map(({ at }) => at - start)]);
    }
  }
  const rows = tokens.flatMap(({ word }, index) => (known.has(word) ? [[index, ...known.get(word)]] : []));
  let place = 0;
  const sentences = text.split("\n").map((line) => {
    const sentence = new Sentence(line, place);
    place = sentence.end + 1;
    return sentence;
  });
  return new Article(sentences, tokens.flatMap(({ start, end }) => [start, end]), rows);
}

/** The labels of a sentence, as the editor keeps them. */
const near = (article, labels) => (index) => labels.filter((one) => overlaps(one, article.sentence(index)));

for (const one of CASES) {
  test(one.name, () => {
    const { article, labels, chosen, expected, drops, blocked } = read(one);

    const found = occurrences(article, chosen, near(article, labels), drops);

    assert.deepEqual(found, { spans: expected.sort((a, b) => a.start - b.start), blocked });
  });
}

test("to look again after all was labelled finds nothing", () => {
  for (const one of CASES) {
    const { article, labels, chosen, drops } = read(one);
    const { spans } = occurrences(article, chosen, near(article, labels), drops);
    const all = [...labels, ...spans.map((span, place) => ({ ...chosen, ...span, id: `new${place}` }))];

    assert.deepEqual(occurrences(article, chosen, near(article, all), drops).spans, [], one.name);
  }
});
