"""The bell, the list of notices, and the way from a notice to its place."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import translation

from annotator.messages.notices import KIND_NAMES, address, said
from labels.actions import comments, notices
from labels.actions.comments import Anchor, Place
from labels.actions.projects import admit
from labels.models import AnnotationSet, Notice, Project, User
from labels.permissions import MemberRole
from labels.preferences import NoticeKind
from labels.queries.notices import Told
from tests.annotator.pages.conftest import signed_in
from tests.labels import making
from tests.labels.making import AT

pytestmark = pytest.mark.django_db

LIST = "/account/notices/"


@pytest.fixture
def huda(news: Project) -> User:
    user = making.person("huda")
    admit(project=news, user=user, role=MemberRole.ANNOTATOR)
    return user


@pytest.fixture
def reading(news: Project, huda: User, manager: User) -> AnnotationSet:
    """Huda's reading, beside a label of which the manager has commented."""
    own = making.begun(news, huda)
    place = Place(Anchor.MENTION, making.BAGHDAD, "m1")
    comments.begin_beside(
        annotation_set=own, key="k", place=place, text="<b>مدينة؟</b>", by=manager, at=AT
    )
    return own


def plain(text: str) -> str:
    """Without the marks that keep the direction of names."""
    return text.replace("\u2068", "").replace("\u2069", "")


def bell(client: Client, at: str = "/") -> str:
    """The number in the bell of the page at this address."""
    found = re.search(r'class="bell-count"[^>]*>([^<]*)<', client.get(at).text)
    return found[1] if found else ""


def test_the_editor_has_the_bell_and_its_number_comes_with_the_page(
    reading: AnnotationSet, huda: User
) -> None:
    client = signed_in(huda)

    assert bell(client, f"/projects/news/articles/{reading.article_id}/") == "1"
    assert f'href="{LIST}"' in client.get(f"/projects/news/articles/{reading.article_id}/").text


@pytest.mark.usefixtures("reading")
def test_a_notice_is_a_sentence_that_leads_to_the_place_and_counts_as_read_then(
    news: Project, huda: User
) -> None:
    client = signed_in(huda)
    before, page = bell(client), client.get(LIST).text
    notice = Notice.objects.get()

    answer = client.post(LIST, {"open": notice.pk})

    own = AnnotationSet.objects.get(author=huda)
    at = f"/projects/{news.slug}/articles/{own.article_id}/?set={own.pk}&tab=comments&at=m1"
    assert "كريم commented on “بغداد” in your reading of “a1”." in plain(page)
    assert "&lt;b&gt;مدينة؟" in page
    assert (answer["Location"], before, bell(client)) == (at, "1", "")
    assert client.get(at).status_code == 200


@pytest.mark.usefixtures("reading")
def test_one_is_marked_read_on_the_spot_or_all_that_the_list_has_shown(
    news: Project, huda: User, manager: User
) -> None:
    client = signed_in(huda)
    first = Notice.objects.get().pk
    for minutes in (1, 2):
        at = AT + timedelta(minutes=minutes)
        pairs = [(news.articles.get().pk, huda.pk)]
        notices.assigned(project=news, given=pairs, by=manager, at=at)

    staying = client.post(LIST, {"read": first})
    after_one = bell(client)
    client.post(LIST, {"up_to": first + 1})
    after_most = bell(client)
    client.post(LIST, {"up_to": "many"})

    assert (staying["Location"], after_one, after_most, bell(client)) == (LIST, "2", "1", "1")
    assert client.get(f"{LIST}?unread=yes").text.count("notice-said") == 1


@pytest.mark.usefixtures("reading")
def test_another_s_notice_leads_nowhere_and_stays_unread(huda: User, manager: User) -> None:
    answer = signed_in(manager).post(LIST, {"open": Notice.objects.get().pk}, follow=True)

    assert "is not there any more" in answer.text
    assert Notice.objects.get().read_at is None
    assert bell(signed_in(huda)) == "1"


def test_an_empty_list_says_so(client: Client) -> None:
    assert "No notices" in client.get(LIST).text
    assert "Nothing unread" in client.get(f"{LIST}?unread=yes&after=x").text


def told(kind: NoticeKind, **facts: object) -> Told:
    """A notice of this kind, about one article."""
    known = {
        "id": 1,
        "project": "news",
        "project_name": "news",
        "article": 7,
        "title": "خبر",
        "by": "Rami",
        "count": 1,
        "text": "",
        "label": "",
        "quote": "",
        "reading": None,
        "at": AT,
        "is_read": False,
    }
    return Told(kind=kind, **{**known, **facts})  # type: ignore[arg-type]


ONE = "/projects/news/articles/7/"
ALL = "/projects/news/articles/"


@pytest.mark.parametrize(
    ("notice", "sentence", "place"),
    [
        (told(NoticeKind.SENT_BACK), "Rami sent your reading of “خبر” back.", f"{ONE}?tab=review"),
        (
            told(NoticeKind.APPROVED, count=0),
            "Rami approved your reading of “خبر” as it stands.",
            f"{ONE}?tab=review",
        ),
        (
            told(NoticeKind.APPROVED, count=2),
            "Rami approved your reading of “خبر” and corrected 2 labels.",
            f"{ONE}?tab=review",
        ),
        (
            told(NoticeKind.TAKEN_BACK),
            "Rami took back the verdict on your reading of “خبر”. What you have marked stays.",
            ONE,
        ),
        (told(NoticeKind.SETTLED), "Rami settled “خبر”: your reading is accepted.", ONE),
        (told(NoticeKind.ASSIGNED), "Rami gave you “خبر” to read.", ONE),
        (
            told(NoticeKind.ASSIGNED, article=None, count=9),
            "Rami gave you 9 articles to read.",
            f"{ALL}?state=assigned",
        ),
        (
            told(NoticeKind.WENT_BACK, article=None, count=2),
            "2 articles went back: they were unfinished for too long. Your labels are kept.",
            "/projects/news/",
        ),
        (
            told(NoticeKind.COMMENT, reading=3),
            "Rami commented on your reading of “خبر”.",
            f"{ONE}?set=3&tab=comments",
        ),
        (
            told(NoticeKind.ANSWER, reading=3, label="m1"),
            "Rami answered in a thread of yours on “خبر”.",
            f"{ONE}?set=3&tab=comments&at=m1",
        ),
        (
            told(NoticeKind.FOR_ALL),
            "Rami wrote to all readers of “خبر”.",
            f"{ONE}?tab=comments",
        ),
    ],
    ids=lambda case: str(case)[:40],
)
def test_each_kind_has_its_sentence_and_its_place(notice: Told, sentence: str, place: str) -> None:
    with translation.override("en"):
        told = plain(said(notice))

    assert (told, address(notice)) == (sentence, place)


def test_every_kind_can_be_chosen() -> None:
    assert set(KIND_NAMES) == set(NoticeKind)
