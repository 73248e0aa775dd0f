/**
 * Shows where the reader is: the selection, or the token that a key would label.
 *
 * @import { Box } from "./types"
 * @import { Overlay } from "./overlay.js"
 * @import { State } from "./state.js"
 */

import { effect } from "../vendor/signals-core/signals-core.js";
import { spanOf } from "./selection.js";

const AROUND = 80; // px kept free above and below the reader

export class Place {
  #layer = document.createElement("div");
  #section = /** @type {HTMLElement | null} */ (null);
  #marks = "";
  #reveals = false;
  /** How far the text is to be scrolled, in CSS pixels. */
  #away = 0;

  /** @param {State} state @param {Overlay} overlay */
  constructor(state, overlay) {
    this.state = state;
    this.overlay = overlay;
    this.#layer.className = "place";
    this.#layer.setAttribute("aria-hidden", "true");
    effect(() => {
      void state.selection.value;
      overlay.schedule();
    });
  }

  /** Measure where the reader is. */
  read() {
    const { state, overlay } = this;
    const index = state.here;
    const section = overlay.geometry.section(index);
    const span = spanOf(state.selection.peek());
    const origin = section.getBoundingClientRect();
    const sentence = state.article.sentence(index);
    const boxes = overlay.geometry.boxes(index, sentence, span, origin);
    this.#section = section;
    this.#marks = boxes.map(mark).join("");
    const [first] = boxes;
    this.#away = this.#reveals && first ? away(first, origin, overlay.scroller) : 0;
    this.#reveals = false;
  }

  /** Draw it there. */
  write() {
    this.#layer.classList.toggle("held", this.state.selection.peek().held);
    this.#layer.innerHTML = this.#marks;
    if (this.#layer.parentElement !== this.#section) {
      this.#layer.parentElement?.classList.remove("here");
      this.#section?.append(this.#layer);
      this.#section?.classList.add("here");
    }
    if (this.#away) this.overlay.scroller.scrollBy({ top: this.#away });
  }

  /** Scroll the reader into sight once it is drawn. */
  reveal() {
    this.#reveals = true;
    this.overlay.schedule();
  }

  /** The rectangle of the reader in the window, where a popup may stand. */
  rectangle() {
    return (this.#layer.lastElementChild ?? this.#layer).getBoundingClientRect();
  }
}

/** How far a box lies out of what is seen of the text, with some lines around it: below 0 above it.
 * @param {Box} box @param {DOMRect} origin of the box @param {HTMLElement} scroller */
function away(box, origin, scroller) {
  const window = scroller.getBoundingClientRect();
  const over = origin.top + box.t - (window.top + AROUND);
  const under = origin.top + box.b - (window.bottom - AROUND);
  if (over < 0) return over;
  return under > 0 ? Math.min(under, over) : 0;
}

/** @param {Box} box */
function mark({ l, r, t, b }) {
  const [x, y] = [l.toFixed(1), t.toFixed(1)];
  const [width, height] = [(r - l).toFixed(1), (b - t).toFixed(1)];
  return `<i style="inset-inline-start:${x}px;inset-block-start:${y}px;width:${width}px;height:${height}px"></i>`;
}
