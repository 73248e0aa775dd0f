"""Two read an article blind, a third settles by keyboard what they differ in, the gold goes out."""

from __future__ import annotations

import json
from pathlib import Path

from django.conf import LazySettings
from playwright.sync_api import expect

from labels.models import Adjudication, AnnotationSet, Decision, Review
from labels.queries import adjudication as asking
from labels.records import document_of
from labels.wire import document_from
from tests.browser.editor.desk import Desk, labels_of, links_of
from tests.browser.editor.people import Place, Places, founded, place_of
from tests.browser.pages.conftest import work

__all__ = ["place_of"]

SALMA = (("داعش", "KeyO"), ("بالعراق", "KeyG"), ("فجر الثلاثاء", "KeyT"), ("بغداد", "KeyG"))
KAMAL = (("تنظيم داعش", "KeyO"), ("بالعراق", "KeyG"), ("فجر الثلاثاء", "KeyT"), ("بغداد", "KeyP"))

DECIDED = (
    "حدود «تنظيم داعش»: أُخذ بقول كمال",
    "الدور «الزمن» في «قصفت»: أُخذ بقول سلمى",
    "نوع «بغداد»: أُخذ بقول سلمى",
)
GOLD = [
    ("قصفت", "Conflict.Attack"),
    ("تنظيم داعش", "ORG"),
    ("العراق", "GPE"),
    ("فجر الثلاثاء", "TIMEX"),
    ("بغداد", "GPE"),
]
ARGUMENTS = [("قصفت", "Place", "العراق"), ("قصفت", "Time", "فجر الثلاثاء")]
FATES = [
    "عُدّل منظمة: داعش شخص: داعش نوع",
    "حُذف كيان جغرافي سياسي: العراق",
    "أُضيف سلاح: العتاد",
]
CORRECTED = [
    ("قصفت", "Conflict.Attack"),
    ("داعش", "PER"),
    ("فجر الثلاثاء", "TIMEX"),
    ("العتاد", "WEA"),
    ("بغداد", "GPE"),
]


def read(desk: Desk, labels: tuple[tuple[str, str], ...], roles: dict[str, str]) -> None:
    """These labels, and an attack whose roles they fill."""
    for words, key in labels:
        desk.label(words, key)
        desk.press("Escape")
    desk.label("قصفت", "Shift+KeyA")
    for key, words in roles.items():
        desk.press(key)
        desk.click(words)
    desk.settle()


def sees_nothing_of(place: Place, other: AnnotationSet) -> bool:
    """Whether neither the article, nor a reading named, nor the API shows the other's labels."""
    expect(place.page.locator(".chip")).to_have_count(0)
    named = place.page.request.get(f"/projects/news/articles/{other.article_id}/?set={other.pk}")
    asked = place.page.request.get(f"/api/sets/{other.pk}/")
    return (named.status, asked.status) == (404, 404)


def handed_in(place: Place) -> None:
    place.press("Control+Enter")
    place.page.wait_for_url("**/projects/news/")


def settled(place: Place) -> None:
    """From the list of what waits to the last stop, without a mouse."""
    place.next_of("adjudication")
    expect(place.page.locator("#seen")).to_have_text("حُسم 0 من 3")
    keys = {str(one.annotation_set.author): one.number for one in adjudicated().readers}
    # Where the name ends as Kamal has it, the role and the type as Salma has them.
    place.press("Tab", *(f"Digit{keys[name]}" for name in ("كمال", "سلمى", "سلمى")))
    expect(place.page.locator("#seen")).to_have_text("حُسم 3 من 3")


def adjudicated() -> asking.Adjudicated:
    return asking.adjudicated(Adjudication.objects.get())


def history(place: Place) -> str:
    """What the history of the gold says, opened by its key."""
    place.press("Backquote")
    shown = place.page.locator("#panel-history")
    expect(shown).to_contain_text("هالة")
    expect(shown).to_contain_text(DECIDED[-1])
    return shown.inner_text()


def decisions() -> list[tuple[str, str]]:
    """What kind of stop was decided by whom."""
    return [(one.kind, one.by.username) for one in Decision.objects.order_by("kind")]


def exported(place: Place) -> tuple[list[tuple[str, str]], list[tuple[str, str, str]]]:
    """The gold in the file that the page for exports gives: its only line."""
    place.page.goto("/projects/news/export/")
    place.page.get_by_label("وسوم من؟").select_option("gold")
    place.page.get_by_label("الصيغة").select_option("jsonl")
    place.page.get_by_role("button", name="تصدير").click()
    place.page.wait_for_url("**/jobs/*/")
    work()
    with place.page.expect_download() as download:
        place.page.get_by_role("link", name="تنزيل").click()
    [line] = download.value.path().read_text(encoding="utf-8").splitlines()
    document = document_from(json.loads(line))
    return labels_of(document), links_of(document)


def test_two_read_blind_a_third_settles_by_keyboard_and_the_gold_goes_out(
    place_of: Places, settings: LazySettings, tmp_path: Path
) -> None:
    settings.VAR_DIR = tmp_path
    founded(readers=2)
    salma, kamal, hala = place_of("salma"), place_of("kamal"), place_of("hala")

    first = salma.next_article()
    read(first, SALMA, {"KeyT": "الثلاثاء", "KeyL": "بالعراق"})
    second = kamal.next_article()
    assert sees_nothing_of(kamal, first.annotation_set)
    read(second, KAMAL, {"KeyL": "بالعراق"})
    handed_in(salma)
    handed_in(kamal)
    settled(hala)
    told = history(hala)
    hala.press("Control+Enter")
    hala.page.wait_for_url("**/projects/news/adjudication/")

    assert [one for one in DECIDED if one not in told] == []
    assert decisions() == [(one, "hala") for one in ("boundary", "role", "type")]
    assert exported(place_of("manager")) == (GOLD, ARGUMENTS)


def sent_back(place: Place) -> None:
    """One label kept, one given another type, one rejected, two kept, one added; with a remark."""
    place.next_of("review")
    place.press("Space", "Space", "KeyP", "Space", "Backspace", "Space", "Space")
    copy = Desk(place.page, Review.objects.get().copy, place.person)
    copy.label("العتاد", "KeyW")
    expect(place.page.locator("#seen")).to_have_text("شوهد 5 من 5")
    copy.settle()
    place.press("Control+Backspace")
    place.page.keyboard.type("راجع ما غُيّر")
    place.press("Control+Enter")
    place.page.wait_for_url("**/projects/news/review/")


def differences(place: Place) -> list[str]:
    """What became of labels as the author finds it: the remark, the count, each with its mark."""
    place.page.goto("/projects/news/")
    place.page.locator("#came-back + ul a").first.click()
    place.whole()
    panel = place.page.locator("#panel-review")
    expect(panel.locator("blockquote")).to_have_text("راجع ما غُيّر")
    expect(panel.locator(".hint")).to_have_text("بقي: 4. عُدّل: 1. حُذف: 1. أُضيف: 1.")
    for mark in (".chip.review-changed", ".chip.review-removed", ".review-mark"):
        expect(place.page.locator(mark)).to_have_count(1)
    return [" ".join(one.split()) for one in panel.locator(".comparison .show").all_inner_texts()]


def approved(place: Place) -> None:
    place.next_of("review")
    place.press("Shift+Space", "Control+Enter")
    place.page.wait_for_url("**/projects/news/review/")


def test_what_a_reviewer_made_of_each_label_is_shown_and_the_next_round_approved(
    place_of: Places,
) -> None:
    founded(readers=1)
    salma, hala = place_of("salma"), place_of("hala")
    reading = salma.next_article()
    read(reading, SALMA, {"KeyT": "الثلاثاء"})
    handed_in(salma)

    sent_back(hala)
    shown = differences(salma)
    salma.page.locator(".review-of ~ button").click()
    expect(salma.page.locator(".comparison .taken")).to_have_count(len(shown))
    salma.page.locator("#reading").focus()
    handed_in(salma)
    approved(hala)

    assert shown == FATES
    assert [one.verdict for one in Review.objects.order_by("round")] == ["sent-back", "approved"]
    gold = document_of(AnnotationSet.objects.get(kind="gold"))
    assert (labels_of(gold), links_of(gold)) == (CORRECTED, ARGUMENTS[1:])
