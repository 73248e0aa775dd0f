"""What benchmarks share: a figure with its target, the table, and where figures are kept."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

EXACT_BELOW = 100
"""Under this a figure is shown with its decimals."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure, and how good it has to be; `worse` tells which side of the target is worse.

    Without a target it is told for comparison only.
    """

    name: str
    value: float
    unit: str
    target: float | None = None
    worse: str = "above"

    @property
    def reached(self) -> bool:
        """Whether the target is met; always so without one."""
        if self.target is None:
            return True
        return self.value >= self.target if self.worse == "below" else self.value <= self.target

    @property
    def line(self) -> str:
        """The figure as one line of a table."""
        mark = " " if self.target is None else "✓" if self.reached else "✗"
        target = "" if self.target is None else f"({_shown(self.target)})"
        return f"{mark} {self.name:<56} {_shown(self.value):>14} {self.unit:<12} {target:>14}"


def publish(name: str, figures: Sequence[Figure]) -> None:
    """Print the table of one benchmark, and keep its figures as JSON in `VAR_DIR/bench/`."""
    print(f"\n{name}")
    for one in figures:
        print(one.line)
    kept = Path(os.environ.get("VAR_DIR", "var")) / "bench"
    kept.mkdir(parents=True, exist_ok=True)
    rows = json.dumps([asdict(one) for one in figures], indent=2, ensure_ascii=False)
    (kept / f"{name}.json").write_text(rows + "\n", encoding="utf-8")


def _shown(value: float) -> str:
    return f"{value:,.3f}" if abs(value) < EXACT_BELOW else f"{value:,.0f}"
