"""Names made of what they name, so that the same is called the same whenever it is met again."""

from __future__ import annotations

import json
from hashlib import sha256

LENGTH = 24
"""Letters of a name: so many that no two things of an article share one."""


def named(*parts: object) -> str:
    """A name for what these parts, plain data, say together; the order counts."""
    spelled = json.dumps(parts, ensure_ascii=False, separators=(",", ":"), default=str)
    return sha256(spelled.encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]
