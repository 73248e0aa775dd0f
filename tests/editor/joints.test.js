import assert from "node:assert/strict";
import { test } from "node:test";

import { apply, documentOf, drop, putLink, putMention, touched } from "../../static/editor/changes.js";
import { gaps } from "../../static/editor/checks.js";
import { Joints, Missing, wanting } from "../../static/editor/joints.js";
import { argument, army, attack, attacker, iraq, mention, reading, schema } from "./newsroom.js";

const DEMANDING = schema({ attributes: [
  { name: "sure", form: "flag", of: ["GPE"], required: true },
  { name: "when", form: "text", of: ["Place"], required: true },
] });

/** A walk of changes from one document: what is kept up to date beside what is made anew. */
function followed(document, ...steps) {
  const joints = new Joints(document);
  const missing = new Missing(DEMANDING, joints, document);
  for (const changes of steps) {
    const after = apply(document, changes);
    const ids = touched(changes);
    const linked = joints.follow(document, after, ids);
    missing.follow(after, [...ids, ...linked]);
    document = after;
  }
  return { document, joints, missing };
}

const STEPS = [
  [drop("l1")],
  [putMention({ ...iraq, attributes: { sure: true } }), putLink(argument("l2", "e1", "m2", "Place"))],
  [putLink({ ...argument("l2", "e1", "m2", "Place"), attributes: { when: "now" } })],
  [putMention(mention("e2", 36, 39, "Attack")), putLink(argument("l3", "e2", "m1", "Attacker"))],
  [putLink(argument("l3", "e1", "m1", "Attacker"))],
  [drop("l3"), drop("l2"), drop("m2")],
  [drop("e2")],
];

test("what is missing after every change is what the rules find in the whole", () => {
  for (let count = 0; count <= STEPS.length; count += 1) {
    const { document, missing } = followed(reading(), ...STEPS.slice(0, count));

    const spelled = (found) => found.map((one) => JSON.stringify(one)).sort();
    assert.deepEqual(spelled([...missing.found.values()].flat()), spelled(gaps(document, DEMANDING)), `step ${count}`);
  }
});

test("the links at a label are those of the document after every change", () => {
  for (let count = 0; count <= STEPS.length; count += 1) {
    const { document, joints } = followed(reading(), ...STEPS.slice(0, count));

    for (const id of ["e1", "e2", "m1", "m2"]) {
      const there = [...document.links.values()].filter((one) => one.source === id || one.target === id);
      assert.deepEqual(new Set(joints.at(id)), new Set(there));
      assert.deepEqual(joints.from(id).every((one) => one.source === id), true);
    }
  }
});

test("a link keeps its place among those of a label when it is changed", () => {
  const links = [attacker, argument("l2", "e1", "m2", "Place")];
  const { joints } = followed(documentOf([attack, army, iraq], links), [putLink({ ...attacker, attributes: { a: "b" } })]);

  assert.deepEqual(joints.from("e1").map((one) => one.id), ["l1", "l2"]);
});

test("a schema that asks for nothing is not looked through", () => {
  const lax = schema({ events: [{ name: "Attack", roles: [{ name: "Attacker", fillers: ["ORG"] }] }], attributes: [] });

  const missing = new Missing(lax, new Joints(reading()), reading());

  assert.deepEqual([missing.asks, missing.found.size], [false, 0]);
});

test("where something is missing is told in reading order", () => {
  const { document, missing } = followed(documentOf([mention("m3", 30, 33, "GPE"), attack, iraq], []));

  assert.deepEqual(wanting(document, missing.found).map((one) => one.id), ["e1", "m2", "m3"]);
});
