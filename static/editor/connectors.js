/**
 * Lines from an event to what fills its roles, and between the ends of a relation: of the chosen label and
 * the one under the mouse, or of all in sight. A line within a sentence leads from chip to chip; one that
 * leaves it goes to the margin, to a flag with the number of the sentence where it ends.
 *
 * @import { Link } from "./types"
 * @import { Overlay } from "./overlay.js"
 * @import { State } from "./state.js"
 */

import { effect, signal } from "../vendor/signals-core/signals-core.js";
import { arc, spread, toMargin } from "./lines.js";

const SVG = "http://www.w3.org/2000/svg";
const MOST = 800; // lines drawn at most; more would be a thicket
const EDGE = 4; // px from the edge of the column to its flags

/** @typedef {import("./lines.js").Flag & { to: string, words: string, look: string }} FlagMark */

export class Connectors {
  #layer = document.createElementNS(SVG, "svg");
  #margin = document.createElement("div");
  /** The lines that are wanted: class and path by key. @type {Map<string, { look: string, path: string }>} */
  #lines = new Map();
  /** @type {Map<string, FlagMark>} */
  #flags = new Map();
  /** @type {Map<string, SVGPathElement>} */
  #paths = new Map();
  /** @type {Map<string, HTMLElement>} */
  #buttons = new Map();
  /** The hovered label that lines are drawn for. @type {string | null} */
  #shown = null;
  /** Whether the lines of all labels are shown. */
  all = signal(false);
  /** Told which label a flag leads to. @type {(id: string) => void} */
  go = () => undefined;

  /** @param {HTMLElement} root @param {State} state @param {Overlay} overlay */
  constructor(root, state, overlay) {
    this.state = state;
    this.overlay = overlay;
    this.root = root;
    this.#layer.setAttribute("class", "connectors");
    this.#margin.className = "flags";
    for (const one of [this.#layer, this.#margin]) one.setAttribute("aria-hidden", "true");
    root.append(this.#layer, this.#margin);
    this.#margin.addEventListener("click", (event) => this.#followed(event));
    effect(() => {
      // A label without links has nothing to show, nor has leaving it anything to take away.
      const hovered = state.hovered.value;
      const linked = hovered !== null && state.linksAt(hovered).length > 0;
      if (linked || this.#shown !== null) overlay.schedule();
      this.#shown = linked ? hovered : null;
    });
    effect(() => {
      void this.all.value;
      overlay.schedule();
    });
  }

  /** Find the ends of the lines, which are at hand from the overlay's own measures. */
  read() {
    const own = [this.state.chosen.peek(), this.#shown];
    const ids = this.all.peek() ? this.overlay.drawn() : own;
    this.#lines = new Map();
    this.#flags = new Map();
    /** @type {Set<Link>} */
    const links = new Set();
    for (const id of ids) for (const link of id === null ? [] : this.state.joints.at(id)) links.add(link);
    if (!links.size) return;
    const edge = this.overlay.geometry.direction === "rtl" ? this.root.clientWidth - EDGE : EDGE;
    for (const link of [...links].slice(0, MOST)) this.#join(link, edge, own);
    spread([...this.#flags.values()]);
  }

  /** @param {Link} link @param {number} edge the margin's, px @param {(string | null)[]} own */
  #join(link, edge, own) {
    const { state, overlay } = this;
    const [source, target] = [state.mention(link.source), state.mention(link.target)];
    if (!source || !target) return;
    const index = state.schema.byName.get(source.type)?.index;
    const look = `${link.kind} t${index ?? "x"} ${own.includes(source.id) || own.includes(target.id) ? "own" : ""}`;
    const [from, to] = [overlay.anchor(source.id), overlay.anchor(target.id)];
    const [here, there] = [source, target].map((one) => state.article.sentenceAt(one.start));
    if (here === there) {
      if (from && to) this.#lines.set(link.id, { look, path: arc(from, to) });
      return;
    }
    for (const [end, id, other, mine, number] of /** @type {const} */ ([
      [from, source.id, target.id, here, there], [to, target.id, source.id, there, here],
    ])) {
      if (!end || mine === undefined || number === undefined) continue;
      this.#lines.set(id, { look, path: toMargin(end, edge) });
      const words = `${number > mine ? "↓" : "↑"} ${number + 1}`;
      const key = `${id} ${number}`;
      if (!this.#flags.has(key)) this.#flags.set(key, { y: end.y, to: other, words, look });
    }
  }

  /** Draw them: what is drawn as it should be is left alone. */
  write() {
    const [path, flag] = [() => document.createElementNS(SVG, "path"), () => document.createElement("b")];
    keyed(this.#layer, this.#paths, this.#lines, path, (line) => ({ d: line.path, class: line.look }));
    keyed(this.#margin, this.#buttons, this.#flags, flag, ({ look, words, to, y }) => ({
      class: `flag ${look}`,
      style: `transform:translateY(${y.toFixed(1)}px)`,
      "data-words": words,
      "data-to": to,
    }));
  }

  /** @param {MouseEvent} event */
  #followed(event) {
    const flag = event.target instanceof HTMLElement ? event.target.dataset.to : undefined;
    if (flag === undefined) return;
    event.stopPropagation();
    this.go(flag);
  }
}

/**
 * Let a layer hold what is wanted, by key.
 * @template {Element} E
 * @template T
 * @param {Element} layer
 * @param {Map<string, E>} held
 * @param {Map<string, T>} wanted
 * @param {() => E} make
 * @param {(value: T) => Record<string, string>} attributes
 */
function keyed(layer, held, wanted, make, attributes) {
  for (const [key, element] of held) {
    if (wanted.has(key)) continue;
    element.remove();
    held.delete(key);
  }
  for (const [key, value] of wanted) {
    const element = held.get(key) ?? make();
    for (const [name, given] of Object.entries(attributes(value))) {
      if (element.getAttribute(name) !== given) element.setAttribute(name, given);
    }
    if (held.has(key)) continue;
    held.set(key, element);
    layer.append(element);
  }
}
