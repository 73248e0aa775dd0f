/**
 * What was done on the page, step by step, and the way back. Typing in one field is one step until one pauses.
 * No DOM.
 *
 * @template Value
 */
export class Steps {
  /** @type {readonly Value[]} */
  #past = [];
  /** @type {readonly Value[]} */
  #future = [];
  #last = { field: "", at: 0 };

  /** @param {Value} value @param {number} [pause] milliseconds after which the same field is another step */
  constructor(value, pause = 1500) {
    this.value = value;
    this.pause = pause;
  }

  get canUndo() {
    return this.#past.length > 0;
  }

  get canRedo() {
    return this.#future.length > 0;
  }

  /** Go on to a value; what was undone before can no longer be redone.
   * @param {Value} value @param {{ field?: string, at?: number }} [where] the field that is typed in, and when */
  push(value, { field = "", at = 0 } = {}) {
    if (value === this.value) return;
    const goesOn = field && field === this.#last.field && at - this.#last.at < this.pause && this.#past.length;
    if (!goesOn) this.#past = [...this.#past, this.value];
    this.#last = { field, at };
    this.#future = [];
    this.value = value;
  }

  undo() {
    const before = this.#past.at(-1);
    if (before === undefined) return;
    this.#future = [this.value, ...this.#future];
    this.#past = this.#past.slice(0, -1);
    this.#last = { field: "", at: 0 };
    this.value = before;
  }

  redo() {
    const [next, ...rest] = this.#future;
    if (next === undefined) return;
    this.#past = [...this.#past, this.value];
    this.#future = rest;
    this.#last = { field: "", at: 0 };
    this.value = next;
  }
}
