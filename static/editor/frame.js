/**
 * What stands around the text: head, notices, the help layer, and what a screen reader is told.
 *
 * @import { Keymap } from "./keys.js"
 * @import { Say } from "./words.js"
 * @import { State } from "./state.js"
 */

import { html, nothing, render } from "../vendor/lit-html/lit-html.js";
import { effect } from "../vendor/signals-core/signals-core.js";
import { keyCap } from "./words.js";

const NOTICE_LASTS = 6_000; // ms; what is urgent stays until it is answered

/** @param {string} id */
export const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** The head: where the reader is, how saving goes, what may be undone.
 * @param {State} state @param {Say} say @param {{ retry: () => void, signIn: string }} saving */
export function showHead(state, say, { retry, signIn }) {
  const undo = /** @type {HTMLButtonElement | null} */ (document.getElementById("undo"));
  const redo = /** @type {HTMLButtonElement | null} */ (document.getElementById("redo"));
  effect(() => {
    const sentence = { here: state.here + 1, all: state.article.sentences.length };
    byId("where").textContent = say("sentence-of", sentence);
  });
  effect(() => {
    if (undo) undo.disabled = !state.canUndo.value;
    if (redo) redo.disabled = !state.canRedo.value;
  });
  effect(() => {
    const { name, waiting, why } = state.saving.value;
    const place = byId("saving");
    place.dataset.state = name;
    const words = say(`saving.${name}`, { count: waiting, why });
    render(
      html`<span>${words}</span>${name === "failed" || name === "offline"
        ? html` <button type="button" class="plain" @click=${retry}>${say("retry")}</button>`
        : nothing}${name === "expired"
        ? html` <a href=${signIn} target="_blank" rel="noopener">${say("sign-in")}</a>
            <button type="button" class="plain" @click=${retry}>${say("retry")}</button>`
        : nothing}`,
      place,
    );
  });
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
    render(
      notice
        ? html`<span>${notice.text}</span>${notice.action
            ? html`<button type="button" class="plain" @click=${notice.action.run}>${notice.action.label}</button>`
            : nothing}<button type="button" class="cross" aria-label=${say("close")} @click=${close}>×</button>`
        : nothing,
      place,
    );
    if (notice && !notice.urgent) timer = setTimeout(close, NOTICE_LASTS);
  });
}

/** Tell a screen reader; the same words twice are told twice. @param {string} text */
export function announce(text) {
  const place = byId("announced");
  place.textContent = place.textContent === text ? `${text}\u00a0` : text;
}

/** The help layer: the keys in force. @param {HTMLDialogElement} dialog @param {Keymap} keymap
 * @param {State} state @param {Say} say */
export function showHelp(dialog, keymap, state, say) {
  const caps = (/** @type {readonly string[]} */ chords) =>
    chords.map((chord) => html`<kbd>${keyCap(chord)}</kbd> `);
  const line = (/** @type {unknown} */ key, /** @type {string} */ meaning) =>
    html`<div><dt>${key}</dt><dd>${meaning}</dd></div>`;
  render(
    html`<header><h2>${say("help")}</h2>
        <button type="button" class="cross" aria-label=${say("close")} @click=${() => dialog.close()}>×</button></header>
      <dl>${line(say("mouse"), say("mouse-help"))} ${line(say("roles"), say("roles-help"))}
        ${keymap.bindings
          .filter(({ chords }) => chords.length)
          .map(({ chords, command }) => line(caps(chords), say(`command.${command}`)))}
        ${[...keymap.types].map(([chord, type]) => line(caps([chord]), state.schema.typeTitle(type)))}
      </dl>`,
    dialog,
  );
  dialog.showModal();
}
