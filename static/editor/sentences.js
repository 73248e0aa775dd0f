/**
 * Splitting and merging sentences, for whoever may: by key, and by the menu at a sentence's number. The
 * sentences are those of the article, for all its readings; afterwards the page is loaded anew where one was.
 *
 * @import { Boot } from "./types"
 * @import { Border } from "./borders.js"
 * @import { Commands } from "./commands.js"
 * @import { Queue } from "./sync.js"
 */

import { effect } from "../vendor/signals-core/signals-core.js";
import { drawnAfterwards } from "./afterwards.js";
import { request } from "./api.js";
import { borderAfter, borderBefore } from "./borders.js";
import { comeBack } from "./comeback.js";
import { spanOf } from "./selection.js";
import { openMenu } from "./sentence-menu.js";

/** @typedef {"split" | "merge"} Deed */
/** What was done, and where: the other deed there undoes it. @typedef {{ deed: Deed, border: Border }} Done */

/** @type {Record<Deed, Deed>} */
const OTHER = { split: "merge", merge: "split" };

/** `left` is what the page before did. @param {Commands} commands @param {Queue} queue @param {Boot} boot
 * @param {HTMLElement} scroller @param {unknown} left */
export function startSentences(commands, queue, boot, scroller, left) {
  const dividing = new Sentences(commands, queue, boot, scroller);
  commands.add({
    "split-sentence": () => dividing.split(),
    "merge-sentence": () => dividing.merge(),
  });
  dividing.listen();
  if (boot.divides) showButton(commands, dividing);
  if (left) dividing.told(/** @type {Done} */ (left));
}

export class Sentences {
  /** @param {Commands} commands @param {Queue} queue @param {Boot} boot @param {HTMLElement} scroller */
  constructor(commands, queue, boot, scroller) {
    this.commands = commands;
    this.queue = queue;
    this.boot = boot;
    this.scroller = scroller;
  }

  /** Split before the word where the reader is. */
  split() {
    const { state } = this.commands;
    const border = borderBefore(state.article, spanOf(state.selection.value));
    if (border) return void this.do({ deed: "split", border });
    this.#say("sentence-split-where");
  }

  /** Merge the reader's sentence with the next. */
  merge() {
    const { state } = this.commands;
    const border = borderAfter(state.article, state.here);
    if (border) return void this.do({ deed: "merge", border });
    this.#say("sentence-merge-where");
  }

  /** Do it, once everything else is saved; the reader is told why when it is not done. @param {Done} done */
  async do(done) {
    const { commands, queue, boot } = this;
    if (!boot.divides) return this.#say("divides-not");
    if ((await queue.emptied()) !== "saved") return this.#say("divide-unsaved");
    const asked = { base_revision: boot.sentencesRevision, [done.deed]: done.border };
    const { status, body } = await request("POST", boot.addresses.sentences, asked);
    if (status === 200) return this.#reload(done);
    if (status === 0) return this.#say("divide-offline");
    if (status === 401) return this.#say("divide-expired");
    const text = String(body?.detail ?? body?.title ?? status);
    const moved = Array.isArray(body?.sentences);
    const action = { label: commands.say("show-sentences"), run: () => this.#reload(null) };
    commands.state.notice.value = { text, urgent: true, ...(moved ? { action } : {}) };
  }

  /** Others' saves, and ours, tell which sentences there are now. */
  listen() {
    const { state, say } = this.commands;
    effect(() => {
      if (state.sentencesRevision.value <= this.boot.sentencesRevision) return;
      const action = { label: say("show-sentences"), run: () => this.#reload(null) };
      state.notice.value = { text: say("sentences-changed"), urgent: true, lasting: true, action };
    });
  }

  /** Say what was done on the page that was left, and offer its undoing. @param {Done} done */
  told({ deed, border }) {
    const { commands } = this;
    const text = commands.say(`sentence-${deed}`);
    const run = () => void this.do({ deed: OTHER[deed], border });
    commands.state.notice.value = { text, action: { label: commands.say("take-back"), run } };
    commands.page.announce(text);
  }

  /** The other of what a step did. @param {{ kind: Deed, end: number, start: number }} step */
  undo({ kind, end, start }) {
    void this.do({ deed: OTHER[kind], border: { end, start } });
  }

  /** @param {Done | null} done */
  async #reload(done) {
    // What was done since it was asked is saved first: the page that comes has it.
    await this.queue.emptied();
    comeBack(this.commands, this.queue.revision, this.scroller, done);
  }

  /** @param {string} key */
  #say(key) {
    this.commands.state.notice.value = { text: this.commands.say(key), urgent: true };
  }
}

/** One button, at the number of the sentence where the reader is. @param {Commands} commands
 * @param {Sentences} dividing */
function showButton(commands, dividing) {
  const { state, say } = commands;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "divide";
  button.setAttribute("aria-haspopup", "dialog");
  // The text is not touched by a press on it.
  button.addEventListener("pointerdown", (event) => event.stopPropagation());
  button.addEventListener("click", (event) => {
    event.stopPropagation();
    openMenu(commands, dividing);
  });
  let at = -1;
  const put = () => {
    const { here } = state;
    if (here === at) return;
    at = here;
    const label = say("sentence-menu", { number: here + 1 });
    button.setAttribute("aria-label", label);
    button.title = label;
    document.querySelector(`.sentence[data-index="${here}"]`)?.append(button);
  };
  drawnAfterwards(put, () => false);
}
