/**
 * Comments as the reader deals with them: what is written where, which threads are shown, and the way
 * between the text and its threads.
 *
 * A place is where something is typed: `new …` with what it is about, `answer` or `edit` with ids.
 *
 * @import { About, Boot, Comment, Draft, Thread } from "./types"
 * @import { Commands } from "./commands.js"
 */

import { batch, signal } from "../vendor/signals-core/signals-core.js";
import { catchUp } from "./afterwards.js";
import { at, snapped } from "./selection.js";
import { LONGEST_TEXT, Talk } from "./talk.js";

/** @type {About} */
export const WHOLE = { about: "article", mention: "", start: null, end: null };

export class Talking {
  /** @param {Talk} talk @param {Commands} commands @param {Boot} boot */
  constructor(talk, commands, boot) {
    this.talk = talk;
    this.commands = commands;
    this.boot = boot;
    /** Whether what is resolved is shown as well. */
    this.all = signal(false);
    /** The place that is written at. */
    this.place = signal("");
    /** The thread that is looked at. */
    this.shown = signal("");
  }

  /** The threads that are to be listed. */
  listed() {
    const [all, shown] = [this.all.value, this.shown.value];
    return this.talk.threads.value.filter((one) => all || !one.resolved || one.id === shown);
  }

  /** Begin a comment: on this, else on the chosen label, else on the sentence where the reader is.
   * @param {About} [about] */
  begin(about = this.about()) {
    const { state, say } = this.commands;
    const refused = this.#whyNot(about);
    if (refused) {
      state.notice.value = { text: say(refused), urgent: true };
      return;
    }
    this.#write(`new ${about.about} ${about.mention || (about.start ?? "")}`, { text: "", about, forAll: !this.boot.set });
  }

  /** What a comment would be about. @returns {About} */
  about() {
    const { chosen } = this.commands;
    if (!this.boot.set) return WHOLE;
    if (chosen) return { about: "mention", mention: chosen.id, start: chosen.start, end: chosen.end };
    return this.sentence();
  }

  /** The sentence where the reader is. @returns {About} */
  sentence() {
    const { state } = this.commands;
    const { start, end } = state.article.sentence(state.here);
    return { about: "sentence", mention: "", start, end };
  }

  /** @param {Thread} thread */
  answer(thread) {
    this.#write(`answer ${thread.id}`, { text: "" });
  }

  /** @param {Thread} thread @param {Comment} comment */
  edit(thread, comment) {
    this.#write(`edit ${thread.id} ${comment.id}`, { text: comment.text });
  }

  /** Go on with what was typed before. @param {string} place */
  resume(place) {
    this.#write(place, { text: "" });
  }

  /** @param {string} place @param {string} text */
  type(place, text) {
    this.talk.draft(place, { ...this.talk.drafts.peek()[place], text });
  }

  /** Give up what was typed. @param {string} place */
  discard(place) {
    this.talk.draft(place, null);
    this.#leave();
  }

  /** Back to the text; what was typed stays. */
  leave() {
    const draft = this.talk.drafts.peek()[this.place.peek()];
    if (draft && !draft.text.trim()) this.talk.draft(this.place.peek(), null);
    this.#leave();
  }

  /** Send what was typed. @param {string} place */
  send(place) {
    const { say, state, page } = this.commands;
    const draft = this.talk.drafts.peek()[place];
    const text = (draft?.text ?? "").trim();
    const length = [...text].length;
    if (!draft || !text) return;
    if (length > LONGEST_TEXT) {
      state.notice.value = { text: say("talk.too-long", { count: length }), urgent: true };
      return;
    }
    batch(() => {
      this.#send(place, { ...draft, text });
      this.talk.draft(place, null);
      this.#leave();
    });
    page.announce(say(navigator.onLine ? "talk.sent" : "talk.kept"));
  }

  /** @param {string} place @param {Draft} draft */
  #send(place, { text, about = WHOLE, forAll }) {
    const [kind, thread = "", comment = ""] = place.split(" ");
    if (kind === "answer") this.talk.do("answer", { thread, text });
    else if (kind === "edit") this.talk.do("edit", { thread, comment, text });
    else this.shown.value = this.talk.do("begin", { text, about, set: forAll ? null : this.boot.set }).thread;
  }

  /** Delete a comment; what it said can be taken up again. @param {Thread} thread @param {Comment} comment */
  withdraw(thread, comment) {
    const { state, say, page } = this.commands;
    this.talk.do("withdraw", { thread: thread.id, comment: comment.id });
    const { about, mention, start, end } = thread;
    const again = comment.id === thread.id
      ? () => this.#write(`new ${about} ${mention || (start ?? "")}`, {
          text: comment.text, about: { about, mention, start, end }, forAll: thread.set === null,
        })
      : () => this.#write(`answer ${thread.id}`, { text: comment.text });
    state.notice.value = { text: say("talk.deleted"), action: { label: say("talk.write-again"), run: again } };
    page.announce(say("talk.deleted"));
  }

  /** Resolve a thread, or open it again. @param {Thread} thread */
  settle(thread) {
    const { say, page } = this.commands;
    this.shown.value = thread.id;
    this.talk.do(thread.resolved ? "reopen" : "resolve", { thread: thread.id });
    page.announce(say(thread.resolved ? "talk.undone" : "talk.done"));
  }

  /** Another thing that a new comment is about. @param {string} place @param {About} about */
  move(place, about) {
    const draft = this.talk.drafts.peek()[place] ?? { text: "" };
    this.talk.draft(place, null);
    this.#write(`new ${about.about} ${about.mention || (about.start ?? "")}`, { ...draft, about });
  }

  /** Show an open thread of which this is true, and let it be answered by Enter.
   * @param {(thread: Thread) => boolean} isSought */
  open(isSought) {
    const found = this.talk.threads.peek().find((one) => !one.resolved && isSought(one));
    if (!found) return;
    batch(() => {
      this.commands.state.tab.value = "comments";
      this.shown.value = found.id;
    });
    focusOn(`thread-${found.id}`);
  }

  /** Show in the text what a thread is about. @param {Thread} thread */
  toText(thread) {
    const { commands } = this;
    const { state } = commands;
    const mention = thread.set === this.boot.set ? state.mention(thread.mention) : undefined;
    const token = thread.start === null ? null : snapped(state.article, { start: thread.start, end: thread.start + 1 });
    batch(() => {
      if (mention) commands.choose(mention.id);
      else if (token) [state.chosen.value, state.selection.value] = [null, at(token)];
      state.tab.value = "comments";
      this.shown.value = thread.id;
    });
    if (mention ?? token) commands.page.reveal();
  }

  /** @param {About} about */
  #whyNot(about) {
    if (!this.talk.boot.mayComment) return "talk.may-not";
    return !this.boot.set && (about !== WHOLE || !this.talk.boot.mayForAll) ? "talk.no-reading" : "";
  }

  /** @param {string} place @param {Draft} draft where nothing was typed there yet */
  #write(place, draft) {
    batch(() => {
      if (!this.talk.drafts.peek()[place]?.text) this.talk.draft(place, draft);
      this.commands.state.tab.value = "comments";
      this.place.value = place;
    });
    focusOn("talk-text");
  }

  #leave() {
    this.place.value = "";
    document.getElementById("reading")?.focus();
  }
}

/** @param {string} id */
function focusOn(id) {
  catchUp();
  const found = document.getElementById(id);
  found?.scrollIntoView({ block: "nearest" });
  found?.focus({ preventScroll: true });
}
