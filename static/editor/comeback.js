/**
 * Loading the page anew without losing one's place: where the reader was, what was chosen, which tab was
 * open, how far the text was scrolled, and the ways back.
 *
 * @import { Boot } from "./types"
 * @import { Commands } from "./commands.js"
 */

import { at, snapped } from "./selection.js";

const KEPT = "hashiya.back";

/**
 * Load the page anew; `message` is handed to the page that comes.
 * @param {Commands} commands
 * @param {number} revision of the reading
 * @param {HTMLElement} scroller
 * @param {unknown} message
 */
export function comeBack({ state }, revision, scroller, message) {
  const { focus } = state.selection.value;
  const kept = {
    page: location.href,
    revision,
    point: focus.start,
    below: sectionAt(state.here).getBoundingClientRect().top - scroller.getBoundingClientRect().top,
    chosen: state.chosen.value,
    tab: state.tab.value,
    ways: state.ways,
    message,
  };
  sessionStorage.setItem(KEPT, JSON.stringify(kept));
  location.reload();
}

/**
 * Go where one was before the page was loaded anew, before the first key can be pressed; the answer is the
 * message that was left, null where nothing was.
 * @param {Commands} commands
 * @param {Boot} boot
 * @param {HTMLElement} scroller
 * @returns {unknown}
 */
export function returned({ state, page }, boot, scroller) {
  const found = sessionStorage.getItem(KEPT);
  sessionStorage.removeItem(KEPT);
  const kept = found && JSON.parse(found);
  if (!kept || kept.page !== location.href) return null;
  const { point, chosen, tab, below } = kept;
  const token = snapped(state.article, { start: point, end: point + 1 });
  if (token) state.selection.value = at(token);
  if (state.mention(chosen)) state.chosen.value = chosen;
  state.tab.value = tab;
  // They lead on from the very document that was left, or from none.
  if (kept.revision === boot.revision) state.ways = kept.ways;
  requestAnimationFrame(() => {
    const now = sectionAt(state.here).getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    scroller.scrollTop += now - below;
    page.reveal();
    document.getElementById("reading")?.focus({ preventScroll: true });
  });
  return kept.message;
}

/** @param {number} index */
const sectionAt = (index) => /** @type {HTMLElement} */ (document.querySelector(`.sentence[data-index="${index}"]`));
