/** The parts of a project stand on one line, which moves sideways where it is longer than the window. */

/** Bring the part that one is in into sight. @param {Document} page */
export function showPresent(page) {
  page.querySelector("nav.tabs [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
}
