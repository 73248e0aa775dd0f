/**
 * Where a draft contradicts itself, at the field where it does: twin of labels/schema/soundness.py, which has
 * the last word. Both are tried on tests/data/schema-faults.json. No DOM.
 *
 * @typedef {{ readonly id: string, readonly field: string, readonly code: string,
 *   readonly params: Readonly<Record<string, string>> }} Fault
 * `id` is the part at fault, empty for the schema as a whole.
 *
 * @import { Attribute, Choice, Draft, Named, Role, Type } from "./draft.js"
 */

import { ARTICLE, lineage, roleOf } from "./draft.js";

const COLOUR = /^#[0-9a-f]{6}$/;
const HOTKEY = /^(Shift\+)?(Key[A-Z]|Digit[0-9])$/;
/** Code points of a name. */
export const LONGEST_NAME = 100;

/** Everything that is wrong, in the order of the draft. @param {Draft} draft @returns {Fault[]} */
export function faults(draft) {
  return [
    ...nameless("", draft.name),
    ...ofTypes(draft),
    ...ofRelations(draft),
    ...draft.attributes.flatMap((one) => ofAttribute(draft, one)),
    ...twins(draft.attributes, "shared-attribute"),
  ];
}

/** @param {Draft} draft */
function ofTypes(draft) {
  return [
    ...twins(draft.types, "shared-type"),
    ...sharedKeys(draft.types),
    ...draft.types.flatMap((one) => [...ofType(draft, one), ...one.roles.flatMap((role) => ofRole(draft, one, role))]),
    ...draft.types.flatMap(({ name, roles }) => [
      ...twins(roles, "shared-role", { place: name }),
      ...twins(roles, "shared-role-hotkey", { place: name }, "hotkey"),
    ]),
  ];
}

/** @param {Draft} draft @param {Type} one @returns {Fault[]} */
function ofType(draft, one) {
  const { id, name } = one;
  const above = draft.types.find((type) => type.id === one.parent);
  const runsInCircle = above && lineage(draft, above).some((type) => type.id === id);
  return [
    ...nameless(id, name),
    ...when(one.parent && !above, { id, field: "parent", code: "unknown-type", params: { place: name, name: one.parent } }),
    ...when(above && above.kind !== one.kind, { id, field: "parent", code: "parent-kind", params: { name, value: above?.name ?? "" } }),
    ...when(runsInCircle, { id, field: "parent", code: "circle", params: { name } }),
    ...when(one.colour && !COLOUR.test(one.colour), { id, field: "colour", code: "colour", params: { name, value: one.colour } }),
    ...misspelt(one.id, one.hotkey, name),
  ];
}

/** @param {Draft} draft @param {Type} type @param {Role} role @returns {Fault[]} */
function ofRole(draft, type, role) {
  const { id, name, least, most } = role;
  const isOdd = least < 0 || (most !== null && most < Math.max(least, 1));
  return [
    ...nameless(id, name),
    ...unknown(draft, id, "fillers", role.fillers, `${type.name}.${name}`),
    ...misspelt(id, role.hotkey, type.name),
    ...when(isOdd, { id, field: "most", code: "role-number", params: { name: type.name, value: name } }),
  ];
}

/** @param {Draft} draft */
function ofRelations(draft) {
  return [
    ...twins(draft.relations, "shared-relation"),
    ...draft.relations.flatMap(({ id, name, sources, targets }) => [
      ...nameless(id, name),
      ...unknown(draft, id, "sources", sources, name),
      ...unknown(draft, id, "targets", targets, name),
    ]),
  ];
}

/** @param {Draft} draft @param {Attribute} one @returns {Fault[]} */
function ofAttribute(draft, one) {
  const { id, name, choices } = one;
  const roles = new Set(draft.types.flatMap((type) => type.roles.map((role) => role.name)));
  const parts = [...draft.types, ...draft.relations];
  const known = new Set([ARTICLE, ...parts.map((part) => part.id)]);
  const names = new Set([...roles, ...parts.map((part) => part.name)]);
  const chooses = one.form === "choice" || one.form === "several";
  const strange = one.of.filter((ref) => (roleOf(ref) ? !roles.has(roleOf(ref)) : !known.has(ref)));
  return [
    ...nameless(id, name),
    ...strange.map((ref) => ({ id, field: "of", code: "unknown-owner", params: { place: name, name: roleOf(ref) || ref } })),
    ...when(one.of.includes(ARTICLE) && names.has(ARTICLE), { id, field: "of", code: "shared-owner", params: { place: name, name: ARTICLE } }),
    ...when(chooses && !choices.length, { id, field: "choices", code: "no-choices", params: { name } }),
    ...choices.flatMap((choice) => nameless(choice.id, choice.name)),
    ...twins(choices, "shared-choice", { place: name }),
  ];
}

/** @param {string} id @param {string} name @returns {Fault[]} */
function nameless(id, name) {
  const length = [...name].length;
  return when(!length || length > LONGEST_NAME, { id, field: "name", code: length ? "long-name" : "no-name", params: { name } });
}

/** @param {string} id @param {string} hotkey @param {string} name @returns {Fault[]} */
function misspelt(id, hotkey, name) {
  return when(hotkey && !HOTKEY.test(hotkey), { id, field: "hotkey", code: "hotkey", params: { name, value: hotkey } });
}

/** @param {Draft} draft @param {string} id @param {string} field @param {readonly string[]} ids
 * @param {string} place @returns {Fault[]} */
function unknown({ types }, id, field, ids, place) {
  const strange = ids.filter((one) => !types.some((type) => type.id === one));
  return strange.map((name) => ({ id, field, code: "unknown-type", params: { name, place } }));
}

/** Parts that share what must be one's own. @param {readonly (Named | Choice | Role)[]} parts @param {string} code
 * @param {Record<string, string>} [params] @param {"name" | "hotkey"} [field] @returns {Fault[]} */
function twins(parts, code, params = {}, field = "name") {
  const said = parts.map((one) => String(/** @type {Record<string, unknown>} */ (/** @type {unknown} */ (one))[field] ?? ""));
  return parts.flatMap(({ id }, place) => {
    const name = said[place] ?? "";
    return when(name && said.indexOf(name) !== said.lastIndexOf(name), { id, field, code, params: { name, ...params } });
  });
}

/** @param {readonly Type[]} types @returns {Fault[]} */
function sharedKeys(types) {
  return types.flatMap(({ id, hotkey }) => {
    const sharing = types.filter((one) => hotkey && one.hotkey === hotkey).map(({ name }) => name);
    return when(sharing.length > 1, { id, field: "hotkey", code: "shared-hotkey", params: { name: hotkey, value: sharing.join(", ") } });
  });
}

/** @param {unknown} holds @param {Fault} fault @returns {Fault[]} */
const when = (holds, fault) => (holds ? [fault] : []);
