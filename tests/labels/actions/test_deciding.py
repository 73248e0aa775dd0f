"""Decisions on rows: with their changes, once, kept for ever."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from labels.actions import adjudication as deeds
from labels.actions import annotate, deciding
from labels.actions.deciding import (
    NoAdjudicationError,
    NotAskedError,
    OneOnlyError,
    Sent,
    UnknownStopError,
)
from labels.actions.projects import admit
from labels.changes import Change, Put
from labels.document import Mention
from labels.models import Adjudication, AnnotationSet, Article, Decision, Project, User
from labels.permissions import MemberRole
from labels.wire.adjudication import EDITED, Take
from tests.labels import making
from tests.labels.adjudicating import (
    WITH_TITLE,
    begun,
    disputed,
    newsroom,
    number_of,
    rami,
    read,
    seen,
    take,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def news() -> Project:
    return newsroom()


@pytest.fixture
def article(news: Project) -> Article:
    return disputed(news)


@pytest.fixture
def adjudication(article: Article) -> Adjudication:
    return begun(article)


def kept(adjudication: Adjudication) -> list[tuple[str, bool]]:
    """What was decided and whether it stands, from the first on."""
    return list(adjudication.decisions.values_list("how", "is_standing"))


def send(
    adjudication: Adjudication,
    taking: dict[str, Take],
    changes: Sequence[Change] = (),
    *,
    base: int = 1,
) -> int:
    return deciding.decide(
        gold=adjudication.gold,
        sent=Sent("b1", base, changes),
        taking=taking,
        by=rami(),
        at=making.LATER,
    )


def test_a_decision_is_kept_with_who_and_when(adjudication: Adjudication) -> None:
    stop, _ = seen(adjudication).open

    take(adjudication, stop, stop.options[1].readers)

    [one] = adjudication.decisions.all()
    assert (one.stop, one.kind, one.how, one.by, one.at, one.revision) == (
        stop.key,
        "boundary",
        "taken",
        rami(),
        making.LATER,
        2,
    )
    assert one.readers == list(stop.options[1].readers)
    assert one.options == [stop.options[1].key]
    assert (one.start, one.end) == (4, 22)
    assert str(one) == f"{adjudication.pk} · {stop.key} · taken"


def test_the_last_decision_stands_and_the_others_are_kept(adjudication: Adjudication) -> None:
    stop, _ = seen(adjudication).open

    take(adjudication, stop, (1,))
    take(adjudication, stop, ())
    take(adjudication, stop, EDITED)
    take(adjudication, stop, None)

    assert kept(adjudication) == [
        ("taken", False),
        ("none", False),
        ("edited", False),
        ("back", False),
    ]
    assert stop in seen(adjudication).open


def test_what_is_sent_twice_is_decided_once(adjudication: Adjudication) -> None:
    stop, _ = seen(adjudication).open

    first = take(adjudication, stop, (), batch="same")
    revision = deciding.decide(
        gold=adjudication.gold,
        sent=Sent("same", 1, ()),
        taking={stop.key: ()},
        by=rami(),
        at=making.LATER,
    )

    assert revision == first
    assert kept(adjudication) == [("none", True)]


def test_of_two_who_decide_at_once_the_second_is_told_to_look(adjudication: Adjudication) -> None:
    stop, other = seen(adjudication).open
    take(adjudication, stop, ())

    with pytest.raises(annotate.StaleError):
        send(adjudication, {other.key: ()}, base=1)

    assert kept(adjudication) == [("none", True)]


def test_what_breaks_a_rule_decides_nothing(adjudication: Adjudication) -> None:
    stop, _ = seen(adjudication).open
    twin = Put(Mention("x", making.BAGHDAD, "CITY"))

    with pytest.raises(annotate.BrokenRulesError):
        send(adjudication, {stop.key: EDITED}, [twin])

    assert kept(adjudication) == []


@pytest.mark.parametrize(("what", "error"), [((7,), NotAskedError), ((1, 2, 3), OneOnlyError)])
def test_what_cannot_be_taken_is_refused(
    adjudication: Adjudication, what: Take, error: type[Exception]
) -> None:
    _, missing = seen(adjudication).open

    with pytest.raises(error):
        send(adjudication, {missing.key: what})

    assert seen(adjudication).gold.revision == 1


def test_a_stop_that_is_not_there_is_not_decided(adjudication: Adjudication) -> None:
    with pytest.raises(UnknownStopError):
        send(adjudication, {"long-gone": ()})


def test_nothing_is_decided_of_a_reading(adjudication: Adjudication, article: Article) -> None:
    huda = User.objects.get(username="huda")
    own = AnnotationSet.objects.get(article=article, author=huda)
    annotate.take_back(annotation_set=own, by=huda, at=making.LATER)

    with pytest.raises(NoAdjudicationError):
        deciding.decide(
            gold=own, sent=Sent("b", 1, ()), taking={"key": ()}, by=huda, at=making.LATER
        )
    assert adjudication.pk


def test_who_has_a_reading_among_them_decides_nothing(
    adjudication: Adjudication, news: Project
) -> None:
    stop, _ = seen(adjudication).open
    huda = User.objects.get(username="huda")
    admit(project=news, user=huda, role=MemberRole.REVIEWER)

    with pytest.raises(deeds.OwnAmongThemError):
        deciding.decide(
            gold=adjudication.gold,
            sent=Sent("b", 1, ()),
            taking={stop.key: ()},
            by=huda,
            at=making.LATER,
        )


def test_numbers_of_readers_stay_when_others_come(news: Project) -> None:
    article = read(news, [making.sami()], [WITH_TITLE])
    adjudication = begun(article)
    huda = number_of(adjudication, "huda")

    read(news, [], [], [making.sami()])
    begun(article)

    assert number_of(adjudication, "huda") == huda
    assert number_of(adjudication, "tarek") == 3
    assert Decision.objects.count() == 0
