/**
 * Before a new version: what is other in it, how many labels it touches, where those go whose name is gone. Then
 * the version, and the job that moves the labels.
 *
 * @import { Preview, Touched } from "./server.js"
 * @import { Move } from "./moves.js"
 * @import { Store } from "./store.js"
 */

import { html, nothing } from "../vendor/lit-html/lit-html.js";
import { live } from "../vendor/lit-html/directives/live.js";
import { signal } from "../vendor/signals-core/signals-core.js";
import { toWire } from "./draft.js";
import { icon, valueOf } from "./fields.js";
import { keyOf, moves, targets } from "./moves.js";
import { adopt, job, preview } from "./server.js";

/** What a select says that drops labels: no name of a schema is so long. */
const DROP = "-".repeat(101);
const PAUSE = 400; // milliseconds between two questions after a job

/** @typedef {{ stage: "asking" | "deciding" | "saving" | "moving" | "done" | "failed", why: string,
 *   preview: Preview | null, done: number, total: number | null, number: number }} Stage */

export class Review {
  /** @type {{ value: ReadonlyMap<string, Move> }} */
  #decided = signal(new Map());
  /** @type {{ value: Stage }} */
  stage = signal(/** @type {Stage} */ ({ stage: "asking", why: "", preview: null, done: 0, total: null, number: 0 }));
  /** Whether the reader has said that labels are to be dropped. */
  sure = signal(false);

  /** @param {Store} store */
  constructor(store) {
    this.store = store;
  }

  /** @param {Partial<Stage>} news */
  #tell(news) {
    this.stage.value = { ...this.stage.value, ...news };
  }

  /** Ask what would come of the draft, with what is decided so far. */
  async ask() {
    const { draft, boot } = this.store;
    this.#tell({ stage: this.stage.value.preview ? this.stage.value.stage : "asking", why: "" });
    try {
      const found = await preview(boot.addresses.preview, toWire(draft.value), this.moves());
      this.#tell({ stage: "deciding", preview: found });
    } catch (error) {
      this.#tell({ stage: "failed", why: this.#why(error) });
    }
  }

  moves() {
    return moves(this.store.draft.value, this.#decided.value);
  }

  /** @param {Touched} one @param {string} to */
  decide(one, to) {
    const decided = new Map(this.#decided.value);
    const key = keyOf(one);
    if (to === "") decided.delete(key);
    else decided.set(key, { part: one.part, name: one.name, ...(one.owner ? { owner: one.owner } : {}), to: to === DROP ? null : to });
    this.#decided.value = decided;
    void this.ask();
  }

  /** What was decided of a name: empty where nothing was. @param {Touched} one */
  decision(one) {
    const found = this.#decided.value.get(keyOf(one));
    return found ? (found.to ?? DROP) : "";
  }

  get dropped() {
    return (this.stage.value.preview?.touched ?? []).filter((one) => one.to === null && !one.lost).reduce((sum, one) => sum + one.count, 0);
  }

  get ready() {
    const { stage, preview: found } = this.stage.value;
    const open = found?.touched.some((one) => one.lost) ?? true;
    return stage === "deciding" && !open && !!found?.differences.length && (!this.dropped || this.sure.value);
  }

  async save() {
    const { store } = this;
    const { boot } = store;
    this.#tell({ stage: "saving" });
    try {
      const { number, job: id } = await adopt(boot.addresses.schema, toWire(store.draft.value), this.moves());
      store.forget();
      this.#tell({ number });
      if (id !== null) await this.#follow(boot.addresses.job.replace("/0/", `/${id}/`));
      else this.#tell({ stage: "done" });
    } catch (error) {
      this.#tell({ stage: "failed", why: this.#why(error) });
    }
  }

  /** @param {string} address */
  async #follow(address) {
    this.#tell({ stage: "moving" });
    for (;;) {
      const { state, done, total } = await job(address);
      this.#tell({ done, total });
      if (state === "done") return this.#tell({ stage: "done" });
      if (state !== "waiting" && state !== "running") return this.#tell({ stage: "failed", why: this.store.say("moving-broke-off") });
      await new Promise((go) => setTimeout(go, PAUSE));
    }
  }

  /** @param {unknown} error */
  #why(error) {
    return (error instanceof Error && error.message) || this.store.say("no-answer");
  }
}

/** @param {Review} review @param {() => void} close */
export function reviewView(review, close) {
  const { store } = review;
  const { say } = store;
  const { stage, why, preview: found } = review.stage.value;
  const saving = stage === "saving" || stage === "moving";
  return html`<form method="dialog" class="se-review" @submit=${(/** @type {Event} */ event) => event.preventDefault()}>
    <h2 id="se-review-title">${say("review", { number: store.boot.number + 1 })}</h2>
    ${stage === "asking" ? html`<p role="status">${say("asking")}</p>` : nothing}
    ${stage === "failed" ? html`<p class="message message-error" role="alert">${icon("alert")}<span>${why}</span></p>` : nothing}
    ${found && !saving && stage !== "done" ? html`${differencesView(store, found)}${touchedView(review, found)}` : nothing}
    ${saving ? movingView(review) : nothing}
    ${stage === "done" ? html`<p class="message" role="status">${icon("check")}<span>${say("version-in-use", { number: review.stage.value.number })}</span></p>` : nothing}
    <div class="form-foot">${stage === "done"
      ? html`<a class="btn btn-primary" href=${store.boot.addresses.page}>${say("to-schema")}</a>`
      : html`<button type="button" class="btn btn-primary" ?disabled=${!review.ready} @click=${() => void review.save()}>${say("save-version", { number: store.boot.number + 1 })}</button>
        <button type="button" class="btn btn-plain" ?disabled=${saving} @click=${close}>${say("go-on-editing")}</button>`}</div></form>`;
}

/** @param {Store} store @param {Preview} found */
function differencesView(store, { differences }) {
  if (!differences.length) return html`<p>${store.say("no-differences")}</p>`;
  return html`<h3>${store.say("differences")} <span class="quiet">${differences.length}</span></h3>
    <ul class="se-differences">${differences.map(({ fate, message }) => html`<li class="fate-${fate}">${message}</li>`)}</ul>`;
}

/** @param {Review} review @param {Preview} found */
function touchedView(review, { touched }) {
  const { store } = review;
  const { say } = store;
  if (!touched.length) return html`<p class="se-note good">${icon("check")}<span>${say("no-labels-touched")}</span></p>`;
  return html`<h3>${say("touched")}</h3><ul class="se-touched">${touched.map((one) => touchedLine(review, one))}</ul>
    ${review.dropped ? html`<label class="check se-sure"><input type="checkbox" class="form-check-input" .checked=${live(review.sure.value)}
      @change=${(/** @type {Event} */ event) => (review.sure.value = /** @type {HTMLInputElement} */ (event.target).checked)}><span>${say("sure-to-drop", { count: review.dropped })}</span></label>` : nothing}
    <p class="help">${say("can-be-undone")}</p>`;
}

/** @param {Review} review @param {Touched} one */
function touchedLine(review, one) {
  const { store } = review;
  const { say } = store;
  const decision = review.decision(one);
  const count = say("labels-count", { count: one.count });
  if (!one.lost && !decision) {
    const to = one.to === null ? say("are-dropped") : say("go-to", { name: one.to });
    return html`<li><span>${one.message}</span> <strong>${count}</strong> <span class="quiet">${to}</span></li>`;
  }
  const id = `touched-${keyOf(one)}`;
  const others = targets(store.draft.value, one).filter(({ name }) => name);
  return html`<li class=${one.lost ? "lost" : ""}><label for=${id}>${one.message}</label> <strong>${count}</strong>
    <select class="form-select" id=${id} @change=${(/** @type {Event} */ event) => review.decide(one, valueOf(event))}>
      <option value="" .selected=${live(!decision)}>${say("where-to")}</option>
      ${others.map((other) => html`<option value=${other.name} .selected=${live(decision === other.name)}>${say("go-to", { name: store.title(other) })}</option>`)}
      <option value=${DROP} .selected=${live(decision === DROP)}>${say("drop-labels", { count: one.count })}</option></select></li>`;
}

/** @param {Review} review */
function movingView(review) {
  const { say } = review.store;
  const { stage, done, total } = review.stage.value;
  return html`<p role="status">${stage === "saving" ? say("saving") : say("moving", { done, total: total ?? "…" })}</p>
    <progress class="bar" aria-label=${say("moving-bar")} max=${total ?? nothing} value=${stage === "moving" && total ? done : nothing}></progress>`;
}
