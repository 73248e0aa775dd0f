"""What waits for review where only a sample does: drawn at hand-in, for ever, and by seed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from labels.actions import annotate, projects, review, sampling
from labels.actions.transfer import as_named
from labels.changes import Drop, Put
from labels.models import AnnotationSet, Project, User
from labels.queries import review as queue
from labels.queries import sampling as samples
from labels.queries.sampling import Found
from labels.sample import CHOSEN
from tests.labels import making

pytestmark = pytest.mark.django_db


def handed_in(project: Project, by: User, *names: str) -> list[AnnotationSet]:
    made = [making.begun(project, by, name) for name in names]
    for one in made:
        annotate.submit(annotation_set=one, base_revision=0, by=by, at=making.AT)
    return made


def names(count: int, letter: str = "a") -> list[str]:
    return [f"{letter}{number}" for number in range(count)]


def waiting(project: Project) -> set[str]:
    return {one.article.external_id for one in queue.waiting(project)}


def passed_over(project: Project) -> set[str]:
    return {one.article.external_id for one in samples.passed_over(project)}


def drawn(project: Project, reader: str, among: list[str]) -> set[str]:
    """What the project's sample draws of these articles, but for the first."""
    sample = project.sample
    return {among[0], *(one for one in among if sample.lot(reader, one) <= sample.highest)}


def test_everything_waits_where_no_share_is_set(huda: User) -> None:
    news = making.project()

    handed_in(news, huda, *names(5))

    assert (waiting(news), passed_over(news)) == (set(names(5)), set())


def test_a_share_waits_and_the_rest_is_handed_in_without_a_verdict(huda: User) -> None:
    news = making.project(review_share=30, review_seed=5)
    all_ = names(30)

    handed_in(news, huda, *all_)

    assert waiting(news) == drawn(news, "huda", all_)
    assert passed_over(news) == set(all_) - waiting(news)
    assert 0 < len(passed_over(news)) < 30
    assert set(AnnotationSet.objects.values_list("state", flat=True)) == {"submitted"}
    assert not AnnotationSet.objects.filter(kind="gold").exists()


def test_what_is_handed_in_later_changes_nothing_for_what_is_there(huda: User, samar: User) -> None:
    news = making.project(review_share=30)
    handed_in(news, huda, *names(12))
    before = waiting(news)

    handed_in(news, huda, *names(12, "b"))
    handed_in(news, samar, *names(12, "c"))

    assert {one for one in waiting(news) if one.startswith("a")} == before


def test_the_first_reading_of_each_person_waits_under_any_share(huda: User, samar: User) -> None:
    news = making.project(review_share=0)

    handed_in(news, huda, "a1", "a2")
    handed_in(news, samar, "b1", "b2")

    assert waiting(news) == {"a1", "b1"}


def test_a_reading_that_is_taken_back_and_handed_in_again_is_not_drawn_again(huda: User) -> None:
    news = making.project(review_share=0)
    first, own = handed_in(news, huda, "a1", "a2")
    before = own.lot

    annotate.take_back(annotation_set=own, by=huda, at=making.LATER)
    annotate.submit(annotation_set=own, base_revision=0, by=huda, at=making.LATER)

    assert own.lot == before
    assert waiting(news) == {first.article.external_id}


def test_a_larger_share_adds_to_the_queue_and_a_smaller_one_leaves_what_is_begun(
    huda: User, rami: User
) -> None:
    news = making.project(review_share=20)
    readings = handed_in(news, huda, *names(20))
    few = waiting(news)
    other = next(one for one in readings if one.article.external_id not in few)
    begun = review.begin(reading=other, by=rami, at=making.AT)

    projects.change(project=news, review_share=60)
    more = waiting(news)
    projects.change(project=news, review_share=0)

    assert few < more
    assert waiting(news) == {"a0", begun.reading.article.external_id}


def test_another_seed_draws_what_nobody_has_begun_to_review(huda: User, rami: User) -> None:
    news = making.project(review_share=40)
    readings = handed_in(news, huda, *names(20))
    begun = review.begin(reading=readings[3], by=rami, at=making.AT)
    review.approve(review=begun, base_revision=0, by=rami, at=making.AT)

    projects.change(project=news, review_seed=99)

    left = [one for one in names(20) if one != "a3"]
    assert waiting(news) == drawn(news, "huda", left)


def test_what_waited_before_there_was_a_sample_is_drawn_when_one_is_set(huda: User) -> None:
    news = making.project()
    handed_in(news, huda, *names(20))
    AnnotationSet.objects.update(lot=None)

    projects.change(project=news, review_share=30)

    assert waiting(news) == drawn(news, "huda", names(20))


def test_anything_outside_the_sample_can_be_reviewed_and_comes_back_for_a_second_round(
    huda: User, rami: User
) -> None:
    news = making.project(review_share=0)
    _, own = handed_in(news, huda, "a1", "a2")

    begun = review.begin(reading=own, by=rami, at=making.AT)
    review.send_back(review=begun, base_revision=0, remark="أين؟", by=rami, at=making.AT)
    annotate.submit(annotation_set=own, base_revision=0, by=huda, at=making.LATER)

    assert waiting(news) == {"a1", "a2"}


def test_all_of_one_person_s_readings_are_taken_into_the_queue(huda: User, samar: User) -> None:
    news = making.project(review_share=0)
    handed_in(news, huda, "a1", "a2", "a3")
    handed_in(news, samar, "b1", "b2")

    count = sampling.choose_all(project=news, reader=huda)

    assert (count, passed_over(news)) == (2, {"b2"})
    assert sampling.choose_all(project=news, reader=huda) == 0


def test_what_an_import_brings_as_handed_in_is_drawn_too(huda: User) -> None:
    news = making.project(review_share=0)
    handed_in(news, huda, "a1")

    making.bring(
        news,
        making.reading("a2", making.sami(), annotator="huda", state="submitted"),
        labels_as=as_named({"huda": huda.pk}),
    )

    assert waiting(news) == {"a1"}
    assert passed_over(news) == {"a2"}


def test_what_reviews_found_is_counted_for_each_person_as_it_was_handed_in_first(
    huda: User, rami: User
) -> None:
    news = making.project(review_share=0)
    own = making.begun(news, huda)
    making.write(own, huda, *making.puts(making.sami(), making.baghdad(), making.mosul()))
    annotate.submit(annotation_set=own, base_revision=1, by=huda, at=making.AT)
    handed_in(news, huda, "a2")
    begun = review.begin(reading=own, by=rami, at=making.AT)
    retyped = replace(making.baghdad(), type="PER")
    making.write(begun.copy, rami, Drop("sami"), Put(making.sami("new")), Put(retyped))
    review.approve(review=begun, base_revision=2, by=rami, at=making.LATER)

    (told,) = samples.found(news)

    assert told == Found("huda", "huda", 0, 1, 1, labels=3, corrected=1, rejected=1, added=1)
    assert told.wrong == pytest.approx(200 / 3)
    assert AnnotationSet.objects.get(pk=own.pk).lot == CHOSEN
