"""Reports of several pages, put together."""

from __future__ import annotations

from labels.formats.base import Became, Example, Loss, LossCode, LossReport, together

NOTES = [Example(f"a{number}", "m", "بغداد") for number in range(8)]


def notes(count: int, *examples: Example) -> Loss:
    return Loss(LossCode.NOTE, Became.DROPPED, count, examples)


def test_counts_add_up_and_the_first_examples_are_kept() -> None:
    first = LossReport(articles=1, mentions=4, links=2, losses=(notes(4, *NOTES[:4]),))
    second = LossReport(articles=2, mentions=3, links=1, losses=(notes(3, *NOTES[4:7]),))

    assert together(first, second) == LossReport(
        articles=3, mentions=7, links=3, losses=(notes(7, *NOTES[:5]),)
    )


def test_losses_of_other_kinds_stand_in_the_order_of_their_codes() -> None:
    nested = Loss(LossCode.NESTED, Became.DROPPED, 1, ())
    event = Loss(LossCode.EVENT, Became.DROPPED, 1, ())
    widened = Loss(LossCode.NESTED, Became.WIDENED, 1, ())

    report = together(LossReport(losses=(event, widened)), LossReport(losses=(nested,)))

    assert report.losses == (nested, widened, event)
