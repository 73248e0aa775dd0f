/**
 * Where the keys of a draft and those of the editor meet, and who gives way: twin of labels/keys/clashes.py.
 * Told for the keys that commands have from the start. No DOM.
 *
 * @import { Draft } from "./draft.js"
 * @import { Command } from "../editor/keys.js"
 *
 * @typedef {{ readonly kind: "moved", readonly chord: string, readonly holders: readonly string[],
 *   readonly command: Command, readonly to: string }} Moved
 * @typedef {{ readonly kind: "shared", readonly chord: string, readonly type: string,
 *   readonly roles: readonly string[] }} Shared
 * Types and roles by their names.
 */

import { bindings } from "../editor/keys.js";

/** Commands that move first, then what is shared. @param {Draft} draft @returns {(Moved | Shared)[]} */
export function clashes({ types }) {
  const typed = new Map(types.filter((one) => one.hotkey && one.selectable).map((one) => [one.hotkey, one.name]));
  /** @type {Map<string, string[]>} */
  const roles = new Map();
  for (const { hotkey, name } of types.flatMap((one) => one.roles)) {
    const had = roles.get(hotkey) ?? [];
    if (hotkey && !had.includes(name)) roles.set(hotkey, [...had, name]);
  }
  const then = new Map(
    bindings("rtl", new Set([...typed.keys(), ...roles.keys()])).map(({ command, chords }) => [command, chords[0] ?? ""]),
  );
  const moved = bindings("rtl", new Set()).flatMap(({ command, chords }) =>
    chords.flatMap((chord) => {
      const type = typed.get(chord);
      const holders = type ? [type] : (roles.get(chord) ?? []);
      return holders.length ? [{ kind: /** @type {const} */ ("moved"), chord, holders, command, to: then.get(command) ?? "" }] : [];
    }),
  );
  const shared = [...typed].flatMap(([chord, type]) => {
    const both = roles.get(chord);
    return both ? [{ kind: /** @type {const} */ ("shared"), chord, type, roles: both }] : [];
  });
  return [...moved, ...shared];
}
