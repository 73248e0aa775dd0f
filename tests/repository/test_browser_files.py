"""Styles know no left and right; modules import what is there, and never in circles."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping

from tests.repository.sources import ROOT, Sources, written

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SIDE = re.compile(r"\b(left|right)\b")
IMPORTED = re.compile(
    r"""^\s*(?:import|export)\b[^;"']*?\bfrom\s*["']([^"']+)["']|^\s*import\s*["']([^"']+)["']""",
    re.MULTILINE,
)


def sided(sources: Sources) -> list[str]:
    """Lines of style sheets that say left or right, as `path:line`."""
    return [
        f"{path}:{number}"
        for path, text in sources.items()
        for number, line in enumerate(COMMENT.sub(blank, text).splitlines(), start=1)
        if SIDE.search(line)
    ]


def blank(comment: re.Match[str]) -> str:
    """As many lines as the comment had, so that the numbers stay."""
    return "\n" * comment[0].count("\n")


def imports(sources: Sources) -> dict[str, list[str]]:
    """Paths that each module imports when it runs; an import of types in a comment is none."""
    return {
        path: [
            posixpath.normpath(posixpath.join(posixpath.dirname(path), first or second))
            for first, second in IMPORTED.findall(COMMENT.sub(blank, text))
        ]
        for path, text in sources.items()
    }


def circles(imported: Mapping[str, list[str]]) -> list[list[str]]:
    """Ways that lead from a module back to itself, each told once from its first module."""
    found = {tuple(way) for module in imported for way in ways_back(imported, [module])}
    return sorted(list(way) for way in found if way[0] == min(way))


def ways_back(imported: Mapping[str, list[str]], way: list[str]) -> Iterator[list[str]]:
    """Every way on from the last module of `way` that ends at its first."""
    for following in imported.get(way[-1], []):
        if following == way[0]:
            yield way
        elif following not in way:
            yield from ways_back(imported, [*way, following])


def test_no_style_says_left_or_right() -> None:
    assert sided(written(".css", under=["static"])) == []


def test_a_side_is_noticed() -> None:
    css = (
        "/* left\nalone */\na { margin-left: 0 }\nb { inset-inline-start: 0; text-align: right }\n"
    )

    assert sided({"a.css": css}) == ["a.css:3", "a.css:4"]


def test_a_module_imports_what_is_there() -> None:
    wanted = {
        name for names in imports(written(".js", under=["static"])).values() for name in names
    }

    assert sorted(name for name in wanted if not (ROOT / name).is_file()) == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert circles(imports(written(".js", under=["static"]))) == []


def test_a_circle_is_noticed() -> None:
    sources = {
        "s/a.js": 'import { b } from "./b.js";\nimport {\n  c,\n} from "./deep/c.js";\n',
        "s/b.js": '/** @type {import("./a.js").A} */\nexport const b = 1;\n',
        "s/deep/c.js": 'import "../a.js";\n',
    }

    assert circles(imports(sources)) == [["s/a.js", "s/deep/c.js"]]
