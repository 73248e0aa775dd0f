"""What changed between two releases: articles and labels that came, went and changed."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

from labels.document import Document, Link, Mention
from labels.formats.base import Reading
from labels.releases import About, Change, NoReleaseError, Packing, Terms, What, compare
from labels.releases.comparing import SHOWN
from tests.labels.agreement.making import told
from tests.labels.newsroom import SCHEMA, argument, entity, trigger

ABOUT = About("news", "", "", SCHEMA, "ace/3", [])
RAID, STORE = trigger("1", "قصفت"), entity("2", "مستودعا", "FAC")
TARGET = argument("3", "1>2", "Target")


def release(articles: dict[str, Document]) -> BytesIO:
    to = BytesIO()
    with Packing(ABOUT, Terms("1.0", "أخبار"), None) as packing:
        packing.add(Reading(id, document) for id, document in sorted(articles.items()))
        packing.end(to)
    return to


def read(*marks: Mention | Link) -> Document:
    return told(*marks)


def test_what_is_the_same_is_alike() -> None:
    articles = {f"مقال-{number}": read(RAID, STORE, TARGET) for number in range(20)}

    found = compare(release(articles), release(articles))

    assert (found.articles_alike, found.articles_changed) == (20, 0)
    assert not found.labels
    assert not found.links


def test_articles_that_came_and_went_bring_and_take_their_labels() -> None:
    found = compare(release({"أ": read(RAID)}), release({"ب": read(STORE)}))

    assert (found.articles_added, found.articles_removed, found.articles_alike) == (1, 1, 0)
    assert found.labels == {(What.REMOVED, "Attack"): 1, (What.ADDED, "FAC"): 1}


def test_labels_are_told_by_what_became_of_them() -> None:
    old = read(RAID, STORE, TARGET, entity("4", "أربيل", "GPE"), entity("5", "حارسان", "PER"))
    new = read(RAID, entity("2", "مستودعا", "GPE"), entity("4", "في أربيل", "GPE"))

    found = compare(release({"أ": old}), release({"أ": new}))

    assert found.first == [
        Change("أ", What.RELABELLED, "مستودعا", "FAC", "GPE"),
        Change("أ", What.MOVED, "في أربيل", "GPE", "GPE"),
        Change("أ", What.REMOVED, "حارسان", before="PER"),
    ]
    assert found.links == {(What.REMOVED, "Target"): 1}
    assert found.of(What.REMOVED) == 1
    assert found.articles_changed == 1


def test_another_text_under_the_same_id_is_a_changed_article() -> None:
    found = compare(release({"أ": Document("خبر قديم.")}), release({"أ": Document("خبر جديد.")}))

    assert (found.texts_changed, found.articles_changed) == (1, 1)


def test_changes_beyond_the_first_are_only_counted() -> None:
    bare = {f"مقال-{number}": read() for number in range(SHOWN + 5)}
    marked = {id: read(STORE) for id in bare}

    found = compare(release(bare), release(marked))

    assert len(found.first) == SHOWN
    assert found.of(What.ADDED) == SHOWN + 5


def test_what_is_no_release_is_said_to_be_none() -> None:
    with pytest.raises(NoReleaseError):
        compare(BytesIO(b"none"), release({}))


def test_nor_is_a_zip_of_other_things() -> None:
    empty = BytesIO()
    ZipFile(empty, "w").close()
    with pytest.raises(NoReleaseError):
        compare(empty, release({}))


def by_many(people: int) -> BytesIO:
    """Two articles, each read by so many people, whose readings are numbered."""
    names = [f"reader-{number:02}" for number in range(people)]
    about = About("news", "", "", SCHEMA, "ace/3", names)
    to = BytesIO()
    with Packing(about, Terms("1.0", "أخبار"), None) as packing:
        packing.add(Reading(id, read(RAID), annotator=one) for id in ("أ", "ب") for one in names)
        packing.end(to)
    return to


def test_ten_readers_and_more_are_told_apart_and_an_article_is_counted_once() -> None:
    found = compare(by_many(12), by_many(12))

    assert (found.articles_alike, found.articles_added, found.articles_removed) == (2, 0, 0)
    assert not found.labels


def test_a_further_reading_changes_its_article() -> None:
    found = compare(by_many(11), by_many(12))

    assert (found.articles_changed, found.articles_added, found.texts_changed) == (2, 0, 0)
    assert found.labels == {(What.ADDED, "Attack"): 2}
