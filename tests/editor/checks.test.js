import assert from "node:assert/strict";
import { test } from "node:test";

import { apply, documentOf, drop, putLink, putMention, touched } from "../../static/editor/changes.js";
import { gaps, problem, problems } from "../../static/editor/checks.js";
import { argument, army, article, attack, iraq, mention, reading, schema } from "./newsroom.js";

const text = article();

/** The problems that changes to the reading would make. */
function broken(changes, rules = schema(), document = reading()) {
  return problems(apply(document, changes), rules, touched(changes), (one) => text.slice(one));
}

test("a sound label has no problems", () => {
  assert.deepEqual(broken([putMention(mention("m9", 16, 20, "ORG"))]), []);
});

test("spaces alone are blank", () => {
  assert.deepEqual(broken([putMention(mention("m9", 3, 4, "ORG"))]), [problem("blank", "m9")]);
});

test("a type must be known, no group, and of its kind", () => {
  const made = (type, kind) => broken([putMention({ ...mention("m9", 16, 20, type), kind })]);

  assert.deepEqual(made("SHIP", "entity"), [problem("unknown-type", "m9", { type: "SHIP" })]);
  assert.deepEqual(made("Conflict", "event"), [problem("group", "m9", { type: "Conflict" })]);
  assert.deepEqual(made("Attack", "entity"), [problem("wrong-kind", "m9", { type: "Attack" })]);
});

test("the same words are not labelled twice with one type", () => {
  const twin = broken([putMention({ ...army, id: "m9" })]);

  assert.deepEqual(twin, [problem("twin", "m9", { type: "ORG", other: "m1" })]);
});

test("whether labels may overlap is the schema's to say", () => {
  const crossing = [putMention(mention("m9", 4, 12, "PER")), putMention(mention("m8", 8, 15, "GPE"))];
  const rules = (overlap) => broken(crossing, schema({ overlap })).map(({ rule, at }) => [rule, at]);

  assert.deepEqual(rules("free"), []);
  assert.deepEqual(rules("nested"), [["overlap", "m8"], ["overlap", "m9"]]);
  assert.deepEqual(rules("none"), [["overlap", "m8"], ["overlap", "m9"]]);
});

test("an attribute belongs to its type and takes its values only", () => {
  const given = (attributes) => broken([putMention({ ...mention("m9", 16, 20, "PER"), attributes })]);

  assert.deepEqual(given({ level: "name", count: 3, also: "x" }), []);
  assert.deepEqual(given({ sure: true }), [problem("unknown-attribute", "m9", { attribute: "sure", type: "PER" })]);
  assert.deepEqual(given({ level: "noun" }), [problem("attribute-value", "m9", { attribute: "level", value: "noun" })]);
  assert.deepEqual(given({ count: "3" }), [problem("attribute-value", "m9", { attribute: "count", value: "3" })]);
  assert.deepEqual(given({ also: true }), [problem("attribute-value", "m9", { attribute: "also", value: "true" })]);
});

test("several choices are all the attribute's, each once", () => {
  const sides = (value) => broken([putMention({ ...attack, attributes: { sides: value } })]).map((one) => one.params.value);

  assert.deepEqual([sides(["a", "b"]), sides(["a", "a"]), sides(["c"])], [[], ["a, a"], ["c"]]);
});

test("a link joins two labels that are there", () => {
  assert.deepEqual(broken([putLink(argument("l9", "e1", "m7", "Place"))]), [
    problem("loose-link", "l9", { type: "Place" }),
  ]);
  assert.deepEqual(broken([putLink(argument("l9", "e1", "e1", "Cause"))]), [
    problem("self-link", "l9", { type: "Cause" }),
  ]);
});

test("a label does not go while a link hangs on it", () => {
  assert.deepEqual(broken([drop("m1")]), [problem("loose-link", "l1", { type: "Attacker" })]);
});

test("a role is the event's, and its filler of a type that may fill it", () => {
  assert.deepEqual(broken([putLink(argument("l9", "m1", "m2", "Place"))]), [
    problem("not-an-event", "l9", { type: "ORG", role: "Place" }),
  ]);
  assert.deepEqual(broken([putLink(argument("l9", "e1", "m2", "Weapon"))]), [
    problem("unknown-role", "l9", { type: "Attack", role: "Weapon" }),
  ]);
  assert.deepEqual(broken([putLink(argument("l9", "e1", "m1", "Place"))]), [
    problem("filler", "l9", { type: "Attack", role: "Place", filler: "ORG" }),
  ]);
});

test("a subtype fills what its type may fill", () => {
  const changes = [drop("l1"), putMention(mention("m9", 16, 20, "PER.Group")), putLink(argument("l9", "e1", "m9", "Attacker"))];

  assert.deepEqual(broken(changes), []);
});

test("a role is not filled more often than allowed, nor twice by one", () => {
  const second = [putMention(mention("m9", 16, 20, "ORG")), putLink(argument("l9", "e1", "m9", "Attacker"))];

  assert.deepEqual(broken(second), [problem("too-many", "l9", { role: "Attacker", most: 1 })]);
  assert.deepEqual(broken([putLink(argument("l9", "e1", "m1", "Attacker"))]), [
    problem("twin-link", "l9", { type: "Attacker" }),
  ]);
});

test("a relation joins types that it asks for", () => {
  const relation = (source, target, type = "Located") =>
    broken([putLink({ id: "l9", kind: "relation", source, target, type })]);

  assert.deepEqual(relation("m1", "m2"), []);
  assert.deepEqual(relation("m2", "m1"), [
    problem("relation-ends", "l9", { type: "Located", source: "GPE", target: "ORG" }),
  ]);
  assert.deepEqual(relation("m1", "m2", "Near"), [problem("unknown-relation", "l9", { type: "Near" })]);
});

test("a finished reading lacks nothing", () => {
  const sure = { ...iraq, attributes: { sure: true } };

  assert.deepEqual(gaps(apply(reading(), [putMention(sure)]), schema()), []);
});

test("at hand-in roles must be filled and attributes given, in reading order", () => {
  const lonely = documentOf([iraq, attack], []);

  assert.deepEqual(gaps(lonely, schema()), [
    problem("role-missing", "e1", { type: "Attack", role: "Attacker", least: 1 }),
    problem("attribute-missing", "m2", { type: "GPE", attribute: "sure" }),
  ]);
});
