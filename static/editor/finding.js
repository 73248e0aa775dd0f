/**
 * Finding names by a few letters of them, in Arabic or English: from the head of the name, from the
 * heads of its words, from within, with one letter mistaken, or letters here and there.
 */

import { folded } from "./fold.js";

/** Letters from which one mistaken letter is forgiven; of fewer nearly everything would be found. */
const FORGIVEN = 3;
const SCATTERED = 1;
const BETWEEN = /[\s\-_.:/،,]/;

/** How a text answers: the better the higher its tier; `places` are the letters that answer.
 * @typedef {{ tier: number, places: number[] }} Likeness */
/** A text as it is searched: folded letters without spaces, which of them begin words, and where each
 * stands in the text, in units. @typedef {{ letters: string, heads: boolean[], origin: number[] }} Hay */

/** @param {string} text @returns {Hay} */
function hayOf(text) {
  /** @type {Hay} */
  const hay = { letters: "", heads: [], origin: [] };
  let [head, place] = [true, 0];
  for (const letter of text) {
    if (BETWEEN.test(letter)) head = true;
    for (const unit of BETWEEN.test(letter) ? "" : folded(letter).split("")) {
      // Behind its article an Arabic word begins a second time.
      const articled = hay.letters.endsWith("ال") && !!hay.heads.at(-2);
      hay.letters += unit;
      hay.heads.push(head || articled);
      hay.origin.push(place);
      head = false;
    }
    place += letter.length;
  }
  return hay;
}

/** How a text answers a query; null when it does not. Nothing asked for is answered by everything.
 * @param {string} query @param {string} text @returns {Likeness | null} */
export function likeness(query, text) {
  const sought = hayOf(query).letters;
  if (!sought) return { tier: 0, places: [] };
  const hay = hayOf(text);
  const found = whole(sought, hay) ?? mistaken(sought, hay) ?? scattered(sought, hay);
  return found && { tier: found.tier, places: found.places.map((one) => hay.origin[one] ?? 0) };
}

/** @param {string} sought @param {Hay} hay @returns {Likeness | null} */
function whole(sought, hay) {
  const { letters, heads } = hay;
  if (letters.startsWith(sought)) return { tier: letters === sought ? 7 : 6, places: run(0, sought.length) };
  let within = -1;
  for (let from = letters.indexOf(sought); from >= 0; from = letters.indexOf(sought, from + 1)) {
    if (heads[from]) return { tier: 5, places: run(from, sought.length) };
    if (within < 0) within = from;
  }
  const places = byHeads(sought, hay, 0);
  if (places) return { tier: 4, places };
  return within < 0 ? null : { tier: 3, places: run(within, sought.length) };
}

/** The letters as beginnings of words, one after the other. @param {string} sought @param {Hay} hay
 * @param {number} from @returns {number[] | null} */
function byHeads(sought, { letters, heads, origin }, from) {
  if (!sought) return [];
  for (let head = from; head < letters.length; head++) {
    if (!heads[head]) continue;
    let length = 0;
    while (length < sought.length && letters[head + length] === sought[length]) length++;
    for (; length; length--) {
      const rest = byHeads(sought.slice(length), { letters, heads, origin }, head + length);
      if (rest) return [...run(head, length), ...rest];
    }
  }
  return null;
}

/** At the head of a word, but for one letter. @param {string} sought @param {Hay} hay
 * @returns {Likeness | null} */
function mistaken(sought, { letters, heads }) {
  if (sought.length < FORGIVEN) return null;
  for (let head = 0; head < letters.length; head++) {
    if (!heads[head]) continue;
    const length = [0, -1, 1].map((more) => sought.length + more)
      .find((one) => nearly(sought, letters.slice(head, head + one)));
    if (length) return { tier: 2, places: run(head, Math.min(length, letters.length - head)) };
  }
  return null;
}

/** Whether one letter at most is another, too many, missing, or changed places with the next.
 * @param {string} one @param {string} other */
function nearly(one, other) {
  let same = 0;
  while (same < one.length && one[same] === other[same]) same++;
  const [rest, left] = [one.slice(same), other.slice(same)];
  const swapped = rest[0] === left[1] && rest[1] === left[0] && rest.slice(2) === left.slice(2);
  return swapped || rest.slice(1) === left.slice(1) || rest === left.slice(1) || rest.slice(1) === left;
}

/** @param {string} sought @param {Hay} hay @returns {Likeness | null} */
function scattered(sought, { letters }) {
  const places = [];
  let from = 0;
  for (const letter of sought) {
    const place = letters.indexOf(letter, from);
    if (place < 0) return null;
    places.push(place);
    from = place + 1;
  }
  return { tier: SCATTERED, places };
}

/** @param {number} from @param {number} length */
const run = (from, length) => Array.from({ length }, (_, place) => from + place);

/**
 * Those of the entries that answer the query, the best first: by how they answer, then as recently used,
 * then by where the letters stand, then the shorter name, then in their order. With each comes the word
 * that answers and its letters.
 * @template {{ name: string, words: readonly string[] }} T
 * @param {string} query
 * @param {readonly T[]} entries
 * @param {readonly string[]} recent names, the latest first
 * @returns {{ entry: T, word: string, places: readonly number[] }[]}
 */
export function found(query, entries, recent) {
  const rank = new Map(recent.map((name, place) => [name, place]));
  const age = (/** @type {string} */ name) => rank.get(name) ?? recent.length;
  const answering = entries
    .flatMap((entry) => {
      const [best] = entry.words
        .flatMap((word) => {
          const like = likeness(query, word);
          return like ? [{ entry, word, ...like }] : [];
        })
        .sort(nearer);
      return best ? [best] : [];
    })
    .sort((a, b) => b.tier - a.tier || age(a.entry.name) - age(b.entry.name) || nearer(a, b));
  // Letters here and there are what is left where nothing else answers.
  const better = answering.filter(({ tier }) => tier !== SCATTERED);
  return better.length ? better : answering;
}

/** @param {Likeness & { word: string }} a @param {Likeness & { word: string }} b */
function nearer(a, b) {
  if (a.tier !== b.tier) return b.tier - a.tier;
  // Where nothing is asked for, the order is the schema's.
  if (!a.tier) return 0;
  return (a.places[0] ?? 0) - (b.places[0] ?? 0) || a.word.length - b.word.length;
}

/** A text in pieces, by turns not asked for and asked for. @param {string} text
 * @param {readonly number[]} places @returns {{ text: string, hit: boolean }[]} */
export function pieces(text, places) {
  const hits = new Set(places);
  /** @type {{ text: string, hit: boolean }[]} */
  const found = [];
  let place = 0;
  for (const letter of text) {
    // Marks belong to the letter before them, spaces to neither.
    const last = found.at(-1);
    const hit = hits.has(place) || (!!last?.hit && /\p{M}/u.test(letter));
    if (last?.hit === hit) last.text += letter;
    else found.push({ text: letter, hit });
    place += letter.length;
  }
  return found;
}
