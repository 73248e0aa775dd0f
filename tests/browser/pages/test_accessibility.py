"""No page keeps anybody out: axe-core finds nothing serious, in either language, light or dark."""

from __future__ import annotations

import pytest
from django.http import HttpResponseBase
from django.test import RequestFactory
from django.utils import translation
from django.utils.timezone import now
from django.views.csrf import csrf_failure
from django.views.defaults import bad_request, permission_denied, server_error
from playwright.sync_api import Page

from annotator import invitations, jobs, tokens
from annotator.models import Job
from labels.actions import handout, people
from labels.actions.transfer import GOLD
from labels.models import Project, User
from labels.permissions import MemberRole
from labels.releases import Terms
from tests.browser.axe import barriers, let_axe_in
from tests.browser.pages.conftest import sign_in, work
from tests.browser.pages.test_look import PATHS
from tests.labels import making

pytestmark = pytest.mark.browser

in_both_languages = pytest.mark.parametrize("language", ["ar", "en"])


def walk(page: Page, paths: list[str]) -> dict[str, object]:
    """What keeps anybody out of these pages, by path."""
    found = {}
    for path in paths:
        page.goto(path)
        found[path] = barriers(page)
    return {path: told for path, told in found.items() if told}


@pytest.fixture
def page(page: Page) -> Page:
    let_axe_in(page)
    return page


@pytest.fixture
def busy(news: Project, manager: User) -> Project:
    """A project in which everything has something to show."""
    making.bring(news, making.reading("one", making.sami()), making.reading("two"))
    handout.open_article(article=news.articles.get(external_id="one"), by=manager, at=making.AT)
    people.invite(
        project=news,
        username="salma",
        name="سلمى",
        email="salma@hashiya.example",
        language=User.Language.ARABIC,
        role=MemberRole.ANNOTATOR,
    )
    tokens.issue(user=manager, name="training", days=7, at=now())
    return news


def job(project: Project, kind: str, state: str, **facts: object) -> str:
    """Where a job in this state is watched."""
    known = {"source_name": "news.jsonl", "asked_at": now(), "begun_at": now(), "heard_at": now()}
    made = Job.objects.create(
        project=project,
        by=project.members.get(username="manager"),
        kind=kind,
        state=state,
        **{**known, **facts},
    )
    return f"/projects/{project.slug}/jobs/{made.pk}/"


def trial_with_unknown_labels(page: Page) -> str:
    """Where the labels of a file that was tried are matched with the schema."""
    page.goto("/projects/news/import/?format=conll")
    conll = "سامي B-PERS\nفي O\nعمّان B-LOCATION\n"
    file = {"name": "n.conll", "mimeType": "text/plain", "buffer": conll.encode()}
    page.locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type]
    page.locator("button[name=try]").click()
    page.wait_for_url("**/jobs/*/")
    work()
    return f"{page.url}labels/"


def released(project: Project) -> str:
    """Where a release is shown, with its summary, and what changed since one before."""
    by = project.members.get(username="manager")
    making.bring(project, making.reading("gold", making.sami()), labels_as=GOLD)
    for version in ("1.0", "1.1"):
        terms = Terms(version=version, title="أخبار", summary="# جديد\n\n- أول")
        jobs.ask_release(project=project, terms=terms, by=by, at=now())
        work()
    return f"/projects/{project.slug}/releases/1.1/?since=1.0"


def shown(page: Page, path: str, text: str) -> None:
    """Let the page find this text there."""
    page.route(f"**{path}", lambda route: route.fulfill(body=text, content_type="text/html"))


@in_both_languages
def test_no_page_of_who_is_signed_in(page: Page, busy: Project, language: str) -> None:
    sign_in(page)
    User.objects.update(language=language)
    salma = User.objects.get(username="salma").pk
    watched = [
        job(busy, "import", "running", done=3, total=9),
        job(busy, "rehearsal", "done", done=3, refused=1),
        job(busy, "import", "failed", done=3, refused=1),
        job(busy, "export", "done", done=3, result_name="news-gold.conll", result="x"),
    ]
    more = ["/account/keys/", "/accounts/logout/", "/nothing/here/"]
    more += [f"/projects/news/{one}/" for one in ("guidelines/edit", "schema/upload")]
    more += [f"/projects/news/members/{salma}/dismiss/"]

    assert walk(page, [*PATHS, *more, *watched]) == {}


@in_both_languages
def test_no_page_of_a_release_or_of_labels_to_match(
    page: Page, busy: Project, language: str
) -> None:
    sign_in(page)
    User.objects.update(language=language)
    paths = [trial_with_unknown_labels(page), released(busy)]

    assert walk(page, paths) == {}


@in_both_languages
@pytest.mark.usefixtures("manager")
def test_no_page_before_signing_in(page: Page, server: str, language: str) -> None:
    page.context.add_cookies([{"name": "django_language", "value": language, "url": server}])
    newcomer = making.person("newcomer", language=language)
    invitation = invitations.invitation(person=newcomer, origin=server, at=now())
    key = "/accounts/password/reset/key"
    paths = ["/accounts/login/", "/accounts/password/reset/", "/accounts/password/reset/done/"]
    paths += [invitation.link, f"{key}/1-set-password/", f"{key}/done/", "/accounts/inactive/"]

    assert walk(page, paths) == {}


@in_both_languages
def test_no_page_that_tells_of_an_error(page: Page, language: str) -> None:
    asked = RequestFactory().get("/")
    with translation.override(language):
        answers: dict[str, HttpResponseBase] = {
            "/400": bad_request(asked, ValueError()),
            "/403": permission_denied(asked, ValueError()),
            "/csrf": csrf_failure(asked),
            "/500": server_error(asked),
        }
    for path, answer in answers.items():
        shown(page, path, answer.content.decode())  # type: ignore[attr-defined]

    assert walk(page, list(answers)) == {}


def test_a_page_that_keeps_somebody_out_is_noticed(page: Page) -> None:
    picture, pale = '<img src="x">', '<p style="color: #aaa">باهت</p>'
    shown(page, "/bad", f'<html lang="ar"><title>سيئة</title>{picture}{pale}')

    page.goto("/bad")
    told = barriers(page)

    assert {one.split(":")[0] for one in told["light, no-preference"]} == {
        "image-alt",
        "color-contrast",
    }
