/**
 * Handles at both ends of the chosen label, and of words that a finger has selected. Dragged, an end goes
 * from part of a word to part of a word, with Alt from letter to letter; a finger that rests on the way
 * goes by letters from there on. The label is moved once, when the handle is let go.
 *
 * @import { Mention, Span } from "./types"
 * @import { Commands } from "./commands.js"
 * @import { Overlay } from "./overlay.js"
 * @import { Edge } from "./caret.js"
 */

import { effect } from "../vendor/signals-core/signals-core.js";
import { edgeOf, placeBetween } from "./caret.js";
import { EdgeScroll } from "./edges.js";
import { move } from "./labelling.js";
import { dragged, held, precisely, spanOf } from "./selection.js";
import { clipped, same } from "./spans.js";

const STILL = 3; // px that a hand may tremble; some letters are hardly wider
const REST = 600; // ms after which a finger goes by letters

/** @typedef {"start" | "end"} End */
/** A handle being dragged: what it moves (null is the selection), from where to where, how far the pointer
 * is from the end, and where it was pressed and is.
 * @typedef {{ end: End, mention: Mention | null, from: Span, to: Span, away: { x: number, y: number },
 *   pressed: { x: number, y: number }, here: { x: number, y: number, precise: boolean }, moved: boolean,
 *   touch: boolean, fine: boolean }} Drag */

export class Handles {
  #layer = document.createElement("div");
  #preview = document.createElement("div");
  /** @type {Drag | null} */
  #drag = null;
  /** Where the handles stand. @type {Record<End, Edge> | null} */
  #edges = null;
  #boxes = "";
  #rest = 0;

  /** @param {HTMLElement} root @param {Overlay} overlay @param {Commands} commands */
  constructor(root, overlay, commands) {
    this.root = root;
    this.overlay = overlay;
    this.commands = commands;
    this.state = commands.state;
    this.knobs = { start: this.#knob("start"), end: this.#knob("end") };
    this.scroll = new EdgeScroll(overlay.scroller, () => this.#follow());
    this.#layer.className = "handles";
    this.#preview.className = "preview";
    this.#layer.append(this.#preview, this.knobs.start, this.knobs.end);
    root.append(this.#layer);
    document.addEventListener("keydown", (event) => this.#escape(event), true);
    effect(() => {
      void [this.state.chosen.value, this.state.pending.value, this.state.document.value];
      overlay.schedule();
    });
  }

  /** @param {End} end */
  #knob(end) {
    const knob = document.createElement("button");
    knob.type = "button";
    knob.className = `knob ${end}`;
    knob.hidden = true;
    knob.setAttribute("role", "slider");
    knob.setAttribute("aria-label", this.commands.say(`handle-${end}`));
    knob.addEventListener("pointerdown", (event) => this.#press(event, end));
    knob.addEventListener("pointermove", (event) => this.#moved(event));
    knob.addEventListener("pointerup", () => this.#release());
    knob.addEventListener("pointercancel", () => this.#cancel());
    // The browser makes no gesture of a drag: Chromium would wait for its end, and lose the next tap.
    knob.addEventListener("touchstart", (event) => event.preventDefault(), { passive: false });
    // A press leaves the keys where they are: with the text.
    knob.addEventListener("mousedown", (event) => event.preventDefault());
    knob.addEventListener("keydown", (event) => this.#key(event, end));
    return knob;
  }

  /** What has handles: the label that is dragged or chosen, else what a finger selected.
   * @returns {{ mention: Mention | null, span: Span } | null} */
  #held() {
    const { state } = this;
    if (this.#drag) return { mention: this.#drag.mention, span: this.#drag.to };
    const selection = state.selection.peek();
    const touched = this.root.classList.contains("touched");
    if (selection.held && touched) return { mention: null, span: spanOf(selection) };
    const mention = state.mention(state.chosen.peek());
    const still = state.terms.editable && !state.pending.peek() && !selection.held;
    return mention && still ? { mention, span: mention } : null;
  }

  /** Measure where the handles stand. */
  read() {
    const found = this.#held();
    this.#edges = found && { start: this.#edge(found.span, "start"), end: this.#edge(found.span, "end") };
    this.#boxes = this.#drag?.mention && this.#drag.moved ? this.#marks(this.#drag.to) : "";
  }

  /** @param {Span} span @param {End} end @returns {Edge} within the reading column */
  #edge(span, end) {
    const { geometry } = this.overlay;
    const index = this.#sentenceOf(span, end);
    const sentence = this.state.article.sentence(index);
    const found = edgeOf(geometry.node(index), sentence, clipped(span, sentence), end, geometry.direction);
    const { left, top } = this.root.getBoundingClientRect();
    const middle = (found.top + found.bottom) / 2 - top;
    const [high, low] = [middle - geometry.ink / 2, middle + geometry.ink / 2];
    return { x: found.x - left, top: high, bottom: low, outward: found.outward };
  }

  /** The sentence that an end lies in. @param {Span} span @param {End} end */
  #sentenceOf({ start, end: last }, end) {
    return this.state.article.sentenceAt(end === "start" ? start : last - 1);
  }

  /** @param {Span} span */
  #marks(span) {
    const { geometry } = this.overlay;
    const { left, top } = this.root.getBoundingClientRect();
    return this.state.article
      .touching(span)
      .flatMap((index) => {
        const sentence = this.state.article.sentence(index);
        return geometry.boxes(index, sentence, clipped(span, sentence), new DOMRect(left, top));
      })
      .map(({ l, r, t, b }) => `<i style="${at(l, t)};inline-size:${r - l}px;block-size:${b - t}px"></i>`)
      .join("");
  }

  /** Draw them there. */
  write() {
    const edges = this.#edges;
    if (!edges && this.#layer.contains(document.activeElement)) this.root.focus({ preventScroll: true });
    for (const knob of [this.knobs.start, this.knobs.end]) knob.hidden = !edges;
    if (!edges) return this.#preview.replaceChildren();
    this.#preview.innerHTML = this.#boxes;
    for (const end of /** @type {const} */ (["start", "end"])) this.#place(end, edges[end]);
  }

  /** @param {End} end @param {Edge} edge */
  #place(end, { x, top, bottom, outward }) {
    const knob = this.knobs[end];
    knob.style.transform = `translate(${x.toFixed(1)}px,${bottom.toFixed(1)}px)`;
    knob.style.setProperty("--high", `${(bottom - top).toFixed(1)}px`);
    knob.classList.toggle("before", outward < 0);
    const found = this.#held();
    if (!found) return;
    const { span, mention } = found;
    const sentence = this.state.article.sentence(this.#sentenceOf(span, end));
    knob.tabIndex = mention ? 0 : -1;
    knob.setAttribute("aria-valuemin", String(sentence.start));
    knob.setAttribute("aria-valuemax", String(sentence.end));
    knob.setAttribute("aria-valuenow", String(span[end]));
    knob.setAttribute("aria-valuetext", this.state.article.slice(span));
  }

  /** @param {PointerEvent} event @param {End} end */
  #press(event, end) {
    const found = this.#held();
    const edge = this.#edges?.[end];
    if (event.button !== 0 || !found || !edge) return;
    event.stopPropagation();
    this.knobs[end].setPointerCapture(event.pointerId);
    const { left, top } = this.root.getBoundingClientRect();
    const here = { x: event.clientX, y: event.clientY };
    const away = { x: left + edge.x - here.x, y: top + (edge.top + edge.bottom) / 2 - here.y };
    const { mention, span } = found;
    const from = { start: span.start, end: span.end };
    const touch = event.pointerType === "touch";
    const pressed = here;
    this.#drag = {
      end, mention, from, to: from, away, pressed, here: { ...here, precise: false }, moved: false, touch, fine: false,
    };
  }

  /** @param {PointerEvent} event */
  #moved(event) {
    const drag = this.#drag;
    if (!drag) return;
    const { x, y } = drag.moved ? drag.here : drag.pressed;
    const moved = Math.hypot(event.clientX - x, event.clientY - y);
    if (!drag.moved && moved < STILL) return;
    drag.moved = true;
    drag.here = { x: event.clientX, y: event.clientY, precise: event.altKey };
    this.root.classList.add("dragging");
    if (drag.touch && moved > 1) this.#restart();
    this.scroll.follow(event.clientY);
    this.#follow();
  }

  /** A finger that rests from now on goes by letters. */
  #restart() {
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => {
      if (!this.#drag || this.#drag.fine) return;
      this.#drag.fine = true;
      this.#layer.classList.add("fine");
      navigator.vibrate?.(10);
    }, REST);
  }

  #follow() {
    const drag = this.#drag;
    if (!drag) return;
    const { article } = this.state;
    const { end, from, here, away } = drag;
    const precise = here.precise || drag.fine;
    const index = this.#sentenceOf(from, end);
    const anchor = end === "start" ? from.end - 1 : from.start;
    const point = placeBetween(
      this.overlay.geometry.node(index), article.sentence(index),
      { x: here.x + away.x, y: this.scroll.within(here.y + away.y) },
      { anchor, precise, direction: this.overlay.geometry.direction },
    );
    if (point === null) return;
    const unit = precise ? "character" : drag.mention ? "segment" : "token";
    drag.to = dragged(article, from, end, point, unit);
    if (!drag.mention) this.state.selection.value = precise ? precisely(drag.to) : held(drag.to);
    this.overlay.schedule();
  }

  #release() {
    const drag = this.#drag;
    if (!drag) return;
    this.#leave();
    const mention = this.state.mention(drag.mention?.id ?? null);
    if (!mention || same(drag.to, drag.from)) return;
    const { state, commands } = this;
    // What somebody else did to the other end meanwhile stands.
    const span = { start: mention.start, end: mention.end, [drag.end]: drag.to[drag.end] };
    if (span.start >= span.end || !commands.mayEdit()) return;
    commands.done(move(state, mention, span), () => commands.labelled(mention.id));
  }

  #cancel() {
    const drag = this.#drag;
    if (!drag) return;
    this.#leave();
    if (!drag.mention) this.state.selection.value = held(drag.from);
  }

  #leave() {
    this.#drag = null;
    clearTimeout(this.#rest);
    this.scroll.stop();
    this.root.classList.remove("dragging");
    this.#layer.classList.remove("fine");
    this.overlay.schedule();
  }

  /** @param {KeyboardEvent} event */
  #escape(event) {
    if (event.code !== "Escape" || !this.#drag) return;
    event.stopImmediatePropagation();
    event.preventDefault();
    this.#cancel();
  }

  /** Arrows move the end by a part of a word, with Alt by a letter. @param {KeyboardEvent} event
   * @param {End} end */
  #key(event, end) {
    if (event.code !== "ArrowLeft" && event.code !== "ArrowRight") return;
    const onward = this.overlay.geometry.direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const way = event.code === onward ? "onward" : "back";
    this.commands.run(event.altKey ? `${end}-${way}-letter` : `${end}-${way}`);
    event.preventDefault();
    event.stopPropagation();
  }
}

/** @param {number} x @param {number} y */
const at = (x, y) => `transform:translate(${x.toFixed(1)}px,${y.toFixed(1)}px)`;
