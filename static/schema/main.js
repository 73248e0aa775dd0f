/**
 * The schema editor: outline, the part that is open, how it will look, and the way to the next version.
 *
 * @import { Boot } from "./store.js"
 */

import { html, nothing, render } from "../vendor/lit-html/lit-html.js";
import { effect, signal } from "../vendor/signals-core/signals-core.js";
import { detailView } from "./detail.js";
import { fromWire } from "./draft.js";
import { icon } from "./fields.js";
import { outlineView } from "./outline.js";
import { previewView } from "./preview.js";
import { Review, reviewView } from "./review.js";
import { faultSaid } from "./sayings.js";
import { readFile } from "./server.js";
import { Store } from "./store.js";

const root = /** @type {HTMLElement} */ (document.getElementById("schema-editor"));
const dialog = /** @type {HTMLDialogElement} */ (document.getElementById("schema-review"));
/** @type {Boot} */
const boot = JSON.parse(document.getElementById("boot")?.textContent ?? "{}");
const store = new Store(boot);
/** @type {{ value: Review | null }} */
const review = signal(null);
/** What a file told, or why it was not taken. @type {{ value: { wrong: boolean, said: string } | null }} */
const file = signal(null);
const { say } = store;

const isSaved = () => ["done", "moving"].includes(review.value?.stage.value.stage ?? "");

root.replaceChildren();
effect(() => {
  render(pageView(), root);
});
effect(() => {
  const open = review.value;
  render(open ? reviewView(open, () => dialog.close()) : nothing, dialog);
});

dialog.addEventListener("close", () => {
  // What is saved is no longer a draft of the version before.
  if (isSaved()) location.assign(boot.addresses.page);
  review.value = null;
});
dialog.addEventListener("cancel", (event) => {
  if (review.value?.stage.value.stage === "saving" || review.value?.stage.value.stage === "moving") event.preventDefault();
});
addEventListener("beforeunload", (event) => {
  if (store.changed.value && !isSaved()) event.preventDefault();
});
addEventListener("keydown", (event) => {
  const isUndo = (event.ctrlKey || event.metaKey) && !event.altKey && event.code === "KeyZ";
  const isRedo = (event.ctrlKey || event.metaKey) && event.code === "KeyY";
  if (dialog.open || !(isUndo || isRedo)) return;
  event.preventDefault();
  if (isRedo || event.shiftKey) store.redo();
  else store.undo();
});

function pageView() {
  const faults = store.faults.value;
  void store.steps.value;
  return html`<div class="se-bar">
      <p class="se-state" role="status">${faults.length ? html`<button type="button" class="se-faults" @click=${toFault}>${icon("alert")}${say("faults", { count: faults.length })}</button>`
        : store.changed.value ? html`${say("changed")} <span class="quiet">${say("kept-here")}</span>` : html`<span class="quiet">${say("unchanged", { number: boot.number })}</span>`}</p>
      <div class="se-row">
        <button type="button" class="btn btn-plain" ?disabled=${!store.canUndo} aria-keyshortcuts="Control+Z" @click=${() => store.undo()}>${icon("undo")}${say("undo")}</button>
        <button type="button" class="btn btn-plain" ?disabled=${!store.canRedo} aria-keyshortcuts="Control+Y" @click=${() => store.redo()}>${icon("redo")}${say("redo")}</button>
        <label class="btn btn-plain se-file">${icon("upload")}${say("open-file")}<input type="file" class="visually-hidden" accept=".json,.conf,.xml,.jsonl,application/json,text/xml" @change=${takeFile}></label>
        <button type="button" class="btn btn-primary" ?disabled=${!store.changed.value || faults.length > 0} @click=${openReview}>${say("review-and-save")}</button></div></div>
    ${store.restored.value && store.changed.value ? html`<p class="message">${icon("check")}<span>${say("restored")}</span> <button type="button" class="btn btn-quiet" @click=${() => store.discard()}>${say("discard")}</button></p>` : nothing}
    ${file.value ? html`<p class="message ${file.value.wrong ? "message-error" : ""}" role="alert">${icon(file.value.wrong ? "alert" : "check")}<span>${file.value.said}</span></p>` : nothing}
    <div class="se-grid">
      <nav class="card-plain se-outline" aria-label=${say("outline")}>${outlineView(store)}</nav>
      <section class="card-plain se-detail" aria-labelledby="se-part">${detailView(store)}</section>
      <aside class="card-plain se-preview" aria-labelledby="se-preview-title">${previewView(store)}</aside></div>
    <div class="visually-hidden" aria-live="polite">${store.announced.value}</div>`;
}

/** Open the first part at fault. */
function toFault() {
  const fault = store.faults.value[0];
  if (!fault) return;
  const holder = store.draft.value.types.find(({ roles }) => roles.some(({ id }) => id === fault.id))
    ?? store.draft.value.attributes.find(({ choices }) => choices.some(({ id }) => id === fault.id));
  store.open.value = holder?.id ?? fault.id;
  store.announce(faultSaid(store, fault));
  requestAnimationFrame(() => {
    const role = document.querySelector(`[data-role="${fault.id}"]`);
    if (role instanceof HTMLDetailsElement) role.open = true;
    (document.getElementById(`f-${fault.id}-${fault.field}`) ?? document.getElementById("se-part"))?.focus();
  });
}

function openReview() {
  const opened = new Review(store);
  review.value = opened;
  dialog.showModal();
  void opened.ask();
}

/** @param {Event} event */
async function takeFile(event) {
  const input = /** @type {HTMLInputElement} */ (event.target);
  const [chosen] = input.files ?? [];
  if (!chosen) return;
  try {
    const { schema, said } = await readFile(boot.addresses.file, chosen.name, await chosen.text());
    store.edit(fromWire(schema, boot.schema));
    file.value = { wrong: false, said: [say("file-taken", { name: chosen.name }), ...said].join(" ") };
  } catch (error) {
    file.value = { wrong: true, said: (error instanceof Error && error.message) || say("no-answer") };
  }
  input.value = "";
}
