"""Three readings of one article that differ here and there, and the adjudication of them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from bench.bringing import AT

if TYPE_CHECKING:
    from labels.document import Document, Mention
    from labels.models import Article, User

COMPARED = "compared-200"
"""The article that three people have read."""
LABELS = 200
"""That each of them has marked there, or nearly so many."""
READERS = 3
DIFFERING = 0.15
"""The share of the labels that a reader has otherwise: longer, of another type, or not at all."""
OTHERWISE = {"PER": "ORG", "ORG": "GPE", "GPE": "PER"}


def compared(article: Article, mentions: list[Mention], *, by: User) -> int:
    """Have three people read the article, and open its adjudication; the set of its gold."""
    from labels.actions import adjudication, annotate, handout, people, projects  # noqa: PLC0415
    from labels.changes import Put  # noqa: PLC0415 - after Django is set up
    from labels.models import Article  # noqa: PLC0415
    from labels.permissions import MemberRole  # noqa: PLC0415
    from labels.records import bare_document  # noqa: PLC0415

    Article.objects.filter(pk=article.pk).update(wanted=READERS)
    article.refresh_from_db()
    document = bare_document(article)
    for number in range(READERS):
        name = f"reader{number}"
        user = people.enrol(username=name, name=name, password="", founds_projects=False)
        projects.admit(project=article.project, user=user, role=MemberRole.ANNOTATOR)
        own = handout.open_article(article=article, by=user, at=AT)
        revision = annotate.apply_changes(
            annotation_set=own,
            batch=name,
            base_revision=own.revision,
            changes=[Put(one) for one in _read(mentions, document, seed=number)],
            by=user,
            at=AT,
        )
        annotate.submit(annotation_set=own, base_revision=revision, by=user, at=AT)
    return adjudication.open_(article=article, by=by, at=AT).gold_id


def _read(mentions: list[Mention], document: Document, *, seed: int) -> Iterator[Mention]:
    """What one reader made of these labels, no two alike."""
    chance = random.Random(seed)  # noqa: S311 - the same labels at each run
    seen = set()
    for one in mentions:
        told = _told(one, document, chance) if chance.random() < DIFFERING else one
        if told and (told.span, told.type) not in seen:
            seen.add((told.span, told.type))
            yield told


def _told(one: Mention, document: Document, chance: random.Random) -> Mention | None:
    from labels.text.span import Span  # noqa: PLC0415 - after Django is set up

    match chance.choice(("longer", "otherwise", "not")):
        case "longer":
            after = document.tokens.touching(one.span).stop
            sentence = document.sentences[document.sentences.touching(one.span).start]
            if after >= len(document.tokens) or document.tokens[after].end > sentence.end:
                return one
            return replace(one, span=Span(one.span.start, document.tokens[after].end))
        case "otherwise":
            return replace(one, type=OTHERWISE.get(one.type, one.type))
        case _:
            return None
