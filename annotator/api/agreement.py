"""How far the readers of a project agree, for programs."""

from __future__ import annotations

from typing import Any

from django.utils.timezone import now
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from annotator import jobs
from annotator.api import shapes
from annotator.api.endpoint import InProject
from annotator.api.errors import Refused
from annotator.api.paging import AFTER, key_after
from annotator.api.transfer import asked, strings
from annotator.messages.answers import answer
from labels.agreement import Difference, Disagreement
from labels.permissions import Permission
from labels.queries import agreement as query
from labels.queries.agreement import GOLD, Line, Side, Sought
from labels.wire import link_data, mention_data

READER = OpenApiParameter("reader", str, description="Readings of this person and `other_reader`.")
OTHER = OpenApiParameter("other_reader", str, description="The second of two people.")
SINCE = OpenApiParameter("since", str, description="Handed in on this day or later: 2026-05-01.")
DIFFERENCE = OpenApiParameter(
    "difference", str, enum=list(Difference), description="Of this kind only."
)
TYPE = OpenApiParameter("type", str, description="With a label of this type on either side.")
AGAINST = OpenApiParameter(
    "against", str, description="`gold`: of readings with the gold, else with each other."
)


class Agreement(InProject):
    asks = {"GET": Permission.VIEW_READINGS, "POST": Permission.VIEW_READINGS}

    @extend_schema(parameters=[READER, OTHER, SINCE], responses=shapes.Agreement)
    def get(self, request: Request, slug: str) -> Response:
        """All tables of agreement; 409 where articles are many and no job has kept any."""
        given = strings(request.query_params)
        articles = query.count_shared(self.project, jobs.chosen_from(given))
        if articles <= jobs.AT_ONCE:
            kept = jobs.Kept(jobs.compare_now(self.project, given), now())
        else:
            kept = jobs.kept_comparison(self.project, given) or _refuse(articles)
        tables = {name: table.records() for name, table in kept.report.tables.items()}
        return Response({"articles": kept.report.articles, "at": kept.at, "tables": tables})

    @extend_schema(parameters=[READER, OTHER, SINCE], request=None, responses={202: shapes.Job})
    def post(self, request: Request, slug: str) -> Response:
        """Compare by a job, which keeps what it finds; its result is the same as JSON."""
        given = strings(request.query_params)
        job = jobs.ask_comparison(project=self.project, given=given, by=self.user, at=now())
        return asked(job)


class Disagreements(InProject):
    asks = {"GET": Permission.VIEW_READINGS}

    @extend_schema(
        parameters=[AFTER, DIFFERENCE, TYPE, AGAINST, READER, OTHER, SINCE],
        responses=shapes.DisagreementPage,
    )
    def get(self, request: Request, slug: str) -> Response:
        """Where readings differ, by pages; a page may be empty and not the last."""
        given = strings(request.query_params)
        chosen, after = jobs.chosen_from(given), key_after(request)
        page = query.listed(self.project, chosen, _sought(given), after=after)
        return Response({"results": [_line(one) for one in page.lines], "next": page.after})


def _refuse(articles: int) -> jobs.Kept:
    raise Refused("conflict", 409, answer("not-compared", articles=str(articles)))


def _sought(given: dict[str, str]) -> Sought:
    difference = given.get("difference") or None
    if difference and difference not in set(Difference):
        choices = ", ".join(Difference)
        params = {"option": "difference", "value": difference, "choices": choices}
        raise jobs.PlanError(jobs.PlanCode.NOT_A_CHOICE, **params)
    return Sought(
        difference=Difference(difference) if difference else None,
        type=given.get("type", ""),
        against_gold=given.get("against") == "gold",
    )


def _line(line: Line) -> dict[str, Any]:
    found = line.found
    return {
        "article": line.article_id,
        "title": line.title,
        "difference": found.difference.value,
        "span": [found.span.start, found.span.end] if found.span else None,
        "words": line.words,
        "attribute": found.attribute,
        "one": _side(line.one, found, is_one=True),
        "other": _side(line.other, found, is_one=False),
    }


def _side(side: Side, found: Disagreement, *, is_one: bool) -> dict[str, Any]:
    mention = found.one if is_one else found.other
    link = found.one_link if is_one else found.other_link
    return {
        "reader": side.reader if side.reader != GOLD else None,
        "set": side.set_id,
        "mention": mention_data(mention) if mention else None,
        "link": link_data(link) if link else None,
    }
