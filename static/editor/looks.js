/**
 * How labels look, by what is chosen, begun, copied or missing: the classes of their marks and the words
 * of their chips. No DOM.
 *
 * @import { Mention } from "./types"
 * @import { State } from "./state.js"
 */

import { fillers } from "./linking.js";
import { listed } from "./words.js";

export class Looks {
  /** Role titles of what fills the chosen event. @type {Map<string, string>} */
  #roles = new Map();
  /** @type {string | null} */
  #copied = null;
  /** @type {ReturnType<typeof fillers>} */
  #admits = () => false;

  /** @param {State} state */
  constructor(state) {
    this.state = state;
    /** @type {string | null} */
    this.chosen = null;
    this.pending = state.pending.value;
    this.gaps = state.gaps.value;
    this.talked = state.talked.value;
    this.reviewed = state.reviewed.value;
    /** How much the chips tell. */
    this.chips = "names";
  }

  /** Follow the state; the ids of the labels that look otherwise now, null where all may.
   * @returns {string[] | null} */
  follow() {
    const { state } = this;
    void state.document.value;
    const [before, pending, gaps, talked] = [this.marked(), this.pending, this.gaps, this.talked];
    const { reviewed } = this;
    this.reviewed = state.reviewed.value;
    this.chosen = state.chosen.value;
    this.#copied = state.copying.value;
    [this.pending, this.gaps, this.talked] = [state.pending.value, state.gaps.value, state.talked.value];
    this.#roles = this.#rolesOf(this.chosen);
    this.#admits = fillers(state, this.pending);
    // Who may fill a role shows on all labels; the rest on those concerned.
    if (pending?.source !== this.pending?.source || pending?.type !== this.pending?.type) return null;
    const wanting = gaps === this.gaps ? [] : [...new Set([...gaps.keys(), ...this.gaps.keys()])];
    const turned = wanting.filter((id) => gaps.has(id) !== this.gaps.has(id));
    if (talked !== this.talked) turned.push(...talked.keys(), ...this.talked.keys());
    if (reviewed !== this.reviewed) {
      const ids = new Set([...reviewed.keys(), ...this.reviewed.keys()]);
      turned.push(...[...ids].filter((id) => reviewed.get(id) !== this.reviewed.get(id)));
    }
    return [...before, ...this.marked(), ...turned];
  }

  /** The ids whose look hangs on what is chosen or copied. */
  marked() {
    const candidate = this.pending?.candidate ?? null;
    return [this.chosen, this.#copied, candidate, ...this.#roles.keys()].filter((id) => id !== null);
  }

  /** @param {Mention} mention */
  of(mention) {
    const { pending } = this;
    const type = this.state.schema.byName.get(mention.type);
    const looks = [`t${type?.index ?? "x"}`, mention.kind];
    if (mention.id === this.chosen) looks.push("chosen");
    if (pending && mention.id !== pending.source) looks.push(this.#admits(mention) ? "lit" : "faint");
    if (pending && mention.id === pending.candidate) looks.push("proposed");
    if (mention.id === this.#copied) looks.push("copied");
    if (this.gaps.has(mention.id)) looks.push("wanting");
    if (mention.note) looks.push("noted");
    if (this.talked.has(mention.id)) looks.push("talked");
    const review = this.reviewed.get(mention.id);
    if (review) looks.push(`review-${review}`);
    return looks.join(" ");
  }

  /** The words of its chip. @param {Mention} mention */
  words(mention) {
    const role = this.#roles.get(mention.id);
    const title = this.title(mention);
    if (this.chips === "short") return role ? short(role) : title;
    return role ? `${role} · ${title}` : title;
  }

  /** What its chip says of its type. @param {Mention} mention */
  title(mention) {
    const title = this.state.schema.typeTitle(mention.type);
    return this.chips === "short" ? short(title) : title;
  }

  /** One label may fill several roles of an event: its chip names them all. @param {string | null} id
   * @returns {Map<string, string>} */
  #rolesOf(id) {
    const { state } = this;
    const chosen = state.mention(id);
    /** @type {Map<string, string>} */
    const titles = new Map();
    for (const link of chosen ? state.linksFrom(chosen.id) : []) {
      const title = state.schema.linkTitle(link.kind, link.type, chosen?.type);
      const others = titles.get(link.target);
      titles.set(link.target, others ? listed([others, title], state.schema) : title);
    }
    return titles;
  }
}

const SHORT = 4; // letters of a name in short, without harakat

/** The first letters of the first word of a name; a letter keeps its marks, and a joint shows that the
 * word goes on. @param {string} name */
export function short(name) {
  const [word = ""] = name.split(/\s/);
  const letters = word.match(/\P{M}\p{M}*/gu) ?? [];
  return letters.length > SHORT + 1 ? `${letters.slice(0, SHORT).join("")}…` : word;
}
