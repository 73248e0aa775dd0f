/**
 * What is wrong, and what is to be known, in sentences. No DOM.
 *
 * @import { Eyes } from "./colours.js"
 * @import { Moved, Shared } from "./clashes.js"
 * @import { Type } from "./draft.js"
 * @import { Fault } from "./faults.js"
 * @import { Store } from "./store.js"
 */

import { keyCap } from "../editor/words.js";
import { alikeTo, contrast, DARK, inkOn, LIGHT, READ, SEEN } from "./colours.js";
import { colourOf } from "./draft.js";

/** @param {Store} store @param {Fault} fault */
export function faultSaid(store, { code, params, field }) {
  const shown = field === "hotkey" ? { ...params, name: code === "hotkey" ? (params.name ?? "") : cap(params.name ?? "") } : params;
  return store.say(`fault.${code}`, shown);
}

/** @param {Store} store @param {Moved | Shared} clash */
export function clashSaid(store, clash) {
  const quoted = (/** @type {readonly string[]} */ names) =>
    names.map((name) => store.say("quoted", { name: titled(store, name) })).join(store.say("comma"));
  if (clash.kind === "shared") {
    return store.say("key-shared", { key: cap(clash.chord), type: quoted([clash.type]), roles: quoted(clash.roles) });
  }
  return store.say("key-moved", {
    key: cap(clash.chord), holders: quoted(clash.holders), command: store.say(`command.${clash.command}`), to: cap(clash.to),
  });
}

/** What is to be known of the colour of a type: good news too, for nobody sees with all eyes.
 * @param {Store} store @param {Type} type @returns {{ good: boolean, said: string }[]} */
export function colourSaid(store, type) {
  const { draft, say } = store;
  const colour = colourOf(draft.value, type);
  if (!/^#[0-9a-f]{6}$/.test(colour)) return [];
  const [light, dark] = [contrast(colour, LIGHT), contrast(colour, DARK)];
  const read = contrast(colour, inkOn(colour));
  const figures = { light: light.toFixed(1), dark: dark.toFixed(1), read: read.toFixed(1) };
  const seen = light >= SEEN && dark >= SEEN && read >= READ;
  const told = [{ good: seen, said: say(seen ? "contrast-good" : light < SEEN ? "contrast-light" : dark < SEEN ? "contrast-dark" : "contrast-read", figures) }];
  const alike = alikeOf(store, type, colour);
  if (!type.colour) return told;
  if (!alike.length) return [...told, { good: true, said: say("told-apart") }];
  return [...told, ...alike.map(({ other, eyes }) => ({
    good: false, said: say(eyes.includes("trichromat") ? "alike-all" : "alike-some", { name: store.title(other), eyes: eyes.map((each) => say(`eyes.${each}`)).join(say("comma")) }),
  }))];
}

/** The other types of its kind with a colour of their own that looks like this one.
 * @param {Store} store @param {Type} type @param {string} colour @returns {{ other: Type, eyes: Eyes[] }[]} */
export function alikeOf(store, type, colour) {
  const others = store.draft.value.types.filter(
    (one) => one.id !== type.id && one.kind === type.kind && !one.parent && /^#[0-9a-f]{6}$/.test(one.colour),
  );
  return others.map((other) => ({ other, eyes: alikeTo(colour, other.colour) })).filter(({ eyes }) => eyes.length);
}

/** A key within a sentence: it runs from left to right in Arabic too. @param {string} chord */
export const cap = (chord) => `\u2066${keyCap(chord)}\u2069`;

/** @param {Store} store @param {string} name */
function titled(store, name) {
  const { types } = store.draft.value;
  const part = types.find((one) => one.name === name) ?? types.flatMap(({ roles }) => roles).find((one) => one.name === name);
  return part ? store.title(part) : name;
}
