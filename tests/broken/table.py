"""What is broken in which format, and what is told of it.

Of each format the second article is broken in one place; everything else is sound.
"""

from __future__ import annotations

from dataclasses import dataclass

from tests.broken.sound import TOGETHER, files

OLD_ENCODING = "وزير".encode("cp1256")
CUT = "✂"
"""Instead of new words: the file ends before the old ones."""


@dataclass(frozen=True, slots=True)
class Broken:
    """One broken file: `old` becomes `new` where it stands first in the second article.

    Told is the `code` with the `line`; None where lines tell nothing. `taken` are the articles that
    come in all the same. `ending` is that of the file that is broken, where an article has two.
    """

    format: str
    what: str
    old: str
    new: str | bytes
    code: str
    line: int | None = None
    taken: str = "134"
    ending: str = ""

    def __str__(self) -> str:
        return f"{self.format}: {self.what}"

    @property
    def file(self) -> str:
        """The name of the file that is broken."""
        found = [one for one in sorted(files(self.format)) if one[0] in "a2"]
        return next(one for one in found if one.endswith(self.ending))

    def files(self) -> dict[str, bytes]:
        """All files, the broken one among them."""
        sound = files(self.format)
        parts = sound[self.file].split(self.old.encode())
        # As often in the first article as in each of three; alone in its file, not once before.
        place = (len(parts) - 1) // len(TOGETHER[0]) + 1 if self.file[0] == "a" else 1
        before, after = (self.old.encode().join(one) for one in (parts[:place], parts[place:]))
        if self.new == CUT:
            return {**sound, self.file: before}
        new = self.new if isinstance(self.new, bytes) else self.new.encode()
        return {**sound, self.file: before + new + after}


def _of(format: str, *rows: tuple[object, ...]) -> list[Broken]:  # noqa: A002 - the field's word
    return [Broken(format, *row) for row in rows]  # type: ignore[arg-type]


ENCODING = "other encoding", "وزير", OLD_ENCODING, "not-utf-8"
RULES = "broken-rules"
BOMB = """<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]>\n<xmi:XMI"""
OUTSIDE = """<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>\n<xmi:XMI"""
RELATION = '"relations": [{"id": 1, "from_id": 3, "to_id": 9, "type": "x"}]'
G_IN_JSON = """"begin": 9,
      "end": 13,
      "value": "GPE\""""

TABLE = [
    *_of("text", (*ENCODING, 1), ("a NUL", "وزير", "\0", "nul-in-text", 1)),
    *_of(
        "jsonl",
        (*ENCODING, 2),
        ("cut off", '"mentions"', CUT, "not-json", 2, "14"),
        ("offset beyond the text", '"end":13,', '"end":99,', "out-of-text", 2),
        ("offsets turned round", '"start":9,"end":13', '"start":13,"end":9', "misspelt", 2),
        ("link to nothing", '"target":"p"', '"target":"x"', "no-such-mention", 2),
        ("unknown type", '"PER"', '"XYZ"', RULES, 2),
        ("labels upon one another", '"start":9,"end":13', '"start":4,"end":13', RULES, 2),
    ),
    *_of(
        "conll",
        (*ENCODING, 15),
        ("cut off", " B-PER", CUT, "too-few-columns", 15, "14"),
        ("no tag", "B-PER", "PER", "not-a-tag", 15),
        ("a column too many", "B-PER", "_ B-PER", "other-columns", 15),
        ("unknown type", "B-PER", "B-XYZ", RULES, 14),
    ),
    *_of(
        "conllu",
        (*ENCODING, 13),
        ("cut off", "\tEntity=(p", CUT, "other-columns", 15, "14"),
        ("bracket that stays open", "(p-PER-1-)", "(p-PER-1-", "unpaired", 15),
        ("unknown type", "PER", "XYZ", RULES, 14),
        ("labels upon one another", "(g-GPE-1-)", "(g-GPE-1-)(h-PER-1-)", RULES, 14),
    ),
    *_of(
        "spacy",
        (*ENCODING, 2),
        ("cut off", ', "meta"', CUT, "not-json", 2, "14"),
        ("offset beyond the text", '"end": 13', '"end": 99', "out-of-text", 2),
        ("offsets turned round", '"start": 9', '"start": 13', "misspelt", 2),
        ("unknown type", "PER", "XYZ", RULES, 2),
        ("labels upon one another", '"start": 9', '"start": 4', RULES, 2),
    ),
    *_of(
        "doccano",
        (*ENCODING, 2),
        ("cut off", ', "relations"', CUT, "not-json", 2, "14"),
        ("offset beyond the text", '"end_offset": 13', '"end_offset": 99', "out-of-text", 2),
        ("offsets turned round", '"start_offset": 9', '"start_offset": 13', "misspelt", 2),
        ("relation to nothing", '"relations": []', RELATION, "no-such-mention", 2),
        ("unknown type", "PER", "XYZ", RULES, 2),
        ("labels upon one another", '"start_offset": 9', '"start_offset": 4', RULES, 2),
    ),
    *_of(
        "label-studio",
        (*ENCODING, 3),
        ("cut off", '"annotations"', CUT, "truncated", 3, "14"),
        ("offset beyond the text", '"end":13', '"end":99', "out-of-text", 3),
        ("other words", '"text":"دمشق"', '"text":"حلب"', "other-surface", 3),
        ("relation to nothing", '"to_id":"p"', '"to_id":"x"', "no-such-mention", 3),
        ("unknown type", '"PER"', '"XYZ"', RULES, 3),
        (
            "labels upon one another",
            '"start":9,"end":13,"text":"',
            '"start":4,"end":13,"text":"وزير ',
            RULES,
            3,
        ),
    ),
    *_of(
        "huggingface",
        (*ENCODING, 2, "4"),
        ("cut off", ', "ner_tags"', CUT, "not-json", 2, "4"),
        ("number without a name", "1, 3, 0]", "1, 9, 0]", "not-a-tag", 2),
        ("a tag too few", "1, 3, 0]", "1, 3]", "other-length", 2),
    ),
    *_of(
        "oneie",
        (*ENCODING, 2, "4"),
        ("cut off", '"event_mentions"', CUT, "not-json", 2, "4"),
        ("word beyond the last", '"start":2,"end":3', '"start":2,"end":9', "out-of-words", 2, "4"),
        ("role of nothing", '"entity_id":"p"', '"entity_id":"x"', "no-such-mention", 2, "4"),
        ("unknown type", '"PER"', '"XYZ"', RULES, 2),
        ("labels upon one another", '"start":2,"end":3', '"start":1,"end":3', RULES, 2),
    ),
    *_of(
        "dygie",
        (*ENCODING, 2),
        ("cut off", '"events"', CUT, "not-json", 2, "14"),
        ("word beyond the last", '[2,2,"GPE"]', '[2,9,"GPE"]', "out-of-words", 2),
        ("unknown type", '"PER"', '"XYZ"', RULES, 2),
        ("labels upon one another", '[2,2,"GPE"]', '[1,2,"GPE"]', RULES, 2),
    ),
    *_of(
        "maven-arg",
        (*ENCODING, 2),
        ("cut off", '"entities"', CUT, "not-json", 2, "14"),
        ("offset beyond the text", "[9,13]", "[9,99]", "out-of-text", 2),
        ("other words", "[9,13]", "[9,12]", "other-surface", 2),
        ("role of nothing", '{"entity_id":"p"}', '{"entity_id":"x"}', "no-such-mention", 2),
        ("unknown type", '"PER"', '"XYZ"', RULES, 2),
        (
            "labels upon one another",
            '"mention":"دمشق","offset":[9',
            '"mention":"وزير دمشق","offset":[4',
            RULES,
            2,
        ),
    ),
    *_of(
        "brat",
        (*ENCODING, 1, "134", ".txt"),
        (*ENCODING, 1, "134", ".ann"),
        ("cut off", " 13\tدمشق", CUT, "not-standoff", 2),
        ("offset beyond the text", "9 13", "9 99", "out-of-text", 2),
        ("other words", "9 13", "9 12", "other-surface", 2),
        ("role of nothing", "Agent:T1", "Agent:T9", "no-such-mention", 4),
        ("no line of brat's", "T2\t", "Damascus ", "not-standoff", 2),
        ("unknown type", "PER", "XYZ", RULES),
        ("labels upon one another", "9 13\t", "4 13\tوزير ", RULES),
    ),
    *_of(
        "webanno",
        (*ENCODING, 6),
        ("cut off", "\tGPE\t", CUT, "other-columns", 9),
        ("no header", "#FORMAT=", "#", "no-header", 1),
        ("offset beyond the text", "9-13", "9-99", "other-surface", 9),
        ("slot of nothing", "1-2[1]", "1-9[9]", "no-such-mention", 7),
        ("unknown type", "PER[1]", "XYZ[1]", RULES, 1),
        ("labels upon one another", "GPE", "PER[1]|GPE[2]", RULES, 1),
    ),
    *_of(
        "cas-xmi",
        (*ENCODING, 13),
        ("cut off", "<cas:View", CUT, "not-a-cas", 14),
        ("entities without end", "<xmi:XMI", BOMB, "doctype", 2),
        ("an entity of another file", "<xmi:XMI", OUTSIDE, "doctype", 2),
        ("another encoding declared", "encoding='UTF-8'", "encoding='UTF-16'", "other-encoding", 1),
        ("offset beyond the text", 'end="13" value', 'end="99" value', "out-of-text"),
        ("slot of nothing", 'target="8"', 'target="88"', "no-such-mention"),
        ("type that nothing declares", "type0:NamedEntity", "type0:Person", "no-type"),
        ("unknown type", '"PER"', '"XYZ"', RULES),
        ("labels upon one another", '"9" end="13" value', '"4" end="13" value', RULES),
    ),
    *_of(
        "cas-json",
        (*ENCODING, 91),
        ("cut off", '"%VIEWS"', CUT, "not-a-cas", 167),
        ("offset beyond the text", G_IN_JSON, G_IN_JSON.replace("13", "99"), "out-of-text"),
        ("slot of nothing", '"@target": 8', '"@target": 88', "no-such-mention"),
        ("unknown type", '"PER"', '"XYZ"', RULES),
        ("labels upon one another", G_IN_JSON, G_IN_JSON.replace("9", "4"), RULES),
    ),
]
