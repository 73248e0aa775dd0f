"""The page of progress: each chart is drawn from its table, and keeps nobody out."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils.timezone import now
from playwright.sync_api import Page, expect

from labels.actions import annotate, effort, handout
from labels.models import Project, User
from tests.browser.axe import barriers, let_axe_in
from tests.browser.pages.conftest import sign_in
from tests.labels import making

pytestmark = pytest.mark.browser


@pytest.fixture
def busy(news: Project, manager: User) -> Project:
    """Two readings, handed in today after some minutes of work."""
    for number in (1, 2):
        article = making.article(news, f"a{number}")
        own = handout.open_article(article=article, by=manager, at=now() - timedelta(hours=1))
        facts: dict[str, Any] = {"annotation_set": own, "by": manager, "at": now()}
        annotate.apply_changes(
            batch="b", base_revision=0, changes=making.puts(making.sami()), **facts
        )
        effort.tell_time(visit="v", seconds=300 * number, **facts)
        annotate.submit(base_revision=1, **facts)
    return news


@pytest.mark.usefixtures("busy")
@pytest.mark.parametrize("language", ["ar", "en"])
def test_charts_are_drawn_and_keep_nobody_out(page: Page, language: str) -> None:
    let_axe_in(page)
    sign_in(page)
    User.objects.update(language=language)

    page.goto("/projects/news/progress/?days=7")

    expect(page.locator("canvas[data-drawn]")).to_have_count(4)
    assert barriers(page) == {}


@pytest.mark.usefixtures("busy")
def test_a_chart_of_counts_counts_in_whole_numbers(page: Page) -> None:
    sign_in(page)

    page.goto("/projects/news/progress/?days=7")
    page.locator("canvas[data-drawn]").first.wait_for()

    ticks = page.evaluate("Chart.getChart(document.querySelector('canvas')).scales.y.ticks")
    assert [one["value"] for one in ticks if one["value"] % 1] == []


@pytest.mark.usefixtures("busy")
def test_a_table_begins_with_today_and_its_chart_ends_with_it(page: Page) -> None:
    sign_in(page)

    page.goto("/projects/news/progress/?days=7")
    page.locator("canvas[data-drawn]").first.wait_for()

    days = page.locator("table[data-newest-first]").first.locator("tbody th").all_inner_texts()
    drawn = page.evaluate("Chart.getChart(document.querySelector('canvas')).data.labels")
    told = page.evaluate("Chart.getChart(document.querySelector('canvas')).data.datasets[0].data")
    assert drawn == days[::-1]
    assert (told[-1], sum(told)) == (2, 2)


@pytest.mark.usefixtures("busy")
def test_another_period_is_a_link_away_and_said(page: Page) -> None:
    sign_in(page)
    page.goto("/projects/news/progress/")

    page.locator(".periods a").last.click()

    expect(page.locator(".periods a[aria-current=true]")).to_have_attribute("href", "?days=all")
