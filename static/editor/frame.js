/**
 * What stands around the text: head, notices, and what a screen reader is told.
 *
 * @import { Notice } from "./types"
 * @import { Say } from "./words.js"
 * @import { State } from "./state.js"
 */

import { html, nothing, render } from "../vendor/lit-html/lit-html.js";
import { effect } from "../vendor/signals-core/signals-core.js";
import { afterwards, drawnAfterwards } from "./afterwards.js";
import { showSaving } from "./saving-told.js";

const NOTICE_LASTS = 6_000; // ms; what is urgent stays until it is answered

/** @param {string} id */
export const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** The head: where the reader is, how saving goes, what may be undone.
 * @param {State} state @param {Say} say @param {{ retry: () => void, signIn: () => void }} saving */
export function showHead(state, say, saving) {
  const undo = /** @type {HTMLButtonElement | null} */ (document.getElementById("undo"));
  const redo = /** @type {HTMLButtonElement | null} */ (document.getElementById("redo"));
  const where = () => {
    const sentence = { here: state.here + 1, all: state.article.sentences.length };
    byId("where").textContent = say("sentence-of", sentence);
  };
  drawnAfterwards(where, () => false);
  effect(() => {
    if (undo) undo.disabled = !state.canUndo.value;
    if (redo) redo.disabled = !state.canRedo.value;
  });
  showSaving(byId("saving"), state, say, saving);
}

/** Notices: what was refused and why, what was cut; those that are not urgent go by themselves.
 * @param {State} state @param {Say} say */
export function showNotices(state, say) {
  let timer = 0;
  effect(() => {
    const notice = state.notice.value;
    const place = byId("notice");
    clearTimeout(timer);
    place.hidden = !notice;
    place.classList.toggle("urgent", !!notice?.urgent);
    const close = () => (state.notice.value = null);
    // What it offers is done once.
    const run = (/** @type {Notice} */ { action }) => (close(), action?.run());
    render(
      notice
        ? html`<span>${notice.text}</span>${notice.action
            ? html`<button type="button" class="plain" @click=${() => run(notice)}>${notice.action.label}</button>`
            : nothing}<button type="button" class="cross" aria-label=${say("close")} @click=${close}>×</button>`
        : nothing,
      place,
    );
    if (notice && !notice.urgent) timer = setTimeout(close, NOTICE_LASTS);
  });
}

/** Tell a screen reader, once the frame is made: a text that changes before would have it laid out twice.
 * The same words twice are told twice. @param {string} text */
export function announce(text) {
  const place = byId("announced");
  afterwards(() => (place.textContent = place.textContent === text ? `${text}\u00a0` : text));
}
