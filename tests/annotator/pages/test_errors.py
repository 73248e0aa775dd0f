"""What one sees when something is wrong: words and a way on, even when nothing else works."""

from __future__ import annotations

import pytest
from django.test import Client, RequestFactory
from django.utils import translation
from django.views.defaults import bad_request, server_error

from annotator.headers import APPEARANCE
from labels.models import Project


@pytest.mark.parametrize(
    ("language", "direction", "words"),
    [("ar", "rtl", "حدث خطأ هنا"), ("en", "ltr", "Something went wrong here")],
)
def test_our_own_mistake_is_owned_up_to_without_asking_the_database(
    language: str, direction: str, words: str
) -> None:
    with translation.override(language):
        answer = server_error(RequestFactory().get("/"))

    assert answer.status_code == 500
    assert f'<html lang="{language}" dir="{direction}"' in answer.text
    assert words in answer.text
    assert '<a class="btn btn-primary" href="/">' in answer.text


def test_too_much_at_once_is_answered_in_words() -> None:
    with translation.override("ar"):
        answer = bad_request(RequestFactory().get("/"), ValueError())

    assert answer.status_code == 400
    assert "2000 ملف" in answer.text


def test_a_form_from_elsewhere_or_from_long_ago_is_told_so() -> None:
    client = Client(enforce_csrf_checks=True, headers={"accept-language": "en"})

    answer = client.post("/preferences/", {"language": "en"})

    assert answer.status_code == 403
    assert "This form is too old" in answer.text


@pytest.mark.parametrize("path", ["/", "/projects/new/", "/projects/news/members/", "/account/"])
def test_a_page_carries_no_script_and_no_style_of_its_own(
    client: Client, news: Project, path: str
) -> None:
    text = client.get(path).text

    assert "<style" not in text
    assert text.count(f"<script>{APPEARANCE}</script>") == 1  # the policy names its digest
    assert text.count("<script") == 1 + text.count("<script src=") + text.count("<script type=")
    assert " onclick=" not in text
    assert news.slug in text or path in {"/projects/new/", "/account/"}
