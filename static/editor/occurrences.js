/**
 * Where else in the article the text of a label stands: twin of labels/suggest/ for one text in one
 * article (tests/data/occurrences.json). A word may have particles before it; folded, the letters are
 * the same. One look costs a comparison for each word of the article; they are folded once.
 *
 * @import { Mention, Span } from "./types"
 * @import { Article } from "./article.js"
 */

import { folded } from "./fold.js";
import { overlaps, same } from "./spans.js";

/** Letters at least: behind a particle that the server told nothing of, and of a word that stands for
 * itself without the particle it was labelled with. */
const [SHORTEST_GUESS, SHORTEST_BARE] = [4, 3];
const [WHOLE, PARTICLES, GUESSED, ARTICLE] = [0, 1, 2, 3];
const FOREIGN = /^[وف]?[بلك]?(?=[0-9a-z])/;
const LETTER = "[\\p{Nd}A-Za-zÀ-ɏ]";
const JOINED = `${LETTER}[.,:/\\-–٫٬@&]${LETTER}|[\\p{L}\\p{N}]_[\\p{L}\\p{N}]`;
const GOES_ON = new RegExp(`^(${JOINED}|\\p{Nd}[%٪‰°$€£])`, "u");
const GOES_BEFORE = new RegExp(`(${JOINED}|[$€£]\\p{Nd})$`, "u");

/** One reading of a written word: what is read, from which of its code points on, and what is left out.
 * @typedef {{ key: string, start: number, depth: number }} Form */

/** Folded words; of the first the label leaves out `head` letters, of the last one `tail`.
 * @typedef {{ words: readonly string[], head: number, tail: number }} Spelling */

/** `whole` takes particles along, `inner` may stand behind an article.
 * @typedef {{ spellings: readonly Spelling[], whole: boolean, inner: boolean }} Sought */

/** The words of an article that have letters, folded. @typedef {{ indices: number[], keys: string[] }} Words */

/** @type {WeakMap<Article, Words>} */
const WORDS = new WeakMap();

/**
 * The other occurrences of a label, and how many overlap another label of its kind and are left out.
 * @param {Article} article
 * @param {Mention} mention
 * @param {(sentence: number) => readonly Mention[]} near the labels of a sentence
 * @param {boolean} dropsParticles
 * @returns {{ spans: Span[], blocked: number }}
 */
export function occurrences(article, mention, near, dropsParticles) {
  const found = matches(article, sought(article, mention, dropsParticles));
  const taken = (/** @type {Span} */ span) =>
    near(article.sentenceAt(span.start)).filter((one) => one.kind === mention.kind && overlaps(one, span));
  const blocked = apart(found, () => true)
    .map((span) => ({ span, by: taken(span) }))
    .filter(({ span, by }) => by.length && !by.some((one) => same(one, span) && one.type === mention.type));
  return { spans: apart(found, (span) => !taken(span).length), blocked: blocked.length };
}

/** The first of each place that is free and lies apart from the one before.
 * @param {readonly Span[]} found @param {(span: Span) => boolean} free */
function apart(found, free) {
  /** @type {Span[]} */
  const chosen = [];
  for (const span of found) {
    const last = chosen.at(-1);
    if ((!last || !overlaps(last, span)) && free(span)) chosen.push(span);
  }
  return chosen;
}

/** @param {Article} article @param {Span} span @param {boolean} dropsParticles @returns {Sought} */
function sought(article, span, dropsParticles) {
  const { indices, keys } = wordsOf(article);
  const from = indices.findIndex((index) => article.token(index).end > span.start);
  const until = indices.findLastIndex((index) => article.token(index).start < span.end);
  const nothing = { spellings: [], whole: false, inner: false };
  if (from < 0 || until < from || !folded(article.slice(span))) return nothing;
  const [first, last] = [Number(indices[from]), Number(indices[until])];
  const before = folded(part(article, article.token(first).start, span.start));
  const tail = folded(part(article, span.end, article.token(last).end)).length;
  const rest = keys.slice(from + 1, until + 1);
  const head = headOf(article, first, before ? span.start - article.token(first).start : 0);
  const whole = !dropsParticles && !before;
  const bare = head.bare.filter((one) => whole && one.length >= (rest.length ? 1 : SHORTEST_BARE));
  const firsts = [...head.words, ...bare.map((one) => ({ key: one, head: 0 }))];
  const spellings = firsts.flatMap(({ key, head: left }) => ended([key, ...rest], left, tail));
  return { spellings, whole, inner: head.inner };
}

/** What the first word of a label may be met as; `bare` is what its particles lead.
 * @param {Article} article @param {number} index @param {number} start */
function headOf(article, index, start) {
  const read = formsOf(article, index);
  const begun = read.find((form) => form.start === start);
  if (begun) {
    const led = read.filter((form) => form.depth === PARTICLES);
    const deepest = led.find((form) => form.start === led.at(-1)?.start);
    const words = [{ key: begun.key, head: 0 }];
    return { words, bare: deepest ? [deepest.key] : [], inner: begun.depth === ARTICLE };
  }
  const word = written(article, index);
  const [left, right] = [folded(word.slice(0, start).join("")), folded(word.slice(start).join(""))];
  return { words: [{ key: right, head: 0 }, { key: left + right, head: left.length }], bare: [], inner: false };
}

/** @param {string[]} words @param {number} head @param {number} tail @returns {Spelling[]} */
function ended(words, head, tail) {
  const last = String(words.at(-1));
  const whole = { words, head, tail };
  if (!tail || last.length <= tail) return [whole];
  return [{ words: [...words.slice(0, -1), last.slice(0, -tail)], head, tail: 0 }, whole];
}

/** Every place where what is sought stands, the likeliest reading of each first.
 * @param {Article} article @param {Sought} wanted */
function matches(article, { spellings, whole, inner }) {
  const { indices, keys } = wordsOf(article);
  const endings = spellings.map(({ words: [first = ""] }) => (first.startsWith("ال") ? first.slice(1) : first));
  /** @type {Span[]} */
  const found = [];
  for (let place = 0; place < keys.length; place += 1) {
    const key = String(keys[place]);
    // Nearly every word ends here: what follows makes lists.
    if (!endings.some((ending) => key.endsWith(ending))) continue;
    const met = spellings.filter(({ words }, which) =>
      key.endsWith(String(endings[which])) &&
      words.every((word, after) => !after || keys[place + after] === word));
    for (const form of met.length ? formsOf(article, Number(indices[place])) : []) {
      if (form.depth === ARTICLE ? !inner : form.depth === GUESSED && keys.includes(form.key)) continue;
      for (const spelling of met) {
        if (spelling.words[0] !== form.key) continue;
        const last = Number(indices[place + spelling.words.length - 1]);
        const span = spanOf(article, [Number(indices[place]), last], form, spelling, whole);
        if (stands(article, span)) found.push(span);
      }
    }
  }
  return found;
}

/** @param {Article} article @param {readonly [number, number]} tokens @param {Form} form
 * @param {Spelling} spelling @param {boolean} whole @returns {Span} */
function spanOf(article, [first, last], form, { head, tail }, whole) {
  const [before, after] = [article.token(first), article.token(last)];
  const rest = written(article, first).slice(form.start);
  // Less the alef that a form has and its writing has not.
  const left = head - (form.key.length - folded(rest.join("")).length);
  const start = before.start + (head ? form.start + placeOf(rest, left) : whole ? 0 : form.start);
  if (!tail) return { start, end: after.end };
  const word = written(article, last);
  return { start, end: after.start + placeOf(word, folded(word.join("")).length - tail) };
}

/** Whether a span lies in one sentence and is no part of a longer number or name.
 * @param {Article} article @param {Span} span */
function stands(article, { start, end }) {
  const { start: first, end: last } = article.sentence(article.sentenceAt(start));
  return (
    end <= last &&
    !GOES_ON.test(part(article, end - 1, Math.min(end + 2, last))) &&
    !GOES_BEFORE.test(part(article, Math.max(start - 2, first), start + 1))
  );
}

/** All forms of a word, the whole first; of two that begin alike the likelier comes first.
 * @param {Article} article @param {number} index @returns {Form[]} */
function formsOf(article, index) {
  const word = written(article, index);
  const fold = (/** @type {number} */ from, /** @type {number | undefined} */ to) =>
    folded(word.slice(from, to).join(""));
  const key = fold(0, undefined);
  const { cuts, dropped } = article.particles(index);
  const told = cuts.flatMap((start, place) => {
    const keys = readBehind(fold(0, start), fold(start, undefined));
    const likely = fold(start, cuts[place + 1]) === "ل" ? keys : keys.reverse();
    return likely.map((one) => ({ key: one, start, depth: place < dropped ? PARTICLES : ARTICLE }));
  });
  const guessed = guesses(key).flatMap(({ head, depth }) => {
    const start = placeOf(word, head);
    if (cuts.includes(start) || start === placeOf(word, head - 1)) return [];
    return readBehind(key.slice(0, head), key.slice(head)).map((one) => ({ key: one, start, depth }));
  });
  return [{ key, start: 0, depth: WHOLE }, ...told, ...guessed];
}

/** How many letters may be particles. @param {string} key */
function guesses(key) {
  const foreign = FOREIGN.exec(key)?.[0].length;
  if (foreign !== undefined) return foreign ? [{ head: foreign, depth: PARTICLES }] : [];
  const conjunction = /^[وف]/.test(key) ? 1 : 0;
  const heads = [conjunction, /[بلك]/.test(key.charAt(conjunction)) ? conjunction + 1 : 0];
  return heads
    .filter((head) => head && key.length - head >= SHORTEST_GUESS)
    .map((head) => ({ head, depth: GUESSED }));
}

/** What the rest of a word may be when it stands alone; behind ل the article has lost its alef.
 * @param {string} before @param {string} rest */
function readBehind(before, rest) {
  if (!/^[وف]*ل$/.test(before) || !rest.startsWith("ل")) return [rest];
  return rest === "له" ? ["الله"] : [`ا${rest}`, rest];
}

/** Which code point of a word makes this letter of its folded form.
 * @param {readonly string[]} word @param {number} letter */
function placeOf(word, letter) {
  let letters = 0;
  return word.findIndex((one) => (letters += folded(one).length) > letter);
}

/** The code points of a token. @param {Article} article @param {number} index */
function written(article, index) {
  const { start, end } = article.token(index);
  return [...part(article, start, end)];
}

/** @param {Article} article @param {number} start @param {number} end */
const part = (article, start, end) => (start < end ? article.slice({ start, end }) : "");

/** @param {Article} article @returns {Words} */
function wordsOf(article) {
  const known = WORDS.get(article);
  if (known) return known;
  /** @type {Words} */
  const words = { indices: [], keys: [] };
  const met = new Map();
  article.sentences.forEach((sentence, place) => {
    const { first, last } = article.tokensOf(place);
    for (let index = first; index < last; index += 1) {
      const word = sentence.slice(article.token(index));
      const key = met.get(word) ?? folded(word);
      met.set(word, key);
      if (!key) continue;
      words.indices.push(index);
      words.keys.push(key);
    }
  });
  WORDS.set(article, words);
  return words;
}
