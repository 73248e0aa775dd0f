"""Many stops decided at once by a strategy, and taken back."""

from __future__ import annotations

import pytest

from labels.actions import deciding
from labels.actions.deciding import NothingToUndoError, Sent
from labels.adjudication import Choice, Strategy
from labels.changes import Put
from labels.document import Mention
from labels.models import Adjudication, Batch
from tests.labels import making
from tests.labels.adjudicating import begun, disputed, newsroom, number_of, rami, seen, take

pytestmark = pytest.mark.django_db


@pytest.fixture
def adjudication() -> Adjudication:
    return begun(disputed(newsroom()))


def by_majority(adjudication: Adjudication, batch: str = "m") -> int:
    return deciding.decide_by(
        adjudication=adjudication,
        choice=Choice(Strategy.MAJORITY),
        sent=Sent(batch, seen(adjudication).gold.revision, ()),
        by=rami(),
        at=making.LATER,
    )


def undone(adjudication: Adjudication, batch: str = "u") -> int:
    return deciding.undo_strategy(
        adjudication=adjudication,
        sent=Sent(batch, seen(adjudication).gold.revision, ()),
        by=rami(),
        at=making.LATER,
    )


def test_a_majority_decides_all_in_one_batch_that_is_undone(adjudication: Adjudication) -> None:
    before = seen(adjudication).document

    by_majority(adjudication)
    decided = seen(adjudication)
    undone(adjudication)

    assert decided.open == []
    assert {one.strategy for one in decided.standing.values()} == {"majority"}
    assert len(decided.document.mentions) == 2
    assert seen(adjudication).document == before
    assert len(seen(adjudication).open) == 2
    assert Batch.objects.filter(set_id=adjudication.gold_id).count() == 3


def test_what_a_trusted_reader_decides_names_that_reader(adjudication: Adjudication) -> None:
    huda = number_of(adjudication, "huda")

    deciding.decide_by(
        adjudication=adjudication,
        choice=Choice(Strategy.TRUSTED, huda),
        sent=Sent("t", 1, ()),
        by=rami(),
        at=making.LATER,
    )

    written = adjudication.decisions.values_list("strategy", "readers")
    assert list(written) == [("trusted", [huda])] * 2


def test_an_undo_leaves_what_was_changed_and_decided_since(adjudication: Adjudication) -> None:
    boundary, missing = seen(adjudication).open
    by_majority(adjudication)
    take(adjudication, missing, missing.options[0].readers)
    [person] = [one for one in seen(adjudication).document.mentions.values() if one.type == "PER"]
    making.write(adjudication.gold, rami(), Put(Mention(person.id, person.span, "PER", note="؟")))

    undone(adjudication)

    view = seen(adjudication)
    assert view.document.mentions[person.id].note == "؟"
    assert [stop.key for stop in view.open] == [boundary.key]
    assert len(view.document.mentions) == 3


def test_what_decides_nothing_writes_nothing(adjudication: Adjudication) -> None:
    revision = deciding.decide_by(
        adjudication=adjudication,
        choice=Choice(Strategy.AGREED),
        sent=Sent("a", 1, ()),
        by=rami(),
        at=making.LATER,
    )

    assert (revision, seen(adjudication).gold.revision) == (1, 1)
    assert not adjudication.decisions.exists()


def test_an_undo_sent_twice_undoes_once(adjudication: Adjudication) -> None:
    by_majority(adjudication)

    assert undone(adjudication) == undone(adjudication)


def test_where_no_strategy_has_decided_there_is_nothing_to_undo(
    adjudication: Adjudication,
) -> None:
    with pytest.raises(NothingToUndoError):
        undone(adjudication)
