"""Notices as their readers meet them: in the head of a page, in a list, by e-mail, for programs."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.conf import LazySettings
from django.core import mail
from django.core.management import call_command
from django.test import Client

from annotator.notices import address, post_all
from labels.models import Article, Notice, Project, User
from tests.annotator.pages.conftest import signed_in
from tests.labels import making

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 1, tzinfo=UTC)
Kind = Notice.Kind


@pytest.fixture
def huda() -> User:
    return making.person("huda", email="huda@hashiya.example", language="ar")


@pytest.fixture
def news(huda: User) -> Project:
    return making.project(by=huda)


@pytest.fixture
def article(news: Project) -> Article:
    return making.article(news, "خبر-1")


def made(user: User, article: Article, kind: Notice.Kind, **params: str | int) -> Notice:
    return Notice.objects.create(
        user=user,
        kind=kind,
        project=article.project,
        article=article,
        params=params,
        made_at=making.AT,
        mail=Notice.Mail.WAITING,
    )


def all_kinds(user: User, article: Article) -> None:
    made(user, article, Kind.SENT_BACK, set=7, by="ليلى", remark="راجع الأسماء")
    made(user, article, Kind.APPROVED, set=7, by="ليلى", count=0)
    made(user, article, Kind.APPROVED, set=7, by="ليلى", count=3)
    made(user, article, Kind.ASSIGNED, count=12)
    made(user, article, Kind.WENT_BACK, set=7)
    made(user, article, Kind.COMMENT, set=7, by="ليلى", remark="لماذا؟")
    made(user, article, Kind.SETTLED, set=7)


def test_the_bell_counts_and_the_list_says_each_in_a_sentence(huda: User, article: Article) -> None:
    all_kinds(huda, article)
    browser = signed_in(huda, "en")

    shown = browser.get("/notices/").text

    assert "7 unread" in shown
    for words in (
        "ليلى sent your reading of “خبر-1” back.",
        "approved your reading of “خبر-1” as it is.",
        "approved your reading of “خبر-1” with 3 corrections.",
        "12 articles were handed out to you.",
        "was unfinished for too long",
        "ليلى commented on “خبر-1”.",
        "was settled",
    ):
        assert words in shown
    assert "راجع الأسماء" in shown


def test_a_notice_leads_to_its_place_and_is_read_then(huda: User, article: Article) -> None:
    one = made(huda, article, Kind.COMMENT, set=7, by="ليلى", remark="لماذا؟")
    browser = signed_in(huda)

    answer = browser.post(f"/notices/{one.pk}/")

    assert answer["Location"] == f"/projects/news/articles/{article.pk}/?set=7&tab=comments"
    assert "unread" not in browser.get("/notices/").text
    assert browser.post(f"/notices/{one.pk + 1}/").status_code == 404


def test_news_of_a_project_lead_to_the_project_and_of_an_article_to_the_article(
    huda: User, article: Article
) -> None:
    one = made(huda, article, Kind.WENT_BACK)
    assert address(one) == f"/projects/news/articles/{article.pk}/"

    one.article = None
    assert address(one) == "/projects/news/"


def test_all_are_marked_as_read(huda: User, article: Article) -> None:
    all_kinds(huda, article)
    browser = signed_in(huda, "en")

    browser.post("/notices/")

    assert "7 unread" not in browser.get("/notices/").text
    assert "No notices" in browser.get("/notices/?before=1").text


def test_one_letter_has_all_that_is_new_in_its_readers_language(
    huda: User, article: Article
) -> None:
    all_kinds(huda, article)

    assert post_all(at=NOW) == 1
    assert post_all(at=NOW) == 0

    [letter] = mail.outbox
    assert letter.to == ["huda@hashiya.example"]
    assert "7" in letter.subject
    assert "ليلى" in letter.body
    assert "راجع الأسماء" in letter.body
    assert f"/projects/news/articles/{article.pk}/?set=7" in letter.body


def test_a_letter_that_cannot_be_sent_is_tried_again(
    huda: User, article: Article, settings: LazySettings
) -> None:
    made(huda, article, Kind.SETTLED)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

    assert post_all(at=NOW) == 0

    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.ALLOWED_HOSTS = [".hashiya.example"]
    call_command("mail_notices")
    assert "https://hashiya.example/projects/news/" in mail.outbox[0].body


def test_without_a_mail_server_nothing_is_sent_and_nothing_lost(
    huda: User, article: Article, settings: LazySettings
) -> None:
    made(huda, article, Kind.SETTLED)
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"

    assert post_all(at=NOW) == 0
    assert huda.notices.get().mail == Notice.Mail.WAITING


def test_whether_letters_come_is_chosen_in_the_account(huda: User) -> None:
    browser = signed_in(huda, "en")
    assert "huda@hashiya.example" in browser.get("/account/").text

    browser.post("/account/mail/", {})
    assert not User.objects.get(pk=huda.pk).mailed
    browser.post("/account/mail/", {"mailed": "on"})
    assert User.objects.get(pk=huda.pk).mailed


def test_who_has_no_address_is_told_so() -> None:
    browser = signed_in(making.person("omar"), "en")

    assert "no e-mail address in your account" in browser.get("/account/").text


def test_programs_read_them_and_mark_them(huda: User, article: Article) -> None:
    all_kinds(huda, article)
    browser: Client = signed_in(huda, "en")
    told = browser.get("/api/notices/").json()

    browser.post("/api/notices/", {"ids": [told["results"][0]["id"]]}, "application/json")
    assert browser.get("/api/notices/").json()["unread"] == told["unread"] - 1
    browser.post("/api/notices/", {}, "application/json")
    assert browser.get("/api/notices/").json()["unread"] == 0
    assert browser.get("/api/notices/?before=1").json()["results"] == []
