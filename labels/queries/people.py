"""People: names that are free, and who waits for a link to come in by."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection
from itertools import chain, count

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Exists, OuterRef, QuerySet

from labels.models import Membership, Project, User
from labels.permissions import MemberRole, Permission, roles_granting

LONGEST_WISH = 100
"""Characters of a wish that are kept, so that a number fits behind them."""


def free_username(wish: str) -> str:
    """A username that nobody has, as near to the wish as there is: a name or an e-mail address.

    Empty where the wish has no letter or digit to make one of.
    """
    local = unicodedata.normalize("NFKC", wish).partition("@")[0]
    spelt = re.sub(r"[^\w.-]+", ".", local).lower()[:LONGEST_WISH].strip("._-")
    if not spelt:
        return ""
    found = User.objects.filter(username__istartswith=spelt).values_list("username", flat=True)
    taken = {username.lower() for username in found}
    wishes = chain([spelt], (f"{spelt}{number}" for number in count(2)))
    return next(one for one in wishes if one not in taken)


def names_of(usernames: Collection[str]) -> dict[str, str]:
    """How the people with these usernames are shown, no two alike; one query.

    Where two of them have one name, their usernames tell them apart. Whoever is no more is not in
    it.
    """
    people = list(User.objects.filter(username__in=usernames))
    alike = Counter(map(str, people))
    return {
        one.username: str(one) if alike[str(one)] == 1 else f"{one} ({one.username})"
        for one in people
    }


def newcomers(project: Project, *, led_by: User) -> QuerySet[User]:
    """The members to whom this manager of the project may give a new link to come in by.

    Such a link is as good as the account, so it must open nothing that the manager has not opened
    to the person, or could not: they were enrolled in this project, have neither chosen a password
    nor signed in, may found no projects, and belong to no project that `led_by` does not manage.
    """
    managed = Membership.objects.filter(user=led_by, role=MemberRole.MANAGER).values("project")
    elsewhere = Membership.objects.filter(user=OuterRef("pk")).exclude(project__in=managed)
    return project.members.filter(
        ~Exists(elsewhere),
        enrolled_in=project,
        is_active=True,
        is_staff=False,
        is_superuser=False,
        last_login=None,
        password__startswith=UNUSABLE_PASSWORD_PREFIX,
    )


def readers_of(project: Project) -> QuerySet[User]:
    """The members who may annotate and so be given articles, by user name."""
    roles = roles_granting(Permission.ANNOTATE)
    may = project.members.filter(memberships__project=project, memberships__role__in=roles)
    return may.filter(is_active=True).order_by("username")
