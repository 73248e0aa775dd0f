/**
 * The chosen label: its type, roles or relations, attributes and note; and what is wrong with it.
 *
 * @import { Attribute, Link, Mention } from "./types"
 * @import { Commands } from "./commands.js"
 * @import { Slot } from "./linking.js"
 */

import { html, nothing } from "../vendor/lit-html/lit-html.js";
import { annotate, describe } from "./labelling.js";
import { keyCap, sentenceOf } from "./words.js";

/** @param {Commands} commands */
export function chosenView(commands) {
  const { state, say } = commands;
  const mention = state.mention(state.chosen.value);
  void state.document.value;
  void state.pending.value;
  if (!mention) return html`${lostView(commands)}${gapsView(commands)}${hintView(commands)}`;
  const type = state.schema.byName.get(mention.type);
  return html`${lostView(commands)}
    <header class="chosen-head t${type?.index} ${mention.kind}">
      <button class="type" type="button" ?disabled=${!state.terms.editable}
        @click=${() => commands.page.palette()}
        title=${say("retype")}>${state.schema.typeTitle(mention.type)}</button>
      <bdi class="surface" lang="ar">${state.surface(mention)}</bdi>
      ${state.terms.editable ? html`<button class="quiet" type="button" @click=${() => commands.drop()}
        >${say("drop")} <kbd>⌫</kbd></button>` : nothing}
    </header>
    ${state.schema.hint(type) ? html`<p class="hint">${state.schema.hint(type)}</p>` : nothing}
    ${gapsOf(commands, mention)} ${slotsView(commands, mention)} ${incomingView(commands, mention)}
    ${state.schema.attributesOf(mention.type).map((one) => fieldView(commands, mention, one))}
    ${noteView(commands, mention)}`;
}

/** @param {Commands} commands */
function hintView({ say, state }) {
  if (!state.terms.editable) return html`<p class="empty">${say("read-only")} ${say("look")}</p>`;
  return html`<p class="empty">${say("nothing-chosen")}</p>`;
}

/** What could not be made again after others' changes, until the reader has seen it.
 * @param {Commands} commands */
function lostView({ state, say }) {
  const lost = state.lost.value;
  if (!lost.length) return nothing;
  return html`<section class="lost" role="alert">
    <h3>${say("lost")}</h3>
    <ul>${lost.map(({ change, problem }) => {
      const mention = "put" in change && "mention" in change.put ? change.put.mention : null;
      const words = mention ? `${state.schema.typeTitle(mention.type)} «${state.surface(mention)}»` : "";
      return html`<li><bdi>${words}</bdi> ${sentenceOf(problem, state.schema, say)}</li>`;
    })}</ul>
    <button type="button" class="plain" @click=${() => (state.lost.value = [])}>${say("understood")}</button>
  </section>`;
}

/** What is missing for hand-in, all of it. @param {Commands} commands */
function gapsView(commands) {
  const { state, say } = commands;
  const gaps = state.gaps.value;
  if (!gaps.length) return nothing;
  return html`<section class="gaps" role="alert">
    <h3>${say("unfinished", { count: gaps.length })}</h3>
    <ul>${gaps.slice(0, 300).map((gap) => html`<li>
      <button type="button" class="plain" @click=${() => commands.choose(gap.at)}>
        <bdi>${surfaceOf(commands, gap.at)}</bdi> ${sentenceOf(gap, state.schema, say)}</button>
    </li>`)}</ul>
  </section>`;
}

/** @param {Commands} commands @param {Mention} mention */
function gapsOf({ state, say }, mention) {
  const own = state.gaps.value.filter((gap) => gap.at === mention.id);
  if (!own.length) return nothing;
  return html`<ul class="gaps">
    ${own.map((gap) => html`<li>${sentenceOf(gap, state.schema, say)}</li>`)}
  </ul>`;
}

/** @param {Commands} commands @param {Mention} mention */
function slotsView(commands, mention) {
  const all = commands.slots();
  const roles = all.filter((slot) => slot.kind === "argument");
  const relations = all.filter((slot) => slot.kind === "relation");
  const used = new Set(commands.state.linksFrom(mention.id).map((link) => link.type));
  const drawn = relations.filter((slot) => used.has(slot.type) || pendingIs(commands, slot));
  return html`
    ${roles.length ? html`<h3>${commands.say("roles")}</h3>` : nothing}
    <div class="slots">${roles.map((slot) => slotView(commands, mention, slot))}</div>
    ${relations.length ? html`<h3>${commands.say("relations")}</h3>
      <div class="slots">${drawn.map((slot) => slotView(commands, mention, slot))}</div>
      <button type="button" class="plain" ?hidden=${!commands.state.terms.editable}
        @click=${() => commands.page.links()}>${commands.say("add-relation")}</button>` : nothing}`;
}

/** @param {Commands} commands @param {Slot} slot */
function pendingIs({ state }, slot) {
  const pending = state.pending.value;
  return pending?.kind === slot.kind && pending.type === slot.type;
}

/** @param {Commands} commands @param {Mention} mention @param {Slot} slot */
function slotView(commands, mention, slot) {
  const { state, say } = commands;
  const links = state.linksFrom(mention.id).filter((link) => link.type === slot.type);
  const title = state.schema.linkTitle(slot.kind, slot.type, mention.type);
  const full = slot.most !== undefined && links.length >= slot.most;
  const open = pendingIs(commands, slot);
  return html`<div class="slot ${open ? "open" : ""}">
    <button type="button" class="slot-name" ?disabled=${full || !state.terms.editable}
      aria-pressed=${open} @click=${() => commands.begin(slot)}
      title=${say("fillers", { types: fillersOf(commands, slot) })}>
      ${title}${slot.hotkey ? html` <kbd>${keyCap(slot.hotkey)}</kbd>` : nothing}</button>
    <div class="fillers">${links.map((link) => fillerView(commands, link, link.target, title))}
      ${open ? html`<span class="awaiting">${say("pick", { types: fillersOf(commands, slot) })}</span>` : nothing}
    </div></div>`;
}

/** @param {Commands} commands @param {Slot} slot */
function fillersOf({ state, say }, slot) {
  const names = slot.fillers ?? [];
  return names.length ? names.map((one) => state.schema.typeTitle(one)).join("، ") : say("any-entity");
}

/** @param {Commands} commands @param {Link} link @param {string} id @param {string} title */
function fillerView(commands, link, id, title) {
  const { state, say } = commands;
  const mention = state.mention(id);
  if (!mention) return nothing;
  const type = state.schema.byName.get(mention.type);
  return html`<span class="filler t${type?.index} ${mention.kind}">
    <button type="button" @click=${() => state.choose(id)}><bdi>${state.surface(mention)}</bdi></button>
    <button type="button" class="cross" ?hidden=${!state.terms.editable}
      aria-label=${say("unlink", { role: title, text: state.surface(mention) })}
      @click=${() => commands.unlink(link.id)}>×</button></span>`;
}

/** Where the chosen label is the other end. @param {Commands} commands @param {Mention} mention */
function incomingView(commands, mention) {
  const { state, say } = commands;
  const links = state.linksAt(mention.id).filter((link) => link.target === mention.id);
  if (!links.length) return nothing;
  return html`<h3>${say("takes-part")}</h3><ul class="incoming">${links.map((link) => {
    const source = state.mention(link.source);
    const title = state.schema.linkTitle(link.kind, link.type, source?.type);
    return html`<li>${title} ← ${fillerView(commands, link, link.source, title)}</li>`;
  })}</ul>`;
}

/** @param {Commands} commands @param {Mention} mention @param {Attribute} attribute */
function fieldView(commands, mention, attribute) {
  const { schema } = commands.state;
  const value = mention.attributes?.[attribute.name];
  const keep = (/** @type {import("./types").AttributeValue | undefined} */ next) =>
    commands.told(describe(commands.state, mention, attribute.name, next));
  return html`<label class="field" title=${schema.hint(attribute) || nothing}>
    <span>${schema.title(attribute)}</span>${control(commands, attribute, value, keep)}</label>`;
}

/** @param {Commands} commands @param {Attribute} attribute
 * @param {import("./types").AttributeValue | undefined} value
 * @param {(next: import("./types").AttributeValue | undefined) => void} keep */
function control({ state }, attribute, value, keep) {
  const off = !state.terms.editable;
  const text = (/** @type {Event} */ event) => /** @type {HTMLInputElement} */ (event.target).value;
  switch (attribute.form) {
    case "flag":
      return html`<input type="checkbox" ?disabled=${off} .checked=${value === true}
        @change=${(/** @type {Event} */ e) => keep(/** @type {HTMLInputElement} */ (e.target).checked || undefined)}>`;
    case "choice":
    case "several":
      return html`<select class="form-select" ?disabled=${off} ?multiple=${attribute.form === "several"}
        @change=${(/** @type {Event} */ event) => keep(picked(/** @type {HTMLSelectElement} */ (event.target)))}>
        ${attribute.form === "choice" ? html`<option value="">—</option>` : nothing}
        ${(attribute.choices ?? []).map((choice) => html`<option value=${choice.name}
          .selected=${Array.isArray(value) ? value.includes(choice.name) : value === choice.name}>
          ${state.schema.title(choice)}</option>`)}</select>`;
    case "number":
      return html`<input type="number" step="any" ?disabled=${off} .value=${String(value ?? "")}
        @change=${(/** @type {Event} */ event) => keep(text(event) === "" ? undefined : Number(text(event)))}>`;
    case "text":
      return html`<input dir="auto" ?disabled=${off} .value=${String(value ?? "")}
        @change=${(/** @type {Event} */ event) => keep(text(event) || undefined)}>`;
  }
}

/** @param {HTMLSelectElement} select */
function picked(select) {
  const names = [...select.selectedOptions].map((option) => option.value).filter(Boolean);
  if (!names.length) return undefined;
  return select.multiple ? names : names[0];
}

/** @param {Commands} commands @param {Mention} mention */
function noteView(commands, mention) {
  const { state, say } = commands;
  return html`<label class="field note"><span>${say("note")}</span>
    <textarea id="note" dir="auto" rows="2" ?disabled=${!state.terms.editable} .value=${mention.note ?? ""}
      @keydown=${(/** @type {KeyboardEvent} */ event) =>
        event.key === "Escape" && /** @type {HTMLElement} */ (event.target).blur()}
      @change=${(/** @type {Event} */ event) =>
        commands.told(annotate(state, mention, /** @type {HTMLTextAreaElement} */ (event.target).value.trim()))}
    ></textarea></label>`;
}

/** @param {Commands} commands @param {string} id */
function surfaceOf({ state }, id) {
  const mention = state.mention(id);
  return mention ? `«${state.surface(mention)}»` : "";
}
