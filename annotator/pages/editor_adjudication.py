"""What the editor's page brings along of an adjudication: the readings side by side, the stops."""

from __future__ import annotations

from contextlib import suppress

from django.urls import reverse

from labels.models import Adjudication, AnnotationSet, Project, User
from labels.permissions import Permission
from labels.queries import access
from labels.queries import adjudication as asking
from labels.queries.adjudication import Adjudicated, TooFewReadingsError
from labels.wire import Json


def adjudication_of(one: AnnotationSet | None, user: User) -> Adjudicated | None:
    """What the gold that is opened is made of, where this person may adjudicate it; else None."""
    if one is None or one.kind != AnnotationSet.Kind.GOLD:
        return None
    article = one.article
    found = Adjudication.objects.filter(gold=one).select_related("gold").first()
    may = access.allowed(user, Permission.REVIEW, article.project)
    if found is None or not may or not asking.may_adjudicate(article, user):
        return None
    # Readings may have been opened again since: then the gold is a set like any other.
    with suppress(TooFewReadingsError):
        return asking.adjudicated(found)
    return None


def is_open(found: Adjudicated | None) -> bool:
    """Whether somebody adjudicates and has not finished."""
    return found is not None and found.adjudication.finished_at is None


def adjudication_boot(
    found: Adjudicated | None, project: Project, *, editable: bool
) -> Json | None:
    """What `AdjudicationBoot` in types.d.ts says; None without an adjudication."""
    if found is None:
        return None
    at = reverse("api:adjudication", kwargs={"id": found.gold.article_id})
    return {
        **asking.told(found),
        "open": editable and is_open(found),
        "addresses": {
            "stops": at,
            "merge": f"{at}merge/",
            "finish": f"{at}finish/",
            "open": reverse("open_adjudication", args=[project.slug, found.gold.article_id]),
        },
    }
