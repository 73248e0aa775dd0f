"""People."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower


class User(AbstractUser):
    """A person who signs in.

    What one may do in a project is said by the membership there; `is_staff` grants founding
    projects. Language, appearance and `preferences` (as labels/preferences.py spells them) are kept
    here so that they follow the person, not the browser.
    `enrolled_in` is the project whose manager made the account: until its owner has chosen a
    password, its managers may hand out the link for that. None where whoever runs the house did it.
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
    preferences = models.JSONField(default=dict, blank=True)
    enrolled_in = models.ForeignKey(
        "Project",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,  # asked of the members of one project alone
    )

    class Meta(AbstractUser.Meta):
        constraints = [
            # Whoever is told “Salma” must not find the account of another, “salma”.
            models.UniqueConstraint(Lower("username"), name="username_once_in_any_case"),
            models.UniqueConstraint(
                Lower("email"), name="email_once_in_any_case", condition=~Q(email="")
            ),
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.username

    @property
    def is_newcomer(self) -> bool:
        """Whether the person has neither chosen a password nor signed in yet."""
        return self.last_login is None and not self.has_usable_password()
