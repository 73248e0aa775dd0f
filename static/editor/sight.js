/**
 * Which sentences are in sight, and when their letters move: by scrolling, by the width of the column,
 * by zoom, by a face that arrives.
 *
 * @import { Geometry } from "./geometry.js"
 */

const NEAR = "600px 0px";

/**
 * Who is told. `sizeOf` is the size of a block as it was last measured.
 * @typedef {object} Watcher
 * @property {(index: number) => void} seen a sentence came near or has changed its size
 * @property {(index: number) => void} left a sentence is far from the window
 * @property {(index: number) => { width: number, height: number } | undefined} sizeOf
 * @property {() => void} face the face, its size or the zoom have changed
 */

/**
 * Watch from now on; the set holds the sentences near the window, at any time.
 * @param {Geometry} geometry
 * @param {HTMLElement} scroller
 * @param {HTMLElement} probe some words in the face of the text
 * @param {Watcher} watcher
 * @returns {ReadonlySet<number>}
 */
export function watch(geometry, scroller, probe, watcher) {
  /** @type {Set<number>} */
  const near = new Set();
  const sizes = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (hasMoved(target, watcher.sizeOf(indexOf(target)))) watcher.seen(indexOf(target));
    }
  });
  const sight = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) enter(target);
        else leave(target);
      }
    },
    { root: scroller, rootMargin: NEAR },
  );
  for (const section of geometry.sections) sight.observe(section);
  followFace(probe, watcher);
  return near;

  /** @param {Element} section */
  function enter(section) {
    near.add(indexOf(section));
    sizes.observe(section);
    watcher.seen(indexOf(section));
  }

  /** @param {Element} section */
  function leave(section) {
    near.delete(indexOf(section));
    sizes.unobserve(section);
    watcher.left(indexOf(section));
  }
}

/** A probe's width follows the face, even where no block changes its size.
 * @param {HTMLElement} probe @param {Watcher} watcher */
function followFace(probe, watcher) {
  let width = NaN; // an observer tells the first size by itself
  new ResizeObserver(() => {
    const now = probe.getBoundingClientRect().width;
    if (Math.abs(now - width) > 0.01) watcher.face();
    width = now;
  }).observe(probe);
  document.fonts.addEventListener("loadingdone", () => watcher.face());
}

/** @param {Element} section */
const indexOf = (section) => Number(/** @type {HTMLElement} */ (section).dataset.index);

/** @param {Element} section @param {{ width: number, height: number } | undefined} size */
function hasMoved(section, size) {
  if (!size) return false;
  const { width, height } = section.getBoundingClientRect();
  return Math.abs(size.width - width) > 0.5 || Math.abs(size.height - height) > 0.5;
}
