/**
 * What a person has chosen of reading and working: in force at once, kept on the server. What the
 * server has not taken yet stays with the browser, and goes there as soon as it answers again.
 *
 * @import { Preferences } from "./types"
 * @import { Answer } from "./api.js"
 */

import { signal } from "../vendor/signals-core/signals-core.js";
import { ask, comesBack } from "./api.js";

const GATHERING = 400; // ms in which further choices go along
const PAUSE = 15_000; // ms before the server is tried again

/** All that can be chosen, by parts. @typedef {Preferences & { appearance: string }} All */
/** @typedef {Partial<All>} Parts */
/**
 * The world around them; `kept` and `keep` are what the browser has of parts not sent.
 * @typedef {object} World
 * @property {(parts: Parts) => Promise<Answer>} send
 * @property {() => Parts} kept
 * @property {(parts: Parts) => void} keep
 * @property {(run: () => void, pause: number) => void} later
 * @property {(why: string) => void} refused
 */

export class Choices {
  /** @type {Parts} */
  #unsent;
  #sending = false;
  #due = false;

  /** @param {All} chosen as the page brought them @param {World} world */
  constructor(chosen, world) {
    this.world = world;
    this.#unsent = world.kept();
    /** What is in force. */
    this.now = signal({ ...chosen, ...this.#unsent });
    /** Whether the server has all of it. */
    this.kept = signal(!this.#waits);
    if (this.#waits) this.#soon(GATHERING);
  }

  get #waits() {
    return Object.keys(this.#unsent).length > 0;
  }

  /** Put whole parts in force, and on their way. @param {Parts} parts */
  choose(parts) {
    this.now.value = { ...this.now.peek(), ...parts };
    this.#left({ ...this.#unsent, ...parts });
    this.#soon(GATHERING);
  }

  /** Send what waits, if anything does. */
  async send() {
    if (this.#sending || !this.#waits) return;
    const sent = this.#unsent;
    this.#sending = true;
    const answer = await this.world.send(sent);
    this.#sending = false;
    if (comesBack(answer)) return this.#soon(PAUSE);
    // A part that was chosen anew meanwhile is another one, and goes as well.
    const left = Object.entries(this.#unsent).filter(([name, part]) => part !== Reflect.get(sent, name));
    this.#left(Object.fromEntries(left));
    if ("why" in answer) this.world.refused(answer.why);
    if (this.#waits) this.#soon(GATHERING);
  }

  /** @param {Parts} parts */
  #left(parts) {
    this.#unsent = parts;
    this.world.keep(parts);
    this.kept.value = !this.#waits;
  }

  /** @param {number} pause */
  #soon(pause) {
    if (this.#due) return;
    this.#due = true;
    this.world.later(() => {
      this.#due = false;
      void this.send();
    }, pause);
  }
}

/** The world of a page. @param {{ me: string, preferences: string }} addresses
 * @param {string} reader whose choices they are: others may sit at this browser
 * @param {(why: string) => void} refused @returns {World} */
export function browserWorld({ me, preferences }, reader, refused) {
  const place = `hashiya.preferences.${reader}`;
  return {
    refused,
    send: async ({ appearance, ...parts }) => {
      /** @type {Answer} */
      const looks = appearance ? await ask("PATCH", me, { appearance }) : { kind: "done", revision: 0 };
      const whole = looks.kind === "done" && Object.keys(parts).length > 0;
      return whole ? ask("PATCH", preferences, parts) : looks;
    },
    kept: () => quietly(() => JSON.parse(localStorage.getItem(place) ?? "{}")) ?? {},
    keep: (parts) =>
      quietly(() =>
        Object.keys(parts).length
          ? localStorage.setItem(place, JSON.stringify(parts))
          : localStorage.removeItem(place),
      ),
    later: (run, pause) => void setTimeout(run, pause),
  };
}

/** Where the browser keeps nothing (private windows), choices wait with the page alone.
 * @template T @param {() => T} deed @returns {T | undefined} */
function quietly(deed) {
  try {
    return deed();
  } catch {
    return undefined;
  }
}
