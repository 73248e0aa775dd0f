/**
 * The panel as a sheet: it opens and closes, by its button, by a swipe, by key, and whenever something in
 * it is to have the focus. This browser remembers which; without room for both it begins closed.
 *
 * @import { Commands } from "./commands.js"
 * @import { Place } from "./place.js"
 */

const KEPT = "hashiya.panel";
/** As in styles/editor-sheet.css: in a narrower window the sheet lies below the text. */
const BELOW = "(max-width: 900px)";
const SWIPE = 32; // px

/** @param {HTMLElement} panel @param {HTMLElement} button @param {Commands} commands
 * @param {Place} place where the reader is */
export function startSheet(panel, button, commands, place) {
  const desk = /** @type {HTMLElement} */ (panel.parentElement);
  const text = /** @type {HTMLElement} */ (desk.querySelector(".reading"));
  let open = remembered() ?? !matchMedia(BELOW).matches;
  const show = () => {
    desk.classList.toggle("closed", !open);
    button.setAttribute("aria-expanded", String(open));
  };
  const turn = (/** @type {boolean} */ to) => {
    if (to === open) return;
    const seen = isSeen(place.rectangle(), desk);
    open = to;
    remember(open);
    if (!open && panel.contains(document.activeElement)) text.focus({ preventScroll: true });
    show();
    // Whoever reads elsewhere is left there.
    if (seen) place.reveal();
  };
  show();
  // A swipe ends in a click, which is then no tap.
  let swiped = false;
  button.addEventListener("pointerdown", () => (swiped = false));
  button.addEventListener("click", () => {
    if (!swiped) turn(!open);
    swiped = false;
  });
  // What a pointer has pressed waits for its click: a sheet that moved away under it would miss it.
  panel.addEventListener("focusin", () => panel.matches(":active") || turn(true));
  panel.addEventListener("click", () => turn(true));
  commands.add({
    panel: () => {
      turn(!open);
      commands.page.announce(commands.say(open ? "panel-open" : "panel-closed"));
    },
  });
  for (const grip of [button, /** @type {HTMLElement} */ (panel.querySelector(".tabs"))]) {
    followSwipe(grip, (to) => {
      swiped = grip === button;
      turn(to);
    });
  }
}

/** Tell of swipes that open the sheet, or close it. @param {HTMLElement} grip
 * @param {(open: boolean) => void} tell */
function followSwipe(grip, tell) {
  /** @type {PointerEvent | null} */
  let first = null;
  grip.addEventListener("pointerdown", (event) => (first = event.pointerType === "touch" ? event : null));
  grip.addEventListener("pointercancel", () => (first = null));
  grip.addEventListener("pointerup", (event) => {
    if (!first) return;
    const [across, down] = [event.clientX - first.clientX, event.clientY - first.clientY];
    first = null;
    const outward = getComputedStyle(grip).direction === "rtl" ? -across : across;
    const closing = matchMedia(BELOW).matches ? down : outward;
    if (Math.abs(closing) > SWIPE && Math.abs(closing) >= Math.max(Math.abs(across), Math.abs(down))) tell(closing < 0);
  });
}

/** @param {DOMRect} box @param {HTMLElement} desk */
function isSeen(box, desk) {
  const { top, bottom } = /** @type {HTMLElement} */ (desk.querySelector(".scroller")).getBoundingClientRect();
  return box.bottom > top && box.top < bottom;
}

/** Null where the browser keeps nothing (private windows), or nothing yet. */
function remembered() {
  try {
    const kept = localStorage.getItem(KEPT);
    return kept === null ? null : kept === "open";
  } catch {
    return null;
  }
}

/** @param {boolean} open */
function remember(open) {
  try {
    localStorage.setItem(KEPT, open ? "open" : "closed");
  } catch {
    // Then it holds for this page alone.
  }
}
