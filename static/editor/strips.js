/**
 * What stands under a sentence while readings are settled: for stops that lie upon each other one strip, with
 * the words around them and a lane for each version; readers who say the same share it. No DOM.
 *
 * @import { Document, Lane, Link, Mention, Span, Stop, StopOption } from "./types"
 * @import { Article } from "./article.js"
 */

import { isNothing, spanOfStop, versionOf } from "./stops.js";
import { clipped, inReadingOrder, overlaps, union } from "./spans.js";

/** @typedef {(id: string) => Mention | undefined} Find */
/** What readers say at one stop beside a label: an attribute's value, or what fills a role; none where they leave
 * it out. @typedef {{ stop: Stop, name: string, owner: string, value: unknown, fillers: readonly Mention[] }} Fact */
/** What some readers say. `ghosts` are the places where they have no label and others have one.
 * @typedef {{ readers: readonly number[], mentions: readonly Mention[], ghosts: readonly Span[],
 *   facts: readonly Fact[], versions: readonly (StopOption | undefined)[] }} Version */
/** @typedef {{ key: string, sentence: number, stops: readonly Stop[], excerpt: Span, lanes: readonly Version[] }} Strip */

const AROUND = 3; // tokens of the text on either side
const FAR = 6; // tokens beyond which what fills a role is named, not shown

/** Mentions by the ids that the gold has or would have them under. @param {readonly Stop[]} stops
 * @param {Document} gold @returns {Find} */
export function finderOf(stops, gold) {
  /** @type {Map<string, Mention>} */
  const found = new Map();
  for (const { options } of stops) {
    for (const option of options) for (const one of mentionsOf(option)) found.set(one.id, one);
  }
  return (id) => gold.mentions.get(id) ?? found.get(id);
}

/** The labels that a version puts. @param {StopOption} option @returns {Mention[]} */
export const mentionsOf = ({ changes }) =>
  changes.flatMap((one) => ("put" in one && "mention" in one.put ? one.put.mention : []));

/** The links that a version puts. @param {StopOption} option @returns {Link[]} */
export const linksOf = ({ changes }) =>
  changes.flatMap((one) => ("put" in one && "link" in one.put ? one.put.link : []));

/** All strips in reading order. @param {readonly Stop[]} stops @param {Article} article
 * @param {readonly number[]} readers @param {Find} find @returns {Strip[]} */
export function stripsOf(stops, article, readers, find) {
  return together(stops).map((some) => {
    const spans = some.flatMap((one) => spanOfStop(one) ?? []);
    const hull = spans.reduce(union);
    const sentence = article.sentenceAt(hull.start);
    return {
      key: some[0]?.key ?? "", sentence, stops: some, excerpt: excerptOf(hull, some, article, sentence, find),
      lanes: lanesOf(some, readers, find),
    };
  });
}

/** Stops that lie upon each other, together. @param {readonly Stop[]} stops @returns {Stop[][]} */
function together(stops) {
  /** @type {{ hull: Span, stops: Stop[] }[]} */
  const groups = [];
  const placed = stops.flatMap((stop) => {
    const span = spanOfStop(stop);
    return span ? [{ stop, span }] : [];
  });
  for (const { stop, span } of placed.sort((one, other) => one.span.start - other.span.start)) {
    const last = groups.at(-1);
    if (last && overlaps(last.hull, span)) {
      last.hull = union(last.hull, span);
      last.stops.push(stop);
    } else groups.push({ hull: span, stops: [stop] });
  }
  return groups.map((one) => one.stops);
}

/** The words around stops, with what fills their roles where that is near, within their sentence.
 * @param {Span} hull @param {readonly Stop[]} stops @param {Article} article @param {number} sentence @param {Find} find */
function excerptOf(hull, stops, article, sentence, find) {
  const { first, last } = article.tokensOf(sentence);
  const tokens = Array.from({ length: last - first }, (_, place) => article.token(first + place));
  const place = (/** @type {number} */ offset) => {
    const found = tokens.findIndex((one) => one.end > offset);
    return found < 0 ? tokens.length - 1 : found;
  };
  const fillers = stops.flatMap(({ options }) => options.flatMap(linksOf).flatMap(({ target }) => find(target) ?? []));
  const near = fillers.filter((one) => overlaps(one, article.sentence(sentence)) && Math.abs(place(one.start) - place(hull.start)) <= FAR);
  const whole = clipped(near.reduce(union, hull), article.sentence(sentence));
  let [from, to] = [Math.max(0, place(whole.start) - AROUND), Math.min(tokens.length - 1, place(whole.end - 1) + AROUND)];
  // What is written without a blank is not cut.
  while (from > 0 && tokens[from - 1]?.end === tokens[from]?.start) from -= 1;
  while (to < tokens.length - 1 && tokens[to + 1]?.start === tokens[to]?.end) to += 1;
  return union(whole, { start: tokens[from]?.start ?? whole.start, end: tokens[to]?.end ?? whole.end });
}

/** The lanes at some stops: readers whose versions are the same at all of them share one.
 * @param {readonly Stop[]} stops @param {readonly number[]} readers @param {Find} find @returns {Version[]} */
export function lanesOf(stops, readers, find) {
  /** @type {Map<string, { readers: number[], versions: (StopOption | undefined)[] }>} */
  const found = new Map();
  for (const reader of readers) {
    const versions = stops.map((stop) => versionOf(stop, reader));
    const same = stops.map(({ options }, place) => options.indexOf(/** @type {StopOption} */ (versions[place]))).join();
    const lane = found.get(same) ?? { readers: [], versions };
    lane.readers.push(reader);
    found.set(same, lane);
  }
  return [...found.values()].map(({ readers: who, versions }) => ({ readers: who, versions, ...said(stops, versions, find) }));
}

/** @param {readonly Stop[]} stops @param {readonly (StopOption | undefined)[]} versions @param {Find} find */
function said(stops, versions, find) {
  /** @type {Map<string, Mention>} */
  const mentions = new Map();
  /** @type {Span[]} */
  const ghosts = [];
  /** @type {Fact[]} */
  const facts = [];
  stops.forEach((stop, place) => {
    const version = versions[place];
    if (!version) return;
    const said = factsOf(stop, version, find);
    const put = [...mentionsOf(version), ...said.flatMap(({ fillers }) => fillers)];
    for (const one of put) mentions.set(one.id, one);
    facts.push(...said);
    const span = spanOfStop(stop);
    if (span && isNothing(version) && LABELS.has(stop.kind)) ghosts.push(span);
  });
  return { mentions: [...mentions.values()].sort(inReadingOrder), ghosts, facts };
}

/** Where the label itself is in question. */
const LABELS = new Set(["boundary", "type", "missing", "trigger"]);

/** What a version says beside its labels. @param {Stop} stop @param {StopOption} version @param {Find} find @returns {Fact[]} */
export function factsOf(stop, version, find) {
  if (stop.kind === "role") {
    const links = linksOf(version);
    const owner = find(links[0]?.source ?? stop.needs?.[0]?.id ?? "")?.type ?? stop.needs?.[0]?.type ?? "";
    return [{ stop, name: stop.name ?? "", owner, value: undefined, fillers: links.flatMap(({ target }) => find(target) ?? []) }];
  }
  if (stop.kind === "relation") {
    const links = linksOf(version);
    // A relation may lead either way: what the other end is says it.
    const other = (/** @type {Link} */ { source, target }) => find(target === stop.needs?.[0]?.id ? source : target) ?? [];
    const facts = links.map((link) => ({ stop, name: link.type, owner: "", value: undefined, fillers: [other(link)].flat() }));
    return facts.length ? facts : [{ stop, name: "", owner: "", value: undefined, fillers: [] }];
  }
  if (isNothing(version)) return [];
  return differing(stop).map((name) => ({ stop, name, owner: "", value: attributesOf(version)[name], fillers: [] }));
}

/** The attributes that versions of a stop have otherwise. @param {Stop} stop */
function differing({ options }) {
  const all = options.filter((one) => !isNothing(one)).map(attributesOf);
  const names = [...new Set(all.flatMap(Object.keys))];
  return names.filter((one) => new Set(all.map((attributes) => JSON.stringify(attributes[one]))).size > 1);
}

/** @param {StopOption} option @returns {Record<string, unknown>} */
const attributesOf = ({ changes }) =>
  Object.assign({}, ...changes.map((one) => {
    if ("set" in one) return Object.fromEntries(Object.entries(one.set).filter(([, value]) => value !== null));
    if (!("put" in one)) return {};
    return ("mention" in one.put ? one.put.mention : one.put.link).attributes ?? {};
  }));

/** What all readers have alike at a place: of one span and type in every lane.
 * @param {readonly Lane[]} lanes @returns {Mention[]} */
export function alikeIn(lanes) {
  const [first, ...others] = lanes;
  const spelt = (/** @type {Mention} */ { start, end, type }) => `${start} ${end} ${type}`;
  const had = others.map(({ mentions }) => new Set(mentions.map(spelt)));
  return (first?.mentions ?? []).filter((one) => had.every((some) => some.has(spelt(one))));
}

/** A sentence in which nothing is asked, with a lane for each way in which it was read.
 * @param {number} index @param {Article} article @param {readonly Lane[]} lanes @returns {Strip} */
export function wholeStrip(index, article, lanes) {
  const { start, end } = article.sentence(index);
  const excerpt = { start, end };
  /** @type {Map<string, { readers: number[], mentions: Mention[] }>} */
  const found = new Map();
  for (const { number, mentions } of lanes) {
    const here = mentions.filter((one) => overlaps(one, excerpt)).sort(inReadingOrder);
    const spelt = here.map((one) => `${one.start} ${one.end} ${one.type}`).join();
    const lane = found.get(spelt) ?? { readers: [], mentions: here };
    lane.readers.push(number);
    found.set(spelt, lane);
  }
  return {
    key: `whole ${index}`, sentence: index, stops: [], excerpt,
    lanes: [...found.values()].map((one) => ({ ...one, ghosts: [], facts: [], versions: [] })),
  };
}
