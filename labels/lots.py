"""Lots drawn by a seed: the same for the same names, for ever and on any machine."""

from __future__ import annotations

import hashlib


def drawn(seed: int, *names: str) -> int:
    """A number below 2⁶⁴ that hangs on the seed and on these names, and on nothing else."""
    digest = hashlib.sha256("\n".join((str(seed), *names)).encode()).digest()
    return int.from_bytes(digest[:8], "big")
