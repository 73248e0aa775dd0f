/**
 * Lines from the chosen event to what fills its roles, and between the ends of a chosen relation; the
 * same for the label under the mouse. Drawn over the whole column, for an argument may stand in another sentence.
 *
 * @import { Overlay } from "./overlay.js"
 * @import { State } from "./state.js"
 */

import { effect } from "../vendor/signals-core/signals-core.js";

const SVG = "http://www.w3.org/2000/svg";
const RISE = 9; // px over the higher of two chips on one line

export class Connectors {
  #layer = document.createElementNS(SVG, "svg");
  /** @type {{ kind: string, path: string }[]} */
  #lines = [];
  /** The hovered label that lines are drawn for. @type {string | null} */
  #shown = null;

  /** @param {HTMLElement} root @param {State} state @param {Overlay} overlay */
  constructor(root, state, overlay) {
    this.state = state;
    this.overlay = overlay;
    this.#layer.setAttribute("class", "connectors");
    this.#layer.setAttribute("aria-hidden", "true");
    root.append(this.#layer);
    effect(() => {
      // A label without links has nothing to show, nor has leaving it anything to take away.
      const hovered = state.hovered.value;
      const linked = hovered !== null && state.linksAt(hovered).length > 0;
      if (linked || this.#shown !== null) overlay.schedule();
      this.#shown = linked ? hovered : null;
    });
  }

  /** Find the ends of the lines, which are at hand from the overlay's own measures. */
  read() {
    const ids = new Set([this.state.chosen.peek(), this.#shown]);
    const links = new Set([...ids].flatMap((id) => (id === null ? [] : this.state.linksAt(id))));
    this.#lines = [...links].flatMap((link) => {
      const [from, to] = [this.overlay.anchor(link.source), this.overlay.anchor(link.target)];
      return from && to ? [{ kind: link.kind, path: arc(from, to) }] : [];
    });
  }

  /** Draw them. */
  write() {
    if (!this.#lines.length && !this.#layer.firstChild) return;
    const paths = this.#lines.map(({ kind, path }) => {
      const line = document.createElementNS(SVG, "path");
      line.setAttribute("d", path);
      line.setAttribute("class", kind);
      return line;
    });
    this.#layer.replaceChildren(...paths);
  }
}

/** @typedef {{ x: number, y: number, line: number }} Anchor */

/** A curve from chip to chip with a head at its end. @param {Anchor} from @param {Anchor} to */
function arc(from, to) {
  const sameLine = Math.abs(from.line - to.line) < 6;
  const top = Math.min(from.y, to.y) - RISE;
  const [first, second] = sameLine ? [top, top] : [from.y - 2 * RISE, to.y - 2 * RISE];
  const curve = `M${from.x} ${from.y}C${from.x} ${first} ${to.x} ${second} ${to.x} ${to.y}`;
  return `${curve}m-4 -6l4 6l4 -6`;
}
