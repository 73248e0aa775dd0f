"""A person chooses how to read, and finds it again."""

from __future__ import annotations

import pytest

from labels.actions import preferences
from labels.models import User
from labels.preferences import Choice, Lines, Preferences, Reading, preferences_from
from tests.labels import making

pytestmark = pytest.mark.django_db


def test_what_is_chosen_is_kept_beside_what_was_chosen_before() -> None:
    salma = making.person("salma")

    preferences.choose(user=salma, choice=Choice(reading=Reading(size=30)))
    chosen = preferences.choose(user=salma, choice=Choice(lines=Lines(all=True)))

    assert chosen == Preferences(reading=Reading(size=30), lines=Lines(all=True))
    assert preferences_from(salma.preferences) == chosen
    assert preferences_from(User.objects.get(pk=salma.pk).preferences) == chosen


def test_what_another_window_chose_meanwhile_is_not_lost() -> None:
    here = making.person("salma")
    there = User.objects.get(pk=here.pk)

    preferences.choose(user=here, choice=Choice(keys={"undo": ("KeyU",)}))
    chosen = preferences.choose(user=there, choice=Choice(reading=Reading(size=30)))

    assert chosen == Preferences(reading=Reading(size=30), keys={"undo": ("KeyU",)})
