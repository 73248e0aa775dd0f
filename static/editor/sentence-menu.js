/**
 * The menu at a sentence's number: split, merge, and who did so before.
 *
 * @import { Commands } from "./commands.js"
 * @import { Sentences } from "./sentences.js"
 */

import { html, nothing, render } from "../vendor/lit-html/lit-html.js";
import { ago, exactly } from "./ago.js";
import { request } from "./api.js";

const SHOWN = 20;

/** A split or a merge as the server remembers it.
 * @typedef {{ revision: number, kind: "split" | "merge", end: number, start: number, by: string, at: string }} Step */

/** @param {Commands} commands @param {Sentences} dividing */
export function openMenu(commands, dividing) {
  const dialog = document.createElement("dialog");
  dialog.className = "help sentence-menu";
  dialog.setAttribute("aria-labelledby", "sentence-menu-title");
  dialog.addEventListener("close", () => {
    dialog.remove();
    // On the button the arrows would be the button's.
    document.getElementById("reading")?.focus({ preventScroll: true });
  });
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  const close = () => dialog.close();
  render(menuView(commands, dividing, close, null), dialog);
  document.body.append(dialog);
  dialog.showModal();
  void request("GET", dividing.boot.addresses.sentences).then(({ status, body }) => {
    const steps = /** @type {Step[]} */ (status === 200 ? body.steps : []);
    if (dialog.open) render(menuView(commands, dividing, close, steps), dialog);
  });
}

/** @param {Commands} commands @param {Sentences} dividing @param {() => void} close
 * @param {readonly Step[] | null} steps null until they are known */
function menuView(commands, dividing, close, steps) {
  const { state, say, page } = commands;
  const run = (/** @type {() => void} */ deed) => () => {
    close();
    deed();
  };
  const last = steps?.at(-1);
  return html`<header><h2 id="sentence-menu-title">${say("sentence-menu", { number: state.here + 1 })}</h2>
      <button type="button" class="cross" aria-label=${say("close")} @click=${close}>×</button></header>
    <p>${say("divide-for-all")}</p>
    <div class="deeds">
      <button type="button" class="plain" @click=${run(() => dividing.split())}>
        ${say("command.split-sentence")} <kbd>${page.cap("split-sentence")}</kbd></button>
      <button type="button" class="plain" ?disabled=${state.here + 1 >= state.article.sentences.length}
        @click=${run(() => dividing.merge())}>
        ${say("command.merge-sentence")} <kbd>${page.cap("merge-sentence")}</kbd></button>
      ${last ? html`<button type="button" class="plain" @click=${run(() => dividing.undo(last))}>
        ${say("undo-last-step")}</button>` : nothing}
    </div>
    ${steps?.length ? historyView(commands, dividing, steps) : nothing}`;
}

/** @param {Commands} commands @param {Sentences} dividing @param {readonly Step[]} steps */
function historyView({ state, say }, { boot }, steps) {
  const shown = steps.slice(-SHOWN).reverse();
  return html`<h3>${say("sentence-history")}</h3>
    <ul>${shown.map(({ kind, start, by, at }) => html`<li>
      ${say(`sentence-${kind}`)} <bdi>«${wordsFrom(state.article, start)}…»</bdi>
      <span class="who"><bdi>${by}</bdi> · <time datetime=${at} title=${exactly(at, boot.language)}
        >${ago(at, Date.now(), boot.language)}</time></span></li>`)}</ul>
    ${steps.length > SHOWN ? html`<p>${say("some-of", { shown: SHOWN, all: steps.length })}</p>` : nothing}`;
}

/** Some words from an offset on. @param {import("./article.js").Article} article @param {number} start */
function wordsFrom(article, start) {
  const sentence = article.sentence(article.sentenceAt(start));
  return sentence.text.slice(sentence.unit(start)).split(/\s+/).slice(0, 4).join(" ");
}
