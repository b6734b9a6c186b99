"""Sums told in words only: "kaksituhatta euroa", "viidensadan euron", "tvåtusen euro"."""

from __future__ import annotations

import re

_UNITS = {
    **dict.fromkeys(("yksi", "yhden", "ett", "en"), 1),
    **dict.fromkeys(("kaksi", "kahden", "två"), 2),
    **dict.fromkeys(("kolme", "kolmen", "tre"), 3),
    **dict.fromkeys(("neljä", "neljän", "fyra"), 4),
    **dict.fromkeys(("viisi", "viiden", "fem"), 5),
    **dict.fromkeys(("kuusi", "kuuden", "sex"), 6),
    **dict.fromkeys(("seitsemän", "sju"), 7),
    **dict.fromkeys(("kahdeksan", "åtta"), 8),
    **dict.fromkeys(("yhdeksän", "nio"), 9),
    **dict.fromkeys(("kymmenen", "tio"), 10),
    **dict.fromkeys(("tjugo",), 20),
    **dict.fromkeys(("trettio",), 30),
    **dict.fromkeys(("fyrtio",), 40),
    **dict.fromkeys(("femtio",), 50),
    **dict.fromkeys(("sextio",), 60),
    **dict.fromkeys(("sjuttio",), 70),
    **dict.fromkeys(("åttio",), 80),
    **dict.fromkeys(("nittio",), 90),
    **dict.fromkeys(("elva",), 11),
    **dict.fromkeys(("tolv",), 12),
    **dict.fromkeys(("tretton",), 13),
    **dict.fromkeys(("fjorton",), 14),
    **dict.fromkeys(("femton",), 15),
    **dict.fromkeys(("sexton",), 16),
    **dict.fromkeys(("sjutton",), 17),
    **dict.fromkeys(("arton",), 18),
    **dict.fromkeys(("nitton",), 19),
}
_SCALES = {
    **dict.fromkeys(("kymmentä", "kymmenen"), 10),
    **dict.fromkeys(("sata", "sataa", "sadan", "hundra"), 100),
    **dict.fromkeys(("tuhat", "tuhatta", "tuhannen", "tusen", "ettusen"), 1_000),
    **dict.fromkeys(
        ("miljoona", "miljoonaa", "miljoonan", "miljon", "miljoner"), 10**6
    ),
}
_TEEN = "toista"
_PARTS = sorted([*_UNITS, *_SCALES, _TEEN, "puoli", "puolen"], key=len, reverse=True)
_ANY_PART = "|".join(_PARTS)
_PART = re.compile(_ANY_PART)
WORDS = rf"(?:(?:{_ANY_PART})(?:(?:\s|och\s)?(?:{_ANY_PART}))*)"
"""A pattern of a number told in words."""
CENTS = rf"\s(?:ja\s|och\s)?(?P<cents>{WORDS}|\d\d?)\s(?:senttiä|sentin|cent)\b"
"""What comes behind whole euros told in words: "euroa kuusikymmentä senttiä"."""
_LEAST = 10
"""Smaller numbers in words stand in talk ("yksi euro"), not in decisions."""


def value_of_words(words: str, least: int = _LEAST) -> float | None:
    """Return the number that *words* say; None where they say none, or one below *least*.

    Each scale multiplies what stands before it since the next greater one:
    "kaksisataaviisikymmentätuhatta" is ((2 × 100) + (5 × 10)) × 1 000.
    """
    whole, below_thousand, unit = 0, 0, 0
    folded = words.lower()
    if re.fullmatch(r"puol(?:i|en)\s?miljoona[an]?", folded):
        return 500_000.0
    for part in _PART.findall(folded):
        if part == _TEEN:
            unit += 10
        elif part in _SCALES and (unit or below_thousand or part not in _UNITS):
            scale = _SCALES[part]
            if scale >= 1_000:
                whole += ((below_thousand + unit) or 1) * scale
                below_thousand, unit = 0, 0
            else:
                below_thousand += (unit or 1) * scale
                unit = 0
        elif part in _UNITS:
            below_thousand, unit = below_thousand + unit, _UNITS[part]
        else:
            return None
    value = float(whole + below_thousand + unit)
    return value if value >= least else None
