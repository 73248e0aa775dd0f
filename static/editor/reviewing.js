/**
 * A review on this page: for the reviewer keys to accept, to approve and to send back; for the author
 * what became of each label, marked in the text.
 *
 * @import { Boot, ReviewBoot } from "./types"
 * @import { Commands } from "./commands.js"
 * @import { Queue } from "./sync.js"
 */

import { effect } from "../vendor/signals-core/signals-core.js";
import { comesBack, post } from "./api.js";
import { byId } from "./frame.js";
import { isUnfinished, leaveField, submitted, whyNot } from "./handin.js";
import { reviewView } from "./panel-review.js";
import { countSeen, isTaken, labelsIn, marksOf, nextUnseen } from "./review.js";
import { Seen } from "./seen.js";
import { askRemark } from "./sending-back.js";

/** The review comes to life; the answer draws its tab.
 * @param {Boot} boot @param {Commands} commands @param {Queue} queue */
export function startReview(boot, commands, queue) {
  const { review } = boot;
  if (!review) return () => undefined;
  const reviewing = review.open ? new Reviewing(review, commands, queue, boot.reader) : null;
  if (!reviewing) showFates(review, commands);
  if (new URLSearchParams(location.search).get("tab") === "review") commands.state.tab.value = "review";
  return () => reviewView(review, commands, reviewing);
}

/** What became of each label, until it stands as the review has it.
 * @param {ReviewBoot} review @param {Commands} commands */
function showFates({ compared }, { state, say }) {
  /** The marks at sentences where something was added. @type {Map<number, HTMLElement>} */
  const pluses = new Map();
  effect(() => {
    const document = state.document.value;
    const left = state.terms.editable ? compared.filter((one) => !isTaken(document, one)) : compared;
    byId("review-count").textContent = String(left.length || "");
    state.reviewed.value = marksOf(left);
    const added = left.flatMap((one) => (one.fate === "added" ? (one.after?.mention ?? []) : []));
    const places = new Set(added.map(({ start }) => state.article.sentenceAt(start)));
    for (const [index, mark] of pluses) if (!places.has(index)) mark.remove();
    for (const index of places) {
      const mark = pluses.get(index) ?? plus(say("review.added-here", { number: index + 1 }), () => (state.tab.value = "review"));
      pluses.set(index, mark);
      if (!mark.isConnected) window.document.querySelector(`.sentence[data-index="${index}"]`)?.append(mark);
    }
  });
}

/** @param {string} label @param {() => void} open */
function plus(label, open) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "review-mark";
  button.textContent = "+";
  button.setAttribute("aria-label", label);
  button.addEventListener("click", open);
  return button;
}

export class Reviewing {
  /** The labels not seen when the reviewer was asked whether to approve all the same. */
  #asked = -1;

  /** @param {ReviewBoot} review @param {Commands} commands @param {Queue} queue @param {string} reader */
  constructor(review, commands, queue, reader) {
    this.review = review;
    this.commands = commands;
    this.queue = queue;
    this.seen = new Seen(worldOf(review, commands, reader), review.seen);
    const { state } = commands;
    commands.add({
      accept: () => this.accept(),
      "accept-rest": () => this.acceptRest(),
      "send-back": () => this.sendBack(),
      "hand-in": () => void this.approve(),
      drop: () => this.#drop(),
    });
    const keep = state.keep;
    state.keep = (changes, before) => {
      keep(changes, before);
      this.seen.add(labelsIn(changes, before));
    };
    byId("approve").addEventListener("click", () => commands.run("hand-in"));
    byId("send-back").addEventListener("click", () => commands.run("send-back"));
    addEventListener("online", () => void this.seen.flush());
    addEventListener("focus", () => void this.seen.flush());
    addEventListener("pagehide", () => void this.seen.flush());
    this.#show();
  }

  /** How many labels there are, and how many were seen. */
  get progress() {
    const { mentions } = this.commands.state.document.value;
    return { seen: countSeen(mentions.keys(), this.seen.ids.value), all: mentions.size };
  }

  /** The chosen label is right as it stands: on to the next; where none is chosen, to the next at once. */
  accept() {
    const { chosen } = this.commands;
    if (chosen) this.seen.add([chosen.id]);
    this.#onward();
  }

  /** All that is left is right as it stands. */
  acceptRest() {
    const { state, page, say } = this.commands;
    const { seen, all } = this.progress;
    this.seen.add(state.document.value.mentions.keys());
    page.announce(say("review.accepted-rest", { count: all - seen }));
    state.notice.value = { text: say("review.accepted-rest", { count: all - seen }) };
  }

  #drop() {
    const { chosen } = this.commands;
    this.commands.drop();
    if (chosen && !this.commands.state.mention(chosen.id)) this.#onward();
  }

  #onward() {
    const { commands } = this;
    const { state, say, page } = commands;
    const at = commands.chosen?.start ?? state.selection.value.focus.start;
    const all = state.inOrder();
    const here = all.findIndex(({ id }) => id === state.chosen.value);
    const next = nextUnseen(all, this.seen.ids.value, (one) =>
      here < 0 ? one.start < at : all.indexOf(one) <= here);
    if (!next) return page.announce(say("review.all-seen"));
    commands.choose(next.id);
    page.reveal();
  }

  /** Approve; where labels were not seen the reviewer is asked first. */
  async approve() {
    const { state, say } = this.commands;
    const { seen, all } = this.progress;
    leaveField();
    if (isUnfinished(state, say)) return;
    if (seen < all && this.#asked !== all - seen) {
      this.#asked = all - seen;
      const run = () => void this.approve();
      state.notice.value = {
        text: say("review.unseen", { count: all - seen }), urgent: true,
        action: { label: say("review.approve-all"), run },
      };
      return;
    }
    await this.#decide(this.review.addresses.approve, {});
  }

  /** Ask for a remark, and send back with it. */
  sendBack() {
    leaveField();
    const { say } = this.commands;
    const kept = `hashiya remark ${this.review.id}`;
    askRemark(say, kept, (remark) => this.#decide(this.review.addresses.sendBack, { remark }));
  }

  /** Give the verdict upon what is saved, and go on to the next review; else the answer says why not.
   * @param {string} address @param {object} more */
  async #decide(address, more) {
    const { queue, commands: { state, say } } = this;
    state.notice.value = { text: say("review.deciding") };
    await this.seen.flush();
    const before = state.document.value;
    const refusal = (await queue.emptied()) !== "saved"
      ? say("unsent", { count: queue.waiting })
      : state.document.value !== before
        ? say("stale")
        : whyNot(await submitted(state, queue, address, more), say);
    if (!refusal) {
      /** @type {HTMLFormElement} */ (byId("next")).requestSubmit();
      return "";
    }
    state.notice.value = { text: refusal, urgent: true };
    return refusal;
  }

  #show() {
    const { state, say } = this.commands;
    effect(() => {
      const progress = this.progress;
      byId("seen").textContent = say("review.progress", progress);
      byId("review-count").textContent = String(progress.all - progress.seen || "");
      const seen = this.seen.ids.value;
      state.reviewed.value = new Map([...state.document.value.mentions.keys()].map((id) =>
        [id, seen.has(id) ? "seen" : "unseen"]));
    });
  }
}

/** @param {ReviewBoot} review @param {Commands} commands @param {string} reader */
function worldOf({ id, addresses }, { state }, reader) {
  const name = `hashiya seen ${reader} ${id}`;
  return {
    send: async (/** @type {string[]} */ ids) => {
      const answer = await post(addresses.seen, { ids });
      if (comesBack(answer)) return /** @type {const} */ ("later");
      if (answer.kind === "done") return answer.kind;
      if ("why" in answer) state.notice.value = { text: answer.why, urgent: true };
      return /** @type {const} */ ("refused");
    },
    keep: (/** @type {readonly string[]} */ ids) => {
      try {
        if (ids.length) localStorage.setItem(name, JSON.stringify(ids));
        else localStorage.removeItem(name);
      } catch {
        // Then it is kept by the server alone.
      }
    },
    kept: () => {
      try {
        return /** @type {string[]} */ (JSON.parse(localStorage.getItem(name) ?? "[]"));
      } catch {
        return [];
      }
    },
    later: (/** @type {() => void} */ run, /** @type {number} */ pause) => void setTimeout(run, pause),
  };
}
