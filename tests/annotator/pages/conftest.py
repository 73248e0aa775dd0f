"""What the tests of pages share: people who are signed in, and jobs that run."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client
from django_tasks_db.models import DBTaskResult

from labels.actions.projects import admit
from labels.models import Project, User
from labels.permissions import MemberRole
from tests.labels import making


def signed_in(user: User, language: str = "en") -> Client:
    """A browser in which this person is signed in and reads this language."""
    user.language = language
    user.save(update_fields=["language"])
    client = Client()
    client.force_login(user)
    return client


def member(project: Project, role: MemberRole) -> Client:
    """A browser of a new member with this role."""
    user = making.person(f"{role}-of-{project.slug}")
    admit(project=project, user=user, role=role)
    return signed_in(user)


def work() -> None:
    """Run what is in the queue, as a worker would, within the test's own transaction."""
    for queued in DBTaskResult.objects.ready():
        queued.task.call(*queued.args_kwargs["args"])
        queued.set_successful(None)


@pytest.fixture
def manager(db: None) -> User:  # noqa: ARG001 - a fixture cannot ask for it otherwise
    """Someone who may found projects, and manages `news`."""
    return making.person("manager", is_staff=True, first_name="كريم")


@pytest.fixture
def news(manager: User) -> Project:
    """A project that two people read."""
    return making.project(by=manager, readers_per_article=2)


@pytest.fixture
def client(manager: User) -> Client:
    """The manager's browser."""
    return signed_in(manager)


@pytest.fixture
def kept(settings: LazySettings, tmp_path: Path) -> Path:
    """Files of jobs lie in a folder of the test's own."""
    settings.VAR_DIR = tmp_path
    return tmp_path
