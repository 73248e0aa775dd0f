/**
 * Sets light or dark, and how far colours stand apart, before anything is painted, and whenever the
 * system or the person chooses otherwise. A plain script at the head of the page, not a module: a
 * module would run after the first paint and flash.
 */
(() => {
  const page = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const more = matchMedia("(prefers-contrast: more)");

  const follow = () => {
    const { appearance, contrast } = page.dataset;
    page.dataset.bsTheme = appearance === "system" ? (dark.matches ? "dark" : "light") : appearance;
    page.dataset.colours = contrast === "high" || (contrast === "system" && more.matches) ? "high" : "normal";
  };

  follow();
  dark.addEventListener("change", follow);
  more.addEventListener("change", follow);
  new MutationObserver(follow).observe(page, { attributeFilter: ["data-appearance", "data-contrast"] });
})();
