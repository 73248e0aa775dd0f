"""The web as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class AnnotatorConfig(AppConfig):
    """Pages, API and jobs."""

    name = "annotator"

    def ready(self) -> None:
        """Stand around migrations, which would lose the triggers that keep tallies."""
        from annotator import migrating  # noqa: PLC0415 - models are there from now on

        pre_migrate.connect(migrating.begins, sender=self)
        post_migrate.connect(migrating.ends, sender=self)
