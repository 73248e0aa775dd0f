"""One's own account: language, appearance, how texts are shown, and tokens for programs."""

from __future__ import annotations

from dataclasses import asdict

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.timezone import now
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from annotator import tokens
from annotator.access import SignedInRequest, requires
from annotator.letters import can_post
from annotator.messages.answers import answer
from annotator.messages.notices import KIND_NAMES, POST_NAMES
from annotator.pages.reader import keep_in_cookies
from annotator.pages.reading_form import ReadingForm, filled
from labels.actions import people, preferences
from labels.models import User
from labels.permissions import Permission
from labels.preferences import Choice, Letters, NoticeKind, Post, Reading, preferences_from

APPEARANCES = [
    (User.Appearance.SYSTEM, _("As my system is set")),
    (User.Appearance.LIGHT, _("Light")),
    (User.Appearance.DARK, _("Dark")),
]


class AccountForm(forms.Form):
    language = forms.ChoiceField(
        label=_("Language"), choices=User.Language.choices, widget=forms.RadioSelect
    )
    appearance = forms.ChoiceField(
        label=_("Appearance"), choices=APPEARANCES, widget=forms.RadioSelect
    )


class LettersForm(forms.Form):
    kinds = forms.MultipleChoiceField(
        label=_("What comes by e-mail as well"),
        choices=[(one.value, name) for one, name in KIND_NAMES.items()],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    when = forms.ChoiceField(
        label=_("When"),
        choices=[(one.value, name) for one, name in POST_NAMES.items()],
        widget=forms.RadioSelect,
    )

    def chosen(self) -> Letters:
        """What was chosen; the form must be valid."""
        kinds = tuple(NoticeKind(one) for one in self.cleaned_data["kinds"])
        return Letters(kinds=kinds, when=Post(self.cleaned_data["when"]))


class TokenForm(forms.Form):
    name = forms.CharField(
        label=_("What it is for"),
        max_length=100,
        help_text=_("For yourself, to tell one from another: “training script”, for instance."),
    )
    days = forms.IntegerField(
        label=_("Days it lives"), min_value=1, max_value=tokens.MOST_DAYS, initial=tokens.DAYS
    )


@requires(Permission.SIGN_IN, post=Permission.SIGN_IN)
def account(request: SignedInRequest) -> HttpResponse:
    kept = {"language": request.user.language, "appearance": request.user.appearance}
    form = AccountForm(request.POST or None, initial=kept)
    if not form.is_valid():
        return _shown(request, account_form=form)
    language = User.Language(form.cleaned_data["language"])
    appearance = User.Appearance(form.cleaned_data["appearance"])
    people.prefer(user=request.user, language=language, appearance=appearance)
    translation.activate(language)
    messages.success(request, gettext("Your choice is saved."))
    response = redirect("account")
    keep_in_cookies(response, language=language, appearance=appearance)
    return response


@requires(post=Permission.SIGN_IN)
def reading(request: SignedInRequest) -> HttpResponse:
    """Chooses how texts are shown, or puts that back as it was at first."""
    form = ReadingForm(request.POST, prefix="reading")
    is_reset = "reset" in request.POST
    if not is_reset and not form.is_valid():
        return _shown(request, reading_form=form)
    chosen = Reading() if is_reset else form.chosen()
    preferences.choose(user=request.user, choice=Choice(reading=chosen))
    messages.success(request, gettext("Your choice is saved."))
    return redirect("account")


@requires(post=Permission.SIGN_IN)
def letters(request: SignedInRequest) -> HttpResponse:
    """Chooses which notices come by e-mail, and when."""
    form = LettersForm(request.POST, prefix="letters")
    if not form.is_valid():
        return _shown(request, letters_form=form)
    preferences.choose(user=request.user, choice=Choice(letters=form.chosen()))
    messages.success(request, gettext("Your choice is saved."))
    return redirect("account")


@requires(post=Permission.SIGN_IN)
def new_token(request: SignedInRequest) -> HttpResponse:
    """Makes a token and shows it: not by a redirect, for it must be kept nowhere on the way."""
    form = TokenForm(request.POST)
    if not form.is_valid():
        return _shown(request, token_form=form)
    given = form.cleaned_data
    try:
        token, plain = tokens.issue(
            user=request.user, name=given["name"], days=given["days"], at=now()
        )
    except tokens.TooManyTokensError:
        form.add_error(None, answer("too-many-tokens"))
        return _shown(request, token_form=form)
    return _shown(request, made=token, plain=plain)


@requires(post=Permission.SIGN_IN)
def drop_token(request: SignedInRequest, key: str) -> HttpResponse:
    if tokens.take_back(user=request.user, key=key):
        messages.success(request, gettext("The token is taken back: it opens nothing any more."))
    return redirect("account")


def _shown(request: SignedInRequest, **context: object) -> HttpResponse:
    kept = {"language": request.user.language, "appearance": request.user.appearance}
    forms_shown = [one for one in context.values() if isinstance(one, forms.Form)]
    status = 422 if any(one.is_bound for one in forms_shown) else 200
    chosen = preferences_from(request.user.preferences)
    shown = {
        "account_form": AccountForm(initial=kept),
        "reading_form": filled(chosen.reading),
        "letters_form": LettersForm(initial=asdict(chosen.letters), prefix="letters"),
        "posts": can_post(),
        "token_form": TokenForm(),
        "tokens": tokens.of(request.user, at=now()),
        **context,
    }
    response = render(request, "account/account.html", shown, status=status)
    response.headers["Cache-Control"] = "no-store"
    return response
