/**
 * What the editor's page needs only once its text is drawn: the panel and its tabs, the palette, the help
 * layer, handles, comments, history, signing in anew, how the text is shown. It shares the modules of
 * main.js, and is there before a hand can ask for it; what is asked for earlier is done then.
 *
 * @import { Boot } from "./types"
 * @import { Commands } from "./commands.js"
 * @import { Connectors } from "./connectors.js"
 * @import { Keymap } from "./keys.js"
 * @import { Overlay } from "./overlay.js"
 * @import { Place } from "./place.js"
 * @import { Pointer } from "./pointer.js"
 * @import { Queue } from "./sync.js"
 */

import { catchUp } from "./afterwards.js";
import { startReshaping } from "./commands-reshaping.js";
import { startComments } from "./comments.js";
import { startEffort } from "./effort.js";
import { startEvents } from "./events.js";
import { byId } from "./frame.js";
import { handIn } from "./handin.js";
import { Handles } from "./handles.js";
import { showHelp, titleKeys } from "./help.js";
import { chooseLink, chooseType } from "./menus.js";
import { Palette } from "./palette.js";
import { History } from "./panel-history.js";
import { showPanel } from "./panel.js";
import { Choices, browserWorld } from "./preferences.js";
import { startReading } from "./reading.js";
import { startReview } from "./reviewing.js";
import { startSentences } from "./sentences.js";
import { startSettling } from "./settling.js";
import { startSkipping } from "./skipping.js";
import { startSignIn } from "./signin.js";
import { followTouch } from "./touch.js";

/** The parts that are there already.
 * @typedef {{ boot: Boot, commands: Commands, connectors: Connectors, keymap: Keymap, overlay: Overlay,
 *   place: Place, pointer: Pointer, queue: Queue, left: unknown }} Parts
 * `left` is what the page before left to be told, null where nothing. */

/** The rest comes to life; the answer does what the page is asked for. @param {Parts} parts */
export function startLater(parts) {
  const { boot, commands, keymap, left, overlay, place, queue } = parts;
  const { state, say } = commands;
  const { addresses } = boot;
  const palette = new Palette(dialog("palette"), say);
  const signIn = startSignIn(dialog("sign-in"), state, say, {
    reader: boot.reader, addresses, retry: () => queue.retry(),
  });
  commands.add({
    link: () => chooseLink(palette, commands, place.rectangle()),
    note: () => commands.needed() && toNote(commands),
    help: () => showHelp(dialog("help"), keymap, commands, addresses),
    "hand-in": () => void handIn(state, queue, { say, addresses, leave }),
  });
  startChoices(parts);
  startReshaping(commands, palette, () => place.rectangle());
  showTabs(parts);
  followTouch(overlay.root, parts.pointer);
  overlay.companions.push(new Handles(overlay.root, overlay, commands));
  startSentences(commands, queue, boot, overlay.scroller, left);
  if (boot.skipping) startSkipping(boot.skipping, commands, queue, leave);
  startButtons(parts);
  startEffort(boot);
  chooseAsked(commands);
  commands.rest = null;
  document.documentElement.dataset.whole = "true";
  return { signIn, palette: () => chooseType(palette, commands, place.rectangle()) };
}

/** @param {Commands} commands */
function toNote({ state }) {
  state.tab.value = "chosen";
  catchUp();
  document.getElementById("note")?.focus();
}

/** How the text is shown, and which lines. @param {Parts} parts */
function startChoices({ boot, commands, connectors, overlay }) {
  const { state, say } = commands;
  const { appearance = "system" } = document.documentElement.dataset;
  const refused = (/** @type {string} */ why) => (state.notice.value = { text: say("reading-refused", { why }) });
  const world = browserWorld(boot.addresses, boot.reader, refused);
  const choices = new Choices({ ...boot.preferences, appearance }, world);
  startEvents(commands, connectors, choices);
  startReading(choices, commands, overlay, dialog("reading-settings"));
}

/** @param {Parts} parts */
function showTabs({ boot, commands, keymap, overlay, queue }) {
  const history = boot.set ? new History(commands, byId("looking"), boot, () => queue.revision) : null;
  showPanel(byId("panel"), commands, {
    comments: startComments(boot, commands, () => keymap.chord("comment")),
    history: () => history?.view(),
    review: startReview(boot, commands, queue),
    settle: startSettling(boot, commands, queue, overlay),
  });
}

/** @param {Parts} parts */
function startButtons({ commands, keymap }) {
  const buttons = /** @type {const} */ ({ undo: "undo", redo: "redo", skip: "skip", "hand-in": "hand-in", "help-button": "help" });
  for (const [id, command] of Object.entries(buttons)) {
    // To skip is a link as well, which leads to a page that asks the same.
    document.getElementById(id)?.addEventListener("click", (event) => commands.run(command) && event.preventDefault());
  }
  titleKeys(keymap, buttons);
}

/** Choose and show the label that the address names, as links to it from other pages do. @param {Commands} commands */
function chooseAsked(commands) {
  const { state, say, page } = commands;
  const id = new URLSearchParams(location.search).get("at");
  if (!id) return;
  if (!state.mention(id)) {
    state.notice.value = { text: say("label-gone") };
    return;
  }
  commands.choose(id);
  page.reveal();
}

/** On to the next article; the server decides which. */
function leave() {
  /** @type {HTMLFormElement} */ (byId("next")).requestSubmit();
}

/** @param {string} id */
function dialog(id) {
  return /** @type {HTMLDialogElement} */ (byId(id));
}
