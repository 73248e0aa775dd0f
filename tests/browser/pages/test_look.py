"""What every page keeps: no breadth lost, no policy broken, light and dark, keys alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import ConsoleMessage, Page, expect

from labels.models import Project
from tests.browser.pages.conftest import sign_in
from tests.labels import making

pytestmark = pytest.mark.browser

PATHS = [
    "/",
    "/account/",
    "/account/keys/",
    "/account/notices/",
    "/accounts/password/change/",
    "/projects/new/",
    *(
        f"/projects/news/{tab}"
        for tab in (
            *("", "progress/", "articles/", "guidelines/", "schema/", "members/", "settings/"),
            *("review/", "adjudication/", "agreement/", "agreement/disagreements/", "skips/"),
            *("import/?format=conll", "export/?format=conll", "releases/", "schema/edit/"),
        )
    ),
]


@pytest.mark.parametrize("width", [390, 768, 1280])
def test_every_page_fits_its_width_and_keeps_the_policy(
    page: Page, news: Project, width: int
) -> None:
    making.bring(news, making.reading("one", title="عنوان طويل " * 20))
    said: list[ConsoleMessage] = []
    page.on("console", lambda message: said.append(message))  # noqa: PLW0108 - it marks what it is given
    page.set_viewport_size({"width": width, "height": 900})
    sign_in(page)

    over = {}
    for path in PATHS:
        page.goto(path)
        over[path] = page.evaluate("document.documentElement.scrollWidth - innerWidth")

    assert {path: much for path, much in over.items() if much > 0} == {}
    assert [one.text for one in said if one.type == "error"] == []


@pytest.mark.usefixtures("news")
def test_the_appearance_follows_the_system_until_one_chooses(page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    sign_in(page)
    html = page.locator("html")

    expect(html).to_have_attribute("data-bs-theme", "dark")
    page.emulate_media(color_scheme="light")
    expect(html).to_have_attribute("data-bs-theme", "light")
    page.get_by_role("button", name="المظهر الداكن").click()
    expect(html).to_have_attribute("data-appearance", "dark")
    expect(html).to_have_attribute("data-bs-theme", "dark")


@pytest.mark.usefixtures("news")
def test_the_language_is_switched_in_the_head(page: Page) -> None:
    sign_in(page)

    page.get_by_role("button", name="English").click()

    expect(page.get_by_role("heading", name="Projects")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("dir", "ltr")


@pytest.mark.usefixtures("news")
def test_the_first_tab_offers_to_skip_the_head(page: Page) -> None:
    sign_in(page)
    page.goto("/projects/news/")

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="انتقل إلى المحتوى")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.locator("main")).to_be_focused()


@pytest.mark.usefixtures("news")
def test_a_menu_opens_and_closes_by_keys_and_by_a_click_elsewhere(page: Page) -> None:
    sign_in(page)
    menu = page.locator("details[data-menu]")
    opener = menu.locator("summary")
    entry = page.get_by_role("link", name="حسابي")

    opener.focus()
    page.keyboard.press("Enter")
    expect(entry).to_be_visible()
    page.keyboard.press("Escape")
    expect(entry).to_be_hidden()
    expect(opener).to_be_focused()
    opener.click()
    page.locator("main").click()
    expect(entry).to_be_hidden()
