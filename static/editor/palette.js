/**
 * A list to choose from by typing: types, roles or relations, found by Arabic or English name.
 *
 * @import { MentionType, Wording } from "./types"
 * @import { Say } from "./words.js"
 */

import { html, nothing, render } from "../vendor/lit-html/lit-html.js";
import { found, pieces } from "./finding.js";
import { keyCap } from "./words.js";

/** @typedef {{ name: string, title: string, words: readonly string[], look: string, group: string,
 *   hotkey: string, hint: string }} Entry */

const MOST = 60;
/** Rows that a page key goes. */
const PAGE = 8;
const EDGE = 12; // px around the palette

export class Palette {
  #query = "";
  #place = 0;
  /** @type {readonly Entry[]} */
  #entries = [];
  /** @type {readonly string[]} */
  #recent = [];
  /** @type {(name: string) => void} */
  #choose = () => undefined;

  /** @param {HTMLDialogElement} dialog @param {Say} say */
  constructor(dialog, say) {
    this.dialog = dialog;
    this.say = say;
    dialog.addEventListener("keydown", (event) => this.#key(event));
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  }

  /**
   * Open at a rectangle; `choose` is told the name that was taken.
   * @param {readonly Entry[]} entries
   * @param {{ title: string, recent: readonly string[], at: DOMRect, choose: (name: string) => void }} how
   */
  open(entries, { title, recent, at, choose }) {
    this.#entries = entries;
    this.#recent = recent;
    this.#choose = choose;
    this.#query = "";
    this.#seek();
    this.dialog.setAttribute("aria-label", title);
    this.#render();
    this.dialog.showModal();
    const input = this.dialog.querySelector("input");
    if (input) input.value = "";
    input?.focus();
    this.#stand(at);
  }

  /** Below the rectangle, above it where there is no room, and always within the window.
   * @param {DOMRect} at */
  #stand(at) {
    const { width, height } = this.dialog.getBoundingClientRect();
    const [right, bottom] = [innerWidth - width - EDGE, innerHeight - height - EDGE];
    const below = at.bottom + EDGE;
    const x = Math.max(EDGE, Math.min(at.left + (at.width - width) / 2, right));
    const y = Math.max(EDGE, below <= bottom ? below : Math.min(at.top - height - EDGE, bottom));
    this.dialog.style.setProperty("translate", `${Math.round(x)}px ${Math.round(y)}px`);
  }

  /** What is shown, worked out once for each query. */
  #shown = found("", this.#entries, []);

  #seek() {
    this.#place = 0;
    this.#shown = found(this.#query, this.#entries, this.#recent).slice(0, MOST);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.isComposing) return;
    const last = this.#shown.length - 1;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const leap = { PageDown: PAGE, PageUp: -PAGE }[event.key];
    if (step) this.#place = (this.#place + step + last + 1) % Math.max(1, last + 1);
    else if (leap) this.#place = Math.max(0, Math.min(this.#place + leap, last));
    else if (event.key === "Enter") this.#take(this.#shown[this.#place]?.entry);
    // Left to itself a search field is emptied by the first Escape, and closed by the second.
    else if (event.key === "Escape") this.dialog.close();
    else return;
    event.preventDefault();
    event.stopPropagation();
    this.#render();
  }

  /** @param {Entry | undefined} entry */
  #take(entry) {
    if (!entry) return;
    this.dialog.close();
    this.#choose(entry.name);
  }

  /** @param {InputEvent} event */
  #type(event) {
    this.#query = /** @type {HTMLInputElement} */ (event.target).value;
    this.#seek();
    this.#render();
  }

  #render() {
    const shown = this.#shown;
    const hint = shown[this.#place]?.entry.hint;
    render(
      html`<input type="search" role="combobox" aria-expanded="true" aria-autocomplete="list" aria-controls="palette-list"
          aria-activedescendant=${shown.length ? `palette-${this.#place}` : nothing}
          aria-label=${this.say("search-types")} placeholder=${this.say("search-types")}
          autocomplete="off" spellcheck="false" @input=${(/** @type {InputEvent} */ event) => this.#type(event)}>
        <ul id="palette-list" role="listbox" aria-label=${this.say("search-types")}>
          ${shown.map((one, place) => this.#row(one, place))}
        </ul>
        ${shown.length ? nothing : html`<p class="empty" role="alert">${this.say("nothing-found")}</p>`}
        <p class="palette-hint" aria-hidden="true">${hint}</p>
        <p class="visually-hidden" role="status">${this.#query && shown.length ? this.say("types-found", { count: shown.length }) : ""}</p>`,
      this.dialog,
    );
    this.dialog.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }

  /** The letters that answer are marked; where they stand in no title, the word that has them is shown.
   * @param {{ entry: Entry, word: string, places: readonly number[] }} one @param {number} place */
  #row({ entry, word, places }, place) {
    const marked = (/** @type {string} */ text) =>
      pieces(text, places).map((one) => (one.hit ? html`<mark>${one.text}</mark>` : one.text));
    const also = places.length && word !== entry.title;
    return html`<li id=${`palette-${place}`} role="option" class=${entry.look}
      aria-selected=${place === this.#place} aria-description=${entry.hint || nothing}
      @click=${() => this.#take(entry)}>
      <span class="swatch"></span><bdi class="title">${word === entry.title ? marked(word) : entry.title}</bdi>
      ${also ? html`<bdi class="also">${marked(word)}</bdi>` : nothing}
      <span class="group">${entry.group}</span>
      ${entry.hotkey ? html`<kbd>${keyCap(entry.hotkey)}</kbd>` : nothing}
    </li>`;
  }
}

/**
 * A type as an entry, found by its name and its words in both languages.
 * @param {MentionType} type
 * @param {string} title
 * @param {{ group: string, hint: string }} more
 * @returns {Entry}
 */
export function entryOf({ name, title: wording, index, kind, hotkey = "" }, title, { group, hint }) {
  const look = `t${index} ${kind}`;
  return { name, title, words: wordsOf(name, wording), look, group, hotkey, hint };
}

/** All that something may be found by. @param {string} name @param {Wording | undefined} wording */
export function wordsOf(name, wording) {
  return [name, wording?.ar ?? "", wording?.en ?? ""].filter(Boolean);
}
