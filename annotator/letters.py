"""Letters: what people are told by e-mail besides, of what stands in the application anyway.

Nobody puts letters into a queue: a notice that no letter has told yet is what is to be sent, and
the worker looks for such from time to time (docs/decisions/0020). A letter is taken before it is
sent, so that no two tell of the same, and put back when it could not be sent.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from smtplib import SMTPRecipientsRefused, SMTPResponseException

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.timezone import localtime

from annotator.messages.notices import address, said
from labels.actions import notices
from labels.models import User
from labels.preferences import Post, preferences_from
from labels.queries.notices import Told, people_with_post, told_of

TO_THE_LOG = "django.core.mail.backends.console.EmailBackend"

GRACE = timedelta(minutes=1)
"""How long a notice waits: what comes together goes together, and may be taken back until then."""

MORNING = 7
"""The hour, in the zone of the settings, up to which a day's letter tells."""

FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=1)
"""Between two attempts to reach somebody."""

logger = logging.getLogger(__name__)


class Postman:
    """Sends what is due, round by round; remembers whom it could not reach, and waits longer."""

    def __init__(self) -> None:
        self._pauses: dict[int, tuple[datetime, timedelta]] = {}

    def go_round(self, *, at: datetime) -> int:
        """Send every letter that is due; how many were sent. None where there is no server."""
        sent = 0
        for person in people_with_post(at=at) if can_post() else []:
            until, _pause = self._pauses.get(person.pk, (at, FIRST_PAUSE))
            if at < until:
                continue
            try:
                sent += _post(person, at)
            except OSError as error:  # among others all that the protocol refuses
                self._wait(person, at)
                logger.warning("The letter to %s was not sent: %s", person.username, error)
                if not isinstance(error, SMTPResponseException | SMTPRecipientsRefused):
                    break  # nobody else is reached either
            except Exception:  # an address that cannot be spelt, say: others get their letters
                self._wait(person, at)
                logger.exception("The letter to %s could not be written.", person.username)
            else:
                self._pauses.pop(person.pk, None)
        return sent

    def _wait(self, person: User, at: datetime) -> None:
        _until, pause = self._pauses.get(person.pk, (at, FIRST_PAUSE))
        self._pauses[person.pk] = (at + pause, min(2 * pause, LONGEST_PAUSE))


def can_post() -> bool:
    """Whether a mail server is set."""
    return bool(settings.EMAIL_BACKEND != TO_THE_LOG)


def own_origin() -> str:
    """How browsers reach us, as far as the settings know."""
    trusted = [one for one in settings.CSRF_TRUSTED_ORIGINS if "*" not in one]
    if trusted:
        return str(trusted[0])
    host = settings.ALLOWED_HOSTS[0].lstrip(".").replace("*", "localhost")
    return f"https://{host}" if settings.HTTPS else f"http://{host}:{settings.PORT}"


def _post(person: User, at: datetime) -> bool:
    """Send this person's letter; False when there is nothing to tell yet. Raises OSError."""
    ids = notices.take_for_letter(to=person, before=_told_up_to(person, at), at=at)
    if not ids:
        return False
    try:
        _letter(person, told_of(person, ids)).send()
    except BaseException:
        notices.put_back(ids=ids)
        raise
    return True


def _told_up_to(person: User, at: datetime) -> datetime:
    """What came before this is told now."""
    if preferences_from(person.preferences).letters.when is Post.AT_ONCE:
        return at - GRACE
    morning = localtime(at).replace(hour=MORNING, minute=0, second=0, microsecond=0)
    return morning if morning <= at else morning - timedelta(days=1)


def _letter(person: User, told: tuple[Told, ...]) -> EmailMessage:
    """The letter, in its reader's language."""
    origin = own_origin()
    with translation.override(person.language):
        lines = [(said(one), one.text, origin + address(one)) for one in told]
        words = {
            "lines": lines,
            "count": len(lines),
            "settings": f"{origin}{reverse('account')}#letters-card",
        }
        subject = render_to_string("notices/letter_subject.txt", words)
        body = render_to_string("notices/letter.txt", words)
    return EmailMessage(
        " ".join(subject.split()),
        body,
        to=[person.email],
        headers={"Auto-Submitted": "auto-generated"},
    )
