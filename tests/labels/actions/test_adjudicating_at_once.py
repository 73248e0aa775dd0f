"""Many who adjudicate one article at the same moment: one gold, and one decision at a time."""

from __future__ import annotations

from collections import Counter

import pytest

from labels.actions import adjudication as deeds
from labels.actions import deciding
from labels.actions.annotate import StaleError
from labels.actions.deciding import Sent
from labels.actions.projects import admit
from labels.models import Adjudication, AnnotationSet, Decision, Project
from labels.permissions import MemberRole
from tests.labels import making
from tests.labels.actions.test_at_once import AT_ONCE, all_at_once
from tests.labels.adjudicating import WITH_TITLE, begun, newsroom, rami, read, seen

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def news() -> Project:
    return newsroom()


def test_eight_who_open_at_once_make_one_gold(news: Project) -> None:
    article = read(news, [making.sami(), making.mosul()], [WITH_TITLE, making.mosul("m")])
    people = [making.person(f"p{number}") for number in range(AT_ONCE)]
    for one in people:
        admit(project=news, user=one, role=MemberRole.REVIEWER)

    all_at_once(lambda number: deeds.open_(article=article, by=people[number], at=making.AT))

    assert AnnotationSet.objects.get(kind="gold").revision == 1
    assert Adjudication.objects.count() == 1


def test_of_eight_who_decide_at_once_one_is_heard_and_a_batch_once(news: Project) -> None:
    adjudication = begun(read(news, [making.sami()], [WITH_TITLE]))
    [stop] = seen(adjudication).open
    by = rami()

    def decide(batch: str) -> int | str:
        try:
            return deciding.decide(
                gold=adjudication.gold,
                sent=Sent(batch, 0, ()),
                taking={stop.key: ()},
                by=by,
                at=making.LATER,
            )
        except StaleError:
            return "stale"

    others = all_at_once(lambda number: decide(f"b{number}"))
    same = all_at_once(lambda _: decide(Decision.objects.get().batch))

    assert Counter(others) == {1: 1, "stale": AT_ONCE - 1}
    assert same == [1] * AT_ONCE
    assert Decision.objects.count() == 1
