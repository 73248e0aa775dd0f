/**
 * The rules that an annotation must keep: twin of labels/checks.py, for what is touched only.
 *
 * What the server would refuse is refused here at once, with the same rule and parameters.
 *
 * @import { Attribute, Attributes, AttributeValue, Document, Link, Mention, Problem } from "./types"
 * @import { Schema } from "./schema.js"
 */

import { ARTICLE_ID } from "./changes.js";
import { ARTICLE } from "./schema.js";
import { crosses, inReadingOrder, overlaps, same } from "./spans.js";

/** What has attributes. @typedef {{ id: string, type: string, attributes?: Attributes }} Owner */
/** @typedef {(mention: Mention) => string} Surface the characters that a mention covers */

/**
 * What must never be written, of all that `among` (ids of mentions and links) can have broken.
 * @param {Document} document
 * @param {Schema} schema
 * @param {ReadonlySet<string>} among
 * @param {Surface} surface
 * @returns {Problem[]}
 */
export function problems(document, schema, among, surface) {
  const mentions = [...among].sort().flatMap((id) => document.mentions.get(id) ?? []);
  const links = [];
  for (const link of document.links.values()) {
    if (among.has(link.id) || among.has(link.source) || among.has(link.target)) links.push(link);
  }
  return [
    ...mentions.flatMap((mention) => ofMention(mention, schema, surface)),
    ...mentions.flatMap((mention) => amongMentions(mention, document, schema)),
    ...links.flatMap((link) => ofLink(link, document, schema)),
    ...amongLinks(links, document, schema),
    ...(among.has(ARTICLE_ID) ? ofAttributes(whole(document), schema) : []),
  ];
}

/**
 * What is missing at hand-in: roles that must be filled, attributes that must be given. Mentions in
 * reading order, then links in the order they were made.
 * @param {Document} document
 * @param {Schema} schema
 * @returns {Problem[]}
 */
export function gaps(document, schema) {
  const links = [...document.links.values()];
  const filled = counted(links, filling);
  return [
    ...missingOfArticle(document, schema),
    ...[...document.mentions.values()].sort(inReadingOrder).flatMap((mention) => [
      ...missingRoles(mention, schema, filled),
      ...missingAttributes(mention, schema),
    ]),
    ...links.flatMap((link) => missingAttributes(link, schema)),
  ];
}

/**
 * What is missing at one mention and at the links that begin there.
 * @param {Mention} mention
 * @param {readonly Link[]} links all that begin at it
 * @param {Schema} schema
 * @returns {Problem[]}
 */
export function missingAt(mention, links, schema) {
  return [
    ...missingRoles(mention, schema, counted(links, filling)),
    ...missingAttributes(mention, schema),
    ...links.flatMap((link) => missingAttributes(link, schema)),
  ];
}

/** The article as the owner of its attributes. @param {Document} document @returns {Owner} */
const whole = ({ attributes }) => ({ id: ARTICLE_ID, type: ARTICLE, attributes });

/** What is missing of the article as a whole. @param {Document} document @param {Schema} schema */
export const missingOfArticle = (document, schema) => missingAttributes(whole(document), schema);

/** @param {string} rule @param {string} at @param {Problem["params"]} [params] @returns {Problem} */
export const problem = (rule, at, params = {}) => ({ rule, at, params });

/** @param {Mention} mention @param {Schema} schema @param {Surface} surface */
function ofMention(mention, schema, surface) {
  const { id, type } = mention;
  const kind = schema.byName.get(type);
  const found = surface(mention).trim() ? [] : [problem("blank", id)];
  if (!kind) return [...found, problem("unknown-type", id, { type })];
  if (kind.selectable === false) return [...found, problem("group", id, { type })];
  if (kind.kind !== mention.kind) return [...found, problem("wrong-kind", id, { type })];
  return [...found, ...ofAttributes(mention, schema)];
}

/** @param {Owner} owner @param {Schema} schema */
function ofAttributes(owner, schema) {
  const known = schema.attributesOf(owner.type);
  return Object.entries(owner.attributes ?? {}).flatMap(([name, value]) => {
    const attribute = known.find((one) => one.name === name);
    if (!attribute) {
      return [problem("unknown-attribute", owner.id, { attribute: name, type: owner.type })];
    }
    if (fits(value, attribute)) return [];
    const shown = Array.isArray(value) ? value.join(", ") : String(value);
    return [problem("attribute-value", owner.id, { attribute: name, value: shown })];
  });
}

/** @param {AttributeValue} value @param {Attribute} attribute */
function fits(value, attribute) {
  const names = (attribute.choices ?? []).map((choice) => choice.name);
  switch (attribute.form) {
    case "choice":
      return typeof value === "string" && names.includes(value);
    case "several":
      return (
        Array.isArray(value) &&
        value.every((one) => names.includes(one)) &&
        new Set(value).size === value.length
      );
    case "flag":
      return typeof value === "boolean";
    case "number":
      return typeof value === "number" && Number.isFinite(value);
    case "text":
      return typeof value === "string";
  }
}

/** @param {Mention} mention @param {Document} document @param {Schema} schema */
function amongMentions(mention, document, schema) {
  const others = [];
  for (const other of document.mentions.values()) {
    if (overlaps(mention, other) && other.id !== mention.id) others.push(other);
  }
  const twins = others.filter((one) => same(one, mention) && one.type === mention.type);
  if (twins.length) {
    const [other = ""] = twins.map((one) => one.id).sort();
    return [problem("twin", mention.id, { type: mention.type, other })];
  }
  if (schema.overlap === "free") return [];
  const forbidden = schema.overlap === "nested" ? crosses : overlaps;
  const other = others.find((one) => one.kind === mention.kind && forbidden(mention, one));
  if (!other) return [];
  const params = { type: mention.type, other: other.id, other_type: other.type };
  return [problem("overlap", mention.id, params)];
}

/** @param {Link} link @param {Document} document @param {Schema} schema */
function ofLink(link, document, schema) {
  const source = document.mentions.get(link.source);
  const target = document.mentions.get(link.target);
  if (!source || !target) return [problem("loose-link", link.id, { type: link.type })];
  if (link.source === link.target) return [problem("self-link", link.id, { type: link.type })];
  return link.kind === "argument"
    ? ofArgument(link, source, target, schema)
    : ofRelation(link, source, target, schema);
}

/** @param {Link} link @param {Mention} source @param {Mention} target @param {Schema} schema */
function ofArgument(link, source, target, schema) {
  const params = { type: source.type, role: link.type };
  if (!schema.byName.has(source.type) || source.kind !== "event") {
    return [problem("not-an-event", link.id, params)];
  }
  const role = schema.role(source.type, link.type);
  if (!role) return [problem("unknown-role", link.id, params)];
  if (!schema.admits(role.fillers, target.type)) {
    return [problem("filler", link.id, { ...params, filler: target.type })];
  }
  return ofAttributes(link, schema);
}

/** @param {Link} link @param {Mention} source @param {Mention} target @param {Schema} schema */
function ofRelation(link, source, target, schema) {
  const kind = schema.relationByName.get(link.type);
  if (!kind) return [problem("unknown-relation", link.id, { type: link.type })];
  if (schema.joins(kind, source.type, target.type)) return ofAttributes(link, schema);
  const params = { type: link.type, source: source.type, target: target.type };
  return [problem("relation-ends", link.id, params)];
}

/** What a link says; a symmetric relation says the same either way round.
 * @param {Link} link @param {Schema} schema */
export function arc({ kind, type, source, target }, schema) {
  const symmetric = kind === "relation" && schema.relationByName.get(type)?.symmetric;
  const ends = symmetric ? [source, target].sort() : [source, target];
  return [kind, type, ...ends].join("\n");
}

/** @param {Link} link */
const filling = ({ kind, source, type }) => (kind === "argument" ? [source, type].join("\n") : "");

/** @param {Link[]} links @param {Document} document @param {Schema} schema */
function amongLinks(links, document, schema) {
  if (!links.length) return [];
  const all = [...document.links.values()];
  const arcs = counted(all, (link) => arc(link, schema));
  const filled = counted(all, filling);
  return links.flatMap((link) => {
    if ((arcs.get(arc(link, schema)) ?? 0) > 1) {
      return [problem("twin-link", link.id, { type: link.type })];
    }
    const most = roleOf(link, document, schema)?.most;
    return most != null && (filled.get(filling(link)) ?? 0) > most
      ? [problem("too-many", link.id, { role: link.type, most })]
      : [];
  });
}

/** @param {Link} link @param {Document} document @param {Schema} schema */
function roleOf(link, document, schema) {
  if (link.kind !== "argument") return undefined;
  return schema.role(document.mentions.get(link.source)?.type ?? "", link.type);
}

/** @param {readonly Link[]} links @param {(link: Link) => string} key */
function counted(links, key) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const link of links) counts.set(key(link), (counts.get(key(link)) ?? 0) + 1);
  return counts;
}

/** @param {Mention} mention @param {Schema} schema @param {Map<string, number>} filled */
function missingRoles(mention, schema, filled) {
  const roles = schema.byName.get(mention.type)?.roles ?? [];
  return roles.flatMap(({ name, least = 0 }) =>
    (filled.get([mention.id, name].join("\n")) ?? 0) < least
      ? [problem("role-missing", mention.id, { type: mention.type, role: name, least })]
      : [],
  );
}

/** @param {Owner} owner @param {Schema} schema */
function missingAttributes(owner, schema) {
  return schema.attributesOf(owner.type).flatMap(({ name, required }) =>
    required && !(name in (owner.attributes ?? {}))
      ? [problem("attribute-missing", owner.id, { type: owner.type, attribute: name })]
      : [],
  );
}
