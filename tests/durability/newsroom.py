"""What is killed and started again: a project, one article, and one annotator with a way in.

Run within Django by `manage.py shell`, on the empty folder that VAR_DIR names.
"""

from __future__ import annotations

import json
import random
import sys
from datetime import UTC, datetime

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore

from annotator import tokens
from labels import shipped
from labels.actions import handout, people, projects, transfer
from labels.document import Document
from labels.formats.base import Reading
from labels.models import Article, Project, User
from labels.permissions import MemberRole
from labels.text import sentences
from labels.text.tokens import tokenize

AT = datetime(2026, 1, 1, tzinfo=UTC)
WORDS = ("قال", "الوزير", "إن", "بغداد", "ستشهد", "اجتماعًا", "في", "مدينة", "الموصل", "اليوم")
SENTENCE = 12
"""Words in each sentence of the article."""


def fill(*, words: int, seed: int) -> None:
    """Make an article of at least so many tokens to label, and print what clients must know."""
    manager = people.enrol(username="manager", name="كريم", password="", founds_projects=True)
    reader = people.enrol(username="reader", name="سلمى", password="", founds_projects=False)
    project = projects.found(
        slug="news",
        name="أخبار",
        schema=shipped.schema("anercorp"),
        by=manager,
        at=AT,
        clitics=Project.Clitics.WHOLE_WORD,
    )
    projects.admit(project=project, user=reader, role=MemberRole.ANNOTATOR)
    article = brought(text(words=words, seed=seed), project=project, by=manager)
    reading = handout.open_article(article=article, by=reader, at=AT)
    _, plain = tokens.issue(user=reader, name="client", days=tokens.MOST_DAYS, at=AT)
    facts = {
        "token": plain,
        "session": session(reader),
        "set_id": reading.pk,
        "page": f"/projects/news/articles/{article.pk}/",
        "text": article.text,
        "spans": list(tokenize(article.text).pairs()),
    }
    sys.stdout.write(json.dumps(facts))


def text(*, words: int, seed: int) -> str:
    """Sentences of words drawn by chance."""
    chance = random.Random(seed)  # noqa: S311 - chance, no secret
    drawn = chance.choices(WORDS, k=words)
    parts = [drawn[at : at + SENTENCE] for at in range(0, words, SENTENCE)]
    return " ".join(" ".join(part) + "." for part in parts)


def brought(text: str, *, project: Project, by: User) -> Article:
    """The text as an article of the project."""
    document = Document(text=text, sentences=sentences.split(text), tokens=tokenize(text))
    steps = transfer.import_readings(
        project=project,
        readings=[Reading(external_id="one", title="بغداد اليوم", document=document)],
        twice=transfer.Twice.REFUSE,
        labels_as=transfer.NONE,
        by=by,
        at=AT,
    )
    for _step in steps:
        pass
    return project.articles.get()


def session(user: User) -> str:
    """The key of a session in which the user is signed in."""
    made = SessionStore()
    made[SESSION_KEY] = str(user.pk)
    made[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    made[HASH_SESSION_KEY] = user.get_session_auth_hash()
    made.create()
    return str(made.session_key)
