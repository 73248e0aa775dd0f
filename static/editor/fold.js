/** Words folded for finding, and how well one answers another; folding is the twin of
 * labels/text/normalize.py (tests/data/occurrences.json). */

/** @type {Map<string, string>} */
const FOLDED = new Map();
/** @type {Record<string, string>} */
const LETTERS = {
  ٱ: "ا", ى: "ي", ة: "ه", ی: "ي", ک: "ك", ے: "ي", ہ: "ه", ە: "ه", ھ: "ه", ß: "ss", ς: "σ",
};

/** The text without marks and tatweel, like letters alike, Latin in lower case, digits as 0–9.
 * @param {string} text */
export function folded(text) {
  let out = "";
  for (const one of text) {
    const known = FOLDED.get(one) ?? foldedOne(one);
    FOLDED.set(one, known);
    out += known;
  }
  return out;
}

/** @param {string} character */
function foldedOne(character) {
  if (/\p{Nd}/u.test(character)) return String(digit(character));
  return Array.from(character.normalize("NFKD").toLowerCase().normalize("NFKD"), (one) =>
    /[\u0640\p{Mn}\p{Me}\p{Cf}]/u.test(one) ? "" : /\s/.test(one) ? " " : (LETTERS[one] ?? one),
  ).join("");
}

/** What a digit of any script counts; they stand in rows of ten. @param {string} character */
function digit(character) {
  const code = /** @type {number} */ (character.codePointAt(0));
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(code - before - 1))) before += 1;
  return before % 10;
}
