"""What a person may set, ask for or be allowed is named in docs/."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pytest
from drf_spectacular.generators import SchemaGenerator

from labels.formats import FORMATS
from labels.permissions import Permission
from tests.repository.sources import ROOT, written

READ = re.compile(r'\benv\.\w+\(\s*"([A-Z_]+)"')


def unnamed(names: Iterable[str], page: str) -> list[str]:
    """Names that a page does not write as code."""
    return [name for name in names if f"`{name}`" not in page]


def doc(name: str) -> str:
    """A page of the documentation."""
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def test_every_setting_is_explained() -> None:
    names = READ.findall(written(".py", under=["annotator"])["annotator/settings.py"])

    assert len(names) > 10
    assert unnamed(names, doc("deploying.md")) == []


def test_every_format_is_explained() -> None:
    assert unnamed(FORMATS, doc("formats.md")) == []


def test_every_permission_is_explained() -> None:
    assert unnamed([str(permission) for permission in Permission], doc("api.md")) == []


@pytest.mark.django_db
def test_every_path_of_the_api_is_explained() -> None:
    paths = SchemaGenerator().get_schema(request=None, public=True)["paths"]

    assert unnamed(paths, doc("api.md")) == []


def test_a_missing_name_is_noticed() -> None:
    assert unnamed(["PORT", "HOST"], "`PORT` is where; HOST is not code") == ["HOST"]
