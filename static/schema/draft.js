/**
 * The schema as it is being changed: a value, replaced whole by every edit. Parts go by ids that no renaming
 * changes, and remember what they were called in the version in use. No DOM.
 *
 * @typedef {{ readonly id: string, readonly was: string, readonly name: string, readonly ar: string,
 *   readonly en: string, readonly hintAr: string, readonly hintEn: string }} Named
 * `was` is the name in the version in use, empty for what is new.
 * @typedef {Named & { readonly fillers: readonly string[], readonly least: number, readonly most: number | null,
 *   readonly hotkey: string }} Role
 * @typedef {Named & { readonly kind: "entity" | "event", readonly parent: string, readonly colour: string,
 *   readonly hotkey: string, readonly selectable: boolean, readonly roles: readonly Role[] }} Type
 * @typedef {Named & { readonly sources: readonly string[], readonly targets: readonly string[],
 *   readonly symmetric: boolean }} Relation
 * @typedef {{ readonly id: string, readonly was: string, readonly name: string, readonly ar: string,
 *   readonly en: string }} Choice
 * @typedef {Named & { readonly form: Form, readonly of: readonly string[], readonly choices: readonly Choice[],
 *   readonly required: boolean }} Attribute
 * `of` holds ids of types and relations, `article`, and roles by their names: see `roleRef`.
 * @typedef {"choice" | "several" | "flag" | "number" | "text"} Form
 * @typedef {{ readonly part: "type" | "role" | "relation" | "attribute" | "choice", readonly owner: string,
 *   readonly was: string, readonly into: string }} Merged
 * What was taken out and goes into the part with the id `into`; `owner` by its former name.
 * @typedef {{ readonly name: string, readonly ar: string, readonly en: string,
 *   readonly overlap: "free" | "nested" | "none", readonly types: readonly Type[],
 *   readonly relations: readonly Relation[], readonly attributes: readonly Attribute[],
 *   readonly merged: readonly Merged[] }} Draft
 * @typedef {Type | Role | Relation | Attribute | Choice} Piece
 *
 * @import { Attribute as WireAttribute, Role as WireRole, SchemaData, TypeData, Wording } from "../editor/types"
 */

export const ARTICLE = "article";
const ROLE = "role:";

/** How a role stands among what an attribute belongs to: roles of one name are one owner. @param {string} name */
export const roleRef = (name) => ROLE + name;
/** The name of a role that an attribute belongs to; empty for another owner. @param {string} ref */
export const roleOf = (ref) => (ref.startsWith(ROLE) ? ref.slice(ROLE.length) : "");

let made = 0;
/** An id that no other part has. */
export const fresh = () => `p${(made += 1)}`;

/** Give no id again that a draft has which was kept. @param {Draft} draft */
export function reserve({ types, relations, attributes }) {
  const within = [...types.flatMap(({ roles }) => roles), ...attributes.flatMap(({ choices }) => choices)];
  const numbers = [...types, ...relations, ...attributes, ...within].map(({ id }) => Number(id.slice(1)));
  made = Math.max(made, ...numbers);
}

/**
 * A draft of a schema's data.
 * @param {SchemaData} data
 * @param {SchemaData} [base] the version in use, whose names its parts are told apart by
 * @returns {Draft}
 */
export function fromWire(data, base = data) {
  const known = names(base);
  const entities = (data.entities ?? []).map((one) => typeFrom(one, "entity", known));
  const types = [...entities, ...(data.events ?? []).map((one) => typeFrom(one, "event", known))];
  const relations = (data.relations ?? []).map((one) => ({
    ...named(one, known, `relation ${one.name}`),
    sources: one.sources ?? [],
    targets: one.targets ?? [],
    symmetric: one.symmetric ?? false,
  }));
  const attributes = (data.attributes ?? []).map((one) => attributeFrom(one, known));
  const draft = {
    name: data.name ?? "", ar: data.title?.ar ?? "", en: data.title?.en ?? "",
    overlap: data.overlap ?? "free", types, relations, attributes, merged: [],
  };
  return byIds(draft);
}

/** The wire's spelling of a draft. @param {Draft} draft @returns {SchemaData} */
export function toWire(draft) {
  const nameOf = namesById(draft);
  const listed = (/** @type {readonly string[]} */ ids) => ids.map((id) => nameOf.get(id) ?? id);
  const ofKind = (/** @type {string} */ kind) =>
    inOrder(draft, kind).map((one) => typeTo(one, nameOf));
  return /** @type {SchemaData} */ ({
    name: draft.name,
    ...given({ title: words(draft.ar, draft.en) }),
    overlap: draft.overlap,
    entities: ofKind("entity"),
    events: ofKind("event"),
    relations: draft.relations.map((one) => ({
      ...spelled(one),
      ...given({ sources: listed(one.sources), targets: listed(one.targets), symmetric: one.symmetric }),
    })),
    attributes: draft.attributes.map((one) => ({
      ...spelled(one),
      form: one.form,
      of: one.of.map((ref) => roleOf(ref) || (nameOf.get(ref) ?? ref)),
      ...given({
        choices: one.choices.map(({ name, ar, en }) => ({ name, ...given({ title: words(ar, en) }) })),
        required: one.required,
      }),
    })),
  });
}

/** The types of a kind, each before those that stand under it. @param {Draft} draft @param {string} kind
 * @returns {readonly Type[]} */
export function inOrder(draft, kind) {
  const types = draft.types.filter((one) => one.kind === kind);
  const ids = new Set(types.map(({ id }) => id));
  /** @type {Type[]} */
  const found = [];
  const walk = (/** @type {string} */ parent) => {
    for (const one of types) {
      const above = ids.has(one.parent) ? one.parent : "";
      if (above !== parent || found.includes(one)) continue;
      found.push(one);
      walk(one.id);
    }
  };
  walk("");
  return [...found, ...types.filter((one) => !found.includes(one))];
}

/** The names of parts by their ids. @param {Draft} draft @returns {ReadonlyMap<string, string>} */
export function namesById(draft) {
  const parts = [...draft.types, ...draft.relations];
  return new Map(parts.map(({ id, name }) => [id, name]));
}

/** How deep a type stands. @param {Draft} draft @param {Type} type */
export function depth(draft, type) {
  return lineage(draft, type).length - 1;
}

/** A type and those above it, upward. @param {Draft} draft @param {Type} type @returns {Type[]} */
export function lineage(draft, type) {
  const found = [type];
  let above = draft.types.find(({ id }) => id === type.parent);
  while (above && !found.includes(above)) {
    found.push(above);
    const { parent } = above;
    above = draft.types.find(({ id }) => id === parent);
  }
  return found;
}

/** The colour that a type is shown in. @param {Draft} draft @param {Type} type */
export function colourOf(draft, type) {
  return lineage(draft, type).find(({ colour }) => colour)?.colour ?? "#6b7280";
}

/** @param {SchemaData} data */
function names({ entities = [], events = [], relations = [], attributes = [] }) {
  const types = [...entities, ...events];
  return new Set([
    ...types.map(({ name }) => `type ${name}`),
    ...types.flatMap((one) => (one.roles ?? []).map(({ name }) => `role ${name} ${one.name}`)),
    ...relations.map(({ name }) => `relation ${name}`),
    ...attributes.map(({ name }) => `attribute ${name}`),
    ...attributes.flatMap((one) => (one.choices ?? []).map(({ name }) => `choice ${name} ${one.name}`)),
  ]);
}

/** @param {{ name: string, title?: Wording, hint?: Wording }} one @param {Set<string>} known @param {string} key */
function named(one, known, key) {
  return {
    id: fresh(), was: known.has(key) ? one.name : "", name: one.name,
    ar: one.title?.ar ?? "", en: one.title?.en ?? "", hintAr: one.hint?.ar ?? "", hintEn: one.hint?.en ?? "",
  };
}

/** @param {TypeData} one @param {"entity" | "event"} kind @param {Set<string>} known @returns {Type} */
function typeFrom(one, kind, known) {
  const roleFrom = (/** @type {WireRole} */ role) => ({
    ...named(role, known, `role ${role.name} ${one.name}`),
    fillers: role.fillers ?? [], least: role.least ?? 0, most: role.most ?? null, hotkey: role.hotkey ?? "",
  });
  return {
    ...named(one, known, `type ${one.name}`), kind, parent: one.parent ?? "", colour: one.colour ?? "",
    hotkey: one.hotkey ?? "", selectable: one.selectable ?? true, roles: (one.roles ?? []).map(roleFrom),
  };
}

/** @param {WireAttribute} one @param {Set<string>} known @returns {Attribute} */
function attributeFrom(one, known) {
  const choices = (one.choices ?? []).map(({ name, title }) => ({
    id: fresh(), was: known.has(`choice ${name} ${one.name}`) ? name : "", name,
    ar: title?.ar ?? "", en: title?.en ?? "",
  }));
  return {
    ...named(one, known, `attribute ${one.name}`), form: /** @type {Form} */ (one.form), of: one.of,
    choices, required: one.required ?? false,
  };
}

/** What names other parts names them by their ids from now on. @param {Draft} draft @returns {Draft} */
function byIds(draft) {
  const types = new Map(draft.types.map(({ id, name }) => [name, id]));
  const relations = new Map(draft.relations.map(({ id, name }) => [name, id]));
  const listed = (/** @type {readonly string[]} */ found) => found.map((name) => types.get(name) ?? name);
  const owner = (/** @type {string} */ name) => {
    const id = types.get(name) ?? relations.get(name);
    return id ?? (name === ARTICLE ? ARTICLE : roleRef(name));
  };
  return {
    ...draft,
    types: draft.types.map((one) => ({
      ...one,
      parent: types.get(one.parent) ?? one.parent,
      roles: one.roles.map((role) => ({ ...role, fillers: listed(role.fillers) })),
    })),
    relations: draft.relations.map((one) => ({
      ...one, sources: listed(one.sources), targets: listed(one.targets),
    })),
    attributes: draft.attributes.map((one) => ({ ...one, of: one.of.map(owner) })),
  };
}

/** @param {Type} one @param {ReadonlyMap<string, string>} nameOf */
function typeTo(one, nameOf) {
  const roles = one.roles.map((role) => ({
    ...spelled(role),
    ...given({
      fillers: role.fillers.map((id) => nameOf.get(id) ?? id), least: role.least, most: role.most,
      hotkey: role.hotkey,
    }),
  }));
  return {
    ...spelled(one),
    ...given({ parent: nameOf.get(one.parent) ?? one.parent, colour: one.colour, hotkey: one.hotkey, roles }),
    ...(one.selectable ? {} : { selectable: false }),
  };
}

/** @param {Named} one */
const spelled = ({ name, ar, en, hintAr, hintEn }) => ({
  name, ...given({ title: words(ar, en), hint: words(hintAr, hintEn) }),
});

/** @param {string} ar @param {string} en */
const words = (ar, en) => given({ ar, en });

/** Those of the parts that are not empty. @param {Record<string, unknown>} parts */
function given(parts) {
  const empty = (/** @type {unknown} */ part) =>
    !part || (typeof part === "object" && Object.keys(part).length === 0);
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => !empty(part)));
}
