"""Which articles wait for adjudication, how far they are, and what is told of one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from labels.actions import adjudication as deeds
from labels.actions import transfer
from labels.actions.projects import admit
from labels.document import Link, Mention
from labels.models import AnnotationSet, Project, User
from labels.permissions import MemberRole
from labels.queries import adjudication as asking
from labels.queries.adjudication import Counts, TooFewReadingsError
from labels.queries.agreement.shared import shared_articles
from labels.queries.annotation import set_to_change, sets_open_to, sets_visible_to
from tests.labels import making
from tests.labels.adjudicating import (
    WITH_TITLE,
    begun,
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


def lines(project: Project, by: User | None = None) -> list[tuple[int, int, int | None, int]]:
    """Readings handed in and in work, stops open and decided, of each article that waits."""
    page = asking.waiting(project, by or rami())
    return [(one.handed_in, one.in_work, one.open, one.decided) for one in page.lines]


def test_an_article_waits_from_its_second_reading_until_its_gold_is_accepted(
    news: Project,
) -> None:
    marks: list[Mention | Link] = [making.sami(), making.mosul()]
    article = read(news, marks)
    assert lines(news) == []

    read(news, [], [WITH_TITLE])
    assert lines(news) == [(2, 0, None, 0)]

    adjudication = begun(article)
    boundary, missing = seen(adjudication).open
    take(adjudication, boundary, ())
    assert lines(news) == [(2, 0, 1, 1)]
    assert asking.how_many_wait(news) == 1

    take(adjudication, missing, ())
    deeds.finish(adjudication=adjudication, base_revision=2, by=rami(), at=making.LATER)
    assert lines(news) == []
    assert asking.counts(news) == Counts(waiting=0, begun=0, finished=1)


def test_what_hangs_on_a_label_that_is_not_there_is_not_counted_as_open(news: Project) -> None:
    attacked: list[Mention | Link] = [making.shelling(), making.mosul(), making.place()]
    article = read(news, attacked, [making.mosul()], [making.shelling(), making.mosul()])
    adjudication = begun(article)
    event, role = seen(adjudication).settlement.stops

    assert [one.open for one in asking.waiting(news, rami()).lines] == [1]
    take(adjudication, event, event.options[0].readers)
    assert [one.open for one in asking.waiting(news, rami()).lines] == [1]
    assert seen(adjudication).open == [role]


def test_an_article_of_one_s_own_is_marked_and_offered_to_managers_alone(news: Project) -> None:
    read(news, [making.sami()], [WITH_TITLE])
    huda = User.objects.get(username="huda")

    assert [one.is_own for one in asking.waiting(news, huda).lines] == [True]
    assert asking.next_ones(news, huda) == []
    admit(project=news, user=huda, role=MemberRole.MANAGER)
    assert len(asking.next_ones(news, huda)) == 1


def test_the_queue_comes_by_pages_and_costs_the_same_for_one_as_for_many(
    news: Project, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for name in ("a1", "a2", "a3"):
        begun(read(news, [making.sami()], [WITH_TITLE], name=name))

    viewer = rami()
    with django_assert_num_queries(5):
        page = asking.waiting(news, viewer)

    assert [one.adjudicator for one in page.lines] == ["rami"] * 3
    later = asking.waiting(news, rami(), after=page.lines[0].article)
    assert (len(later.lines), page.after) == (2, None)


def test_a_reading_that_was_taken_back_is_told_until_the_rest_is_merged(news: Project) -> None:
    article = read(news, [making.sami()], [making.sami("s")], [WITH_TITLE])
    adjudication = begun(article)
    tarek = number_of(adjudication, "tarek")
    AnnotationSet.objects.filter(author__username="tarek").update(state="drafting")

    assert seen(adjudication).behind == [tarek]
    begun(article)
    assert (seen(adjudication).behind, seen(adjudication).open) == ([], [])
    assert len(seen(adjudication).document.mentions) == 1


def test_readings_given_back_leave_too_few_to_compare(news: Project) -> None:
    adjudication = begun(read(news, [making.sami()], [WITH_TITLE]))
    AnnotationSet.objects.filter(author__username="huda").update(state="drafting")

    with pytest.raises(TooFewReadingsError):
        seen(adjudication)


def test_a_draft_of_the_gold_is_not_shown_to_those_who_annotate(news: Project) -> None:
    Project.objects.filter(pk=news.pk).update(blind=False)
    adjudication = begun(read(news, [making.sami()], [making.sami("s")]))
    huda = User.objects.get(username="huda")
    gold = sets_visible_to(huda).filter(kind="gold")

    assert not gold.exists()
    deeds.finish(adjudication=adjudication, base_revision=1, by=rami(), at=making.LATER)
    assert gold.exists()


def test_a_gold_made_of_one_s_own_reading_is_changed_by_managers_alone(news: Project) -> None:
    adjudication = begun(read(news, [making.sami()], [WITH_TITLE]))
    huda = User.objects.get(username="huda")
    admit(project=news, user=huda, role=MemberRole.REVIEWER)

    with pytest.raises(AnnotationSet.DoesNotExist):
        set_to_change(huda, adjudication.gold_id)
    assert not sets_open_to(huda).filter(pk=adjudication.gold_id).exists()
    assert set_to_change(rami(), adjudication.gold_id) == adjudication.gold
    assert sets_open_to(rami()).filter(pk=adjudication.gold_id).exists()
    admit(project=news, user=huda, role=MemberRole.MANAGER)
    assert set_to_change(huda, adjudication.gold_id) == adjudication.gold
    assert sets_open_to(huda).filter(pk=adjudication.gold_id).exists()
    assert str(adjudication) == f"{adjudication.gold_id} · open"


def test_a_gold_is_neither_exported_nor_compared_before_it_is_finished(news: Project) -> None:
    adjudication = begun(read(news, [making.sami()], [making.sami("s")]))
    drafts = replace(transfer.EVERYTHING, states=frozenset({"drafting"}))

    def exported(only: transfer.Chosen = transfer.EVERYTHING) -> int:
        return transfer.chosen_sets(news, transfer.Source.GOLD, only).count()

    def compared() -> bool:
        [[article]] = shared_articles(news)
        return article.gold is not None

    assert (exported(), exported(drafts), compared()) == (0, 1, False)
    deeds.finish(adjudication=adjudication, base_revision=1, by=rami(), at=making.LATER)
    assert (exported(), compared()) == (1, True)
