"""Letters: what is due is sent in its reader's language, again where it failed, and never twice."""

from __future__ import annotations

import smtplib
from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest
from django.conf import LazySettings
from django.core import mail
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.core.management import call_command

from annotator.letters import TO_THE_LOG, Postman
from labels.actions import notices
from labels.actions.preferences import choose
from labels.actions.projects import admit
from labels.models import Article, Notice, Project, User
from labels.permissions import MemberRole
from labels.preferences import Choice, Letters, NoticeKind, Post
from tests.labels import making
from tests.labels.making import AT

pytestmark = pytest.mark.django_db

A_MINUTE = timedelta(minutes=1)
AN_HOUR = timedelta(hours=1)


class Unreachable(BaseEmailBackend):
    """A mail server that is not there."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        raise ConnectionRefusedError(f"{len(email_messages)} not taken")


class Choosy(BaseEmailBackend):
    """A mail server that does not know one of the addresses."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for one in email_messages:
            if one.to == ["huda@hashiya.example"]:
                raise smtplib.SMTPRecipientsRefused({one.to[0]: (550, b"nobody")})
            mail.outbox.append(one)
        return len(email_messages)


@pytest.fixture
def news() -> Project:
    return making.project()


@pytest.fixture
def article(news: Project) -> Article:
    return making.article(news)


def reader(news: Project, name: str, *, when: Post = Post.AT_ONCE, language: str = "en") -> User:
    """A member with an address."""
    person = making.person(name, email=f"{name}@hashiya.example", language=language)
    admit(project=news, user=person, role=MemberRole.ANNOTATOR)
    choose(user=person, choice=Choice(letters=Letters(when=when)))
    return person


def tell(article: Article, *people: User, at: datetime = AT) -> None:
    """Give them the article."""
    manager = article.project.members.get(username="manager-of-news")
    given = [(article.pk, one.pk) for one in people]
    notices.assigned(project=article.project, given=given, by=manager, at=at)


def sent() -> list[tuple[str, int]]:
    """To whom letters went, and of how many notices each told."""
    return [(one.to[0].partition("@")[0], str(one.body).count("/articles/")) for one in mail.outbox]


def test_a_letter_says_what_happened_and_where_and_how_to_get_no_more(article: Article) -> None:
    tell(article, reader(article.project, "huda"))

    Postman().go_round(at=AT + 2 * A_MINUTE)

    [letter] = mail.outbox
    body = str(letter.body).replace("\u2068", "").replace("\u2069", "")
    assert letter.to == ["huda@hashiya.example"]
    assert letter.subject == "\u2068manager-of-news\u2069 gave you “\u2068a1\u2069” to read."
    assert letter.extra_headers == {"Auto-Submitted": "auto-generated"}
    assert body.startswith("Hello!\n\nmanager-of-news gave you “a1” to read.\nhttp://")
    assert f"/projects/news/articles/{article.pk}/\n" in body
    assert "/account/#letters-card" in body


def test_letters_come_in_their_reader_s_language(article: Article) -> None:
    huda = reader(article.project, "huda", language="ar")
    tell(article, huda)
    tell(article, huda, at=AT + timedelta(seconds=1))

    Postman().go_round(at=AT + 2 * A_MINUTE)

    [letter] = mail.outbox
    assert letter.subject == "حاشية: إشعاران"
    assert "(من \u2068manager-of-news\u2069)" in letter.body


def test_what_comes_together_goes_together_and_is_told_once(article: Article) -> None:
    huda, postman = reader(article.project, "huda"), Postman()
    tell(article, huda)
    tell(article, huda, at=AT + timedelta(seconds=5))

    rounds = [postman.go_round(at=AT + minutes * A_MINUTE) for minutes in (0, 2, 3)]
    tell(article, huda, at=AT + 3 * A_MINUTE)
    rounds.append(postman.go_round(at=AT + 5 * A_MINUTE))

    assert (rounds, sent()) == ([0, 1, 0, 1], [("huda", 2), ("huda", 1)])


def test_a_day_s_letter_tells_in_the_morning_of_all_that_came_before(article: Article) -> None:
    huda = reader(article.project, "huda", when=Post.DAILY)
    tell(article, huda, at=AT)
    tell(article, huda, at=AT + AN_HOUR)
    midnight, postman = AT + 12 * AN_HOUR, Postman()

    evening = postman.go_round(at=midnight - AN_HOUR)
    morning = postman.go_round(at=midnight + 7 * AN_HOUR)
    tell(article, huda, at=midnight + 8 * AN_HOUR)
    later = postman.go_round(at=midnight + 20 * AN_HOUR)

    assert (evening, morning, later, sent()) == (0, 1, 0, [("huda", 2)])


def test_who_wants_none_or_has_no_address_or_has_read_it_gets_no_letter(article: Article) -> None:
    unwilling, nowhere, knowing = (reader(article.project, one) for one in ("a", "b", "c"))
    choose(user=unwilling, choice=Choice(letters=Letters(kinds=(NoticeKind.ANSWER,))))
    User.objects.filter(pk=nowhere.pk).update(email="")
    tell(article, unwilling, nowhere, knowing)
    notices.mark_read(to=knowing, ids=[Notice.objects.get(to=knowing).pk], at=AT)

    assert Postman().go_round(at=AT + 24 * AN_HOUR) == 0


def test_where_the_server_is_not_reached_it_is_tried_again_later_and_later(
    article: Article, settings: LazySettings, caplog: pytest.LogCaptureFixture
) -> None:
    people, postman = [reader(article.project, one) for one in ("huda", "samar")], Postman()
    tell(article, *people)
    server = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = f"{__name__}.Unreachable"
    for minutes in (2, 2.5, 3, 4):
        postman.go_round(at=AT + minutes * A_MINUTE)
    tried = caplog.text.count("was not sent")
    settings.EMAIL_BACKEND = server

    assert (tried, sent()) == (4, [])
    assert [postman.go_round(at=AT + minutes * A_MINUTE) for minutes in (9, 10)] == [2, 0]
    assert sent() == [("huda", 1), ("samar", 1)]


def test_an_address_that_nobody_has_keeps_no_other_letter_back(
    article: Article, settings: LazySettings
) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.Choosy"
    tell(article, *(reader(article.project, one) for one in ("huda", "samar")))

    assert Postman().go_round(at=AT + 2 * A_MINUTE) == 1
    assert sent() == [("samar", 1)]


def test_an_address_that_nobody_can_spell_keeps_no_other_letter_back(article: Article) -> None:
    unspelt = reader(article.project, "huda")
    User.objects.filter(pk=unspelt.pk).update(email=f"a@{'ä' * 60}.com")
    tell(article, unspelt, reader(article.project, "samir"))

    postman = Postman()
    rounds = [postman.go_round(at=AT + AN_HOUR), postman.go_round(at=AT + AN_HOUR)]

    assert (rounds, sent()) == ([1, 0], [("samir", 1)])
    assert Notice.objects.filter(to=unspelt, mailed_at=None).exists()


def test_without_a_mail_server_nothing_is_looked_for(
    article: Article, settings: LazySettings
) -> None:
    settings.EMAIL_BACKEND = TO_THE_LOG
    tell(article, reader(article.project, "huda"))

    assert Postman().go_round(at=AT + 2 * A_MINUTE) == 0


def test_the_command_sends_what_is_due_and_clears_what_is_old(
    article: Article, capsys: pytest.CaptureFixture[str]
) -> None:
    tell(article, reader(article.project, "huda"), at=datetime.now(AT.tzinfo) - 2 * A_MINUTE)
    tell(article, reader(article.project, "samar"), at=AT - timedelta(days=999))

    call_command("send_notices")
    call_command("send_notices", verbosity=0)

    assert len(mail.outbox) == 1
    assert Notice.objects.count() == 1
    assert capsys.readouterr().out.count("1") == 1
