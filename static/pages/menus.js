/** Menus are `details` elements: these close when one clicks or tabs away, or presses Escape. */

/**
 * @param {Document} page
 */
export function closeMenus(page) {
  page.addEventListener("click", (event) => closeAllBut(page, event.target));
  page.addEventListener("focusin", (event) => closeAllBut(page, event.target));
  page.addEventListener("keydown", (event) => {
    if (event.key === "Escape") closeAround(event.target);
  });
}

/**
 * @param {Document} page
 * @param {EventTarget | null} place
 */
function closeAllBut(page, place) {
  for (const menu of page.querySelectorAll("details[data-menu][open]")) {
    if (!(place instanceof Node) || !menu.contains(place)) menu.removeAttribute("open");
  }
}

/**
 * Closes the menu that the focus is in and gives the focus back to what opened it.
 *
 * @param {EventTarget | null} place
 */
function closeAround(place) {
  const menu = place instanceof Element ? place.closest("details[data-menu][open]") : null;
  if (!menu) return;
  menu.removeAttribute("open");
  menu.querySelector("summary")?.focus();
}
