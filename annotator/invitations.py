"""The link by which somebody who has no password chooses one.

It is the one of “forgot your password”: it works once, for as long as PASSWORD_RESET_TIMEOUT says,
and is made of the password that is there, even of one that nobody can type; nothing is kept of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from annotator.letters import can_post
from labels.models import User


class Posting(StrEnum):
    """What became of the letter with the link."""

    SENT = "sent"
    NO_ADDRESS = "no-address"
    NO_SERVER = "no-server"
    FAILED = "failed"


TOLD = {
    Posting.SENT: _("It was sent to %(email)s, too."),
    Posting.NO_ADDRESS: _("There is no e-mail address: hand it over yourself."),
    Posting.NO_SERVER: _("No mail server is set here: hand it over yourself."),
    Posting.FAILED: _("The letter to %(email)s could not be sent: hand it over yourself."),
}


@dataclass(frozen=True, slots=True)
class Invitation:
    """A link for one person, and until when it works."""

    person: User
    link: str
    until: datetime


def invitation(*, person: User, origin: str, at: datetime) -> Invitation:
    """A link for this person; `origin` is how browsers reach us, as in `https://hashiya.example`.

    Whoever holds it comes into the account: who may be given one is for the caller to know.
    """
    key = default_token_generator.make_token(person)
    path = reverse(
        "account_reset_password_from_key",
        kwargs={"uidb36": user_pk_to_url_str(person), "key": key},
    )
    until = at + timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT)
    return Invitation(person, f"{origin}{path}", until)


def post(invitation: Invitation, *, by: User | None) -> Posting:
    """Send the link by e-mail, in its reader's language, where there is an address and a server.

    `by` is who invites; None when it is whoever runs the house. That a letter cannot be sent is an
    answer like others: the link can be handed over all the same.
    """
    person = invitation.person
    if not person.email:
        return Posting.NO_ADDRESS
    if not can_post():
        return Posting.NO_SERVER
    words = {"invitation": invitation, "by": by}
    with translation.override(person.language):
        subject = render_to_string("members/letter_subject.txt", words).strip()
        body = render_to_string("members/letter.txt", words)
    try:
        send_mail(subject, body, None, [person.email])
    except (OSError, ValueError):  # all that the protocol refuses, and addresses nobody can spell
        return Posting.FAILED
    return Posting.SENT


def told(posting: Posting, person: User) -> str:
    """What became of the letter to this person, in the active language."""
    return str(TOLD[posting]) % {"email": person.email}
