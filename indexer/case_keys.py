"""One form for a case number, however it was typed or printed."""

from __future__ import annotations

import re

_SPACES = re.compile(r"\s+")
_DASHES = re.compile(r"\s*[‐-―−-]\s*")
_YEAR_FIRST = re.compile(
    r"^(?![a-zåäö]*dn[or])([a-zåäö]{2,5})[ -]?((?:19|20)\d\d-\d+)$"
)
_PREFIX = re.compile(r"^[a-zåäö]{2,10}[:/](?=\d+/\d\d\.)")
_LABEL = re.compile(r"^(?:dnro|dno|diaarinumero|diaarinro|ärendenr|asianro)\s*[:.]?\s*")


def case_key(case_number: str) -> str:
    """Return the comparable form: lower case, plain hyphens, single spaces.

    >>> case_key("HEL 2024–009117")
    'hel 2024-009117'
    >>> case_key("HEL2024-009117")
    'hel 2024-009117'
    >>> case_key("Dnro 2804 / 00.01.01 / 2026")
    '2804/00.01.01/2026'
    """
    folded = _SPACES.sub(" ", case_number.casefold()).strip()
    folded = _LABEL.sub("", folded)
    folded = _DASHES.sub("-", folded)
    folded = _YEAR_FIRST.sub(r"\1 \2", folded)
    return re.sub(r"\s*([/:])\s*", r"\1", folded).strip(" .,;:")


def case_keys(case_number: str) -> tuple[str, ...]:
    """Return the key, and the key without the prefix of the organisation.

    >>> case_keys("TRE:863/10.02.03/2018")
    ('tre:863/10.02.03/2018', '863/10.02.03/2018')
    """
    key = case_key(case_number)
    bare = _PREFIX.sub("", key)
    return (key,) if bare == key else (key, bare)
