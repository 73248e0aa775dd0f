/**
 * Lines from the chosen event to what fills its roles, and between the ends of a chosen relation.
 * Drawn over the whole column, for an argument may stand in another sentence.
 *
 * @import { Overlay } from "./overlay.js"
 * @import { State } from "./state.js"
 */

import { effect } from "../vendor/signals-core/signals-core.js";

const SVG = "http://www.w3.org/2000/svg";
const RISE = 9; // px over the higher of two chips on one line

export class Connectors {
  #layer = document.createElementNS(SVG, "svg");

  /** @param {HTMLElement} root @param {State} state @param {Overlay} overlay */
  constructor(root, state, overlay) {
    this.state = state;
    this.overlay = overlay;
    this.#layer.setAttribute("class", "connectors");
    this.#layer.setAttribute("aria-hidden", "true");
    root.append(this.#layer);
    effect(() => {
      void state.chosen.value;
      void state.document.value;
      this.draw();
    });
  }

  /** Draw them again, as after the letters have moved. */
  draw() {
    const chosen = this.state.mention(this.state.chosen.peek());
    const links = chosen ? this.state.linksAt(chosen.id) : [];
    const from = chosen && links.length ? this.overlay.anchor(chosen.id) : null;
    const paths = links.map((link) => {
      const other = this.overlay.anchor(link.source === chosen?.id ? link.target : link.source);
      if (!from || !other) return null;
      const path = document.createElementNS(SVG, "path");
      const [source, target] = link.source === chosen?.id ? [from, other] : [other, from];
      path.setAttribute("d", arc(source, target));
      path.setAttribute("class", link.kind);
      return path;
    });
    this.#layer.replaceChildren(...paths.filter((path) => path !== null));
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
