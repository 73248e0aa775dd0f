"""Words of every day whose particles need no asking, and that would mislead whoever asks.

Both segmenters take them from here.
"""

from __future__ import annotations

import re

from labels.text.clitics import CONJUNCTIONS
from labels.text.normalize import key


def words(written: str) -> frozenset[str]:
    """The folded forms of these words, which white space separates."""
    return frozenset(key(written).split())


WHOLE = words(
    # A particle's letter by nature, some with pronouns.
    "لكن لكنه لكنها لكنهم لكنني لكننا ليس ليست ليسوا لدي لديه لديها لديهم لدينا "
    "كان كانت كانوا كنت كنا كما كيف كلما كلا بين بينما بعد بعدما بعض بعضهم بدون بات باتت بدا "
    "فيه فيها فيهم فيما فقط فحسب فوق فور فترة سوف سوي سواء وفق وفقا وفاق وحده وحدها وجد كمين "
    # Grown together for good.
    "لذلك كذلك لذا كذا عندما انما طالما لماذا لما لقد كانما "
    # Names whose rest happens to be a word.
    "فيسبوك ويلز بوست برس سانت واشنطن بكين بعقوبة كوفي فورد كيلي وليام "
    # Plurals that stand without the article as a rule.
    "وزارات وكالات ولايات "
    # Adjectives that a name would be cut out of.
    "فعلي فعليا فعلية"
)
LED = words(
    # By a preposition, before a pronoun or a small word.
    "به بها بهم بهما بهن بك بكم بنا له لها لهم لهما لهن لك لكم لنا لله "
    "بأن بأنه بأنها بأنهم بأننا لأن لأنه لأنها لأنهم بكل لكل بلا بحيث بالله"
)
_HEADS: dict[str, tuple[int, ...]] = dict.fromkeys(WHOLE, ()) | dict.fromkeys(LED, (1,))


_ARABIC = re.compile("[ء-ي]{2,}")


def known_heads(word: str) -> tuple[int, ...] | None:
    """The lengths of the proclitics of this folded word; None when that is to be found out.

    There are none in marks, numbers and whatever has letters of another script in it.
    """
    if not _ARABIC.fullmatch(word):
        return ()
    if word in _HEADS or word[0] not in CONJUNCTIONS:
        return _HEADS.get(word)
    rest = _HEADS.get(word[1:])
    return None if rest is None else (1, *rest)
