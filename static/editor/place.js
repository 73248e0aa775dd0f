/**
 * Shows where the reader is: the selection, or the token that a key would label.
 *
 * @import { Box } from "./types"
 * @import { Overlay } from "./overlay.js"
 * @import { State } from "./state.js"
 */

import { effect } from "../vendor/signals-core/signals-core.js";
import { spanOf } from "./selection.js";

export class Place {
  #layer = document.createElement("div");
  #section = /** @type {HTMLElement | null} */ (null);
  #marks = "";
  #reveals = false;

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
    this.#section = section;
    this.#marks = overlay.geometry.boxes(index, sentence, span, origin).map(mark).join("");
  }

  /** Draw it there. */
  write() {
    this.#layer.classList.toggle("held", this.state.selection.peek().held);
    this.#layer.innerHTML = this.#marks;
    if (this.#layer.parentElement !== this.#section) this.#section?.append(this.#layer);
    if (this.#reveals) this.#layer.firstElementChild?.scrollIntoView({ block: "nearest" });
    this.#reveals = false;
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

/** @param {Box} box */
function mark({ l, r, t, b }) {
  const [x, y] = [l.toFixed(1), t.toFixed(1)];
  const [width, height] = [(r - l).toFixed(1), (b - t).toFixed(1)];
  return `<i style="transform:translate(${x}px,${y}px);width:${width}px;height:${height}px"></i>`;
}
