"""The e-mail address of an account: changed by its owner, once whoever reads the new one agrees.

The address stands with the person. allauth notes in a table of its own each address that it has
made a link for; one that was given up goes from there too, or it would open the account for ever.
"""

from __future__ import annotations

from contextlib import suppress

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core import signing
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.crypto import salted_hmac

from annotator.letters import can_post
from labels.actions import people
from labels.models import User

SALT = "annotator.addresses"


class LinkError(ValueError):
    """The link is none of this person's, or is too old, or was used."""


class NotSentError(Exception):
    """The letter to the new address could not be sent."""


def ask(*, user: User, email: str, origin: str) -> None:
    """Send a link to the new address; opened by its owner it changes the address.

    `origin` is how browsers reach us, as in `https://hashiya.example`. Raises EnrolmentError where
    the person cannot have the address, NotSentError.
    """
    people.refuse_address(user=user, email=email)
    link = origin + reverse("confirm_email", kwargs={"key": link_key(user, email)})
    try:
        _post("email_confirm", to=email, user=user, link=link)
    except (OSError, ValueError) as error:
        raise NotSentError from error


def link_key(user: User, email: str) -> str:
    """What the link is made of: it works once, and for nobody else."""
    return signing.dumps([user.pk, email, _state(user)], salt=SALT)


def wished(*, user: User, key: str) -> str:
    """The address that this link is for; raises LinkError."""
    try:
        person, email, state = signing.loads(
            key, salt=SALT, max_age=settings.PASSWORD_RESET_TIMEOUT
        )
    except signing.BadSignature as error:
        raise LinkError from error
    if (person, state) != (user.pk, _state(user)):
        raise LinkError
    return str(email)


def change(*, user: User, email: str) -> None:
    """Give the person this address, or none by an empty one, and tell the former by a letter.

    Raises EnrolmentError where the person cannot have it.
    """
    former = user.email
    with transaction.atomic():
        people.readdress(user=user, email=email)
        EmailAddress.objects.filter(user=user).exclude(email__iexact=user.email).delete()
    if former and can_post():
        # What cannot be told at the former address is done all the same.
        with suppress(OSError, ValueError):
            _post("email_changed", to=former, user=user, link="")


def _state(user: User) -> str:
    """What a link hangs on: the address and the password that are there when it is made."""
    return salted_hmac(SALT, f"{user.email}\n{user.password}").hexdigest()


def _post(template: str, *, to: str, user: User, link: str) -> None:
    words = {"user": user, "link": link}
    with translation.override(user.language):
        subject = render_to_string(f"account/email/{template}_subject.txt", words).strip()
        body = render_to_string(f"account/email/{template}_message.txt", words)
    send_mail(subject, body, None, [to])
