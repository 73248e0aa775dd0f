/** Which chord an event of the keyboard plays, by the place of its key (`event.code`). */

/** Such as `Ctrl+Shift+KeyZ`.
 * @param {{ code: string, ctrlKey: boolean, metaKey: boolean, altKey: boolean, shiftKey: boolean }} event */
export function chordOf({ code, ctrlKey, metaKey, altKey, shiftKey }) {
  const held = [ctrlKey || metaKey ? "Ctrl" : "", altKey ? "Alt" : "", shiftKey ? "Shift" : ""];
  return [...held.filter(Boolean), code === "NumpadEnter" ? "Enter" : code].join("+");
}
