/** A sentence of news, a schema and readings of it, for the tests of the editor's pure modules. */

import { Article } from "../../static/editor/article.js";
import { documentOf } from "../../static/editor/changes.js";
import { Sentence } from "../../static/editor/offsets.js";
import { Schema } from "../../static/editor/schema.js";
import { State } from "../../static/editor/state.js";

export const FIRST = "قصف الجيش مواقع داعش بالعراق 🌍 أمس.";
export const SECOND = "ولم يصب أحد.";
const TOKENS = [
  ["قصف", 0], ["الجيش", 4], ["مواقع", 10], ["داعش", 16], ["بالعراق", 21], ["🌍", 29], ["أمس", 31],
  [".", 34], ["ولم", 36], ["يصب", 40], ["أحد", 44], [".", 47],
];

/** The article: two sentences; بالعراق is ب + ال + عراق and ولم is و + لم. */
export function article() {
  const flat = TOKENS.flatMap(([word, start]) => [start, start + [...String(word)].length]);
  const sentences = [new Sentence(FIRST, 0), new Sentence(SECOND, 36)];
  return new Article(sentences, flat, [[4, 1, 1, 3], [8, 1, 1]]);
}

export const SCHEMA = {
  name: "news",
  entities: [
    { name: "PER", title: { ar: "شخص", en: "Person" }, colour: "#3366aa", hotkey: "KeyP" },
    { name: "PER.Group", parent: "PER" },
    { name: "ORG", title: { ar: "منظمة", en: "Organisation" }, hotkey: "KeyO" },
    { name: "GPE", title: { ar: "دولة" }, hotkey: "KeyG" },
  ],
  events: [
    { name: "Conflict", selectable: false, colour: "#aa3333" },
    {
      name: "Attack",
      parent: "Conflict",
      hotkey: "Shift+KeyA",
      title: { ar: "هجوم", en: "Attack" },
      roles: [
        { name: "Attacker", fillers: ["PER", "ORG"], least: 1, most: 1, hotkey: "KeyE" },
        { name: "Place", fillers: ["GPE"] },
        { name: "Cause", fillers: ["Attack"] },
      ],
    },
  ],
  relations: [{ name: "Located", sources: ["ORG"], targets: ["GPE"] }],
  attributes: [
    { name: "level", form: "choice", of: ["PER"], choices: [{ name: "name" }, { name: "pronoun" }] },
    { name: "sides", form: "several", of: ["Conflict"], choices: [{ name: "a" }, { name: "b" }] },
    { name: "sure", form: "flag", of: ["GPE"], required: true },
    { name: "count", form: "number", of: ["PER"] },
    { name: "also", form: "text", of: ["PER"] },
  ],
};

/** @param {Record<string, unknown>} [more] */
export const schema = (more = {}) => new Schema({ ...SCHEMA, ...more }, "ar");

/** @param {string} id @param {number} start @param {number} end @param {string} type */
export const mention = (id, start, end, type) => ({
  id,
  kind: type === "Attack" ? "event" : "entity",
  start,
  end,
  type,
});

/** @param {string} id @param {string} source @param {string} target @param {string} type */
export const argument = (id, source, target, type) => ({ id, kind: "argument", source, target, type });

export const attack = mention("e1", 0, 3, "Attack");
export const army = mention("m1", 4, 9, "ORG");
export const iraq = mention("m2", 22, 28, "GPE");
export const attacker = argument("l1", "e1", "m1", "Attacker");

/** A reading with an attack, the army that made it, and Iraq. */
export const reading = () => documentOf([attack, army, iraq], [attacker]);

/** @param {import("../../static/editor/types").Document} [document] */
export function state(document = documentOf([], []), terms = {}) {
  return new State(article(), schema(), document, { editable: true, dropsParticles: false, ...terms });
}

/** Let so many turns of the loop go by: what waits for nothing but its turn has had it, however busy the
 * machine is. @param {number} count */
export async function turns(count) {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
