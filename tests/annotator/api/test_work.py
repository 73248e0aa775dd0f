"""Work over the API: given by hand, taken away, skipped, offered again; and the settings of it."""

from __future__ import annotations

import pytest

from labels.actions.projects import admit
from labels.models import AnnotationSet, Article, Project, Skip
from labels.permissions import MemberRole
from tests.annotator.api.conftest import Program
from tests.labels import making

ASSIGN = "projects/news/assignments/"


@pytest.fixture
def articles(news: Project) -> list[int]:
    """Three articles of the project."""
    names = ("a1", "a2", "a3")
    making.bring(news, *(making.reading(name, title=f"خبر {name}") for name in names))
    return list(news.articles.order_by("pk").values_list("pk", flat=True))


def test_articles_are_given_by_hand_and_taken_away(
    manager: Program, annotator: Program, articles: list[int]
) -> None:
    asked = {"articles": articles[1:], "readers": ["annotator"]}

    given = manager.post(ASSIGN, asked)
    again = manager.post(ASSIGN, asked)
    following = annotator.post("projects/news/next/")
    taken = manager.post("projects/news/withdrawals/", asked)

    assert (given.told, again.told) == (
        {"given": 2, "had": 0, "full": 0},
        {"given": 0, "had": 2, "full": 0},
    )
    assert following.told["article"] == articles[1]
    assert (taken.told, AnnotationSet.objects.count()) == ({"taken": 2, "handed_in": 0}, 0)


@pytest.mark.usefixtures("annotator")
def test_all_that_match_a_filter_are_given(manager: Program, articles: list[int]) -> None:
    asked = {"filter": {"search": "خبر", "state": "untouched"}, "readers": ["annotator"]}

    assert manager.post(ASSIGN, asked).told["given"] == len(articles)


@pytest.mark.usefixtures("annotator")
@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"readers": ["annotator"]}, "not both"),
        ({"articles": [1], "filter": {}, "readers": ["annotator"]}, "not both"),
        ({"articles": [1], "readers": ["nobody"]}, "“nobody” is no member"),
        ({"articles": [1], "readers": ["viewer"]}, "“viewer” is no member"),
        ({"articles": [1], "readers": []}, "at least 1"),
    ],
)
def test_what_cannot_be_given_is_said(manager: Program, asked: object, said: str) -> None:
    admit(project=Project.objects.get(), user=making.person("viewer"), role=MemberRole.VIEWER)

    response = manager.post(ASSIGN, asked)

    assert response.status_code == 400
    assert said in response.content.decode()


def test_what_one_skips_a_manager_sees_and_offers_again(
    manager: Program, annotator: Program, articles: list[int]
) -> None:
    skipped = annotator.post(f"articles/{articles[0]}/skip/", {"reason": "not-news"})
    [line] = manager.get("projects/news/skips/?reason=not-news&reader=annotator").told["results"]
    others = manager.get("projects/news/skips/?reason=duplicate").told["results"]
    following = annotator.post("projects/news/next/").told["article"]
    asked = {"articles": [articles[0]], "readers": ["annotator"]}
    offered = manager.post("projects/news/offers/", asked)

    assert (skipped.status_code, others, following) == (204, [], articles[1])
    assert {name: line[name] for name in ("article", "title", "reader", "reason", "by")} == {
        "article": articles[0],
        "title": "خبر a1",
        "reader": "annotator",
        "reason": "not-news",
        "by": "annotator",
    }
    assert (offered.told, manager.get("projects/news/skips/").told["results"]) == (
        {"offered": 1},
        [],
    )


def test_skips_come_by_pages(manager: Program, annotator: Program, news: Project) -> None:
    making.bring(news, *(making.reading(f"b{number}") for number in range(51)))
    Skip.objects.bulk_create(
        Skip(
            project=news,
            article=one,
            reader=annotator.user,
            reason="duplicate",
            by=annotator.user,
            at=making.AT,
        )
        for one in Article.objects.all()
    )

    first = manager.get("projects/news/skips/").told
    second = manager.get(f"projects/news/skips/?after={first['next']}").told

    assert (len(first["results"]), len(second["results"]), second["next"]) == (50, 1, None)


def test_another_reason_is_said_in_words(annotator: Program, articles: list[int]) -> None:
    response = annotator.post(f"articles/{articles[0]}/skip/", {"reason": "other", "words": " "})

    assert (response.status_code, response.told["at"]) == (400, "words")


def test_a_reader_cannot_say_that_a_manager_took_it(
    annotator: Program, articles: list[int]
) -> None:
    response = annotator.post(f"articles/{articles[0]}/skip/", {"reason": "withdrawn"})

    assert response.status_code == 400


def test_what_was_taken_away_cannot_be_opened(
    manager: Program, annotator: Program, articles: list[int]
) -> None:
    own = annotator.post(f"articles/{articles[0]}/open/").told
    AnnotationSet.objects.filter(pk=own["id"]).update(state="drafting")
    manager.post("projects/news/withdrawals/", {"articles": articles, "readers": ["annotator"]})

    response = annotator.post(f"articles/{articles[0]}/open/")

    assert (response.status_code, "A manager has taken" in response.told["detail"]) == (409, True)


@pytest.mark.usefixtures("articles")
def test_the_settings_of_handing_out_are_changed(manager: Program) -> None:
    wish = {
        "readers_per_article": 3,
        "share": 50,
        "order": "random",
        "seed": 7,
        "days_to_finish": 14,
        "blind": False,
    }

    told = manager.ask("PATCH", "projects/news/", wish).told

    assert {name: told[name] for name in wish} == wish
    assert set(Article.objects.values_list("wanted", flat=True)) <= {1, 3}
    assert manager.ask("PATCH", "projects/news/", {"days_to_finish": None}).status_code == 200


@pytest.mark.parametrize(
    "wish", [{"share": 101}, {"order": "best"}, {"seed": -1}, {"days_to_finish": 0}]
)
def test_settings_out_of_bounds_are_refused(manager: Program, news: Project, wish: object) -> None:
    assert manager.ask("PATCH", f"projects/{news.slug}/", wish).status_code == 400


@pytest.mark.usefixtures("articles")
def test_a_state_that_there_is_not_is_refused_with_a_sentence(manager: Program) -> None:
    listed = manager.get("projects/news/articles/?state=bogus")
    given = manager.post(
        "projects/news/assignments/", {"filter": {"state": "bogus"}, "readers": ["annotator"]}
    )

    assert (listed.status_code, given.status_code) == (400, 400)
    assert listed.told["detail"].startswith("There is no state “bogus”: choose one of untouched")
