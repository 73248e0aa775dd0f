"""Modules joined into one script, sheets into one, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.joining import (
    JoiningError,
    joined_modules,
    joined_parts,
    joined_sheets,
    shortened,
)


def written(folder: Path, **modules: str) -> Path:
    """A folder of modules; the path of the one called `main`."""
    for name, source in modules.items():
        (folder / f"{name}.js").write_text(source, encoding="utf-8")
    return folder / "main.js"


def test_modules_stand_after_what_they_import_and_each_once(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    folder.mkdir()
    entry = written(
        folder,
        main='import { twice } from "./sums.js";\nimport { ONE as one } from "./one.js";\n'
        "twice(one);\n",
        sums='import { ONE } from "./one.js";\n'
        "export function twice(value) {\n  return value + ONE;\n}\n",
        one="export const ONE = 1;\n",
    )

    assert joined_modules(entry) == (
        "const $desk_one=(()=>{const ONE=1;return{ONE};})();\n"
        "const $desk_sums=(()=>{const{ONE}=$desk_one;function twice(value){return value+ONE;}\n"
        "return{twice};})();\n"
        "const $desk_main=(()=>{const{twice}=$desk_sums;const{ONE:one}=$desk_one;twice(one);})();\n"
    )


def test_a_list_of_exports_at_the_end_gives_the_names_it_says(tmp_path: Path) -> None:
    folder = tmp_path / "vendor"
    folder.mkdir()
    entry = written(folder, main="/* Licence */const a=1;export{a as first,b};")

    assert joined_modules(entry) == (
        "const $vendor_main = (() => {\n/* Licence */const a=1;\nreturn {first: a, b};\n})();\n"
    )


def test_imports_that_stand_on_one_line_are_all_known(tmp_path: Path) -> None:
    folder = tmp_path / "vendor"
    folder.mkdir()
    entry = written(
        folder,
        main='import{a as x}from"./one.js";import{b}from"./two.js";x(b);',
        one="export const a = 1;",
        two="export const b = 2;",
    )

    assert joined_modules(entry).endswith(
        "const $vendor_main = (() => {\nconst {a: x} = $vendor_one;\nconst {b} = $vendor_two;\n"
        "x(b);\n})();\n"
    )


@pytest.mark.parametrize(
    ("source", "left"),
    [
        ("a(); // said\nb();", "a();b();"),
        ("/** @type {X} */ (a).b", "(a).b"),
        ("a = '//' + \"/*\" + `// ${b /* c */} */`;", "a='//'+\"/*\"+`// ${b} */`;"),
        ("const a = `${`${b}` + {}} // kept`; // gone", "const a=`${`${b}`+{}} // kept`;"),
        (r"x = a.replace(/[/\]\"]\/*/g, '') / 2; // half", r"x=a.replace(/[/\]\"]\/*/g,'')/2;"),
        ("return /'/.test(a) // quote", "return /'/.test(a)"),
        ('a = b => /"/; // arrow', 'a=b=> /"/;'),
        ("if (a) {\n    b(c[0] / d / e);\n}", "if(a){b(c[0]/d /e);}"),
    ],
)
def test_comments_go_and_nothing_that_only_looks_like_one(source: str, left: str) -> None:
    assert shortened(source) == left


@pytest.mark.parametrize(
    ("source", "left"),
    [
        ("const a = [1, 2];\n\nb(a);\n", "const a=[1,2];b(a);"),
        ("a()\nb()", "a()\nb()"),
        ("a\n++b", "a\n++b"),
        ("return\na", "return\na"),
        ("a = b + +c - -d / e", "a=b+ +c- -d /e"),
        ("1 .toString() + `${ a } b`", "1 .toString()+`${a} b`"),
        ("if (a) {\n  return { b: c };\n}\nd();", "if(a){return{b:c};}\nd();"),
        ("typeof a in b /* said */ of", "typeof a in b of"),
        ("static #a = 1; #b in c", "static #a=1;#b in c"),
        ("html `<p> ${ a\n? b : c } </p>`", "html `<p> ${a\n?b:c} </p>`"),
    ],
)
def test_what_says_nothing_goes_and_the_same_tokens_stay(source: str, left: str) -> None:
    assert shortened(source) == left


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("export default 1;", "main.js has a form that is not known: export default 1;"),
        ("export let a = 1;", "main.js has a form that is not known: export let a=1;"),
        ('export * from "./one.js";', 'main.js has a form that is not known: export*from"./one'),
        ('import "./one.js";', 'main.js has a form that is not known: import"./one.js";'),
        ('import * as a from "./one.js";', "main.js has a form that is not known: import*as a"),
        ('import { a } from "./two.js";', "main.js imports ./two.js, which is not there"),
        ('import { a } from "./main.js";', "modules import each other: main.js → main.js"),
        ("a();\n}", "main.js, line 2: this brace closes nothing"),
    ],
)
def test_a_form_that_is_not_known_is_refused_by_name(
    tmp_path: Path, source: str, reason: str
) -> None:
    entry = written(tmp_path, main=source, one="export const a = 1;")

    with pytest.raises(JoiningError) as refused:
        joined_modules(entry)

    assert str(refused.value).startswith(reason)


def test_sheets_keep_their_order_and_find_their_files_from_the_new_place(tmp_path: Path) -> None:
    face, ours = tmp_path / "vendor" / "face" / "face.css", tmp_path / "styles" / "ours.css"
    for path, text in (
        (face, '@charset "UTF-8";/*! Licence */a{src: url("a.woff2"), url(b.woff2)}\n'),
        (ours, '/* why */\nb { background: url("data:x"); content: "/* kept */"; }\n'),
    ):
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")

    assert joined_sheets([face, ours], folder=tmp_path / "joined") == (
        '/*! Licence */a{src: url("../vendor/face/a.woff2"), url(../vendor/face/b.woff2)}\n'
        'b { background: url("data:x"); content: "/* kept */"; }'
    )


def test_a_sheet_that_imports_another_is_refused(tmp_path: Path) -> None:
    sheet = tmp_path / "a.css"
    sheet.write_text('@import "b.css";', encoding="utf-8")

    with pytest.raises(JoiningError, match=r"a\.css imports another sheet"):
        joined_sheets([sheet], folder=tmp_path)


def in_two(folder: Path, **modules: str) -> tuple[str, str]:
    """The two scripts of a folder of modules, as they lie beside each other."""
    entry = written(folder, **modules)
    return joined_parts(entry, named="first.js", later="second.js")


def test_what_is_imported_while_a_page_runs_follows_in_a_second_script(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    folder.mkdir()

    first, second = in_two(
        folder,
        main='import { ONE } from "./one.js";\n'
        'void import("./later.js").then(({ start }) => start(ONE));\n',
        one="export const ONE = 1;\n",
        two="export const TWO = 2;\n",
        later='import { ONE } from "./one.js";\nimport { TWO } from "./two.js";\n'
        "export function start(value) {\nreturn value + ONE + TWO;\n}\n",
    )

    assert first == (
        "const $desk_one=(()=>{const ONE=1;return{ONE};})();\n"
        "const $desk_main=(()=>{const{ONE}=$desk_one;"
        'void import("./second.js").then(({start})=>start(ONE));})();\n'
        "export {$desk_one};\n"
    )
    assert second == (
        'import {$desk_one} from "./first.js";\n'
        "const $desk_two=(()=>{const TWO=2;return{TWO};})();\n"
        "const $desk_later=(()=>{const{ONE}=$desk_one;const{TWO}=$desk_two;"
        "function start(value){return value+ONE+TWO;}\nreturn{start};})();\n"
        "export const {start} = $desk_later;\n"
    )


@pytest.mark.parametrize(
    "modules",
    [
        {"main": "a();"},
        {"main": 'import("./one.js");\nimport("./two.js");', "one": "", "two": ""},
        {"main": 'import("./one.js");', "one": 'import("./two.js");', "two": ""},
        {
            "main": 'import { a } from "./one.js";\nimport("./two.js");',
            "one": 'export function a() {\nimport("./two.js");\n}',
            "two": "",
        },
        {"main": 'import("./gone.js");'},
    ],
)
def test_an_entry_imports_just_one_module_while_it_runs(
    tmp_path: Path, modules: dict[str, str]
) -> None:
    with pytest.raises(JoiningError):
        in_two(tmp_path, **modules)


def test_no_other_module_may_be_imported_while_it_runs(tmp_path: Path) -> None:
    entry = written(tmp_path, main='import("./one.js");', one="")

    with pytest.raises(JoiningError, match="while a module runs"):
        joined_modules(entry)
