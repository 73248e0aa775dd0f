"""How far apart two colours look, to all eyes, and how a colour stands on a background.

Seen with one kind of cone missing: G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A
Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE TVCG 15(6), 2009, the
matrices of severity 1.0, upon linear sRGB. Distance: Euclidean in Oklab (B. Ottosson, "A perceptual
color space for image processing", 2020), where 0.02 is about what is just noticed. Contrast:
WCAG 2.2, "relative luminance" and "contrast ratio".
"""

from __future__ import annotations

from math import cbrt, dist

Triple = tuple[float, float, float]
Matrix = tuple[Triple, Triple, Triple]

EYES: dict[str, Matrix] = {
    "trichromat": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanope": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranope": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanope": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
TO_CONES: Matrix = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
TO_OKLAB: Matrix = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)
LUMINANCE: Triple = (0.2126, 0.7152, 0.0722)


def distance(one: str, other: str, eyes: str) -> float:
    """How far apart two `#rrggbb` colours look to these eyes; black and white are 1 apart."""
    return dist(_oklab(_seen(one, eyes)), _oklab(_seen(other, eyes)))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two `#rrggbb` colours, from 1 to 21."""
    lower, higher = sorted(_dot(LUMINANCE, _linear(colour)) for colour in (one, other))
    return (higher + 0.05) / (lower + 0.05)


def laid_over(colour: str, background: str, share: float) -> str:
    """What is seen of a colour of this opacity upon a background, mixed as browsers do."""
    pairs = zip(_channels(colour), _channels(background), strict=True)
    return "#" + "".join(f"{round(share * top + (1 - share) * under):02x}" for top, under in pairs)


def _channels(colour: str) -> Triple:
    red, green, blue = (float(int(colour[place : place + 2], 16)) for place in (1, 3, 5))
    return red, green, blue


def _linear(colour: str) -> Triple:
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (channel / 255 for channel in _channels(colour))
    )
    return red, green, blue


def _seen(colour: str, eyes: str) -> Triple:
    red, green, blue = (min(max(part, 0), 1) for part in _through(EYES[eyes], _linear(colour)))
    return red, green, blue


def _oklab(linear: Triple) -> Triple:
    long, middle, short = _through(TO_CONES, linear)
    return _through(TO_OKLAB, (cbrt(long), cbrt(middle), cbrt(short)))


def _through(matrix: Matrix, vector: Triple) -> Triple:
    first, second, third = (_dot(row, vector) for row in matrix)
    return first, second, third


def _dot(one: Triple, other: Triple) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))
