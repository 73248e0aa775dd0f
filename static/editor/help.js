/**
 * The help layer: the keys in force by what they are about, found by typing; and the way to change them.
 *
 * @import { Boot } from "./types"
 * @import { Commands } from "./commands.js"
 * @import { Keymap } from "./keys.js"
 */

import { html, nothing, render } from "../vendor/lit-html/lit-html.js";
import { effect } from "../vendor/signals-core/signals-core.js";
import { folded } from "./fold.js";
import { SETTLING } from "./keys.js";
import { keyCap } from "./words.js";

/** A line of the list; `caps` are as they stand on the keyboard.
 * @typedef {{ caps: readonly string[], lead: string, says: string }} Line */

/** @param {HTMLDialogElement} dialog @param {Keymap} keymap @param {Commands} commands
 * @param {Boot["addresses"]} addresses */
export function showHelp(dialog, keymap, commands, addresses) {
  const { say } = commands;
  const groups = groupsOf(keymap, commands);
  const draw = (/** @type {string} */ query) => {
    const shown = groups.map(({ title, lines }) => ({ title, lines: answering(lines, query) }));
    const left = shown.filter(({ lines }) => lines.length);
    const count = left.reduce((sum, { lines }) => sum + lines.length, 0);
    render(
      html`<header><h2 id="help-title">${say("help")}</h2>
          <input type="search" .value=${query} aria-label=${say("search-keys")} placeholder=${say("search-keys")}
            autocomplete="off" spellcheck="false" @input=${(/** @type {Event} */ event) =>
              draw(/** @type {HTMLInputElement} */ (event.target).value)}>
          <a class="plain" href=${addresses.keys} target="_blank" rel="noopener"
            @click=${() => renewOnReturn(keymap, commands, addresses)}>${say("change-keys")}</a>
          <button type="button" class="cross" aria-label=${say("close")} @click=${() => dialog.close()}>×</button></header>
        <p class="visually-hidden" role="status">${query ? say("keys-found", { count }) : ""}</p>
        <div class="help-groups">${left.map(({ title, lines }, place) => html`<section aria-labelledby="help-${place}">
          <h3 id="help-${place}">${title}</h3><dl>${lines.map(lineView)}</dl></section>`)}</div>
        ${left.length ? nothing : html`<p class="empty">${say("nothing-found")}</p>`}`,
      dialog,
    );
  };
  dialog.setAttribute("aria-labelledby", "help-title");
  dialog.onkeydown = (event) => {
    // Left to itself a search field is emptied by the first Escape, and closed by the second.
    if (event.key !== "Escape") return;
    event.preventDefault();
    dialog.close();
  };
  draw("");
  dialog.showModal();
  dialog.querySelector("input")?.focus();
  dialog.scrollTop = 0;
}

/** Show on these buttons which key does the same. @param {Keymap} keymap @param {Readonly<Record<string, import("./keys.js").Command>>} buttons */
export function titleKeys(keymap, buttons) {
  effect(() => {
    for (const [id, command] of Object.entries(buttons)) {
      document.getElementById(id)?.setAttribute("title", keyCap(keymap.chord(command)));
    }
  });
}

/** @param {Line} line */
const lineView = ({ caps, lead, says }) =>
  html`<div><dt>${lead}${caps.map((cap) => html`<kbd>${cap}</kbd> `)}</dt><dd>${says}</dd></div>`;

/** @param {Keymap} keymap @param {Commands} commands @returns {{ title: string, lines: Line[] }[]} */
function groupsOf(keymap, commands) {
  const { say, state } = commands;
  const all = keymap.bindings.filter(({ command }) => commands.has(command));
  const covered = new Set(all.filter(({ group }) => group === SETTLING).flatMap(({ chords }) => chords));
  const said = all.map((one) => (one.group === SETTLING ? one : { ...one, chords: one.chords.filter((chord) => !covered.has(chord)) }));
  const ours = [...new Set(said.map(({ group }) => group))].map((group) => ({
    title: say(`keys.${group}`),
    lines: said
      .filter((one) => one.group === group)
      .map(({ chords, command }) => ({
        caps: chords.map(keyCap), lead: chords.length ? "" : say("no-key"), says: say(`command.${command}`),
      })),
  }));
  const types = [...keymap.types].map(([chord, type]) => ({
    caps: [keyCap(chord)], lead: "", says: state.schema.typeTitle(type),
  }));
  const hands = ["mouse", "touch", "roles", "again", "time"].map((one) => ({
    caps: [], lead: say(one), says: say(`${one}-help`),
  }));
  return [
    ...ours,
    { title: say("keys.types"), lines: types },
    { title: say("keys.roles"), lines: rolesOf(commands) },
    { title: say("keys.hands"), lines: hands },
  ];
}

/** The keys of roles: those of the chosen event, else of all events, each key with all that it begins.
 * @param {Commands} commands @returns {Line[]} */
function rolesOf({ state: { schema }, chosen }) {
  /** @type {Map<string, Set<string>>} */
  const found = new Map();
  const events = chosen?.kind === "event" ? [schema.byName.get(chosen.type)] : schema.types;
  for (const event of events) {
    for (const role of event?.roles ?? []) {
      if (role.hotkey) found.set(role.hotkey, (found.get(role.hotkey) ?? new Set()).add(schema.title(role)));
    }
  }
  return [...found].map(([chord, titles]) => ({ caps: [keyCap(chord)], lead: "", says: [...titles].join(" · ") }));
}

/** @param {readonly Line[]} lines @param {string} query */
function answering(lines, query) {
  const sought = folded(query.trim());
  return lines.filter(({ caps, lead, says }) =>
    [...caps, lead, says].some((one) => folded(one).includes(sought)),
  );
}

/** What is chosen on the page of keys holds here as soon as one is back.
 * @param {Keymap} keymap @param {Commands} commands @param {Boot["addresses"]} addresses */
function renewOnReturn(keymap, { page, say }, addresses) {
  const renew = async () => {
    const answer = await fetch(addresses.preferences).catch(() => null);
    if (!answer?.ok) return;
    const { keys } = await answer.json();
    if (!keymap.use(keys)) return;
    /** @type {HTMLDialogElement | null} */ (document.querySelector("dialog#help[open]"))?.close();
    page.announce(say("keys-renewed"));
  };
  addEventListener("focus", () => void renew(), { once: true });
}
