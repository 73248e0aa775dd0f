/**
 * What was done to a reading, in words: step by step, those of one person within a minute together.
 *
 * @import { Change, Document, Link, Mention, Take, Value } from "./types"
 * @import { Say } from "./words.js"
 * @import { State } from "./state.js"
 */

import { equal } from "./changes.js";
import { isMark, keyOf, valueIn } from "./marks.js";
import { quoted, titled, valueTitled } from "./naming.js";
import { listed } from "./words.js";

const MINUTE = 60_000; // ms

/** A batch as the server tells it. @typedef {{ revision: number, by: string, name: string, at: string,
 *   changes: Change[], undo: Change[], decisions?: Decided[] }} Step */
/** What a step decided of a gold; `about` names the role, attribute or relation.
 * @typedef {{ stop: string, kind: string, about: string, span: readonly [number, number] | null, take: Take | null,
 *   strategy: string }} Decided */
/** @typedef {{ name: string, at: number, steps: Step[] }} Group */
/** Finds a mention that stands or once stood. @typedef {(id: string) => Mention | undefined} Find */

/** Steps of one person in one minute together. @param {readonly Step[]} steps the newest first
 * @returns {Group[]} */
export function grouped(steps) {
  /** @type {(Group & { by: string })[]} */
  const groups = [];
  for (const step of steps) {
    const at = Date.parse(step.at);
    const last = groups.at(-1);
    const together = last && last.by === step.by && Math.floor(last.at / MINUTE) === Math.floor(at / MINUTE);
    if (together) last.steps.push(step);
    else groups.push({ by: step.by, name: step.name, at, steps: [step] });
  }
  return groups;
}

/** Every mention that these steps speak of, as it was when it was spoken of last.
 * @param {readonly Step[]} steps the newest first @param {Document} now @returns {Find} */
export function finder(steps, now) {
  /** @type {Map<string, Mention>} */
  const seen = new Map();
  for (const { changes, undo } of steps) {
    for (const value of [...changes, ...undo].map(valueIn)) {
      if (isMark(value) && "start" in value && !seen.has(value.id)) seen.set(value.id, value);
    }
  }
  return (id) => seen.get(id) ?? now.mentions.get(id);
}

/** What a step did: a line for each thing it changed; links that went with their label are its line's.
 * @param {Step} step @param {State} state @param {Say} say @param {Find} find */
export function lines({ changes, undo }, state, say, find) {
  const before = new Map(undo.map((change) => [keyOf(change), valueIn(change)]));
  const dropped = new Set(changes.flatMap((change) => ("drop" in change && isMention(before.get(change.drop)) ? change.drop : [])));
  /** @param {Value} value */
  const wentAlong = (value) => isLink(value) && (dropped.has(value.source) || dropped.has(value.target));
  return changes.flatMap((change) => {
    const key = keyOf(change);
    const [was, is] = [before.get(key), valueIn(change)];
    if ("set" in change) return say("history.set", { name: titleOf(state, key), value: valueTitled(state, key.slice(1), is) });
    if (is === undefined && wentAlong(was)) return [];
    if (isMention(is) || isMention(was)) {
      const links = [...before.values()].filter((one) => isLink(one) && (one.source === key || one.target === key));
      return ofMention(was, is, links.length, state, say);
    }
    const what = titled(is ?? was, state, say, find);
    return say(is === undefined ? "history.unlinked" : was === undefined ? "history.linked" : "history.relinked", { what });
  });
}

/** What a step decided, each with its kind and its words. @param {Step} step @param {State} state @param {Say} say
 * @param {(reader: number) => string} nameOf */
export function decisionLines({ decisions = [] }, state, say, nameOf) {
  return decisions.map(({ kind, about, span, take, strategy }) => {
    const text = span ? state.article.slice({ start: span[0], end: span[1] }) : say("of-article");
    const called = { kind: say(`settle.kind.${kind}`), name: nameTitled(kind, about, state), text };
    const what = say(called.name ? "history.stop-named" : "history.stop", called);
    if (take === null) return say("history.decided-back", { what });
    const said = { what, taken: taken(take, state, say, nameOf) };
    return strategy ? say("history.decided-by", { ...said, way: wayWords(strategy, take, say, nameOf) }) : say("history.decided", said);
  });
}

/** What a strategy decides by. @param {string} strategy @param {Take | null} take @param {Say} say
 * @param {(reader: number) => string} nameOf */
export const wayWords = (strategy, take, say, nameOf) =>
  say(`settle.way.${strategy}`, { name: nameOf(Array.isArray(take) ? (take[0] ?? 0) : 0) });

/** How the role, relation or attribute of a stop is called. @param {string} kind @param {string} name @param {State} state */
function nameTitled(kind, name, { schema }) {
  if (!name) return "";
  if (kind === "attribute") return schema.title(schema.attributes.find((one) => one.name === name) ?? { name });
  if (kind === "relation") return schema.linkTitle("relation", name);
  const event = schema.types.find(({ roles }) => roles?.some((one) => one.name === name));
  return schema.linkTitle("argument", name, event?.name);
}

/** @param {Take} take @param {State} state @param {Say} say @param {(reader: number) => string} nameOf */
function taken(take, { schema }, say, nameOf) {
  if (take === "edited") return say("settle.by-hand");
  return take.length ? say("settle.took", { names: listed(take.map(nameOf), schema) }) : say("settle.took-none");
}

/** @param {Value} was @param {Value} is @param {number} links @param {State} state @param {Say} say */
function ofMention(was, is, links, state, say) {
  const type = (/** @type {Mention} */ one) => state.schema.typeTitle(one.type);
  if (!isMention(is)) {
    const gone = /** @type {Mention} */ (was);
    const words = { text: quoted(gone, state), type: type(gone), count: links };
    return [say(links ? "history.dropped-linked" : "history.dropped", words)];
  }
  const text = quoted(is, state);
  if (!isMention(was)) return [say("history.labelled", { text, type: type(is) })];
  const said = [];
  if (was.type !== is.type) said.push(say("history.retyped", { text, was: type(was), type: type(is) }));
  const [start, end] = [was.start !== is.start, was.end !== is.end];
  const moved = start && end ? "moved" : start ? "moved-start" : "moved-end";
  if (start || end) said.push(say(`history.${moved}`, { text, was: quoted(was, state) }));
  if ((was.note ?? "") !== (is.note ?? "")) said.push(say(is.note ? "history.noted" : "history.note-gone", { text, note: is.note ?? "" }));
  if (!equal({ attributes: was.attributes ?? {} }, { attributes: is.attributes ?? {} })) said.push(say("history.described", { text }));
  return said;
}

/** @param {State} state @param {string} key */
const titleOf = ({ schema }, key) =>
  schema.title(schema.attributes.find((one) => one.name === key.slice(1)) ?? { name: key.slice(1) });

/** @param {Value} value @returns {value is Mention} */
const isMention = (value) => isMark(value) && "start" in value;

/** @param {Value} value @returns {value is Link} */
const isLink = (value) => isMark(value) && "source" in value;
