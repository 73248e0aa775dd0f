/**
 * For how long the reader is at work on a reading. Nothing else is told: seconds, no keys, no places.
 *
 * Time counts from one sign of work (a key, the mouse, a finger, a scroll) to the next, unless a minute
 * or more lies between, and in a tab that is seen alone. All times are milliseconds unless named seconds.
 *
 * @import { Boot } from "./types"
 */

import { cookie } from "./api.js";
import { newId } from "./labelling.js";

const PAUSE = 60_000; // a longer one does not count at all
const ABSENCE = 30 * 60_000; // whoever comes back after it begins a new visit
const STEP = 5; // seconds of work after which the browser keeps the sum
const SIGNS = ["keydown", "pointermove", "pointerdown", "wheel", "scroll"];

/** The time of one visit. */
export class Effort {
  #spent = 0;
  #seen;
  #looks = true;

  /** @param {() => string} name makes the visit's id @param {number} now */
  constructor(name, now) {
    this.name = name;
    this.visit = name();
    this.#seen = now;
  }

  /** Of this visit. */
  get seconds() {
    return Math.floor(this.#spent / 1000);
  }

  /** The reader is at work. @param {number} now */
  sign(now) {
    const pause = now - this.#seen;
    if (pause >= ABSENCE) {
      this.visit = this.name();
      this.#spent = 0;
    } else if (this.#looks && pause <= PAUSE) this.#spent += pause;
    this.#seen = now;
    this.#looks = true;
  }

  /** The tab is seen no more. @param {number} now */
  hide(now) {
    if (now - this.#seen <= PAUSE) this.sign(now);
    this.#looks = false;
  }
}

/** Measure, keep with the browser, and tell the server when the tab is left; what could not be told is
 * told at the next visit to any article. @param {Boot} boot */
export function startEffort({ editable, addresses, reader }) {
  if (!editable || !addresses.time) return;
  const effort = new Effort(newId, performance.now());
  const kept = new Kept(`hashiya time ${reader} `);
  let step = "";
  const sign = () => {
    effort.sign(performance.now());
    const now = `${effort.visit} ${Math.floor(effort.seconds / STEP)}`;
    if (now !== step) kept.put(effort.visit, addresses.time, effort.seconds);
    step = now;
  };
  const leave = () => {
    effort.hide(performance.now());
    kept.put(effort.visit, addresses.time, effort.seconds);
    kept.tell();
  };
  for (const name of SIGNS) addEventListener(name, sign, { capture: true, passive: true });
  document.addEventListener("visibilitychange", () => (document.hidden ? leave() : sign()));
  addEventListener("pagehide", leave);
  addEventListener("online", () => kept.tell());
  if (document.hidden) effort.hide(performance.now());
  kept.tell(true);
}

/** The sums that the server has not acknowledged, by visits. */
class Kept {
  /** What was told last of each visit. @type {Map<string, string>} */
  #told = new Map();

  /** @param {string} prefix of their names in the browser's storage */
  constructor(prefix) {
    this.prefix = prefix;
  }

  /** @param {string} visit @param {string} address @param {number} seconds */
  put(visit, address, seconds) {
    const value = `${address} ${seconds}`;
    if (!seconds || this.#told.get(visit) === value) return;
    try {
      localStorage.setItem(this.prefix + visit, value);
    } catch {
      // A browser that keeps nothing tells at once.
      void this.#send(visit, value);
    }
  }

  /** @param {boolean} [dropsRefused] what the server does not want is told no more */
  tell(dropsRefused = false) {
    for (const [name, value] of stored()) {
      if (name.startsWith(this.prefix)) void this.#send(name.slice(this.prefix.length), value, dropsRefused);
    }
  }

  /** @param {string} visit @param {string} value @param {boolean} [dropsRefused] */
  async #send(visit, value, dropsRefused = false) {
    const [address = "", seconds] = value.split(" ");
    this.#told.set(visit, value);
    const status = await told(address, { visit, seconds: Number(seconds) });
    const isDone = status >= 200 && status < 300;
    if (!isDone) this.#told.delete(visit);
    // Another's session, or a reading that is gone: only a page just opened knows whose it is.
    const isRefused = dropsRefused && [400, 403, 404, 409].includes(status);
    if ((isDone || isRefused) && localStorage.getItem(this.prefix + visit) === value) {
      localStorage.removeItem(this.prefix + visit);
    }
  }
}

/** @returns {[string, string][]} */
function stored() {
  try {
    return Object.entries(localStorage);
  } catch {
    return [];
  }
}

/** The status of the answer, 0 for none; sent even if the page is left. @param {string} address
 * @param {{ visit: string, seconds: number }} data */
async function told(address, data) {
  const headers = { "Content-Type": "application/json", "X-CSRFToken": cookie("csrftoken") };
  const request = { method: "POST", keepalive: true, headers, body: JSON.stringify(data) };
  return fetch(address, request).then(({ status }) => status, () => 0);
}
