/**
 * Stops as arithmetic: what a decision makes of the gold, which stops are asked, which comes next. No DOM.
 *
 * @import { Change, Document, Span, Stop, StopOption, Take } from "./types"
 * @import { Rules } from "./rebase.js"
 */

import { apply, decide, decisionId, difference, drop, idOf, touched } from "./changes.js";
import { problems } from "./checks.js";
import { overlaps } from "./spans.js";

/** Whose version is asked for: a reader's, all that may stand together, or none.
 * @typedef {number | "both" | "none"} Wish */

/** Where a stop is to be seen; null for the article as a whole. @param {Stop} stop @returns {Span | null} */
export const spanOfStop = ({ span }) => span && { start: span[0], end: span[1] };

/** Whether a stop is a question for this gold. @param {Stop} stop @param {Document} gold */
export const isAsked = ({ needs = [] }, gold) =>
  needs.every(({ id, type }) => {
    const found = gold.mentions.get(id);
    return !!found && (!type || found.type === type);
  });

/** What was decided at a stop. @param {Stop} stop @param {Document} gold @returns {Take | undefined} */
export const takenAt = ({ key }, gold) => gold.decisions?.get(decisionId(key));

/** Whether somebody must still decide it. @param {Stop} stop @param {Document} gold */
export const isOpen = (stop, gold) => isAsked(stop, gold) && takenAt(stop, gold) === undefined;

/** How many stops are asked, and how many of those are decided. @param {readonly Stop[]} stops @param {Document} gold */
export function progressOf(stops, gold) {
  const asked = stops.filter((one) => isAsked(one, gold));
  return { all: asked.length, decided: asked.filter((one) => takenAt(one, gold) !== undefined).length };
}

/** Whether a version has nothing. @param {StopOption} option */
export const isNothing = ({ changes, also = [] }) => !also.length && !changes.some((one) => !("drop" in one));

/** The version of one reader; none where the reader is not asked. @param {Stop} stop @param {number} reader */
export const versionOf = ({ options }, reader) => options.find(({ readers }) => readers.includes(reader));

/** The versions that were taken. @param {Stop} stop @param {Take | undefined} take @returns {StopOption[]} */
export const versionsTaken = ({ options }, take) =>
  Array.isArray(take) ? options.filter(({ readers }) => readers.some((one) => take.includes(one))) : [];

/** What a wish takes, one reader standing for all of a version; null where it cannot be.
 * @param {Stop} stop @param {Wish} wish @returns {number[] | null} */
export function takeOf(stop, wish) {
  if (wish === "none") return [];
  if (typeof wish === "number") return versionOf(stop, wish) ? [wish] : null;
  const something = stop.options.filter((one) => !isNothing(one));
  return stop.several && something.length > 1 ? something.flatMap(({ readers }) => readers[0] ?? []) : null;
}

/** The changes that decide a stop so on the gold as it stands, and the decision. Links that then lack an end or
 * break a rule go along; a label that does stays, and is told of. Twin of `taken` in labels/adjudication/merging.py.
 * @param {Stop} stop @param {readonly number[]} take @param {Document} gold @param {Rules} rules
 * @param {string} [strategy] what decides it, where that is not one by one @returns {Change[]} */
export function deciding(stop, take, gold, rules, strategy) {
  const wanted = wantedBy(stop, take);
  const after = withoutLoose(apply(gold, wanted));
  const broken = problems(after, rules.schema, touched(wanted), rules.surface).filter(({ at }) => after.links.has(at));
  const changes = difference(gold, apply(after, broken.map(({ at }) => drop(at))));
  return [...changes, decide(stop.key, take, changes.map(idOf), strategy)];
}

/** @param {Stop} stop @param {readonly number[]} take @returns {readonly Change[]} */
function wantedBy(stop, take) {
  const versions = versionsTaken(stop, take);
  const beside = versions.filter((one) => one.also?.length);
  const [first, ...others] = beside.length ? beside : versions;
  return first ? [...first.changes, ...others.flatMap((one) => one.also ?? [])] : stop.none;
}

/** @param {Document} document @returns {Document} */
function withoutLoose(document) {
  const { mentions, links } = document;
  const loose = [...links.values()].filter(({ source, target }) => !mentions.has(source) || !mentions.has(target));
  return loose.length ? apply(document, loose.map(({ id }) => drop(id))) : document;
}

/** The stop that comes next in reading order, round once it is the last; none where no other is such.
 * @param {readonly Stop[]} stops @param {string | null} from the key of the one where one is
 * @param {number} at where one is, while at no stop @param {1 | -1} way @param {(stop: Stop) => boolean} isSuch */
export function nextStop(stops, from, at, way, isSuch) {
  const here = stops.findIndex(({ key }) => key === from);
  const start = here >= 0 ? here + way : placeOf(stops, at, way);
  for (let step = 0; step < stops.length; step += 1) {
    const one = stops[(start + step * way + 2 * stops.length) % stops.length];
    if (one && one.key !== from && isSuch(one)) return one;
  }
  return undefined;
}

/** @param {readonly Stop[]} stops @param {number} at @param {1 | -1} way */
function placeOf(stops, at, way) {
  const after = stops.findIndex(({ span }) => !!span && (way === 1 ? span[0] >= at : span[0] > at));
  if (way === 1) return Math.max(after, 0);
  return (after < 0 ? stops.length : after) - 1;
}

/** Whether changes of labels are about what a stop is about: a label upon its words, or a link there.
 * @param {Stop} stop @param {readonly Change[]} changes @param {Document} gold before them */
export function isAbout(stop, changes, gold) {
  const span = spanOfStop(stop);
  if (!span) return changes.some((change) => "set" in change && !!stop.name && stop.name in change.set);
  const after = apply(gold, changes);
  const ids = changes.map(idOf).flatMap((id) => {
    const link = after.links.get(id) ?? gold.links.get(id);
    return link ? [link.source, link.target] : [id];
  });
  const marked = ids.flatMap((id) => [gold.mentions.get(id) ?? [], after.mentions.get(id) ?? []].flat());
  return marked.some((one) => overlaps(one, span));
}
