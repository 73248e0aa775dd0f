/**
 * The editor's page comes to life: text, labels, keys and mouse at once; all that nobody needs to begin
 * with when these are there (later.js). Nothing is waited for.
 *
 * @import { Boot } from "./types"
 * @import { Page } from "./commands.js"
 */

import { closeMenus } from "../pages/menus.js";
import { askFor, decisionsOf } from "./api.js";
import { Article } from "./article.js";
import { documentOf } from "./changes.js";
import { returned } from "./comeback.js";
import { Commands } from "./commands.js";
import { Connectors } from "./connectors.js";
import { keepFocus } from "./focus.js";
import { showFoot } from "./foot.js";
import { announce, byId, showHead, showNotices } from "./frame.js";
import { textNode } from "./geometry.js";
import { listen } from "./keyboard.js";
import { Keymap } from "./keys.js";
import { mayBeTyped } from "./linking.js";
import { Sentence } from "./offsets.js";
import { Overlay } from "./overlay.js";
import { Place } from "./place.js";
import { Pointer } from "./pointer.js";
import { startSaving } from "./saving.js";
import { Schema } from "./schema.js";
import { startSheet } from "./sheet.js";
import { State } from "./state.js";
import { keyCap, speaker } from "./words.js";

closeMenus(document);
const boot = /** @type {Boot} */ (JSON.parse(byId("boot").textContent ?? ""));
askFor(boot.reader);
const root = byId("reading");
const say = speaker(boot.words);
const schema = new Schema(boot.schema, boot.language);
const keymap = new Keymap(schema, boot.direction, boot.preferences.keys);
const saved = {
  ...documentOf(boot.mentions, boot.links, boot.attributes),
  ...(boot.adjudication && { decisions: decisionsOf(boot.adjudication.stops) }),
};
const state = new State(articleOf(root), schema, saved, {
  editable: boot.editable,
  dropsParticles: boot.clitics === "without-proclitics",
});
const overlay = new Overlay(root, byId("scroller"), state);
const place = new Place(state, overlay);
const connectors = new Connectors(root, state, overlay);
overlay.companions.push(place, connectors);
const queue = startSaving(state, boot, saved);
const commands = new Commands(state, say, page());
const pointer = new Pointer(root, state, overlay, commands);
const left = returned(commands, boot, overlay.scroller);
const rest = following();

showHead(state, say, { retry: () => queue.retry(), signIn: () => void rest.then((one) => one.signIn()) });
showFoot(byId("types"), commands, (type) => {
  const pending = state.pending.value;
  return !pending || mayBeTyped(state, pending, type);
});
showNotices(state, say);
keepFocus(root);
listen(commands, keymap);
startSheet(byId("panel"), byId("sheet-button"), commands, place);
document.documentElement.dataset.ready = "true";

/** What comes once the text is drawn; a command of it that is asked for before is done then. */
function following() {
  const drawn = new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  const started = drawn.then(() => import("./later.js")).then(({ startLater }) =>
    startLater({ boot, commands, connectors, keymap, left, overlay, place, pointer, queue }));
  commands.rest = started;
  // What is said so is an error no more: a page that is left while it loads fails quietly.
  started.catch(() => (state.notice.value = { text: say("not-whole"), urgent: true, lasting: true }));
  return started;
}

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
    palette: () => void rest.then((one) => one.palette()),
    cap: (command) => keyCap(keymap.chord(command)),
    reveal: () => place.reveal(),
    announce,
  };
}
