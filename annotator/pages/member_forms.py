"""The forms by which people become members: those who are there, and those who come newly."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from annotator.messages.answers import answer
from annotator.templatetags.look import ROLE_NAMES
from labels.actions.people import LONGEST_EMAIL, LONGEST_NAME, EnrolmentCode, EnrolmentError
from labels.models import User
from labels.permissions import MemberRole
from labels.queries.people import free_username

ROLES = [(role.value, ROLE_NAMES[role]) for role in MemberRole]

NOBODY = "nobody"

FIELDS = {
    EnrolmentCode.ODD_USERNAME: "username",
    EnrolmentCode.USERNAME_TAKEN: "username",
    EnrolmentCode.ODD_NAME: "name",
    EnrolmentCode.ODD_EMAIL: "email",
    EnrolmentCode.EMAIL_TAKEN: "email",
}
"""Where each refusal is said."""


class RoleForm(forms.Form):
    role = forms.ChoiceField(label=_("Role"), choices=ROLES, initial=MemberRole.ANNOTATOR)


class NewMemberForm(RoleForm):
    person = forms.CharField(
        label=_("Username or e-mail"),
        max_length=LONGEST_EMAIL,
        help_text=_("Who has no account yet is given one in the next step."),
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off", "spellcheck": "false"}),
    )
    field_order = ["person", "role"]

    def clean_person(self) -> User:
        name = self.cleaned_data["person"].strip()
        users = User.objects.filter(is_active=True)
        found = users.filter(username=name).first() or users.filter(email__iexact=name).first()
        if found is None:
            raise forms.ValidationError(answer("nobody", username=name), code=NOBODY)
        return found

    def newcomer(self, *, language: str) -> NewcomerForm | None:
        """A form for an account that is not there, filled in as far as can be; None if it is."""
        if not self.has_error("person", NOBODY):
            return None
        wish = self.data["person"].strip()
        proposed = {
            "username": free_username(wish),
            "name": wish if " " in wish else "",
            "email": wish if "@" in wish else "",
            "language": language,
            "role": self.cleaned_data.get("role"),
        }
        return NewcomerForm(initial=proposed)


class NewcomerForm(RoleForm):
    # Beside the form for who is there already: two fields of one page share no id.
    prefix = "new"

    username = forms.CharField(
        label=_("Username"),
        max_length=LONGEST_NAME,
        help_text=_("To sign in by: letters, digits, dots and hyphens."),
        widget=forms.TextInput(
            attrs={"dir": "auto", "autocomplete": "off", "autocapitalize": "none"}
        ),
    )
    name = forms.CharField(
        label=_("Name"),
        max_length=LONGEST_NAME,
        help_text=_("As the others see it."),
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )
    email = forms.CharField(
        label=_("E-mail"),
        max_length=LONGEST_EMAIL,
        required=False,
        widget=forms.EmailInput(attrs={"dir": "ltr", "autocomplete": "off"}),
    )
    language = forms.ChoiceField(label=_("Language"), choices=User.Language.choices)
    field_order = ["username", "name", "email", "language", "role"]

    def known(self) -> dict[str, Any]:
        """What an action is told of the person."""
        given = self.cleaned_data
        return {
            **given,
            "language": User.Language(given["language"]),
            "role": MemberRole(given["role"]),
        }

    def refuse(self, error: EnrolmentError) -> None:
        """Say at its field why the person cannot be enrolled so."""
        self.add_error(FIELDS[error.code], answer(error.code, **error.params))
