"""`import_articles` of a file whose labels have other names than the schema's."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.management import CommandError, call_command

from labels.actions.transfer import keep_matching
from labels.models import MentionRow, Project
from labels.schema import Move, Moves, Part
from tests.labels import making

pytestmark = pytest.mark.django_db
MENTION = {"id": "m", "kind": "entity", "start": 0, "end": 4, "type": "PERS"}
ARTICLE = {"id": "a", "text": "سامي هنا", "mentions": [MENTION]}


@pytest.fixture(autouse=True)
def project(settings: LazySettings) -> Project:
    settings.SHELL_LANGUAGE = "en"
    return making.project("news")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.jsonl"
    path.write_text(f"{json.dumps(ARTICLE)}\n", encoding="utf-8")
    return path


def imported(file: Path, given: object) -> str:
    """What an import with this map tells."""
    told = StringIO()
    arguments = ("news", str(file), "--map", str(given))
    call_command("import_articles", *arguments, stdout=told, stderr=told)
    return told.getvalue()


def test_labels_go_where_a_file_says(file: Path, tmp_path: Path) -> None:
    moves = tmp_path / "map.json"
    moves.write_text('[{"part": "type", "name": "PERS", "to": "PER"}]', encoding="utf-8")

    imported(file, moves)

    assert MentionRow.objects.get().type == "PER"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("gone.json", "There is no file “gone.json”"),
        ("FILE", "the map of labels is no list of moves"),
    ],
)
def test_a_map_that_cannot_be_read_is_said_in_a_sentence(
    file: Path, given: str, words: str
) -> None:
    with pytest.raises(CommandError, match=words):
        imported(file, file if given == "FILE" else given)


def test_what_the_project_remembers_holds_on_the_shell_too(file: Path, project: Project) -> None:
    keep_matching(project=project, moves=Moves([Move(Part.TYPE, "PERS", to=None)]))

    told = imported(file, "kept")

    assert "1 labels and 0 links were left out" in told
