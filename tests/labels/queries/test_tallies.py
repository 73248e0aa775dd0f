"""What the database counts by itself is what the rows say, whatever was done."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress

import pytest

from labels.actions import annotate, assigning, handout, projects, review, skips, tallies
from labels.actions.articles import delete_articles
from labels.actions.effort import tell_time
from labels.actions.returning import return_unfinished
from labels.models import AnnotationSet, ArticleTally, Project, ReadingTally, Skip, User
from labels.permissions import MemberRole
from labels.queries.tallies import ArticleCounts, articles_in, days, in_states, wrong
from tests.labels import making

pytestmark = pytest.mark.django_db

STEPS = 40


def reader_of(reading: AnnotationSet) -> User:
    assert reading.author
    return reading.author


class Newsroom:
    """A project with three people who do this and that, as chance has it."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - the same deeds at every run
        self.project = making.with_articles(8, readers_per_article=2, days_to_finish=1)
        self.people = [making.person(name) for name in ("huda", "samir", "nour")]
        for one in self.people:
            projects.admit(project=self.project, user=one, role=MemberRole.ANNOTATOR)
        self.manager = self.project.members.get(username="manager-of-news")
        self.deeds: list[Callable[[], object]] = [
            *[self.begin] * 4,
            *[self.hand_in] * 3,
            self.take_back,
            self.be_at_work,
            self.judge,
            self.skip,
            self.assign,
            self.go_back,
            self.want_other_readers,
            self.delete,
        ]

    def do_something(self) -> None:
        with suppress(StopIteration, annotate.ClosedError, skips.HandedInError):
            self.chance.choice(self.deeds)()

    def person(self) -> User:
        return self.chance.choice(self.people)

    def reading(self, **facts: object) -> AnnotationSet:
        found = AnnotationSet.objects.filter(kind="reading", **facts).select_related("author")
        return next(iter(self.chance.sample(list(found), k=min(1, len(found)))))

    def begin(self) -> None:
        handout.next_article(project=self.project, by=self.person(), at=making.AT)

    def hand_in(self) -> None:
        one = self.reading(state__in=AnnotationSet.OPEN_STATES)
        revision = one.revision
        annotate.submit(annotation_set=one, base_revision=revision, by=reader_of(one), at=making.AT)

    def take_back(self) -> None:
        one = self.reading(state="submitted", reviews__isnull=True)
        annotate.take_back(annotation_set=one, by=reader_of(one), at=making.LATER)

    def be_at_work(self) -> None:
        one = self.reading()
        tell_time(
            annotation_set=one,
            visit=self.chance.choice("abc"),
            seconds=self.chance.randrange(9_000),
            by=reader_of(one),
            at=making.LATER,
        )

    def judge(self) -> None:
        begun = review.begin_next(project=self.project, by=self.manager, at=making.AT)
        if begun is None:
            return
        revision, by = begun.copy.revision, self.manager
        if self.chance.choice([True, False]):
            review.approve(review=begun, base_revision=revision, by=by, at=making.AT)
        else:
            remark = "لماذا؟"
            review.send_back(
                review=begun, base_revision=revision, remark=remark, by=by, at=making.AT
            )

    def skip(self) -> None:
        article = self.reading().article
        reason = Skip.Reason.UNREADABLE
        skips.skip(article=article, reason=reason, words="", by=self.person(), at=making.AT)

    def assign(self) -> None:
        ids = list(self.project.articles.values_list("pk", flat=True))
        chosen = self.chance.sample(ids, k=min(2, len(ids)))
        readers, by = self.people[:2], self.manager
        deed = self.chance.choice([assigning.assign, assigning.withdraw])
        deed(project=self.project, articles=chosen, readers=readers, by=by, at=making.AT)

    def go_back(self) -> None:
        return_unfinished(project=self.project, at=making.AT.replace(year=2027))

    def want_other_readers(self) -> None:
        projects.change(project=self.project, readers_per_article=self.chance.choice([1, 2, 3]))

    def delete(self) -> None:
        ids = self.project.articles.values_list("pk", flat=True)
        delete_articles(project=self.project, article_ids=ids[:1])


@pytest.mark.parametrize("seed", range(8))
def test_tallies_are_what_the_rows_say_after_any_deeds(seed: int) -> None:
    newsroom = Newsroom(seed)

    for _ in range(STEPS):
        newsroom.do_something()

    assert wrong(newsroom.project) == ()


def test_each_project_has_its_own_tallies() -> None:
    project, other = making.with_articles(3), making.with_articles(2, slug="other")
    reader = making.person("huda")
    projects.admit(project=project, user=reader, role=MemberRole.ANNOTATOR)

    handout.next_article(project=project, by=reader, at=making.AT)

    assert articles_in(project) == ArticleCounts(
        are=3, wanted=3, untouched=2, begun=0, place=2, to_come=2
    )
    assert articles_in(other) == ArticleCounts(
        are=2, wanted=2, untouched=2, begun=0, place=2, to_come=2
    )
    assert (in_states(project), in_states(other)) == ({"assigned": 1}, {})


def test_a_project_without_articles_counts_none() -> None:
    assert articles_in(making.project()) == ArticleCounts()


def test_a_hand_in_counts_on_its_day_until_it_is_taken_back() -> None:
    project = making.with_articles(1)
    reader = making.person("huda")
    projects.admit(project=project, user=reader, role=MemberRole.ANNOTATOR)
    own = handout.next_article(project=project, by=reader, at=making.AT)
    assert own

    annotate.submit(annotation_set=own, base_revision=0, by=reader, at=making.AT)
    handed_in = days(project, since=None, reader_id=reader.pk)
    annotate.take_back(annotation_set=own, by=reader, at=making.LATER)

    assert handed_in == {(making.AT.date(), reader.pk): (1, 0)}
    assert days(project, since=None, reader_id=None) == {}


def _spoilt() -> Project:
    project = making.with_articles(2)
    ArticleTally.objects.update(count=7)
    ReadingTally.objects.create(
        project_id=project.pk, author_id=1, state="drafting", slot=0, count=1
    )
    return project


def test_a_tally_that_is_wrong_is_found() -> None:
    assert wrong(_spoilt()) == ("articles", "readings")


def test_counting_anew_mends_it() -> None:
    project = _spoilt()

    tallies.recount(project=project)

    assert (wrong(project), articles_in(project).are) == ((), 2)


def test_what_was_written_while_no_tallies_were_kept_is_counted_afterwards() -> None:
    tallies.let_go()
    project = making.with_articles(2)
    assert articles_in(project).are == 0

    tallies.keep()

    assert wrong(project) == ()
