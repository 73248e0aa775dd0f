"""The web as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class AnnotatorConfig(AppConfig):
    """Pages, API and jobs."""

    name = "annotator"
