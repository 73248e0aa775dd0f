"""How far the readers of a project agree, as tables and charts; and where they do not."""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import cast

from django import forms
from django.conf import settings
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from annotator import jobs
from annotator.access import SignedInRequest, requires
from annotator.models import Job
from annotator.pages import agreement_view, markdown
from annotator.pages.agreement_lines import SoughtForm, line_in_words, line_rows
from annotator.pages.format_words import JOB_STATES
from annotator.pages.frame import show
from labels.models import Project
from labels.permissions import Permission
from labels.queries import agreement as query
from labels.queries.agreement import Report
from labels.queries.people import names_of
from labels.records import schema_of, version_in_use

FORMULAS = ("=", "+", "-", "@", "\t", "\r")
CSV = "text/csv; charset=utf-8"
BYTE_ORDER_MARK = "\ufeff"
_LINK_TO_A_FILE = re.compile(r"\[([^\]]*)\]\((?!https?:)[^)]*\)")
"""Without it the commonest spreadsheet takes UTF-8 for something else, and Arabic for nonsense."""


class ReadersForm(forms.Form):
    reader = forms.ChoiceField(label=_("Reader"), required=False)
    other_reader = forms.ChoiceField(label=_("Other reader"), required=False)
    since = forms.DateField(
        label=_("Handed in since"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: object, readers: Collection[str]) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        self.names = names_of(readers)
        choices = [("", _("All")), *((one, self.names.get(one, one)) for one in readers)]
        for name in ("reader", "other_reader"):
            cast("forms.ChoiceField", self.fields[name]).choices = choices

    def strings(self) -> dict[str, str]:
        """What was chosen, as the jobs read it; nothing where it makes no sense."""
        if not self.is_valid():
            return {}
        return {name: str(value) for name, value in self.cleaned_data.items() if value}


@requires(Permission.VIEW_READINGS, post=Permission.VIEW_READINGS)
def agreement(request: SignedInRequest, project: Project) -> HttpResponse:
    """The figures: computed at once where articles are few, else those that a job has kept."""
    form = _form(request, project)
    given = form.strings()
    if request.method == "POST":
        jobs.ask_comparison(project=project, given=given, by=request.user, at=now())
        address = reverse("agreement", args=[project.slug])
        return redirect(f"{address}?{request.GET.urlencode()}")
    chosen = jobs.chosen_from(given)
    articles = query.count_shared(project, chosen)
    context: dict[str, object] = {"form": form, "articles": articles, "given": given}
    if articles > jobs.AT_ONCE:
        context |= _of_job(project, given)
    elif articles:
        context |= {"report": jobs.compare_now(project, given), "at": now()}
    return show(request, project, "agreement/agreement.html", **_told(project, context, form.names))


@requires(Permission.VIEW_READINGS)
def agreement_status(request: SignedInRequest, project: Project) -> HttpResponse:
    """How far the job is, for a page that asks again and again; the whole page once it is done."""
    given = _form(request, project).strings()
    context = _of_job(project, given)
    if "working" not in context:
        response = HttpResponse(status=204)
        response["HX-Refresh"] = "true"
        return response
    return render(request, "agreement/_job.html", {"project": project, **context})


@requires(Permission.VIEW_READINGS)
def agreement_table(request: SignedInRequest, project: Project, table: str) -> HttpResponse:
    """One table as CSV, under its own columns; of a large project as the job has kept it."""
    given = _form(request, project).strings()
    report = _report(project, given)
    if report is None or table not in report.tables:
        raise Http404
    found = report.tables[table]
    response = HttpResponse(
        content_type="text/csv; charset=utf-8", headers=_kept_as(project, table)
    )
    response.write(BYTE_ORDER_MARK)
    csv.writer(response).writerows(map(_harmless, [found.columns, *found.rows]))
    return response


@requires(Permission.VIEW_READINGS)
def disagreements(request: SignedInRequest, project: Project) -> HttpResponse:
    """Where readings differ, each with the way into the text."""
    schema = schema_of(version_in_use(project))
    form = _form(request, project)
    sought = SoughtForm(request.GET, schema=schema)
    chosen, after = jobs.chosen_from(form.strings()), sought.begins_after
    page = query.listed(project, chosen, sought.sought(), after=after)
    return show(
        request,
        project,
        "agreement/disagreements.html",
        form=form,
        sought=sought,
        page=page,
        lines=[line_in_words(line, schema) for line in page.lines],
        names=form.names,
        after=after,
    )


@requires(Permission.VIEW_READINGS)
def disagreements_table(request: SignedInRequest, project: Project) -> StreamingHttpResponse:
    """All of them as CSV, written as they are found."""
    schema = schema_of(version_in_use(project))
    sought = SoughtForm(request.GET, schema=schema).sought()
    rows = line_rows(project, jobs.chosen_from(_form(request, project).strings()), sought)
    return StreamingHttpResponse(
        _lines(rows),
        content_type=CSV,
        headers=_kept_as(project, "disagreements"),
    )


@requires(Permission.VIEW_READINGS)
def measures(request: SignedInRequest, project: Project) -> HttpResponse:
    """What each figure says, and where it comes from, in the reader's language."""
    name = "agreement.ar.md" if get_language() == "ar" else "agreement.md"
    path = settings.BASE_DIR / "docs" / name
    if not path.is_file():
        raise Http404
    # The repository's own files, which it links, are not pages.
    source = _LINK_TO_A_FILE.sub(r"\1", path.read_text(encoding="utf-8"))
    return show(request, project, "agreement/measures.html", text=markdown.rendered(source))


def _form(request: SignedInRequest, project: Project) -> ReadersForm:
    return ReadersForm(request.GET, readers=query.readers(project))


def _report(project: Project, given: dict[str, str]) -> Report | None:
    if query.count_shared(project, jobs.chosen_from(given)) <= jobs.AT_ONCE:
        return jobs.compare_now(project, given)
    kept = jobs.kept_comparison(project, given)
    return kept.report if kept else None


def _of_job(project: Project, given: dict[str, str]) -> dict[str, object]:
    """What a job has kept of it, and the last job where that is at work or came to no end."""
    found: dict[str, object] = {"by_job": True}
    if kept := jobs.kept_comparison(project, given):
        found |= {"report": kept.report, "at": kept.at}
    last = jobs.latest_comparison(project, given, at=now())
    if last and not last.has_ended_at(now()):
        state = last.state_at(now())
        found |= {
            "comparison": last,
            "state": state,
            "state_words": JOB_STATES[state],
            "working": True,
        }
    elif last and last.state_at(now()) is not Job.State.DONE:
        found["came_to_nothing"] = True
    return found


def _told(
    project: Project, context: dict[str, object], names: Mapping[str, str]
) -> dict[str, object]:
    """What the page tells of a report besides, in the reader's language."""
    report = context.get("report")
    if not isinstance(report, Report):
        return context
    report = agreement_view.with_names(report, names)
    tables = list(agreement_view.tables(report, schema_of(version_in_use(project))))
    return {**context, "tables": tables, "strangers": agreement_view.strangers(report)}


def _kept_as(project: Project, table: str) -> dict[str, str]:
    name = f"{project.slug}-agreement-{table}.csv"
    return {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Cache-Control": "private, no-store",
    }


def _lines(rows: Iterable[Iterable[object]]) -> Iterator[str]:
    yield BYTE_ORDER_MARK
    writer = csv.writer(_Echo())
    for row in rows:
        yield writer.writerow(_harmless(row))


def _harmless(row: Iterable[object]) -> list[object]:
    """A row in which no text is taken for a formula by a spreadsheet."""
    return [
        f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULAS) else cell for cell in row
    ]


class _Echo:
    """What a CSV writer writes to, to get each line back."""

    def write(self, line: str) -> str:
        return line
