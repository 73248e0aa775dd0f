/**
 * What may happen to a document, as values; twin of labels/changes.py (tests/data/twins.json).
 *
 * A decision at a stop changes a document as well; it has no twin, for there it stands beside it.
 *
 * @import { Attributes, AttributeValue, Change, Document, Link, Mention, Take } from "./types"
 */

/** @type {Document} */
export const EMPTY = { mentions: new Map(), links: new Map(), attributes: {} };

/** What the article as a whole goes by where mentions and links go by their ids. */
export const ARTICLE_ID = "";

/** What the decision at a stop goes by. @param {string} stop */
export const decisionId = (stop) => `!${stop}`;

/**
 * A document of these mentions and links, and these attributes of the article.
 * @param {Iterable<Mention>} mentions
 * @param {Iterable<Link>} links
 * @param {Attributes} [attributes]
 * @returns {Document}
 */
export function documentOf(mentions, links, attributes = {}) {
  return {
    mentions: new Map(Array.from(mentions, (one) => [one.id, one])),
    links: new Map(Array.from(links, (one) => [one.id, one])),
    attributes,
  };
}

/** The id of what a change puts, drops or decides; ARTICLE_ID where it sets an attribute of the article.
 * @param {Change} change @returns {string} */
export function idOf(change) {
  if ("set" in change) return ARTICLE_ID;
  if ("decide" in change) return decisionId(change.decide.stop);
  if ("drop" in change) return change.drop;
  return "mention" in change.put ? change.put.mention.id : change.put.link.id;
}

/** @param {Mention} mention @returns {Change} */
export const putMention = (mention) => ({ put: { mention } });

/** @param {Link} link @returns {Change} */
export const putLink = (link) => ({ put: { link } });

/** @param {string} id @returns {Change} */
export const drop = (id) => ({ drop: id });

/** An attribute of the article takes a value; undefined takes its value away.
 * @param {string} name @param {AttributeValue | null} [value] @returns {Change} */
export const set = (name, value = null) => ({ set: { [name]: value } });

/** @param {string} stop @param {Take | null} [take] none takes the decision back @param {readonly string[]} [ids]
 * @param {string} [strategy] what it is decided by, where that is not one by one @returns {Change} */
export const decide = (stop, take = null, ids = [], strategy = "") => ({ decide: { stop, take, ids, ...(strategy && { strategy }) } });

/**
 * The document after these changes, one after the other; the given one stays as it is. What is put in
 * another's stead keeps its place, so that an event's arguments stay in their order.
 * @param {Document} document
 * @param {Iterable<Change>} changes
 * @returns {Document}
 */
export function apply(document, changes) {
  const mentions = new Map(document.mentions);
  const links = new Map(document.links);
  let { attributes, decisions } = document;
  for (const change of changes) {
    const id = idOf(change);
    if ("set" in change) attributes = given({ ...attributes, ...change.set });
    else if ("decide" in change) decisions = decided(decisions, id, change.decide.take);
    else if ("drop" in change) {
      mentions.delete(id);
      links.delete(id);
    } else if ("mention" in change.put) {
      links.delete(id);
      mentions.set(id, change.put.mention);
    } else {
      mentions.delete(id);
      links.set(id, change.put.link);
    }
  }
  return { mentions, links, attributes, ...(decisions && { decisions }) };
}

/** @param {Document["decisions"]} decisions @param {string} id @param {Take | null} take */
function decided(decisions, id, take) {
  const next = new Map(decisions);
  if (take) next.set(id, take);
  else next.delete(id);
  return next;
}

/** Those that have a value. @param {Record<string, AttributeValue | null>} attributes
 * @returns {Attributes} */
const given = (attributes) =>
  Object.fromEntries(Object.entries(attributes).flatMap(([name, value]) => (value === null ? [] : [[name, value]])));

/**
 * The fewest changes that lead from one document to another of the same text: links go before the
 * mentions they hang on, and come after them.
 * @param {Document} before
 * @param {Document} after
 * @returns {Change[]}
 */
export function difference(before, after) {
  const gone = (/** @type {string} */ id) => !after.mentions.has(id) && !after.links.has(id);
  return [
    ...Array.from(before.links.keys()).filter(gone).map(drop),
    ...Array.from(before.mentions.keys()).filter(gone).map(drop),
    ...fresh(before.mentions, after.mentions).map(putMention),
    ...fresh(before.links, after.links).map(putLink),
    ...Object.keys(before.attributes).filter((name) => !(name in after.attributes)).map((name) => set(name)),
    ...Object.entries(after.attributes)
      .filter(([name, value]) => !equal({ attributes: { value: before.attributes[name] } }, { attributes: { value } }))
      .map(([name, value]) => set(name, value)),
    ...redecided(before.decisions, after.decisions),
  ];
}

/** Where a document knows of no decisions, none is made and none taken back.
 * @param {Document["decisions"]} before @param {Document["decisions"]} after @returns {Change[]} */
function redecided(before, after) {
  if (!before || !after) return [];
  const ids = [...new Set([...before.keys(), ...after.keys()])];
  const changed = ids.filter((id) => JSON.stringify(before.get(id)) !== JSON.stringify(after.get(id)));
  return changed.map((id) => decide(id.slice(1), after.get(id)));
}

/**
 * The changes that lead back: what the ids touched were before, and the article's attributes.
 * @param {Document} before
 * @param {Document} after where the changes lead
 * @param {readonly Change[]} changes
 * @returns {Change[]}
 */
export function inverse(before, after, changes) {
  const ids = touched(changes);
  return difference(only(after, ids), only(before, ids));
}

/**
 * The fewest changes that lead where these do. Decisions say all that they said: a document knows what was
 * decided, not by what.
 * @param {Document} before
 * @param {Document} after where the changes lead
 * @param {readonly Change[]} changes
 * @returns {Change[]}
 */
export function gist(before, after, changes) {
  const said = new Map(changes.flatMap((change) => ("decide" in change ? [[idOf(change), change]] : [])));
  return inverse(after, before, changes).map((change) => said.get(idOf(change)) ?? change);
}

/** The ids of all mentions and links that these changes put or drop, and ARTICLE_ID.
 * @param {Iterable<Change>} changes @returns {Set<string>} */
export function touched(changes) {
  return new Set(Array.from(changes, idOf));
}

/**
 * Whether two mentions or links say the same; a missing note or attributes are as good as empty.
 * @param {object | undefined} one
 * @param {object | undefined} other
 */
export function equal(one, other) {
  return one === other || (!!one && !!other && spelling(one) === spelling(other));
}

/** @param {{ attributes?: object }} value */
function spelling(value) {
  const { attributes = {}, ...rest } = value;
  const parts = Object.entries(rest).filter(([, part]) => part !== "");
  return JSON.stringify([parts.sort(byName), Object.entries(attributes).sort(byName)]);
}

/** @param {[string, unknown]} one @param {[string, unknown]} other */
function byName([one], [other]) {
  return one < other ? -1 : 1;
}

/** @param {Document} document @param {Set<string>} ids @returns {Document} */
function only({ mentions, links, attributes, decisions }, ids) {
  const kept = (/** @type {ReadonlyMap<string, any>} */ values) =>
    new Map(Array.from(ids).filter((id) => values.has(id)).map((id) => [id, values.get(id)]));
  return {
    mentions: kept(mentions), links: kept(links), attributes: ids.has(ARTICLE_ID) ? attributes : {},
    ...(decisions && { decisions: kept(decisions) }),
  };
}

/**
 * @template {Mention | Link} T
 * @param {ReadonlyMap<string, T>} before
 * @param {ReadonlyMap<string, T>} after
 */
function fresh(before, after) {
  return Array.from(after.values()).filter((value) => !equal(before.get(value.id), value));
}
