/**
 * Shows where the reader is: the selection, or the token that a key would label.
 *
 * @import { Box } from "./types"
 * @import { Geometry } from "./geometry.js"
 * @import { State } from "./state.js"
 */

import { effect } from "../vendor/signals-core/signals-core.js";
import { spanOf } from "./selection.js";

export class Place {
  #layer = document.createElement("div");

  /** @param {State} state @param {Geometry} geometry */
  constructor(state, geometry) {
    this.state = state;
    this.geometry = geometry;
    this.#layer.className = "place";
    this.#layer.setAttribute("aria-hidden", "true");
    effect(() => {
      void state.selection.value;
      void state.changed.value;
      this.draw();
    });
  }

  /** Draw it again, as after the letters have moved. */
  draw() {
    const { state, geometry } = this;
    const index = state.here;
    const section = geometry.section(index);
    const span = spanOf(state.selection.value);
    const boxes = geometry.boxes(
      index, state.article.sentence(index), span, section.getBoundingClientRect(),
    );
    this.#layer.classList.toggle("held", state.selection.value.held);
    this.#layer.innerHTML = boxes.map(mark).join("");
    if (this.#layer.parentElement !== section) section.append(this.#layer);
  }

  /** Scroll the reader into sight. */
  reveal() {
    const mark = this.#layer.firstElementChild;
    mark?.scrollIntoView({ block: "nearest", inline: "nearest" });
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
