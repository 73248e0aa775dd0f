import assert from "node:assert/strict";
import { test } from "node:test";

import { Article } from "../../static/editor/article.js";
import { difference, documentOf } from "../../static/editor/changes.js";
import { halves, places, merge, neighbour, others, split, spread } from "../../static/editor/reshaping.js";
import { lostBy, retype } from "../../static/editor/labelling.js";
import { Sentence } from "../../static/editor/offsets.js";
import { State } from "../../static/editor/state.js";
import { argument, mention, reading, schema, state } from "./newsroom.js";

const TEXT = "زار سامي الأحمد وسعد بغداد، وعاد سامي أمس إلى بغداد وسامي فيها.";

/** The words of this text; وسعد, وعاد and وسامي are و and a word. */
function desk(mentions, links = [], { rules = schema(), drops = true } = {}) {
  const tokens = [...TEXT.matchAll(/[^\s\p{P}]+|\p{P}/gu)].map(({ 0: word, index }) => [index, index + word.length]);
  const led = ["وسعد", "وعاد", "وسامي"];
  const rows = tokens.flatMap(([start, end], index) => (led.includes(TEXT.slice(start, end)) ? [[index, 1, 1]] : []));
  const article = new Article([new Sentence(TEXT, 0)], tokens.flat(), rows);
  return new State(article, rules, documentOf(mentions, links), { editable: true, dropsParticles: drops });
}
const over = (id, words, type, from = 0) => {
  const start = TEXT.indexOf(words, from);
  return mention(id, start, start + words.length, type);
};
const words = (of) => of.inOrder().map((one) => [one.id.length > 3 ? "new" : one.id, TEXT.slice(one.start, one.end), one.type]);
const rulesOf = (problems) => problems.map(({ rule }) => rule);

test("a label is made wherever its text stands again, as it is but for its note, in one step", () => {
  const sami = { ...over("m1", "سامي", "PER"), attributes: { level: "name" }, note: "من هو؟" };
  const of = desk([sami]);

  const { spans } = others(of, sami);
  assert.deepEqual(spread(of, sami, spans), []);

  assert.deepEqual(words(of), [["m1", "سامي", "PER"], ["new", "سامي", "PER"], ["new", "سامي", "PER"]]);
  const made = of.inOrder().slice(1).map(({ attributes, note }) => ({ attributes, note }));
  assert.deepEqual(made, Array(2).fill({ attributes: { level: "name" }, note: undefined }));
  of.undo();
  assert.deepEqual(words(of), [["m1", "سامي", "PER"]]);
});

test("an event is made again without its arguments", () => {
  const of = desk([over("e1", "عاد", "Attack"), over("m1", "سامي", "PER")], [argument("l1", "e1", "m1", "Attacker")]);

  spread(of, of.mention("e1"), [{ start: 0, end: 3 }]);

  assert.deepEqual([words(of)[0], of.document.value.links.size], [["new", "زار", "Attack"], 1]);
});

test("a label is split at a word, and the first part keeps id, links and note", () => {
  const sami = { ...over("m1", "سامي الأحمد", "PER"), attributes: { level: "name" }, note: "من هو؟" };
  const of = desk([over("e1", "زار", "Attack"), sami], [argument("l1", "e1", "m1", "Attacker")]);

  const { problems, second } = split(of, sami, TEXT.indexOf("الأحمد"));

  assert.deepEqual([problems, words(of).slice(1)], [[], [["m1", "سامي", "PER"], ["new", "الأحمد", "PER"]]]);
  assert.deepEqual([of.mention("m1").note, of.linksAt("m1").length, of.linksAt(second).length], ["من هو؟", 1, 0]);
  assert.deepEqual(of.mention(second).attributes, { level: "name" });
  assert.equal(of.mention(second).note, undefined);
  of.undo();
  assert.deepEqual(of.mention("m1"), sami);
});

test("an و between two names is of neither where labels stand without particles", () => {
  const both = over("m1", "الأحمد وسعد", "PER");
  const parted = (drops, at) => halves(desk([both], [], { drops }), both, at).map(({ start, end }) => TEXT.slice(start, end));
  const saad = TEXT.indexOf("وسعد");

  assert.deepEqual(parted(true, saad), ["الأحمد", "سعد"]);
  assert.deepEqual(parted(true, saad + 1), ["الأحمد", "سعد"]);
  assert.deepEqual(parted(false, saad), ["الأحمد", "وسعد"]);
  assert.deepEqual(parted(false, saad + 1), ["الأحمد و", "سعد"]);
});

test("a comma between two names is of neither, and a label is split within a word too", () => {
  const both = over("m1", "بغداد، وعاد", "PER");
  const of = desk([both]);
  const parted = (at) => halves(of, both, at).map(({ start, end }) => TEXT.slice(start, end));

  assert.deepEqual(parted(TEXT.indexOf("،")), ["بغداد", "عاد"]);
  assert.deepEqual(parted(TEXT.indexOf("وعاد")), ["بغداد", "عاد"]);
  assert.deepEqual(parted(both.start + 2), ["بغ", "داد، وعاد"]);
});

test("a label may be split where the parts of its words begin", () => {
  const of = desk([]);
  const at = (span) => places(of.article, span).map((place) => TEXT.slice(place, place + 3));

  assert.deepEqual(at(over("m", "الأحمد وسعد", "PER")), ["وسع", "سعد"]);
  assert.deepEqual(at(over("m", "بغداد", "PER")), []);
});

test("what a rule forbids is not split", () => {
  const of = desk([over("m1", "سامي الأحمد", "PER"), over("m2", "الأحمد", "PER")]);

  assert.deepEqual(rulesOf(split(of, of.mention("m1"), TEXT.indexOf("الأحمد")).problems), ["twin"]);
  assert.deepEqual(words(of).length, 2);
});

test("the next label of the same type in the sentence is the neighbour", () => {
  const of = desk([over("m1", "سامي", "PER"), over("g", "بغداد", "GPE"), over("m2", "سامي", "PER", 20)]);

  assert.deepEqual([neighbour(of, of.mention("m1"))?.id, neighbour(of, of.mention("m2"))], ["m2", undefined]);
});

test("a label of the next sentence is no neighbour", () => {
  const of = state(documentOf([mention("m1", 16, 20, "ORG"), mention("m2", 44, 47, "ORG")], []));

  assert.equal(neighbour(of, of.mention("m1")), undefined);
});

test("two labels become one from the start of the first to the end of the last", () => {
  const [sami, ahmad] = [over("m1", "سامي", "PER"), over("m2", "الأحمد", "PER")];
  const of = desk([sami, ahmad]);

  assert.deepEqual(merge(of, sami, ahmad), { problems: [], conflicts: [] });

  assert.deepEqual(words(of), [["m1", "سامي الأحمد", "PER"]]);
  of.undo();
  assert.deepEqual(words(of), [["m1", "سامي", "PER"], ["m2", "الأحمد", "PER"]]);
});

test("what both said is kept, and it is told where they differed", () => {
  const sami = { ...over("m1", "سامي", "PER"), attributes: { level: "name", count: 1 }, note: "أ" };
  const ahmad = { ...over("m2", "الأحمد", "PER"), attributes: { level: "pronoun", also: "ب", count: 1 }, note: "ب" };
  const of = desk([sami, ahmad]);

  const { conflicts } = merge(of, sami, ahmad);

  assert.deepEqual(conflicts, ["level"]);
  assert.deepEqual(of.mention("m1").attributes, { level: "name", count: 1, also: "ب" });
  assert.equal(of.mention("m1").note, "أ\nب");
});

test("the links of both are the first's, equal ones once, and one between the two is gone", () => {
  const rules = schema({
    relations: [{ name: "Kin", sources: ["PER"], targets: ["PER"], symmetric: true }, { name: "Likes", sources: ["PER"] }],
  });
  const people = [over("m1", "سامي", "PER"), over("m2", "الأحمد", "PER"), over("m3", "سعد", "PER")];
  const relation = (id, source, target, type) => ({ id, kind: "relation", source, target, type });
  const of = desk(people, [
    relation("a", "m1", "m3", "Kin"), relation("b", "m3", "m2", "Kin"), relation("c", "m1", "m2", "Likes"),
    relation("d", "m3", "m2", "Likes"),
  ], { rules });
  const before = of.document.value;

  assert.deepEqual(merge(of, people[0], people[1]).problems, []);

  const arcs = [...of.document.value.links.values()].map(({ id, source, target }) => [id, source, target]);
  assert.deepEqual(arcs, [["a", "m1", "m3"], ["d", "m3", "m1"]]);
  of.undo();
  assert.deepEqual(difference(of.document.value, before), []);
});

test("two events are not merged where a role would be filled too often", () => {
  const of = desk(
    [over("e1", "زار", "Attack"), over("e2", "عاد", "Attack"), over("m1", "سامي", "PER"), over("m2", "سعد", "PER")],
    [argument("a", "e1", "m1", "Attacker"), argument("b", "e2", "m2", "Attacker")],
  );

  assert.deepEqual(rulesOf(merge(of, of.mention("e1"), of.mention("e2")).problems), ["too-many", "too-many"]);
});

test("before a label is retyped it is known what it would lose", () => {
  const army = { ...reading().mentions.get("m1"), type: "PER", attributes: { level: "name", also: "ب" } };
  const of = state(documentOf([reading().mentions.get("e1"), army], [argument("l1", "e1", "m1", "Attacker")]));
  const lost = (type) => {
    const { attributes, links } = lostBy(of, army, type);
    return [attributes, links.map(({ id }) => id)];
  };

  assert.deepEqual(lost("PER.Group"), [[], []]);
  assert.deepEqual(lost("ORG"), [["level", "also"], []]);
  assert.deepEqual(lost("GPE"), [["level", "also"], ["l1"]]);
  assert.deepEqual(retype(of, army, "GPE"), []);
  assert.deepEqual([of.mention("m1").attributes, of.document.value.links.size], [undefined, 0]);
});
