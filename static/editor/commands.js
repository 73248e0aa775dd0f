/**
 * What the reader can ask for, by key, by mouse or in the panel: each asks the state, and says what
 * came of it.
 *
 * @import { Mention, Problem, Span } from "./types"
 * @import { Command } from "./keys.js"
 * @import { Say } from "./words.js"
 * @import { State } from "./state.js"
 * @import { Slot } from "./linking.js"
 */

import { label, move, remove, retype, stretch } from "./labelling.js";
import { fill, fillWithNew, mayBeTyped, mayFill, slots, unlink } from "./linking.js";
import { at, extended, moved, snapped, spanOf, toEdge, toSentence } from "./selection.js";
import { sentenceOf } from "./words.js";

/** What the commands ask of the page.
 * @typedef {{ palette(): void, links(): void, note(): void, help(): void, handIn(): void,
 *   reveal(): void, announce(text: string): void }} Page */

export class Commands {
  /** @param {State} state @param {Say} say @param {Page} page */
  constructor(state, say, page) {
    this.state = state;
    this.say = say;
    this.page = page;
    /** @type {Record<Command, () => unknown>} */
    this.table = {
      onward: () => this.#go(moved(state.article, state.selection.value, "token", 1)),
      back: () => this.#go(moved(state.article, state.selection.value, "token", -1)),
      "extend-onward": () => this.#go(extended(state.article, state.selection.value, "token", 1)),
      "extend-back": () => this.#go(extended(state.article, state.selection.value, "token", -1)),
      "segment-onward": () => this.#go(moved(state.article, state.selection.value, "segment", 1)),
      "segment-back": () => this.#go(moved(state.article, state.selection.value, "segment", -1)),
      "extend-segment-onward": () =>
        this.#go(extended(state.article, state.selection.value, "segment", 1)),
      "extend-segment-back": () =>
        this.#go(extended(state.article, state.selection.value, "segment", -1)),
      "next-sentence": () => this.#go(toSentence(state.article, state.selection.value, 1)),
      "previous-sentence": () => this.#go(toSentence(state.article, state.selection.value, -1)),
      "sentence-start": () => this.#go(toEdge(state.article, state.selection.value, -1)),
      "sentence-end": () => this.#go(toEdge(state.article, state.selection.value, 1)),
      "next-label": () => this.#step(1),
      "previous-label": () => this.#step(-1),
      palette: () => this.#enter(),
      link: () => page.links(),
      note: () => page.note(),
      drop: () => this.drop(),
      "start-back": () => this.#stretch("start", -1),
      "start-onward": () => this.#stretch("start", 1),
      "end-back": () => this.#stretch("end", -1),
      "end-onward": () => this.#stretch("end", 1),
      undo: () => this.undo(),
      redo: () => this.redo(),
      "hand-in": () => page.handIn(),
      "let-go": () => this.letGo(),
      help: () => page.help(),
    };
  }

  /** Run a command; false when it found nothing to do and the browser may have the key.
   * @param {Command} command */
  run(command) {
    return this.table[command]() !== false;
  }

  /** The mention that is chosen. */
  get chosen() {
    return this.state.mention(this.state.chosen.value);
  }

  /** Use a type: on the selection, else on the chosen label, else on the token at the reader; while a
   * link is pending, its other end is made of the selection. @param {string} type */
  type(type) {
    if (!this.#mayEdit()) return;
    const { state } = this;
    const pending = state.pending.value;
    if (pending) {
      if (!mayBeTyped(state, pending, type)) return this.#refuse([this.#cannotFill(type)]);
      return this.#made(fillWithNew(state, pending, type), type);
    }
    const chosen = this.chosen;
    if (!state.selection.value.held && chosen) {
      return this.#done(retype(state, chosen, type), () => this.#labelled(chosen.id));
    }
    return this.#made(label(state, type), type);
  }

  /** Choose a mention, or let it fill the pending link. @param {string | null} id */
  choose(id) {
    const { state } = this;
    const [pending, mention] = [state.pending.value, state.mention(id)];
    if (pending && mention && mention.id !== pending.source) return this.fill(mention);
    state.choose(id);
    if (!mention) return;
    this.#settle(mention);
    this.page.announce(this.describe(mention));
  }

  /** Begin a link from the chosen mention. @param {Slot} slot */
  begin(slot) {
    const chosen = this.chosen;
    if (!chosen || !this.#mayEdit()) return;
    this.state.pending.value = { source: chosen.id, kind: slot.kind, type: slot.type };
    const title = this.state.schema.linkTitle(slot.kind, slot.type, chosen.type);
    this.page.announce(this.say("pending", { role: title }));
  }

  /** @param {Mention} mention */
  fill(mention) {
    const { state } = this;
    const pending = state.pending.value;
    if (!pending) return;
    if (!mayFill(state, pending, mention)) return this.#refuse([this.#cannotFill(mention.type)]);
    const title = state.schema.linkTitle(
      pending.kind, pending.type, state.mention(pending.source)?.type,
    );
    this.#done(fill(state, pending, mention.id), () =>
      this.page.announce(this.say("filled", { role: title, text: state.surface(mention) })),
    );
  }

  /** @param {string} id */
  unlink(id) {
    if (this.#mayEdit()) this.#done(unlink(this.state, id), () => this.page.announce(this.say("unlinked")));
  }

  drop() {
    const chosen = this.chosen;
    if (!chosen) return false;
    if (!this.#mayEdit()) return true;
    const text = this.state.surface(chosen);
    this.#done(remove(this.state, chosen), () => this.page.announce(this.say("dropped", { text })));
    return true;
  }

  undo() {
    if (this.#mayEdit()) this.page.announce(this.say(this.state.undo() ? "undone" : "nothing-to-undo"));
  }

  redo() {
    if (this.#mayEdit()) this.page.announce(this.say(this.state.redo() ? "redone" : "nothing-to-redo"));
  }

  /** Let go of one thing: the pending link, else the selection, else the chosen label. */
  letGo() {
    const { state } = this;
    if (state.pending.value) state.pending.value = null;
    else if (state.selection.value.held) state.selection.value = at(state.selection.value.focus);
    else if (state.chosen.value !== null) state.choose(null);
    else state.notice.value = null;
  }

  /** Show what came of a change, or why it was not made. @param {Problem[]} problems */
  told(problems) {
    return this.#done(problems, () => undefined);
  }

  /** A mention in words. @param {Mention} mention */
  describe(mention) {
    const type = this.state.schema.typeTitle(mention.type);
    return this.say("label-words", { type, text: this.state.surface(mention) });
  }

  /** The slots of the chosen mention. @returns {Slot[]} */
  slots() {
    return this.chosen ? slots(this.state.schema, this.chosen) : [];
  }

  /** @param {import("./types").Selection} selection */
  #go(selection) {
    const { state } = this;
    if (!state.pending.value) state.choose(null);
    state.selection.value = selection;
    this.page.reveal();
    this.page.announce(state.article.slice(spanOf(selection)));
  }

  /** The next label in reading order; while a link is pending, only what may fill it. Where there is
   * none further the key goes on to the next part of the page. @param {1 | -1} way */
  #step(way) {
    const { state } = this;
    const pending = state.pending.value;
    const all = state.inOrder().filter((one) => !pending || mayFill(state, pending, one));
    const here = state.chosen.value === pending?.source ? null : state.chosen.value;
    const place = all.findIndex((one) => one.id === here);
    const next = place < 0 ? this.#nearest(all, way) : all[place + way];
    if (!next) return false;
    state.chosen.value = next.id;
    this.#settle(next);
    this.page.reveal();
    this.page.announce(this.describe(next));
    return true;
  }

  /** @param {Mention[]} mentions @param {1 | -1} way */
  #nearest(mentions, way) {
    const { start } = this.state.selection.value.focus;
    return way === 1
      ? mentions.find((one) => one.start >= start) ?? mentions[0]
      : mentions.findLast((one) => one.start <= start) ?? mentions.at(-1);
  }

  #enter() {
    const { state } = this;
    const [pending, chosen] = [state.pending.value, this.chosen];
    if (pending && chosen && chosen.id !== pending.source && !state.selection.value.held) {
      return this.fill(chosen);
    }
    return this.page.palette();
  }

  /** @param {"start" | "end"} end @param {1 | -1} way */
  #stretch(end, way) {
    const chosen = this.chosen;
    if (!chosen) return false;
    if (!this.#mayEdit()) return true;
    this.#done(stretch(this.state, chosen, end, way), () => this.#labelled(chosen.id));
    return true;
  }

  /** @param {{ problems: Problem[], id: string, cut: Span | null }} made @param {string} type */
  #made({ problems, id, cut }, type) {
    this.#done(problems, () => {
      this.#labelled(id);
      if (cut) this.#tellOfCut(id, cut, type);
    });
  }

  /** @param {string} id @param {Span} cut @param {string} type */
  #tellOfCut(id, cut, type) {
    const { state, say } = this;
    const text = state.article.slice(cut);
    state.notice.value = {
      text: say("cut", { text, type: state.schema.typeTitle(type) }),
      action: { label: say("whole-word"), run: () => this.#widen(id, cut) },
    };
  }

  /** @param {string} id @param {Span} cut */
  #widen(id, cut) {
    const mention = this.state.mention(id);
    if (mention) this.told(move(this.state, mention, { start: cut.start, end: mention.end }));
  }

  /** @param {string} id */
  #labelled(id) {
    const mention = this.state.mention(id);
    if (mention) this.page.announce(this.describe(mention));
  }

  /** Put the reader at a mention. @param {Mention} mention */
  #settle(mention) {
    const { state } = this;
    const token = snapped(state.article, { start: mention.start, end: mention.start + 1 });
    if (token) state.selection.value = at(token);
  }

  /** @param {string} filler @returns {Problem} */
  #cannotFill(filler) {
    const { pending } = this.state;
    const type = this.state.mention(pending.value?.source ?? null)?.type ?? "";
    const role = pending.value?.type ?? "";
    return pending.value?.kind === "relation"
      ? { rule: "relation-ends", at: "", params: { type: role, source: type, target: filler } }
      : { rule: "filler", at: "", params: { type, role, filler } };
  }

  #mayEdit() {
    const { editable } = this.state.terms;
    if (!editable) this.state.notice.value = { text: this.say("read-only"), urgent: true };
    return editable;
  }

  /** @param {Problem[]} problems @param {() => void} then */
  #done(problems, then) {
    if (problems.length) return this.#refuse(problems);
    this.state.notice.value = null;
    then();
  }

  /** @param {Problem[]} problems */
  #refuse([first]) {
    if (!first) return;
    const text = sentenceOf(first, this.state.schema, this.say);
    this.state.notice.value = { text, urgent: true };
  }
}
