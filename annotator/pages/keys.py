"""One's own keys of the editor: seen by what they are about, given, given back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from annotator.access import SignedInRequest, requires
from annotator.messages import sentence
from annotator.messages.commands import COMMANDS, GROUPS
from annotator.messages.keys import cap, cap_said
from labels import keys as editor_keys
from labels.actions import preferences
from labels.keys import Keys, KeysError
from labels.keys.giving import SHOWN_IN, added, given, given_back, holder
from labels.permissions import Permission
from labels.preferences import Choice, preferences_from


class KeysForm(forms.Form):
    """What is to be done: `give` a command a chord, `add` one, `reset` it, or reset all."""

    deed = forms.ChoiceField(choices=[(one, one) for one in ("give", "add", "reset", "reset-all")])
    command = forms.ChoiceField(choices=[(one, one) for one in COMMANDS], required=False)
    chord = forms.CharField(max_length=64, required=False)
    sure = forms.BooleanField(required=False)

    def clean(self) -> dict[str, Any]:
        """What is to be done with one command names it."""
        asked = self.cleaned_data
        if asked.get("deed") != "reset-all" and not asked.get("command"):
            self.add_error("command", _("Name the command."))
        return asked


@dataclass(frozen=True, slots=True)
class Line:
    """A command as it is listed; `own` where the person chose its keys."""

    name: str
    title: str
    caps: tuple[str, ...]
    own: bool


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What came of it, at the command it is about; `asks` for whether the key is to be taken."""

    command: str
    text: str
    wrong: bool = False
    asks: KeysForm | None = None


@requires(Permission.SIGN_IN, post=Permission.SIGN_IN)
def keys(request: SignedInRequest) -> HttpResponse:
    own = preferences_from(request.user.preferences).keys
    if request.method != "POST":
        return _shown(request, own)
    form = KeysForm(request.POST)
    if not form.is_valid():
        return _shown(request, own, status=422)
    try:
        chosen, said = _done(form, own)
    except KeysError as error:
        refused = Said(form.cleaned_data["command"], sentence(error), wrong=True)
        return _shown(request, own, said=refused, status=422)
    if chosen != own:
        preferences.choose(user=request.user, choice=Choice(keys=chosen))
    if "HX-Request" in request.headers:
        return _shown(request, chosen, said=said)
    messages.success(request, said.text)
    return redirect("keys")


def _done(form: KeysForm, own: Keys) -> tuple[Keys, Said]:
    """The keys that are chosen now, and what is said of them. Raises KeysError."""
    asked = form.cleaned_data
    command, chord = asked["command"], asked["chord"]
    title = str(COMMANDS.get(command, ""))
    match asked["deed"]:
        case "reset-all":
            return {}, Said("", _("All keys are as they were at first."))
        case "reset":
            chosen = given_back(own, command)
        case deed:
            chosen = (given if deed == "give" else added)(own, command, chord)
            other = holder(own, chord, beside=command)
            if other not in ("", command) and not asked["sure"]:
                return own, _asking(form, other, chosen)
    caps = _caps(chosen, command)
    return chosen, Said(
        command, _("“%(command)s” has %(keys)s.") % {"command": title, "keys": caps}
    )


def _asking(form: KeysForm, other: str, chosen: Keys) -> Said:
    """Whether the key is to be taken from the command that has it, and what that one has then."""
    caps = _caps(chosen, other)
    words = (
        _("“%(key)s” is the key of “%(other)s”, which will then have %(keys)s.")
        if caps
        else _("“%(key)s” is the key of “%(other)s”, which will then have none.")
    )
    text = words % {
        "key": cap_said(form.cleaned_data["chord"]),
        "other": str(COMMANDS[other]),
        "keys": caps,
    }
    return Said(form.cleaned_data["command"], text, wrong=True, asks=form)


def _caps(own: Keys, command: str) -> str:
    """The keys of a command in words; empty where it has none."""
    held = editor_keys.in_force(own, SHOWN_IN)[command]
    return _(", ").join(_("“%(name)s”") % {"name": cap_said(one)} for one in held)


def _shown(
    request: SignedInRequest, own: Keys, *, said: Said | None = None, status: int = 200
) -> HttpResponse:
    is_part = "HX-Request" in request.headers
    template = "account/_keys.html" if is_part else "account/keys.html"
    context: dict[str, Any] = {"groups": list(_groups(own)), "said": said, "changed": bool(own)}
    # A part is put in place whatever it says; a refusal is part of what it says.
    return render(request, template, context, status=200 if is_part else status)


def _groups(own: Keys) -> Iterator[Group]:
    held = editor_keys.in_force(own, SHOWN_IN)
    for group, title in GROUPS.items():
        lines = (
            Line(
                one.name, str(COMMANDS[one.name]), tuple(map(cap, held[one.name])), one.name in own
            )
            for one in editor_keys.COMMANDS
            if one.group is group
        )
        yield Group(str(title), tuple(lines))
