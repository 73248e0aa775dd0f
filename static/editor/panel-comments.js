/**
 * The threads as a list beside the text: read, answered, edited, resolved, all by keyboard. A thread's
 * head is a button: arrows go from head to head, Enter shows in the text what it is about.
 *
 * @import { About, Comment, Thread } from "./types"
 * @import { Talking } from "./talking.js"
 */

import { html, nothing } from "../vendor/lit-html/lit-html.js";
import { repeat } from "../vendor/lit-html/directives/repeat.js";
import { ago, exactly } from "./ago.js";
import { WHOLE } from "./talking.js";
import { keyCap } from "./words.js";

/** @param {Talking} talking @param {string} key what begins a comment */
export function commentsView(talking, key) {
  const { talk, commands } = talking;
  const { say, state } = commands;
  void state.document.value;
  const threads = talk.threads.value;
  const listed = talking.listed();
  const count = { open: threads.filter(({ resolved }) => !resolved).length, all: threads.length };
  return html`<div class="talk-head">
      <div class="choice" role="group" aria-label=${say("talk.filter")}>${[false, true].map((all) => html`<button
        type="button" aria-pressed=${talking.all.value === all} @click=${() => (talking.all.value = all)}
        >${say(all ? "talk.all" : "talk.open")}</button>`)}</div>
      <span class="hint">${say("talk.count", count)}</span></div>
    ${beginView(talking, key)} ${unsentView(talking)} ${newView(talking)} ${draftsView(talking)}
    ${listed.length
      ? html`<ol class="threads" @keydown=${walk}>${repeat(listed, ({ id }) => id, (one) => threadView(talking, one))}</ol>`
      : html`<p class="empty">${say(threads.length ? "talk.none-open" : "talk.none")}</p>`}`;
}

/** Ways to begin a comment. @param {Talking} talking @param {string} key */
function beginView(talking, key) {
  const { talk, boot, commands: { say } } = talking;
  if (!talk.boot.mayComment) return html`<p class="hint">${say("talk.may-not")}</p>`;
  if (!boot.set && !talk.boot.mayForAll) return html`<p class="hint">${say("talk.no-reading")}</p>`;
  return html`<div class="talk-begin">
    ${boot.set ? html`<button type="button" class="plain" @click=${() => talking.begin()}>${say("talk.begin")}
      ${key ? html`<kbd>${keyCap(key)}</kbd>` : nothing}</button>` : nothing}
    <button type="button" class="plain" @click=${() => talking.begin(WHOLE)}>${say("talk.on-article")}</button></div>`;
}

/** What was not sent, and why. @param {Talking} talking */
function unsentView({ talk, boot, commands: { say } }) {
  const refused = talk.unsent.value.filter(({ why }) => why);
  const count = talk.unsent.value.length - refused.length;
  const told = talk.expired.value ? "talk.expired" : talk.offline.value ? "talk.waiting" : "";
  return html`<div role="status">${count && told
    ? html`<p class="talk-unsent">${say(told, { count })}
        ${talk.expired.value
          ? html`<a href=${boot.addresses.signIn} target="_blank" rel="noopener">${say("sign-in")}</a>` : nothing}
        <button type="button" class="plain" @click=${() => talk.retry()}>${say("retry")}</button></p>` : nothing}</div>
    ${refused.map((deed) => html`<section class="talk-unsent" role="alert">
      <p>${say("talk.refused", { why: deed.why })}</p><p class="said" dir="auto">${deed.text}</p>
      <button type="button" class="plain" @click=${() => talk.again(deed.id)}>${say("retry")}</button>
      <button type="button" class="quiet" @click=${() => talk.discard(deed.id)}>${say("talk.discard")}</button>
    </section>`)}`;
}

/** A new comment while it is written. @param {Talking} talking */
function newView(talking) {
  const place = talking.place.value;
  if (!place.startsWith("new ")) return nothing;
  const { talk, boot, commands: { say } } = talking;
  const { about = WHOLE, forAll = false } = talk.drafts.value[place] ?? {};
  return html`<section class="thread writing" aria-label=${say("talk.begin")}>
    ${boot.set ? html`<label class="field"><span>${say("talk.about")}</span>${aboutView(talking, place, about)}</label>` : nothing}
    ${about.start === null ? nothing : html`<p class="quote" dir="auto">${quoteOf(talking, about)}</p>`}
    ${talk.boot.mayForAll && boot.set && about.about !== "mention" ? html`<label class="field"><span>${say("talk.for")}</span>
      <select class="form-select" @change=${(/** @type {Event} */ event) => talk.draft(place, {
          ...draftAt(talking, place), forAll: /** @type {HTMLSelectElement} */ (event.target).value === "all",
        })}>${["reader", "all"].map((who) => html`<option value=${who} .selected=${forAll === (who === "all")}
          >${say(`talk.for-${who}`)}</option>`)}</select></label>` : nothing}
    ${fieldView(talking, place, "talk.text", "talk.send")}</section>`;
}

/** @param {Talking} talking @param {string} place */
const draftAt = ({ talk }, place) => talk.drafts.peek()[place] ?? { text: "" };

/** What else the comment may be about. @param {Talking} talking @param {string} place @param {About} about */
function aboutView(talking, place, about) {
  const { say } = talking.commands;
  const here = talking.about();
  const sentence = talking.sentence();
  const others = [here, sentence, WHOLE].filter((one) => nameOf(one) !== nameOf(about));
  const all = [about, ...others.filter((one, index) => others.findIndex((two) => nameOf(two) === nameOf(one)) === index)];
  return html`<select class="form-select" @change=${(/** @type {Event} */ event) => {
    const chosen = all[/** @type {HTMLSelectElement} */ (event.target).selectedIndex];
    if (chosen) talking.move(place, chosen);
  }}>${repeat(all, nameOf, (one) => html`<option .selected=${one === about}>${
    one.about === "mention" ? say("talk.about-mention", { text: quoteOf(talking, one) }) : placeOf(talking, one)
  }</option>`)}</select>`;
}

/** @param {About} about */
const nameOf = ({ about, mention, start }) => `${about} ${mention || (start ?? "")}`;

/** Where one types. @param {Talking} talking @param {string} place @param {string} label @param {string} deed */
function fieldView(talking, place, label, deed) {
  const { say } = talking.commands;
  return html`<textarea id="talk-text" class="talk-text" dir="auto" rows="3" aria-label=${say(label)}
      .value=${draftAt(talking, place).text}
      @input=${(/** @type {Event} */ event) => talking.type(place, /** @type {HTMLTextAreaElement} */ (event.target).value)}
      @keydown=${(/** @type {KeyboardEvent} */ event) => {
        if (event.isComposing) return;
        const sends = event.key === "Enter" && (event.ctrlKey || event.metaKey);
        if (!sends && event.key !== "Escape") return;
        event.preventDefault();
        if (sends) talking.send(place);
        else talking.leave();
      }}></textarea>
    <div class="talk-deeds"><button type="button" class="btn btn-primary" @click=${() => talking.send(place)}>${say(deed)}</button>
      <kbd>Ctrl ⏎</kbd>
      <button type="button" class="quiet" @click=${() => talking.discard(place)}>${say("talk.discard")}</button></div>`;
}

/** New comments that were begun and left. @param {Talking} talking */
function draftsView(talking) {
  const { talk, commands: { say } } = talking;
  const left = Object.entries(talk.drafts.value)
    .filter(([place, { text }]) => place.startsWith("new ") && place !== talking.place.value && text.trim());
  return left.map(([place, { text }]) => html`<button type="button" class="talk-draft" @click=${() => talking.resume(place)}>
    <b>${say("talk.draft")}</b> <span dir="auto">${text}</span></button>`);
}

/** @param {Talking} talking @param {Thread} thread */
function threadView(talking, thread) {
  const { talk, boot, commands: { say } } = talking;
  const shown = talking.shown.value === thread.id;
  const elsewhere = thread.set !== null && thread.set !== boot.set;
  return html`<li class="thread ${thread.resolved ? "resolved" : ""} ${shown ? "shown" : ""}">
    <button type="button" class="thread-head" id="thread-${thread.id}" aria-current=${shown ? "true" : nothing}
      @click=${() => talking.toText(thread)}><span class="group">${placeOf(talking, thread)}${
        thread.set === null ? html` · ${say("talk.marked-for-all")}` : nothing}${
        thread.resolved ? html` · ${say("talk.resolved")}` : nothing}</span>
      ${thread.start === null ? nothing : html`<bdi class="quote">${quoteOf(talking, thread)}</bdi>`}</button>
    ${elsewhere ? html`<a class="hint" href="${talk.boot.page}?set=${thread.set}&tab=comments"
      >${say("talk.other-reading", { name: thread.reader })}</a>` : nothing}
    ${isGone(talking, thread) ? html`<p class="hint">${say("talk.gone")}</p>` : nothing}
    ${thread.comments.map((one, index) => commentView(talking, thread, one, index))}
    ${settledView(talking, thread)} ${deedsView(talking, thread)}</li>`;
}

/** @param {Talking} talking @param {Thread} thread @param {Comment} comment @param {number} index */
function commentView(talking, thread, comment, index) {
  const { talk, place, commands: { say } } = talking;
  const own = comment.author === talk.reader && talk.mayAnswer(thread);
  const at = `edit ${thread.id} ${comment.id}`;
  return html`<article class="comment ${index ? "answer" : ""}">
    <p class="by"><b><bdi>${comment.name}</bdi></b> ${timeView(talking, comment.at)}
      ${comment.edited_at ? html`<span title=${exactly(comment.edited_at, talking.boot.language)}>${say("talk.edited")}</span>` : nothing}
      ${comment.unsent ? html`<em>${say("talk.unsent")}</em>` : nothing}</p>
    ${place.value === at ? fieldView(talking, at, "talk.text", "talk.keep") : html`<p class="said" dir="auto">${comment.text}</p>
      ${own ? html`<p class="talk-deeds">
        <button type="button" class="quiet" @click=${() => talking.edit(thread, comment)}>${say("talk.edit")}${
          talk.drafts.value[at] ? html` (${say("talk.draft")})` : nothing}</button>
        ${index === thread.comments.length - 1 ? html`<button type="button" class="quiet"
          @click=${() => talking.withdraw(thread, comment)}>${say("talk.delete")}</button>` : nothing}</p>` : nothing}`}
  </article>`;
}

/** @param {Talking} talking @param {Thread} thread */
function settledView(talking, { resolved, settled_by: name, settled_at: at }) {
  if (!at) return nothing;
  const said = talking.commands.say(resolved ? "talk.resolved-by" : "talk.reopened-by", { name });
  return html`<p class="by">${said} ${timeView(talking, at)}</p>`;
}

/** What may be done in a thread. @param {Talking} talking @param {Thread} thread */
function deedsView(talking, thread) {
  const { talk, commands: { say } } = talking;
  if (!talk.mayAnswer(thread)) return nothing;
  const place = `answer ${thread.id}`;
  if (talking.place.value === place) return fieldView(talking, place, "talk.answer-text", "talk.answer");
  return html`<div class="talk-deeds">
    <button type="button" class="plain" @click=${() => talking.answer(thread)}>${say("talk.answer")}${
      talk.drafts.value[place] ? html` (${say("talk.draft")})` : nothing}</button>
    <button type="button" class="plain" @click=${() => talking.settle(thread)}
      >${say(thread.resolved ? "talk.reopen" : "talk.resolve")}</button></div>`;
}

/** @param {Talking} talking @param {string} at */
const timeView = ({ boot: { language } }, at) =>
  html`<time datetime=${at} title=${exactly(at, language)}>${ago(at, Date.now(), language)}</time>`;

/** What a thread is about, in a word. @param {Talking} talking @param {About} about */
function placeOf({ commands: { say, state } }, { about, mention, start }) {
  if (about === "article" || start === null) return say("talk.article");
  const type = about === "mention" && state.mention(mention)?.type;
  if (about === "mention") return type ? state.schema.typeTitle(type) : say("talk.mention");
  return say("talk.sentence", { number: state.article.sentenceAt(start) + 1 });
}

/** The words it is about: those of the label as it is now, else as it was.
 * @param {Talking} talking @param {About & { set?: number | null }} about */
function quoteOf({ boot, commands: { state } }, { mention, start, end, set = boot.set }) {
  const label = set === boot.set ? state.mention(mention) : undefined;
  return start === null || end === null ? "" : state.article.slice(label ?? { start, end });
}

/** Whether a thread is about a label that was dropped. @param {Talking} talking @param {Thread} thread */
const isGone = ({ boot, commands: { state } }, { about, mention, set }) =>
  about === "mention" && set === boot.set && !state.mention(mention);

/** From head to head. @param {KeyboardEvent} event */
function walk(event) {
  const way = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  const list = /** @type {HTMLElement} */ (event.currentTarget);
  const heads = /** @type {HTMLElement[]} */ ([...list.querySelectorAll(".thread-head")]);
  const here = heads.findIndex((one) => one === event.target);
  if (!way || here < 0) return;
  event.preventDefault();
  heads[here + way]?.focus();
}
