import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

import { clashes } from "../../static/schema/clashes.js";
import { alikeTo, contrast, inkOn, LIGHT, DARK, PALETTE, READ, SEEN, unlike } from "../../static/schema/colours.js";
import { colourOf, fromWire, inOrder, toWire } from "../../static/schema/draft.js";
import * as edits from "../../static/schema/edits.js";
import { faults } from "../../static/schema/faults.js";
import { keyOf, moves, targets } from "../../static/schema/moves.js";
import { sample } from "../../static/schema/sample.js";
import { Steps } from "../../static/schema/steps.js";

const read = (path) => JSON.parse(readFileSync(new URL(path, import.meta.url), "utf-8"));
const SHIPPED = readdirSync(new URL("../../labels/shipped/", import.meta.url)).filter((name) => name.endsWith(".json"));
const NEWS = {
  name: "news",
  overlap: "free",
  entities: [
    { name: "PER", title: { ar: "شخص", en: "Person" }, colour: "#3699d8", hotkey: "KeyP" },
    { name: "LOC", colour: "#905a12", selectable: false },
    { name: "CITY", parent: "LOC" },
    { name: "TOWN", parent: "LOC" },
  ],
  events: [{ name: "Meet", hotkey: "KeyN", roles: [{ name: "Place", fillers: ["LOC"], most: 1, hotkey: "KeyP" }, { name: "Who" }] }],
  relations: [{ name: "lives-in", sources: ["PER"], targets: ["LOC"] }],
  attributes: [
    { name: "level", form: "choice", of: ["PER"], choices: [{ name: "name" }, { name: "noun" }] },
    { name: "sure", form: "flag", of: ["Place", "lives-in", "article"] },
  ],
};
const draft = () => fromWire(NEWS);
const idOf = (one, name) => [...one.types, ...one.relations, ...one.attributes, ...one.types.flatMap(({ roles }) => roles),
  ...one.attributes.flatMap(({ choices }) => choices)].find((piece) => piece.name === name)?.id;
const namesOf = (one, kind) => inOrder(one, kind).map(({ name }) => name);

for (const name of SHIPPED) {
  test(`${name} is the same after it was a draft`, () => {
    const schema = read(`../../labels/shipped/${name}`);

    assert.deepEqual(toWire(fromWire(schema)), schema);
    assert.deepEqual(faults(fromWire(schema)), []);
  });
}

for (const { title, schema, code, params } of read("../data/schema-faults.json")) {
  test(`the server finds the same: ${title}`, () => {
    const found = faults(fromWire(schema));

    if (code === null) assert.deepEqual(found, []);
    else assert.deepEqual(found.find((one) => one.code === code)?.params, params);
  });
}

test("a name must be there and not too long", () => {
  const one = edits.change(draft(), idOf(draft(), "PER") ?? "", {});
  const nameless = edits.change(one, idOf(one, "PER"), { name: "" });
  const long = edits.change(one, idOf(one, "PER"), { name: "ط".repeat(101) });

  assert.deepEqual([nameless, long].map((each) => faults(each)[0].code), ["no-name", "long-name"]);
});

test("what names a type follows when the type is renamed", () => {
  const one = draft();

  const wire = toWire(edits.change(one, idOf(one, "LOC"), { name: "PLACE" }));

  assert.deepEqual(wire.entities.map(({ parent }) => parent), [undefined, undefined, "PLACE", "PLACE"]);
  assert.deepEqual(wire.events[0].roles[0].fillers, ["PLACE"]);
  assert.deepEqual(wire.relations[0].targets, ["PLACE"]);
});

test("attributes of a role follow it, unless another role has its former name", () => {
  const one = draft();
  const alone = edits.change(one, idOf(one, "Place"), { name: "Where" });
  const [two, other] = edits.addType(one, { kind: "event", name: "Raid" });
  const [three, role] = edits.addRole(two, other, "Role");
  const both = edits.change(edits.change(three, role, { name: "Place" }), role, { name: "Spot" });

  assert.deepEqual(toWire(alone).attributes[1].of, ["Where", "lives-in", "article"]);
  assert.deepEqual(toWire(both).attributes[1].of, ["Place", "lives-in", "article"]);
});

test("what is removed is named nowhere any more, and what stood under it moves up", () => {
  const one = draft();

  const wire = toWire(edits.remove(one, idOf(one, "LOC")));

  assert.deepEqual(wire.entities.map(({ parent }) => parent), [undefined, undefined, undefined]);
  assert.equal(wire.events[0].roles[0].fillers, undefined);
  assert.equal(edits.remove(one, "nothing"), one);
});

test("what is renamed, merged and gone is told as moves, and decisions go first", () => {
  const one = draft();
  const renamed = edits.change(edits.change(one, idOf(one, "PER"), { name: "Person" }), idOf(one, "Place"), { name: "Where" });
  const merged = edits.merge(renamed, idOf(one, "TOWN"), idOf(one, "CITY"));
  const chosen = edits.change(merged, idOf(one, "noun"), { name: "common" });
  const decision = { part: "choice", name: "noun", owner: "level", to: null };

  assert.deepEqual(moves(chosen), [
    { part: "type", name: "PER", to: "Person" },
    { part: "role", name: "Place", owner: "Meet", to: "Where" },
    { part: "choice", name: "noun", owner: "level", to: "common" },
    { part: "type", name: "TOWN", to: "CITY" },
  ]);
  assert.deepEqual(moves(chosen, new Map([[keyOf(decision), decision]])).at(-1), decision);
  assert.equal(moves(chosen, new Map([[keyOf(decision), decision]])).length, 4);
});

test("what goes into a part that goes into another goes there as well", () => {
  const one = draft();

  const twice = edits.merge(edits.merge(one, idOf(one, "TOWN"), idOf(one, "CITY")), idOf(one, "CITY"), idOf(one, "PER"));

  assert.deepEqual(moves(twice), [{ part: "type", name: "TOWN", to: "PER" }, { part: "type", name: "CITY", to: "PER" }]);
});

test("labels of a lost name may go to what is of the same sort where they stand", () => {
  const one = draft();

  assert.deepEqual(targets(one, { part: "type", owner: "" }).map(({ name }) => name), ["PER", "CITY", "TOWN", "Meet"]);
  assert.deepEqual(targets(one, { part: "role", owner: "Meet" }).map(({ name }) => name), ["Place", "Who"]);
  assert.deepEqual(targets(one, { part: "choice", owner: "level" }).map(({ name }) => name), ["name", "noun"]);
  assert.deepEqual(targets(one, { part: "ends", owner: "" }), []);
  const [raid, id] = edits.addType(one, { kind: "event", name: "Raid" });
  const merged = edits.merge(edits.addRole(raid, id, "Where")[0], idOf(one, "Meet"), id);
  assert.deepEqual(targets(merged, { part: "role", owner: "Meet" }).map(({ name }) => name), ["Where"]);
  assert.equal(targets(one, { part: "relation", owner: "" }).length + targets(one, { part: "attribute", owner: "" }).length, 3);
});

test("parts are moved among their siblings, and types by being put before another", () => {
  const one = draft();
  const shifted = edits.shift(one, idOf(one, "TOWN"), -1);
  const under = edits.place(one, idOf(one, "PER"), idOf(one, "TOWN"));

  assert.deepEqual(namesOf(shifted, "entity"), ["PER", "LOC", "TOWN", "CITY"]);
  assert.equal(edits.shift(shifted, idOf(one, "TOWN"), -1), shifted);
  assert.deepEqual(namesOf(under, "entity"), ["LOC", "CITY", "PER", "TOWN"]);
  assert.equal(edits.place(one, idOf(one, "LOC"), idOf(one, "CITY")), one);
  assert.deepEqual(toWire(edits.shift(one, idOf(one, "name"), 1)).attributes[0].choices, [{ name: "noun" }, { name: "name" }]);
  assert.deepEqual(toWire(edits.shift(one, idOf(one, "Who"), -1)).events[0].roles.map(({ name }) => name), ["Who", "Place"]);
});

test("new parts have names of their own", () => {
  const [one] = edits.addType(draft(), { kind: "entity", name: "PER" });
  const [two] = edits.addAttribute(edits.addRelation(one, "lives-in")[0], "level", []);
  const [three] = edits.addChoice(two, idOf(two, "level"), "name");

  assert.deepEqual([three.types.at(-1).name, three.relations.at(-1).name, three.attributes.at(-1).name], ["PER2", "lives-in2", "level2"]);
  assert.deepEqual(three.attributes[0].choices.map(({ name }) => name), ["name", "noun", "name2"]);
});

test("a file's parts are those of the version in use where they have its names", () => {
  const taken = fromWire({ name: "other", entities: [{ name: "PER" }, { name: "ORG" }] }, NEWS);

  assert.deepEqual(taken.types.map(({ was }) => was), ["PER", ""]);
});

test("typing goes on in one step until one pauses, and each step can be undone and redone", () => {
  const steps = new Steps("a", 100);
  steps.push("ab", { field: "name", at: 0 });
  steps.push("abc", { field: "name", at: 50 });
  steps.push("abcd", { field: "name", at: 500 });
  steps.undo();
  const once = steps.value;
  steps.undo();
  const twice = steps.value;
  steps.undo();
  steps.redo();

  assert.deepEqual([once, twice, steps.value, steps.canUndo, steps.canRedo], ["abc", "a", "abc", true, true]);
  steps.push("new");
  assert.equal(steps.canRedo, false);
});

test("keys that meet the editor's own or a role's are told of", () => {
  const [moved, shared] = clashes(draft());

  assert.deepEqual([moved.kind, moved.chord, moved.holders, moved.command], ["moved", "KeyN", ["Meet"], "note"]);
  assert.deepEqual(shared, { kind: "shared", chord: "KeyP", type: "PER", roles: ["Place"] });
});

test("every colour of the palette is seen and read on light and on dark", () => {
  for (const colour of PALETTE) {
    assert.ok(contrast(colour, LIGHT) >= SEEN && contrast(colour, DARK) >= SEEN, colour);
    assert.ok(contrast(colour, inkOn(colour)) >= READ, colour);
  }
});

test("colours that only some eyes tell apart are known for it", () => {
  assert.deepEqual(alikeTo("#ff0000", "#ff0000").length, 4);
  assert.ok(!alikeTo("#d87e1b", "#5a8748").includes("trichromat"));
  assert.deepEqual(alikeTo("#000000", "#ffffff"), []);
  assert.ok(!["#3699d8", "#d87e1b"].includes(unlike(["#3699d8", "#d87e1b"])));
});

test("a subtype has the colour of the type above it, and grey where none has any", () => {
  const one = draft();

  assert.equal(colourOf(one, one.types.find(({ name }) => name === "CITY")), "#905a12");
  assert.equal(colourOf(one, one.types.find(({ name }) => name === "Meet")), "#6b7280");
});

test("the sample begins with the part that is open", () => {
  const one = draft();
  const marked = sample(one, idOf(one, "TOWN")).filter(({ type }) => type);

  assert.deepEqual(marked.map(({ type }) => type.name), ["Meet", "TOWN", "PER", "CITY"]);
});
