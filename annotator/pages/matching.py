"""The labels of a tried file matched with the schema: where each goes, or a schema with a place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.timezone import now
from django.utils.translation import gettext
from django_stubs_ext import StrPromise

from annotator import jobs
from annotator.access import SignedInRequest, refuse_unless_allowed, requires
from annotator.jobs import reports
from annotator.messages import sentence
from annotator.models import Job
from annotator.pages import schema_view
from annotator.pages.format_words import PART_NAMES
from annotator.pages.frame import show
from annotator.pages.jobs import job_of
from labels.actions import schemas
from labels.actions.transfer import keep_matching, kept_matching
from labels.models import Project
from labels.moving import Inventory, Name, extended
from labels.permissions import Permission
from labels.queries import usage
from labels.records import MovingError, schema_of, version_in_use
from labels.schema import ARTICLE, Move, Moves, Part, Schema, SchemaError

AS_IT_IS, LEFT_OUT = "", "-"
"""What the page sends for a name that goes nowhere yet, and for one whose labels are left out."""

Choice = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Line:
    """A name of the file, and where its labels may go; `chosen` is what the page sends for it."""

    name: Name
    sort: StrPromise
    owner: str
    choices: tuple[Choice, ...]
    chosen: str


@requires(Permission.IMPORT, post=Permission.IMPORT)
def match(request: SignedInRequest, project: Project, job_id: int) -> HttpResponse:
    job = job_of(request, project, job_id)
    schema = schema_of(version_in_use(project))
    if request.method == "GET":
        return _shown(request, project, job)
    try:
        if "match" in request.POST:
            moves = _moves(request.POST, list(_lines(job, schema)), job)
            keep_matching(project=project, moves=moves)
        else:
            refuse_unless_allowed(request.user, Permission.MANAGE_PROJECT, project)
            moves = _asked(job)
            _make_room(request, project, job)
        again = jobs.rehearse_again(job=job, moves=moves, by=request.user, at=now())
    except jobs.NothingToRepeatError:
        messages.error(request, gettext("The file is no longer kept: choose it again."))
        return redirect("import", slug=project.slug)
    except (SchemaError, MovingError) as error:
        messages.error(request, sentence(error))
        return redirect("match", slug=project.slug, job_id=job.pk)
    except schemas.SchemaInUseError:
        messages.error(request, gettext("The new schema lacks what labels of this project use."))
        return redirect("match", slug=project.slug, job_id=job.pk)
    return redirect("job", slug=project.slug, job_id=again.pk)


def unknown_in(job: Job, schema: Schema) -> list[Name]:
    """The names of a rehearsed file that can be matched now: those whose owner is known."""
    unknown = reports.inventory(job.report).unknown_to(schema)
    strangers = {one.name for one in unknown if one.part in {Part.TYPE, Part.RELATION, Part.ROLE}}
    return [one for one in unknown if one.owner not in strangers]


def _shown(request: SignedInRequest, project: Project, job: Job) -> HttpResponse:
    schema = schema_of(version_in_use(project))
    lines = list(_lines(job, schema))
    context = {
        "job": job,
        "lines": lines,
        "new": len(unknown_in(job, schema)),
        "untouched": not usage.has_labels(project),
    }
    return show(request, project, "transfer/match.html", **context)


def _lines(job: Job, schema: Schema) -> Iterator[Line]:
    """The unknown names, with what was chosen for them the last time; then what is matched now."""
    kept, asked = kept_matching(job.project), _asked(job)
    for name in unknown_in(job, schema):
        yield _line(name, kept, schema)
    for move in asked:
        if move.part in PART_NAMES:
            yield _line(Name(move.part, move.name, move.owner), asked, schema)


def _line(name: Name, moves: Moves, schema: Schema) -> Line:
    choices = (
        (AS_IT_IS, gettext("leave as it is: such articles are refused")),
        (LEFT_OUT, gettext("leave these labels out")),
        *_choices(name.part, schema),
    )
    to = moves.to(name.part, name.name, name.owner)
    chosen = LEFT_OUT if to is None else to if to != name.name else AS_IT_IS
    owner = "" if name.owner == ARTICLE else schema_view.title_of(name.owner, schema)
    return Line(name, PART_NAMES[name.part], owner, choices, chosen)


def _choices(part: Part, schema: Schema) -> Iterator[Choice]:
    if part is Part.TYPE:
        names = [one.name for one in schema.types if one.selectable]
    elif part is Part.ROLE:
        names = list(dict.fromkeys(role.name for one in schema.types for role in one.roles))
    elif part is Part.RELATION:
        names = [one.name for one in schema.relations]
    else:
        names = [one.name for one in schema.attributes]
    for name in names:
        title = schema_view.title_of(name, schema)
        yield name, name if title == name else f"{title} ({name})"


def _moves(given: QueryDict, lines: list[Line], job: Job) -> Moves:
    """Where the page sends each name; what it says nothing of goes where it went before."""
    found = {(one.part, one.name, one.owner): one for one in _asked(job)}
    for number, line in enumerate(lines):
        sent = given.get(f"to-{number}", AS_IT_IS)
        if sent not in dict(line.choices):
            continue
        # The name of a role or attribute is taken wherever it stands: its owner may move too.
        move = Move(line.name.part, line.name.name, "", to=None if sent == LEFT_OUT else sent)
        key = (move.part, move.name, move.owner)
        if sent == AS_IT_IS:
            found.pop(key, None)
        else:
            found[key] = move
    return Moves(found.values())


def _asked(job: Job) -> Moves:
    """Where the labels of the file went in this trial."""
    given = job.options.get("map", "")
    return jobs.moves_given(given, job.project)


def _make_room(request: SignedInRequest, project: Project, job: Job) -> None:
    """A version of the schema with a place for all that the file has, or made of the file alone."""
    schema = schema_of(version_in_use(project))
    inventory: Inventory = reports.inventory(job.report)
    if "alone" in request.POST:
        schema = replace(schema, types=(), relations=(), attributes=())
    room = extended(schema, inventory.unknown_to(schema))
    adopted = jobs.adopt_schema(
        project=project, schema=room, moves=Moves(), by=request.user, at=now()
    )
    words = gettext("Version %(number)s of the schema is in use now.")
    messages.success(request, words % {"number": adopted.version.number})
