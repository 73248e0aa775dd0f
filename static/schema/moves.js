/**
 * Where labels go when a draft becomes the next version: what was renamed and merged on the page, and what a
 * manager decided for names that are gone. No DOM.
 *
 * @import { Draft, Piece } from "./draft.js"
 * @typedef {{ readonly part: string, readonly name: string, readonly owner?: string, readonly to: string | null }} Move
 * In the wire's spelling: `owner` by its former name, `to` null where labels are dropped.
 */

import { found } from "./edits.js";

/** One place of a schema as a key. @param {{ part: string, name: string, owner?: string }} place */
export const keyOf = ({ part, name, owner = "" }) => JSON.stringify([part, name, owner]);

/** All moves of a draft; what was decided goes before what follows from the page.
 * @param {Draft} draft @param {ReadonlyMap<string, Move>} [decided] by `keyOf` @returns {Move[]} */
export function moves(draft, decided = new Map()) {
  const told = [...renamed(draft), ...mergers(draft)];
  const others = told.filter((one) => !decided.has(keyOf(one)));
  return [...others, ...decided.values()];
}

/** @param {Draft} draft @returns {Move[]} */
function renamed({ types, relations, attributes }) {
  return [
    ...types.flatMap((one) => move("type", one)),
    ...types.flatMap(({ was, roles }) => roles.flatMap((role) => (was ? move("role", role, was) : []))),
    ...relations.flatMap((one) => move("relation", one)),
    ...attributes.flatMap((one) => move("attribute", one)),
    ...attributes.flatMap(({ was, choices }) => choices.flatMap((one) => (was ? move("choice", one, was) : []))),
  ];
}

/** @param {string} part @param {{ was: string, name: string }} piece @param {string} [owner] @returns {Move[]} */
function move(part, { was, name }, owner = "") {
  return was && was !== name ? [{ part, name: was, ...(owner ? { owner } : {}), to: name }] : [];
}

/** @param {Draft} draft @returns {Move[]} */
function mergers(draft) {
  return draft.merged.flatMap(({ part, was, owner, into }) => {
    const to = found(draft, into)?.piece.name;
    return to ? [{ part, name: was, ...(owner ? { owner } : {}), to }] : [];
  });
}

/** The names that labels of a lost name may go to: those of the same sort, where they stand now.
 * @param {Draft} draft @param {{ part: string, name: string, owner: string }} lost @returns {readonly Piece[]} */
export function targets(draft, { part, owner }) {
  switch (part) {
    case "type":
      return draft.types.filter(({ selectable }) => selectable);
    case "relation":
      return draft.relations;
    case "attribute":
      return draft.attributes;
    case "role":
      return now(draft, draft.types, "type", owner)?.roles ?? [];
    case "choice":
      return now(draft, draft.attributes, "attribute", owner)?.choices ?? [];
    default:
      return [];
  }
}

/** What became of a part that had this name: itself, or what it went into.
 * @template {Piece} One @param {Draft} draft @param {readonly One[]} parts @param {string} sort @param {string} name */
function now({ merged }, parts, sort, name) {
  const into = merged.find(({ part, was }) => part === sort && was === name)?.into;
  return parts.find(({ id, was }) => was === name || id === into);
}
