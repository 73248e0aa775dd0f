"""A manager of an empty project, in the browser."""

from __future__ import annotations

import pytest
from django.conf import LazySettings
from django_tasks_db.models import DBTaskResult
from playwright.sync_api import Page

from labels.models import Project, User
from tests.labels import making

PASSWORD = "kitab-qalam-7"


def work() -> None:
    """Run what is in the queue, as a worker would."""
    for queued in DBTaskResult.objects.ready():
        queued.task.call(*queued.args_kwargs["args"])
        queued.set_successful(None)


def sign_in(page: Page) -> None:
    """Come in by the page for it."""
    page.goto("/")
    page.get_by_label("اسم المستخدم").fill("manager")
    page.get_by_label("كلمة المرور").fill(PASSWORD)
    page.get_by_role("button", name="تسجيل الدخول").click()
    page.get_by_role("heading", name="المشاريع").wait_for()


@pytest.fixture
def manager(transactional_db: None) -> User:  # noqa: ARG001 - the server reads what we write
    """Someone who founds and manages projects."""
    user = making.person("manager", is_staff=True)
    user.set_password(PASSWORD)
    user.save()
    return user


@pytest.fixture
def news(manager: User, settings: LazySettings, tmp_path: object) -> Project:
    """The manager's project, whose jobs keep their files in a folder of the test's own."""
    settings.VAR_DIR = tmp_path
    return making.project(by=manager)
