"""No letter is damaged in Firefox either, where wrapped words lose their joints."""

from __future__ import annotations

import pytest

from tests.browser import ink
from tests.browser.firefox.conftest import Sit
from tests.browser.firefox.desk import Desk
from tests.labels import making

FILLED = "(least) => document.querySelectorAll('.fill').length >= least"


@pytest.mark.parametrize("face", ink.FACES)
def test_labels_over_every_border_within_the_words_leave_every_pixel_of_ink(
    face: str, sit_down: Sit
) -> None:
    desk = sit_down(ink.TEXT)
    plain = _ink(desk, face)

    ink.label_all_borders(desk.reading, by=desk.reader, at=making.AT)
    desk.reload()
    desk.firefox.wait(FILLED, ink.BORDERS)
    different = desk.firefox.evaluate(ink.DIFFERENCE, [plain, _ink(desk, face)])

    assert different == 0


def _ink(desk: Desk, face: str) -> str:
    desk.firefox.evaluate(ink.DRESS, face)
    return desk.firefox.picture("#reading")
