/**
 * Scrolls the text while a drag rests at the edge of what is seen of it, or beyond.
 */

const ZONE = 20; // px within the edge that scroll already
const MOST = 18; // px in one frame

export class EdgeScroll {
  #frame = 0;
  #speed = 0;

  /** @param {HTMLElement} scroller @param {() => void} again what follows the pointer over the text that
   * moves under it */
  constructor(scroller, again) {
    this.scroller = scroller;
    this.again = again;
  }

  /** The pointer of a drag is here. @param {number} y in the window */
  follow(y) {
    const { top, bottom } = this.scroller.getBoundingClientRect();
    const over = Math.min(0, y - top - ZONE) + Math.max(0, y - bottom + ZONE);
    this.#speed = Math.sign(over) * Math.min(MOST, Math.ceil(Math.abs(over) / 3));
    if (this.#speed) this.#frame ||= requestAnimationFrame(() => this.#step());
    else this.stop();
  }

  /** The drag is over. */
  stop() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  /** What is seen of the text: a pointer beyond it stands at its edge. @param {number} y */
  within(y) {
    const { top, bottom } = this.scroller.getBoundingClientRect();
    return Math.min(Math.max(y, top + 1), bottom - 1);
  }

  #step() {
    const before = this.scroller.scrollTop;
    this.scroller.scrollTop += this.#speed;
    this.#frame = 0;
    if (this.scroller.scrollTop === before) return;
    this.again();
    this.#frame ||= requestAnimationFrame(() => this.#step());
  }
}
