"""MAVEN-Arg: one article a line, events and arguments anywhere in it, by offsets of characters.

writer    from a reading to its line, and what is lost
article   from a line to a reading

A line has the text as it stands, so neither rows nor sentences limit what can be said. It has no
relations and no attributes. An event that fills a role stands there by its trigger's offsets, as
do MAVEN-Arg's own fillers that are no entities.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from labels.formats.base import (
    Head,
    InTurn,
    Options,
    Outcome,
    Reading,
    Sureness,
    Written,
)
from labels.formats.base.articles import articles_of
from labels.formats.base.heads import keys_of
from labels.formats.base.json_lines import UnfitError
from labels.formats.maven.article import taken
from labels.formats.maven.writer import line_of, spelled
from labels.text.clitics import Segmenter


class MavenArg(InTurn[Options, Options]):
    """Articles with their events and arguments in the spelling of the MAVEN-Arg data set."""

    name = "maven-arg"
    suffixes = (".maven.jsonl",)
    media_type = "application/jsonl"
    reading = Options
    writing = Options

    def recognises(self, head: Head) -> Sureness:
        """By the keys of the first line."""
        wanted = {"document", "events"}
        return Sureness.CERTAIN if wanted <= keys_of(head) else Sureness.NO

    def read(self, lines: Iterable[bytes], options: Options, *, name: str) -> Iterator[Outcome]:  # noqa: ARG002 - there are none
        """The article of each line, or the refusal that it is met with."""
        return articles_of(lines, lambda found, line: [taken(found, line=line)])

    def written(
        self,
        reading: Reading,
        options: Options,  # noqa: ARG002 - there are none
        segmenter: Segmenter | None,  # noqa: ARG002 - offsets count characters
    ) -> Written:
        """A line."""
        one = spelled(reading)
        return Written(line_of(one.line), one.lost, len(reading.document.mentions), one.links)

    def holds(
        self,
        reading: Reading,
        options: Options,  # noqa: ARG002 - there are none
        *,
        segmenter: Segmenter | None = None,  # noqa: ARG002 - offsets count characters
    ) -> Reading | None:
        """The reading as it comes back; its sentences and words are set anew."""
        try:
            return taken(spelled(reading).line, line=1).reading
        except UnfitError:
            return None
