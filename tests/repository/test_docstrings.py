"""Every module says what it is; in `labels/` every public function and class says so too."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.repository.sources import Sources, written

Told = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def silent_modules(sources: Sources) -> list[str]:
    """Modules without a docstring; an empty file needs none."""
    return [
        path for path, text in sources.items() if text and not ast.get_docstring(ast.parse(text))
    ]


def silent_definitions(sources: Sources) -> list[str]:
    """Public functions, classes and methods without a docstring, as `path:name`."""
    return [
        f"{path}:{definition.name}"
        for path, text in sources.items()
        for definition in public(ast.parse(text))
        if not ast.get_docstring(definition)
    ]


def public(scope: ast.Module | ast.ClassDef) -> Iterator[Told]:
    """What a scope defines for others to use.

    `Meta` and overloads are Django's and Python's; the choices of a field are told by its model.
    """
    for node in scope.body:
        if not isinstance(node, Told) or node.name.startswith("_") or node.name == "Meta":
            continue
        if isinstance(node, ast.ClassDef) and any("Choices" in ast.unparse(b) for b in node.bases):
            continue
        if any(ast.unparse(decorator).endswith("overload") for decorator in node.decorator_list):
            continue
        yield node
        if isinstance(node, ast.ClassDef):
            yield from public(node)


def test_every_module_says_what_it_is() -> None:
    assert silent_modules(written(".py")) == []


def test_what_labels_defines_says_what_it_does() -> None:
    assert silent_definitions(written(".py", under=["labels"])) == []


def test_silence_is_noticed() -> None:
    source = 'class Span:\n    """A stretch."""\n    def of(self): ...\n    def _own(self): ...\n'

    assert silent_modules({"a.py": source}) == ["a.py"]
    assert silent_definitions({"a.py": source}) == ["a.py:of"]
