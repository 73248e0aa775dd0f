/**
 * How the text is shown, as its reader has chosen: on the root of the page, where the server has
 * already written it, and in a small layer where it is chosen.
 *
 * @import { Preferences } from "./types"
 * @import { Choices } from "./preferences.js"
 * @import { Commands } from "./commands.js"
 * @import { Overlay } from "./overlay.js"
 * @import { Say } from "./words.js"
 */

import { html, render } from "../vendor/lit-html/lit-html.js";
import { effect } from "../vendor/signals-core/signals-core.js";

/** @typedef {Preferences["reading"]} Reading */

/** What holds until a person chooses; the twin of `Reading` in labels/preferences.py. @type {Reading} */
export const AT_FIRST = {
  face: "noto-sans-arabic",
  size: 22,
  leading: 140,
  width: 56,
  chips: "names",
  contrast: "system",
  numbers: true,
  focus: false,
};

/** @typedef {{ name: "size" | "leading" | "width", least: number, most: number, step: number,
 *   shown(value: number, say: Say): string }} Measure */

/** @param {number} value @param {Say} say */
const pixels = (value, say) => say("reading.pixels", { value });

/** The measures with their ends; the twins of SIZES, LEADINGS and WIDTHS. @type {readonly Measure[]} */
export const MEASURES = [
  { name: "size", least: 14, most: 40, step: 1, shown: pixels },
  { name: "leading", least: 140, most: 260, step: 10, shown: (value) => (value / 100).toFixed(1) },
  { name: "width", least: 28, most: 96, step: 4, shown: (value, say) => pixels(value * 16, say) },
];

/** What one of several is chosen of. */
const CHOICES = /** @type {const} */ ({
  face: ["noto-sans-arabic", "amiri"],
  chips: ["names", "short", "rails"],
  appearance: ["system", "light", "dark"],
  contrast: ["system", "normal", "high"],
});

/** Let the text be shown as its reader chooses, and the reader choose.
 * @param {Choices} choices @param {Commands} commands @param {Overlay} overlay
 * @param {HTMLDialogElement} dialog */
export function startReading(choices, commands, overlay, dialog) {
  const root = document.documentElement;
  let shown = JSON.stringify(choices.now.peek().reading);
  // The server has written what it knows; what an earlier visit left unsent it does not know.
  if (dressed(root) !== shown) shown = "";
  effect(() => {
    const { reading, appearance } = choices.now.value;
    root.dataset.appearance = appearance;
    const now = JSON.stringify(reading);
    if (now === shown) return;
    shown = now;
    dress(root, reading);
    overlay.dress();
  });
  const open = () => showSettings(dialog, choices, commands.say);
  commands.add({
    "reading-settings": open,
    "focus-mode": () => {
      const { reading } = choices.now.value;
      choices.choose({ reading: { ...reading, focus: !reading.focus } });
      commands.page.announce(commands.say(reading.focus ? "focus-off" : "focus-on"));
    },
  });
  document.getElementById("reading-button")?.addEventListener("click", open);
  addEventListener("online", () => void choices.send());
}

/** @param {HTMLElement} root @param {Reading} reading */
function dress({ dataset, style }, reading) {
  dataset.face = reading.face;
  dataset.chips = reading.chips;
  dataset.contrast = reading.contrast;
  dataset.numbers = reading.numbers ? "shown" : "hidden";
  dataset.focus = reading.focus ? "on" : "off";
  for (const { name } of MEASURES) style.setProperty(`--${name}`, String(reading[name]));
}

/** What the root of the page says, spelt as the choices are. @param {HTMLElement} root */
function dressed({ dataset, style }) {
  const measure = (/** @type {string} */ name) => Number(style.getPropertyValue(`--${name}`));
  return JSON.stringify({
    face: dataset.face,
    size: measure("size"),
    leading: measure("leading"),
    width: measure("width"),
    chips: dataset.chips,
    contrast: dataset.contrast,
    numbers: dataset.numbers === "shown",
    focus: dataset.focus === "on",
  });
}

/** @param {HTMLDialogElement} dialog @param {Choices} choices @param {Say} say */
function showSettings(dialog, choices, say) {
  const stop = effect(() => void render(settings(dialog, choices, say), dialog));
  dialog.addEventListener("close", stop, { once: true });
  dialog.onclick = (event) => {
    if (event.target === dialog) dialog.close();
  };
  dialog.showModal();
}

/** @param {HTMLDialogElement} dialog @param {Choices} choices @param {Say} say */
function settings(dialog, choices, say) {
  const { reading, appearance } = choices.now.value;
  const choose = (/** @type {Partial<Reading>} */ some) => choices.choose({ reading: { ...reading, ...some } });
  return html`<header><h2>${say("reading")}</h2>
      <button type="button" class="cross" aria-label=${say("close")} @click=${() => dialog.close()}>×</button></header>
    ${radios("face", reading.face, say, (face) => choose({ face }))}
    ${MEASURES.map((one) => slider(one, reading[one.name], say, choose))}
    ${radios("chips", reading.chips, say, (chips) => choose({ chips }))}
    ${radios("appearance", appearance, say, (value) => choices.choose({ appearance: value }))}
    ${radios("contrast", reading.contrast, say, (contrast) => choose({ contrast }))}
    ${box("numbers", reading.numbers, say, (numbers) => choose({ numbers }))}
    ${box("focus", reading.focus, say, (focus) => choose({ focus }))}
    <footer><span role="status">${say(choices.kept.value ? "reading.kept" : "reading.waits")}</span>
      <button type="button" class="btn btn-plain" @click=${() => choices.choose({ reading: AT_FIRST, appearance: "system" })}>${say("reading.reset")}</button></footer>`;
}

/** @template {keyof typeof CHOICES} Name @param {Name} name @param {string} chosen @param {Say} say
 * @param {(value: (typeof CHOICES)[Name][number]) => void} choose */
function radios(name, chosen, say, choose) {
  /** @type {readonly (typeof CHOICES)[Name][number][]} */
  const values = CHOICES[name];
  return html`<fieldset class=${`of-${name}`}><legend>${say(`reading.${name}`)}</legend>
    <div class="segments">${values.map(
      (value) => html`<label><input type="radio" name=${name} ?autofocus=${name === "face" && chosen === value}
        .checked=${chosen === value}
        @change=${() => choose(value)}><span>${say(`reading.${name}.${value}`)}</span></label>`,
    )}</div></fieldset>`;
}

/** @param {Measure} measure @param {number} value @param {Say} say
 * @param {(some: Partial<Reading>) => void} choose */
function slider({ name, least, most, step, shown: inWords }, value, say, choose) {
  const shown = inWords(value, say);
  const take = (/** @type {InputEvent} */ event) =>
    choose({ [name]: Number(/** @type {HTMLInputElement} */ (event.target).value) });
  return html`<label class="measure"><span>${say(`reading.${name}`)}</span>
    <input type="range" min=${least} max=${most} step=${step} .value=${String(value)}
      aria-valuetext=${shown} @input=${take}><b aria-hidden="true">${shown}</b></label>`;
}

/** @param {string} name @param {boolean} value @param {Say} say @param {(value: boolean) => void} choose */
function box(name, value, say, choose) {
  return html`<label class="switch"><input type="checkbox" .checked=${value}
    @change=${() => choose(!value)}><span>${say(`reading.${name}`)}</span></label>`;
}
