"""A reader at the desk: a project with the schema of ACE 2005, an article of our own, a reading."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page

from labels import shipped
from labels.actions import handout, projects
from labels.models import AnnotationSet, Article, Project, User
from labels.permissions import MemberRole
from labels.schema import Schema
from tests.browser.editor.desk import Desk
from tests.labels import making

TEXT = (
    "قصفت مقاتلات من طراز F-16 مواقع تنظيم داعش بالعراق، فجر الثلاثاء.\n"
    "وقال الجيش إن 85% من العتاد دُمّر قرب العراق 🌍 في 15/10/2024.\n"
    "ولم يصدر تعليق من بغداد.\n"
)
OTHER = "زار الوفد العراق أمس."

Open = Callable[..., Desk]


@pytest.fixture
def annotator() -> User:
    """The reader, whose interface is Arabic."""
    return making.person("annotator", language="ar")


@pytest.fixture
def project(annotator: User) -> Project:
    """A project whose labels stand without particles."""
    return found(annotator, shipped.schema("ace"))


def found(annotator: User, schema: Schema) -> Project:
    """A project of this schema with two articles, in which `annotator` reads."""
    manager = making.person("manager")
    made = projects.found(
        slug="news",
        name="أخبار",
        schema=schema,
        by=manager,
        at=making.AT,
        clitics=Project.Clitics.WITHOUT_PROCLITICS,
    )
    projects.admit(project=made, user=annotator, role=MemberRole.ANNOTATOR)
    making.bring(made, making.reading("one", text=TEXT), making.reading("two", text=OTHER))
    return made


def signed_in(page: Page, user: User, server: str) -> None:
    """Put a session of this person into the browser."""
    client = Client()
    client.force_login(user)
    value = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": server}]
    )


@pytest.fixture
def open_desk(page: Page, server: str, annotator: User) -> Open:
    """Opens an article in the editor, as its reader unless somebody else is named."""

    def open_article(article: Article, user: User = annotator, **query: int | str) -> Desk:
        signed_in(page, user, server)
        own = handout.open_article(article=article, by=annotator, at=making.AT)
        named = "&".join(f"{key}={value}" for key, value in query.items())
        page.goto(f"/projects/{article.project.slug}/articles/{article.pk}/?{named}")
        page.wait_for_selector("html[data-whole]")
        return Desk(page, AnnotationSet.objects.get(pk=own.pk), annotator)

    return open_article


@pytest.fixture
def desk(project: Project, open_desk: Open) -> Desk:
    """The annotator at the first article."""
    return open_desk(project.articles.get(external_id="one"))
