"""Several people at once, each in a browser of their own, who know nothing of each other's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect

from labels import shipped
from labels.actions import projects
from labels.models import AnnotationSet, Article, Project, User
from labels.permissions import MemberRole
from tests.browser.editor.conftest import TEXT, signed_in
from tests.browser.editor.desk import Desk
from tests.labels import making

MEMBERS = (
    ("salma", "سلمى", MemberRole.ANNOTATOR),
    ("kamal", "كمال", MemberRole.ANNOTATOR),
    ("hala", "هالة", MemberRole.REVIEWER),
)

Places = Callable[[str], "Place"]


@dataclass(frozen=True, slots=True)
class Place:
    """One person in the own browser."""

    page: Page
    person: User

    def whole(self) -> None:
        """Wait until the editor is there with all that belongs to it."""
        self.page.wait_for_selector("html[data-whole]")

    def next_article(self) -> Desk:
        """Be handed an article, from the project's page."""
        self.page.goto("/projects/news/")
        self.page.locator("form[action$='/next/'] button").first.click()
        self.whole()
        return Desk(self.page, AnnotationSet.objects.get(author=self.person), self.person)

    def next_of(self, queue: str) -> None:
        """Begin the next of `review` or of `adjudication`, by the key that is there at once."""
        self.page.goto(f"/projects/news/{queue}/")
        expect(self.page.locator(".queue-head button")).to_be_focused()
        self.page.keyboard.press("Enter")
        self.whole()
        self.page.locator("#reading").focus()

    def press(self, *keys: str) -> None:
        """Keys, one after the other."""
        for key in keys:
            self.page.keyboard.press(key)


def founded(*, readers: int) -> Article:
    """The only article of a project in which people read blind, this many each article."""
    project = projects.found(
        slug="news",
        name="أخبار",
        schema=shipped.schema("ace"),
        by=making.person("manager", language="ar"),
        at=making.AT,
        clitics=Project.Clitics.WITHOUT_PROCLITICS,
        readers_per_article=readers,
        blind=True,
    )
    for username, name, role in MEMBERS:
        user = making.person(username, language="ar", first_name=name)
        projects.admit(project=project, user=user, role=role)
    return making.article(project, text=TEXT)


@pytest.fixture
def place_of(browser: Browser, server: str, transactional_db: None) -> Iterator[Places]:  # noqa: ARG001 - the server reads what we write
    """Gives a person of the project a browser; an error in anybody's scripts fails the test."""
    contexts, errors = [], []

    def come_in(username: str) -> Place:
        context = browser.new_context(
            base_url=server, locale="ar", viewport={"width": 1280, "height": 800}
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        person = User.objects.get(username=username)
        signed_in(page, person, server)
        return Place(page, person)

    yield come_in
    for context in contexts:
        context.close()
    assert errors == []
