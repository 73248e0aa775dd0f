import assert from "node:assert/strict";
import { test } from "node:test";

import { documentOf, putMention } from "../../static/editor/changes.js";
import { walkFillers } from "../../static/editor/commands-linking.js";
import {
  copyOf, describeLink, fillerAt, fillers, fillWithNew, isFull, likeliest, slots, unlink,
} from "../../static/editor/linking.js";
import { at, held } from "../../static/editor/selection.js";
import { argument, army, attack, attacker, iraq, mention, reading, schema, state } from "./newsroom.js";

const PLACE = { source: "e1", kind: "argument", type: "Place" };
const CAUSE = { source: "e1", kind: "argument", type: "Cause" };
const ATTACKER = { source: "e1", kind: "argument", type: "Attacker" };
const slot = (name) => slots(schema(), attack).find((one) => one.type === name);
const ofSource = (of, id) => of.linksFrom(id).map(({ type, target }) => [type, target]);

/** Let the schema of a state know an attribute more. */
function knowing(of, attribute) {
  const known = schema({ attributes: [attribute] });
  of.schema.attributesOf = (owner) => known.attributesOf(owner);
}

test("a slot says how many may fill it", () => {
  const numbers = slots(schema(), attack).map(({ type, least, most }) => [type, least, most]);

  assert.deepEqual(numbers, [["Attacker", 1, 1], ["Place", 0, undefined], ["Cause", 0, undefined]]);
});

test("a role at its most is full, one without is never", () => {
  const of = state(reading());

  assert.deepEqual([isFull(of, "e1", slot("Attacker")), isFull(of, "e1", slot("Place"))], [true, false]);
  unlink(of, "l1");
  assert.equal(isFull(of, "e1", slot("Attacker")), false);
});

test("an event may fill a role where the schema names its type, never its own", () => {
  const of = state(documentOf([attack, mention("e2", 36, 39, "Attack"), iraq], []));

  assert.deepEqual([...of.document.value.mentions.values()].filter(fillers(of, CAUSE)).map((one) => one.id), ["e2"]);
});

test("what is proposed stands in the same sentence, is free, and near", () => {
  const far = mention("m7", 44, 47, "GPE");
  const used = { ...mention("m8", 10, 15, "GPE") };
  const of = state(documentOf([attack, far, used, iraq], [argument("l1", "e1", "m8", "Cause")]));

  assert.equal(likeliest(of, PLACE)?.id, "m2");
  assert.equal(likeliest(state(documentOf([attack, far], [])), PLACE)?.id, "m7");
  assert.equal(likeliest(state(documentOf([attack, army], [])), PLACE), null);
});

test("who walks beyond the last filler comes to the first, and before the first to the last", () => {
  const [basra, mosul] = [mention("m7", 10, 15, "GPE"), mention("m8", 36, 39, "GPE")];
  const from = (point, way) => {
    const of = state(documentOf([attack, basra, iraq, mosul], []));
    of.selection.value = at({ start: point, end: point + 3 });
    const pending = { ...PLACE, candidate: null };
    const page = { announce: () => undefined, reveal: () => undefined };
    walkFillers({ state: of, say: (key) => key, page, settle: () => undefined }, pending, way);
    return of.pending.value.candidate;
  };

  assert.deepEqual([from(44, 1), from(44, -1), from(4, 1), from(4, -1), from(20, 1), from(20, -1)], ["m7", "m8", "m7", "m8", "m2", "m7"]);
});

test("what stands in the sentence of the event goes before what is nearer in the next", () => {
  const late = { ...attack, start: 31, end: 34 };
  const of = state(documentOf([late, iraq, mention("m7", 36, 39, "GPE")], []));

  assert.equal(likeliest(of, PLACE)?.id, "m2");
});

test("the innermost label on the words is the one that is meant", () => {
  const of = state(documentOf([attack, mention("m3", 16, 28, "GPE"), iraq, army], []));

  assert.equal(fillerAt(of, PLACE, { start: 21, end: 28 })?.id, "m2");
  assert.equal(fillerAt(of, PLACE, { start: 4, end: 9 }), null);
});

test("words that are labelled for a role fill it in one step", () => {
  const of = state(documentOf([attack], []));
  of.chosen.value = "e1";
  of.pending.value = ATTACKER;
  of.selection.value = held({ start: 16, end: 20 });

  const { problems, id } = fillWithNew(of, ATTACKER, "ORG");
  assert.deepEqual([problems, ofSource(of, "e1"), of.chosen.value], [[], [["Attacker", id]], "e1"]);

  of.undo();
  assert.deepEqual([of.document.value.mentions.size, of.document.value.links.size], [1, 0]);
});

test("words that have the label already fill the role with it", () => {
  const of = state(documentOf([attack, army], []));
  of.selection.value = held({ start: 4, end: 9 });

  fillWithNew(of, ATTACKER, "ORG");

  assert.deepEqual([ofSource(of, "e1"), of.document.value.mentions.size], [[["Attacker", "m1"]], 2]);
});

test("a copy has the type and the arguments, not what was said of the event, in one step", () => {
  const told = { ...attack, attributes: { sides: ["a"] }, note: "sure?" };
  const timed = { ...attacker, attributes: { when: "then" } };
  const of = state(documentOf([told, army], [timed]));
  knowing(of, { name: "when", form: "text", of: ["Attacker"] });
  of.copying.value = "e1";
  of.selection.value = at({ start: 40, end: 43 });

  const { problems, id } = copyOf(of, told);

  const { attributes, note, ...copy } = of.mention(id);
  assert.deepEqual([problems, attributes, note], [[], undefined, undefined]);
  assert.deepEqual(copy, { id, kind: "event", type: "Attack", start: 40, end: 43 });
  assert.deepEqual(of.linksFrom(id).map((one) => [one.target, one.attributes]), [["m1", { when: "then" }]]);
  assert.deepEqual([of.chosen.value, of.copying.value], [id, null]);
  of.undo();
  assert.deepEqual([of.mention(id), of.linksAt("m1").length], [undefined, 1]);
});

test("a copy upon its own words is refused, and the copying goes on", () => {
  const of = state(reading());
  of.copying.value = "e1";
  of.selection.value = at({ start: 0, end: 3 });

  assert.deepEqual(copyOf(of, attack).problems.map(({ rule }) => rule), ["twin"]);
  assert.equal(of.copying.value, "e1");
});

test("an argument takes an attribute and loses it again", () => {
  const of = state(reading());
  knowing(of, { name: "sure", form: "flag", of: ["Attacker"] });

  assert.deepEqual(describeLink(of, attacker, "sure", true), []);
  assert.deepEqual(of.linksFrom("e1")[0]?.attributes, { sure: true });
  describeLink(of, of.linksFrom("e1")[0], "sure", undefined);
  assert.equal("attributes" in of.linksFrom("e1")[0], false);
});

test("several labels of other types lie on the same words", () => {
  const of = state(reading());

  assert.deepEqual(of.perform([putMention({ ...army, id: "m9", type: "PER" })]), []);
});
