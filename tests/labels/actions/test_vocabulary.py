"""The words of a project's articles, counted as they come."""

from __future__ import annotations

import pytest

from labels.actions import vocabulary
from labels.actions.vocabulary import count_words
from labels.models import Project, Vocabulary
from labels.text.wordcounts import WordCounts
from tests.labels import making
from tests.labels.making import reading

pytestmark = pytest.mark.django_db


@pytest.fixture
def project() -> Project:
    return making.project()


def counts(project: Project) -> WordCounts:
    return WordCounts.from_bytes(bytes(Vocabulary.objects.get(project=project).counts))


def test_each_import_adds_its_own_words(project: Project) -> None:
    making.bring(project, reading("a1", text="زار بغداد ثم غادر بغداد"))
    making.bring(project, reading("a2", text="عاد إلى بغداد"))
    making.bring(making.project("other"), reading("a3", text="بغداد"))

    assert (counts(project)["بغداد"], counts(project)["عاد"]) == (3, 1)


def test_counting_again_without_new_articles_changes_nothing(project: Project) -> None:
    making.bring(project, reading("a1"))
    before = Vocabulary.objects.values().get()

    count_words(project=project)

    assert Vocabulary.objects.values().get() == before


def test_counts_are_the_same_however_many_articles_are_read_together(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vocabulary, "AT_ONCE", 2)
    monkeypatch.setattr(vocabulary, "DIFFERENT_AT_ONCE", 3)

    making.bring(project, *(reading(f"a{number}") for number in range(5)))

    assert counts(project)["بغداد"] == 5


def test_beyond_enough_words_one_article_in_ten_is_counted(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vocabulary, "ENOUGH", 1)
    monkeypatch.setattr(vocabulary, "AT_ONCE", 1)

    making.bring(project, *(reading(f"a{number}") for number in range(41)))

    assert 4 <= counts(project)["بغداد"] <= 6
