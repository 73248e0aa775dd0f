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

const NEAR = 600; // px beyond the window within which marks are drawn

export class StopMarks {
  /** @type {Map<number, Stop[]>} */
  #stops = new Map();
  /** How each sentence was marked. @type {Map<number, string>} */
  #shown = new Map();
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
    overlay.scroller.addEventListener("scroll", () => overlay.schedule(), { passive: true });
  }

  read() {
    const { geometry, scroller } = this.overlay;
    const frame = scroller.getBoundingClientRect();
    for (const [index, stops] of this.#stops) {
      const section = geometry.section(index);
      const origin = section.getBoundingClientRect();
      if (origin.bottom < frame.top - NEAR || origin.top > frame.bottom + NEAR) continue;
      const loud = this.#loud(stops);
      const spelt = [origin.width, origin.height, ...loud.map(({ stop, look }) => `${stop.key} ${look}`)].join();
      if (this.#shown.get(index) === spelt) continue;
      this.#shown.set(index, spelt);
      this.#read(index, section, origin, loud);
    }
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
