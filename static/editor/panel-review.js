/**
 * The review beside the text: for the reviewer how far it is, and what its author did since the round
 * before; for the author the verdict, and what became of each label.
 *
 * @import { Comparison, ReviewBoot, Thing } from "./types"
 * @import { Commands } from "./commands.js"
 * @import { Reviewing } from "./reviewing.js"
 */

import { html, nothing } from "../vendor/lit-html/lit-html.js";
import { changeOf, isTaken, placeOf } from "./review.js";
import { at } from "./selection.js";
import { listed } from "./words.js";

/** @param {ReviewBoot} review @param {Commands} commands @param {Reviewing | null} reviewing */
export function reviewView(review, commands, reviewing) {
  return reviewing ? openView(review, commands, reviewing) : decidedView(review, commands);
}

/** @param {ReviewBoot} review @param {Commands} commands @param {Reviewing} reviewing */
function openView({ round, author, remark, since }, commands, reviewing) {
  const { say } = commands;
  const { seen, all } = reviewing.progress;
  return html`<p class="review-of">${say("review.of", { name: author, round })}</p>
    <progress class="bar" max=${all || 1} value=${all ? seen : 1} aria-label=${say("review.progress", { seen, all })}></progress>
    <p>${say("review.progress", { seen, all })}</p>
    <div class="deeds">
      <button type="button" class="btn btn-sm btn-primary" @click=${() => reviewing.accept()}>${say("review.accept")}<kbd>${commands.page.cap("accept")}</kbd></button>
      <button type="button" class="btn btn-sm btn-outline-secondary" ?disabled=${seen === all}
        @click=${() => reviewing.acceptRest()}>${say("review.accept-rest")}<kbd>${commands.page.cap("accept-rest")}</kbd></button>
    </div>
    ${remark ? html`<h3>${say("review.former-remark")}</h3><blockquote dir="auto">${remark}</blockquote>` : nothing}
    ${round > 1 ? html`<h3>${say("review.since")}</h3>${since.length
      ? listView(since, commands)
      : html`<p class="empty">${say("review.nothing-since")}</p>`}` : nothing}`;
}

/** @param {ReviewBoot} review @param {Commands} commands */
function decidedView(review, commands) {
  const { say, state } = commands;
  if (!review.verdict) return html`<p>${say("review.going-on", { name: review.by })}</p>`;
  const { compared, kept } = review;
  const document = state.document.value;
  const left = state.terms.editable ? compared.filter((one) => !isTaken(document, one)) : [];
  const counts = { kept, changed: countOf(compared, "changed"), removed: countOf(compared, "removed"), added: countOf(compared, "added") };
  return html`<p class="review-of">${say(`review.${review.verdict}`, { name: review.by, round: review.round })}
      <time datetime=${review.at}>${new Date(review.at).toLocaleDateString(window.document.documentElement.lang)}</time></p>
    ${review.remark ? html`<blockquote dir="auto">${review.remark}</blockquote>` : nothing}
    <p class="hint">${say("review.counts", counts)}</p>
    ${left.length > 1 ? html`<button type="button" class="btn btn-sm btn-outline-secondary" @click=${() => take(left, commands)}
      >${say("review.take-all", { count: left.length })}</button>` : nothing}
    ${compared.length ? listView(compared, commands, true) : html`<p class="empty">${say("review.nothing-changed")}</p>`}
    <p><a class="plain" href=${review.addresses.copy}>${say("review.show-copy")}</a></p>`;
}

/** @param {readonly Comparison[]} compared @param {Comparison["fate"]} fate */
const countOf = (compared, fate) => compared.filter((one) => one.fate === fate).length;

/** @param {readonly Comparison[]} compared @param {Commands} commands @param {boolean} [mayTake] */
function listView(compared, commands, mayTake = false) {
  const { say } = commands;
  return html`<ul class="comparisons" aria-label=${say("review.differences")} @keydown=${walk}
    >${compared.map((one) => lineView(one, commands, mayTake))}</ul>`;
}

/** @param {Comparison} one @param {Commands} commands @param {boolean} mayTake */
function lineView(one, commands, mayTake) {
  const { say, state } = commands;
  const taken = mayTake && state.terms.editable && isTaken(state.document.value, one);
  const whats = one.what.map((what) => say(`review.what.${what}`));
  const [before, after] = [said(one.before, commands), said(one.after, commands)];
  return html`<li class="comparison fate-${one.fate}">
    <button type="button" class="show" data-id=${one.id} @click=${() => show(one, commands)}>
      <span class="fate">${say(`review.fate.${one.fate}`)}</span>
      ${before && before !== after ? html`<del dir="auto">${before}</del>` : nothing}
      ${after ? html`<ins dir="auto">${after}</ins>` : nothing}
      ${whats.length ? html`<span class="group">${listed(whats, state.schema)}</span>` : nothing}
    </button>
    ${taken ? html`<span class="taken">${say("review.taken")}</span>` : nothing}
    ${mayTake && state.terms.editable && !taken ? html`<button type="button" class="plain" @click=${() => take([one], commands)}
      >${say("review.take")}</button>` : nothing}</li>`;
}

/** A label in words. @param {Thing | null} thing @param {Commands} commands @returns {string} */
function said(thing, commands) {
  const { state, say } = commands;
  const { schema } = state;
  if (thing?.mention) return commands.describe(thing.mention);
  if (thing?.link) {
    const { link } = thing;
    const [source, target] = [state.mention(link.source), state.mention(link.target)];
    const words = (/** @type {typeof source} */ one) => (one ? state.surface(one) : "…");
    return say("link-words", { source: words(source), type: schema.linkTitle(link.kind, link.type, source?.type), target: words(target) });
  }
  const [pair] = Object.entries(thing?.set ?? {});
  return pair ? `${pair[0]}: ${String(pair[1])}` : "";
}

/** Go to the label, or to the words where it was or is to be. @param {Comparison} one @param {Commands} commands */
function show(one, commands) {
  const { state, page } = commands;
  const id = (one.after ?? one.before)?.link?.source ?? one.id;
  const place = placeOf(one, state.document.value);
  if (state.mention(id)) commands.choose(id);
  else if (place) {
    state.choose(null);
    state.selection.value = { ...at({ start: place.start, end: place.end }), held: true, precise: true };
    page.announce(state.article.slice(place));
  }
  state.tab.value = "review";
  page.reveal();
}

/** Make of these labels what the review made of them: one step, that can be undone.
 * @param {readonly Comparison[]} compared @param {Commands} commands */
function take(compared, commands) {
  const { state, say, page } = commands;
  if (!commands.mayEdit()) return;
  const { mentions } = state.document.value;
  const gone = new Set(compared.filter(({ after }) => !after).map(({ id }) => id));
  // What hangs on a label that goes, goes with it.
  const links = [...state.document.value.links.values()].filter((link) =>
    gone.has(link.source) || gone.has(link.target)).map(({ id }) => ({ drop: id }));
  const order = (/** @type {Comparison} */ one) => (one.after?.mention ? 0 : one.after ? 1 : mentions.has(one.id) ? 3 : 2);
  const changes = [...compared].sort((one, other) => order(one) - order(other)).map(changeOf);
  commands.done(state.perform([...links, ...changes]), () => page.announce(say("review.took", { count: compared.length })));
}

/** Up and down among the differences. @param {KeyboardEvent} event */
function walk(event) {
  const way = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (!way) return;
  event.preventDefault();
  const all = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".comparisons .show")]);
  const here = all.findIndex((one) => one.parentElement?.contains(document.activeElement));
  all[here + way]?.focus();
}
