"""What becomes of places: given back after a time, skipped, given and taken away by hand."""

from __future__ import annotations

from datetime import timedelta

import pytest

from labels.actions import assigning, skips
from labels.actions.annotate import ClosedError, apply_changes, submit
from labels.actions.assigning import Assigned, Withdrawn
from labels.actions.handout import NoPlaceError, WithdrawnError, next_article, open_article
from labels.actions.returning import return_unfinished
from labels.models import AnnotationSet, Article, Project, Skip, User
from labels.records import document_of
from tests.labels import making
from tests.labels.making import AT, LATER

pytestmark = pytest.mark.django_db

A_DAY = timedelta(days=1)


def named(name: str) -> Article:
    return Article.objects.get(external_id=name)


def ids(*names: str) -> list[int]:
    return [named(name).pk for name in names]


def next_id(project: Project, by: User, at: object = AT) -> str | None:
    found = next_article(project=project, by=by, at=at)  # type: ignore[arg-type]
    return found.article.external_id if found else None


def own(by: User) -> AnnotationSet:
    return AnnotationSet.objects.get(author=by)


def label(one: AnnotationSet, by: User, base: int = 0) -> int:
    """Put one label into a reading."""
    return apply_changes(
        annotation_set=one,
        batch=f"b{base}",
        base_revision=base,
        changes=making.puts(making.sami(f"m{base}")),
        by=by,
        at=LATER,
    )


# --- back after a time ---------------------------------------------------------------------------


def test_what_nobody_finishes_in_time_goes_back_with_its_labels(huda: User, samar: User) -> None:
    project = making.with_articles(1, days_to_finish=3)
    next_article(project=project, by=huda, at=AT)
    label(own(huda), huda)

    early = return_unfinished(project=project, at=LATER + 3 * A_DAY)
    late = return_unfinished(project=project, at=LATER + 4 * A_DAY)
    again = return_unfinished(project=project, at=LATER + 4 * A_DAY)

    kept = own(huda)
    assert (early, late, again) == (0, 1, 0)
    assert (kept.state, list(document_of(kept).mentions)) == ("returned", ["m0"])
    assert (named("a1").handed_out, next_id(project, samar)) == (0, "a1")


def test_nothing_goes_back_where_no_time_is_set(huda: User) -> None:
    project = making.with_articles(1)
    next_article(project=project, by=huda, at=AT)

    assert return_unfinished(project=project, at=AT + 999 * A_DAY) == 0


@pytest.mark.parametrize("state", ["submitted", "accepted", "sent-back"])
def test_what_was_handed_in_once_never_goes_back(huda: User, state: str) -> None:
    project = making.with_articles(1, days_to_finish=1)
    next_article(project=project, by=huda, at=AT)
    AnnotationSet.objects.update(state=state)

    assert return_unfinished(project=project, at=AT + 99 * A_DAY) == 0


def test_whoever_finds_nothing_else_gets_what_is_overdue(huda: User, samar: User) -> None:
    project = making.with_articles(1, days_to_finish=1)
    next_article(project=project, by=huda, at=AT)

    assert next_id(project, samar, at=AT + A_DAY) is None
    assert next_id(project, samar, at=AT + 2 * A_DAY) == "a1"


def test_what_went_back_comes_again_to_its_author_before_anything_new(huda: User) -> None:
    project = making.with_articles(2, days_to_finish=1)
    next_article(project=project, by=huda, at=AT)
    label(own(huda), huda)
    return_unfinished(project=project, at=LATER + 2 * A_DAY)

    assert next_id(project, huda) == "a1"
    assert (own(huda).state, own(huda).revision, named("a1").handed_out) == ("drafting", 1, 1)


def test_what_went_back_and_was_taken_by_another_stays_as_it_is(huda: User, samar: User) -> None:
    project = making.with_articles(1, days_to_finish=1)
    next_article(project=project, by=huda, at=AT)
    label(own(huda), huda)
    return_unfinished(project=project, at=LATER + 2 * A_DAY)
    next_article(project=project, by=samar, at=LATER)

    assert next_id(project, huda) is None
    with pytest.raises(NoPlaceError):
        open_article(article=named("a1"), by=huda, at=LATER)
    with pytest.raises(ClosedError):
        label(own(huda), huda, base=1)
    with pytest.raises(ClosedError):
        submit(annotation_set=own(huda), base_revision=1, by=huda, at=LATER)
    assert (own(huda).state, named("a1").handed_out) == ("returned", 1)


def test_labels_that_come_late_take_the_place_again_while_it_is_free(huda: User) -> None:
    project = making.with_articles(1, days_to_finish=1)
    next_article(project=project, by=huda, at=AT)
    return_unfinished(project=project, at=AT + 2 * A_DAY)

    assert label(own(huda), huda) == 1
    assert (own(huda).state, named("a1").handed_out) == ("drafting", 1)


def test_what_went_back_can_be_handed_in_while_its_place_is_free(huda: User) -> None:
    project = making.with_articles(1, days_to_finish=1)
    next_article(project=project, by=huda, at=AT)
    return_unfinished(project=project, at=AT + 2 * A_DAY)

    submit(annotation_set=own(huda), base_revision=0, by=huda, at=LATER)

    assert (own(huda).state, named("a1").handed_out) == ("submitted", 1)


# --- skipped -------------------------------------------------------------------------------------


def test_what_one_skips_is_not_offered_again_but_to_others(huda: User, samar: User) -> None:
    project = making.with_articles(2)
    next_article(project=project, by=huda, at=AT)

    skips.skip(article=named("a1"), reason=Skip.Reason.UNREADABLE, words=" ", by=huda, at=AT)

    assert (next_id(project, huda), next_id(project, samar)) == ("a2", "a1")
    assert AnnotationSet.objects.filter(author=huda).count() == 1


def test_labels_of_what_one_skips_are_kept(huda: User) -> None:
    project = making.with_articles(1)
    next_article(project=project, by=huda, at=AT)
    label(own(huda), huda)

    skips.skip(article=named("a1"), reason=Skip.Reason.NOT_NEWS, words="", by=huda, at=LATER)

    assert (own(huda).state, named("a1").handed_out, next_id(project, huda)) == (
        "returned",
        0,
        None,
    )


def test_skipped_twice_it_stays_as_the_first_time(huda: User) -> None:
    article = making.article(making.project())
    first = skips.skip(article=article, reason=Skip.Reason.DUPLICATE, words="", by=huda, at=AT)

    second = skips.skip(article=article, reason=Skip.Reason.OTHER, words="ش", by=huda, at=LATER)

    assert (second.pk, second.reason) == (first.pk, "duplicate")


def test_another_reason_needs_words(huda: User) -> None:
    article = making.article(making.project())

    with pytest.raises(skips.NoWordsError):
        skips.skip(article=article, reason=Skip.Reason.OTHER, words="  ", by=huda, at=AT)


def test_what_is_handed_in_cannot_be_skipped(huda: User) -> None:
    one = making.begun(making.project(), huda)
    submit(annotation_set=one, base_revision=0, by=huda, at=AT)

    with pytest.raises(skips.HandedInError):
        skips.skip(article=one.article, reason=Skip.Reason.NOT_NEWS, words="", by=huda, at=AT)
    assert Skip.objects.count() == 0


def test_what_is_offered_again_comes_again(huda: User) -> None:
    project = making.with_articles(1)
    skips.skip(article=named("a1"), reason=Skip.Reason.NOT_NEWS, words="", by=huda, at=AT)
    before = next_id(project, huda)
    offer = {"project": project, "articles": ids("a1"), "readers": [huda], "at": LATER}
    told = [skips.offer_again(**offer) for _ in range(2)]  # type: ignore[arg-type]

    assert (before, told, next_id(project, huda)) == (None, [1, 0], "a1")


def test_who_opens_what_was_skipped_has_thought_better_of_it(huda: User) -> None:
    article = making.article(making.project())
    skips.skip(article=article, reason=Skip.Reason.NOT_NEWS, words="", by=huda, at=AT)

    open_article(article=article, by=huda, at=LATER)

    assert Skip.objects.get().lifted_at == LATER


# --- by hand -------------------------------------------------------------------------------------


def test_articles_are_given_by_hand_and_come_first(huda: User, samar: User) -> None:
    project = making.with_articles(4, readers_per_article=2)

    told = making.given(project, ids("a3", "a4"), huda, samar)

    assert (told, named("a3").handed_out) == (Assigned(given=4), 2)
    assert (next_id(project, huda), next_id(project, samar)) == ("a3", "a3")


def test_no_more_are_given_than_there_are_places(huda: User, samar: User) -> None:
    project = making.with_articles(2)
    next_article(project=project, by=huda, at=AT)

    told = making.given(project, ids("a1", "a2"), huda, samar)

    assert told == Assigned(given=1, had=1, full=2)
    assert set(Article.objects.values_list("handed_out", flat=True)) == {1}


def test_what_is_taken_away_untouched_is_as_if_never_given(huda: User, samar: User) -> None:
    project = making.with_articles(1)
    making.given(project, ids("a1"), huda)

    told = assigning.withdraw(
        project=project, articles=ids("a1"), readers=[huda], by=samar, at=LATER
    )

    assert (told, AnnotationSet.objects.count(), Skip.objects.count()) == (Withdrawn(taken=1), 0, 0)
    assert named("a1").handed_out == 0


def test_what_is_taken_away_begun_keeps_its_labels_and_is_not_offered_again(
    huda: User, samar: User
) -> None:
    project = making.with_articles(1)
    next_article(project=project, by=huda, at=AT)
    label(own(huda), huda)

    assigning.withdraw(project=project, articles=ids("a1"), readers=[huda], by=samar, at=LATER)

    assert (own(huda).state, own(huda).revision, next_id(project, huda)) == ("returned", 1, None)
    with pytest.raises(WithdrawnError):
        open_article(article=named("a1"), by=huda, at=LATER)
    with pytest.raises(ClosedError):
        label(own(huda), huda, base=1)


def test_what_was_taken_away_can_be_given_again(huda: User, samar: User) -> None:
    project = making.with_articles(1)
    next_article(project=project, by=huda, at=AT)
    label(own(huda), huda)
    assigning.withdraw(project=project, articles=ids("a1"), readers=[huda], by=samar, at=AT)

    told = making.given(project, ids("a1"), huda, at=LATER)

    assert (told, own(huda).state, next_id(project, huda)) == (Assigned(given=1), "drafting", "a1")
    assert Skip.objects.get().lifted_at == LATER


def test_what_is_handed_in_is_not_taken_away(huda: User, samar: User) -> None:
    one = making.begun(making.project(), huda)
    submit(annotation_set=one, base_revision=0, by=huda, at=AT)

    told = assigning.withdraw(
        project=one.article.project, articles=[one.article_id], readers=[huda], by=samar, at=AT
    )

    assert (told, own(huda).state) == (Withdrawn(handed_in=1), "submitted")
