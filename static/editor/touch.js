/**
 * A finger on the text: a tap is a click; a finger that rests takes the word, and dragged on it extends.
 * Whatever else a finger does scrolls.
 *
 * @import { Pointer } from "./pointer.js"
 */

const REST = 450; // ms
const TREMBLE = 10; // px

/** @param {HTMLElement} root the reading column @param {Pointer} pointer */
export function followTouch(root, pointer) {
  let timer = 0;
  let taken = false;
  /** @type {Touch | null} */
  let first = null;
  const whereOf = (/** @type {Touch} */ { clientX, clientY }) => ({ clientX, clientY, altKey: false });
  const leave = () => {
    clearTimeout(timer);
    if (taken) pointer.release();
    taken = false;
    first = null;
  };
  root.addEventListener(
    "touchstart",
    (event) => {
      leave();
      first = event.touches.length === 1 ? event.touches[0] ?? null : null;
      if (!first || (event.target instanceof Element && event.target.closest("button, .chip"))) return;
      const { target } = first;
      timer = setTimeout(() => {
        taken = !!first && pointer.take(whereOf(first), target);
        if (taken) navigator.vibrate?.(10);
      }, REST);
    },
    { passive: true },
  );
  root.addEventListener(
    "touchmove",
    (event) => {
      const now = event.touches[0];
      if (!first || !now) return;
      if (taken) {
        // Only a finger that has taken a word keeps the text from scrolling.
        event.preventDefault();
        pointer.follow(whereOf(now));
      } else if (Math.hypot(now.clientX - first.clientX, now.clientY - first.clientY) > TREMBLE) leave();
    },
    { passive: false },
  );
  root.addEventListener("touchend", (event) => {
    // No click follows upon what has selected.
    if (taken && event.cancelable) event.preventDefault();
    leave();
  });
  root.addEventListener("touchcancel", leave);
  root.addEventListener("contextmenu", (event) => {
    if (root.classList.contains("touched")) event.preventDefault();
  });
}
