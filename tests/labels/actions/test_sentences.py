"""Sentences split and merged by hand: one after the other, never through a label."""

from __future__ import annotations

from io import BytesIO

import pytest

from labels.actions import sentences
from labels.actions.annotate import apply_changes
from labels.actions.handout import open_article
from labels.actions.sentences import CrossedError, StaleSentencesError
from labels.formats import WRITABLE
from labels.models import AnnotationSet, Article, SentenceStep, User
from labels.queries.sentences import revision_of, steps_of
from labels.queries.soundness import inspection
from labels.records import bare_document, readings
from labels.text.borders import Border, BorderError
from tests.labels import making
from tests.labels.making import puts, sami

pytestmark = pytest.mark.django_db

WITHIN_NAME = making.TEXT.index("الأحمد")
"""Between the two words of the name that `sami` labels."""
BEFORE_CITY = Border(22, 23)
BETWEEN = Border(29, 30)


@pytest.fixture
def article() -> Article:
    return making.article(making.project(readers_per_article=3))


@pytest.fixture
def reviewer() -> User:
    return making.person("huda")


def texts_of(article: Article) -> list[str]:
    """The sentences as they are kept now."""
    article.refresh_from_db()
    return bare_document(article).sentences.strings(making.TEXT)


def labelled_by(username: str, article: Article) -> None:
    """Somebody's reading with a label on the name."""
    by = making.person(username)
    own = open_article(article=article, by=by, at=making.AT)
    apply_changes(
        annotation_set=own, batch="1", base_revision=0, changes=puts(sami()), by=by, at=making.AT
    )


def test_a_split_and_a_merge_lead_back_and_are_remembered(article: Article, reviewer: User) -> None:
    before = texts_of(article)

    first = sentences.split(
        article=article, border=BEFORE_CITY, base_revision=0, by=reviewer, at=making.AT
    )
    apart = texts_of(article)
    second = sentences.merge(
        article=article, border=BEFORE_CITY, base_revision=1, by=reviewer, at=making.LATER
    )

    assert (first, second, apart[:2]) == (1, 2, ["زار الوزير سامي الأحمد", "بغداد."])
    assert texts_of(article) == before
    told = [
        (one.revision, one.kind, one.end, one.start, one.by, one.at) for one in steps_of(article)
    ]
    assert told == [
        (1, "split", 22, 23, "huda", making.AT),
        (2, "merge", 22, 23, "huda", making.LATER),
    ]


def test_labels_stay_where_they_are_and_all_is_sound(article: Article, reviewer: User) -> None:
    labelled_by("salma", article)

    sentences.merge(article=article, border=BETWEEN, base_revision=0, by=reviewer, at=making.AT)
    sentences.split(article=article, border=BEFORE_CITY, base_revision=1, by=reviewer, at=making.AT)

    assert len(texts_of(article)) == 2
    assert [page.troubles for page in inspection(article.project)] == [(), ()]


def test_a_border_through_labels_is_refused_with_the_first_and_the_number_of_readings(
    article: Article, reviewer: User
) -> None:
    labelled_by("salma", article)
    labelled_by("omar", article)
    border = Border(WITHIN_NAME - 1, WITHIN_NAME)

    with pytest.raises(CrossedError) as caught:
        sentences.split(article=article, border=border, base_revision=0, by=reviewer, at=making.AT)

    error = caught.value
    assert (error.surface, error.type, error.readings) == ("سامي الأحمد", "PER", 2)
    assert (len(texts_of(article)), revision_of(article.pk)) == (2, 0)


def test_a_border_beside_a_label_cuts_nothing(article: Article, reviewer: User) -> None:
    labelled_by("salma", article)

    sentences.split(article=article, border=BEFORE_CITY, base_revision=0, by=reviewer, at=making.AT)

    assert len(texts_of(article)) == 3


def test_who_looked_at_other_sentences_is_told_where_they_are_now(
    article: Article, reviewer: User
) -> None:
    sentences.split(article=article, border=BEFORE_CITY, base_revision=0, by=reviewer, at=making.AT)

    with pytest.raises(StaleSentencesError) as caught:
        sentences.merge(article=article, border=BETWEEN, base_revision=0, by=reviewer, at=making.AT)

    assert (caught.value.revision, len(texts_of(article))) == (1, 3)


def test_what_cannot_be_parted_leaves_no_trace(article: Article, reviewer: User) -> None:
    with pytest.raises(BorderError):
        sentences.split(article=article, border=BETWEEN, base_revision=0, by=reviewer, at=making.AT)

    assert not SentenceStep.objects.exists()


def test_what_is_exported_has_the_sentences_as_they_are_now(
    article: Article, reviewer: User
) -> None:
    labelled_by("salma", article)
    sentences.split(article=article, border=BEFORE_CITY, base_revision=0, by=reviewer, at=making.AT)

    out = BytesIO()
    conll = WRITABLE["conll"]
    conll.write(readings(AnnotationSet.objects.all()), conll.writing(), to=out)

    first, second, *_ = out.getvalue().decode().split("\n\n")[1:]
    assert (first.splitlines()[-1].split()[0], second.split()[0]) == ("الأحمد", "بغداد")
