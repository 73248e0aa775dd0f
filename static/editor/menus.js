/**
 * What the palette offers: the types that may be used here, and the roles and relations of a label.
 *
 * @import { Commands } from "./commands.js"
 * @import { Entry, Palette } from "./palette.js"
 * @import { State } from "./state.js"
 */

import { mayBeTyped } from "./linking.js";
import { entryOf, wordsOf } from "./palette.js";

/** Choose a type for the selection, the chosen label or the pending link.
 * @param {Palette} palette @param {Commands} commands @param {DOMRect} at */
export function chooseType(palette, commands, at) {
  const { state, say } = commands;
  palette.open(typeEntries(state), {
    title: say("all-types"),
    recent: state.recent.value,
    at,
    choose: (name) => commands.type(name),
  });
}

/** Choose a role or relation to begin from the chosen label.
 * @param {Palette} palette @param {Commands} commands @param {DOMRect} at */
export function chooseLink(palette, commands, at) {
  const { state, say } = commands;
  const slots = commands.slots();
  if (!slots.length) {
    state.notice.value = { text: say(commands.chosen ? "no-links" : "choose-first") };
    return;
  }
  const slot = (/** @type {string} */ name) => slots.find((one) => nameOf(one) === name);
  palette.open(linkEntries(commands), {
    title: say("roles"),
    recent: [],
    at,
    choose: (name) => {
      const found = slot(name);
      if (found) commands.begin(found);
    },
  });
}

/** The types that may be used; while a link is pending, only those that may fill it.
 * @param {State} state @returns {Entry[]} */
function typeEntries(state) {
  const { schema, pending } = state;
  const open = pending.value;
  return schema.selectable
    .filter((type) => !open || mayBeTyped(state, open, type.name))
    .map((type) => {
      const group = schema.title(schema.byName.get(type.parent ?? ""));
      return entryOf(type, schema.title(type), { group, hint: schema.hint(type) });
    });
}

/** @param {Commands} commands @returns {Entry[]} */
function linkEntries(commands) {
  const { schema } = commands.state;
  const type = commands.chosen?.type ?? "";
  return commands.slots().map((slot) => {
    const one =
      slot.kind === "argument" ? schema.role(type, slot.type) : schema.relationByName.get(slot.type);
    return {
      name: nameOf(slot),
      title: schema.title(one),
      words: wordsOf(slot.type, one?.title),
      look: slot.kind,
      group: "",
      hotkey: slot.hotkey,
      hint: schema.hint(one),
    };
  });
}

/** A role and a relation may share a name. @param {{ kind: string, type: string }} slot */
const nameOf = ({ kind, type }) => `${kind} ${type}`;
