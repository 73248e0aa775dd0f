"""People come, and have their own way of looking at pages."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from labels.actions import people
from labels.models import User

pytestmark = pytest.mark.django_db


def test_who_is_enrolled_can_sign_in_under_a_name_of_ones_own() -> None:
    huda = people.enrol(
        username="huda", name="هدى سالم", password="جملة سر طويلة", founds_projects=True
    )

    kept = User.objects.get()
    assert (kept, str(kept), kept.is_staff, kept.check_password("جملة سر طويلة")) == (
        huda,
        "هدى سالم",
        True,
        True,
    )


def test_a_username_is_given_once() -> None:
    people.enrol(username="huda", name="", password="x", founds_projects=False)

    with pytest.raises(IntegrityError), transaction.atomic():
        people.enrol(username="huda", name="", password="y", founds_projects=False)


def test_what_a_person_does_not_choose_stays() -> None:
    huda = people.enrol(username="huda", name="", password="x", founds_projects=False)

    people.prefer(user=huda, language=User.Language.ENGLISH)
    people.prefer(user=huda, appearance=User.Appearance.DARK)

    kept = User.objects.get()
    assert (kept.language, kept.appearance) == ("en", "dark")
