/**
 * The history beside the text: who did what when, the newest first, read from the server as it is asked
 * for. A step that is chosen shows the text as it was after it; from there one may go back to that point.
 *
 * @import { Boot } from "./types"
 * @import { Commands } from "./commands.js"
 * @import { Group, Step } from "./history.js"
 */

import { html, nothing, render } from "../vendor/lit-html/lit-html.js";
import { effect, signal } from "../vendor/signals-core/signals-core.js";
import { documentFrom, read } from "./api.js";
import { difference } from "./changes.js";
import { decisionLines, finder, grouped, lines } from "./history.js";
import { told } from "./saving-told.js";

const MOST_LINES = 4; // of one step
const MOST_STEPS = 500; // kept at once: those before them are asked for by their day

export class History {
  /** @type {{ value: readonly Step[] }} */
  #steps = signal([]);
  /** Where the next page begins; null at the end. @type {{ value: number | null }} */
  #next = signal(/** @type {number | null} */ (0));
  #wrong = signal("");
  /** The step whose outcome is looked at. @type {{ value: Step | null }} */
  #looked = signal(/** @type {Step | null} */ (null));
  /** None after this time, where a day is asked for. */
  #until = "";
  #busy = false;

  /** @param {Commands} commands @param {HTMLElement} bar over the text @param {Boot} boot
   * @param {() => number} revision the present one */
  constructor(commands, bar, boot, revision) {
    this.commands = commands;
    this.address = boot.addresses.set;
    this.revision = revision;
    /** The name of a reader whose version was taken. @type {(reader: number) => string} */
    this.nameOf = (reader) => boot.adjudication?.readers.find(({ number }) => number === reader)?.name
      ?? commands.say("settle.reader", { number: reader });
    const { state } = commands;
    commands.add({ history: () => this.#open() });
    effect(() => {
      const { name } = state.saving.value;
      if (state.tab.value === "history" && name !== "saving" && !this.#until) void this.#refresh();
    });
    effect(() => {
      if (!state.looking.value) this.#looked.value = null;
      this.#showBar(bar);
    });
  }

  #open() {
    const { state } = this.commands;
    state.tab.value = "history";
    document.getElementById("tab-history")?.focus();
  }

  /** What came since the newest that is shown; a page of it, and all anew where there is more. */
  async #refresh() {
    if (this.#busy || this.#steps.value[0]?.revision === this.revision()) return;
    const newest = this.#steps.value[0]?.revision ?? 0;
    const page = await this.#page(0);
    if (!page) return;
    const fresh = page.results.filter((/** @type {Step} */ one) => one.revision > newest);
    const follows = newest && (page.results.length > fresh.length || page.next === null);
    if (!follows) this.#next.value = page.next;
    this.#steps.value = (follows ? [...fresh, ...this.#steps.value] : page.results).slice(0, MOST_STEPS);
    if (this.#steps.value.length === MOST_STEPS) this.#next.value = this.#steps.value.at(-1)?.revision ?? null;
  }

  async #more() {
    const page = await this.#page(this.#next.value ?? 0);
    if (!page) return;
    this.#steps.value = [...this.#steps.value, ...page.results];
    this.#next.value = page.next;
  }

  /** From a day back. @param {string} day as `2026-05-01`; empty for the present */
  async #from(day) {
    this.#until = day ? new Date(`${day}T23:59:59.999`).toISOString() : "";
    this.#steps.value = [];
    const page = await this.#page(0);
    if (page) [this.#steps.value, this.#next.value] = [page.results, page.next];
  }

  /** @param {number} after */
  async #page(after) {
    this.#busy = true;
    const until = this.#until ? `&until=${encodeURIComponent(this.#until)}` : "";
    const page = await read(`${this.address}history/?after=${after}${until}`);
    this.#busy = false;
    this.#wrong.value = page ? "" : this.commands.say("history.no-answer");
    return page;
  }

  /** Show the text as it was after a step. @param {Step} step */
  async #look(step) {
    const { state, page, say } = this.commands;
    const then = await read(`${this.address}?at=${step.revision}`);
    if (!then) return void (this.#wrong.value = say("history.no-answer"));
    state.look(documentFrom(then.document));
    this.#looked.value = step;
    page.announce(this.#when(step));
  }

  /** The step looked at becomes the present, by changes as any others. */
  #goBack() {
    const { state, page, say } = this.commands;
    const then = state.document.value;
    state.look(null);
    const changes = difference(state.document.value, then);
    const problems = state.perform(changes);
    if (problems.length) return this.commands.told(problems);
    return page.announce(say(changes.length ? "history.gone-back" : "history.same"));
  }

  /** @param {Step} step */
  #when({ at, name }) {
    return this.commands.say("history.as-of", { at: told(Date.parse(at)), name });
  }

  /** @param {HTMLElement} bar */
  #showBar(bar) {
    const { state, say } = this.commands;
    const step = this.#looked.value;
    bar.hidden = !step;
    if (!step) return render(nothing, bar);
    const changeable = state.mayChange;
    return render(html`<span>${this.#when(step)}</span>
      ${changeable ? html`<button type="button" class="btn btn-sm btn-primary" @click=${() => this.#goBack()}
        >${say("history.go-back")}</button>` : nothing}
      <button type="button" class="btn btn-sm btn-outline-secondary" @click=${() => state.look(null)}>${say("history.present")}</button>`, bar);
  }

  view() {
    const { state, say } = this.commands;
    const steps = this.#steps.value;
    const find = finder(steps, state.standing);
    const { waiting } = state.saving.value;
    return html`<label class="field"><span>${say("history.day")}</span>
        <input class="form-control" type="date" @change=${(/** @type {Event} */ event) =>
          void this.#from(/** @type {HTMLInputElement} */ (event.target).value)}></label>
      ${waiting ? html`<p class="hint">${say("history.unsent", { count: waiting })}</p>` : nothing}
      ${this.#wrong.value ? html`<p class="wrong" role="alert">${this.#wrong.value}</p>` : nothing}
      ${grouped(steps).map((group) => this.#groupView(group, find))}
      ${!steps.length && !this.#wrong.value ? html`<p class="empty">${say("history.none")}</p>` : nothing}
      ${this.#next.value ? html`<button type="button" class="plain" @click=${() => void this.#more()}>${say("history.more")}</button>` : nothing}`;
  }

  /** @param {Group} group @param {import("./history.js").Find} find */
  #groupView({ name, at, steps }, find) {
    const { say, state } = this.commands;
    return html`<section class="moment"><h3><bdi>${name}</bdi> · <time>${told(at)}</time></h3>
      <ul class="steps" @keydown=${walk}>${steps.map((step) => {
        const said = [...decisionLines(step, state, say, this.nameOf), ...lines(step, state, say, find)];
        return html`<li><button type="button" data-revision=${step.revision}
          aria-pressed=${this.#looked.value?.revision === step.revision} @click=${() => void this.#look(step)}>
          ${said.slice(0, MOST_LINES).map((line) => html`<bdi>${line}</bdi>`)}
          ${said.length > MOST_LINES ? html`<span class="group">${say("history.further", { count: said.length - MOST_LINES })}</span>` : nothing}
          ${said.length ? nothing : html`<span class="group">${say("history.nothing")}</span>`}</button></li>`;
      })}</ul></section>`;
  }
}

/** Up and down among the steps. @param {KeyboardEvent} event */
function walk(event) {
  const way = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (!way) return;
  event.preventDefault();
  const all = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".steps button")]);
  all[all.indexOf(/** @type {HTMLElement} */ (document.activeElement)) + way]?.focus();
}
