/** Tries after failures: one at a time, after ever longer pauses. */

const FIRST_PAUSE = 1_000; // ms
const LONGEST_PAUSE = 30_000;

export class Tries {
  #pause = FIRST_PAUSE;
  #resting = false;

  /** @param {(run: () => void, pause: number) => void} later */
  constructor(later) {
    this.later = later;
  }

  /** It went well, or somebody asks for it: the next pause is short again. */
  reset() {
    this.#pause = FIRST_PAUSE;
  }

  /** One further try, however many were in vain meanwhile. @param {() => void} run */
  again(run) {
    if (this.#resting) return;
    this.#resting = true;
    this.later(() => {
      this.#resting = false;
      run();
    }, this.#pause);
    this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE);
  }
}
