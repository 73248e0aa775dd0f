"""`manage.py load_demo`: a project to try everything on, with people who can sign in."""

from __future__ import annotations

import os
import secrets
from argparse import ArgumentParser
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.timezone import now

from labels import shipped
from labels.actions import annotate, handout, people, projects, transfer
from labels.changes import Put
from labels.document import Link, Mention
from labels.formats import FORMATS
from labels.formats.base import Outcome, Reading
from labels.models import Project, User
from labels.permissions import MemberRole

DATA = settings.BASE_DIR / "annotator" / "demo"
SLUG = "demo"
PEOPLE = (
    ("annotator", "سلمى حداد", MemberRole.ANNOTATOR),
    ("annotator2", "يوسف نصّار", MemberRole.ANNOTATOR),
    ("reviewer", "هالة مراد", MemberRole.REVIEWER),
    ("manager", "كريم الشامي", MemberRole.MANAGER),
)
READERS = ("annotator", "annotator2", "reviewer")
"""Those who have read something already; each has a file of that name."""

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Without those that are easily taken for one another."""


class Command(BaseCommand):
    help = (
        "Load the demo: a project with articles, some of them read, and four people. Refused when "
        "anybody is there already, unless forced."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--force", action="store_true", help="load it beside what is there already"
        )

    def handle(self, *_args: object, force: bool, **_options: object) -> None:
        if User.objects.exists() and not force:
            message = "There are people already: the demo is for an empty database (--force)."
            raise CommandError(message)
        if Project.objects.filter(slug=SLUG).exists():
            message = f"There is a project “{SLUG}” already: delete it first."
            raise CommandError(message)
        with transaction.atomic():
            passwords = enrol()
            load(at=now())
            kept = settings.VAR_DIR / "demo-sign-ins.txt"
            write_secretly(kept, sign_ins(passwords))
        self.stdout.write(f"The demo is loaded; its sign-ins are in {kept.name}.")


def enrol() -> dict[str, str]:
    """Let those of the demo's people sign in who cannot yet; their passwords by their names."""
    known = set(User.objects.values_list("username", flat=True))
    missing = [one for one in PEOPLE if one[0] not in known]
    passwords = {username: password() for username, _name, _role in missing}
    for username, name, role in missing:
        people.enrol(
            username=username,
            name=name,
            password=passwords[username],
            founds_projects=role is MemberRole.MANAGER,
        )
    return passwords


def password() -> str:
    """Twelve letters and digits, in groups that one can type."""
    groups = ("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(3))
    return "-".join(groups)


def load(*, at: datetime) -> None:
    """Found the project, bring its articles, and let its readers read some of them."""
    users = User.objects.in_bulk([one[0] for one in PEOPLE], field_name="username")
    project = found(by=users["manager"], at=at)
    for username, _name, role in PEOPLE:
        projects.admit(project=project, user=users[username], role=role)
    bring_articles(project, by=users["manager"], at=at)
    for username in READERS:
        for reading in readings(f"{username}.jsonl"):
            hand_in(reading, project=project, by=users[username], at=at)


def found(*, by: User, at: datetime) -> Project:
    """The demo's project."""
    return projects.found(
        slug=SLUG,
        name="أحداث الأخبار",
        schema=shipped.schema("ace"),
        by=by,
        at=at,
        description="أخبار من المنطقة العربية: من فعل ماذا، بمن، وأين، ومتى. مشروع للتجربة.",
        guidelines=(DATA / "guidelines.ar.md").read_text(encoding="utf-8"),
        clitics=Project.Clitics.WITHOUT_PROCLITICS,
        readers_per_article=2,
        blind=True,
    )


def bring_articles(project: Project, *, by: User, at: datetime) -> None:
    """Import the demo's articles, unread; raises CommandError where one is not taken."""
    taken = transfer.import_readings(
        project=project,
        readings=outcomes("articles.jsonl"),
        twice=transfer.Twice.REFUSE,
        labels_as=transfer.NONE,
        by=by,
        at=at,
    )
    findings = [finding for progress in taken for finding in progress.findings]
    if findings:
        message = f"The demo's articles were not taken: {findings}"
        raise CommandError(message)


def hand_in(reading: Reading, *, project: Project, by: User, at: datetime) -> None:
    """Mark an article as this reading does, through the one door, and hand it in."""
    article = project.articles.get(external_id=reading.external_id)
    own = handout.open_article(article=article, by=by, at=at)
    document = reading.document
    marked: list[Mention | Link] = [*document.in_reading_order(), *document.links.values()]
    revision = annotate.apply_changes(
        annotation_set=own,
        batch="demo",
        base_revision=own.revision,
        changes=[Put(one) for one in marked],
        by=by,
        at=at,
    )
    annotate.submit(annotation_set=own, base_revision=revision, by=by, at=at)


def readings(name: str) -> Iterator[Reading]:
    """The readings in one of the demo's files."""
    return (one for one in outcomes(name) if isinstance(one, Reading))


def outcomes(name: str) -> list[Outcome]:
    """What stands in one of the demo's files."""
    ours = FORMATS["jsonl"]
    with (DATA / name).open("rb") as lines:
        return list(ours.read(lines, ours.reading(), name=name))


def sign_ins(passwords: dict[str, str]) -> str:
    """A table of names, passwords and roles, for a terminal."""
    roles = {username: role.value for username, _name, role in PEOPLE}
    lines = [f"{name:<12} {passwords[name]:<16} {roles[name]}" for name in passwords]
    return "\n".join((f"{'sign in as':<12} {'with':<16} who is", *lines, ""))


def write_secretly(path: Path, text: str) -> None:
    """Write a file that nobody else on this machine may read."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        os.fchmod(handle, 0o600)
        file.write(text)
