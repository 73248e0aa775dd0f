/**
 * The adjudication beside the text: how far it is, the chosen stop with the versions of the readers, and ways to
 * decide many at once.
 *
 * @import { Stop, StopOption } from "./types"
 * @import { Commands } from "./commands.js"
 * @import { Merging } from "./merging.js"
 * @import { Settling } from "./settling.js"
 */

import { html, nothing } from "../vendor/lit-html/lit-html.js";
import { cookie } from "./api.js";
import { isolated, questionWords, takenWords, versionWords } from "./differing.js";
import { wayWords } from "./history.js";
import { isAsked, isNothing, isOpen, spanOfStop, takenAt, takeOf, versionsTaken } from "./stops.js";
import { listed } from "./words.js";

/** @param {Settling} settling @param {Merging} merging @param {Commands} commands */
export function settlingView(settling, merging, commands) {
  const { say, state } = commands;
  const { all, decided } = settling.progress;
  const stop = settling.here;
  void state.document.value;
  return html`<progress class="bar" max=${all || 1} value=${all ? decided : 1} aria-label=${say("settle.decided-of", { decided, all })}></progress>
    <p class="settle-progress"><span>${say("settle.decided-of", { decided, all })}</span>
      <span class="group">${say("settle.agreed", { count: settling.boot.agreed })}</span></p>
    ${settling.boot.open && settling.boot.behind.length ? behindView(settling, commands) : nothing}
    ${stop && isAsked(stop, state.standing) ? stopView(stop, settling, commands) : restingView(settling, commands)}
    <div class="settle-more">
      <button type="button" class="plain" aria-pressed=${settling.all.value} @click=${() => settling.toggleAll()}
        >${say("settle.all-lanes")}${keyOf(commands, "all-lanes")}</button>
      ${settling.boot.open && decided < all ? html`<button type="button" class="plain" @click=${() => merging.open()}
        >${say("settle.merge")}${keyOf(commands, "merge-stops")}</button>` : nothing}
    </div>`;
}

/** Readings have changed since: what changed is merged anew, what was decided stays. @param {Settling} settling
 * @param {Commands} commands */
function behindView(settling, { say, state }) {
  const names = listed(settling.boot.behind.map((one) => isolated(settling.nameOf(one))), state.schema);
  return html`<form class="behind" method="post" action=${settling.boot.addresses.open}><p>${say("settle.behind", { names })}</p>
    <input type="hidden" name="csrfmiddlewaretoken" value=${cookie("csrftoken")}>
    <button class="btn btn-sm btn-outline-secondary">${say("settle.merge-anew")}</button></form>`;
}

/** No stop is chosen. @param {Settling} settling @param {Commands} commands */
function restingView(settling, commands) {
  const { say, state } = commands;
  const { open } = settling;
  if (open.length) {
    return html`<p class="hint">${say("settle.choose")}</p>
      <button type="button" class="btn btn-primary" @click=${() => settling.choose(open[0]?.key ?? "")}>${say("settle.first-open")}${keyOf(commands, "next-stop")}</button>
      ${openView(settling, commands)}`;
  }
  return html`<p class="settle-done">${say(settling.boot.finished ? "settle.closed" : "settle.all-decided")}</p>
    ${settling.boot.open && state.terms.editable ? html`<button type="button" class="btn btn-primary" @click=${() => commands.run("hand-in")}
      >${say("settle.finish")}${keyOf(commands, "hand-in")}</button>` : nothing}`;
}

const MOST = 40; // open stops listed at once

/** What is left to be decided. @param {Settling} settling @param {Commands} commands */
function openView(settling, commands) {
  const { say, state } = commands;
  const { open } = settling;
  return html`<h3>${say("settle.open")} <span class="group">${open.length}</span></h3>
    <ul class="labels">${open.slice(0, MOST).map((stop) => html`<li><button type="button" @click=${() => settling.choose(stop.key)}>
      <span class="group kind">${say(`settle.kind.${stop.kind}`)}</span><span class="surface" dir="auto">${placeWords(stop, commands)}</span>
      <span class="group">${numberOf(stop, state)}</span></button></li>`)}</ul>`;
}

/** @param {Stop} stop @param {Commands} commands */
function placeWords(stop, { state, say }) {
  const span = spanOfStop(stop);
  return span ? state.article.slice(span) : say("of-article");
}

/** @param {Stop} stop @param {Commands["state"]} state */
const numberOf = ({ span }, { article }) => (span ? article.sentenceAt(span[0]) + 1 : "");

/** @param {Stop} stop @param {Settling} settling @param {Commands} commands */
function stopView(stop, settling, commands) {
  const { say, state } = commands;
  const take = takenAt(stop, state.standing);
  const taken = versionsTaken(stop, take);
  const place = numberOf(stop, state);
  const first = (/** @type {StopOption} */ { readers }) => readers[0] ?? 0;
  const versions = stop.options.filter((one) => !isNothing(one)).sort((one, other) => first(one) - first(other));
  const lacking = stop.options.find(isNothing);
  return html`<article class="stop" data-key=${stop.key}>
    <header><h2>${say(`settle.kind.${stop.kind}`)}</h2>${place ? html`<span class="group">${say("settle.sentence", { number: place })}</span>` : nothing}
      <span class="walk"><button type="button" class="quiet" @click=${() => commands.run("previous-stop")} aria-label=${say("command.previous-stop")}>‹</button>
        <button type="button" class="quiet" @click=${() => commands.run("next-stop")} aria-label=${say("command.next-stop")}>›</button></span></header>
    <p class="asks" dir="auto">${questionWords(stop, commands, settling.find)}</p>
    <ul class="versions" aria-label=${say("settle.versions")}>
      ${versions.map((one) => versionView(one, stop, taken.includes(one), settling, commands))}
      ${lacking ? versionView(lacking, stop, taken.includes(lacking), settling, commands) : nothing}
    </ul>
    <div class="deeds">
      ${takeOf(stop, "both") ? button("take-both", say(versions.length > 2 ? "settle.all-versions" : "settle.both"), taken.length > 1) : nothing}
      ${button("take-none", say("settle.none"), Array.isArray(take) && !take.length)}
    </div>
    ${isOpen(stop, state.standing)
      ? html`<p class="hint">${say(settling.boot.open ? "settle.or-edit" : "settle.not-decided")}</p>`
      : html`<p class="settled"><span>${take && takenWords(stop, take, commands, settling)}</span> ${bySaid(stop, settling, commands)}</p>`}
  </article>`;

  /** @param {"take-both" | "take-none"} command @param {string} words @param {boolean} pressed */
  function button(command, words, pressed) {
    return html`<button type="button" class="btn btn-sm btn-outline-secondary" aria-pressed=${pressed} ?disabled=${!settling.boot.open}
      @click=${() => commands.run(command)}>${keyOf(commands, command)}${words}</button>`;
  }
}

/** @param {StopOption} version @param {Stop} stop @param {boolean} taken @param {Settling} settling @param {Commands} commands */
function versionView(version, stop, taken, settling, commands) {
  const [first = 0] = version.readers;
  return html`<li><button type="button" class="version" aria-pressed=${taken} ?disabled=${!settling.boot.open}
    @click=${() => settling.take(first)}><span class="who">${version.readers.map((one) => html`<kbd>${one}</kbd>`)}<span class="names">${
      settling.namesOf(version.readers).map((one) => html`<bdi>${one}</bdi>`)}</span></span>
    <span class="says" dir="auto">${versionWords(version, stop, commands, settling.find)}</span></button></li>`;
}

/** Who decided it, where that was before this visit. @param {Stop} stop @param {Settling} settling @param {Commands} commands */
function bySaid(stop, settling, { state, say }) {
  const told = settling.told.value.get(stop.key);
  if (!told || JSON.stringify(told.take) !== JSON.stringify(takenAt(stop, state.standing))) return nothing;
  const words = say("settle.by", { name: isolated(told.name), at: new Date(told.at).toLocaleDateString(document.documentElement.lang) });
  const way = told.strategy && wayWords(told.strategy, told.take, say, (one) => isolated(settling.nameOf(one)));
  return html`<span class="group">${words}${way && ` · ${way}`}</span>`;
}

/** @param {Commands} commands @param {import("./keys.js").Command} command */
function keyOf({ page }, command) {
  const cap = page.cap(command);
  return cap ? html`<kbd>${cap}</kbd>` : nothing;
}
