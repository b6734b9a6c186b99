"""Names of acts that a scan misread or glued to the word before."""

from __future__ import annotations

from analyzers.law.register.inflection import NounForm, word_start
from analyzers.law.register.names import name_table
from analyzers.law.register.plain_titles import read_compound
from analyzers.text.late_pattern import LatePattern

_MISREAD = LatePattern(
    # an I or a digit for the l: "kuntaIain", "kunta1aki"; an l for the i: "kuntalakl"
    r"(?P<stem>[a-zåäö-]{2,60}?)(?:[i1]a(?:in|issa|ista|illa|ki|kia|kiin)|la(?:kl|ln))\s$"
)
_LONGEST_NAME = 70
_LEAST_PART = 4
_ACTING = frozenset(
    [
        *(
            "kunta",
            "viranhaltija",
            "asiakas",
            "potilas",
            "oppilas",
            "yhdistys",
            "kirkko",
        ),
        *("osakeyhtiö", "säätiö", "valtio", "seurakunta", "osuuskunta", "tiekunta"),
        "mikä",
    ]
)
"""Who or what may act in a sentence, and is then no part of an act's name."""
_GLUED = LatePattern(
    r"[^\W\d]*[a-zåäö](?=[A-ZÅÄÖ][a-zåäö])|(?i:ja|sekä|tai|että|enligt|och|samt)"
    r"|[a-zåäö]+?(?:taan|tään|daan|dään)|[a-zåäö]{3,}?(?:tuu|tyy|ttaa|ttää)"
)


def misread_name(lower: str, end: int) -> tuple[int, str] | None:
    """Read the word before places at *end* as a name whose "laki" a scan misread.

    Returns:
        Where the word begins and its stem put right; None when that is not a known name.
    """
    match = _MISREAD.search(lower, max(0, end - _LONGEST_NAME), end)
    if match is None:
        return None
    start = word_start(lower, match.end("stem"))
    stem = lower[start : match.end("stem")].replace("-", "") + "la"
    return (start, stem) if len(stem) > 4 and _is_known(stem) else None


def unglued(text: str, start: int, form: NounForm) -> int | None:
    """Return where a name begins that is glued to the word before it, else None.

    "perustuuHallintolain" has a capital, "jakuntalain" a small word before, and
    "peritäänvesihuoltolain" a verb, whose ending no compound's first part has.
    """
    match = _GLUED.match(text, start, form.end)
    return match.end() if match is not None else None


def parted_name(lower: str, form: NounForm) -> tuple[int, str] | None:
    """Return where a name begins that a blank parts, and its stem: "ympäristön suojelulain".

    A word that may act alone is not joined to "lain": "kunta lain 8 §:n mukaan vastaa".
    """
    if form.language != "fi" or not lower.startswith(" ", form.start - 1):
        return None
    start = word_start(lower, form.start - 1)
    first = lower[start : form.start - 1]
    is_word = len(first) >= _LEAST_PART and first.isalpha()
    if not is_word or (form.is_bare and first in _ACTING):
        return None
    stem = first + form.stem
    is_plain = any(name.before is None for name in name_table().short.get(stem, ()))
    return (start, stem) if is_plain else None


def _is_known(stem: str) -> bool:
    return stem in name_table().short or bool(read_compound(f"{stem}ki")[1])
