"""Signs that are written in several ways become one: CO₂, m³, PM2,5, nuõrttsääʹm.

Every change keeps the length of the text, so offsets stay good.
"""

from __future__ import annotations

import re

_RAISED_DIGITS = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"
_LOWERED_DIGITS = "".join(map(chr, range(0x2080, 0x208A)))
_APOSTROPHES = "\u02b9\u02bb\u02bc\u00b4\u2032\u2019"

_ODD = re.compile(f"[{_RAISED_DIGITS}{_LOWERED_DIGITS}{_APOSTROPHES}]")
_RAISED = re.compile(rf"(?P<head>[^\W_{_RAISED_DIGITS}]*)(?P<sign>[{_RAISED_DIGITS}]+)")
_APOSTROPHE = re.compile(rf"(?<=[^\W\d_])[{_APOSTROPHES}](?=[^\W\d_])")
_DECIMAL = re.compile(r"(?<![^\W_])([A-Za-z]{2,3}\d{1,2}),(?=\d{1,2}(?!\d))")
_TO_DIGITS = str.maketrans(_RAISED_DIGITS + _LOWERED_DIGITS, "0123456789" * 2)
_LONGEST_UNIT = 2


def with_plain_signs(text: str) -> str:
    """Return *text* with plain digits, apostrophes and decimal points in codes.

    >>> with_plain_signs("CO₂, 400 m³, PM2,5 ja kunta²")
    'CO2, 400 m3, PM2.5 ja kunta '
    """
    if _ODD.search(text):
        text = _RAISED.sub(_lowered, text)
        text = text.translate(_LOWERED_TABLE)
        text = _APOSTROPHE.sub("'", text)
    return _DECIMAL.sub(r"\1.", text)


_LOWERED_TABLE = str.maketrans(_LOWERED_DIGITS, "0123456789")


def _lowered(match: re.Match[str]) -> str:
    """A raised digit belongs to a short unit; after a word it is a footnote's."""
    head, sign = match["head"], match["sign"]
    if head and head[-1].isdigit():
        return match.group()
    if head.isalpha() and len(head) <= _LONGEST_UNIT:
        return head + sign.translate(_TO_DIGITS)
    return head + " " * len(sign)
