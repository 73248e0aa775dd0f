"""`import_articles`, `export_annotations` and `check_annotations` on the shell."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.management import CommandError, call_command

from labels.actions import projects
from labels.actions.transfer import GOLD, reading_of
from labels.models import AnnotationSet, Article, ArticleTally, Batch, Project
from labels.permissions import MemberRole
from labels.records import document_of
from tests.labels import making
from tests.labels.making import sami

pytestmark = pytest.mark.django_db

MARKED: dict[str, object] = {
    "id": "a1",
    "text": making.TEXT,
    "mentions": [{"id": "sami", "kind": "entity", "start": 11, "end": 22, "type": "PER"}],
}


@pytest.fixture(autouse=True)
def in_english(settings: LazySettings) -> None:
    settings.SHELL_LANGUAGE = "en"


@pytest.fixture(autouse=True)
def project() -> Project:
    return making.project("news")


@pytest.fixture
def marked(tmp_path: Path) -> Path:
    """A file of one article with one label."""
    return write(tmp_path / "marked.jsonl", MARKED)


def write(path: Path, *rows: dict[str, object]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def run(command: str, *arguments: object) -> tuple[str, str]:
    """What a command writes on its output, and what on the other."""
    out, err = StringIO(), StringIO()
    call_command(command, *map(str, arguments), stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_labels_of_a_file_become_the_gold_in_the_first_managers_name(marked: Path) -> None:
    out, err = run("import_articles", "news", marked)

    assert document_of(AnnotationSet.objects.get(kind="gold")) == making.document(sami())
    assert Batch.objects.get().by == "manager-of-news"
    assert (out, err) == (f"{marked}: 1 taken, 0 there already, 0 refused.\n", "")


def test_labels_may_become_a_members_readings(project: Project, marked: Path) -> None:
    huda = making.person("huda")
    projects.admit(project=project, user=huda, role=MemberRole.ANNOTATOR)

    run("import_articles", "news", marked, "--labels-as", "reading", "--reader", "huda")

    assert AnnotationSet.objects.get().author == huda


def test_labels_may_be_left_behind_and_another_may_have_imported(marked: Path) -> None:
    making.person("huda")

    run("import_articles", "news", marked, "--labels-as", "none", "--by", "huda")

    assert (Article.objects.count(), AnnotationSet.objects.count()) == (1, 0)


def test_a_folder_brings_all_files_of_the_format_that_it_tells(tmp_path: Path) -> None:
    write(tmp_path / "in" / "b.jsonl", {"id": "b", "text": "خبر"})
    write(tmp_path / "in" / "deep" / "c.jsonl", {"id": "c", "text": "خبر"})
    (tmp_path / "in" / "read-me.txt").write_text("عن هذه الأخبار", encoding="utf-8")

    _, told = run("import_articles", "news", tmp_path / "in", "--labels-as", "none")

    assert [one.external_id for one in Article.objects.order_by("pk")] == ["b", "c"]
    assert told == (
        f"{tmp_path / 'in'}: Read as jsonl, as the file itself tells.\n"
        f"{tmp_path / 'in'}: 1 files of other kinds were passed over: read-me.txt\n"
    )


def test_a_dry_run_tells_all_and_writes_nothing(marked: Path) -> None:
    out, _ = run("import_articles", "news", marked, "--dry-run")

    assert (out, Article.objects.count()) == (
        f"{marked}: 1 taken, 0 there already, 0 refused.\n",
        0,
    )


def test_what_is_refused_is_told_with_file_and_line_and_the_rest_is_taken(tmp_path: Path) -> None:
    file = write(tmp_path / "f.jsonl", MARKED, {"id": "a2"}, {"id": "a3", "text": "خبر"})
    out, err = StringIO(), StringIO()

    with pytest.raises(CommandError, match="Articles not taken: 1"):
        call_command("import_articles", "news", str(file), stdout=out, stderr=err)

    assert err.getvalue().startswith(f"{file}: Line 2: ")
    assert out.getvalue() == f"{file}: 2 taken, 0 there already, 1 refused.\n"


def test_each_label_that_breaks_a_rule_is_named(tmp_path: Path) -> None:
    unheard = {"id": "x", "kind": "entity", "start": 0, "end": 3, "type": "Unheard"}
    file = write(tmp_path / "f.jsonl", {**MARKED, "mentions": [unheard]})
    err = StringIO()

    with pytest.raises(CommandError, match="Articles not taken: 1"):
        call_command("import_articles", "news", str(file), stdout=StringIO(), stderr=err)

    article, label = err.getvalue().splitlines()
    assert article.startswith(f"{file}: Line 1: ")
    assert label.startswith("    x: ")
    assert "Unheard" in label


def test_what_is_there_already_may_be_skipped(marked: Path) -> None:
    run("import_articles", "news", marked)

    out, _ = run("import_articles", "news", marked, "--twice", "skip")

    assert out == f"{marked}: 0 taken, 1 there already, 0 refused.\n"


def test_a_shell_in_arabic_is_answered_in_arabic(settings: LazySettings) -> None:
    settings.SHELL_LANGUAGE = "ar"

    with pytest.raises(CommandError, match="لا يوجد مشروع «elsewhere»"):
        run("import_articles", "elsewhere", ".")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["elsewhere", "."], "There is no project “elsewhere”; there are: news."),
        (["news", "no-such-file"], "There is no file “no-such-file”."),
        (["news", "MARKED", "--by", "nobody"], "Nobody is called “nobody”."),
        (["news", "MARKED", "--option", "columns"], "Write the option “columns” as name=value."),
        (["news", "MARKED", "--option", "colour=red"], "colour"),
        (["news", "MARKED", "--labels-as", "reading", "--reader", "nobody"], "nobody"),
    ],
)
def test_what_cannot_be_done_as_spelled_is_said_in_a_sentence(
    *, marked: Path, arguments: list[str], said: str
) -> None:
    with pytest.raises(CommandError, match=said.replace("?", r"\?")):
        run("import_articles", *(str(marked) if one == "MARKED" else one for one in arguments))

    assert Article.objects.count() == 0


def test_what_was_imported_is_exported_again(marked: Path, tmp_path: Path) -> None:
    run("import_articles", "news", marked)
    output = tmp_path / "out.jsonl"

    out, err = run("export_annotations", "news", "--format", "jsonl", "--output", output)

    line = json.loads(output.read_text(encoding="utf-8"))
    assert (line["external_id"], line["text"], line["mentions"]) == (
        "a1",
        making.TEXT,
        MARKED["mentions"],
    )
    assert (out, err) == (f"{output}: 1 readings, 1 labels, 0 links.\n", "")
    assert [one.name for one in tmp_path.iterdir() if "out" in one.name] == ["out.jsonl"]


def test_an_export_tells_what_the_format_cannot_hold(project: Project, tmp_path: Path) -> None:
    making.bring(project, making.reading("a1", sami(note="انظر")), labels_as=GOLD)

    _, err = run(
        "export_annotations", "news", "--format", "conll", "--output", tmp_path / "out.conll"
    )

    assert len(err) > 10


def test_readings_are_exported_by_source_state_and_part(project: Project, tmp_path: Path) -> None:
    huda = making.person("huda")
    making.bring(
        project,
        *(making.reading(f"a{number}") for number in range(30)),
        labels_as=reading_of(huda),
    )
    output = tmp_path / "out.jsonl"
    chosen = ["--source", "readings", "--state", "submitted"]

    counts = []
    for part in ("train", "dev", "test"):
        run(
            "export_annotations", "news", "--format", "jsonl", *chosen, "--part", part,
            "--output", output,
        )  # fmt: skip
        counts.append(len(output.read_text(encoding="utf-8").splitlines()))

    assert (sum(counts), counts[0] > counts[1]) == (30, True)


def test_an_option_that_a_format_does_not_have_is_said_in_a_sentence(tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"

    with pytest.raises(CommandError, match="colour"):
        run(
            "export_annotations", "news", "--format", "jsonl", "--option", "colour=red",
            "--output", output,
        )  # fmt: skip

    assert not output.exists()


def test_sound_projects_are_found_sound(marked: Path) -> None:
    run("import_articles", "news", marked)
    making.project("other")

    out, err = run("check_annotations")

    assert (out, err) == (
        "news: 2 articles and readings, 0 wrong.\nother: 0 articles and readings, 0 wrong.\n",
        "",
    )


def test_a_wrong_tally_is_told_and_mended(marked: Path) -> None:
    run("import_articles", "news", marked)
    ArticleTally.objects.update(count=7)
    err = StringIO()

    with pytest.raises(CommandError, match="Found wrong: 1"):
        call_command("check_annotations", stdout=StringIO(), stderr=err)

    told = "the tally is not what the rows say; recount_tallies mends it."
    assert err.getvalue() == f"news: articles: {told}\n"
    assert run("recount_tallies", "news") == ("news: 1 tallies mended.\n", "")
    assert run("recount_tallies")[0] == "news: 0 tallies mended.\n"
    assert run("check_annotations")[1] == ""


def test_trouble_is_told_row_by_row_and_fails(marked: Path) -> None:
    run("import_articles", "news", marked)
    Article.objects.update(sha256="0" * 64)
    AnnotationSet.objects.get().mentions.update(type="Unheard")
    set_id = AnnotationSet.objects.get().pk
    err = StringIO()

    with pytest.raises(CommandError, match="Found wrong: 3"):
        call_command("check_annotations", "news", stdout=StringIO(), stderr=err)

    lines = err.getvalue().splitlines()
    assert [lines[0], lines[2]] == [
        "news: a1: the text is not the one that was imported.",
        f"news: a1 · {set_id}: the history does not lead to what is there.",
    ]
    assert lines[1].startswith(f"news: a1 · {set_id} · sami: ")
