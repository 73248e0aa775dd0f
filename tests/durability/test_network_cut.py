"""The network cut in the midst of work, the tab closed, the server started anew."""

from __future__ import annotations

import pytest

from tests.durability.conftest import Run
from tests.durability.hashiya import Hashiya
from tests.durability.window import Window, keys, marks

pytestmark = pytest.mark.browser


def test_all_labels_made_without_network_arrive_once_at_the_next_visit(
    hashiya: Hashiya, window: Window, run: Run
) -> None:
    pressed = keys(run.labels)
    context, address = window.page.context, window.page.url

    context.set_offline(True)
    for key in pressed:
        window.label(key)
    assert (window.says()[0], hashiya.marks()) == ("offline", [])
    window.page.close()
    hashiya.kill()
    hashiya.start()
    context.set_offline(False)
    window.page = context.new_page()
    window.page.goto(address)
    window.page.wait_for_selector("html[data-whole]")
    window.settle()

    assert hashiya.marks() == marks(hashiya.facts, pressed)
    assert window.listed() == window.kept()
    batches = hashiya.batches()
    assert len({key for key, _ in batches}) == len(batches)
    hashiya.is_sound()
