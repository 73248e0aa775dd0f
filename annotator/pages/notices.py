"""A person's notices: a list, and the way to what each tells of."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now

from annotator.access import SignedInRequest, requires
from annotator.messages.notices import notice_sentence
from annotator.notices import address
from labels.actions.notices import mark_read
from labels.permissions import Permission
from labels.queries import notices as query


@requires(Permission.SIGN_IN, post=Permission.SIGN_IN)
def notices(request: SignedInRequest) -> HttpResponse:
    """The latest notices; by POST all of them are read."""
    if request.method == "POST":
        mark_read(user=request.user, at=now())
        return redirect("notices")
    before = request.GET.get("before", "")
    page = query.page(request.user, before=int(before) if before.isdecimal() else None)
    lines = [(one, notice_sentence(one)) for one in page.notices]
    context = {"lines": lines, "before": page.before, "unread": query.unread_count(request.user)}
    return render(request, "notices/notices.html", context)


@requires(post=Permission.SIGN_IN)
def open_notice(request: SignedInRequest, notice_id: int) -> HttpResponse:
    """Mark one as read, and go to what it tells of."""
    found = query.shown(request.user).select_related("project").filter(pk=notice_id).first()
    if found is None:
        raise Http404
    mark_read(user=request.user, ids=[found.pk], at=now())
    return redirect(address(found))
