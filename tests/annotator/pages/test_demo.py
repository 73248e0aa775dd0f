"""The demo: what is in it is right, and it goes only where nobody is yet."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.management import CommandError, call_command
from django.test import Client

from annotator.management.commands.load_demo import READERS, outcomes, readings
from labels import shipped
from labels.actions import handout
from labels.checks import gaps, problems
from labels.formats.base import Reading
from labels.models import AnnotationSet, Project, User
from labels.text import sentences, tokens
from tests.labels import making

pytestmark = pytest.mark.django_db

ARTICLES = [one for one in outcomes("articles.jsonl") if isinstance(one, Reading)]
READINGS = [one for name in READERS for one in readings(f"{name}.jsonl")]


@pytest.fixture
def sign_ins(settings: LazySettings, tmp_path: Path) -> Path:
    settings.VAR_DIR = tmp_path
    return tmp_path / "demo-sign-ins.txt"


@pytest.mark.parametrize("article", ARTICLES, ids=lambda one: one.external_id)
def test_an_article_is_as_long_as_news_and_split_as_we_split(article: Reading) -> None:
    document = article.document

    assert 8 <= len(document.sentences) <= 20
    assert document.sentences == sentences.split(document.text)
    assert document.tokens == tokens.tokenize(document.text)


def test_the_articles_show_what_makes_arabic_news_hard() -> None:
    together = "\n".join(one.document.text for one in ARTICLES)

    hard = (
        *("بالعراق", "ولسوريا", "وللأمم", "F-16", "12.5%", "14,500", "مارس/آذار", "18:30"),
        *("(إ.ف.ب)", "د. ", "م. ", "قُتِلَ", "😊", "وزير خارجية فرنسا", "«", "..."),
    )
    assert [word for word in hard if word not in together] == []


@pytest.mark.parametrize("reading", READINGS, ids=lambda one: f"{one.annotator}-{one.external_id}")
def test_a_reading_keeps_every_rule_and_lacks_nothing(reading: Reading) -> None:
    schema = shipped.schema("ace")

    assert problems(reading.document, schema) == []
    assert gaps(reading.document, schema) == []


@pytest.mark.parametrize("reading", READINGS, ids=lambda one: f"{one.annotator}-{one.external_id}")
def test_what_fills_a_role_stands_in_the_sentence_of_its_event(reading: Reading) -> None:
    document = reading.document

    def sentence(id: str) -> int:
        start = document.mentions[id].span.start
        return sum(span.end <= start for span in document.sentences)

    apart = [
        (document.surface(document.mentions[link.source]), link.type)
        for link in document.links.values()
        if link.kind == "argument" and sentence(link.source) != sentence(link.target)
    ]
    assert apart == []


def test_everyone_of_the_demo_can_sign_in_with_what_is_kept_for_its_owner_alone(
    sign_ins: Path,
) -> None:
    call_command("load_demo")

    _head, *lines = sign_ins.read_text(encoding="utf-8").splitlines()
    known = {name: password for name, password, _role in map(str.split, lines)}
    assert list(known) == ["annotator", "annotator2", "reviewer", "manager"]
    assert all(Client().login(username=name, password=known[name]) for name in known)
    assert stat.S_IMODE(sign_ins.stat().st_mode) == 0o600


@pytest.mark.usefixtures("sign_ins")
def test_the_readings_are_there_as_people_made_them_and_one_article_waits() -> None:
    call_command("load_demo")

    annotator = User.objects.get(username="annotator")
    first = handout.next_article(project=Project.objects.get(), by=annotator, at=making.AT)
    made = AnnotationSet.objects.filter(state=AnnotationSet.State.SUBMITTED)
    assert made.count() == len(READINGS) == 6
    assert all(one.revision == 1 for one in made)
    assert first is not None
    assert first.article.external_id == "demo-01"
    assert "بالعراق" in first.article.text


@pytest.mark.usefixtures("sign_ins")
def test_it_is_refused_where_somebody_is_unless_forced() -> None:
    making.person("salma")

    with pytest.raises(CommandError, match="There are people already"):
        call_command("load_demo")
    before = Project.objects.count()
    call_command("load_demo", force=True)

    assert (before, Project.objects.count()) == (0, 1)
    with pytest.raises(CommandError, match="There is a project “demo” already"):
        call_command("load_demo", force=True)


def test_who_is_there_already_keeps_the_password(sign_ins: Path) -> None:
    making.person("manager", is_staff=True)

    call_command("load_demo", force=True)

    assert "manager " not in sign_ins.read_text(encoding="utf-8")
    assert Project.objects.get().members.count() == 4
