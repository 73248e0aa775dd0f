/**
 * The chosen label: its type, roles or relations, attributes and note; and what is wrong with it.
 *
 * @import { Attribute, Mention } from "./types"
 * @import { Commands } from "./commands.js"
 */

import { html, nothing } from "../vendor/lit-html/lit-html.js";
import { repeat } from "../vendor/lit-html/directives/repeat.js";
import { wanting } from "./joints.js";
import { describe } from "./labelling.js";
import { reshapingView } from "./panel-reshaping.js";
import { conflictsView } from "./panel-conflicts.js";
import { articleGaps, articleView } from "./panel-article.js";
import { fieldView } from "./panel-fields.js";
import { noteView, talkView } from "./panel-note.js";
import { copyingView, incomingView, slotsView, toText } from "./panel-slots.js";
import { sentenceOf } from "./words.js";

/** @param {Commands} commands */
export function chosenView(commands) {
  const { state, say } = commands;
  const mention = state.mention(state.chosen.value);
  void state.document.value;
  void state.pending.value;
  if (!mention) return html`${copyingView(commands)}${conflictsView(commands)}${articleView(commands)}${
    gapsView(commands)}${hintView(commands)}`;
  const type = state.schema.byName.get(mention.type);
  return html`${copyingView(commands)}${conflictsView(commands)}
    <header class="chosen-head t${type?.index} ${mention.kind}">
      <button class="type" type="button" ?disabled=${!state.terms.editable}
        @click=${() => commands.page.palette()}
        title=${say("retype")}>${state.schema.typeTitle(mention.type)}</button>
      <bdi class="surface" lang="ar">${state.surface(mention)}</bdi>
      ${state.terms.editable ? html`<button class="quiet" type="button" @click=${() => commands.drop()}
        >${say("drop")} <kbd>${commands.page.cap("drop")}</kbd></button>` : nothing}
    </header>
    ${state.schema.hint(type) ? html`<p class="hint">${state.schema.hint(type)}</p>` : nothing}
    ${talkView(commands, mention)} ${reshapingView(commands, mention)} ${gapsOf(commands, mention)} ${slotsView(commands, mention)} ${incomingView(commands, mention)}
    ${repeat([mention.id], (id) => id, () => fieldsView(commands, mention))}`;
}

/** Attributes and note; each label has fields of its own, so that nothing typed stays for the next.
 * @param {Commands} commands @param {Mention} mention */
function fieldsView(commands, mention) {
  return html`${commands.state.schema.attributesOf(mention.type).map((one) => attributeView(commands, mention, one))}
    ${noteView(commands, mention)}`;
}

/** @param {Commands} commands */
function hintView({ say, state, page }) {
  const look = () => say("look", { next: page.cap("next-label") });
  if (!state.terms.editable) return html`<p class="empty">${say("read-only")} ${look()}</p>`;
  return html`<p class="empty">${say("nothing-chosen", { palette: page.cap("palette"), help: page.cap("help") })}</p>`;
}

/** Problems listed at most. */
const MOST = 300;

/** What is missing for hand-in, all of it. @param {Commands} commands */
function gapsView(commands) {
  const { state, say } = commands;
  const gaps = state.gaps.value;
  const all = wanting(state.document.value, gaps).flatMap((one) => gaps.get(one.id)?.map((gap) => ({ one, gap })) ?? []);
  const whole = articleGaps(commands);
  const count = whole.length + all.length;
  if (!count) return nothing;
  return html`<section class="gaps">
    <h3>${say("unfinished", { count })}</h3>
    <ul>${whole}${all.slice(0, MOST).map(({ one, gap }) => html`<li>
      <button type="button" class="plain" @click=${() => toText(commands, one)}>
        <bdi>«${state.surface(one)}»</bdi> ${sentenceOf(gap, state.schema, say)}</button>
    </li>`)}</ul>
  </section>`;
}

/** @param {Commands} commands @param {Mention} mention */
function gapsOf({ state, say }, mention) {
  const own = state.gaps.value.get(mention.id) ?? [];
  if (!own.length) return nothing;
  return html`<ul class="gaps">
    ${own.map((gap) => html`<li>${sentenceOf(gap, state.schema, say)}</li>`)}
  </ul>`;
}

/** @param {Commands} commands @param {Mention} mention @param {Attribute} attribute */
function attributeView(commands, mention, attribute) {
  return fieldView(commands, attribute, mention.attributes?.[attribute.name], (next) =>
    commands.told(describe(commands.state, mention, attribute.name, next)));
}
