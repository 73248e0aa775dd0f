"""The switches in every page's head: language and appearance, for whoever looks at it."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation
from django.views.decorators.http import require_POST

from annotator.access import open_to_all
from annotator.pages.reader import appearance_of, keep_in_cookies, way_back
from labels.actions import people
from labels.models import User


class PreferencesForm(forms.Form):
    language = forms.ChoiceField(choices=User.Language.choices, required=False)
    appearance = forms.ChoiceField(choices=User.Appearance.choices, required=False)


@open_to_all
@require_POST
def preferences(request: HttpRequest) -> HttpResponse:
    response = HttpResponseRedirect(way_back(request))
    form = PreferencesForm(request.POST)
    if not form.is_valid():
        return response
    language = form.cleaned_data["language"] or translation.get_language()
    appearance = form.cleaned_data["appearance"] or appearance_of(request)
    if isinstance(request.user, User):
        people.prefer(
            user=request.user,
            language=User.Language(language),
            appearance=User.Appearance(appearance),
        )
    keep_in_cookies(response, language=language, appearance=appearance)
    return response
