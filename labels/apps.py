"""The Django application that keeps projects, articles and annotations."""

from django.apps import AppConfig


class LabelsConfig(AppConfig):
    """The rows of Hashiya."""

    name = "labels"
    verbose_name = "Hashiya"
