"""The charts of agreement are drawn, and their figures stand beside them."""

from __future__ import annotations

from datetime import UTC, datetime

from playwright.sync_api import Page, expect

from labels.actions import transfer
from labels.models import Project
from tests.browser.axe import barriers, let_axe_in
from tests.browser.pages.conftest import sign_in
from tests.browser.waiting import until
from tests.labels import making
from tests.labels.agreeing import reads, two_readers

INK = """(canvas) => {
  const { width, height } = canvas;
  const bytes = canvas.getContext("2d").getImageData(0, 0, width, height).data;
  let inked = 0;
  for (let at = 3; at < bytes.length; at += 4) inked += bytes[at] > 0;
  return inked;
}"""
"""How many points of a canvas are painted."""


def _weeks(news: Project) -> None:
    """Two weeks of readings beside a gold."""
    Project.objects.filter(pk=news.pk).update(readers_per_article=2)
    news.refresh_from_db()
    for name in ("g1", "g2"):
        making.bring(news, making.reading(name, making.sami()), labels_as=transfer.GOLD)
    reads(news, "g1", "huda", making.sami())
    reads(news, "g2", "huda", making.mosul(), at=datetime(2026, 5, 12, tzinfo=UTC))
    two_readers(news)


def test_each_chart_is_drawn_above_its_table(page: Page, news: Project) -> None:
    _weeks(news)
    sign_in(page)

    page.goto("/projects/news/agreement/")

    canvases = page.locator(".chart canvas[data-drawn]")
    expect(canvases).to_have_count(2)
    page.wait_for_timeout(500)
    assert all(one.evaluate(INK) > 1_000 for one in canvases.all())
    names = [one.get_attribute("aria-label") for one in canvases.all()]
    assert names == ["بحسب النوع", "أمام المرجع، بحسب أسبوع التسليم"]
    weeks = page.locator("table[data-chart=line]")
    expect(weeks.locator("tbody tr")).to_have_count(2)
    expect(weeks).to_contain_text("2026-05-11")


def test_a_chart_follows_light_and_dark(page: Page, news: Project) -> None:
    _weeks(news)
    sign_in(page)
    page.emulate_media(reduced_motion="reduce")
    page.goto("/projects/news/agreement/")
    canvas = page.locator(".chart canvas[data-drawn]").first
    before = canvas.evaluate("(one) => one.toDataURL()")

    page.evaluate("document.documentElement.dataset.bsTheme = 'dark'")

    until(
        page, "(before) => document.querySelector('.chart canvas').toDataURL() !== before", before
    )
    expect(page.locator(".chart canvas")).to_have_count(2)


def test_a_disagreement_leads_to_its_label(page: Page, news: Project) -> None:
    _weeks(news)
    sign_in(page)
    page.goto("/projects/news/agreement/disagreements/?difference=missing")

    page.get_by_role("link", name="huda").click()

    page.wait_for_selector("html[data-whole]")
    expect(page.locator("#panel")).to_contain_text("الموصل")


def test_no_page_of_agreement_keeps_anybody_out(page: Page, news: Project) -> None:
    _weeks(news)
    let_axe_in(page)
    sign_in(page)
    found = {}

    for path in ("", "disagreements/", "measures/"):
        page.goto(f"/projects/news/agreement/{path}")
        found[path] = barriers(page)

    assert found == {"": {}, "disagreements/": {}, "measures/": {}}
