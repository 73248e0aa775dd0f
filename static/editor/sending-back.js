/**
 * The remark with which a reading is sent back: asked for in a dialog, and kept while it is written.
 *
 * @import { Say } from "./words.js"
 */

import { html, nothing, render } from "../vendor/lit-html/lit-html.js";
import { dialogFor, isSending } from "./asking.js";

/** @param {Say} say @param {string} kept what it is kept under
 * @param {(remark: string) => Promise<string>} send the answer says why not, and is empty when it was sent */
export function askRemark(say, kept, send) {
  const dialog = dialogFor("sending-back");
  const field = () => /** @type {HTMLTextAreaElement} */ (dialog.querySelector("textarea"));
  const go = async () => {
    if (!field().value.trim()) return draw(say("review.remark-needed"));
    const why = await send(field().value);
    if (why) return draw(why);
    keep(kept, "");
    dialog.close();
  };
  const typed = (/** @type {KeyboardEvent} */ event) => isSending(event) && void go();
  const draw = (/** @type {string} */ wrong) => {
    render(
      html`<header><h2 id="sending-back-title">${say("review.send-back")}</h2>
          <button type="button" class="cross" aria-label=${say("close")} @click=${() => dialog.close()}>×</button></header>
        <label class="field"><span>${say("review.remark")}</span>
          <textarea class="form-control" rows="5" dir="auto" maxlength="10000" aria-invalid=${!!wrong} @keydown=${typed}
            @input=${() => keep(kept, field().value)}></textarea></label>
        ${wrong ? html`<p class="wrong" role="alert">${wrong}</p>` : nothing}
        <p class="hint">${say("review.remark-hint")}</p>
        <div class="deeds"><button type="button" class="btn btn-primary" @click=${() => void go()}>${say("review.send-back")}<kbd>Ctrl ⏎</kbd></button>
          <button type="button" class="btn btn-outline-secondary" @click=${() => dialog.close()}>${say("review.not-yet")}</button></div>`,
      dialog,
    );
  };
  draw("");
  document.body.append(dialog);
  dialog.showModal();
  field().value = remembered(kept);
  field().focus();
}

/** @param {string} name @param {string} text */
function keep(name, text) {
  try {
    localStorage.setItem(name, text);
  } catch {
    // Then it stands in the field alone.
  }
}

/** @param {string} name */
function remembered(name) {
  try {
    return localStorage.getItem(name) ?? "";
  } catch {
    return "";
  }
}
