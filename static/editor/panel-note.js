/**
 * The note on a label: kept while it is typed, so that neither choosing another label nor closing the
 * page loses it; and the way to what others say of the label.
 *
 * @import { Mention } from "./types"
 * @import { Commands } from "./commands.js"
 */

import { html, nothing } from "../vendor/lit-html/lit-html.js";
import { annotate } from "./labelling.js";

const PAUSE = 1_000; // ms of rest after which what was typed is kept

/** What was typed and is not kept yet. @type {{ keep: () => void, timer: number } | null} */
let typed = null;

/** Keep what was typed at once. */
function keep() {
  const { keep: now, timer = 0 } = typed ?? {};
  clearTimeout(timer);
  typed = null;
  now?.();
}
globalThis.addEventListener?.("pagehide", keep);
globalThis.addEventListener?.("beforeunload", keep);

/** @param {Commands} commands @param {Mention} mention */
export function noteView(commands, mention) {
  const { state, say } = commands;
  return html`<label class="field note"><span>${say("note")}</span>
    <textarea id="note" dir="auto" rows="2" ?disabled=${!state.terms.editable} .value=${mention.note ?? ""}
      @keydown=${(/** @type {KeyboardEvent} */ event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        document.getElementById("reading")?.focus();
      }}
      @input=${(/** @type {Event} */ event) => later(commands, mention.id, textOf(event))}
      @change=${(/** @type {Event} */ event) => {
        later(commands, mention.id, textOf(event).trim());
        keep();
      }}></textarea></label>`;
}

/** Keep a note after a pause: of the label it was typed for, whatever is chosen by then.
 * @param {Commands} commands @param {string} id @param {string} text */
function later(commands, id, text) {
  clearTimeout(typed?.timer);
  const note = text.trim() ? text : "";
  const now = () => {
    const mention = commands.state.mention(id);
    if (mention) commands.told(annotate(commands.state, mention, note));
  };
  typed = { keep: now, timer: setTimeout(keep, PAUSE) };
}

/** @param {Event} event */
const textOf = ({ target }) => /** @type {HTMLTextAreaElement} */ (target).value;

/** How many open comments there are on a label, and the way to them.
 * @param {Commands} commands @param {Mention} mention */
export function talkView({ state, say }, { id }) {
  const count = state.talked.value.get(id);
  return count ? html`<p><button type="button" class="plain" @click=${() => state.openThread(id)}
    >${say("talk.here", { count })}</button></p>` : nothing;
}
