"""What a notice says, in a sentence, and the address of the place that it is about."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django_stubs_ext import StrPromise

from labels.preferences import NoticeKind, Post
from labels.queries.notices import Told

KIND_NAMES: Mapping[NoticeKind, StrPromise] = {
    NoticeKind.SENT_BACK: _("A reading of mine is sent back"),
    NoticeKind.APPROVED: _("A reading of mine is approved"),
    NoticeKind.TAKEN_BACK: _("A verdict on a reading of mine is taken back"),
    NoticeKind.SETTLED: _("An article of mine is settled"),
    NoticeKind.ASSIGNED: _("Articles are handed out to me by hand"),
    NoticeKind.WENT_BACK: _("Unfinished readings of mine go back"),
    NoticeKind.COMMENT: _("Somebody comments on my labels"),
    NoticeKind.ANSWER: _("Somebody answers where I have written"),
    NoticeKind.FOR_ALL: _("A comment for all on an article that I read"),
}
"""What a person chooses among."""

POST_NAMES: Mapping[Post, StrPromise] = {
    Post.AT_ONCE: _("At once"),
    Post.DAILY: _("Once a day, in the morning"),
}

_PLAIN: Mapping[NoticeKind, StrPromise] = {
    NoticeKind.SENT_BACK: _("%(by)s sent your reading of “%(title)s” back."),
    NoticeKind.TAKEN_BACK: _(
        "%(by)s took back the verdict on your reading of “%(title)s”. What you have marked stays."
    ),
    NoticeKind.SETTLED: _("%(by)s settled “%(title)s”: your reading is accepted."),
    NoticeKind.ANSWER: _("%(by)s answered in a thread of yours on “%(title)s”."),
    NoticeKind.FOR_ALL: _("%(by)s wrote to all readers of “%(title)s”."),
}

_ON_LABEL = _("%(by)s commented on “%(quote)s” in your reading of “%(title)s”.")
_ON_READING = _("%(by)s commented on your reading of “%(title)s”.")
_AS_IT_STANDS = _("%(by)s approved your reading of “%(title)s” as it stands.")

_TABS = {
    NoticeKind.SENT_BACK: "review",
    NoticeKind.APPROVED: "review",
    NoticeKind.COMMENT: "comments",
    NoticeKind.ANSWER: "comments",
    NoticeKind.FOR_ALL: "comments",
}
"""The panel's tab that opens beside the text."""


_STATES = {NoticeKind.ASSIGNED: "assigned"}
"""The state in which several articles of one notice are."""


def said(notice: Told) -> str:
    """The notice as a sentence in the active language; names and titles keep their direction."""
    names = {"by": notice.by, "title": notice.title, "quote": notice.quote}
    isolated = {name: f"\u2068{text}\u2069" for name, text in names.items()}
    return _pattern(notice) % {**isolated, "count": notice.count}


def address(notice: Told) -> str:
    """Where one sees what the notice is about: a path of our own."""
    if notice.article is None:
        return _address_of_several(notice)
    at = reverse("article", kwargs={"slug": notice.project, "article_id": notice.article})
    asked = {"set": notice.reading, "tab": _TABS.get(notice.kind), "at": notice.label}
    named = {name: value for name, value in asked.items() if value}
    return f"{at}?{urlencode(named)}" if named else at


def _address_of_several(notice: Told) -> str:
    """The list of articles that are so, else the project."""
    of_project = {"slug": notice.project}
    state = _STATES.get(notice.kind)
    if state is None:
        return reverse("project", kwargs=of_project)
    return f"{reverse('articles', kwargs=of_project)}?state={state}"


def _pattern(notice: Told) -> str:
    match notice.kind:
        case NoticeKind.APPROVED:
            return _of_approved(notice.count)
        case NoticeKind.COMMENT:
            return str(_ON_LABEL if notice.quote else _ON_READING)
        case NoticeKind.ASSIGNED | NoticeKind.WENT_BACK:
            return _of_several(notice)
    return str(_PLAIN[notice.kind])


def _of_approved(corrected: int) -> str:
    if not corrected:
        return str(_AS_IT_STANDS)
    return ngettext(
        "%(by)s approved your reading of “%(title)s” and corrected %(count)s label.",
        "%(by)s approved your reading of “%(title)s” and corrected %(count)s labels.",
        corrected,
    )


def _of_several(notice: Told) -> str:
    """One article goes by its title, several by their number."""
    if notice.article is not None:
        return str(_OF_ONE[notice.kind])
    if notice.kind is NoticeKind.ASSIGNED:
        return ngettext(
            "%(by)s gave you %(count)s article to read.",
            "%(by)s gave you %(count)s articles to read.",
            notice.count,
        )
    return ngettext(
        "%(count)s article went back: it was unfinished for too long. Your labels are kept.",
        "%(count)s articles went back: they were unfinished for too long. Your labels are kept.",
        notice.count,
    )


_OF_ONE: Mapping[NoticeKind, StrPromise] = {
    NoticeKind.ASSIGNED: _("%(by)s gave you “%(title)s” to read."),
    NoticeKind.WENT_BACK: _(
        "“%(title)s” went back: it was unfinished for too long. Your labels are kept."
    ),
}
