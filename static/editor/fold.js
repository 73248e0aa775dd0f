/** Words folded for finding: Arabic marks away, like letters alike, Latin in lower case. */

/** @param {string} text */
export function folded(text) {
  return text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f\u064b-\u065f\u0670\u0640\u06d6-\u06ed\p{Cf}]/gu, "")
    .replace(/[\u0671]/g, "ا")
    .replace(/ى/g, "ي")
    .replace(/ة/g, "ه")
    .toLowerCase();
}

/**
 * How well a text answers a query: higher is better, 0 is not at all, and an empty query is answered
 * by everything. The letters must stand in order; at the head of words and side by side they count more.
 * @param {string} query
 * @param {string} text
 */
export function likeness(query, text) {
  const sought = folded(query).replace(/\s+/g, "");
  const hay = folded(text);
  if (!sought) return 1;
  const whole = hay.indexOf(sought);
  if (whole >= 0) return 1000 - Math.min(whole, 100) - hay.length / 100 + (atHead(hay, whole) ? 100 : 0);
  return scattered(sought, hay);
}

/** @param {string} sought @param {string} hay */
function scattered(sought, hay) {
  let [score, from, last] = [1, 0, -2];
  for (const letter of sought) {
    const place = hay.indexOf(letter, from);
    if (place < 0) return 0;
    score += (atHead(hay, place) ? 8 : 0) + (place === last + 1 ? 5 : 0);
    last = place;
    from = place + letter.length;
  }
  return score;
}

/** @param {string} hay @param {number} place */
function atHead(hay, place) {
  return place === 0 || /[\s\-_.:/]/.test(hay.charAt(place - 1));
}

/**
 * Those of the entries that answer the query, the best first; equal ones as recently used, then in
 * their order.
 * @template {{ name: string, words: readonly string[] }} T
 * @param {string} query
 * @param {readonly T[]} entries
 * @param {readonly string[]} recent names, the latest first
 * @returns {T[]}
 */
export function found(query, entries, recent) {
  const rank = (/** @type {string} */ name) =>
    recent.includes(name) ? recent.indexOf(name) : recent.length;
  return entries
    .map((entry) => ({ entry, score: Math.max(...entry.words.map((one) => likeness(query, one))) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || rank(a.entry.name) - rank(b.entry.name))
    .map(({ entry }) => entry);
}
