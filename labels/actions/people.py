"""People: who may sign in, and how each likes pages to be shown."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction

from labels.actions import projects
from labels.models import Project, User
from labels.permissions import MemberRole
from labels.queries.people import newcomers

LONGEST_NAME = 150
"""Characters of a username, and of a name."""

LONGEST_EMAIL = 254

USERNAME = re.compile(r"\w(?:[\w.-]*\w)?")
"""No “@”, so that nobody is called by another's e-mail address, and nothing that an address of a
page would swallow."""

NON_JOINER = "\u200c"
"""Shows nothing, but belongs into names as Kurds and Persians write them."""


class EnrolmentCode(StrEnum):
    """Why a person cannot be enrolled."""

    ODD_USERNAME = "odd-username"
    USERNAME_TAKEN = "username-taken"
    ODD_NAME = "odd-name"
    ODD_EMAIL = "odd-email"
    EMAIL_TAKEN = "email-taken"


class EnrolmentError(ValueError):
    """The person cannot be enrolled so; `params` has `username`, `name` and `email` as given."""

    def __init__(self, code: EnrolmentCode, user: User) -> None:
        super().__init__(f"{code}: {user.username}")
        self.code = code
        self.params = {"username": user.username, "name": user.first_name, "email": user.email}


class NoNewcomerError(Exception):
    """The person is none to whom this manager may give a new link to come in by."""


def enrol(
    *,
    username: str,
    name: str = "",
    email: str = "",
    language: User.Language = User.Language.ARABIC,
    password: str | None = None,
    founds_projects: bool = False,
) -> User:
    """Let a person sign in; `name` is what others are shown, in one piece.

    Without a password the person comes in by a link, and chooses one. Raises EnrolmentError, which
    also says who is there already: usernames and addresses differ in more than capital letters.
    """
    user = User(
        username=username,
        first_name=name,
        email=email,
        language=language,
        is_staff=founds_projects,
    )
    user.set_password(password)
    return _kept(user)


def invite(
    *,
    project: Project,
    username: str,
    name: str,
    email: str,
    language: User.Language,
    role: MemberRole,
) -> User:
    """Enrol a person without a password, as a member of this project.

    Raises EnrolmentError, and there is neither account nor member then.
    """
    user = User(
        username=username, first_name=name, email=email, language=language, enrolled_in=project
    )
    user.set_unusable_password()
    with transaction.atomic():
        _kept(user)
        projects.admit(project=project, user=user, role=role)
    return user


def void_links(*, project: Project, user: User, by: User) -> User:
    """Let the links to come in by that the member was given open nothing, for a new one to be made.

    Returns the member as kept now: a link hangs on the password that is there, even on one that
    nobody can type. Raises NoNewcomerError where `newcomers` does not have the member for `by`.
    """
    with transaction.atomic():
        # Locked first: the member may be choosing a password by the former link just now.
        User.objects.select_for_update().get(pk=user.pk)
        found = newcomers(project, led_by=by).filter(pk=user.pk).first()
        if found is None:
            raise NoNewcomerError
        found.set_unusable_password()
        found.save(update_fields=["password"])
    return found


def prefer(
    *, user: User, language: User.Language | None = None, appearance: User.Appearance | None = None
) -> None:
    """Keep the language or the appearance that a person chose; None leaves it as it is."""
    if language is not None:
        user.language = language
    if appearance is not None:
        user.appearance = appearance
    user.save(update_fields=["language", "appearance"])


def refuse_address(*, user: User, email: str) -> None:
    """Raise EnrolmentError where this cannot become the person's address."""
    wished = _wished(user, email)
    if User.objects.filter(email__iexact=wished.email).exclude(pk=user.pk).exists():
        raise EnrolmentError(EnrolmentCode.EMAIL_TAKEN, wished)


def readdress(*, user: User, email: str) -> None:
    """Give a person this address; an empty one takes it away. Raises EnrolmentError."""
    wished = _wished(user, email) if email.strip() else User(username=user.username)
    try:
        with transaction.atomic():
            User.objects.filter(pk=user.pk).update(email=wished.email)
    except IntegrityError as error:
        # Asked after the fact, so that of two at once one is refused.
        raise EnrolmentError(EnrolmentCode.EMAIL_TAKEN, wished) from error
    user.email = wished.email


def _wished(user: User, email: str) -> User:
    """The person as it would be called with this address; raises EnrolmentError on an odd one."""
    wished = User(username=user.username, email=email.strip())
    if not _is_email(wished.email):
        raise EnrolmentError(EnrolmentCode.ODD_EMAIL, wished)
    return wished


def _kept(user: User) -> User:
    """Write a new person down, spelt in the one way that is compared; raises EnrolmentError."""
    user.username = unicodedata.normalize("NFKC", user.username.strip())
    user.first_name = user.first_name.strip()
    user.email = user.email.strip()
    _refuse_odd(user)
    try:
        with transaction.atomic():
            user.save(force_insert=True)
    except IntegrityError as error:
        # Asked after the fact, so that of two at once one is refused and not both broken.
        same = User.objects.filter(username__iexact=user.username)
        taken = EnrolmentCode.USERNAME_TAKEN if same else EnrolmentCode.EMAIL_TAKEN
        raise EnrolmentError(taken, user) from error
    return user


def _refuse_odd(user: User) -> None:
    if len(user.username) > LONGEST_NAME or not USERNAME.fullmatch(user.username):
        raise EnrolmentError(EnrolmentCode.ODD_USERNAME, user)
    # Marks that turn the direction would let one person's name be shown as another's.
    visible = user.first_name.replace(NON_JOINER, "").isprintable()
    if len(user.first_name) > LONGEST_NAME or not visible:
        raise EnrolmentError(EnrolmentCode.ODD_NAME, user)
    if user.email and not _is_email(user.email):
        raise EnrolmentError(EnrolmentCode.ODD_EMAIL, user)


def _is_email(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return len(text) <= LONGEST_EMAIL
