"""What the editor's page brings along, so that its scripts wait for no second request."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Generic, TypeVar

from django.conf import settings
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from annotator.pages.editor_adjudication import adjudication_boot
from annotator.pages.editor_review import review_boot
from annotator.pages.editor_threads import talk
from annotator.pages.editor_words import words
from annotator.pages.handing_out import skipping_boot
from labels.document import Document
from labels.models import AnnotationSet, Article, Project, Review, User
from labels.permissions import Permission
from labels.preferences import preferences_data, preferences_from
from labels.queries import access
from labels.queries.adjudication import Adjudicated
from labels.queries.sentences import revision_of
from labels.queries.vocabulary import segmenter_for
from labels.records import version_in_use
from labels.schema import Schema
from labels.text.clitics import Segmenter, without_proclitics
from labels.text.span import Spans
from labels.wire import Json, attribute_data, link_data, mention_data, schema_data, spans_data

Value = TypeVar("Value")

REMEMBERED = 64
"""Articles whose particles are remembered: finding them takes longer than all else of the page."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A reading as it is opened; without a set it is an article that nothing is marked in.

    `review` is what it is the copy of, or the last one with a verdict on it; `adjudication` what a
    gold is made of.
    """

    article: Article
    document: Document
    schema: Schema
    annotation_set: AnnotationSet | None = None
    editable: bool = False
    skippable: bool = False
    review: Review | None = None
    adjudication: Adjudicated | None = None


def sections(document: Document, *, direction: str) -> SafeString:
    """A section for each sentence; a template takes twenty times as long for a long article."""
    strings = document.sentences.strings(document.text)
    written = "\n".join(
        f'<section class="sentence" data-index="{index}" data-number="{index + 1}">'
        f'<p class="text" dir="{direction}">{escape(text)}</p></section>'
        for index, text in enumerate(strings)
    )
    return mark_safe(written)  # noqa: S308 - escaped above


def boot(opened: Opened, *, project: Project, user: User) -> SafeString:
    """The JSON that static/editor/main.js begins with; its shape is `Boot` in types.d.ts."""
    one = opened.annotation_set
    document = opened.document
    data = {
        "set": one.pk if one else None,
        "reader": user.username,
        "revision": one.revision if one else 0,
        "state": one.state if one else "",
        "language": get_language() or settings.LANGUAGE_CODE,
        "direction": project.direction,
        "clitics": project.clitics,
        "editable": opened.editable,
        "schemaVersion": version_in_use(project).number,
        "schema": _schema_data(_Same(opened.schema)),
        "sentences": spans_data(document.sentences),
        "tokens": document.tokens.flat.tolist(),
        "particles": _particles(document.text, document.tokens, _Same(segmenter_for(project))),
        "mentions": [mention_data(mention) for mention in document.mentions.values()],
        "links": [link_data(link) for link in document.links.values()],
        "attributes": attribute_data(document.attributes),
        "sentencesRevision": revision_of(opened.article.pk),
        "divides": access.allowed(user, Permission.DIVIDE_SENTENCES, project),
        "addresses": _addresses(one, opened.article, project),
        "preferences": preferences_data(preferences_from(user.preferences)),
        "talk": talk(opened.article, _talked_beside(opened), user),
        "review": review_boot(opened.review, project, editable=opened.editable),
        "adjudication": adjudication_boot(opened.adjudication, project, editable=opened.editable),
        "skipping": skipping_boot(opened.article) if opened.skippable else None,
        "words": words(settling=one is not None and one.kind == AnnotationSet.Kind.GOLD),
    }
    written = json.dumps(
        data, ensure_ascii=False, separators=(",", ":"), default=datetime.isoformat
    )
    # What could end the script element is spelt out.
    for mark, spelt in (("&", "\\u0026"), ("<", "\\u003C"), (">", "\\u003E")):
        written = written.replace(mark, spelt)
    return mark_safe(written)  # noqa: S308 - escaped above


def _addresses(one: AnnotationSet | None, article: Article, project: Project) -> Json:
    at = reverse("api:set", kwargs={"id": one.pk}) if one else ""
    return {
        "set": at,
        "changes": f"{at}changes/",
        "submit": f"{at}submit/",
        "time": f"{at}time/" if one and one.kind == AnnotationSet.Kind.READING else "",
        "sentences": reverse("api:sentences", kwargs={"id": article.pk}),
        "preferences": reverse("api:preferences"),
        "keys": reverse("keys"),
        "next": reverse("next_article", kwargs={"slug": project.slug}),
        "signIn": reverse("account_login"),
        "signOut": reverse("account_logout"),
        "me": reverse("api:me"),
    }


def _talked_beside(opened: Opened) -> AnnotationSet | None:
    """The set whose comments are shown: a review's are those beside the reading."""
    one = opened.annotation_set
    is_copy = one is not None and one.kind == AnnotationSet.Kind.REVIEW
    return opened.review.reading if is_copy and opened.review else one


class _Same(Generic[Value]):
    """A value as a key: equal to itself alone, and kept alive as long as it is remembered."""

    def __init__(self, value: Value) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.value is self.value

    def __hash__(self) -> int:
        return id(self.value)


@lru_cache(maxsize=8)
def _schema_data(schema: _Same[Schema]) -> Json:
    return schema_data(schema.value)


@lru_cache(maxsize=REMEMBERED)
def _particles(text: str, tokens: Spans, segmenter: _Same[Segmenter]) -> list[list[int]]:
    """For each token with proclitics: its index, how many the policy drops, where each ends."""
    found = []
    for index, token in enumerate(tokens):
        cuts = [one.start - token.start for one in segmenter.value.segments(text, token)[1:]]
        if cuts:
            bare = without_proclitics(token, text, tokens=tokens, segmenter=segmenter.value)
            dropped = sum(cut <= bare.start - token.start for cut in cuts)
            found.append([index, dropped, *cuts])
    return found
