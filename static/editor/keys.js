/**
 * Which key does what, by its place on the keyboard (`event.code`), so that it is the same on an Arabic
 * layout. Keys of the schema go before our own; where one is taken, ours moves aside. What a person has
 * chosen goes before what commands have from the start.
 *
 * @import { Schema } from "./schema.js"
 */

import { signal } from "../vendor/signals-core/signals-core.js";

/** @typedef {"onward" | "back" | "extend-onward" | "extend-back" | "segment-onward" | "segment-back"
 *   | "extend-segment-onward" | "extend-segment-back" | "next-sentence" | "previous-sentence"
 *   | "sentence-start" | "sentence-end" | "next-label" | "previous-label" | "palette" | "link" | "note"
 *   | "drop" | "start-back" | "start-onward" | "end-back" | "end-onward" | "undo" | "redo" | "hand-in"
 *   | "let-go" | "skip" | "help" | "occurrences" | "split-label" | "merge-labels" | "comment" | "copy-event"
 *   | "all-connectors" | "history" | "focus-mode" | "reading-settings" | "split-sentence"
 *   | "accept" | "accept-rest" | "send-back" | "merge-sentence" | "next-gap" | "cards" | "fields" | "follow" | "panel"
 *   | "next-stop" | "previous-stop" | `take-${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9}` | "take-both" | "take-none" | "all-lanes" | "merge-stops"
 *   | "start-back-letter" | "start-onward-letter" | "end-back-letter" | "end-onward-letter"} Command */

/** @typedef {{ command: Command, group: string, chords: readonly string[] }} Binding */
/** The chords of commands that a person has given keys of their own. @typedef {Readonly<Record<string, readonly string[]>>} Own */

/**
 * Every command by what it is about: its chords, which hold all at once, and spare ones, the first free
 * of which holds where none of the others is. The twin of labels/keys/table.py, and both of
 * tests/data/keys.json; what a command is called stands in annotator/messages/commands.py.
 * @type {Readonly<Record<string, readonly (readonly [Command, string, string?])[]>>}
 */
const TABLE = {
  moving: [
    ["onward", "Onward"],
    ["back", "Back"],
    ["extend-onward", "Shift+Onward"],
    ["extend-back", "Shift+Back"],
    ["segment-onward", "Alt+Onward"],
    ["segment-back", "Alt+Back"],
    ["extend-segment-onward", "Alt+Shift+Onward"],
    ["extend-segment-back", "Alt+Shift+Back"],
    ["next-sentence", "ArrowDown"],
    ["previous-sentence", "ArrowUp"],
    ["sentence-start", "Home"],
    ["sentence-end", "End"],
    ["next-label", "Tab Alt+ArrowDown"],
    ["previous-label", "Shift+Tab Alt+ArrowUp"],
    ["let-go", "Escape"],
  ],
  labelling: [
    ["palette", "Enter"],
    ["occurrences", "KeyA", "Semicolon"],
    ["drop", "Backspace Delete"],
    ["start-back", "BracketLeft"],
    ["start-onward", "BracketRight"],
    ["end-back", "Shift+BracketLeft"],
    ["end-onward", "Shift+BracketRight"],
    ["start-back-letter", "Alt+BracketLeft"],
    ["start-onward-letter", "Alt+BracketRight"],
    ["end-back-letter", "Alt+Shift+BracketLeft"],
    ["end-onward-letter", "Alt+Shift+BracketRight"],
    ["split-label", "Shift+KeyS", "Backslash"],
    ["merge-labels", "Shift+KeyM", "Equal"],
    ["note", "KeyN", "Shift+KeyN Shift+Quote"],
    ["comment", "Shift+KeyC", "Quote"],
  ],
  joining: [
    ["link", "KeyR", "KeyX Shift+KeyX Slash"],
    ["copy-event", "Ctrl+KeyD"],
    ["all-connectors", "Shift+KeyL", "Minus"],
    ["cards", "Shift+KeyV", "Shift+Period"],
    ["follow", "Alt+Enter"],
    ["fields", "Shift+Enter"],
    ["next-gap", "F8"],
  ],
  reading: [
    ["focus-mode", "Shift+KeyF", "Period"],
    ["panel", "Ctrl+KeyB"],
    ["reading-settings", "Comma"],
    ["split-sentence", "Ctrl+Shift+Enter"],
    ["merge-sentence", "Ctrl+Shift+Backspace"],
  ],
  reviewing: [
    ["accept", "Space"],
    ["accept-rest", "Shift+Space"],
    ["send-back", "Ctrl+Backspace"],
  ],
  settling: [
    ["next-stop", "Tab"],
    ["previous-stop", "Shift+Tab"],
    .../** @type {const} */ ([1, 2, 3, 4, 5, 6, 7, 8, 9]).map((n) => /** @type {const} */ ([`take-${n}`, `Digit${n} Numpad${n}`])),
    ["take-both", "KeyB"],
    ["take-none", "Digit0 Numpad0"],
    ["all-lanes", "F9"],
    ["merge-stops", "F4"],
  ],
  work: [
    ["undo", "Ctrl+KeyZ"],
    ["redo", "Ctrl+Shift+KeyZ Ctrl+KeyY"],
    ["history", "Shift+KeyH", "Backquote"],
    ["hand-in", "Ctrl+Enter"],
    ["skip", "F2"],
    ["help", "Shift+Slash"],
  ],
};

/** What holds only while readings are settled: there its keys go before all others. */
export const SETTLING = "settling";

/** Every command with its group, its chords and the spare ones, in the order in which people see them. */
export const COMMANDS = Object.entries(TABLE).flatMap(([group, rows]) =>
  rows.map(([command, chords, spare = ""]) => ({
    command, group, chords: chords.split(" "), spare: spare.split(" ").filter(Boolean),
  })),
);

/**
 * The chords of every command. What a person chose goes before what others have from the start; a
 * command whose keys are all taken falls back on its spare ones. What settles gives way to nobody. The twin
 * of labels/keys/personal.py.
 * @param {"rtl" | "ltr"} direction of the text: the arrow towards which one reads goes onward
 * @param {ReadonlySet<string>} taken chords that the schema uses
 * @param {Own} [own]
 * @returns {Binding[]}
 */
export function bindings(direction, taken, own = {}) {
  const [onward, back] = direction === "rtl" ? ["Left", "Right"] : ["Right", "Left"];
  const point = (/** @type {string} */ chord) =>
    chord.replace(/\bOnward$/, `Arrow${onward}`).replace(/\bBack$/, `Arrow${back}`);
  const used = { settling: new Set(), others: new Set(taken) };
  /** @type {Map<Command, readonly string[]>} */
  const held = new Map();
  const hold = (/** @type {{ command: Command, group: string }} */ { command, group }, /** @type {readonly string[]} */ chords, most = 9) => {
    const where = group === SETTLING ? used.settling : used.others;
    const free = chords.map(point).filter((one) => !where.has(one)).slice(0, most);
    held.set(command, free);
    for (const one of free) where.add(one);
  };
  for (const one of COMMANDS) hold(one, own[one.command] ?? []);
  const missing = COMMANDS.filter(({ command }) => !held.get(command)?.length && own[command]?.length !== 0);
  for (const one of missing) hold(one, one.chords);
  for (const one of missing) {
    if (!held.get(one.command)?.length) hold(one, [...one.chords, ...one.spare], 1);
  }
  return COMMANDS.map(({ command, group }) => ({ command, group, chords: held.get(command) ?? [] }));
}

/** The chords in force: the types of the schema, and our commands. */
export class Keymap {
  /** @type {{ value: { own: string, bindings: readonly Binding[], commands: ReadonlyMap<string, Command>,
   *   settling: ReadonlyMap<string, Command> } }} */
  #held;

  /** @param {Schema} schema @param {"rtl" | "ltr"} direction @param {Own} [own] */
  constructor(schema, direction, own) {
    const typed = schema.selectable.filter((one) => one.hotkey);
    /** The type of each chord. @type {ReadonlyMap<string, string>} */
    this.types = new Map(typed.map((one) => [one.hotkey ?? "", one.name]));
    // Roles hold their keys while an event is chosen: no command comes and goes with that.
    const roles = schema.types.flatMap((one) => one.roles ?? []).map((one) => one.hotkey ?? "");
    this.taken = new Set([...this.types.keys(), ...roles]);
    this.direction = direction;
    this.#held = signal({ own: "", bindings: [], commands: new Map(), settling: new Map() });
    this.use(own);
  }

  get bindings() {
    return this.#held.value.bindings;
  }

  /** The command of each chord. */
  get commands() {
    return this.#held.value.commands;
  }

  /** The command of each chord that goes before all else while readings are settled. */
  get settling() {
    return this.#held.value.settling;
  }

  /** Go by a person's own keys from now on; false where they are those that hold. @param {Own} [own] */
  use(own = {}) {
    const spelt = JSON.stringify(own);
    if (spelt === this.#held.value.own) return false;
    const held = bindings(this.direction, this.taken, own);
    const pairs = (/** @type {readonly Binding[]} */ some) => some.flatMap(({ chords, command }) =>
      chords.map((chord) => /** @type {const} */ ([chord, command])));
    const [settling, commands] = [true, false].map((settles) =>
      new Map(pairs(held.filter(({ group }) => (group === SETTLING) === settles))));
    this.#held.value = { own: spelt, bindings: held, commands: commands ?? new Map(), settling: settling ?? new Map() };
    return true;
  }

  /** The first chord of a command; empty where it has none. @param {Command} command */
  chord(command) {
    return this.bindings.find((one) => one.command === command)?.chords[0] ?? "";
  }
}
