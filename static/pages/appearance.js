/**
 * Sets light or dark before anything is painted. A plain script at the head of the page, not a
 * module: a module would run after the first paint and flash.
 */
(() => {
  const page = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");

  const follow = () => {
    if (page.dataset.appearance === "system") {
      page.dataset.bsTheme = dark.matches ? "dark" : "light";
    }
  };

  follow();
  dark.addEventListener("change", follow);
})();
