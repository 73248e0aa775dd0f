/**
 * What can be done to a draft: each edit takes one and gives another. No DOM.
 *
 * @import { Attribute, Choice, Draft, Merged, Piece, Relation, Role, Type } from "./draft.js"
 */

import { fresh, lineage, roleOf, roleRef } from "./draft.js";

/** Where a list of parts stands. @typedef {"types" | "relations" | "attributes"} Shelf */

const BARE = { was: "", name: "", ar: "", en: "", hintAr: "", hintEn: "" };

/** A part by its id, wherever it stands, with what it belongs to. @param {Draft} draft @param {string} id
 * @returns {{ piece: Piece, owner: Type | Attribute | null } | null} */
export function found(draft, id) {
  for (const one of [...draft.types, ...draft.relations, ...draft.attributes]) {
    if (one.id === id) return { piece: one, owner: null };
    if ("roles" in one) {
      const role = one.roles.find((inner) => inner.id === id);
      if (role) return { piece: role, owner: one };
    }
    if ("choices" in one) {
      const choice = one.choices.find((inner) => inner.id === id);
      if (choice) return { piece: choice, owner: one };
    }
  }
  return null;
}

/** A part with some of its fields otherwise. A role that is renamed keeps its attributes, unless another role
 * goes by its former name. @param {Draft} draft @param {string} id @param {Record<string, unknown>} fields
 * @returns {Draft} */
export function change(draft, id, fields) {
  const before = found(draft, id);
  const after = mapped(draft, (one) => (one.id === id ? { ...one, ...fields } : one));
  const isRole = before?.owner && "roles" in before.owner;
  if (!isRole || typeof fields.name !== "string") return after;
  const { name } = before.piece;
  if (after.types.some((one) => one.roles.some((role) => role.name === name))) return after;
  const next = roleRef(fields.name);
  const attributes = after.attributes.map((one) => ({
    ...one, of: [...new Set(one.of.map((ref) => (roleOf(ref) === name && name ? next : ref)))],
  }));
  return { ...after, attributes };
}

/** A new type, at the end of those of its kind or under another. @param {Draft} draft
 * @param {{ kind: "entity" | "event", parent?: string, colour?: string, name: string }} facts
 * @returns {[Draft, string]} the draft with it, and its id */
export function addType(draft, { kind, parent = "", colour = "", name }) {
  /** @type {Type} */
  const type = {
    ...BARE, id: fresh(), name: free(name, draft.types), kind, parent, colour, hotkey: "", selectable: true,
    roles: [],
  };
  return [{ ...draft, types: [...draft.types, type] }, type.id];
}

/** @param {Draft} draft @param {string} owner the event type @param {string} name @returns {[Draft, string]} */
export function addRole(draft, owner, name) {
  const type = draft.types.find(({ id }) => id === owner);
  const role = { ...BARE, id: fresh(), name: free(name, type?.roles ?? []), fillers: [], least: 0, most: null, hotkey: "" };
  return [change(draft, owner, { roles: [...(type?.roles ?? []), role] }), role.id];
}

/** @param {Draft} draft @param {string} name @returns {[Draft, string]} */
export function addRelation(draft, name) {
  const relation = { ...BARE, id: fresh(), name: free(name, draft.relations), sources: [], targets: [], symmetric: false };
  return [{ ...draft, relations: [...draft.relations, relation] }, relation.id];
}

/** @param {Draft} draft @param {string} name @param {readonly string[]} of @returns {[Draft, string]} */
export function addAttribute(draft, name, of) {
  /** @type {Attribute} */
  const attribute = { ...BARE, id: fresh(), name: free(name, draft.attributes), form: "flag", of, choices: [], required: false };
  return [{ ...draft, attributes: [...draft.attributes, attribute] }, attribute.id];
}

/** @param {Draft} draft @param {string} owner the attribute @param {string} name @returns {[Draft, string]} */
export function addChoice(draft, owner, name) {
  const attribute = draft.attributes.find(({ id }) => id === owner);
  const choice = { id: fresh(), was: "", name: free(name, attribute?.choices ?? []), ar: "", en: "" };
  return [change(draft, owner, { choices: [...(attribute?.choices ?? []), choice] }), choice.id];
}

/** The draft without a part, and without what names it. What stood under a type stands where it stood.
 * @param {Draft} draft @param {string} id @returns {Draft} */
export function remove(draft, id) {
  const gone = found(draft, id);
  if (!gone) return draft;
  const parent = "kind" in gone.piece ? gone.piece.parent : "";
  const without = (/** @type {readonly string[]} */ ids) => ids.filter((one) => one !== id);
  return {
    ...draft,
    types: draft.types.filter((one) => one.id !== id).map((one) => ({
      ...one,
      parent: one.parent === id ? parent : one.parent,
      roles: one.roles.filter((role) => role.id !== id).map((role) => ({ ...role, fillers: without(role.fillers) })),
    })),
    relations: draft.relations.filter((one) => one.id !== id).map((one) => ({
      ...one, sources: without(one.sources), targets: without(one.targets),
    })),
    attributes: draft.attributes.filter((one) => one.id !== id).map((one) => ({
      ...one, of: without(one.of), choices: one.choices.filter((choice) => choice.id !== id),
    })),
    merged: draft.merged.filter(({ into }) => into !== id),
  };
}

/** The draft in which a part goes into another of its sort: what names the one names the other, and its labels
 * will go there. @param {Draft} draft @param {string} id @param {string} into @returns {Draft} */
export function merge(draft, id, into) {
  const [one, other] = [found(draft, id), found(draft, into)];
  if (!one || !other || id === into) return draft;
  const instead = (/** @type {readonly string[]} */ ids) => [...new Set(ids.map((each) => (each === id ? into : each)))];
  const renamed = {
    ...draft,
    types: draft.types.map((type) => ({
      ...type,
      parent: type.parent === id ? into : type.parent,
      roles: type.roles.map((role) => ({ ...role, fillers: instead(role.fillers) })),
    })),
    relations: draft.relations.map((relation) => ({
      ...relation, sources: instead(relation.sources), targets: instead(relation.targets),
    })),
    attributes: draft.attributes.map((attribute) => ({ ...attribute, of: instead(attribute.of) })),
  };
  const left = remove(renamed, id);
  const pointed = draft.merged.map((each) => (each.into === id ? { ...each, into } : each));
  /** @type {Merged[]} */
  const told = one.piece.was ? [{ part: sortOf(one.piece), owner: one.owner?.was ?? "", was: one.piece.was, into }] : [];
  return { ...left, merged: [...pointed, ...told] };
}

/** What sort of part it is. @param {Piece} piece @returns {Merged["part"]} */
export function sortOf(piece) {
  if ("kind" in piece) return "type";
  if ("symmetric" in piece) return "relation";
  if ("form" in piece) return "attribute";
  return "least" in piece ? "role" : "choice";
}

/** The parts among which a part has its place in the order. @param {Draft} draft @param {string} id
 * @returns {readonly Piece[]} */
export function siblings(draft, id) {
  const here = found(draft, id);
  if (!here) return [];
  const { piece, owner } = here;
  if (owner && "roles" in owner) return owner.roles;
  if (owner) return owner.choices;
  if ("kind" in piece) return draft.types.filter((one) => one.kind === piece.kind && one.parent === piece.parent);
  return "symmetric" in piece ? draft.relations : draft.attributes;
}

/** The part one place up (-1) or down (1) among its siblings; the same draft where it is at the end.
 * @param {Draft} draft @param {string} id @param {-1 | 1} step @returns {Draft} */
export function shift(draft, id, step) {
  const among = siblings(draft, id);
  const other = among[among.findIndex((one) => one.id === id) + step];
  if (!other) return draft;
  return step < 0 ? place(draft, id, other.id) : place(draft, other.id, id);
}

/** The part right before another one of its sort. A type comes under what that one stands under.
 * @param {Draft} draft @param {string} id @param {string} before @returns {Draft} */
export function place(draft, id, before) {
  const [one, other] = [found(draft, id)?.piece, found(draft, before)?.piece];
  if (!one || !other || id === before || sortOf(one) !== sortOf(other)) return draft;
  let next = draft;
  if ("kind" in one && "kind" in other) {
    if (one.kind !== other.kind || lineage(draft, other).includes(one)) return draft;
    next = change(draft, id, { parent: other.parent });
  }
  const moved = (/** @type {readonly Piece[]} */ parts) => {
    const piece = parts.find((each) => each.id === id);
    if (!piece || !parts.some((each) => each.id === before)) return parts;
    return parts.filter((each) => each.id !== id).flatMap((each) => (each.id === before ? [piece, each] : [each]));
  };
  return {
    ...next,
    types: /** @type {readonly Type[]} */ (moved(next.types)).map((type) => ({ ...type, roles: /** @type {readonly Role[]} */ (moved(type.roles)) })),
    relations: /** @type {readonly Relation[]} */ (moved(next.relations)),
    attributes: /** @type {readonly Attribute[]} */ (moved(next.attributes)).map((attribute) => ({
      ...attribute, choices: /** @type {readonly Choice[]} */ (moved(attribute.choices)),
    })),
  };
}

/** Whether a type may stand under another: of its kind, and neither itself nor below it.
 * @param {Draft} draft @param {Type} type @param {Type} above */
export function mayStandUnder(draft, type, above) {
  return type.kind === above.kind && !lineage(draft, above).some(({ id }) => id === type.id);
}

/** A name that none of these has. @param {string} name @param {readonly { name: string }[]} others */
function free(name, others) {
  const taken = new Set(others.map((one) => one.name));
  let [tried, number] = [name, 1];
  while (taken.has(tried)) tried = `${name}${(number += 1)}`;
  return tried;
}

/** Every part as `one` makes it, those within others first. @param {Draft} draft @param {(piece: Piece) => object} one
 * @returns {Draft} */
function mapped(draft, one) {
  return /** @type {Draft} */ ({
    ...draft,
    types: draft.types.map((type) => one({ ...type, roles: /** @type {Role[]} */ (type.roles.map(one)) })),
    relations: draft.relations.map(one),
    attributes: draft.attributes.map((attribute) =>
      one({ ...attribute, choices: /** @type {Choice[]} */ (attribute.choices.map(one)) })),
  });
}
