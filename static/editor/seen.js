/**
 * Which labels a reviewer has seen: kept by the server, and here until the server has them.
 */

import { signal } from "../vendor/signals-core/signals-core.js";

/** @typedef {{ send: (ids: string[]) => Promise<"done" | "later" | "refused">,
 *   keep: (ids: readonly string[]) => void, kept: () => string[],
 *   later: (run: () => void, pause: number) => void }} World
 * `keep` is for what the server has not got; `kept` is what an earlier visit left so. */

const SOON = 250; // ms in which more may come
const AGAIN = 4_000; // ms after a try that failed
const AT_ONCE = 5_000; // as many as the server takes

export class Seen {
  /** @type {Set<string>} */
  #waiting = new Set();
  #asked = false;

  /** @param {World} world @param {readonly string[]} ids */
  constructor(world, ids) {
    this.world = world;
    const left = world.kept();
    this.ids = signal(/** @type {ReadonlySet<string>} */ (new Set([...ids, ...left])));
    if (left.length) this.#wait(left);
  }

  /** Whether the server lacks some. */
  get waiting() {
    return this.#waiting.size > 0;
  }

  /** @param {Iterable<string>} ids */
  add(ids) {
    const fresh = [...new Set(ids)].filter((id) => !this.ids.peek().has(id));
    if (!fresh.length) return;
    this.ids.value = new Set([...this.ids.peek(), ...fresh]);
    this.#wait(fresh);
  }

  /** Send at once what waits. */
  async flush() {
    const sent = [...this.#waiting].slice(0, AT_ONCE);
    if (!sent.length) return;
    const told = await this.world.send(sent);
    if (told === "later") return this.#ask(AGAIN);
    for (const id of sent) this.#waiting.delete(id);
    this.world.keep([...this.#waiting]);
    if (this.waiting) this.#ask(SOON);
  }

  /** @param {readonly string[]} ids */
  #wait(ids) {
    for (const id of ids) this.#waiting.add(id);
    this.world.keep([...this.#waiting]);
    this.#ask(SOON);
  }

  /** @param {number} pause */
  #ask(pause) {
    if (this.#asked) return;
    this.#asked = true;
    this.world.later(() => {
      this.#asked = false;
      void this.flush();
    }, pause);
  }
}
