"""A manager's way: in, to the project, articles in, labels out."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from annotator.models import Job
from labels.actions import transfer
from labels.models import Project
from tests.browser.pages.conftest import sign_in, work
from tests.labels import making

pytestmark = pytest.mark.browser

LINES = """{"id": "one", "title": "خبر أول", "text": "زار الوزير دمشق أمس. ثم عاد."}
{"id": "two"}
"""


def test_articles_are_tried_and_then_imported(page: Page, news: Project, tmp_path: Path) -> None:
    file = tmp_path / "news.jsonl"
    file.write_text(LINES, encoding="utf-8")

    sign_in(page)
    page.get_by_role("link", name=news.name, exact=True).click()
    page.get_by_role("link", name="استيراد", exact=True).click()
    page.get_by_label("الملفات").set_input_files(file)
    page.get_by_role("button", name="تجربة أولاً").click()
    expect(page.get_by_text("تنتظر دورها")).to_be_visible()
    work()

    expect(page.get_by_text("السطر 2: ليس في السطر «text»")).to_be_visible()
    expect(page.get_by_text("زار الوزير دمشق أمس. ثم عاد.")).to_be_visible()
    page.get_by_role("button", name="استيراد المقال").click()
    expect(page.get_by_text("مقالات أُخذت")).to_be_visible()
    work()
    page.get_by_role("link", name="إلى المقالات").click()
    expect(page.get_by_role("link", name="خبر أول")).to_be_visible()


def test_labels_are_previewed_and_exported(page: Page, news: Project) -> None:
    making.bring(news, making.reading("one", making.sami()), labels_as=transfer.GOLD)

    sign_in(page)
    page.goto("/projects/news/export/")
    page.get_by_label("وسوم من؟").select_option("gold")
    page.get_by_label("الصيغة").select_option("conll")
    page.get_by_label("كيف تدل العلامات").select_option("bioes")
    page.get_by_role("button", name="عرض بدايته").click()
    expect(page.get_by_label("الأسطر الأولى")).to_contain_text("سامي B-PER\nالأحمد E-PER")
    page.get_by_role("button", name="تصدير").click()
    page.wait_for_url("**/jobs/*/")
    work()
    with page.expect_download() as download:
        page.get_by_role("link", name="تنزيل").click()

    assert download.value.suggested_filename == "news-gold.conll"
    assert "الأحمد E-PER" in download.value.path().read_text(encoding="utf-8")
    assert Job.objects.get().options["scheme"] == "bioes"


def test_the_types_of_a_template_are_shown_as_it_is_chosen(page: Page, news: Project) -> None:
    sign_in(page)
    page.goto("/projects/new/")
    page.get_by_label("أربعة أنواع من الكيانات").check()

    expect(page.locator("#types .type-group")).to_have_count(4)
    assert news.schema_versions.count() == 1
