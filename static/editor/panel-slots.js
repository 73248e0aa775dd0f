/**
 * The roles of an event, and the relations of an entity, as slots: what may fill them and how many, what
 * does, what is missing; and where a label takes part itself.
 *
 * @import { Link, Mention } from "./types"
 * @import { Commands } from "./commands.js"
 * @import { Slot } from "./linking.js"
 */

import { html, nothing } from "../vendor/lit-html/lit-html.js";
import { arrive } from "./commands-events.js";
import { describeLink, filling, isFull, slots } from "./linking.js";
import { fieldView } from "./panel-fields.js";
import { keyCap, listed } from "./words.js";

/** The event that is being copied, while its copy wants a trigger. @param {Commands} commands */
export function copyingView({ state, say }) {
  const event = state.mention(state.copying.value);
  if (!event) return nothing;
  return html`<p class="copying">${say("copying", { text: state.surface(event) })}</p>`;
}

/** @param {Commands} commands @param {Mention} mention */
export function slotsView(commands, mention) {
  const { say, state } = commands;
  const all = slots(state.schema, mention);
  const roles = all.filter((slot) => slot.kind === "argument");
  const relations = all.filter((slot) => slot.kind === "relation");
  const used = new Set(state.linksFrom(mention.id).map((link) => link.type));
  const drawn = relations.filter((slot) => used.has(slot.type) || pendingIs(commands, slot));
  return html`
    ${roles.length ? html`<h3>${say("roles")}</h3>` : nothing}
    <div class="slots">${roles.map((slot) => slotView(commands, mention, slot))}</div>
    ${relations.length ? html`<h3>${say("relations")}</h3>
      <div class="slots">${drawn.map((slot) => slotView(commands, mention, slot))}</div>
      <button type="button" class="plain" ?hidden=${!state.terms.editable}
        @click=${() => commands.run("link")}>${say("add-relation")}</button>` : nothing}`;
}

/** @param {Commands} commands @param {Slot} slot */
function pendingIs({ state }, slot) {
  const pending = state.pending.value;
  return pending?.kind === slot.kind && pending.type === slot.type;
}

/** @param {Commands} commands @param {Mention} mention @param {Slot} slot */
function slotView(commands, mention, slot) {
  const { state, say } = commands;
  const links = filling(state, mention.id, slot);
  const title = state.schema.linkTitle(slot.kind, slot.type, mention.type);
  const full = isFull(state, mention.id, slot);
  const open = pendingIs(commands, slot) && state.pending.value?.source === mention.id;
  const missing = links.length < slot.least;
  const types = fillersOf(commands, slot);
  const hint = [state.schema.hint(slot), say("fillers", { types })].filter(Boolean).join("\n");
  return html`<div class="slot ${open ? "open" : ""} ${missing ? "wanting" : ""}">
    <button type="button" class="slot-name" ?disabled=${full || !state.terms.editable}
      aria-pressed=${open} @click=${() => commands.begin(slot)} title=${hint}>
      <span>${title}</span> <span class="number">${howMany(slot)}</span>${slot.hotkey ? html`<kbd>${keyCap(slot.hotkey)}</kbd>` : nothing}</button>
    <div class="fillers">${links.map((link) => fillerView(commands, link, link.target, title))}
      ${open ? openView(commands, slot, types) : missing ? html`<span class="asked">${say("asked-of", { types })}</span>`
        : links.length ? nothing : html`<span class="awaiting">${types}</span>`}
      ${links.map((link) => state.schema.attributesOf(link.type).map((one) =>
        fieldView(commands, one, link.attributes?.[one.name], (next) =>
          commands.told(describeLink(state, link, one.name, next)))))}
    </div></div>`;
}

/** What to do while a slot waits. @param {Commands} commands @param {Slot} slot @param {string} types */
function openView({ state, say, page }, slot, types) {
  const candidate = state.mention(state.pending.value?.candidate ?? null);
  return html`<span class="awaiting">${candidate
    ? html`<kbd>${page.cap("palette")}</kbd> <bdi class="candidate">${state.surface(candidate)}</bdi><br>` : nothing}${say("pick", { types })}
    ${state.schema.hint(slot)}</span>`;
}

/** How many may fill a slot: 1, 0–1, 2+; empty where any number may. @param {Slot} slot */
function howMany({ least, most }) {
  if (most === undefined) return least ? `${least}+` : "";
  return least === most ? `${most}` : `${least}–${most}`;
}

/** @param {Commands} commands @param {Slot} slot */
function fillersOf({ state, say }, slot) {
  const names = slot.fillers ?? [];
  return names.length ? listed(names.map((one) => state.schema.typeTitle(one)), state.schema) : say("any-entity");
}

/** @param {Commands} commands @param {Link} link @param {string} id @param {string} title */
function fillerView(commands, link, id, title) {
  const { state, say } = commands;
  const mention = state.mention(id);
  if (!mention) return nothing;
  const type = state.schema.byName.get(mention.type);
  return html`<span class="filler t${type?.index} ${mention.kind}">
    <button type="button" @click=${() => toText(commands, mention)}><bdi>${state.surface(mention)}</bdi>${
      elsewhere(commands, link)}</button>
    <button type="button" class="cross" ?hidden=${!state.terms.editable}
      aria-label=${say("unlink", { role: title, text: state.surface(mention) })}
      @click=${() => commands.unlink(link.id)}>×</button></span>`;
}

/** Go to a label, and give the keys to the text. @param {Commands} commands @param {Mention} mention */
export function toText(commands, mention) {
  arrive(commands, mention);
  document.getElementById("reading")?.focus({ preventScroll: true });
}

/** The number of the sentence that a link leads to, where it leaves its own.
 * @param {Commands} commands @param {Link} link */
export function elsewhere({ state, say }, { source, target }) {
  const [from, to] = [state.mention(source), state.mention(target)];
  if (!from || !to) return nothing;
  const [here, there] = [from, to].map((one) => state.article.sentenceAt(one.start));
  const far = state.chosen.value === target ? here : there;
  return here === there ? nothing : html` <span class="number">${say("in-sentence", { number: Number(far) + 1 })}</span>`;
}

/** Where the chosen label is the other end. @param {Commands} commands @param {Mention} mention */
export function incomingView(commands, mention) {
  const { state, say } = commands;
  const links = state.linksAt(mention.id).filter((link) => link.target === mention.id);
  if (!links.length) return nothing;
  return html`<h3>${say("takes-part")}</h3><ul class="incoming">${links.map((link) => {
    const source = state.mention(link.source);
    const title = state.schema.linkTitle(link.kind, link.type, source?.type);
    return html`<li>${title} ← ${fillerView(commands, link, link.source, title)}</li>`;
  })}</ul>`;
}
