"""The editor: one reading of one article, to be worked on or looked at."""

from __future__ import annotations

from contextlib import suppress

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import ensure_csrf_cookie

from annotator.access import SignedInRequest, requires
from annotator.ids import numbered
from annotator.pages import markdown
from annotator.pages.editor_adjudication import adjudication_of, is_open
from annotator.pages.editor_boot import Opened, boot, sections
from annotator.pages.editor_review import review_of, why_not_review
from annotator.pages.review import narrowed
from labels.actions import annotate, handout
from labels.models import AnnotationSet, Article, Project, User
from labels.permissions import Permission
from labels.preferences import preferences_from
from labels.queries import access, annotation, work
from labels.queries.skips import is_withdrawn
from labels.records import bare_document, schema_of, version_in_use

CLOSED = {
    AnnotationSet.State.ACCEPTED: gettext_lazy(
        "Your reading is approved: it can only be looked at."
    ),
    AnnotationSet.State.RETURNED: gettext_lazy("Your reading went back; its labels are kept."),
}
"""Why one's own reading can only be looked at, in these states."""


@requires(Permission.VIEW_PROJECT, post=Permission.ANNOTATE)
@ensure_csrf_cookie
def editor(request: SignedInRequest, project: Project, article_id: int) -> HttpResponse:
    """One's own reading of an article, or the one `?set=` names; else the article without labels.

    To look at an article takes no place from those who are to read it: a reading is begun, or
    opened again, by a POST alone.
    """
    articles = Article.objects.select_related("project__schema").filter(project=project)
    if request.method == "POST":
        return _taken_up(get_object_or_404(articles, pk=article_id), request.user)
    visible = annotation.sets_visible_to(request.user)
    of_article = annotation.read_whole(visible.filter(article=article_id, article__project=project))
    named = request.GET.get("set", "")
    found = _named(of_article, named) if named else _own(of_article, request.user)
    # With a reading its article has been read already.
    article = found.article if found else get_object_or_404(articles, pk=article_id)
    opened = _opened(found, request.user) if found else _without_labels(article)
    context = {
        "project": project,
        "opened": opened,
        "sentences": sections(opened.document, direction=project.direction),
        "guidelines": markdown.rendered(project.guidelines),
        "reading": preferences_from(request.user.preferences).reading,
        "boot": boot(opened, project=project, user=request.user),
        "why_not": "" if opened.editable else _why_not(found, opened, request.user),
        "reach": work.reach_of(request.user, project) if opened.editable else None,
        "take_up": _way_to_take_up(article, found, request.user),
        "settling": opened.editable and is_open(opened.adjudication),
        "narrowed": narrowed(request),
    }
    return render(request, "editor/editor.html", context)


def _named(sets: QuerySet[AnnotationSet], named: str) -> AnnotationSet:
    """The set that the address names; Http404 where the reader may see none such."""
    number = numbered(named)
    found = None if number is None else sets.filter(pk=number).first()
    if found is None:
        raise Http404
    return found


def _own(sets: QuerySet[AnnotationSet], user: User) -> AnnotationSet | None:
    """One's own reading, if one has been begun."""
    return sets.filter(author=user, kind=AnnotationSet.Kind.READING).first()


def _taken_up(article: Article, user: User) -> HttpResponse:
    """Begin one's reading, or open it again that was handed in."""
    # Where others were faster, the page that is shown next says why it cannot be.
    faster = (handout.NoPlaceError, annotate.ClosedError, annotate.UnderReviewError)
    with suppress(*faster, handout.WithdrawnError):
        own = handout.open_article(article=article, by=user, at=now())
        if own.state == AnnotationSet.State.SUBMITTED:
            annotate.take_back(annotation_set=own, by=user, at=now())
    return redirect("article", article.project.slug, article.pk)


def _way_to_take_up(article: Article, found: AnnotationSet | None, user: User) -> str:
    """What the button says that makes a reading one's own to work on; empty for none."""
    if found is None:
        may_begin = _has_a_place(article) and access.allowed(
            user, Permission.ANNOTATE, article.project
        )
        return _("Begin a reading") if may_begin else ""
    if found.author_id == user.pk and found.state == AnnotationSet.State.RETURNED:
        may_go_on = _has_a_place(article) and not is_withdrawn(article, user)
        return _("Go on with it") if may_go_on else ""
    is_waiting = found.author_id == user.pk and found.state == AnnotationSet.State.SUBMITTED
    return _("Take it back") if is_waiting and not _is_under_review(found) else ""


def _has_a_place(article: Article) -> bool:
    return article.handed_out < (article.wanted or article.project.readers_per_article)


def _opened(found: AnnotationSet, user: User) -> Opened:
    view = annotation.view_of(found)
    is_open = _is_open(found)
    editable = is_open and annotation.sets_open_to(user).filter(pk=found.pk).exists()
    return Opened(
        article=view.article,
        document=view.document,
        schema=view.schema,
        annotation_set=view.annotation_set,
        editable=editable,
        skippable=editable and _is_own_reading(found, user),
        review=review_of(found, user),
        adjudication=adjudication_of(found, user),
    )


def _is_open(found: AnnotationSet) -> bool:
    """Whether anybody may change the set: a review only until it has its verdict."""
    if found.kind == AnnotationSet.Kind.REVIEW:
        return found.state == AnnotationSet.State.DRAFTING
    return found.state in AnnotationSet.OPEN_STATES or found.kind == AnnotationSet.Kind.GOLD


def _without_labels(article: Article) -> Opened:
    schema = schema_of(version_in_use(article.project))
    return Opened(article=article, document=bare_document(article), schema=schema)


def _why_not(found: AnnotationSet | None, opened: Opened, user: User) -> str:
    """Why the reading can only be looked at."""
    if found is None:
        return _("You see the article without labels: no reading of it is yours.")
    if found.kind == AnnotationSet.Kind.REVIEW and opened.review:
        return why_not_review(opened.review, user)
    if found.author_id != user.pk:
        return _("You see the reading of %(name)s: only its reader can change it.") % {
            "name": found.author or _("the gold")
        }
    if found.state in CLOSED:
        return str(CLOSED[AnnotationSet.State(found.state)])
    if _is_under_review(found):
        return _("Your reading is being reviewed: it can only be looked at.")
    return _("You have handed this reading in: it can only be looked at.")


def _is_own_reading(found: AnnotationSet, user: User) -> bool:
    return found.kind == AnnotationSet.Kind.READING and found.author_id == user.pk


def _is_under_review(found: AnnotationSet) -> bool:
    return found.reviews.filter(verdict="").exists()
