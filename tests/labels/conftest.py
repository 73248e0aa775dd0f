"""The people of most tests; what they are in a project, a test says itself."""

from __future__ import annotations

import pytest

from labels.models import User
from tests.labels import making


@pytest.fixture
def huda(db: None) -> User:  # noqa: ARG001 - a fixture cannot ask for it otherwise
    """Who reads."""
    return making.person("huda")


@pytest.fixture
def samar(db: None) -> User:  # noqa: ARG001
    """Who reads as well."""
    return making.person("samar")


@pytest.fixture
def rami(db: None) -> User:  # noqa: ARG001
    """Who reviews."""
    return making.person("rami")
