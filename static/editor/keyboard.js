/**
 * Keys pressed anywhere on the page, handed to commands.
 *
 * In a field one types; on a button Enter, Space, Tab and arrows are the button's; everywhere else
 * all keys are the text's.
 *
 * @import { Commands } from "./commands.js"
 * @import { Keymap } from "./keys.js"
 */

import { catchUp } from "./afterwards.js";
import { chordOf } from "./chords.js";
import { overlaps } from "./spans.js";

const OWN_KEYS = /^(Shift\+)?(Enter|Space|Tab|Arrow\w+|Home|End)$/;

/** Commands that a key held down gives once: to decide and to drop is meant each time. */
const ONCE = new Set(["accept", "drop", "hand-in", "send-back"]);

/** @param {Commands} commands @param {Keymap} keymap */
export function listen(commands, keymap) {
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.defaultPrevented || document.querySelector("dialog[open]")) return;
    catchUp();
    const chord = chordOf(event);
    if (belongsElsewhere(event.target, chord, keymap)) return;
    if (event.repeat && ONCE.has(keymap.commands.get(chord) ?? "")) return event.preventDefault();
    if (play(chord, commands, keymap)) event.preventDefault();
  });
}

/** @param {EventTarget | null} target @param {string} chord @param {Keymap} keymap */
function belongsElsewhere(target, chord, keymap) {
  if (!(target instanceof Element)) return false;
  const typing = target.closest("input, textarea, select, [contenteditable]");
  if (typing) return !chord.startsWith("Ctrl+") || keymap.commands.get(chord) !== "hand-in";
  return !!target.closest("button, a, summary, [role=tab], [role=option]") && OWN_KEYS.test(chord);
}

/** Do what a chord stands for; false when it stands for nothing here.
 * @param {string} chord @param {Commands} commands @param {Keymap} keymap */
function play(chord, commands, keymap) {
  const settling = keymap.settling.get(chord);
  // Where it finds nothing to do, as where no stop is chosen, the key is whose it is elsewhere.
  if (settling && commands.has(settling) && commands.run(settling)) return true;
  const slot = commands.slots().find((one) => one.hotkey === chord);
  if (slot && takesRoles(commands)) {
    commands.begin(slot);
    return true;
  }
  const type = keymap.types.get(chord);
  if (type) {
    commands.type(type);
    return true;
  }
  const command = keymap.commands.get(chord);
  return !!command && commands.run(command);
}

/** Whether the keys of roles are in force: an event is chosen, no words are selected, and no other role
 * waits for words to which the reader has gone. @param {Commands} commands */
function takesRoles({ state }) {
  const source = state.mention(state.pending.value?.source ?? null);
  return !state.selection.value.held && (!source || overlaps(state.selection.value.focus, source));
}
