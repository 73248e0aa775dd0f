"""Files that are broken in one place: told with file and line, and nothing of them half taken."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.conf import LazySettings
from django.utils.translation import override

from annotator import jobs
from annotator.jobs import reports, running
from annotator.messages.files import of_finding
from annotator.models import Job
from labels.actions import projects
from labels.actions.transfer import Finding
from labels.formats.base import Remark
from labels.models import AnnotationSet, Project
from labels.queries.soundness import inspection
from tests.broken.sound import SCHEMA, exported, files, zipped
from tests.broken.table import BOMB, OUTSIDE, TABLE, Broken
from tests.labels.making import person

pytestmark = pytest.mark.django_db
AT = datetime(2026, 5, 1, tzinfo=UTC)


@pytest.fixture
def visits(settings: LazySettings, tmp_path: Path) -> Project:
    """A project in which no label may lie upon another."""
    settings.VAR_DIR = tmp_path
    manager = person("huda")
    return projects.found(slug="visits", name="visits", schema=SCHEMA, by=manager, at=AT)


def imported(project: Project, content: bytes, **given: str) -> Job:
    """The job that has imported an archive, at its end."""
    job = jobs.ask_import(
        kind=Job.Kind.IMPORT,
        project=project,
        chunks=[content],
        name="news.zip",
        given=given,
        by=project.members.get(),
        at=AT,
    )
    running.run.call(job.pk)
    job.refresh_from_db()
    return job


def refused(job: Job) -> list[Finding]:
    """What was not taken."""
    return [one for one in reports.findings(job.report) if not isinstance(one, Remark)]


def in_words(finding: Finding) -> list[str]:
    """The sentence in Arabic and in English."""
    said = []
    for language in ("ar", "en"):
        with override(language):
            said.append(of_finding(finding))
    return said


@pytest.mark.parametrize("broken", TABLE, ids=str)
def test_a_broken_article_is_told_and_left_out_whole(visits: Project, broken: Broken) -> None:
    job = imported(visits, zipped(broken.files()), format=broken.format)

    # Once for each article: a line that cannot be read may be of its neighbours.
    told, *again = refused(job)
    arabic, english = in_words(told)
    assert [one for one in again if one != told] == []
    assert (told.code, told.file, told.line) == (broken.code, broken.file, broken.line)
    assert arabic != english
    for sentence in (arabic, english):
        assert broken.file in sentence
        assert str(broken.line or "") in sentence
        assert "()" not in sentence
    assert job.refused == 1 + len(again)
    assert {*visits.articles.values_list("external_id", flat=True)} == {*broken.taken}
    labelled = AnnotationSet.objects.values_list("article__external_id", flat=True)
    assert {*labelled} == ({*broken.taken} if broken.format != "text" else set())
    assert [one for looked in inspection(visits) for one in looked.troubles] == []


def packed(**members: bytes) -> bytes:
    """A ZIP of a sound article, packed as small as can be, and these files."""
    to = BytesIO()
    with ZipFile(to, "w", ZIP_DEFLATED) as archive:
        for name, data in {**files("jsonl"), **members}.items():
            archive.writestr(name, data)
    return to.getvalue()


def spoilt() -> bytes:
    """One of which a byte within a file was changed on its way."""
    content = bytearray(packed())
    content[200] ^= 0xFF
    return bytes(content)


ARCHIVES = {
    "a name that leads out": (packed(**{"../c.jsonl": b"{}"}), "unsafe-name"),
    "an absolute name": (packed(**{"/etc/c.jsonl": b"{}"}), "unsafe-name"),
    "a bomb": (packed(**{"c.jsonl": bytes(20 * 1024 * 1024)}), "too-compressed"),
    "cut off": (packed()[:-9], "damaged-archive"),
    "a file cut off": (spoilt(), "damaged-file"),
}


@pytest.mark.parametrize("what", ARCHIVES)
def test_nothing_is_taken_of_an_archive_that_is_not_to_be_trusted(
    visits: Project, what: str
) -> None:
    content, code = ARCHIVES[what]

    job = imported(visits, content)

    (told,) = refused(job)
    assert told.code == code
    assert all("news.zip" in sentence for sentence in in_words(told))
    assert visits.articles.count() == 0


@pytest.mark.parametrize("new", [BOMB, OUTSIDE])
def test_a_type_system_with_entities_refuses_all_that_needs_it(visits: Project, new: str) -> None:
    sound = files("cas-xmi")
    xml = sound["TypeSystem.xml"].replace(
        b"<typeSystem", new.replace("<xmi:XMI", "<typeSystem").encode(), 1
    )

    job = imported(visits, zipped({**sound, "TypeSystem.xml": xml}), format="cas-xmi")

    found = {(one.code, one.file, one.line) for one in refused(job)}
    assert found == {("doctype", "TypeSystem.xml", 2)}
    assert (job.refused, visits.articles.count()) == (4, 0)


def test_tags_that_nothing_names_refuse_each_article(visits: Project) -> None:
    sound = files("huggingface")
    del sound["dataset_info.json"]

    job = imported(visits, zipped(sound), format="huggingface")

    assert {one.code for one in refused(job)} == {"no-tag-names"}
    assert (job.refused, visits.articles.count()) == (4, 0)


def test_a_parquet_that_is_cut_off_is_refused_as_a_file(visits: Project) -> None:
    (parquet,) = exported("huggingface", "12", file="parquet").values()

    job = imported(visits, zipped({"a.parquet": parquet[:-9]}), format="huggingface")

    (told,) = refused(job)
    assert told.code == "not-parquet"
    assert visits.articles.count() == 0
