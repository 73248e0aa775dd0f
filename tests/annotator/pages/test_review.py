"""The queue of reviews as a page: what waits, filtered, and the way into the editor."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from labels.actions import annotate, review
from labels.actions.projects import admit, change
from labels.changes import Drop
from labels.models import AnnotationSet, Project, Review, SchemaVersion, User
from labels.permissions import MemberRole
from tests.labels import making

pytestmark = pytest.mark.django_db

QUEUE = "/projects/news/review/"
QUERIES = 19


@pytest.fixture
def huda() -> User:
    return making.person("huda", first_name="هدى", language="en")


@pytest.fixture
def news(huda: User) -> Project:
    made = making.project()
    admit(project=made, user=huda, role=MemberRole.ANNOTATOR)
    return made


@pytest.fixture
def reviewer(news: Project) -> Client:
    user = making.person("rami", language="en")
    admit(project=news, user=user, role=MemberRole.REVIEWER)
    return signed_in(user)


def signed_in(user: User) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(user)
    return client


def handed_in(news: Project, by: User, name: str = "a1") -> AnnotationSet:
    own = making.begun(news, by, name)
    making.write(own, by, *making.puts(making.sami()))
    annotate.submit(annotation_set=own, base_revision=1, by=by, at=making.AT)
    return own


def shown(client: Client, address: str = QUEUE) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_what_waits_is_listed_with_its_reader_and_a_way_in(
    news: Project, huda: User, reviewer: Client
) -> None:
    own = handed_in(news, huda)

    page = shown(reviewer)

    assert "1 reading waits for review." in page
    assert "<bdi>هدى</bdi>" in page
    assert f'action="/projects/news/review/{own.pk}/"' in page


def test_an_empty_queue_says_so(reviewer: Client) -> None:
    assert "Nothing waits for review" in shown(reviewer)


def test_what_is_asked_for_is_left_and_no_other(
    news: Project, huda: User, reviewer: Client
) -> None:
    handed_in(news, huda)

    assert "<bdi>هدى</bdi>" in shown(reviewer, f"{QUEUE}?author=huda&type=PER&days=1")
    assert "Nothing matches" in shown(reviewer, f"{QUEUE}?type=CITY")
    assert "Nothing matches" in shown(reviewer, f"{QUEUE}?comments=open")


def test_the_page_asks_as_often_for_one_reading_as_for_many(
    *,
    news: Project,
    huda: User,
    reviewer: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    handed_in(news, huda)
    shown(reviewer)
    with django_assert_num_queries(QUERIES):
        shown(reviewer)
    for number in range(2, 7):
        handed_in(news, huda, f"a{number}")

    with django_assert_num_queries(QUERIES):
        shown(reviewer)


def test_the_next_one_opens_in_the_editor(news: Project, huda: User, reviewer: Client) -> None:
    own = handed_in(news, huda)

    opened = reviewer.post(f"{QUEUE}next/")

    begun = Review.objects.get(reading=own)
    assert opened["Location"] == f"/projects/news/articles/{own.article_id}/?set={begun.copy_id}"
    assert reviewer.get(opened["Location"]).status_code == 200


def test_where_nothing_is_left_the_queue_says_so(reviewer: Client) -> None:
    answer = reviewer.post(f"{QUEUE}next/", follow=True)

    assert "Nothing waits for your review." in answer.content.decode()


def test_a_chosen_reading_opens_and_what_was_decided_meanwhile_is_told(
    news: Project, huda: User, reviewer: Client
) -> None:
    own = handed_in(news, huda)
    opened = reviewer.post(f"{QUEUE}{own.pk}/")
    begun = Review.objects.get()
    review.approve(
        review=begun, base_revision=1, by=making.person("salma"), at=making.AT + timedelta(days=1)
    )

    late = reviewer.post(f"{QUEUE}{own.pk}/", follow=True)

    assert opened["Location"].endswith(f"?set={begun.copy_id}")
    assert "The reading is accepted" in late.content.decode()


def test_the_filter_stays_when_one_is_sent_back_to_the_queue(
    news: Project, huda: User, reviewer: Client
) -> None:
    own = handed_in(news, huda)
    reviewer.post(f"{QUEUE}{own.pk}/")
    given, rami = Review.objects.get(), User.objects.get(username="rami")
    review.approve(review=given, base_revision=1, by=rami, at=making.LATER)

    queue = shown(reviewer, f"{QUEUE}?author=huda")
    asked = shown(reviewer, f"{QUEUE}verdict/{given.pk}/?author=huda")
    refused = reviewer.post(f"{QUEUE}{own.pk}/?author=huda")
    more = reviewer.post(f"{QUEUE}sample/?author=huda", {"reader": "huda"})
    back = reviewer.post(f"{QUEUE}verdict/{given.pk}/?author=huda")

    assert f'href="{QUEUE}verdict/{given.pk}/?author=huda"' in queue
    assert f'action="{QUEUE}verdict/{given.pk}/?author=huda"' in asked
    assert f'href="{QUEUE}?author=huda"' in asked
    assert refused["Location"] == more["Location"] == f"{QUEUE}?author=huda"
    assert back["Location"].endswith(f"?set={given.copy_id}&author=huda")


def test_the_project_s_page_tells_reviewers_what_waits(
    news: Project, huda: User, reviewer: Client
) -> None:
    handed_in(news, huda)

    page = shown(reviewer, "/projects/news/")

    assert "What waits" in page
    assert f'<dt>Readings to review</dt><dd><a href="{QUEUE}">1</a></dd>' in page
    assert "<dt>Articles to adjudicate</dt><dd>none</dd>" in page
    assert "What waits" not in shown(signed_in(huda), "/projects/news/")


def test_what_came_back_stands_on_the_project_s_page(
    news: Project, huda: User, reviewer: Client
) -> None:
    own = handed_in(news, huda)
    reviewer.post(f"{QUEUE}{own.pk}/")
    review.send_back(
        review=Review.objects.get(),
        base_revision=1,
        remark="سامي ليس وزيرا",
        by=User.objects.get(username="rami"),
        at=making.LATER,
    )

    page = shown(signed_in(huda), "/projects/news/")

    assert "Back from review" in page
    assert "سامي ليس وزيرا" in page
    assert "Came back" in page
    assert "Back from review" not in shown(reviewer, "/projects/news/")


def test_what_the_sample_passes_over_is_told_listed_and_taken_into_the_queue(
    news: Project, huda: User, reviewer: Client
) -> None:
    change(project=news, review_share=0)
    handed_in(news, huda, "a1")
    passed_over = handed_in(news, huda, "a2")

    page = shown(reviewer)
    outside = shown(reviewer, f"{QUEUE}?sample=outside")
    taken = reviewer.post(f"{QUEUE}sample/", {"reader": "huda"}, follow=True)

    assert "1 reading waits for review." in page
    assert "1 is handed in outside the sample of 0%." in page
    assert f'action="/projects/news/review/{passed_over.pk}/"' not in page
    assert f'action="/projects/news/review/{passed_over.pk}/?sample=outside"' in outside
    assert "1 reading waits for review besides." in taken.text
    assert "2 readings wait for review." in taken.text
    nobody = reviewer.post(f"{QUEUE}sample/", {"reader": "rami"}, follow=True)
    assert "0 readings wait for review besides." in nobody.text


def test_what_reviews_found_stands_beside_each_person(
    news: Project, huda: User, reviewer: Client
) -> None:
    own = handed_in(news, huda)
    begun = review.begin(reading=own, by=making.person("salma"), at=making.AT)
    making.write(begun.copy, begun.begun_by, Drop("sami"))
    review.approve(review=begun, base_revision=2, by=begun.begun_by, at=making.LATER)

    page = shown(reviewer)

    assert "What reviews found" in page
    assert '<td class="number">100%</td>' in page


def test_a_verdict_is_taken_back_after_it_was_said_what_that_means(
    news: Project, huda: User, reviewer: Client
) -> None:
    own = handed_in(news, huda)
    reviewer.post(f"{QUEUE}{own.pk}/")
    given, rami = Review.objects.get(), User.objects.get(username="rami")
    review.send_back(review=given, base_revision=1, remark="أين؟", by=rami, at=making.LATER)

    queue = shown(reviewer)
    asked = shown(reviewer, f"{QUEUE}verdict/{given.pk}/")
    done = reviewer.post(f"{QUEUE}verdict/{given.pk}/")
    again = reviewer.post(f"{QUEUE}verdict/{given.pk}/", follow=True)

    assert "Verdicts given lately" in queue
    assert f'href="/projects/news/review/verdict/{given.pk}/"' in queue
    assert "Its reader has not gone on with it yet" in asked
    assert done["Location"].endswith(f"?set={given.copy_id}")
    assert again.status_code == 404


def test_what_cannot_be_taken_back_is_told(news: Project, huda: User, reviewer: Client) -> None:
    own = handed_in(news, huda)
    reviewer.post(f"{QUEUE}{own.pk}/")
    given, rami = Review.objects.get(), User.objects.get(username="rami")
    review.send_back(review=given, base_revision=1, remark="أين؟", by=rami, at=making.AT)
    making.write(own, huda, Drop("sami"))

    asked = shown(reviewer, f"{QUEUE}verdict/{given.pk}/")
    done = reviewer.post(f"{QUEUE}verdict/{given.pk}/", follow=True)
    again = reviewer.post(f"{QUEUE}verdict/{given.pk}/", follow=True)

    assert "Its reader has gone on with it" in asked
    assert "The reader has gone on: the reading stays as it is." in done.text
    assert "The review has no verdict that could be taken back" in again.text
    copy = shown(reviewer, f"/projects/news/articles/{own.article_id}/?set={given.copy_id}")
    assert "whose verdict was taken back" in copy


def test_the_next_one_is_of_those_that_the_filter_finds(
    news: Project, huda: User, reviewer: Client
) -> None:
    samar = making.person("samar")
    admit(project=news, user=samar, role=MemberRole.ANNOTATOR)
    handed_in(news, huda)
    handed_in(news, samar, "a2")

    page = shown(reviewer, f"{QUEUE}?author=samar")
    opened = reviewer.post(f"{QUEUE}next/?author=samar")
    editor = shown(reviewer, opened["Location"])
    Review.objects.update(begun_by=samar)
    nothing = reviewer.post(f"{QUEUE}next/?author=samar")

    assert f"{QUEUE}next/?author=samar" in page
    assert Review.objects.get().reading.author == samar
    assert f"{QUEUE}next/?author=samar" in editor
    assert nothing["Location"] == f"{QUEUE}?author=samar"


def test_while_labels_are_on_their_way_it_is_said_so(
    news: Project, huda: User, reviewer: Client
) -> None:
    own = handed_in(news, huda)
    SchemaVersion.objects.update(moving=True)

    for way in ("next", own.pk):
        response = reviewer.post(f"{QUEUE}{way}/", follow=True)
        assert "try again in a moment" in response.content.decode()
    assert not Review.objects.exists()
