"""What was decided of adjudications stands in the next version, and when it is taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from labels.actions.moving import move_labels
from labels.actions.transfer import keep_matching, kept_matching
from labels.changes import Change, Drop, Put
from labels.document import Mention
from labels.models import Adjudication, AnnotationSet, Article, Decision, Project
from labels.records import version_in_use
from labels.schema import MentionType, Move, Moves, Part
from tests.labels import making
from tests.labels.actions.renaming import RENAMING, change, renamed, take_back
from tests.labels.adjudicating import (
    WITH_TITLE,
    begun,
    newsroom,
    rami,
    read,
    read_again,
    seen,
    take,
)
from tests.labels.making import baghdad, mosul, sami

pytestmark = pytest.mark.django_db


@pytest.fixture
def news() -> Project:
    return newsroom()


@pytest.fixture
def adjudication(news: Project) -> Adjudication:
    """Of a person with two ends and of a city that not all have, the first is decided."""
    article = read(news, [sami(), baghdad()], [WITH_TITLE, baghdad()], [sami(), baghdad(), mosul()])
    made = begun(article)
    take(made, seen(made).open[0], (1,))
    return made


def move(news: Project) -> None:
    change(news, news.members.all()[0], renamed(), *RENAMING)


def undo(news: Project) -> None:
    take_back(news, news.members.all()[0])


def test_what_was_decided_stands_under_the_new_names(
    news: Project, adjudication: Adjudication
) -> None:
    before = seen(adjudication)
    (taken,) = before.standing.values()

    move(news)

    after = seen(adjudication)
    (stands,) = after.standing.values()
    assert (stands.pk, stands.by, stands.how) == (taken.pk, rami(), taken.how)
    assert stands.stop != taken.stop
    [stop] = [one for one in after.settlement.stops if one.key == stands.stop]
    [option] = [one for one in stop.options if one.key in stands.options]
    assert 1 in option.readers
    assert [one.kind for one in after.open] == [one.kind for one in before.open]
    assert after.behind == []


def test_what_was_decided_stands_when_a_version_is_taken_back(
    news: Project, adjudication: Adjudication
) -> None:
    before = list(Decision.objects.values_list("stop", "options", "is_standing"))
    stops = Adjudication.objects.get(pk=adjudication.pk).stops

    move(news)
    undo(news)

    assert list(Decision.objects.values_list("stop", "options", "is_standing")) == before
    assert Adjudication.objects.get(pk=adjudication.pk).stops == stops
    assert seen(adjudication).behind == []


def test_moving_again_after_a_worker_died_changes_nothing(
    news: Project, adjudication: Adjudication
) -> None:
    move(news)
    news.refresh_from_db()
    first = list(Adjudication.objects.values("merged", "stops"))

    list(move_labels(version=version_in_use(news), by=rami(), at=making.LATER))

    assert list(Adjudication.objects.values("merged", "stops")) == first
    assert len(seen(adjudication).standing) == 1


def read_all_again(article: Article, change: Change) -> None:
    """All who read the article make this change and hand it in again."""
    for one in AnnotationSet.objects.filter(article=article, author__isnull=False):
        read_again(one, one.author or rami(), change)


def types(adjudication: Adjudication) -> list[str]:
    return sorted(one.type for one in seen(adjudication).document.mentions.values())


@pytest.mark.parametrize("and_back", [False, True])
def test_what_no_reader_says_any_more_goes_though_it_came_to_be_called_otherwise(
    news: Project, *, and_back: bool
) -> None:
    article = read(news, [sami(), baghdad()], [sami(), baghdad()], [sami(), baghdad(), mosul()])
    made = begun(article)
    read_all_again(article, Drop("sami"))
    move(news)
    if and_back:
        undo(news)
    assert types(made) == ["CITY", "PER" if and_back else "Person"]

    begun(article)

    assert (types(made), seen(made).behind) == (["CITY"], [])


def test_what_was_decided_stands_though_all_have_changed_their_readings_since(
    news: Project, adjudication: Adjudication
) -> None:
    article = adjudication.gold.article
    read_all_again(article, Put(Mention("again", making.SHELLED, "CITY")))
    (taken,) = seen(adjudication).standing.values()

    move(news)
    begun(article)

    (stands,) = seen(adjudication).standing.values()
    assert (stands.pk, stands.stop != taken.stop) == (taken.pk, True)
    assert stands.stop in {one.key for one in seen(adjudication).settlement.stops}


def test_a_version_that_touches_no_label_leaves_adjudications_as_they_are(
    news: Project, adjudication: Adjudication
) -> None:
    read_all_again(adjudication.gold.article, Put(Mention("again", making.SHELLED, "CITY")))
    before = list(Adjudication.objects.values())

    change(news, rami(), replace(making.NEWS, types=(*making.NEWS.types, MentionType("ORG"))))

    assert list(Adjudication.objects.values()) == before


def test_labels_of_files_go_where_they_went_under_the_names_of_now(news: Project) -> None:
    of_a_file = [
        Move(Part.TYPE, "PERS", to="PER"),
        Move(Part.TYPE, "RAID", to="Attack"),
        Move(Part.ROLE, "LOC", "RAID", to="Place"),
        Move(Part.TYPE, "MISC"),
        Move(Part.RELATION, "home", to="lives-in"),
    ]
    keep_matching(project=news, moves=Moves(of_a_file))

    move(news)
    news.refresh_from_db()
    moved = {one.name: one.to for one in kept_matching(news)}
    undo(news)
    news.refresh_from_db()

    assert moved == {"PERS": "Person", "RAID": "Attack", "LOC": "Where", "MISC": None}
    assert list(kept_matching(news)) == of_a_file
