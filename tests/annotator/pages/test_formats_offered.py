"""Formats on the page of exports, whichever there are."""

from __future__ import annotations

import pytest
from django.test import Client

from labels.actions import transfer
from labels.formats import WRITABLE
from labels.models import Project
from tests.labels import making

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kept")]

EXPORT = "/projects/news/export/"


def every(name: str, **options: str) -> dict[str, str]:
    """What is posted to have all options of a format as by default, but for these."""
    return {**WRITABLE[name].writing().strings(), "format": name, "source": "gold", **options}


@pytest.mark.parametrize("name", WRITABLE)
def test_every_format_can_be_looked_at_first(name: str, client: Client, news: Project) -> None:
    making.bring(news, making.reading("a1", making.sami()), labels_as=transfer.GOLD)

    answer = client.post(EXPORT, {**every(name), "preview": "1"})

    assert answer.status_code == 200
    assert "How it begins" in answer.text


def test_a_choice_that_needs_a_package_says_what_to_install(
    client: Client, news: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("labels.formats.base.options.is_installed", lambda _: False)

    answer = client.post(EXPORT, {**every("huggingface", file="parquet"), "export": "1"})

    assert answer.status_code == 422
    assert "pip install pyarrow" in answer.text
    assert not news.jobs.exists()
