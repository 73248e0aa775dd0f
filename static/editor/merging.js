/**
 * Deciding all open stops in one way: the server says which it would decide and how, the reader looks through
 * them, and what is taken is one step of the queue, that can be undone.
 *
 * @import { AdjudicationBoot, Change, Take } from "./types"
 * @import { Commands } from "./commands.js"
 * @import { Settling } from "./settling.js"
 * @import { Queue } from "./sync.js"
 */

import { html, nothing, render } from "../vendor/lit-html/lit-html.js";
import { request } from "./api.js";
import { dialogFor } from "./asking.js";
import { apply } from "./changes.js";
import { takenWords } from "./differing.js";
import { deciding, isOpen, spanOfStop } from "./stops.js";

/** How open stops are decided: by most readers, as one of them says, or none of them.
 * @typedef {{ strategy: "majority" | "trusted" | "agreed", reader?: number }} Way */
/** @typedef {{ stop: string, take: Take }} Planned */

const MOST = 100; // stops listed

export class Merging {
  /** @type {Way} */
  #way = { strategy: "majority" };
  /** @type {readonly Planned[] | null} */
  #plan = null;
  #wrong = "";

  /** @param {AdjudicationBoot} boot @param {Commands} commands @param {Settling} settling @param {Queue} queue */
  constructor(boot, commands, settling, queue) {
    this.boot = boot;
    this.commands = commands;
    this.settling = settling;
    this.queue = queue;
    this.dialog = dialogFor("merging");
  }

  open() {
    if (!this.settling.mayDecide()) return;
    document.body.append(this.dialog);
    this.#draw();
    this.dialog.showModal();
    /** @type {HTMLInputElement | null} */ (this.dialog.querySelector("input:checked"))?.focus();
    void this.#ask(this.#way);
  }

  /** Ask what a way would decide. @param {Way} way */
  async #ask(way) {
    const { say } = this.commands;
    [this.#way, this.#plan, this.#wrong] = [way, null, ""];
    this.#draw();
    if (way.strategy === "agreed") this.#plan = this.settling.open.map(({ key }) => ({ stop: key, take: [] }));
    else if ((await this.queue.emptied()) !== "saved") this.#wrong = say("unsent", { count: this.queue.waiting });
    else {
      const asked = new URLSearchParams({ strategy: way.strategy, reader: String(way.reader ?? 0) });
      const { status, body } = await request("GET", `${this.boot.addresses.merge}?${asked}`);
      if (status >= 200 && status < 300) this.#plan = body.decides;
      else this.#wrong = status ? String(body.detail ?? status) : say("not-handed-in.offline");
    }
    if (this.#way === way) this.#draw();
  }

  /** Take what was shown: one step. */
  #apply() {
    const { state, say, page } = this.commands;
    let gold = state.document.value;
    /** @type {Change[]} */
    const all = [];
    for (const { stop: key, take } of this.#plan ?? []) {
      const stop = this.settling.stop(key);
      if (!stop || !Array.isArray(take) || !isOpen(stop, gold)) continue;
      const changes = deciding(stop, take, gold, state.rules, this.#way.strategy);
      gold = apply(gold, changes);
      all.push(...changes);
    }
    this.dialog.close();
    const count = this.#plan?.length ?? 0;
    this.commands.done(state.perform(all), () => {
      page.announce(say("settle.merged", { count }));
      state.notice.value = { text: say("settle.merged", { count }), action: { label: say("command.undo"), run: () => this.commands.undo() } };
    });
  }

  #draw() {
    const { say } = this.commands;
    const plan = this.#plan;
    render(html`<header><h2 id="merging-title">${say("settle.merge")}</h2>
        <button type="button" class="cross" aria-label=${say("close")} @click=${() => this.dialog.close()}>×</button></header>
      <fieldset><legend class="visually-hidden">${say("settle.way")}</legend>
        ${this.#choice({ strategy: "majority" }, say("settle.way.majority"))}
        ${this.boot.readers.map(({ number }) => this.#choice({ strategy: "trusted", reader: number },
          say("settle.way.trusted", { name: this.settling.nameOf(number) })))}
        ${this.#choice({ strategy: "agreed" }, say("settle.way.agreed"))}
      </fieldset>
      ${this.#wrong ? html`<p class="wrong" role="alert">${this.#wrong}</p>` : nothing}
      ${plan ? this.#planView(plan) : this.#wrong ? nothing : html`<p class="hint" role="status">${say("settle.asking")}</p>`}
      <div class="deeds"><button type="button" class="btn btn-primary" ?disabled=${!plan?.length} @click=${() => this.#apply()}
          >${say("settle.apply", { count: plan?.length ?? 0 })}</button>
        <button type="button" class="btn btn-outline-secondary" @click=${() => this.dialog.close()}>${say("settle.not-now")}</button></div>`, this.dialog);
  }

  /** @param {Way} way @param {string} words */
  #choice(way, words) {
    const isChosen = way.strategy === this.#way.strategy && way.reader === this.#way.reader;
    return html`<label class="check"><input type="radio" name="way" .checked=${isChosen} @change=${() => void this.#ask(way)}>
      <span>${words}</span></label>`;
  }

  /** @param {readonly Planned[]} plan */
  #planView(plan) {
    const { state, say } = this.commands;
    const left = this.settling.open.length - plan.length;
    return html`<p role="status">${say("settle.would", { count: plan.length, left: Math.max(0, left) })}</p>
      <ul class="plan" tabindex="0" aria-label=${say("settle.would-decide")}>${plan.slice(0, MOST).map(({ stop: key, take }) => {
        const stop = this.settling.stop(key);
        const span = stop && spanOfStop(stop);
        return stop ? html`<li><span class="group">${say(`settle.kind.${stop.kind}`)}</span>
          <bdi class="surface">${span ? state.article.slice(span) : say("of-article")}</bdi>
          <span>${takenWords(stop, take, this.commands, this.settling)}</span></li>` : nothing;
      })}</ul>${plan.length > MOST ? html`<p class="hint">${say("history.further", { count: plan.length - MOST })}</p>` : nothing}`;
  }
}
