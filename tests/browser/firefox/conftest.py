"""One Firefox for all tests of this folder; a machine without one skips them and says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from labels import shipped
from labels.models import User
from tests.browser.editor.conftest import TEXT, found
from tests.browser.firefox import bidi
from tests.browser.firefox.desk import PASSWORD, Desk
from tests.labels import making

Sit = Callable[[str], Desk]


@pytest.fixture(scope="package")
def browser_of_readers() -> Iterator[bidi.Firefox]:
    """Starts slowly, so once."""
    path = bidi.found()
    if path is None:
        pytest.skip(bidi.MISSING)
    with bidi.running(path) as firefox:
        yield firefox.size(1280, 800)


@pytest.fixture
def firefox(browser_of_readers: bidi.Firefox) -> Iterator[bidi.Firefox]:
    """An error in the scripts of a page fails the test."""
    browser_of_readers.errors.clear()
    yield browser_of_readers
    browser_of_readers.open("about:blank")
    assert browser_of_readers.errors == []


@pytest.fixture
def reader() -> User:
    """Who signs in with a password."""
    made = making.person("annotator", language="ar")
    made.set_password(PASSWORD)
    made.save()
    return made


@pytest.fixture
def sit_down(firefox: bidi.Firefox, server: str, reader: User) -> Sit:
    """Signs in and takes an article with this text from a project with the schema of ACE."""

    def sat_down(text: str) -> Desk:
        project = found(reader, shipped.schema("ace"))
        if text != TEXT:
            project.articles.all().delete()
            making.bring(project, making.reading("own", text=text))
        desk = Desk(firefox, server, reader)
        desk.sign_in()
        desk.take_next_article()
        return desk

    return sat_down


@pytest.fixture
def desk(sit_down: Sit) -> Desk:
    """The reader at the first of two articles."""
    return sit_down(TEXT)
