"""One form for a case number, however it was typed or printed."""

from __future__ import annotations

import re

_SPACES = re.compile(r"\s+")
_DASHES = re.compile(r"\s*[‐-―−-]\s*")
_LABEL = re.compile(r"^(?:dnro|dno|diaarinumero|diaarinro|ärendenr|asianro)\s*[:.]?\s*")


def case_key(case_number: str) -> str:
    """Return the comparable form: lower case, plain hyphens, single spaces.

    >>> case_key("HEL 2024–009117")
    'hel 2024-009117'
    >>> case_key("Dnro 2804 / 00.01.01 / 2026")
    '2804/00.01.01/2026'
    """
    folded = _SPACES.sub(" ", case_number.casefold()).strip()
    folded = _LABEL.sub("", folded)
    folded = _DASHES.sub("-", folded)
    return re.sub(r"\s*/\s*", "/", folded).strip(" .,;:")
