"""What axe-core finds on a page: barriers to whoever reads by keys, by ear, by strong contrast."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

SOURCE = Path(__file__).parents[1] / "vendor" / "axe-core" / "axe.min.js"
COLOURS = ("color-contrast",)
"""What light, dark and high contrast can change: all else was asked already."""

FIND = """async (rules) => {
  const frame = () => new Promise(requestAnimationFrame);
  await frame().then(frame);  // colours that have just been chosen are painted by then
  const only = rules.length ? { runOnly: rules } : {};
  const found = await axe.run({ resultTypes: ["violations"], ...only });
  return found.violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ target, failureSummary }) =>
      `${id}: ${target.join(" ")}: ${failureSummary.split("\\n").slice(1).join(" ").trim()}`));
}"""

LOOKS = [("light", "no-preference"), ("dark", "no-preference")]
WITH_HIGH_CONTRAST = [*LOOKS, ("light", "more"), ("dark", "more")]


def let_axe_in(page: Page) -> None:
    """Bring axe-core into every document that this page will show, and let nothing move there."""
    page.add_init_script(path=SOURCE)
    page.emulate_media(reduced_motion="reduce")


def barriers(page: Page, looks: list[tuple[str, str]] = LOOKS) -> dict[str, list[str]]:
    """The serious and critical ones by look: everything in the first, colours in the others."""
    found = {}
    for place, (scheme, contrast) in enumerate(looks):
        page.emulate_media(color_scheme=scheme, contrast=contrast, reduced_motion="reduce")  # type: ignore[arg-type]
        told: list[str] = page.evaluate(FIND, COLOURS if place else ())
        if told:
            found[f"{scheme}, {contrast}"] = told
    page.emulate_media(color_scheme=looks[0][0], contrast=looks[0][1])  # type: ignore[arg-type]
    return found
