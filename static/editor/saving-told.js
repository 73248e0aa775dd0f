/**
 * How saving goes, in the head: in a few words, with what the reader can do about it.
 *
 * @import { Say } from "./words.js"
 * @import { State } from "./state.js"
 */

import { html, nothing, render } from "../vendor/lit-html/lit-html.js";
import { effect } from "../vendor/signals-core/signals-core.js";
import { drawnAfterwards } from "./afterwards.js";

const DAY = 86_400_000; // ms
/** Told at each key, without the hour: to spell it takes a millisecond. */
const AT_EACH_KEY = new Set(["saving", "saved"]);

/** @param {HTMLElement} place @param {State} state @param {Say} say
 * @param {{ retry: () => void, signIn: () => void }} doing */
export function showSaving(place, state, say, { retry, signIn }) {
  const button = (/** @type {string} */ words, /** @type {() => void} */ run) =>
    html` <button type="button" class="plain" @click=${run}>${say(words)}</button>`;
  effect(() => {
    const { name, waiting, kept } = state.saving.value;
    place.dataset.state = name;
    place.toggleAttribute("data-unkept", !kept && waiting > 0);
  });
  const draw = () => {
    const { name, waiting, why, since, kept } = state.saving.value;
    render(
      html`<span>${say(`saving.${name}`, { count: waiting, why, since: AT_EACH_KEY.has(name) ? "" : told(since) })}</span>${
        kept || !waiting ? nothing : html` <strong>${say("unkept")}</strong>`}${
        name === "failed" || name === "offline" ? button("retry", retry) : nothing}${
        name === "expired" || name === "stranger" ? button("sign-in", signIn) : nothing}`,
      place,
    );
  };
  drawnAfterwards(draw, () => !AT_EACH_KEY.has(state.saving.value.name));
}

/** The hour, and the day where it is another. @param {number} time in milliseconds; 0 for none */
export function told(time) {
  if (!time) return "";
  const away = Date.now() - time > DAY / 2 && new Date(time).toDateString() !== new Date().toDateString();
  return new Intl.DateTimeFormat(`${document.documentElement.lang || "ar"}-u-nu-latn`, {
    hour: "2-digit",
    minute: "2-digit",
    ...(away ? { day: "numeric", month: "long" } : {}),
  }).format(time);
}
