"""The shell sets how articles are handed out, and gives unfinished work back."""

from __future__ import annotations

from datetime import UTC, datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from labels.models import AnnotationSet, Project
from tests.labels import making

pytestmark = pytest.mark.django_db


def told(*words: str) -> str:
    """What a command says."""
    out = StringIO()
    call_command(*words, stdout=out)
    return out.getvalue()


def test_the_shell_sets_how_articles_are_handed_out() -> None:
    making.project(days_to_finish=3)

    told("set_handing_out", "news", "--readers=2", "--share=30", "--order=random", "--seed=7")
    told("set_handing_out", "news", "--days=0", "--blind=no")
    told("set_handing_out", "news", "--review-share=10", "--review-seed=3")

    kept = Project.objects.get()
    assert (kept.readers_per_article, kept.share, kept.order, kept.seed) == (2, 30, "random", 7)
    assert (kept.days_to_finish, kept.blind) == (None, False)
    assert (kept.review_share, kept.review_seed) == (10, 3)


def test_the_shell_refuses_what_is_out_of_bounds() -> None:
    making.project()

    with pytest.raises(CommandError, match="--share is a number from 0 to 100"):
        told("set_handing_out", "news", "--share=101")


def test_the_shell_gives_unfinished_work_back_once() -> None:
    huda = making.person("huda")
    making.begun(making.project(days_to_finish=3), huda)
    AnnotationSet.objects.update(changed_at=datetime(2000, 1, 1, tzinfo=UTC))
    making.begun(making.project("other"), huda, "b1")

    first, second = told("return_unfinished"), told("return_unfinished", "news")

    assert (first, second) == (
        "news: 1 reading went back.\n",
        "news: 0 readings went back.\n",
    )
    assert AnnotationSet.objects.filter(state="returned").count() == 1
