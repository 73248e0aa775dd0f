"""Many texts, looked for in many articles at once."""

from __future__ import annotations

from labels.document import Document
from labels.models import Project
from labels.suggest.lexicon import Lexicon
from labels.suggest.sought import CliticPolicy, Sought, Spelling, sought
from labels.text import sentences
from labels.text.clitics_by_counts import CountsSegmenter
from labels.text.span import Span, Spans
from labels.text.tokens import tokenize
from labels.text.wordcounts import WordCounts

SEEN = "سوريا العراق بغداد رئيس الوزراء وزير الخارجية حزب الله"
SEGMENTER = CountsSegmenter(WordCounts().plus(SEEN.split()))


def article(text: str) -> Document:
    """An article in which nothing is marked."""
    return Document(text=text, sentences=sentences.split(text), tokens=tokenize(text))


def remembered(text: str) -> Sought:
    """What is looked for when a label covers all of this text."""
    whole = Span(0, len(text))
    policy = CliticPolicy.WITHOUT_PROCLITICS
    return sought(article(text), whole, segmenter=SEGMENTER, policy=policy)


def lexicon(**texts: str) -> Lexicon[str]:
    """A lexicon of these texts, each by its type."""
    pairs = ((remembered(text), name) for name, text in texts.items())
    return Lexicon(pairs, segmenter=SEGMENTER)


def found(of: Lexicon[str], text: str, taken: Spans | None = None) -> list[tuple[str, str]]:
    """The words that are found, and their types."""
    return [(one.span.of(text), one.value) for one in of.found_in(article(text), taken=taken)]


def test_each_text_is_found_with_what_it_stands_for() -> None:
    names = lexicon(GPE="سوريا", ORG="حزب الله", PER="رئيس الوزراء")

    marked = found(names, "زار رئيس الوزراء بسوريا، ورد حزب الله ولرئيس الوزراء رأي.")

    assert marked == [
        ("رئيس الوزراء", "PER"),
        ("سوريا", "GPE"),
        ("حزب الله", "ORG"),
        ("رئيس الوزراء", "PER"),
    ]


def test_the_longest_text_is_taken_where_several_begin() -> None:
    names = lexicon(TITLE="رئيس", PER="رئيس الوزراء", LONG="رئيس الوزراء العراقي الأسبق")

    assert found(names, "قال رئيس الوزراء العراقي.") == [("رئيس الوزراء", "PER")]


def test_a_shorter_text_is_taken_where_the_longer_would_overlap_a_label() -> None:
    names = lexicon(TITLE="رئيس", PER="رئيس الوزراء")

    assert found(names, "قال رئيس الوزراء.", taken=Spans([9, 16])) == [("رئيس", "TITLE")]


def test_of_equal_texts_the_first_given_counts() -> None:
    names = lexicon(GPE="سوريا", ORG="سُوريا")

    assert found(names, "قالت سوريا.") == [("سوريا", "GPE")]


def test_one_lexicon_serves_many_articles() -> None:
    names = lexicon(GPE="سوريا")

    assert [found(names, text) for text in ("وسوريا", "لا شيء", "بسوريا")] == [
        [("سوريا", "GPE")],
        [],
        [("سوريا", "GPE")],
    ]


def test_a_text_without_letters_is_not_looked_for() -> None:
    assert remembered(" \u064b ") == Sought(())
    assert found(lexicon(GPE=" "), "قالت سوريا.") == []


def test_a_text_that_is_cut_in_a_word_is_known_by_the_word_and_alone() -> None:
    document = article("وزيرها")

    wanted = sought(
        document, Span(0, 4), segmenter=SEGMENTER, policy=CliticPolicy.WITHOUT_PROCLITICS
    )

    assert wanted.spellings == (Spelling(("وزير",)), Spelling(("وزيرها",), tail=2))


def test_an_article_without_sentences_is_looked_through_as_one() -> None:
    text = "قال حزب الله نعم"
    document = Document(text=text, tokens=tokenize(text))

    assert [one.span.of(text) for one in lexicon(ORG="حزب الله").found_in(document)] == ["حزب الله"]


def test_the_policies_are_those_that_a_project_chooses_from() -> None:
    assert [policy.value for policy in CliticPolicy] == Project.Clitics.values
