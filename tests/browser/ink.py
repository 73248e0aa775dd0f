"""What shows whether labels damage letters: a text of many joints, and how to compare its ink."""

from __future__ import annotations

from datetime import datetime

from labels.actions import annotate
from labels.changes import Put
from labels.document import Mention
from labels.models import AnnotationSet, User
from labels.text.span import Span
from tests.labels import making

TEXT = (
    "وقال لله ولإيران بالعراق: سَقَطَ مُقَاتِلٌ قرب دِمَشْقَ، وللأردن لاجئون لآلئ، كالمستشفى بالإسكندرية.\n"
    "وستستقبلهم فلسطين بالاستقلاليين، فالمستشارون والإعلاميون يتساءلون: أفلا تستطيعون؟\n"
    "كُتِبَتْ بِالمَلَاحِمِ وَلِلأَلِفِ، وبطـــول الليـــل لألأت اللآلئ.\n"
)
BORDERS = 175
"""Borders within words that are tried at the least."""

FACES = ("Noto Sans Arabic Variable", "Amiri", "DejaVu Sans")
"""The two that Hashiya brings, and one that machines have; else whatever they have instead."""

# Loads the faces that a page does not ask for by itself, and takes away all but fills and letters.
DRESS = """async (face) => {
  const [folder] = document.querySelector("link[rel=preload][as=font]").href.split("/vendor/");
  const amiri = document.createElement("link");
  const loaded = new Promise((done) => (amiri.onload = done));
  const href = `${folder}/vendor/amiri/amiri.css`;
  document.head.append(Object.assign(amiri, { rel: "stylesheet", href }));
  await loaded;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    .fill { background: rgb(255 255 0) !important; box-shadow: none !important; }
    .rail, .chip, .place, .sentence::before { display: none !important; }
    .reading { background: #fff; } .sentence { padding: 0 !important; }
    .text { color: #000 !important; line-height: 64px !important; }
    .text { font-family: "${face}" !important; }
  `);
  document.adoptedStyleSheets.push(sheet);
  await document.fonts.load(`22px "${face}"`, "بالعراق");
  await document.fonts.ready;
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return [...document.fonts].some((one) => one.family.includes(face) && one.status === "loaded");
}"""

# Black upon white and black upon yellow differ in blue alone: red is the ink.
DIFFERENCE = """async ([one, other]) => {
  const red = async (data) => {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
    context.drawImage(image, 0, 0);
    const pixels = context.getImageData(0, 0, image.width, image.height).data;
    return pixels.filter((_, at) => at % 4 === 0);
  };
  const [before, after] = [await red(one), await red(other)];
  if (before.length !== after.length) return -1;
  return before.reduce((sum, value, at) => sum + (Math.abs(value - after[at]) > 8 ? 1 : 0), 0);
}"""


def borders() -> list[Mention]:
    """A label from every border within a word of the text to the end of the word."""
    return [
        Mention(f"m{at}", Span(at, token.end), "GPE")
        for token in making.document(text=TEXT).tokens
        for at in range(token.start + 1, token.end)
    ]


def label_all_borders(annotation_set: AnnotationSet, *, by: User, at: datetime) -> None:
    """Write them into a reading of the text."""
    annotate.apply_changes(
        annotation_set=annotation_set,
        batch="borders",
        base_revision=annotation_set.revision,
        changes=[Put(border) for border in borders()],
        by=by,
        at=at,
    )
