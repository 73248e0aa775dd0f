/**
 * Skipping the article: why is asked for, everything is saved, the article goes back with its labels, and
 * the next one opens.
 *
 * @import { SkippingBoot } from "./types"
 * @import { Commands } from "./commands.js"
 * @import { Queue } from "./sync.js"
 */

import { html, nothing, render } from "../vendor/lit-html/lit-html.js";
import { post } from "./api.js";
import { dialogFor, isSending } from "./asking.js";
import { leaveField } from "./handin.js";

/** @param {SkippingBoot} boot @param {Commands} commands @param {Queue} queue @param {() => void} leave */
export function startSkipping(boot, commands, queue, leave) {
  commands.add({ skip: () => new Skipping(boot, commands, queue, leave).open() });
}

class Skipping {
  #dialog = dialogFor("skipping");
  #busy = false;

  /** @param {SkippingBoot} boot @param {Commands} commands @param {Queue} queue @param {() => void} leave */
  constructor(boot, commands, queue, leave) {
    this.boot = boot;
    this.say = commands.say;
    this.state = commands.state;
    this.queue = queue;
    this.leave = leave;
    this.#dialog.addEventListener("keydown", (event) => isSending(event) && void this.#send());
  }

  open() {
    leaveField();
    this.#draw("");
    document.body.append(this.#dialog);
    this.#dialog.showModal();
    this.#dialog.querySelector("input")?.focus();
  }

  async #send() {
    if (this.#busy) return;
    this.#busy = true;
    const why = await this.#refusal();
    this.#busy = false;
    if (why) return this.#draw(why);
    this.#dialog.close();
    this.leave();
  }

  /** Skip the article; why that cannot be, and empty when it is done. @returns {Promise<string>} */
  async #refusal() {
    const { say, state, queue } = this;
    const reason = /** @type {HTMLInputElement | null} */ (this.#dialog.querySelector("input:checked"))?.value;
    if (!reason) return say("skip.reason-needed");
    // What is begun goes back with its labels: also with the last one.
    if ((await queue.emptied()) !== "saved") return say("skip.unsent", { count: queue.waiting });
    const answer = await post(this.boot.address, { reason, words: this.#dialog.querySelector("textarea")?.value });
    switch (answer.kind) {
      case "done":
        return "";
      case "offline":
        return say("no-answer");
      case "expired":
        state.saving.value = { ...state.saving.value, name: "expired" };
        return say("skip.expired");
      default:
        return "why" in answer ? answer.why : say("no-answer");
    }
  }

  /** @param {string} wrong why the article is not skipped; empty where nothing was tried */
  #draw(wrong) {
    const { say, boot } = this;
    const close = () => this.#dialog.close();
    render(
      html`<header><h2 id="skipping-title">${say("skip.title")}</h2>
          <button type="button" class="cross" aria-label=${say("close")} @click=${close}>×</button></header>
        <p class="hint">${say("skip.hint")}</p>
        <fieldset><legend>${say("skip.why")}</legend>${boot.reasons.map(([value, title]) => html`<label class="check"
          ><input type="radio" name="reason" .value=${value}><span>${title}</span></label>`)}</fieldset>
        <label class="field"><span>${say("skip.words")}</span>
          <textarea class="form-control" rows="2" dir="auto" maxlength=${boot.longest} aria-describedby="skipping-hint"></textarea></label>
        <p class="hint" id="skipping-hint">${say("skip.words-hint")}</p>
        ${wrong ? html`<p class="wrong" role="alert">${wrong}</p>` : nothing}
        <div class="deeds"><button type="button" class="btn btn-primary" @click=${() => void this.#send()}>${say("skip.send")}<kbd>Ctrl ⏎</kbd></button>
          <button type="button" class="btn btn-outline-secondary" @click=${close}>${say("skip.not")}</button></div>`,
      this.#dialog,
    );
  }
}
