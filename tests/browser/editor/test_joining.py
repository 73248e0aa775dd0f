"""No letter is damaged: the ink of the text is the same with and without labels in its words."""

from __future__ import annotations

import base64

import pytest

from labels.models import Article, Project
from tests.browser import ink
from tests.browser.editor.conftest import Open
from tests.browser.editor.desk import Desk
from tests.labels import making


@pytest.fixture
def article(project: Project) -> Article:
    """The text of many joints."""
    making.bring(project, making.reading("joined", text=ink.TEXT))
    return project.articles.get(external_id="joined")


@pytest.mark.parametrize("face", ink.FACES)
def test_labels_over_every_border_within_the_words_leave_every_pixel_of_ink(
    face: str, article: Article, open_desk: Open
) -> None:
    plain = _ink(open_desk(article), face)

    one = open_desk(article)
    ink.label_all_borders(one.annotation_set, by=one.reader, at=making.AT)
    labelled = open_desk(article)
    labelled.page.wait_for_selector(".fill", state="attached")

    different = labelled.page.evaluate(ink.DIFFERENCE, [plain, _ink(labelled, face)])

    assert labelled.page.locator(".fill").count() >= ink.BORDERS
    assert different == 0


def test_the_comparison_sees_what_wrapping_does(article: Article, open_desk: Open) -> None:
    desk = open_desk(article)
    plain = _ink(desk, ink.FACES[0])

    desk.page.evaluate(
        """() => { const text = document.querySelector(".text"), words = text.textContent;
          const wrapped = '<span style="padding-inline: 1px">العراق</span>';
          text.innerHTML = words.replace("العراق", wrapped); }"""
    )
    different = desk.page.evaluate(ink.DIFFERENCE, [plain, _ink(desk, ink.FACES[0])])

    assert different > 0


def test_every_face_has_a_look_of_its_own(article: Article, open_desk: Open) -> None:
    looks = {_ink(open_desk(article), face) for face in ink.FACES}

    assert len(looks) == len(ink.FACES)


def _ink(desk: Desk, face: str) -> str:
    desk.page.evaluate(ink.DRESS, face)
    return base64.b64encode(desk.page.locator("#reading").screenshot()).decode()
