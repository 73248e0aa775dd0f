/**
 * Lines from the chosen event to what fills its roles, and between the ends of a chosen relation.
 * Drawn over the whole column, for an argument may stand in another sentence.
 *
 * @import { Overlay } from "./overlay.js"
 * @import { State } from "./state.js"
 */

const SVG = "http://www.w3.org/2000/svg";
const RISE = 9; // px over the higher of two chips on one line

export class Connectors {
  #layer = document.createElementNS(SVG, "svg");
  /** @type {{ kind: string, path: string }[]} */
  #lines = [];

  /** @param {HTMLElement} root @param {State} state @param {Overlay} overlay */
  constructor(root, state, overlay) {
    this.state = state;
    this.overlay = overlay;
    this.#layer.setAttribute("class", "connectors");
    this.#layer.setAttribute("aria-hidden", "true");
    root.append(this.#layer);
  }

  /** Find the ends of the lines, which are at hand from the overlay's own measures. */
  read() {
    const chosen = this.state.mention(this.state.chosen.peek());
    const links = chosen ? this.state.linksAt(chosen.id) : [];
    const from = chosen && links.length ? this.overlay.anchor(chosen.id) : null;
    this.#lines = links.flatMap((link) => {
      const other = this.overlay.anchor(link.source === chosen?.id ? link.target : link.source);
      if (!from || !other) return [];
      const [source, target] = link.source === chosen?.id ? [from, other] : [other, from];
      return [{ kind: link.kind, path: arc(source, target) }];
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
