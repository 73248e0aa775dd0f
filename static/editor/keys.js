/**
 * Which key does what, by its place on the keyboard (`event.code`), so that it is the same on an Arabic
 * layout. Keys of the schema go before our own letters; where one is taken, ours moves aside.
 *
 * @import { Schema } from "./schema.js"
 */

/** @typedef {"onward" | "back" | "extend-onward" | "extend-back" | "segment-onward" | "segment-back"
 *   | "extend-segment-onward" | "extend-segment-back" | "next-sentence" | "previous-sentence"
 *   | "sentence-start" | "sentence-end" | "next-label" | "previous-label" | "palette" | "link" | "note"
 *   | "drop" | "start-back" | "start-onward" | "end-back" | "end-onward" | "undo" | "redo" | "hand-in"
 *   | "let-go" | "help"} Command */

/** @typedef {{ chords: readonly string[], command: Command }} Binding */

/**
 * Every command with its keys.
 * @param {"rtl" | "ltr"} direction of the text: the arrow towards which one reads goes onward
 * @param {ReadonlySet<string>} taken chords that the schema uses
 * @returns {Binding[]}
 */
export function bindings(direction, taken) {
  const [onward, back] =
    direction === "rtl" ? ["ArrowLeft", "ArrowRight"] : ["ArrowRight", "ArrowLeft"];
  const free = (/** @type {string[]} */ ...chords) => chords.filter((one) => !taken.has(one)).slice(0, 1);
  return [
    { command: "onward", chords: [onward] },
    { command: "back", chords: [back] },
    { command: "extend-onward", chords: [`Shift+${onward}`] },
    { command: "extend-back", chords: [`Shift+${back}`] },
    { command: "segment-onward", chords: [`Alt+${onward}`] },
    { command: "segment-back", chords: [`Alt+${back}`] },
    { command: "extend-segment-onward", chords: [`Alt+Shift+${onward}`] },
    { command: "extend-segment-back", chords: [`Alt+Shift+${back}`] },
    { command: "next-sentence", chords: ["ArrowDown"] },
    { command: "previous-sentence", chords: ["ArrowUp"] },
    { command: "sentence-start", chords: ["Home"] },
    { command: "sentence-end", chords: ["End"] },
    { command: "palette", chords: ["Enter"] },
    { command: "link", chords: free("KeyR", "KeyX", "Shift+KeyX") },
    { command: "note", chords: free("KeyN", "Shift+KeyN") },
    { command: "next-label", chords: ["Tab"] },
    { command: "previous-label", chords: ["Shift+Tab"] },
    { command: "start-back", chords: ["BracketLeft"] },
    { command: "start-onward", chords: ["BracketRight"] },
    { command: "end-back", chords: ["Shift+BracketLeft"] },
    { command: "end-onward", chords: ["Shift+BracketRight"] },
    { command: "drop", chords: ["Backspace", "Delete"] },
    { command: "undo", chords: ["Ctrl+KeyZ"] },
    { command: "redo", chords: ["Ctrl+Shift+KeyZ", "Ctrl+KeyY"] },
    { command: "hand-in", chords: ["Ctrl+Enter"] },
    { command: "let-go", chords: ["Escape"] },
    { command: "help", chords: ["Shift+Slash"] },
  ];
}

/** The chord that an event of the keyboard plays, such as `Ctrl+Shift+KeyZ`.
 * @param {{ code: string, ctrlKey: boolean, metaKey: boolean, altKey: boolean, shiftKey: boolean }} event */
export function chordOf({ code, ctrlKey, metaKey, altKey, shiftKey }) {
  const held = [ctrlKey || metaKey ? "Ctrl" : "", altKey ? "Alt" : "", shiftKey ? "Shift" : ""];
  return [...held.filter(Boolean), code === "NumpadEnter" ? "Enter" : code].join("+");
}

/** The chords in force: our commands and the types of the schema. */
export class Keymap {
  /** @param {Schema} schema @param {"rtl" | "ltr"} direction */
  constructor(schema, direction) {
    const typed = schema.selectable.filter((one) => one.hotkey);
    /** The type of each chord. @type {ReadonlyMap<string, string>} */
    this.types = new Map(typed.map((one) => [one.hotkey ?? "", one.name]));
    this.bindings = bindings(direction, new Set(this.types.keys()));
    /** The command of each chord. @type {ReadonlyMap<string, Command>} */
    this.commands = new Map(
      this.bindings.flatMap(({ chords, command }) => chords.map((chord) => [chord, command])),
    );
  }

  /** The first chord of a command; empty where it has none. @param {Command} command */
  chord(command) {
    return this.bindings.find((one) => one.command === command)?.chords[0] ?? "";
  }
}
