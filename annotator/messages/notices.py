"""The sentences of notices, in the language of who reads them."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django_stubs_ext import StrPromise

from labels.models import Notice

Kind = Notice.Kind

_SENTENCES: Mapping[str, StrPromise] = {
    Kind.SENT_BACK: _("%(by)s sent your reading of “%(title)s” back."),
    Kind.WENT_BACK: _(
        "Your reading of “%(title)s” was unfinished for too long: its place went to others, its "
        "labels are kept."
    ),
    Kind.COMMENT: _("%(by)s commented on “%(title)s”."),
    Kind.SETTLED: _("“%(title)s”, which you read, was settled: its gold is finished."),
}


def notice_sentence(notice: Notice) -> str:
    """What a notice says, without what it quotes."""
    title = str(notice.article) if notice.article else ""
    params = {"by": "", "count": 0, **notice.params, "title": title}
    if notice.kind == Kind.APPROVED:
        return _approved(params)
    if notice.kind == Kind.ASSIGNED:
        words = ngettext(
            "%(count)s article was handed out to you.",
            "%(count)s articles were handed out to you.",
            int(params["count"]),
        )
        return words % params
    return str(_SENTENCES[notice.kind]) % params


def _approved(params: Mapping[str, str | int]) -> str:
    if not params["count"]:
        return str(_("%(by)s approved your reading of “%(title)s” as it is.")) % params
    words = ngettext(
        "%(by)s approved your reading of “%(title)s” with %(count)s correction.",
        "%(by)s approved your reading of “%(title)s” with %(count)s corrections.",
        int(params["count"]),
    )
    return words % params
