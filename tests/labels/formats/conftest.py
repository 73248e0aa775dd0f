"""What the tests of archives may ask for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from labels.formats.archives import Limits, opened_file
from tests.labels.formats.packing import TIGHT, content_of


@pytest.fixture
def held(tmp_path: Path) -> Callable[..., dict[str, str]]:
    """What an archive of these bytes holds."""

    def opened(content: bytes, name: str = "news.zip", limits: Limits = TIGHT) -> dict[str, str]:
        path = tmp_path / "kept"
        path.write_bytes(content)
        with opened_file(path, name=name, limits=limits) as bundle:
            return content_of(bundle)

    return opened
