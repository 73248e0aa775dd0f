/**
 * Mouse and finger on the text: a click chooses, a drag selects, a double click takes the word, a third
 * one the sentence; with Shift a click extends what is selected.
 *
 * Whoever drags is followed character by character, for a browser's own selection runs by carets and
 * loses numbers and Latin words at its ends: it is never begun. What was run over is snapped to words;
 * held Alt leaves it at characters. A drag beyond the edge of what is seen scrolls the text.
 *
 * @import { Selection as Reader, Span } from "./types"
 * @import { Commands } from "./commands.js"
 * @import { Overlay } from "./overlay.js"
 * @import { State } from "./state.js"
 */

import { stretchAt, unitAt, unitWithin } from "./caret.js";
import { EdgeScroll } from "./edges.js";
import { at, held, precisely, rounds, snapped, snappedToGraphemes, spanOf } from "./selection.js";
import { length, overlaps, union } from "./spans.js";

/** Two double clicks on one word within so long are two steps of one choice. */
const AGAIN = 1500; // ms
const STILL = 4; // px that a hand may tremble in a click

/** Where a pointer is. @typedef {{ clientX: number, clientY: number, altKey: boolean }} Where */
/** Where a drag began: the span it extends, and what was selected before.
 * @typedef {{ index: number, anchor: Span, x: number, y: number, before: Reader }} Press */

export class Pointer {
  /** @type {Press | null} */
  #press = null;
  #dragged = false;
  /** Where the drag is by now. @type {Where} */
  #where = { clientX: 0, clientY: 0, altKey: false };
  /** What the last drag selected, and from where: a click with Shift extends it from there too.
   * @type {{ selection: Reader, anchor: Span } | null} */
  #kept = null;
  /** What the last double click took, and when. @type {{ selection: Reader, time: number } | null} */
  #taken = null;

  /** @param {HTMLElement} root @param {State} state @param {Overlay} overlay @param {Commands} commands */
  constructor(root, state, overlay, commands) {
    this.root = root;
    this.state = state;
    this.overlay = overlay;
    this.commands = commands;
    this.edges = new EdgeScroll(overlay.scroller, () => this.follow(this.#where));
    root.addEventListener("pointerdown", (event) => this.#down(event));
    document.addEventListener("pointermove", (event) => this.#move(event));
    document.addEventListener("pointerup", () => this.release());
    document.addEventListener("pointercancel", () => this.release());
    document.addEventListener("keydown", (event) => this.#key(event), true);
    root.addEventListener("selectstart", (event) => this.#keepOut(event));
    root.addEventListener("click", (event) => this.#click(event));
    root.addEventListener("dblclick", (event) => this.#double(event));
    document.addEventListener("copy", (event) => this.#copy(event));
  }

  /** @param {PointerEvent} event */
  #down(event) {
    this.#dragged = false;
    this.#press = null;
    this.root.classList.toggle("touched", event.pointerType === "touch");
    if (event.button !== 0 || event.pointerType === "touch") return;
    if (this.press(event, event.target) && event.shiftKey) this.#extend(event);
  }

  /** @param {PointerEvent} event */
  #move(event) {
    if (event.pointerType === "touch") return;
    if (!event.buttons) this.state.hovered.value = this.#under(event);
    if (!(event.buttons & 1)) return this.release();
    const press = this.#press;
    if (!press) return;
    const moved = Math.hypot(event.clientX - press.x, event.clientY - press.y);
    if (this.#dragged || moved >= STILL) this.follow(event);
  }

  /** Begin what may become a drag, at the character under the pointer; false beside the text.
   * @param {Where} where @param {EventTarget | null} target */
  press(where, target) {
    const place = this.#placeAt(where, target);
    const before = this.state.selection.peek();
    const [x, y] = [where.clientX, where.clientY];
    this.#press = place && { index: place.index, anchor: characterAt(place.point), x, y, before };
    return !!place;
  }

  /** Begin at what is selected, chosen, or where the reader is. @param {Where} where */
  #extend(where) {
    const { selection, article } = this.state;
    const now = selection.value;
    const kept = this.#kept?.selection === now ? this.#kept.anchor : now.anchor;
    const { start, end } = (now.held ? undefined : this.commands.chosen) ?? kept;
    const press = /** @type {Press} */ (this.#press);
    this.#press = { ...press, index: article.sentenceAt(start), anchor: { start, end } };
    if (!this.state.pending.value) this.state.choose(null);
    this.follow(where);
  }

  /** Select from where the drag began to where it is, within the sentence. @param {Where} where */
  follow(where) {
    const press = this.#press;
    if (!press) return;
    this.#where = where;
    this.edges.follow(where.clientY);
    const { index, anchor } = press;
    const node = this.overlay.geometry.node(index);
    const unit = unitWithin(node, where.clientX, this.edges.within(where.clientY));
    if (unit === null) return;
    this.#dragged = true;
    this.root.classList.add("dragging");
    const point = this.state.article.sentence(index).point(unit);
    const exact = union(anchor, characterAt(point));
    const first = length(anchor) > 1 ? anchor : this.#stretchAt(index, anchor.start);
    const last = this.#stretchAt(index, point);
    this.#select(where.altKey || overlaps(first, last) ? exact : union(first, last), where.altKey);
    this.#kept = { selection: this.state.selection.peek(), anchor };
  }

  /** The drag is over; what it selected stays. */
  release() {
    if (!this.#press) return;
    this.#press = null;
    this.edges.stop();
    this.root.classList.remove("dragging");
  }

  /** Esc gives back what was selected before the drag. @param {KeyboardEvent} event */
  #key(event) {
    if (event.code !== "Escape" || !this.#press || !this.#dragged) return;
    event.stopImmediatePropagation();
    event.preventDefault();
    this.state.selection.value = this.#press.before;
    this.release();
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

  /** The browser's own selection is not begun upon the text. @param {Event} event */
  #keepOut(event) {
    const ours = this.#press || this.root.classList.contains("touched");
    if (ours && this.#sentenceOf(/** @type {Node} */ (event.target)) !== null) event.preventDefault();
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
    if (this.#dragged) return;
    const index = this.#sentenceOf(/** @type {Node} */ (event.target));
    if (index === null) return;
    if (event.detail === 3) return this.#select(this.state.article.sentence(index), false);
    if (event.detail > 1) return;
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
    // Four quick clicks are no second walk: the third has taken the sentence.
    if (event.detail > 2) return;
    const token = this.#tokenAt(event);
    if (!token) return;
    this.state.choose(null);
    const taken = this.#taken && event.timeStamp - this.#taken.time < AGAIN ? this.#taken : null;
    const selection = rounds(this.state.article, token, taken?.selection ?? at(token));
    this.#taken = { selection, time: event.timeStamp };
    this.state.selection.value = selection;
  }

  /** Select the word under a finger that has rested there; false beside the words.
   * @param {Where} where @param {EventTarget | null} target */
  take(where, target) {
    const place = this.press(where, target) ? this.#placeAt(where, target) : null;
    const token = place && snapped(this.state.article, characterAt(place.point));
    if (!token || !this.#press) return false;
    this.state.choose(null);
    this.#press.anchor = token;
    this.#dragged = true;
    this.state.selection.value = held(token);
    return true;
  }

  /** The character under the pointer, and its sentence.
   * @param {{ clientX: number, clientY: number }} where @param {EventTarget | null} target */
  #placeAt({ clientX, clientY }, target) {
    const index = this.#sentenceOf(/** @type {Node | null} */ (target));
    if (index === null) return null;
    const unit = unitAt(this.overlay.geometry.node(index), clientX, clientY);
    return unit === null ? null : { index, point: this.state.article.sentence(index).point(unit) };
  }

  /** The token under the pointer; null beside the words. @param {MouseEvent} event */
  #tokenAt(event) {
    const place = this.#placeAt(event, event.target);
    return place && snapped(this.state.article, characterAt(place.point));
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
