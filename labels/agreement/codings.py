"""What readers said of one and the same thing: Cohen's κ and Krippendorff's α for nominal values.

The values are those of attributes. That no value was given counts as a value of its own, None: an
attribute says as much by its absence (not negated) as by its presence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from labels.document import AttributeValue

Coded = AttributeValue | None
"""What a reader said of a thing; None where no value was given."""


@dataclass(frozen=True, slots=True)
class Codings:
    """How often the one said this where the other said that, over the same things.

    `pairs` counts by what the one said and what the other said.
    """

    pairs: Mapping[tuple[Coded, Coded], int] = field(default_factory=dict, hash=False)

    @property
    def things(self) -> int:
        """How many things both spoke of."""
        return sum(self.pairs.values())

    @property
    def alike(self) -> int:
        """Of how many they said the same."""
        return sum(count for (one, other), count in self.pairs.items() if one == other)

    @property
    def kappa(self) -> float | None:
        """Cohen's κ: (observed − expected) / (1 − expected) share of things they agree on.

        Expected is what two would reach who keep each their own shares of values and draw blindly
        (Cohen 1960). None where they spoke of nothing, or both said one and the same value of
        everything, so that chance alone would have them agree.
        """
        ones: Counter[Coded] = Counter()
        others: Counter[Coded] = Counter()
        for (one, other), count in self.pairs.items():
            ones[one] += count
            others[other] += count
        things, chance = self.things, sum(ones[value] * others[value] for value in ones)
        if chance == things**2:
            return None
        return (things * self.alike - chance) / (things**2 - chance)

    @property
    def alpha(self) -> float | None:
        """Krippendorff's α of the two, as `Coincidences.alpha`."""
        turned = Counter({(2, other, one): count for (one, other), count in self.pairs.items()})
        turned.update({(2, one, other): count for (one, other), count in self.pairs.items()})
        return Coincidences(turned).alpha


@dataclass(frozen=True, slots=True)
class Coincidences:
    """How often two values were said of one thing by two of its readers, of whom there may be many.

    `pairs` counts ordered pairs of values by how many spoke of the thing: where m did, each pair
    weighs 1 / (m - 1), so that each value said counts once. What one reader alone spoke of is not
    in it.
    """

    pairs: Mapping[tuple[int, Coded, Coded], int] = field(default_factory=dict, hash=False)

    @property
    def values(self) -> int:
        """How many values were said of things that two or more spoke of."""
        return int(sum(self._weighed.values()))

    @property
    def alpha(self) -> float | None:
        """Krippendorff's α for nominal values: 1 − observed / expected disagreement.

        Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), sections A to C. None
        where no two spoke of the same thing, or where all values said are one and the same.
        """
        said: dict[Coded, Fraction] = {}
        for (one, _), weight in self._weighed.items():
            said[one] = said.get(one, Fraction()) + weight
        values = sum(said.values(), Fraction())
        apart = sum(weight for (one, other), weight in self._weighed.items() if one != other)
        expected = values**2 - sum(weight**2 for weight in said.values())
        return float(1 - (values - 1) * apart / expected) if expected else None

    @property
    def _weighed(self) -> dict[tuple[Coded, Coded], Fraction]:
        weighed: dict[tuple[Coded, Coded], Fraction] = {}
        for (readers, one, other), count in self.pairs.items():
            pair = one, other
            weighed[pair] = weighed.get(pair, Fraction()) + Fraction(count, readers - 1)
        return weighed
