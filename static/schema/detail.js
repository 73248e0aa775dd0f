/**
 * The part that is open, with all that can be said of it.
 *
 * @import { Attribute, Draft, Piece, Relation, Role, Type } from "./draft.js"
 * @import { Store } from "./store.js"
 */

import { html, nothing } from "../vendor/lit-html/lit-html.js";
import { live } from "../vendor/lit-html/directives/live.js";
import { repeat } from "../vendor/lit-html/directives/repeat.js";
import { colourField } from "./colourfield.js";
import { ARTICLE, colourOf, depth, inOrder, roleOf, roleRef } from "./draft.js";
import { addAttribute, addChoice, addRole, change, found, mayStandUnder, merge, remove, siblings } from "./edits.js";
import { checkField, icon, pickField, selectField, textField, valueOf, wordings, wrongAt } from "./fields.js";
import { keyField } from "./keyfield.js";
import { move, newPart, newType } from "./outline.js";
import { WHOLE } from "./store.js";

/** @param {Store} store */
export function detailView(store) {
  const id = store.open.value;
  if (id === WHOLE) return wholeView(store);
  const piece = found(store.draft.value, id)?.piece;
  if (!piece) return nothing;
  if ("kind" in piece) return typeView(store, piece);
  if ("symmetric" in piece) return relationView(store, piece);
  return "form" in piece ? attributeView(store, piece) : nothing;
}

/** @param {Store} store */
function wholeView(store) {
  const { say } = store;
  const draft = store.draft.value;
  const part = { id: "", name: draft.name, ar: draft.ar, en: draft.en };
  const overlaps = /** @type {const} */ (["free", "nested", "none"]);
  return html`<h2 id="se-part" tabindex="-1">${say("whole")}</h2>
    ${textField(store, part, { field: "name", label: say("name"), value: draft.name, help: say("name-help-schema") })}
    ${wordings(store, part)}
    <fieldset class="field"><legend>${say("overlap")}</legend><div class="choices">${overlaps.map((one) => html`<label class="choice"><input class="form-check-input"
        type="radio" name="overlap" .checked=${live(draft.overlap === one)} @change=${() => store.edit({ ...store.draft.value, overlap: one })}>
      <span><strong>${say(`overlap.${one}`)}</strong><span class="help">${say(`overlap-help.${one}`)}</span></span></label>`)}</div></fieldset>`;
}

/** @param {Store} store @param {Type} type */
function typeView(store, type) {
  const { say } = store;
  const draft = store.draft.value;
  const above = inOrder(draft, type.kind).filter((one) => mayStandUnder(draft, type, one));
  /** @type {(readonly [string, string])[]} */
  const parents = [["", say("under-none")], ...above.map((one) => /** @type {const} */ ([one.id, indented(draft, one, store.title(one))]))];
  const belonging = draft.attributes.filter(({ of }) => of.includes(type.id));
  return html`${head(store, type, say(type.kind))}
    ${textField(store, type, { field: "name", label: say("name"), value: type.name, dir: "ltr", help: say("name-help"), code: true })}
    ${wordings(store, type)}
    <div class="se-pair">
      ${selectField({ id: `f-${type.id}-parent`, label: say("under"), value: type.parent, options: parents, help: say("under-help") }, (parent) =>
        store.edit(change(store.draft.value, type.id, { parent })))}
      ${checkField({ id: `f-${type.id}-group`, label: say("group"), checked: !type.selectable, help: say("group-help") }, (checked) =>
        store.edit(change(store.draft.value, type.id, { selectable: !checked })))}</div>
    ${colourField(store, type)}
    ${type.selectable ? keyField(store, type) : nothing}
    <p><button type="button" class="btn btn-plain" @click=${() => newType(store, type.kind, type.id)}>${icon("plus")}${say("add-subtype")}</button></p>
    ${type.kind === "event" ? rolesView(store, type) : nothing}
    <h3 class="types-heading">${say("attributes")} <span class="quiet">${belonging.length}</span></h3>
    <div class="se-row">${belonging.map((one) => html`<button type="button" class="btn btn-plain" @click=${() => (store.open.value = one.id)}>${store.title(one)}</button>`)}
      <button type="button" class="btn btn-quiet" @click=${() => newPart(store, addAttribute(store.draft.value, "attribute", [type.id]))}>${icon("plus")}${say("add-attributes")}</button></div>`;
}

/** @param {Store} store @param {Type} type */
function rolesView(store, type) {
  const { say } = store;
  return html`<h3 class="types-heading">${say("roles")} <span class="quiet">${type.roles.length}</span></h3>
    ${repeat(type.roles, ({ id }) => id, (role) => roleView(store, role))}
    <button type="button" class="btn btn-plain" @click=${() => {
      const [draft, id] = addRole(store.draft.value, type.id, "Role");
      store.edit(draft);
      reveal(id);
    }}>${icon("plus")}${say("add-role")}</button>`;
}

const OFTEN = { "0-1": [0, 1], "1-1": [1, 1], "0-n": [0, null], "1-n": [1, null] };

/** @param {Store} store @param {Role} role */
function roleView(store, role) {
  const { say } = store;
  const edit = (/** @type {Record<string, unknown>} */ fields, field = "") =>
    store.edit(change(store.draft.value, role.id, fields), field && `f-${role.id}-${field}`);
  const often = Object.entries(OFTEN).find(([, [least, most]]) => role.least === least && role.most === most)?.[0] ?? "other";
  /** @type {(readonly [string, string])[]} */
  const options = [...Object.keys(OFTEN), "other"].map((one) => /** @type {const} */ ([one, say(`often.${one}`)]));
  const wrong = wrongAt(store, role.id, "most");
  const number = (/** @type {"least" | "most"} */ field) => html`<label class="field">${say(field)}<input class="form-control" type="number" min="0" dir="ltr"
      .value=${live(String(role[field] ?? ""))} @input=${(/** @type {Event} */ event) => {
        const given = valueOf(event);
        edit({ [field]: given === "" ? (field === "least" ? 0 : null) : Math.trunc(Number(given)) }, field);
      }}></label>`;
  return html`<details class="se-role" data-role=${role.id}><summary><strong>${store.title(role)}</strong>
      <code class="type-code" dir="ltr">${role.name}</code> <span class="quiet">${say(`often.${often}`)}</span></summary>
    ${buttons(store, role)}
    ${textField(store, role, { field: "name", label: say("name"), value: role.name, dir: "ltr", code: true })}
    ${wordings(store, role)}
    ${pickField(store, { id: `f-${role.id}-fillers`, label: say("fillers"), none: say("any-entity"), chosen: role.fillers, groups: typeGroups(store), wrong: wrongAt(store, role.id, "fillers") }, (fillers) => edit({ fillers }))}
    ${selectField({ id: `f-${role.id}-often`, label: say("often"), value: often, options }, (value) => {
      const [least, most] = OFTEN[/** @type {keyof typeof OFTEN} */ (value)] ?? [2, null];
      edit({ least, most });
    })}
    ${often === "other" ? html`<div class="se-pair">${number("least")}${number("most")}</div>` : nothing}
    ${wrong.length ? html`<p class="wrong">${icon("alert")}<span>${wrong.join(" ")}</span></p>` : nothing}
    ${keyField(store, role)}</details>`;
}

/** @param {Store} store @param {Relation} one */
function relationView(store, one) {
  const { say } = store;
  const edit = (/** @type {Record<string, unknown>} */ fields) => store.edit(change(store.draft.value, one.id, fields));
  return html`${head(store, one, say("relation"))}
    ${textField(store, one, { field: "name", label: say("name"), value: one.name, dir: "ltr", help: say("name-help"), code: true })}
    ${wordings(store, one)}
    ${pickField(store, { id: `f-${one.id}-sources`, label: say("sources"), none: say("any-entity"), chosen: one.sources, groups: typeGroups(store), wrong: wrongAt(store, one.id, "sources") }, (sources) => edit({ sources }))}
    ${pickField(store, { id: `f-${one.id}-targets`, label: say("targets"), none: say("any-entity"), chosen: one.targets, groups: typeGroups(store), wrong: wrongAt(store, one.id, "targets") }, (targets) => edit({ targets }))}
    ${checkField({ id: `f-${one.id}-symmetric`, label: say("symmetric"), checked: one.symmetric, help: say("symmetric-help") }, (symmetric) => edit({ symmetric }))}`;
}

/** @param {Store} store @param {Attribute} one */
function attributeView(store, one) {
  const { say } = store;
  const edit = (/** @type {Record<string, unknown>} */ fields) => store.edit(change(store.draft.value, one.id, fields));
  const chooses = one.form === "choice" || one.form === "several";
  /** @type {(readonly [string, string])[]} */
  const forms = ["choice", "several", "flag", "number", "text"].map((form) => /** @type {const} */ ([form, say(`form.${form}`)]));
  const choices = wrongAt(store, one.id, "choices");
  return html`${head(store, one, say("attribute"))}
    ${textField(store, one, { field: "name", label: say("name"), value: one.name, dir: "ltr", help: say("name-help"), code: true })}
    ${wordings(store, one)}
    ${pickField(store, { id: `f-${one.id}-of`, label: say("of"), none: say("of-nothing"), chosen: one.of, groups: ownerGroups(store), wrong: wrongAt(store, one.id, "of") }, (of) => edit({ of }))}
    ${selectField({ id: `f-${one.id}-form`, label: say("form"), value: one.form, options: forms }, (form) => {
      // What is no choice has no choices; the way back is the undo.
      edit(form === "choice" || form === "several" ? { form } : { form, choices: [] });
    })}
    ${checkField({ id: `f-${one.id}-required`, label: say("required"), checked: one.required, help: say("required-help") }, (required) => edit({ required }))}
    ${chooses ? html`<h3 class="types-heading">${say("choices")} <span class="quiet">${one.choices.length}</span></h3>
      ${choices.length ? html`<p class="wrong">${icon("alert")}<span>${choices.join(" ")}</span></p>` : nothing}
      ${repeat(one.choices, ({ id }) => id, (choice) => html`<div class="se-choice" role="group" aria-label=${store.title(choice)}>
        ${textField(store, choice, { field: "name", label: say("name"), value: choice.name, dir: "ltr", code: true })}
        ${textField(store, choice, { field: "ar", label: say("name-ar"), value: choice.ar, dir: "rtl", lang: "ar" })}
        ${textField(store, choice, { field: "en", label: say("name-en"), value: choice.en, dir: "ltr", lang: "en" })}
        ${buttons(store, choice)}</div>`)}
      <button type="button" class="btn btn-plain" @click=${() => {
        const [draft, id] = addChoice(store.draft.value, one.id, "value");
        store.edit(draft);
        requestAnimationFrame(() => /** @type {HTMLInputElement | null} */ (document.getElementById(`f-${id}-name`))?.select());
      }}>${icon("plus")}${say("add-choice")}</button>` : nothing}`;
}

/** @param {Store} store @param {Type | Relation | Attribute} piece @param {string} sort */
function head(store, piece, sort) {
  return html`<div class="se-head"><div><p class="quiet small">${sort}</p><h2 id="se-part" tabindex="-1">${store.title(piece)}</h2></div>${buttons(store, piece)}</div>`;
}

/** Order, merging and removal of a part. @param {Store} store @param {Piece} piece */
function buttons(store, piece) {
  const { say } = store;
  const { id } = piece;
  const title = store.title(piece);
  const among = siblings(store.draft.value, id);
  const others = mergeable(store.draft.value, piece);
  const tool = (/** @type {string} */ name, /** @type {string} */ words, /** @type {() => void} */ act, off = false) => html`<button type="button" class="tool"
      title=${words} ?disabled=${off} @click=${act}>${icon(name)}<span class="visually-hidden">${words} · ${title}</span></button>`;
  return html`<div class="se-tools">
    ${tool("up", say("move-up"), () => move(store, id, -1), among[0]?.id === id)}
    ${tool("down", say("move-down"), () => move(store, id, 1), among.at(-1)?.id === id)}
    ${others.length ? html`<select class="form-select form-select-sm" aria-label="${say("merge-into")} · ${title}" @change=${(/** @type {Event} */ event) => mergeInto(store, piece, valueOf(event))}>
      <option value="" .selected=${live(true)}>${say("merge-into")}</option>${others.map((one) => html`<option value=${one.id}>${store.title(one)}</option>`)}</select>` : nothing}
    ${tool("cross", say("remove"), () => {
      const next = among[among.findIndex((one) => one.id === id) + 1] ?? among[among.findIndex((one) => one.id === id) - 1];
      store.edit(remove(store.draft.value, id));
      if (store.open.value === WHOLE && next && !("least" in next) && found(store.draft.value, next.id)?.owner === null) store.open.value = next.id;
      store.announce(say("removed", { name: title }));
    })}</div>`;
}

/** @param {Store} store @param {Piece} piece @param {string} into */
function mergeInto(store, piece, into) {
  const other = found(store.draft.value, into)?.piece;
  if (!other) return;
  store.edit(merge(store.draft.value, piece.id, into));
  if (found(store.draft.value, into)?.owner === null) store.open.value = into;
  store.announce(store.say("merged", { name: store.title(piece), other: store.title(other) }));
}

/** What a part may go into: those of its sort, and of types those of its kind. @param {Draft} draft @param {Piece} piece */
function mergeable(draft, piece) {
  const among = "kind" in piece ? draft.types.filter(({ kind, selectable }) => kind === piece.kind && selectable) : siblings(draft, piece.id);
  return among.filter(({ id }) => id !== piece.id);
}

/** @param {Store} store */
function typeGroups(store) {
  const draft = store.draft.value;
  return /** @type {const} */ (["entity", "event"]).map((kind) => ({
    title: store.say(kind === "entity" ? "entities" : "events"),
    options: inOrder(draft, kind).map((one) => ({ value: one.id, title: store.title(one), colour: colourOf(draft, one), depth: depth(draft, one) })),
  }));
}

/** What an attribute may belong to. @param {Store} store */
function ownerGroups(store) {
  const draft = store.draft.value;
  const roles = new Map(draft.types.flatMap((one) => one.roles.map((role) => [role.name, role])));
  return [
    { title: store.say("article"), options: [{ value: ARTICLE, title: store.say("the-article") }] },
    ...typeGroups(store),
    { title: store.say("roles"), options: [...roles].map(([name, role]) => ({ value: roleRef(name), title: store.title(role) })) },
    { title: store.say("relations"), options: draft.relations.map((one) => ({ value: one.id, title: store.title(one) })) },
  ].filter(({ options }) => options.length);
}

/** Who an attribute belongs to, in words. @param {Store} store @param {string} ref */
export function ownerTitle(store, ref) {
  if (ref === ARTICLE) return store.say("the-article");
  const piece = found(store.draft.value, ref)?.piece;
  return piece ? store.title(piece) : roleOf(ref) || ref;
}

/** @param {Draft} draft @param {Type} type @param {string} title */
const indented = (draft, type, title) => "\u2003".repeat(depth(draft, type)) + title;

/** @param {string} id the role */
function reveal(id) {
  requestAnimationFrame(() => {
    const opened = document.querySelector(`[data-role="${id}"]`);
    if (opened instanceof HTMLDetailsElement) opened.open = true;
    /** @type {HTMLInputElement | null} */ (document.getElementById(`f-${id}-name`))?.select();
  });
}
