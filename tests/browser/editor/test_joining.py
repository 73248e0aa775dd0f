"""No letter is damaged: the ink of the text is the same with and without labels in its words."""

from __future__ import annotations

import base64

from labels.actions import annotate
from labels.changes import Put
from labels.document import Mention
from labels.models import Project
from labels.text.span import Span
from tests.browser.editor.conftest import Open
from tests.browser.editor.desk import Desk
from tests.labels import making

TEXT = "وقال لله ولإيران بالعراق: سَقَطَ مُقَاتِلٌ قرب دِمَشْقَ، وللأردن لاجئون لآلئ، كالمستشفى بالإسكندرية.\n"
LOOK = """
  .fill { background: rgb(255 255 0) !important; box-shadow: none !important; }
  .rail, .chip, .place { display: none !important; }
  .reading { background: #fff; } .sentence { padding: 0 !important; }
  .text { color: #000 !important; line-height: 64px !important; }
"""
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
  return before.reduce((sum, value, at) => sum + (Math.abs(value - after[at]) > 8 ? 1 : 0), 0);
}"""


def test_labels_over_every_border_within_the_words_leave_every_pixel_of_ink(
    project: Project, open_desk: Open
) -> None:
    making.bring(project, making.reading("joined", text=TEXT))
    article = project.articles.get(external_id="joined")
    plain = _ink(open_desk(article))

    _label_all_borders(open_desk(article))
    labelled = open_desk(article)
    labelled.page.wait_for_selector(".fill", state="attached")

    assert labelled.page.locator(".fill").count() > 50
    assert labelled.page.evaluate(DIFFERENCE, [plain, _ink(labelled)]) == 0


def test_the_comparison_sees_what_wrapping_does(project: Project, open_desk: Open) -> None:
    making.bring(project, making.reading("joined", text=TEXT))
    desk = open_desk(project.articles.get(external_id="joined"))
    plain = _ink(desk)

    desk.page.evaluate(
        """() => { const text = document.querySelector(".text"), words = text.textContent;
          const wrapped = '<span style="padding-inline: 1px">العراق</span>';
          text.innerHTML = words.replace("العراق", wrapped); }"""
    )

    assert desk.page.evaluate(DIFFERENCE, [plain, _ink(desk)]) > 0


def _ink(desk: Desk) -> str:
    desk.page.evaluate(
        """(css) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css);
          document.adoptedStyleSheets.push(sheet); return document.fonts.ready; }""",
        LOOK,
    )
    return base64.b64encode(desk.page.locator(".text").first.screenshot()).decode()


def _label_all_borders(desk: Desk) -> None:
    document = making.document(text=TEXT)
    borders = [
        Mention(f"m{at}", Span(at, token.end), "GPE")
        for token in document.tokens
        for at in range(token.start + 1, token.end)
    ]
    one = desk.annotation_set
    annotate.apply_changes(
        annotation_set=one,
        batch="borders",
        base_revision=one.revision,
        changes=[Put(border) for border in borders],
        by=desk.reader,
        at=making.AT,
    )
