/**
 * The foot: the types with their keys, on one line until the reader wants to see more of them, which
 * this browser remembers. While a link is pending only the types stand there that may fill it.
 *
 * @import { MentionType } from "./types"
 * @import { Commands } from "./commands.js"
 */

import { html, nothing, render } from "../vendor/lit-html/lit-html.js";
import { effect, signal } from "../vendor/signals-core/signals-core.js";
import { keyCap } from "./words.js";

const KEPT = "hashiya.types";
/** Types shown where the schema gives none a key. */
const FIRST = 12;

/** @param {HTMLElement} foot @param {Commands} commands @param {(type: string) => boolean} fits whether
 * a type may fill the pending link */
export function showFoot(foot, commands, fits) {
  const { state, say } = commands;
  foot.hidden = !state.terms.editable;
  if (foot.hidden) return;
  const keyed = state.schema.selectable.filter((one) => one.hotkey);
  const types = keyed.length ? keyed : state.schema.selectable.slice(0, FIRST);
  const open = signal(remembered());
  const toggle = () => remember((open.value = !open.value));
  effect(() => {
    const shown = state.pending.value ? types.filter((one) => fits(one.name)) : types;
    foot.classList.toggle("open", open.value);
    render(
      html`<div class="types-row">${shown.map((type) => button(commands, type))}</div>
        <button type="button" @click=${() => commands.page.palette()}>${say("all-types")}<kbd>${commands.page.cap("palette")}</kbd></button>
        <button type="button" class="more" aria-expanded=${open.value} aria-label=${say("more-types")}
          title=${say("more-types")} @click=${toggle}></button>`,
      foot,
    );
  });
}

/** @param {Commands} commands @param {MentionType} type */
function button(commands, type) {
  const { schema } = commands.state;
  return html`<button type="button" class="t${type.index} ${type.kind}"
    title=${schema.hint(type) || nothing} @click=${() => commands.type(type.name)}
    ><span class="swatch"></span>${schema.title(type)}${type.hotkey ? html`<kbd>${keyCap(type.hotkey)}</kbd>` : nothing}</button>`;
}

/** Where the browser keeps nothing (private windows), the foot begins on one line. */
function remembered() {
  try {
    return localStorage.getItem(KEPT) === "open";
  } catch {
    return false;
  }
}

/** @param {boolean} open */
function remember(open) {
  try {
    localStorage.setItem(KEPT, open ? "open" : "");
  } catch {
    // Then it holds for this page alone.
  }
}
