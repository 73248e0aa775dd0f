"""People."""

from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    """A person who signs in.

    What one may do in a project is said by the membership there; `is_staff` grants founding
    projects. Language and appearance are kept here so that they follow the person, not the browser.
    """

    class Language(models.TextChoices):
        ARABIC = "ar", "العربية"
        ENGLISH = "en", "English"

    class Appearance(models.TextChoices):
        SYSTEM = "system"
        LIGHT = "light"
        DARK = "dark"

    language = models.CharField(max_length=5, choices=Language, default=Language.ARABIC)
    appearance = models.CharField(max_length=10, choices=Appearance, default=Appearance.SYSTEM)

    def __str__(self) -> str:
        return self.get_full_name() or self.username
