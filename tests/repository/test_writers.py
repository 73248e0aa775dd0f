"""Rows are written behind one door: the actions, the records, and the jobs that run them."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.repository.sources import Sources, written

DOORS = (
    "labels/actions/",
    "labels/records",
    "annotator/jobs",
    "annotator/tokens",
    "annotator/addresses",
)
"""The last three write what is the web's alone: jobs as people watch them, tokens of programs, and
allauth's own table of addresses."""
ALWAYS = {"bulk_create", "bulk_update", "get_or_create", "update_or_create", "create_user"}
ON_ROWS = {"create", "save", "delete", "update"}
ROWS = {"objects", "filter", "exclude", "all"}


def writers(sources: Sources) -> list[str]:
    """Calls that write rows outside the doors, as `path:line call`."""
    return [
        f"{path}:{call.lineno} {ast.unparse(call.func)}"
        for path, text in sources.items()
        if not path.startswith(DOORS)
        for call in written_rows(ast.parse(text))
    ]


def written_rows(module: ast.Module) -> Iterator[ast.Call]:
    """Calls of a manager's or a query's writing methods, and of a row's own `save` and `delete`."""
    for node in ast.walk(module):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        name = node.func.attr
        names = {part.attr for part in ast.walk(node.func.value) if isinstance(part, ast.Attribute)}
        bare = name in {"save", "delete"} and not node.args and not names
        if name in ALWAYS or bare or (name in ON_ROWS and names & ROWS):
            yield node


def own_ways(sources: Sources) -> list[str]:
    """Models with a `save` or `delete` of their own, and signals."""
    return [
        f"{path}:{node.lineno}"
        for path, text in sources.items()
        for node in ast.walk(ast.parse(text))
        if (isinstance(node, ast.FunctionDef) and node.name in {"save", "delete"})
        or (isinstance(node, ast.ImportFrom) and node.module in SIGNALS)
    ]


SIGNALS = {"django.dispatch", "django.db.models.signals"}


def test_rows_are_written_behind_the_doors_alone() -> None:
    assert writers(written(".py", under=["annotator", "labels"])) == []


def test_no_model_has_a_way_of_its_own() -> None:
    assert own_ways(written(".py", under=["labels/models", "annotator/models"])) == []


def test_a_writer_elsewhere_is_noticed() -> None:
    source = (
        "Article.objects.create(text=text)\n"
        "project.articles.filter(state=1).update(state=2)\n"
        "article.save()\n"
        "seen.update(more)\n"
        "form.save(commit=False)\n"
    )

    assert writers(
        {"annotator/pages/articles.py": source, "labels/actions/articles.py": source}
    ) == [
        "annotator/pages/articles.py:1 Article.objects.create",
        "annotator/pages/articles.py:2 project.articles.filter(state=1).update",
        "annotator/pages/articles.py:3 article.save",
        "annotator/pages/articles.py:5 form.save",
    ]


def test_a_way_of_its_own_is_noticed() -> None:
    source = "from django.dispatch import receiver\nclass A:\n    def save(self): ...\n"

    assert own_ways({"labels/models/a.py": source}) == [
        "labels/models/a.py:1",
        "labels/models/a.py:3",
    ]
