/**
 * Sentences in the reader's language: templates from the page, filled with names and numbers.
 *
 * @import { Problem } from "./types"
 * @import { Schema } from "./schema.js"
 */

import { ARTICLE } from "./schema.js";

/** @typedef {(key: string, params?: Record<string, string | number>) => string} Say */

/**
 * @param {Readonly<Record<string, string>>} words templates with `%(name)s`
 * @returns {Say}
 */
export function speaker(words) {
  return (key, params = {}) =>
    (words[key] ?? key).replace(/%\((\w+)\)[sd]/g, (whole, name) => String(params[name] ?? whole));
}

/** Names one after the other. @param {readonly string[]} names @param {Schema} schema of the reader's language */
export const listed = (names, { language }) => names.join(language.startsWith("ar") ? "، " : ", ");

const TYPES = ["type", "other_type", "filler", "source", "target"];

/**
 * What a broken rule means, types and roles by their titles.
 * @param {Problem} problem
 * @param {Schema} schema
 * @param {Say} say
 */
export function sentenceOf({ rule, params }, schema, say) {
  const titled = Object.entries(params).map(([key, value]) => {
    const name = String(value);
    if (TYPES.includes(key)) {
      const title = schema.title(schema.byName.get(name) ?? schema.relationByName.get(name));
      return [key, title || (name === ARTICLE ? say("the-article") : name)];
    }
    if (key === "role") return [key, schema.linkTitle("argument", name, String(params.type ?? ""))];
    const attribute = schema.attributes.find((one) => key === "attribute" && one.name === name);
    return [key, attribute ? schema.title(attribute) : value];
  });
  return say(`rule.${rule}`, Object.fromEntries(titled));
}

/** What stands above a sign, and is what people know the key by. @type {Record<string, string>} */
const SHIFTED = { "Shift+Slash": "?", "Shift+BracketLeft": "{", "Shift+BracketRight": "}" };

/** A key as it stands on the keyboard: `Shift+KeyP` is ⇧P. @param {string} chord */
export function keyCap(chord) {
  if (chord in SHIFTED) return SHIFTED[chord] ?? "";
  /** @type {Record<string, string>} */
  const caps = {
    Shift: "⇧", ArrowLeft: "←", ArrowRight: "→", ArrowUp: "↑", ArrowDown: "↓", BracketLeft: "[",
    BracketRight: "]", Slash: "/", Backslash: "\\", Comma: ",", Period: ".", Semicolon: ";", Quote: "'",
    Backquote: "`", Minus: "-", Equal: "=", Enter: "⏎", Escape: "Esc", Backspace: "⌫", Delete: "Del", Tab: "⇥",
  };
  const parts = chord.split("+").map((part) => caps[part] ?? part.replace(/^(Key|Digit)/, ""));
  return parts.join(parts[0] === "⇧" && parts.length === 2 ? "" : " ");
}
