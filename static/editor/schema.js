/**
 * What may be marked: twin of labels/schema.py, made from the wire's spelling.
 *
 * @import { Attribute, MentionType, RelationType, Role, SchemaData, TypeData, Wording } from "./types"
 */

const GREY = "#6b7280";

/** The owner of attributes of the article as a whole. */
export const ARTICLE = "article";

/** @param {readonly TypeData[] | undefined} types @param {"entity" | "event"} kind @param {number} first
 * @returns {MentionType[]} */
function numbered(types = [], kind, first) {
  return types.map((one, place) => ({ ...one, kind, index: first + place }));
}

export class Schema {
  /** @type {Map<string, readonly Attribute[]>} */
  #attributes = new Map();

  /**
   * @param {SchemaData} data
   * @param {string} language the reader's, such as `ar`
   */
  constructor(data, language) {
    const entities = numbered(data.entities, "entity", 0);
    this.types = [...entities, ...numbered(data.events, "event", entities.length)];
    this.relations = data.relations ?? [];
    this.attributes = data.attributes ?? [];
    this.overlap = data.overlap ?? "free";
    this.language = language;
    /** @type {ReadonlyMap<string, MentionType>} */
    this.byName = new Map(this.types.map((one) => [one.name, one]));
    /** @type {ReadonlyMap<string, RelationType>} */
    this.relationByName = new Map(this.relations.map((one) => [one.name, one]));
  }

  /** The types that mark something themselves, in the schema's order. */
  get selectable() {
    return this.types.filter((one) => one.selectable !== false);
  }

  /** A type's name, its parent's, and so on upward. @param {string} name */
  lineage(name) {
    const names = [];
    for (let one = this.byName.get(name); one; one = this.byName.get(one.parent ?? "")) {
      names.push(one.name);
    }
    return names;
  }

  /** The type's own colour or the nearest one above it. @param {string} name */
  colour(name) {
    const own = this.lineage(name).map((one) => this.byName.get(one)?.colour);
    return own.find(Boolean) ?? GREY;
  }

  /**
   * Whether a mention of the named type may stand where fillers are asked for; none ask for any entity.
   * @param {readonly string[] | undefined} fillers
   * @param {string} name
   */
  admits(fillers, name) {
    if (fillers?.length) return this.lineage(name).some((one) => fillers.includes(one));
    return this.byName.get(name)?.kind === "entity";
  }

  /** Whether a relation may lead from one mention type to the other; a symmetric one may when it may
   * lead back. @param {RelationType} relation @param {string} source @param {string} target */
  joins({ sources, targets, symmetric }, source, target) {
    const leads = (/** @type {string} */ from, /** @type {string} */ to) =>
      this.admits(sources, from) && this.admits(targets, to);
    return leads(source, target) || (!!symmetric && leads(target, source));
  }

  /** The role of an event type. @param {string} type @param {string} name @returns {Role | undefined} */
  role(type, name) {
    return this.byName.get(type)?.roles?.find((one) => one.name === name);
  }

  /** The attributes of a mention type, role or relation, those of the types above it too.
   * @param {string} owner @returns {readonly Attribute[]} */
  attributesOf(owner) {
    let found = this.#attributes.get(owner);
    if (!found) {
      const owners = new Set([owner, ...this.lineage(owner)]);
      found = this.attributes.filter((one) => one.of.some((name) => owners.has(name)));
      this.#attributes.set(owner, found);
    }
    return found;
  }

  /**
   * How something is called in the reader's language; by its own name where it has no words.
   * @param {{ name: string, title?: Wording } | undefined} one
   */
  title(one) {
    if (!one) return "";
    const { ar = "", en = "" } = one.title ?? {};
    return (this.language.startsWith("ar") ? ar || en : en || ar) || one.name;
  }

  /** What a hint says in the reader's language. Examples in «quotes» are isolated (U+2068, U+2069), or Arabic
   * ones would run into each other in English. @param {{ hint?: Wording } | undefined} one */
  hint(one) {
    const { ar = "", en = "" } = one?.hint ?? {};
    const said = this.language.startsWith("ar") ? ar || en : en || ar;
    return said.replace(/«[^»]*»/g, "\u2068$&\u2069");
  }

  /** A mention type's title. @param {string} name */
  typeTitle(name) {
    return this.title(this.byName.get(name)) || name;
  }

  /**
   * A role's or a relation's title; a role is sought in the event type that has it.
   * @param {"argument" | "relation"} kind
   * @param {string} name
   * @param {string} [type] the event's
   */
  linkTitle(kind, name, type = "") {
    const one = kind === "argument" ? this.role(type, name) : this.relationByName.get(name);
    return this.title(one) || name;
  }
}
