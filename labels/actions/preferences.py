"""A person chooses how to read and to work."""

from __future__ import annotations

from django.db import transaction

from labels.models import User
from labels.preferences import Choice, Preferences, preferences_data, preferences_from


def choose(*, user: User, choice: Choice) -> Preferences:
    """Keep the parts that were chosen beside those that were chosen before; all of them then."""
    with transaction.atomic():
        # Locked: two windows may choose two parts at the same time, and both are kept.
        kept = User.objects.select_for_update().get(pk=user.pk)
        preferences = choice.upon(preferences_from(kept.preferences))
        kept.preferences = preferences_data(preferences)
        kept.save(update_fields=["preferences"])
    user.preferences = kept.preferences
    return preferences
