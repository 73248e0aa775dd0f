/**
 * Where the readings differ, marked in the text itself: a frame around the words of each stop that is open, a
 * stronger one around the chosen stop's.
 *
 * @import { Stop } from "./types"
 * @import { Overlay } from "./overlay.js"
 * @import { Settling } from "./settling.js"
 */

import { effect } from "../vendor/signals-core/signals-core.js";
import { show } from "./layers.js";
import { fills } from "./paint.js";
import { clipped, overlaps } from "./spans.js";
import { isOpen, spanOfStop } from "./stops.js";

const NEAR = "600px 0px";

export class StopMarks {
  /** @type {Map<number, Stop[]>} */
  #stops = new Map();
  /** How each sentence was marked. @type {Map<number, string>} */
  #shown = new Map();
  /** Those in sight, which are looked at again. @type {Set<number>} */
  #near = new Set();
  /** @type {(() => void)[]} */
  #writes = [];

  /** @param {Settling} settling @param {Overlay} overlay */
  constructor(settling, overlay) {
    this.settling = settling;
    this.overlay = overlay;
    const { article, document } = overlay.state;
    for (const stop of settling.boot.stops) {
      const span = spanOfStop(stop);
      for (const index of span ? article.touching(span) : []) this.#stops.set(index, [...(this.#stops.get(index) ?? []), stop]);
    }
    effect(() => {
      void [document.value, settling.chosen.value];
      overlay.schedule();
    });
    const sight = new IntersectionObserver((entries) => this.#seen(entries), { root: overlay.scroller, rootMargin: NEAR });
    for (const index of this.#stops.keys()) sight.observe(overlay.geometry.section(index));
  }

  /** @param {readonly IntersectionObserverEntry[]} entries */
  #seen(entries) {
    for (const { target, isIntersecting } of entries) {
      const index = Number(/** @type {HTMLElement} */ (target).dataset.index);
      if (isIntersecting) this.#near.add(index);
      else this.#near.delete(index);
    }
    this.overlay.schedule();
  }

  read() {
    const { geometry } = this.overlay;
    for (const index of this.#near) {
      const section = geometry.section(index);
      const origin = section.getBoundingClientRect();
      const loud = this.#loud(this.#stops.get(index) ?? []);
      const spelt = [origin.width, origin.height, ...loud.map(({ stop, look }) => `${stop.key} ${look}`)].join();
      if (this.#shown.get(index) === spelt) continue;
      this.#shown.set(index, spelt);
      this.#read(index, section, origin, loud);
    }
  }

  /** Letters may have moved without the sentence being larger. */
  dressed() {
    this.#shown.clear();
    this.overlay.schedule();
  }

  write() {
    for (const write of this.#writes) write();
    this.#writes = [];
  }

  /** The stops that are marked, and how. @param {readonly Stop[]} stops */
  #loud(stops) {
    const gold = this.overlay.state.standing;
    const chosen = this.settling.chosen.value;
    return stops.flatMap((stop) => {
      if (stop.key === chosen) return [{ stop, look: "stop chosen" }];
      return isOpen(stop, gold) ? [{ stop, look: "stop" }] : [];
    });
  }

  /** @param {number} index @param {HTMLElement} section @param {DOMRect} origin @param {{ stop: Stop, look: string }[]} loud */
  #read(index, section, origin, loud) {
    const { geometry, state } = this.overlay;
    const sentence = state.article.sentence(index);
    const marks = loud.flatMap(({ stop, look }) => {
      const span = spanOfStop(stop);
      if (!span || !overlaps(span, sentence)) return [];
      const boxes = geometry.boxes(index, sentence, clipped(span, sentence), origin);
      return fills([{ id: stop.key, length: 0, mention: /** @type {any} */ ({}), boxes, lane: 0, look, words: "" }]);
    });
    this.#writes.push(() => show(section, "stops", marks));
  }
}
