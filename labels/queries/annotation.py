"""One reading as the editor shows it; which readings a person may see and change; the history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Q, QuerySet

from labels.document import Document
from labels.models import AnnotationSet, Article, Batch, User
from labels.permissions import ROLES, MemberRole, Permission, roles_granting
from labels.records import document_of, schema_of, version_in_use
from labels.schema import Schema
from labels.wire import Json

_MEMBER = "article__project__memberships"


@dataclass(frozen=True, slots=True)
class EditorView:
    """All that the editor needs to show a reading."""

    annotation_set: AnnotationSet
    article: Article
    document: Document
    schema: Schema
    schema_number: int


@dataclass(frozen=True, slots=True)
class Step:
    """One batch of the history: what was changed, in the wire's spelling, and what undoes it."""

    revision: int
    by: str
    at: datetime
    changes: list[Json]
    undo: list[Json]


def sets_visible_to(user: User) -> QuerySet[AnnotationSet]:
    """The sets a person may see.

    Those who may view readings see all of the project; other members see their own and, where the
    project is not blind, those of the others.
    """
    all_of_project = Q(**{f"{_MEMBER}__role__in": roles_granting(Permission.VIEW_READINGS)})
    allowed = all_of_project | Q(author=user) | Q(article__project__blind=False)
    return AnnotationSet.objects.filter(allowed, **{f"{_MEMBER}__user": user})


def sets_open_to(user: User) -> QuerySet[AnnotationSet]:
    """The sets a person may change, in whatever state they are.

    These are one's own readings where one may annotate, and the gold where one may view the
    readings of others as well.
    """
    annotating = roles_granting(Permission.ANNOTATE)
    settling = annotating & roles_granting(Permission.VIEW_READINGS)
    own = Q(kind=AnnotationSet.Kind.READING, author=user, **{f"{_MEMBER}__role__in": annotating})
    gold = Q(kind=AnnotationSet.Kind.GOLD, **{f"{_MEMBER}__role__in": settling})
    return AnnotationSet.objects.filter(own | gold, **{f"{_MEMBER}__user": user})


def set_to_change(user: User, set_id: int) -> AnnotationSet:
    """The set of that id, one of `sets_open_to` this person: put together in half the time.

    Raises AnnotationSet.DoesNotExist for all others.
    """
    of_member = AnnotationSet.objects.filter(pk=set_id, **{f"{_MEMBER}__user": user})
    found = of_member.annotate(role=F(f"{_MEMBER}__role")).get()
    if not _grants_change(ROLES[MemberRole(vars(found)["role"])], found, user):
        raise AnnotationSet.DoesNotExist
    return found


def _grants_change(granted: frozenset[Permission], one: AnnotationSet, user: User) -> bool:
    if one.kind == AnnotationSet.Kind.GOLD:
        return granted >= {Permission.ANNOTATE, Permission.VIEW_READINGS}
    own = one.kind == AnnotationSet.Kind.READING and one.author_id == user.pk
    return own and Permission.ANNOTATE in granted


def editor_view(annotation_set: AnnotationSet) -> EditorView:
    """The reading with its article, document and schema; three queries at most."""
    return view_of(read_whole(AnnotationSet.objects.all()).get(pk=annotation_set.pk))


def read_whole(sets: QuerySet[AnnotationSet]) -> QuerySet[AnnotationSet]:
    """The sets, each read together with all that `view_of` needs of one.

    A schema's own text stays where it is: as a rule the schema it stands for is known already.
    """
    together = sets.select_related("article__project__schema", "author")
    return together.defer("article__project__schema__data")


def view_of(found: AnnotationSet) -> EditorView:
    """The same of a set from `read_whole`: two queries."""
    version = version_in_use(found.article.project)
    return EditorView(
        annotation_set=found,
        article=found.article,
        document=document_of(found),
        schema=schema_of(version),
        schema_number=version.number,
    )


def history_of(annotation_set: AnnotationSet) -> list[Step]:
    """All batches of changes of a set, the first one first."""
    steps = Batch.objects.filter(set_id=annotation_set.pk).order_by("revision")
    return [Step(*facts) for facts in steps.values_list("revision", "by", "at", "changes", "undo")]
