"""All occurrences of a label, a label split in two, two merged; and what does not stick."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.editor.desk import Desk

PANEL = "#panel-chosen"
SPLIT, MERGE = "Backslash", "Equal"  # Shift+S and Shift+M are types' in this schema


def test_one_key_labels_all_other_occurrences_and_one_step_undoes_it(desk: Desk) -> None:
    desk.click("العراق 🌍")
    desk.press("KeyG")
    expect(desk.page.locator(f"{PANEL} [data-command=occurrences]")).to_contain_text("1")

    desk.press("KeyA")

    assert desk.saved() == [("العراق", "GPE"), ("العراق", "GPE")]
    expect(desk.notice).to_contain_text("1")
    desk.press("Control+KeyZ")
    assert desk.saved() == [("العراق", "GPE")]


def test_the_notice_takes_the_occurrences_back(desk: Desk) -> None:
    desk.click("العراق 🌍")
    desk.press("KeyG", "KeyA")

    desk.notice.locator("button.plain").click()

    assert desk.saved() == [("العراق", "GPE")]


def test_where_nothing_more_is_found_it_is_said(desk: Desk) -> None:
    desk.click("بغداد")
    desk.press("KeyG", "KeyA")

    expect(desk.notice).to_contain_text("لا يرد «بغداد» في موضع آخر")
    expect(desk.page.locator("#announced")).to_contain_text("لا يرد «بغداد» في موضع آخر")
    expect(desk.page.locator(f"{PANEL} [data-command=occurrences]")).to_have_count(0)


def test_what_other_labels_are_in_the_way_of_is_left_and_counted(desk: Desk) -> None:
    desk.label("داعش بالعراق", "KeyO")
    desk.click("العراق 🌍")

    desk.press("KeyG", "KeyA")

    expect(desk.notice).to_contain_text("يتداخل مع وسم آخر")
    assert desk.saved() == [("داعش بالعراق", "ORG"), ("العراق", "GPE")]


def test_a_label_is_split_at_the_word_where_the_reader_stands(desk: Desk) -> None:
    desk.label("مواقع تنظيم داعش", "KeyO")
    desk.press("Escape", "ArrowLeft", "ArrowRight")

    desk.press(SPLIT)

    assert desk.saved() == [("مواقع تنظيم", "ORG"), ("داعش", "ORG")]
    desk.press("Control+KeyZ")
    assert desk.saved() == [("مواقع تنظيم داعش", "ORG")]


def test_a_chosen_label_is_split_where_one_says(desk: Desk) -> None:
    desk.label("مواقع تنظيم داعش", "KeyO")
    desk.press(SPLIT, "ArrowDown", "Enter")

    assert desk.saved() == [("مواقع تنظيم", "ORG"), ("داعش", "ORG")]


def test_a_label_of_two_words_is_split_by_one_button(desk: Desk) -> None:
    desk.label("تنظيم داعش", "KeyO")

    desk.page.locator(f"{PANEL} [data-command=split-label]").click()

    assert desk.saved() == [("تنظيم", "ORG"), ("داعش", "ORG")]
    expect(desk.page.locator("#announced")).to_contain_text("«تنظيم» و«داعش»")


def test_a_word_without_parts_is_not_split_and_says_so(desk: Desk) -> None:
    desk.label("داعش", "KeyO")
    desk.press(SPLIT)

    expect(desk.notice).to_contain_text("كلمة واحدة بلا أجزاء")


def test_a_label_is_merged_with_the_next_of_its_type_and_takes_its_links(desk: Desk) -> None:
    desk.label("داعش", "KeyF")
    desk.label("قصفت", "Shift+KeyA")
    desk.press("KeyG", "Enter")
    assert desk.links() == [("قصفت", "Target", "داعش")]
    desk.label("مواقع", "KeyF")

    desk.press(MERGE)

    assert desk.saved() == [("قصفت", "Conflict.Attack"), ("مواقع تنظيم داعش", "FAC")]
    assert desk.links() == [("قصفت", "Target", "مواقع تنظيم داعش")]
    desk.press("Control+KeyZ")
    assert [words for words, _ in desk.saved()] == ["قصفت", "مواقع", "داعش"]


def test_where_no_label_of_its_type_follows_it_is_said(desk: Desk) -> None:
    desk.label("داعش", "KeyO")
    desk.press(MERGE)

    expect(desk.notice).to_contain_text("لا يليه وسم «منظمة»")


def test_the_next_label_has_none_of_the_attributes_of_the_one_before(desk: Desk) -> None:
    desk.label("داعش", "KeyO")
    fields = desk.page.locator(f"{PANEL} select")
    fields.first.select_option(index=1)
    desk.label("الجيش", "KeyO")

    expect(fields).to_have_count(2)
    for field in (fields.first, fields.last):
        expect(field).to_have_value("")


def test_what_is_typed_in_a_field_stays_with_its_label_when_another_is_clicked(desk: Desk) -> None:
    desk.label("الجيش", "KeyO")
    desk.label("داعش", "KeyO")
    desk.page.locator("#note").click()
    desk.page.keyboard.type("تنظيم محظور")

    desk.click("الجيش")

    expect(desk.page.locator("#note")).to_have_value("")
    desk.click("داعش")
    expect(desk.page.locator("#note")).to_have_value("تنظيم محظور")


def test_a_retyped_label_says_what_it_lost(desk: Desk) -> None:
    desk.label("داعش", "KeyO")
    desk.page.locator(f"{PANEL} select").first.select_option(index=1)
    desk.click("داعش")

    desk.press("KeyT")

    expect(desk.notice).to_contain_text("حُذف ما لا يصحّ مع")
