import assert from "node:assert/strict";
import { test } from "node:test";

import { decisionsOf } from "../../static/editor/api.js";
import { apply, documentOf, drop, putLink, putMention, set } from "../../static/editor/changes.js";
import {
  deciding, isAbout, isOpen, nextStop, progressOf, takenAt, takeOf, versionsTaken,
} from "../../static/editor/stops.js";
import { alikeIn, factsOf, stripsOf, wholeStrip } from "../../static/editor/strips.js";
import { argument, army, article, attack, iraq, mention, schema, state } from "./newsroom.js";

const RULES = { schema: schema(), surface: () => "" };
const gold = (mentions = [], links = [], decided = {}) => ({
  ...documentOf(mentions, links),
  decisions: decisionsOf(Object.entries(decided).map(([key, take]) => ({ key, decided: { take } }))),
});

const long = mention("g1", 4, 15, "ORG");
const short = mention("g1", 4, 9, "ORG");
const beside = mention("g2", 4, 15, "ORG");

/** Where an organisation ends: one reader says at 15, two at 9. */
const boundary = {
  key: "s1", kind: "boundary", span: [4, 15], several: true, needs: [], none: [drop("g1"), drop("g2")], decided: null,
  options: [
    { readers: [1], changes: [drop("g2"), putMention(long)], also: [putMention(beside)], mentions: [long], links: [] },
    { readers: [2, 3], changes: [drop("g2"), putMention(short)], also: [putMention({ ...short, id: "g3" })], mentions: [short], links: [] },
  ],
};
const filled = argument("l1", "e1", "g1", "Attacker");
const role = {
  key: "s2", kind: "role", name: "Attacker", span: [0, 3], several: false, none: [drop("l1")], decided: null,
  needs: [{ id: "e1", type: "Attack" }],
  options: [
    { readers: [1, 2], changes: [putLink(filled)], also: [putLink(filled)], mentions: [], links: [filled] },
    { readers: [3], changes: [drop("l1")], also: [], mentions: [], links: [] },
  ],
};
const whole = {
  key: "s0", kind: "attribute", name: "topic", span: null, several: false, needs: [], none: [set("topic")], decided: null,
  options: [
    { readers: [1], changes: [set("topic", "war")], also: [], mentions: [], links: [] },
    { readers: [2, 3], changes: [set("topic")], also: [], mentions: [], links: [] },
  ],
};
const STOPS = [whole, boundary, role];

test("one reader's version takes the place of what was decided before, and the decision goes along", () => {
  const first = apply(gold(), deciding(boundary, [1], gold(), RULES));
  const then = apply(first, deciding(boundary, [2], first, RULES));

  assert.deepEqual([...first.mentions.values()], [long]);
  assert.deepEqual([...then.mentions.values()], [short]);
  assert.deepEqual([takenAt(boundary, first), takenAt(boundary, then)], [[1], [2]]);
});

test("both versions stand beside each other, and none leaves nothing", () => {
  const both = apply(gold(), deciding(boundary, [1, 2], gold(), RULES));
  const none = apply(both, deciding({ ...boundary, none: [drop("g1"), drop("g3")] }, [], both, RULES));

  assert.deepEqual([...both.mentions.values()].map(({ end }) => end).sort(), [15, 9]);
  assert.deepEqual([none.mentions.size, takenAt(boundary, none)], [0, []]);
});

test("a link whose end goes with a decision goes along", () => {
  const settled = gold([attack, short], [filled]);

  const after = apply(settled, deciding(boundary, [], settled, RULES));

  assert.deepEqual([after.links.size, [...after.mentions.keys()]], [0, ["e1"]]);
});

test("a link that the rules forbid where its end has become another is left out", () => {
  const place = { ...boundary, options: [{ readers: [1], changes: [putMention(mention("g1", 4, 9, "GPE"))], mentions: [], links: [] }] };
  const settled = gold([attack, short], [filled]);

  assert.equal(apply(settled, deciding(place, [1], settled, RULES)).links.size, 0);
});

test("a stop is asked where what it hangs on stands in the gold", () => {
  assert.deepEqual([isOpen(role, gold()), isOpen(role, gold([attack]))], [false, true]);
  assert.deepEqual(progressOf(STOPS, gold([attack], [], { s1: [2] })), { all: 3, decided: 1 });
  assert.deepEqual(progressOf(STOPS, gold()), { all: 2, decided: 0 });
});

test("a wish is what one reader has, all that may stand together, or none", () => {
  assert.deepEqual([takeOf(boundary, 3), takeOf(boundary, "both"), takeOf(boundary, "none")], [[3], [1, 2], []]);
  assert.deepEqual([takeOf(role, "both"), takeOf(role, 9)], [null, null]);
  assert.deepEqual(versionsTaken(boundary, [3]).map(({ readers }) => readers), [[2, 3]]);
  assert.deepEqual(versionsTaken(boundary, "edited"), []);
});

test("one goes from stop to stop, and round", () => {
  const every = () => true;
  const keys = (/** @type {any[]} */ ...steps) => steps.map((one) => one?.key);

  assert.deepEqual(keys(nextStop(STOPS, "s0", 0, 1, every), nextStop(STOPS, "s2", 0, 1, every), nextStop(STOPS, "s0", 0, -1, every)), ["s1", "s0", "s2"]);
  assert.deepEqual(keys(nextStop(STOPS, null, 2, 1, every), nextStop([boundary], null, 30, -1, every)), ["s1", "s1"]);
  assert.equal(nextStop(STOPS, "s1", 0, 1, (one) => one.key === "s1"), undefined);
});

test("what is changed by hand is about a stop where its labels lie upon its words", () => {
  const settled = gold([attack, army, iraq]);
  const about = (/** @type {any[]} */ ...changes) => isAbout(boundary, changes, settled);

  assert.deepEqual([about(drop("m1")), about(drop("m2")), about(putMention(long)), about(putLink(argument("l9", "e1", "m1", "Attacker")))], [true, false, true, true]);
  assert.deepEqual([isAbout(whole, [set("topic", "war")], settled), isAbout(whole, [drop("m1")], settled)], [true, false]);
});

test("a decision is undone with what it made, and made again", () => {
  const one = state(gold());
  one.perform(deciding(boundary, [1], one.document.value, RULES));
  one.undo();
  assert.deepEqual([one.document.value.mentions.size, takenAt(boundary, one.document.value)], [0, undefined]);

  one.redo();
  assert.deepEqual([one.document.value.mentions.size, takenAt(boundary, one.document.value)], [1, [1]]);
});

test("readers who say the same share a lane, and stops upon each other a strip", () => {
  const type = { ...boundary, key: "s3", span: [6, 9] };
  const find = (/** @type {string} */ id) => ({ e1: attack, g1: short })[id];

  const strips = stripsOf([whole, boundary, type, role], article(), [1, 2, 3], find);

  assert.deepEqual(strips.map(({ stops, lanes }) => [stops.map(({ key }) => key), lanes.map(({ readers }) => readers)]), [
    [["s2"], [[1, 2], [3]]],
    [["s1", "s3"], [[1], [2, 3]]],
  ]);
  assert.deepEqual(strips[0]?.lanes.map(({ facts }) => facts[0]?.fillers), [[short], []]);
  // Three words on either side, and the filler.
  assert.deepEqual([strips[0]?.excerpt, strips[1]?.excerpt], [{ start: 0, end: 28 }, { start: 0, end: 30 }]);
});

test("who has no label where others have one has a ghost", () => {
  const missing = { ...boundary, kind: "missing", several: false, options: [boundary.options[0], { readers: [2], changes: [drop("g1")], mentions: [], links: [] }] };

  const [strip] = stripsOf([missing], article(), [1, 2], () => undefined);

  assert.deepEqual(strip?.lanes.map(({ mentions, ghosts }) => [mentions, ghosts]), [[[long], []], [[], [{ start: 4, end: 15 }]]]);
});

test("of attributes only those are told that readers have otherwise", () => {
  const said = (/** @type {any} */ attributes) => [putMention({ ...short, attributes })];
  const stop = { ...boundary, kind: "attribute", options: [
    { readers: [1], changes: said({ level: "name", sure: true }), mentions: [], links: [] },
    { readers: [2], changes: said({ level: "pronoun", sure: true }), mentions: [], links: [] },
  ] };

  assert.deepEqual(stop.options.map((one) => factsOf(stop, one, () => undefined).map(({ name, value }) => [name, value])), [
    [["level", "name"]], [["level", "pronoun"]],
  ]);
  assert.deepEqual(factsOf(whole, whole.options[0], () => undefined).map(({ name, value }) => [name, value]), [["topic", "war"]]);
});

test("a sentence without stops has a lane for each way in which it was read", () => {
  const lanes = [{ number: 1, mentions: [army], links: [] }, { number: 2, mentions: [{ ...army, id: "x" }], links: [] }, { number: 3, mentions: [], links: [] }];

  assert.deepEqual(wholeStrip(0, article(), lanes).lanes.map(({ readers }) => readers), [[1, 2], [3]]);
  assert.deepEqual(alikeIn(lanes.slice(0, 2)), [army]);
});

test("of a relation its other end is told, whichever way it leads", () => {
  const leads = (/** @type {string} */ source, /** @type {string} */ target) => [putLink({ id: "l7", kind: "relation", source, target, type: "Located" })];
  const stop = { ...role, kind: "relation", name: "", needs: [{ id: "m1", type: null }, { id: "m2", type: null }], options: [
    { readers: [1], changes: leads("m1", "m2"), mentions: [], links: [] },
    { readers: [2], changes: leads("m2", "m1"), mentions: [], links: [] },
    { readers: [3], changes: [drop("l7")], mentions: [], links: [] },
  ] };
  const find = (/** @type {string} */ id) => ({ m1: army, m2: iraq })[id];

  assert.deepEqual(stop.options.map((one) => factsOf(stop, one, find).map(({ name, fillers }) => [name, fillers])), [
    [["Located", [iraq]]], [["Located", [iraq]]], [["", []]],
  ]);
});
