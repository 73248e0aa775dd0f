"""What `bench.server` is measured on: a project, annotators with a session, and their readings.

    VAR_DIR=… python -m bench.server_data ANNOTATORS LABELS

Prints as JSON what the clients need to know.
"""

from __future__ import annotations

import json
import os
import random
import sys
from typing import Any

import django

from bench.bringing import AT, bring, session_of

SEED = 11
WORDS = ("قال", "الوزير", "إن", "بغداد", "تشهد", "اجتماعا", "في", "مدينة", "الموصل", "اليوم")
SHORT = 600
LONG = 10_000
ARTICLES = 120
LAST = ARTICLES - 1
"""The long one, for the last annotator."""


def main() -> None:
    """Migrate, fill, and tell."""
    annotators, labels = int(sys.argv[1]), int(sys.argv[2])
    os.environ["DJANGO_SETTINGS_MODULE"] = "annotator.settings"
    django.setup()
    from django.core.management import call_command  # noqa: PLC0415 - after Django is set up

    call_command("migrate", verbosity=0)
    print(json.dumps(_filled(annotators, labels)))


def _filled(annotators: int, labels: int) -> dict[str, Any]:
    from labels import shipped  # noqa: PLC0415 - after Django is set up
    from labels.actions import people, projects  # noqa: PLC0415
    from labels.actions.projects import admit  # noqa: PLC0415
    from labels.permissions import MemberRole  # noqa: PLC0415

    manager = people.enrol(username="manager", name="Manager", password="", founds_projects=True)
    project = projects.found(
        slug="bench", name="Bench", schema=shipped.schema("anercorp"), by=manager, at=AT
    )
    bring(project, _texts(), by=manager)
    found = []
    for number in range(annotators + 1):
        user = people.enrol(
            username=f"annotator{number}", name="A", password="", founds_projects=False
        )
        admit(project=project, user=user, role=MemberRole.ANNOTATOR)
        found.append(_annotator(user, project, LAST if number == annotators else number))
    crowded = found.pop()
    return {"annotators": found, "crowded": crowded, "revision": _crowd(crowded, labels)}


def _texts() -> dict[str, str]:
    chance = random.Random(SEED)  # noqa: S311 - the same words at every run
    lengths = {str(number): LONG if number == LAST else SHORT for number in range(ARTICLES)}
    return {name: " ".join(chance.choices(WORDS, k=words)) + "." for name, words in lengths.items()}


def _annotator(user: Any, project: Any, number: int) -> dict[str, Any]:  # noqa: ANN401
    from labels.actions import handout  # noqa: PLC0415 - after Django is set up
    from labels.records import bare_document  # noqa: PLC0415

    article = project.articles.get(external_id=str(number))
    reading = handout.open_article(article=article, by=user, at=AT)
    spans = list(bare_document(article).tokens.pairs())
    return {"session": session_of(user), "set_id": reading.pk, "spans": spans}


def _crowd(crowded: dict[str, Any], labels: int) -> int:
    """Mark the first tokens of the long article."""
    from labels.actions import annotate  # noqa: PLC0415
    from labels.changes import Put  # noqa: PLC0415
    from labels.document import Mention  # noqa: PLC0415
    from labels.models import AnnotationSet  # noqa: PLC0415
    from labels.text.span import Span  # noqa: PLC0415

    one = AnnotationSet.objects.select_related("author").get(pk=crowded["set_id"])
    assert one.author
    changes = [
        Put(Mention(id=f"c{number}", span=Span(*span), type="LOC"))
        for number, span in enumerate(crowded["spans"][:labels])
    ]
    return annotate.apply_changes(
        annotation_set=one, batch="c", base_revision=0, changes=changes, by=one.author, at=AT
    )


if __name__ == "__main__":
    main()
