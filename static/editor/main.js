/**
 * The editor's page comes to life: reads what the page brought, joins the parts, waits for nothing.
 *
 * @import { Boot } from "./types"
 * @import { Page } from "./commands.js"
 */

import { closeMenus } from "../pages/menus.js";
import { Article } from "./article.js";
import { documentOf } from "./changes.js";
import { Commands } from "./commands.js";
import { Connectors } from "./connectors.js";
import { showFoot } from "./foot.js";
import { announce, byId, showHead, showHelp, showNotices } from "./frame.js";
import { textNode } from "./geometry.js";
import { handIn } from "./handin.js";
import { listen } from "./keyboard.js";
import { Keymap } from "./keys.js";
import { mayBeTyped } from "./linking.js";
import { chooseLink, chooseType } from "./menus.js";
import { Sentence } from "./offsets.js";
import { Overlay } from "./overlay.js";
import { Palette } from "./palette.js";
import { showPanel } from "./panel.js";
import { Place } from "./place.js";
import { Pointer } from "./pointer.js";
import { startSaving } from "./saving.js";
import { Schema } from "./schema.js";
import { State } from "./state.js";
import { speaker } from "./words.js";

closeMenus(document);
const boot = /** @type {Boot} */ (JSON.parse(byId("boot").textContent ?? ""));
const root = byId("reading");
const say = speaker(boot.words);
const schema = new Schema(boot.schema, boot.language);
const keymap = new Keymap(schema, boot.direction);
const saved = documentOf(boot.mentions, boot.links);
const state = new State(articleOf(root), schema, saved, {
  editable: boot.editable,
  dropsParticles: boot.clitics === "without-proclitics",
});
const overlay = new Overlay(root, byId("scroller"), state);
const place = new Place(state, overlay);
overlay.companions.push(place, new Connectors(root, state, overlay));
const queue = startSaving(state, boot, saved);
const palette = new Palette(dialog("palette"), say);
const commands = new Commands(state, say, page());

showHead(state, say, { retry: () => queue.retry(), signIn: boot.addresses.signIn });
showPanel(byId("panel"), commands);
showFoot(byId("types"), commands, (type) => {
  const pending = state.pending.value;
  return !pending || mayBeTyped(state, pending, type);
});
showNotices(state, say);
listen(commands, keymap);
new Pointer(root, state, overlay, commands);
for (const [id, command] of /** @type {const} */ ([
  ["undo", "undo"], ["redo", "redo"], ["hand-in", "hand-in"], ["help-button", "help"],
])) {
  document.getElementById(id)?.addEventListener("click", () => commands.run(command));
}
document.documentElement.dataset.ready = "true";

/** The text as it stands in the page, and what the page brought about it. @param {HTMLElement} root */
function articleOf(root) {
  const sections = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(".sentence")]);
  const sentences = sections.map(
    (section, index) => new Sentence(textNode(section).data, boot.sentences[index]?.[0] ?? 0),
  );
  return new Article(sentences, boot.tokens, boot.particles);
}

/** What commands ask of the page. @returns {Page} */
function page() {
  return {
    palette: () => chooseType(palette, commands, place.rectangle()),
    links: () => chooseLink(palette, commands, place.rectangle()),
    note: () => {
      state.tab.value = "chosen";
      document.getElementById("note")?.focus();
    },
    help: () => showHelp(dialog("help"), keymap, state, say),
    handIn: () => void handIn(state, queue, { say, addresses: boot.addresses, leave }),
    reveal: () => place.reveal(),
    announce,
  };
}

/** On to the next article; the server decides which. */
function leave() {
  /** @type {HTMLFormElement} */ (byId("next")).requestSubmit();
}

/** @param {string} id */
function dialog(id) {
  return /** @type {HTMLDialogElement} */ (byId(id));
}
