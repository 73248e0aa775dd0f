/**
 * Mouse and touch on the text: a click chooses, a drag selects, a double click takes the word.
 *
 * A mouse is followed character by character, for a browser's own selection runs by carets and loses
 * numbers and Latin words at its ends; a finger makes the browser's selection, with its handles, and
 * what that covers becomes ours. Both are snapped to words; held Alt leaves them at characters.
 *
 * @import { Selection as Reader, Span } from "./types"
 * @import { Commands } from "./commands.js"
 * @import { Overlay } from "./overlay.js"
 * @import { State } from "./state.js"
 */

import { stretchAt, unitAt } from "./caret.js";
import { at, held, precisely, rounds, snapped, snappedToGraphemes, spanOf } from "./selection.js";
import { overlaps, union } from "./spans.js";

/** Two double clicks on one word within so long are two steps of one choice. */
const AGAIN = 1500; // ms
const STILL = 4; // px that a hand may tremble in a click

/** Where a drag began. @typedef {{ index: number, point: number, x: number, y: number }} Press */

export class Pointer {
  /** @type {Press | null} */
  #press = null;
  #dragged = false;
  /** What the last double click took, and when. @type {{ selection: Reader, time: number } | null} */
  #taken = null;

  /** @param {HTMLElement} root @param {State} state @param {Overlay} overlay @param {Commands} commands */
  constructor(root, state, overlay, commands) {
    this.root = root;
    this.state = state;
    this.overlay = overlay;
    this.commands = commands;
    root.addEventListener("pointerdown", (event) => this.#down(event));
    document.addEventListener("pointermove", (event) => this.#move(event));
    document.addEventListener("pointerup", () => this.#up());
    document.addEventListener("selectionchange", () => this.#touched());
    root.addEventListener("click", (event) => this.#click(event));
    root.addEventListener("dblclick", (event) => this.#double(event));
    document.addEventListener("copy", (event) => this.#copy(event));
  }

  /** @param {PointerEvent} event */
  #down(event) {
    this.#dragged = false;
    this.#press = null;
    if (event.button !== 0 || event.pointerType === "touch") return;
    const place = this.#placeAt(event);
    if (place) this.#press = { ...place, x: event.clientX, y: event.clientY };
  }

  /** @param {PointerEvent} event */
  #move(event) {
    const press = this.#press;
    if (!event.buttons && event.pointerType === "mouse") this.state.hovered.value = this.#under(event);
    if (!press || !(event.buttons & 1)) return;
    const moved = Math.hypot(event.clientX - press.x, event.clientY - press.y);
    if (!this.#dragged && moved < STILL) return;
    const point = this.#pointWithin(press.index, event);
    if (point === null) return;
    this.#dragged = true;
    const exact = union(characterAt(press.point), characterAt(point));
    if (event.altKey) return this.#select(exact, true);
    const [first, last] = [press.point, point].map((one) => this.#stretchAt(press.index, one));
    this.#select(first && last && !overlaps(first, last) ? union(first, last) : exact, false);
  }

  /** The span of a character, or of the number or name that runs against the text.
   * @param {number} index @param {number} point */
  #stretchAt(index, point) {
    const { geometry } = this.overlay;
    const sentence = this.state.article.sentence(index);
    const found = stretchAt(geometry.node(index), sentence.unit(point), geometry.direction);
    // The end may stand amid an emoji, which is one character and two units.
    const points = { start: sentence.point(found.start), end: sentence.point(found.end) };
    return union(characterAt(point), points);
  }

  #up() {
    if (this.#press && this.#dragged) getSelection()?.removeAllRanges();
    this.#press = null;
  }

  /** A finger has made or changed a selection of the browser's. */
  #touched() {
    const native = getSelection();
    if (this.#press || !native || native.isCollapsed) return;
    if (!matchMedia("(pointer: coarse)").matches) return;
    const span = this.#spanOf(native.getRangeAt(0), native.anchorNode);
    if (span) this.#select(span, false);
  }

  /** @param {Span} span @param {boolean} precise */
  #select(span, precise) {
    const { article, selection } = this.state;
    const wide = (precise ? snappedToGraphemes : snapped)(article, span);
    if (wide) selection.value = precise ? precisely(wide) : held(wide);
  }

  /** @param {MouseEvent} event */
  #click(event) {
    const chip = event.target instanceof HTMLElement ? event.target.closest(".chip") : null;
    if (chip instanceof HTMLElement) return this.commands.choose(chip.dataset.id ?? null);
    // The click that ends a drag has selected; it must not choose as well.
    if (event.detail > 1 || this.#dragged) return;
    if (this.#sentenceOf(/** @type {Node} */ (event.target)) === null) return;
    const id = this.#labelAt(event, this.state.chosen.value);
    const token = this.#tokenAt(event);
    if (token && id === null) this.state.selection.value = at(token);
    this.commands.choose(id);
  }

  /** The label under a mouse that rests: that of the chip, or the innermost of the words.
   * @param {PointerEvent} event */
  #under(event) {
    const chip = event.target instanceof HTMLElement ? event.target.closest(".chip") : null;
    return chip instanceof HTMLElement ? chip.dataset.id ?? null : this.#labelAt(event, null);
  }

  /** @param {MouseEvent} event @param {string | null} chosen */
  #labelAt(event, chosen) {
    const index = this.#sentenceOf(/** @type {Node} */ (event.target));
    return index === null ? null : this.overlay.at(index, { x: event.clientX, y: event.clientY }, chosen);
  }

  /** @param {MouseEvent} event */
  #double(event) {
    const token = this.#tokenAt(event);
    if (!token) return;
    this.state.choose(null);
    const taken = this.#taken && event.timeStamp - this.#taken.time < AGAIN ? this.#taken : null;
    const selection = rounds(this.state.article, token, taken?.selection ?? at(token));
    this.#taken = { selection, time: event.timeStamp };
    this.state.selection.value = selection;
    getSelection()?.removeAllRanges();
  }

  /** The character under the pointer, and its sentence. @param {MouseEvent} event */
  #placeAt(event) {
    const index = this.#sentenceOf(/** @type {Node} */ (event.target));
    if (index === null) return null;
    const unit = unitAt(this.overlay.geometry.node(index), event.clientX, event.clientY);
    return unit === null ? null : { index, point: this.state.article.sentence(index).point(unit) };
  }

  /** The character of a sentence that is nearest to the pointer; its ends when that is beyond them.
   * @param {number} index @param {MouseEvent} event */
  #pointWithin(index, event) {
    const { article } = this.state;
    const unit = unitAt(this.overlay.geometry.node(index), event.clientX, event.clientY);
    if (unit !== null) return article.sentence(index).point(unit);
    const other = this.#sentenceOf(document.elementFromPoint(event.clientX, event.clientY));
    if (other === null || other === index) return null;
    return other < index ? article.sentence(index).start : article.sentence(index).end - 1;
  }

  /** The token under the pointer; null beside the words. @param {MouseEvent} event */
  #tokenAt(event) {
    const place = this.#placeAt(event);
    return place && snapped(this.state.article, characterAt(place.point));
  }

  /** What a range covers of the sentence it began in. @param {Range} range @param {Node | null} anchor
   * @returns {Span | null} */
  #spanOf(range, anchor) {
    const index = this.#sentenceOf(anchor);
    if (index === null) return null;
    const [sentence, node] = [this.state.article.sentence(index), this.overlay.geometry.node(index)];
    const start = range.startContainer === node ? range.startOffset : 0;
    const end = range.endContainer === node ? range.endOffset : node.length;
    const span = { start: sentence.point(start), end: sentence.point(end) };
    return span.start < span.end ? span : null;
  }

  /** @param {Node | null} node */
  #sentenceOf(node) {
    const element = node instanceof Element ? node : node?.parentElement;
    const section = /** @type {HTMLElement | null | undefined} */ (element?.closest(".sentence"));
    return section && this.root.contains(section) ? Number(section.dataset.index) : null;
  }

  /** @param {ClipboardEvent} event */
  #copy(event) {
    const { selection, article } = this.state;
    if (!selection.value.held || getSelection()?.isCollapsed === false) return;
    if (event.target instanceof Element && event.target.closest("input, textarea")) return;
    event.clipboardData?.setData("text/plain", article.slice(spanOf(selection.value)));
    event.preventDefault();
  }
}

/** @param {number} point @returns {Span} */
const characterAt = (point) => ({ start: point, end: point + 1 });
