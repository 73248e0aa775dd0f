"""What the editor's page brings along, so that its scripts wait for no second request."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from annotator.pages.editor_words import words
from labels.document import Document
from labels.models import AnnotationSet, Article, Project, User
from labels.queries.vocabulary import segmenter_for
from labels.schema import Schema
from labels.text.clitics import Segmenter, without_proclitics
from labels.text.span import Span
from labels.wire import Json, link_data, mention_data, schema_data, spans_data

_STATIC = settings.BASE_DIR / "static"
_VENDORED = ("lit-html/lit-html.js", "signals-core/signals-core.js")
MODULES = (
    *(f"vendor/{name}" for name in _VENDORED),
    *sorted(f"editor/{path.name}" for path in (_STATIC / "editor").glob("*.js")),
)
"""Every module the editor imports, to be fetched beside the page and not one after the other."""

_ESCAPES = str.maketrans({"<": "\\u003C", ">": "\\u003E", "&": "\\u0026"})
"""JSON inside HTML: what could end the script element is spelt out."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A reading as it is opened; without a set it is an article that nothing is marked in."""

    article: Article
    document: Document
    schema: Schema
    annotation_set: AnnotationSet | None = None
    editable: bool = False


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
        "schema": schema_data(opened.schema),
        "sentences": spans_data(document.sentences),
        "tokens": document.tokens.flat.tolist(),
        "particles": list(_particles(document, segmenter_for(project))),
        "mentions": [mention_data(mention) for mention in document.mentions.values()],
        "links": [link_data(link) for link in document.links.values()],
        "addresses": _addresses(one, project),
        "words": words(),
    }
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    return mark_safe(written)  # noqa: S308 - escaped above


def _addresses(one: AnnotationSet | None, project: Project) -> Json:
    at = reverse("api:set", kwargs={"id": one.pk}) if one else ""
    return {
        "set": at,
        "changes": f"{at}changes/",
        "submit": f"{at}submit/",
        "next": reverse("next_article", kwargs={"slug": project.slug}),
        "signIn": reverse("account_login"),
    }


def _particles(document: Document, segmenter: Segmenter) -> Iterator[list[int]]:
    """For each token with proclitics: its index, how many the policy drops, where each ends."""
    text, tokens = document.text, document.tokens
    for index, (start, end) in enumerate(tokens.pairs()):
        token = Span(start, end)
        cuts = [segment.start - start for segment in segmenter.segments(text, token)[1:]]
        if cuts:
            bare = without_proclitics(token, text, tokens=tokens, segmenter=segmenter)
            dropped = sum(cut <= bare.start - start for cut in cuts)
            yield [index, dropped, *cuts]
