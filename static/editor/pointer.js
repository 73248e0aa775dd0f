/**
 * Mouse and touch on the text: a click chooses, a drag selects, a double click takes the word.
 *
 * The browser's own selection follows the pointer, as it does in any text; what it covers is snapped
 * and becomes ours. Held Alt leaves it at characters.
 *
 * @import { Selection as Reader, Span } from "./types"
 * @import { Commands } from "./commands.js"
 * @import { Overlay } from "./overlay.js"
 * @import { State } from "./state.js"
 */

import { at, held, precisely, rounds, snapped, snappedToGraphemes } from "./selection.js";

/** Two double clicks on one word within so long are two steps of one choice. */
const AGAIN = 1500; // ms

export class Pointer {
  #dragging = false;
  #dragged = false;
  #precise = false;
  /** What the last double click took, and when. @type {{ selection: Reader, time: number } | null} */
  #taken = null;

  /** @param {HTMLElement} root @param {State} state @param {Overlay} overlay @param {Commands} commands */
  constructor(root, state, overlay, commands) {
    this.root = root;
    this.state = state;
    this.overlay = overlay;
    this.commands = commands;
    root.addEventListener("pointerdown", (event) => this.#press(event));
    document.addEventListener("pointerup", (event) => this.#release(event));
    document.addEventListener("selectionchange", () => this.#follow());
    root.addEventListener("click", (event) => this.#click(event));
    root.addEventListener("dblclick", (event) => this.#double(event));
    document.addEventListener("copy", (event) => this.#copy(event));
  }

  /** @param {PointerEvent} event */
  #press(event) {
    this.#dragging = event.button === 0;
    this.#dragged = false;
    this.#precise = event.altKey;
  }

  /** @param {PointerEvent} event */
  #release(event) {
    if (!this.#dragging) return;
    this.#follow();
    this.#dragging = false;
    // A finger keeps the browser's selection, for its handles hang on it.
    if (this.state.selection.value.held && event.pointerType === "mouse") {
      getSelection()?.removeAllRanges();
    }
  }

  #follow() {
    const native = getSelection();
    if (!native || native.isCollapsed || (!this.#dragging && !this.#touched(native))) return;
    const span = this.#spanOf(native.getRangeAt(0), native);
    const { article, selection } = this.state;
    const wide = span && (this.#precise ? snappedToGraphemes : snapped)(article, span);
    if (!wide) return;
    this.#dragged = true;
    selection.value = this.#precise ? precisely(wide) : held(wide);
  }

  /** A selection that a finger made begins without our press. @param {Selection} native */
  #touched(native) {
    return matchMedia("(pointer: coarse)").matches && this.root.contains(native.anchorNode);
  }

  /** What a range covers of the sentence it began in. @param {Range} range @param {Selection} native
   * @returns {Span | null} */
  #spanOf(range, native) {
    const index = this.#sentenceOf(native.anchorNode);
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

  /** @param {MouseEvent} event */
  #click(event) {
    const chip = event.target instanceof HTMLElement ? event.target.closest(".chip") : null;
    if (chip instanceof HTMLElement) return this.commands.choose(chip.dataset.id ?? null);
    // The click that ends a drag has selected; it must not choose as well.
    if (event.detail > 1 || this.#dragged) return;
    const index = this.#sentenceOf(/** @type {Node} */ (event.target));
    if (index === null) return;
    const id = this.overlay.at(index, { x: event.clientX, y: event.clientY });
    const token = this.#tokenAt(event, index);
    if (token && id === null) this.state.selection.value = at(token);
    this.commands.choose(id);
  }

  /** @param {MouseEvent} event */
  #double(event) {
    const index = this.#sentenceOf(/** @type {Node} */ (event.target));
    const token = index === null ? null : this.#tokenAt(event, index);
    if (!token) return;
    this.state.choose(null);
    const taken = this.#taken && event.timeStamp - this.#taken.time < AGAIN ? this.#taken : null;
    const selection = rounds(this.state.article, token, taken?.selection ?? at(token));
    this.#taken = { selection, time: event.timeStamp };
    this.state.selection.value = selection;
    getSelection()?.removeAllRanges();
  }

  /** The token under a point. @param {MouseEvent} event @param {number} index */
  #tokenAt(event, index) {
    const sentence = this.state.article.sentence(index);
    const unit = unitAt(event.clientX, event.clientY, this.overlay.geometry.node(index));
    if (unit === null) return null;
    const point = sentence.point(Math.min(unit, sentence.text.length - 1));
    return (
      snapped(this.state.article, { start: point, end: point + 1 }) ??
      snapped(this.state.article, { start: Math.max(sentence.start, point - 1), end: point })
    );
  }

  /** @param {ClipboardEvent} event */
  #copy(event) {
    const { selection, article } = this.state;
    if (!selection.value.held || getSelection()?.isCollapsed === false) return;
    if (event.target instanceof Element && event.target.closest("input, textarea")) return;
    const { anchor, focus } = selection.value;
    const span = { start: Math.min(anchor.start, focus.start), end: Math.max(anchor.end, focus.end) };
    event.clipboardData?.setData("text/plain", article.slice(span));
    event.preventDefault();
  }
}

/** The unit of the text node nearest to a point of the window; null when it is another's.
 * @param {number} x @param {number} y @param {Text} node */
function unitAt(x, y, node) {
  const found = document.caretPositionFromPoint?.(x, y);
  if (found) return found.offsetNode === node ? found.offset : null;
  const range = document.caretRangeFromPoint?.(x, y);
  return range && range.startContainer === node ? range.startOffset : null;
}
