"""What a program is told of its person's work."""

from __future__ import annotations

import pytest

from labels.actions import notices
from labels.models import Notice, Project
from tests.annotator.api.conftest import Program
from tests.labels import making
from tests.labels.making import AT, LATER

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(news: Project, manager: Program, annotator: Program) -> list[int]:
    """Two notices of the annotator's, the latest first."""
    article = making.article(news)
    for at in (AT, LATER):
        pairs = [(article.pk, annotator.user.pk)]
        notices.assigned(project=news, given=pairs, by=manager.user, at=at)
    return list(Notice.objects.order_by("-pk").values_list("pk", flat=True))


def test_notices_are_told_with_sentence_and_address(
    annotator: Program, told: list[int], news: Project
) -> None:
    page = annotator.get("me/notices/").told

    article = news.articles.get().pk
    assert [one["id"] for one in page["results"]] == told
    assert (page["next"], page["unread"]) == (None, 2)
    assert page["results"][0] == {
        "id": told[0],
        "kind": "assigned",
        "said": "\u2068manager\u2069 gave you “\u2068a1\u2069” to read.",
        "text": "",
        "project": "news",
        "article": article,
        "count": 1,
        "address": f"/projects/news/articles/{article}/",
        "at": "2026-05-02T12:00:00Z",
        "is_read": False,
    }


def test_some_or_all_are_marked_read(annotator: Program, told: list[int]) -> None:
    one = annotator.post("me/notices/read/", {"ids": [told[0]]})
    unread = annotator.get("me/notices/?unread=yes").told["results"]
    rest = annotator.post("me/notices/read/", {"up_to": told[0]})

    assert (one.told, [line["id"] for line in unread]) == ({"unread": 1}, told[1:])
    assert rest.told == {"unread": 0}


@pytest.mark.parametrize("sent", [{}, {"ids": [1], "up_to": 1}])
def test_which_ones_is_said_in_one_way(annotator: Program, sent: dict[str, object]) -> None:
    answer = annotator.post("me/notices/read/", sent)

    assert answer.status_code == 400
    assert "not both" in answer.told["errors"][0]["message"]
