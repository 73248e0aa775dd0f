"""Pages of handing out: by hand from the list, skipped with a reason, gone back after a time."""

from __future__ import annotations

import pytest
from django.test import Client

from labels.actions import skips
from labels.actions.annotate import apply_changes
from labels.actions.handout import next_article, open_article
from labels.actions.projects import admit, change
from labels.actions.returning import return_unfinished
from labels.models import AnnotationSet, Article, Project, Skip, User
from labels.permissions import MemberRole
from tests.annotator.pages.conftest import signed_in
from tests.labels import making

pytestmark = pytest.mark.django_db


@pytest.fixture
def huda(news: Project) -> User:
    """An annotator of the project, which has sixty articles."""
    person = making.person("huda", first_name="هدى")
    admit(project=news, user=person, role=MemberRole.ANNOTATOR)
    making.bring(news, *(making.reading(f"a{number:02}", title="خبر") for number in range(60)))
    return person


def hand_out(client: Client, deed: str, readers: list[User], **asked: object) -> str:
    """What the page says after handing out by hand."""
    data = {"deed": deed, "reader": [one.pk for one in readers], **asked}
    return client.post("/projects/news/articles/hand-out/", data, follow=True).text


def first() -> Article:
    return Article.objects.order_by("pk")[0]


def test_a_manager_hands_ticked_articles_out_and_takes_them_away(
    client: Client, huda: User
) -> None:
    ticked = list(Article.objects.order_by("pk").values_list("pk", flat=True)[3:5])

    given = hand_out(client, "assign", [huda], scope="ticked", article=ticked)
    held = list(AnnotationSet.objects.values_list("article", flat=True))
    taken = hand_out(client, "withdraw", [huda], scope="ticked", article=ticked)

    assert ("2 readings are handed out." in given, held) == (True, ticked)
    assert ("2 readings are taken away." in taken, AnnotationSet.objects.count()) == (True, 0)


def test_all_that_match_are_handed_out_beyond_the_page_and_the_filter_stays(
    client: Client, huda: User
) -> None:
    shown = hand_out(client, "assign", [huda], scope="all", search="a", state="untouched")

    assert "60 readings are handed out." in shown
    assert 'name="search" value="a"' in shown


def test_what_was_not_chosen_is_said(client: Client, huda: User) -> None:
    assert "Nobody is chosen" in hand_out(client, "assign", [], scope="all")
    assert "No article is chosen" in hand_out(client, "assign", [huda], scope="ticked")
    assert "No article is chosen" in hand_out(client, "assign", [huda], article=["x"])


def test_what_found_no_place_and_what_is_handed_in_is_said(
    client: Client, news: Project, huda: User
) -> None:
    change(project=news, readers_per_article=1)
    own = open_article(article=first(), by=huda, at=making.AT)
    AnnotationSet.objects.filter(pk=own.pk).update(state="submitted")
    samar = making.person("samar")
    admit(project=news, user=samar, role=MemberRole.ANNOTATOR)

    given = hand_out(client, "assign", [huda, samar], article=[own.article_id])
    taken = hand_out(client, "withdraw", [huda], article=[own.article_id])

    assert "1 was in its reader" in given
    assert "1 found no place left" in given
    assert "1 is handed in already and stays." in taken


def test_annotators_see_no_way_to_hand_out(huda: User) -> None:
    assert "Hand out by hand" not in signed_in(huda).get("/projects/news/articles/").text


def test_an_annotator_skips_with_a_reason_and_a_manager_offers_it_again(
    client: Client, news: Project, huda: User
) -> None:
    browser = signed_in(huda)
    address = f"/projects/news/articles/{first().pk}/skip/"
    open_article(article=first(), by=huda, at=making.AT)

    asked = browser.get(address).text
    wordless = browser.post(address, {"reason": "other", "words": " "})
    skipped = browser.post(address, {"reason": "other", "words": "نص <b>إعلان"}, follow=True).text
    listed = client.get("/projects/news/skips/?reason=other&reader=huda").text
    others = client.get("/projects/news/skips/?reason=duplicate").text
    following = next_article(project=news, by=huda, at=making.AT)
    pair = {"article": first().pk, "reader": huda.pk}
    offered = client.post("/projects/news/skips/", pair, follow=True).text
    again = client.post("/projects/news/skips/", pair, follow=True).text

    assert "It is no news" in asked
    assert (wordless.status_code, "Say in words why" in wordless.text) == (422, True)
    assert "you will not get it again" in skipped
    assert "نص &lt;b&gt;إعلان" in listed
    assert "Nothing is skipped" in others
    assert following is not None
    assert following.article_id != first().pk
    assert ("will be offered again" in offered, "not skipped any more" in again) == (True, True)


def test_what_is_handed_in_cannot_be_skipped(huda: User) -> None:
    own = open_article(article=first(), by=huda, at=making.AT)
    AnnotationSet.objects.filter(pk=own.pk).update(state="submitted")

    address = f"/projects/news/articles/{own.article_id}/skip/"
    answer = signed_in(huda).post(address, {"reason": "duplicate"}, follow=True)

    assert Skip.objects.count() == 0
    assert answer.redirect_chain == [(f"/projects/news/articles/{own.article_id}/", 302)]


def test_the_editor_offers_to_skip_ones_own_open_reading_alone(huda: User) -> None:
    browser = signed_in(huda)
    own = open_article(article=first(), by=huda, at=making.AT)
    address = f"/projects/news/articles/{own.article_id}/"
    before = browser.get(address).text
    AnnotationSet.objects.update(state="submitted")

    assert f'href="{address}skip/"' in before
    assert f'href="{address}skip/"' not in browser.get(address).text


def test_an_annotator_is_told_what_went_back_and_goes_on_with_it(news: Project, huda: User) -> None:
    browser = signed_in(huda)
    change(project=news, days_to_finish=3)
    own = open_article(article=first(), by=huda, at=making.AT)
    puts = making.puts(making.sami())
    apply_changes(
        annotation_set=own, batch="b", base_revision=0, changes=puts, by=huda, at=making.AT
    )
    return_unfinished(project=news, at=making.AT.replace(year=2027))
    address = f"/projects/news/articles/{own.article_id}/"

    overview = browser.get("/projects/news/").text
    closed = browser.get(address).text
    browser.post(address)

    own.refresh_from_db()
    assert "These went back after a time without changes" in overview
    assert "goes back after 3 days" in overview
    assert "Your reading went back; its labels are kept." in closed
    assert "Go on with it" in closed
    assert (own.state, own.revision) == ("drafting", 1)


def test_what_a_manager_took_away_cannot_be_gone_on_with(news: Project, huda: User) -> None:
    own = open_article(article=first(), by=huda, at=making.AT)
    AnnotationSet.objects.update(state="returned")
    Skip.objects.create(
        project=news,
        article=own.article,
        reader=huda,
        reason=Skip.Reason.WITHDRAWN,
        by=huda,
        at=making.AT,
    )
    browser = signed_in(huda)
    address = f"/projects/news/articles/{own.article_id}/"

    assert "Go on with it" not in browser.get(address).text
    assert browser.post(address).status_code == 302
    assert "These went back" not in browser.get("/projects/news/").text


def test_many_skips_come_by_pages(client: Client, news: Project, huda: User) -> None:
    for article in news.articles.all():
        skips.skip(article=article, reason=Skip.Reason.DUPLICATE, words="", by=huda, at=making.AT)

    page = client.get("/projects/news/skips/").text

    assert page.count("Offer again") == 50
    assert "Further articles" in page
    assert ">60</a>" in client.get("/projects/news/").text
