"""One script out of our modules, and one sheet out of our sheets: fewer requests, nothing else.

What is edited, type-checked and tested stays the modules under `static/`. Joined, each becomes a
function that is called once and gives what the module exports; modules stand in the order in which
a browser would run them. What an entry imports while it runs becomes a second script, which shares
the modules of the first. Only the forms of import and export that we write are known: any other
raises JoiningError, so that nothing is joined into something else than it was
(docs/decisions/0006). What says nothing is left out, names stay (docs/decisions/0030).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from os.path import relpath
from pathlib import Path

_TEMPLATE = r"(?:\\.|\$(?!\{)|[^`\\$])*(?:`|\$\{)"
_TOKEN = re.compile(
    rf"""
    (?P<gap> (?: \s+ | //[^\n]* | /\*.*?\*/ )* )
    (?P<text>
      [\w$]+
    | '(?:\\.|[^'\\\n])*' | "(?:\\.|[^"\\\n])*"
    | `{_TEMPLATE}
    | .?
    )
    """,
    re.VERBOSE | re.DOTALL,
)
_REST_OF_TEMPLATE = re.compile(rf"\}}{_TEMPLATE}", re.DOTALL)
_REGEX = re.compile(r"/(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\[\n])+/[a-z]*")
_BEFORE_REGEX = frozenset(("return", "typeof", "case", "in", "of", "void", "=>"))
_IMPORT = re.compile(r'(?:^|(?<=;))import\s*\{([^{}]*)\}\s*from\s*"(\.[^"]*)";?', re.MULTILINE)
_EXPORT = re.compile(
    r"(?:^|(?<=;))export (?=(?:async )?(?:function|class|const)\s+([\w$]+))", re.MULTILINE
)
_LIST = re.compile(r"\bexport\s*\{([^{}]*)\};?\s*(?://# sourceMappingURL=\S+\s*)?\Z")
_LATER = re.compile(r'\bimport\("(\./[^"]*)"\)')
_UNKNOWN = re.compile(r"(?:^|(?<=;))\s*(?:export|import)\b|\bimport\s*[.(]", re.MULTILINE)
_TURNS = frozenset("/{}")
"""How a token ends that opens or closes something, or may begin a regular expression."""
_GOES_ON_AFTER = frozenset("{([,;=&|?:")
"""Marks after which no statement can end, so that a line break there says nothing."""
_GOES_ON_BEFORE = frozenset(")]},;")
_OPERATORS = frozenset("+-*/%<>=!&|?.~^")
"""What could grow into something else beside another of them."""
_CSS_COMMENT = re.compile(r"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|/\*.*?\*/\s*""", re.DOTALL)
_URL = re.compile(r"""url\(\s*(["']?)(?!["']?(?:data:|#|/))([^)"']+)\1\s*\)""")


class JoiningError(Exception):
    """A module or sheet is written in a form that joining does not know; says which and what."""


def joined_modules(entry: Path) -> str:
    """One module that does what `entry` and all that it imports do; it imports nothing.

    Raises JoiningError on modules that import each other in a circle, and on every import and
    export but `import { … } from "…"`, `export function`, `class` and `const`, and one
    `export { … }` at the end.
    """
    return _importing("".join(_joined(entry, {}).values()), while_it_runs=[])


def joined_parts(entry: Path, *, named: str, later: str) -> tuple[str, str]:
    """Two modules for an entry that says `import("./….js")` once: what it needs, and the rest.

    They lie in one folder under the names `named` and `later`. The second holds what the module
    imported while the entry runs brings with it beyond the first, whose modules it shares. Raises
    JoiningError as `joined_modules` does, and where the entry does not import just one so.
    """
    found = _LATER.findall(_body(entry))
    if len(found) != 1:
        raise JoiningError(f"{entry.name} imports {len(found)} modules while it runs, not one")
    first = _joined(entry, {})
    module = _imported(entry, ("", found[0]))
    both = _joined(module, first)
    shared = ", ".join(_name(path) for path in first if path != entry.resolve())
    begins = f'import {{{shared}}} from "./{named}";\n'
    rest = "".join(text for path, text in both.items() if path not in first)
    ends = f"export const {{{', '.join(_EXPORT.findall(_body(module)))}}} = {_name(module)};\n"
    now = f"{''.join(first.values())}export {{{shared}}};\n"
    now = _LATER.sub(f'import("./{later}")', _importing(now, while_it_runs=found))
    return now, _importing(f"{begins}{rest}{ends}", while_it_runs=[])


def joined_sheets(sheets: Iterable[Path], *, folder: Path) -> str:
    """The sheets one after another, with their addresses as they are seen from `folder`.

    Raises JoiningError on a sheet that imports another.
    """
    return "\n".join(_sheet(sheet, folder) for sheet in sheets)


def shortened(source: str) -> str:
    """A script without comments, and without the blanks and line breaks that say nothing.

    What is left are the same tokens; strings, templates, regular expressions and names stay as they
    are. Raises JoiningError on a `}` that closes nothing.
    """
    kept: list[str] = []
    before = ""
    for gap, text in _tokens(source):
        if gap:
            kept.append(_needed(before, "\n" if "\n" in gap else " ", text))
        kept.append(text)
        before = text
    return "".join(kept)


def _needed(before: str, gap: str, after: str) -> str:
    """The gap between two tokens, where they would be others without it."""
    last, first = before[-1:], after[:1]
    if not last or not first:
        return ""
    if gap == "\n":
        return "" if last in _GOES_ON_AFTER or first in _GOES_ON_BEFORE else gap
    words = _is_of_word(last) and (_is_of_word(first) or first in "#`./")
    marks = last in _OPERATORS and first in _OPERATORS
    return gap if words or marks else ""


def _is_of_word(character: str) -> bool:
    return character.isalnum() or character in "_$"


def _tokens(source: str) -> Iterator[tuple[str, str]]:
    """Each token after the gap before it, of blanks and comments; all are the script again.

    Where the script ends with a gap, the last token is empty.
    """
    opened: list[str] = []  # the braces that are not closed yet: `{`, or `${` in a template
    place, before = 0, ""
    ends, token = len(source), _TOKEN.match
    while place < ends:
        found = token(source, place)
        assert found  # noqa: S101 - a gap may be empty, and a token too
        gap, text = found.groups()
        begins = place + len(gap)
        if text[-1:] in _TURNS:  # of ten tokens nine are none of these
            if text == "/" and _may_be_regex(before):
                text = _whole(_REGEX.match(source, begins)) or text
            elif text == "}":
                if not opened:
                    line = source.count("\n", 0, begins) + 1
                    raise JoiningError(f"line {line}: this brace closes nothing")
                if opened.pop() == "${":
                    text = _whole(_REST_OF_TEMPLATE.match(source, begins)) or text
            if text.endswith("{"):
                opened.append(text[-2:])
        yield gap, text
        # The one mark of two characters that a regular expression may follow.
        before = "=>" if before == "=" and text == ">" else text
        place = begins + len(text)


def _whole(found: re.Match[str] | None) -> str:
    return found.group() if found else ""


def _may_be_regex(before: str) -> bool:
    """Whether a slash after this token begins a regular expression; else it divides."""
    if before in _BEFORE_REGEX or not before:
        return True
    return not (before[-1].isalnum() or before[-1] in "_$)]}\"'`/")


def _joined(entry: Path, given: Mapping[Path, str]) -> dict[Path, str]:
    """The modules that are given, and after them those that an entry needs besides."""
    written = dict(given)
    _join(entry.resolve(), written, within=())
    return written


def _join(module: Path, written: dict[Path, str], *, within: tuple[Path, ...]) -> None:
    """Write a module after those that it imports; `within` are those that wait for it."""
    if module in written:
        return
    if module in within:
        circle = " → ".join(path.name for path in (*within[within.index(module) :], module))
        raise JoiningError(f"modules import each other: {circle}")
    body = _body(module)
    imported = {found: _imported(module, found) for found in _IMPORT.findall(body)}
    for path in imported.values():
        _join(path, written, within=(*within, module))
    written[module] = _function(module, body, imported)


def _body(module: Path) -> str:
    """What a module says, shortened; those that are not ours keep the words of their licence."""
    source = module.read_text(encoding="utf-8")
    try:
        return source if "vendor" in module.parts else shortened(source)
    except JoiningError as error:
        raise JoiningError(f"{module.name}, {error}") from error


def _importing(text: str, *, while_it_runs: list[str]) -> str:
    """The text, if this is what it imports while it runs."""
    found = _LATER.findall(text)
    if found != while_it_runs:
        raise JoiningError(f"a form that is not known: an import of {found} while a module runs")
    return text


def _imported(module: Path, found: tuple[str, str]) -> Path:
    path = (module.parent / found[1]).resolve()
    if not path.is_file():
        raise JoiningError(f"{module.name} imports {found[1]}, which is not there")
    return path


def _function(module: Path, body: str, imported: Mapping[tuple[str, str], Path]) -> str:
    """A module as a function that is called once: what it imports, its body, what it exports."""
    heads = [
        f"const {{{_pairs(names, seen_from=1)}}} = {_name(path)};\n"
        for (names, _), path in imported.items()
    ]
    body = _IMPORT.sub("", body)
    exports = _EXPORT.findall(body)
    body = _EXPORT.sub("", body)
    listed = _LIST.search(body)
    if listed:
        exports.append(_pairs(listed[1], seen_from=0))
        body = f"{body[: listed.start()]}\n"
    unknown = _UNKNOWN.search(_LATER.sub("", body))
    if unknown:
        line = _LATER.sub("", body)[unknown.start() :].strip().partition("\n")[0]
        raise JoiningError(f"{module.name} has a form that is not known: {line[:80]}")
    begins, given = "".join(heads), f"return {{{', '.join(exports)}}};\n" if exports else ""
    body = body.strip()
    if "vendor" in module.parts:
        return f"const {_name(module)} = (() => {{\n{begins}{body}\n{given}}})();\n"
    begins, ends = shortened(begins), shortened(given)
    gap = _needed(body, "\n", ends or "}")
    return f"const {_name(module)}=(()=>{{{begins}{body}{gap}{ends}}})();\n"


def _pairs(names: str, *, seen_from: int) -> str:
    """`a, b as c` as the pairs of an object: `seen_from` 1 to take it apart, 0 to make it."""
    found = []
    for name in filter(None, (one.strip() for one in names.split(","))):
        inner, _, outer = (part.strip() for part in name.partition(" as "))
        pair = f"{inner}: {outer}" if seen_from else f"{outer}: {inner}"
        found.append(pair if outer and outer != inner else inner)
    return ", ".join(found)


def _name(module: Path) -> str:
    """The constant that holds what a module exports; folders keep equal names apart."""
    return "$" + re.sub(r"\W", "_", f"{module.parent.name}_{module.stem}")


def _sheet(sheet: Path, folder: Path) -> str:
    source = sheet.read_text(encoding="utf-8")
    if "@import" in source:
        raise JoiningError(f"{sheet.name} imports another sheet: name it in the list instead")
    if "vendor" not in sheet.parts:  # a vendored sheet keeps the words of its licence
        source = _CSS_COMMENT.sub(lambda found: found[1] or "", source)
    way = Path(relpath(sheet.parent, folder)).as_posix()
    source = source.removeprefix('@charset "UTF-8";')
    return _URL.sub(lambda found: f"url({found[1]}{way}/{found[2]}{found[1]})", source).strip()
