"""What one is told: the list, the way to the place, and the bell in every page's head."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import SimpleLazyObject
from django.utils.timezone import now
from django.utils.translation import gettext

from annotator.access import SignedInRequest, requires
from annotator.messages.notices import address as address_of
from annotator.messages.notices import said
from labels.actions import notices as deeds
from labels.models import User
from labels.permissions import Permission
from labels.queries import notices as told
from labels.queries.notices import MOST_COUNTED, Told

MOST = 2**63 - 1


class ListForm(forms.Form):
    after = forms.IntegerField(required=False, min_value=0, max_value=MOST)
    unread = forms.CharField(required=False, max_length=10)


class DeedForm(forms.Form):
    """One of these: a notice to open, one to be marked read, or the last of those to be so."""

    open = forms.IntegerField(required=False, min_value=0, max_value=MOST)
    read = forms.IntegerField(required=False, min_value=0, max_value=MOST)
    up_to = forms.IntegerField(required=False, min_value=0, max_value=MOST)


@dataclass(frozen=True, slots=True)
class Line:
    """A notice with its sentence."""

    notice: Told
    said: str


@requires(Permission.SIGN_IN, post=Permission.SIGN_IN)
def notices(request: SignedInRequest) -> HttpResponse:
    if request.method == "POST":
        return _done(request)
    form = ListForm(request.GET)
    form.is_valid()  # what is no key begins from the beginning
    after, unread = form.cleaned_data.get("after") or 0, form.cleaned_data.get("unread") or ""
    page = told.listing(request.user, after=after, unread=unread)
    context = {
        "page": page,
        "lines": [Line(one, said(one)) for one in page.lines],
        "after": after,
        "filtered": unread,
        "newest": page.lines[0].id if page.lines else 0,
    }
    return render(request, "notices/notices.html", context)


def _done(request: SignedInRequest) -> HttpResponse:
    """Marks read; what was opened leads to its place."""
    form = DeedForm(request.POST)
    asked = form.cleaned_data if form.is_valid() else {}
    user, opened = request.user, asked.get("open")
    deeds.mark_read(to=user, ids=[opened or asked.get("read") or 0], at=now())
    deeds.mark_all_read(to=user, up_to=asked.get("up_to") or 0, at=now())
    if not opened:
        return redirect("notices")
    notice = told.place_of(user, opened)
    if notice is None:
        messages.error(request, gettext("What the notice was about is not there any more."))
        return redirect("notices")
    return redirect(address_of(notice))


def bell(request: HttpRequest) -> dict[str, object]:
    """For templates: `unread`, how many notices one has not read; asked for where it is shown."""
    user = getattr(request, "user", None)
    return {"unread": SimpleLazyObject(lambda: _counted(user))}


def _counted(user: object) -> str:
    """The number in the bell; empty where there is none."""
    count = told.unread_of(user) if isinstance(user, User) else 0
    return f"{MOST_COUNTED - 1}+" if count >= MOST_COUNTED else str(count or "")
