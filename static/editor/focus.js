/**
 * The focus is never lost: where what had it is gone, hidden or out of use, the text takes it.
 */

/** @param {HTMLElement} text */
export function keepFocus(text) {
  document.addEventListener("focusout", ({ target, relatedTarget }) => {
    if (relatedTarget || !(target instanceof HTMLElement)) return;
    requestAnimationFrame(() => {
      const lost = document.activeElement === document.body && !document.querySelector("dialog[open]");
      const gone = !target.isConnected || target.matches(":disabled") || !target.checkVisibility();
      if (lost && gone) text.focus({ preventScroll: true });
    });
  });
}
