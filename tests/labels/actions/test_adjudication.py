"""Adjudication from the first reading to the accepted gold, on rows."""

from __future__ import annotations

import pytest

from labels.actions import adjudication as deeds
from labels.actions import annotate
from labels.actions.adjudication import (
    BehindError,
    FinishedError,
    OpenStopsError,
    OwnAmongThemError,
)
from labels.actions.projects import admit
from labels.agreement import Difference
from labels.changes import Change, Drop
from labels.document import Mention
from labels.models import AnnotationSet, Article, Batch, Project, User
from labels.permissions import MemberRole
from labels.queries import soundness
from labels.queries.adjudication import TooFewReadingsError
from labels.records import document_of
from labels.text.span import Span
from tests.labels import making
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

pytestmark = pytest.mark.django_db


@pytest.fixture
def news() -> Project:
    return newsroom()


@pytest.fixture
def article(news: Project) -> Article:
    """Three readings: of one city all say the same, of the person the ends, of another some."""
    return read(
        news,
        [making.sami(), making.baghdad()],
        [WITH_TITLE, making.baghdad()],
        [making.sami(), making.baghdad("b"), making.mosul()],
    )


def test_opening_makes_a_gold_of_what_all_agree_on(news: Project, article: Article) -> None:
    adjudication = begun(article)

    gold = document_of(adjudication.gold)
    assert [(one.span, one.type) for one in gold.mentions.values()] == [(making.BAGHDAD, "CITY")]
    assert (adjudication.gold.kind, adjudication.gold.state) == ("gold", "drafting")
    assert [one.by for one in Batch.objects.filter(set_id=adjudication.gold_id)] == ["rami"]
    assert [stop.kind for stop in seen(adjudication).open] == [
        Difference.BOUNDARY,
        Difference.MISSING,
    ]
    assert [trouble for one in soundness.inspection(news) for trouble in one.troubles] == []


def test_opening_twice_changes_nothing(article: Article) -> None:
    first = begun(article)
    again = begun(article)

    assert again == first
    assert seen(again).gold.revision == 1


def test_one_reading_is_nothing_to_compare(news: Project) -> None:
    article = read(news, [making.sami()])

    with pytest.raises(TooFewReadingsError):
        begun(article)


def test_who_read_the_article_does_not_adjudicate_it_unless_manager(
    news: Project, article: Article
) -> None:
    huda = User.objects.get(username="huda")
    admit(project=news, user=huda, role=MemberRole.REVIEWER)

    with pytest.raises(OwnAmongThemError):
        deeds.open_(article=article, by=huda, at=making.AT)

    admit(project=news, user=huda, role=MemberRole.MANAGER)
    assert deeds.open_(article=article, by=huda, at=making.AT).begun_by == huda


def test_decisions_lead_to_an_accepted_gold(article: Article) -> None:
    adjudication = begun(article)
    boundary, missing = seen(adjudication).open
    take(adjudication, boundary, boundary.options[0].readers)
    take(adjudication, missing, ())

    view = seen(adjudication)
    deeds.finish(
        adjudication=adjudication,
        base_revision=view.gold.revision,
        by=rami(),
        at=making.LATER,
    )

    done = seen(adjudication)
    assert done.open == []
    assert done.gold.state == "accepted"
    assert {one.annotation_set.state for one in done.readers} == {"accepted"}
    assert done.adjudication.finished_by == rami()
    assert len(done.document.mentions) == 2


def test_what_is_open_is_not_finished(article: Article) -> None:
    adjudication = begun(article)

    with pytest.raises(OpenStopsError) as told:
        deeds.finish(adjudication=adjudication, base_revision=1, by=rami(), at=making.AT)

    assert told.value.count == 2
    assert seen(adjudication).gold.state == "drafting"


def test_what_the_schema_asks_for_is_not_left_out(news: Project) -> None:
    adjudication = begun(read(news, [making.shelling()], [making.shelling("s")]))

    with pytest.raises(annotate.UnfinishedError):
        deeds.finish(adjudication=adjudication, base_revision=1, by=rami(), at=making.AT)


def test_a_gold_that_has_moved_on_is_not_finished(article: Article) -> None:
    adjudication = begun(article)

    with pytest.raises(annotate.StaleError):
        deeds.finish(adjudication=adjudication, base_revision=0, by=rami(), at=making.AT)


def changed(article: Article, by: str, *changes: Change) -> None:
    reader = User.objects.get(username=by)
    read_again(article.sets.get(author=reader), reader, *changes)


def test_a_changed_reading_asks_what_changed_again_and_nothing_else(article: Article) -> None:
    adjudication = begun(article)
    boundary, missing = seen(adjudication).open
    take(adjudication, boundary, boundary.options[0].readers)
    take(adjudication, missing, missing.options[0].readers)

    changed(article, "huda", *making.puts(Mention("new", making.SHELLED, "PER")))
    with pytest.raises(BehindError):
        deeds.finish(adjudication=adjudication, base_revision=3, by=rami(), at=making.LATER)
    begun(article)

    view = seen(adjudication)
    assert [stop.kind for stop in view.open] == [Difference.MISSING]
    assert len(view.standing) == 2
    assert len(view.document.mentions) == 3


def test_what_all_agreed_on_goes_from_the_gold_when_a_reader_drops_it(article: Article) -> None:
    adjudication = begun(article)

    changed(article, "huda", Drop("baghdad"))
    begun(article)

    assert seen(adjudication).document.mentions == {}
    assert len(seen(adjudication).open) == 3


def test_what_was_changed_by_hand_stays_when_readings_change(article: Article) -> None:
    adjudication = begun(article)
    [agreed] = seen(adjudication).document.mentions.values()
    by_hand = Mention(agreed.id, Span(23, 29), "CITY")
    making.write(adjudication.gold, rami(), *making.puts(by_hand))

    changed(article, "huda", Drop("baghdad"))
    begun(article)

    assert list(seen(adjudication).document.mentions.values()) == [by_hand]


def test_a_finished_adjudication_is_opened_again(article: Article) -> None:
    adjudication = begun(article)
    for stop in seen(adjudication).open:
        take(adjudication, stop, ())
    deeds.finish(adjudication=adjudication, base_revision=3, by=rami(), at=making.LATER)
    [stop, _] = seen(adjudication).settlement.stops

    with pytest.raises(FinishedError):
        take(adjudication, stop, None)
    with pytest.raises(FinishedError):
        deeds.finish(adjudication=adjudication, base_revision=3, by=rami(), at=making.LATER)
    deeds.open_(article=article, by=rami(), at=making.LATER)
    assert seen(adjudication).adjudication.finished_at is not None
    deeds.reopen(adjudication=adjudication, by=rami(), at=making.LATER)
    deeds.reopen(adjudication=adjudication, by=rami(), at=making.LATER)
    take(adjudication, stop, None)

    assert seen(adjudication).gold.state == "drafting"
    assert seen(adjudication).open == [stop]


def test_a_gold_that_was_there_keeps_what_it_holds(article: Article) -> None:
    gold = AnnotationSet.objects.create(
        article=article, kind="gold", state="accepted", made_at=making.AT, changed_at=making.AT
    )
    making.write(gold, rami(), *making.puts(making.baghdad("imported")))

    adjudication = begun(article)

    assert adjudication.gold == gold
    assert list(document_of(gold).mentions) == ["imported"]


def test_the_next_one_is_one_s_own_and_then_what_nobody_has_begun(news: Project) -> None:
    for name in ("a1", "a2", "a3"):
        read(news, [making.sami()], [making.sami("s")], name=name)
    first = deeds.open_next(project=news, by=rami(), at=making.AT)
    again = deeds.open_next(project=news, by=rami(), at=making.AT)
    other = making.person("salma")
    admit(project=news, user=other, role=MemberRole.REVIEWER)
    theirs = deeds.open_next(project=news, by=other, at=making.AT)

    assert first
    assert first == again
    assert theirs
    assert theirs.gold.article_id != first.gold.article_id


def test_where_nothing_waits_nothing_is_next(news: Project) -> None:
    assert deeds.open_next(project=news, by=rami(), at=making.AT) is None
