"""Where notices lead, and their letters: one letter a person for all that is new."""

from __future__ import annotations

import logging
from datetime import datetime
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.http import urlencode

from annotator.messages.notices import notice_sentence
from labels.actions import notices
from labels.models import Notice, User
from labels.queries.notices import to_be_mailed

TO_THE_LOG = "django.core.mail.backends.console.EmailBackend"

logger = logging.getLogger(__name__)


def address(notice: Notice) -> str:
    """The path of the very place that a notice tells of."""
    slug = notice.project.slug
    if notice.article_id is None:
        return reverse("project", args=[slug])
    path = reverse("article", args=[slug, notice.article_id])
    asked = {"set": notice.params["set"]} if "set" in notice.params else {}
    if notice.kind == Notice.Kind.COMMENT:
        asked["tab"] = "comments"
    return f"{path}?{urlencode(asked)}" if asked else path


def post_all(*, at: datetime) -> int:
    """Send a letter to each person whom something waits for; how many letters went out.

    Where no mail server is set nothing is sent and nothing is lost: notices stay in the pages.
    """
    if settings.EMAIL_BACKEND == TO_THE_LOG:
        return 0
    notices.forget_old(at=at)
    return sum(_posted(person) for person in to_be_mailed())


def _posted(person: User) -> bool:
    claimed = notices.claim(user=person)
    if not claimed:
        return False
    with translation.override(person.language):
        lines = [
            (notice_sentence(one), one.params.get("remark", ""), f"{_origin()}{address(one)}")
            for one in claimed
        ]
        words = {"lines": lines, "person": person, "account": f"{_origin()}{reverse('account')}"}
        subject = render_to_string("notices/letter_subject.txt", words).strip()
        body = render_to_string("notices/letter.txt", words)
    try:
        send_mail(subject, body, None, [person.email])
    except (SMTPException, OSError):
        logger.exception("Notices for %s could not be sent; they are tried again.", person.username)
        notices.put_back(notices=claimed)
        return False
    return True


def _origin() -> str:
    """How browsers reach us, as far as a process knows that no browser has asked."""
    host = settings.ALLOWED_HOSTS[0].lstrip(".*") if settings.ALLOWED_HOSTS else ""
    if not host or host in {"localhost", "127.0.0.1"}:
        return f"http://{settings.HOST}:{settings.PORT}"
    return f"https://{host}"
