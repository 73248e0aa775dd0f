/**
 * What the reader can ask for, by key, by mouse or in the panel: each asks the state, and says what
 * came of it. A command is named in `keys.js`; what it does is told by the module that adds it.
 *
 * @import { Lost, Mention, Problem } from "./types"
 * @import { Command } from "./keys.js"
 * @import { Say } from "./words.js"
 * @import { State } from "./state.js"
 * @import { Slot } from "./linking.js"
 */

import { dropChosen, labelling, useType } from "./commands-labelling.js";
import { begin, fillWith, takeOut } from "./commands-linking.js";
import { moving } from "./commands-moving.js";
import { slots } from "./linking.js";
import { named } from "./naming.js";
import { at, snapped } from "./selection.js";
import { sentenceOf } from "./words.js";

/** What the commands ask of the page.
 * @typedef {{ palette(): void, reveal(): void, announce(text: string): void,
 *   cap(command: Command): string }} Page
 * `cap` is the key of a command as it stands on the keyboard. */

/** Commands by name; one that answers false found nothing to do, and the browser may have the key.
 * @typedef {Partial<Record<Command, () => unknown>>} Table */

export class Commands {
  /** @type {Table} */
  #table = {};
  /** What adds further commands, while it is on its way. @type {Promise<unknown> | null} */
  rest = null;

  /** @param {State} state @param {Say} say @param {Page} page */
  constructor(state, say, page) {
    this.state = state;
    this.say = say;
    this.page = page;
    this.add(moving(this));
    this.add(labelling(this));
    this.add({
      undo: () => this.undo(),
      redo: () => this.redo(),
      "let-go": () => this.letGo(),
    });
  }

  /** Let these commands be asked for from now on. @param {Table} table */
  add(table) {
    Object.assign(this.#table, table);
  }

  /** Whether somebody said what this command does. @param {Command} command */
  has(command) {
    return command in this.#table;
  }

  /** Run a command; false when it found nothing to do and the browser may have the key.
   * @param {Command} command */
  run(command) {
    const deed = this.#table[command];
    if (deed) return deed() !== false;
    // Where it does not come, the page says so.
    void this.rest?.then(() => this.#table[command]?.(), () => undefined);
    return this.rest !== null;
  }

  /** The mention that is chosen. */
  get chosen() {
    return this.state.mention(this.state.chosen.value);
  }

  /** The chosen mention; where none is, the reader is asked to choose one. */
  needed() {
    if (!this.chosen) this.state.notice.value = { text: this.say("choose-first") };
    return this.chosen;
  }

  /** The slots of the chosen mention. @returns {Slot[]} */
  slots() {
    return this.chosen ? slots(this.state.schema, this.chosen) : [];
  }

  /** Use a type: on the selection, else on the chosen label, else on the token at the reader; while a
   * link is pending, its other end is made of the selection. @param {string} type */
  type(type) {
    useType(this, type);
  }

  /** Choose a mention, or let it fill the pending link. @param {string | null} id */
  choose(id) {
    const { state } = this;
    const [pending, mention] = [state.pending.value, state.mention(id)];
    if (pending && mention && mention.id !== pending.source) return this.fill(mention);
    state.choose(id);
    if (!mention) return;
    this.settle(mention);
    this.page.announce(this.describe(mention));
  }

  /** Begin a link from the chosen mention. @param {Slot} slot */
  begin(slot) {
    begin(this, slot);
  }

  /** Let a mention be the other end of the pending link. @param {Mention} mention */
  fill(mention) {
    fillWith(this, mention);
  }

  /** Take a link away. @param {string} id */
  unlink(id) {
    takeOut(this, id);
  }

  /** Drop the chosen mention with its links. */
  drop() {
    dropChosen(this);
  }

  undo() {
    if (this.mayEdit()) this.#gone(this.state.undo(), "undone", "nothing-to-undo");
  }

  redo() {
    if (this.mayEdit()) this.#gone(this.state.redo(), "redone", "nothing-to-redo");
  }

  /** Say how far a step was gone, back or on. @param {readonly Lost[] | null} lost what of it was not
   * @param {string} whole @param {string} none */
  #gone(lost, whole, none) {
    if (!lost?.length) return this.page.announce(this.say(lost ? whole : none));
    const { change, problem } = /** @type {Lost} */ (lost[0]);
    const what = named(change, this.state, this.say);
    const why = sentenceOf(problem, this.state.schema, this.say);
    const text = this.say(`not-${whole}`, { what, why, count: lost.length });
    this.state.notice.value = { text, urgent: true };
  }

  /** Let go of one thing: the pending link, else the selection, else the chosen label. */
  letGo() {
    this.page.announce(this.say(this.#letGo()));
  }

  /** @returns {string} the words for what was let go of */
  #letGo() {
    const { state, chosen } = this;
    if (state.looking.value) state.look(null);
    else if (state.pending.value) state.pending.value = null;
    else if (state.copying.value !== null) state.copying.value = null;
    else if (state.selection.value.held) {
      state.selection.value = at(state.selection.value.focus);
      return "let-go.words";
    } else if (chosen) {
      // The reader stays upon its very words, so that a type's key labels them once more.
      state.selection.value = { ...at({ start: chosen.start, end: chosen.end }), precise: true };
      state.choose(null);
      return "let-go.label";
    } else {
      state.notice.value = null;
      return "let-go.nothing";
    }
    return "let-go.rest";
  }

  /** Whether the reading may be changed; the reader is told when not. */
  mayEdit() {
    const { editable } = this.state.terms;
    if (!editable) this.state.notice.value = { text: this.say("read-only"), urgent: true };
    return editable;
  }

  /** Show why a change was not made; without problems there is nothing to show.
   * @param {readonly Problem[]} problems */
  told(problems) {
    this.done(problems, () => undefined);
  }

  /** Go on when a change was made; else show why it was not.
   * @param {readonly Problem[]} problems @param {() => void} then */
  done(problems, then) {
    if (problems.length) return this.refuse(problems);
    if (!this.state.notice.value?.lasting) this.state.notice.value = null;
    then();
  }

  /** @param {readonly Problem[]} problems the first of which is shown */
  refuse([first]) {
    if (!first) return;
    const text = sentenceOf(first, this.state.schema, this.say);
    this.state.notice.value = { text, urgent: true };
  }

  /** A mention in words. @param {Mention} mention */
  describe(mention) {
    const type = this.state.schema.typeTitle(mention.type);
    return this.say("label-words", { type, text: this.state.surface(mention) });
  }

  /** Tell of a mention as it now stands. @param {string} id */
  labelled(id) {
    const mention = this.state.mention(id);
    if (mention) this.page.announce(this.describe(mention));
  }

  /** Put the reader at a mention. @param {Mention} mention */
  settle(mention) {
    const { state } = this;
    const token = snapped(state.article, { start: mention.start, end: mention.start + 1 });
    if (token) state.selection.value = at(token);
  }
}
