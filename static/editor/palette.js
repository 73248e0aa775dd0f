/**
 * A list to choose from by typing: types, roles or relations, found by Arabic or English name.
 *
 * @import { MentionType, Wording } from "./types"
 * @import { Say } from "./words.js"
 */

import { html, nothing, render } from "../vendor/lit-html/lit-html.js";
import { found } from "./fold.js";
import { keyCap } from "./words.js";

/** @typedef {{ name: string, title: string, words: readonly string[], look: string, group: string,
 *   hotkey: string, hint: string }} Entry */

const MOST = 60;
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
    this.#place = 0;
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

  get #found() {
    return found(this.#query, this.#entries, this.#recent).slice(0, MOST);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const shown = this.#found;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.#place = (this.#place + step + shown.length) % Math.max(1, shown.length);
    else if (event.key === "Enter") this.#take(shown[this.#place]);
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
    this.#place = 0;
    this.#render();
  }

  #render() {
    const shown = this.#found;
    render(
      html`<input type="search" role="combobox" aria-expanded="true" aria-controls="palette-list"
          aria-activedescendant=${shown.length ? `palette-${this.#place}` : nothing}
          aria-label=${this.say("search-types")} placeholder=${this.say("search-types")}
          autocomplete="off" spellcheck="false" @input=${(/** @type {InputEvent} */ event) => this.#type(event)}>
        <ul id="palette-list" role="listbox" aria-label=${this.say("search-types")}>
          ${shown.map((entry, place) => this.#row(entry, place))}
        </ul>
        ${shown.length ? nothing : html`<p class="empty">${this.say("nothing-found")}</p>`}`,
      this.dialog,
    );
    this.dialog.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }

  /** @param {Entry} entry @param {number} place */
  #row(entry, place) {
    return html`<li id=${`palette-${place}`} role="option" class=${entry.look}
      aria-selected=${place === this.#place} title=${entry.hint || nothing}
      @click=${() => this.#take(entry)}>
      <span class="swatch"></span><span class="title">${entry.title}</span>
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
