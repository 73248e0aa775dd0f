"""A link to a label in its reading: it is chosen and in sight when the page has come."""

from __future__ import annotations

from playwright.sync_api import expect

from labels.actions import annotate
from labels.document import Mention
from labels.models import Project
from labels.text.span import Span
from tests.browser.editor.conftest import Open
from tests.browser.editor.desk import Desk
from tests.labels import making

FILLER = "ومضت السيارات في الطريق الطويل. " * 120


def _desk_at(open_desk: Open, project: Project, at: str) -> Desk:
    """The annotator's reading of a long article with one label at its end, opened at `at`."""
    text = f"{FILLER}وصل الوفد إلى عمّان."
    making.bring(project, making.reading("long", text=text))
    article = project.articles.get(external_id="long")
    begun = open_desk(article)
    start = text.index("عمّان")
    mention = Mention("amman", Span(start, start + 5), "GPE")
    annotate.apply_changes(
        annotation_set=begun.annotation_set,
        batch="b1",
        base_revision=0,
        changes=making.puts(mention),
        by=begun.reader,
        at=making.AT,
    )
    return open_desk(article, set=begun.annotation_set.pk, at=at)


def test_the_label_that_the_address_names_is_chosen_and_in_sight(
    open_desk: Open, project: Project
) -> None:
    desk = _desk_at(open_desk, project, "amman")

    expect(desk.page.locator("#panel")).to_contain_text("عمّان")
    expect(desk.page.locator(".chip")).to_be_in_viewport()


def test_a_label_that_is_gone_is_told_of(open_desk: Open, project: Project) -> None:
    desk = _desk_at(open_desk, project, "baghdad")

    expect(desk.notice).to_contain_text("لم يعد في هذه القراءة")
