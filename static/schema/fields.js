/**
 * Fields of the page: a label above, the control, what it means beneath, what is wrong last.
 *
 * @import { TemplateResult } from "../vendor/lit-html/lit-html.js"
 * @import { Store } from "./store.js"
 */

import { html, nothing } from "../vendor/lit-html/lit-html.js";
import { live } from "../vendor/lit-html/directives/live.js";
import { change } from "./edits.js";
import { faultSaid } from "./sayings.js";

/** The value of the control that an event came from. @param {Event} event */
export const valueOf = (event) => /** @type {HTMLInputElement} */ (event.target).value;
/** @param {Event} event */
export const checkedOf = (event) => /** @type {HTMLInputElement} */ (event.target).checked;

/** A field of one line or several. @param {Store} store @param {{ id: string }} part
 * @param {{ field: string, label: string, value: string, dir?: string, lang?: string, rows?: number, help?: string, code?: boolean }} facts */
export function textField(store, part, { field, label, value, dir = "auto", lang, rows, help, code }) {
  const id = `f-${part.id}-${field}`;
  const wrong = store.faults.value.filter((one) => one.id === part.id && one.field === field);
  const edit = (/** @type {Event} */ event) => {
    const next = part.id === "" ? { ...store.draft.value, [field]: valueOf(event) } : change(store.draft.value, part.id, { [field]: valueOf(event) });
    store.edit(next, id);
  };
  const described = [help ? `${id}-help` : "", wrong.length ? `${id}-wrong` : ""].filter(Boolean).join(" ") || nothing;
  const control = rows
    ? html`<textarea class="form-control" id=${id} rows=${rows} dir=${dir} lang=${lang ?? nothing} .value=${live(value)}
        aria-describedby=${described} @input=${edit}></textarea>`
    : html`<input class="form-control ${code ? "code" : ""}" id=${id} dir=${dir} lang=${lang ?? nothing} .value=${live(value)}
        maxlength=${code ? 100 : 300} autocomplete="off" spellcheck=${code ? "false" : nothing}
        aria-invalid=${wrong.length ? "true" : nothing} aria-describedby=${described} @input=${edit}>`;
  return html`<div class="field"><label for=${id}>${label}</label>${control}
    ${help ? html`<p class="help" id="${id}-help">${help}</p>` : nothing}
    ${wrong.length ? html`<p class="wrong" id="${id}-wrong">${icon("alert")}<span>${wrong.map((one) => faultSaid(store, one)).join(" ")}</span></p>` : nothing}</div>`;
}

/** @param {{ id: string, label: string, value: string, options: readonly (readonly [string, string])[], help?: string }} facts
 * @param {(value: string) => void} choose */
export function selectField({ id, label, value, options, help }, choose) {
  return html`<div class="field"><label for=${id}>${label}</label>
    <select class="form-select" id=${id} aria-describedby=${help ? `${id}-help` : nothing}
      @change=${(/** @type {Event} */ event) => choose(valueOf(event))}>
      ${options.map(([name, words]) => html`<option value=${name} .selected=${live(name === value)}>${words}</option>`)}</select>
    ${help ? html`<p class="help" id="${id}-help">${help}</p>` : nothing}</div>`;
}

/** @param {{ label: string, checked: boolean, help?: string, id: string }} facts @param {(checked: boolean) => void} choose */
export function checkField({ label, checked, help, id }, choose) {
  return html`<div class="field"><label class="check" for=${id}><input class="form-check-input" type="checkbox" id=${id} .checked=${live(checked)}
      aria-describedby=${help ? `${id}-help` : nothing} @change=${(/** @type {Event} */ event) => choose(checkedOf(event))}><span>${label}</span></label>
    ${help ? html`<p class="help" id="${id}-help">${help}</p>` : nothing}</div>`;
}

/** Names and hints in both languages. @param {Store} store
 * @param {{ id: string, name: string, ar: string, en: string, hintAr?: string, hintEn?: string }} part */
export function wordings(store, part) {
  const { say } = store;
  const both = (/** @type {[string, string]} */ [ar, en], /** @type {"name-ar" | "hint-ar"} */ words, rows = 0) => {
    const value = /** @type {Record<string, string>} */ (/** @type {unknown} */ (part));
    return html`<div class="se-pair">
      ${textField(store, part, { field: ar, label: say(words), value: value[ar] ?? "", dir: "rtl", lang: "ar", rows })}
      ${textField(store, part, { field: en, label: say(words.replace("-ar", "-en")), value: value[en] ?? "", dir: "ltr", lang: "en", rows })}</div>`;
  };
  return html`${both(["ar", "en"], "name-ar")}${part.hintAr === undefined ? nothing : both(["hintAr", "hintEn"], "hint-ar", 2)}`;
}

/** What is chosen of many: what is chosen is said first, the rest opens beneath.
 * @param {Store} store
 * @param {{ id: string, label: string, none: string, chosen: readonly string[], wrong?: readonly string[],
 *   groups: readonly { title: string, options: readonly { value: string, title: string, colour?: string, depth?: number }[] }[] }} facts
 * @param {(chosen: string[]) => void} choose */
export function pickField(store, { id, label, none, chosen, groups, wrong = [] }, choose) {
  const options = groups.flatMap((group) => group.options);
  const titles = options.filter(({ value }) => chosen.includes(value)).map(({ title }) => title);
  const toggle = (/** @type {string} */ value, /** @type {boolean} */ on) =>
    choose(on ? [...chosen, value] : chosen.filter((one) => one !== value));
  return html`<fieldset class="field se-pick"><legend>${label}</legend>
    <details><summary>${titles.length ? titles.join(store.say("comma")) : html`<span class="quiet">${none}</span>`}</summary>
      ${groups.map((group) => html`<div class="se-pick-group" role="group" aria-label=${group.title}>
        <p class="help">${group.title}</p>
        <div class="se-pick-options">${group.options.map(({ value, title, colour, depth = 0 }) => html`<label class="check" style="--depth: ${depth}"><input
          class="form-check-input" type="checkbox" .checked=${live(chosen.includes(value))}
          @change=${(/** @type {Event} */ event) => toggle(value, checkedOf(event))}>${colour ? html`<span class="type-dot" style="--type: ${colour}"></span>` : nothing}<span>${title}</span></label>`)}</div></div>`)}
    </details>
    ${wrong.length ? html`<p class="wrong" id="${id}-wrong">${icon("alert")}<span>${wrong.join(" ")}</span></p>` : nothing}</fieldset>`;
}

/** What is wrong at a field, in words. @param {Store} store @param {string} id @param {string} field */
export function wrongAt(store, id, field) {
  return store.faults.value.filter((one) => one.id === id && one.field === field).map((one) => faultSaid(store, one));
}

/** A drawing of the page's own, by its name in `drawings`. @param {string} name @returns {TemplateResult} */
export function icon(name) {
  const drawn = /** @type {HTMLTemplateElement | null} */ (document.getElementById(`icon-${name}`));
  return html`${drawn?.content.cloneNode(true) ?? nothing}`;
}
