/**
 * Fields for attributes: of labels, and of what fills a role.
 *
 * @import { Attribute, AttributeValue } from "./types"
 * @import { Commands } from "./commands.js"
 */

import { html, nothing } from "../vendor/lit-html/lit-html.js";

/** What is done with a value that was given; undefined takes it away.
 * @typedef {(next: AttributeValue | undefined) => void} Keep */

/** The field of an attribute.
 * @param {Commands} commands @param {Attribute} attribute @param {AttributeValue | undefined} value
 * @param {Keep} keep */
export function fieldView(commands, attribute, value, keep) {
  const { schema } = commands.state;
  const asked = attribute.required && value === undefined;
  return html`<label class="field ${asked ? "wanting" : ""}" title=${schema.hint(attribute) || nothing}>
    <span>${schema.title(attribute)}${asked ? html` <span class="asked">${commands.say("asked")}</span>` : nothing}</span>
    ${control(commands, attribute, value, keep)}</label>`;
}

/** @param {Commands} commands @param {Attribute} attribute
 * @param {AttributeValue | undefined} value
 * @param {Keep} keep */
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
