"""One form for a case number, however it was typed or printed."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SPACES = re.compile(r"\s+")
_DASHES = re.compile(r"\s*[‐-―−-]\s*")
_YEAR_FIRST = re.compile(
    r"^(?![a-zåäö]*dn[or])([a-zåäö]{2,5})[ -]?((?:19|20)\d\d-\d+)$"
)
_PREFIX = re.compile(r"^[a-zåäö]{2,10}[:/](?=\d+/\d\d\.)")
_LABEL = re.compile(
    r"^(?:dnro|dno|dnr|diaarinumero|diaarinro|diarienummer|ärendenr|asianumero|asianro)"
    r"\s*[:.]?\s*"
)
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_PARTS = (
    # TUUDno-2022-1002, "lapdno 2024 970"
    re.compile(
        rf"(?P<prefix>[a-zåäö]{{1,10}}?) ?dn(?:ro|o|r)[ /:-]*{_YEAR}[ /-]*(?P<serial>\d{{1,6}})"
    ),
    # HEL 2024-009117, hel2024009117
    re.compile(
        rf"(?P<prefix>[a-zåäö]{{2,8}})[ /:-]?{_YEAR}[ /-]?(?P<serial>\d{{2,6}})"
    ),
    # TRE:863/10.02.03/2018, "536/51.510/2012", 13835-2021, VN/8063/2025
    re.compile(
        r"(?:(?P<prefix>[a-zåäö]{1,10})[ /:-]?)?(?P<serial>\d{1,7})"
        rf"(?:[/ -][\d./ ]{{0,16}})?[/ -]{_YEAR}"
    ),
    re.compile(rf"(?P<prefix>){_YEAR}-(?P<serial>\d{{1,6}})"),
)
_YEARS = re.compile(r"(?:19|20)\d\d[ /-](?:19|20)\d\d")


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


@dataclass(frozen=True, slots=True)
class CaseParts:
    """What a case number says, whatever signs stand between.

    Attributes:
        prefix: letters of the register without "dno", lower case; "" for none.
        year: four digits.
        serial: without leading zeros.
    """

    prefix: str
    year: str
    serial: str

    @property
    def number(self) -> str:
        """Year and serial alone; many registers may have it.

        The tilde keeps these apart from numbers as they are printed.
        """
        return f"~{self.year}-{self.serial}"

    @property
    def whole(self) -> str:
        """Register, year and serial; equals ``number`` where no register is named."""
        return f"~{self.prefix} {self.number[1:]}" if self.prefix else self.number


def case_parts(case_number: str) -> CaseParts | None:
    """Take a case number apart; None when it is none, or only a span of years.

    >>> case_parts("TUUDno 2022 1002") == case_parts("tuudno-2022-1002")
    True
    >>> case_parts("OUKA/1472/02.02.02/2017").whole
    '~ouka 2017-1472'
    >>> case_parts("HEL 2024-009117").number
    '~2024-9117'
    """
    key = case_key(case_number)
    if _YEARS.fullmatch(key):
        return None
    for pattern in _PARTS:
        if found := pattern.fullmatch(key):
            serial = found["serial"].lstrip("0") or "0"
            return CaseParts(found["prefix"] or "", found["year"], serial)
    return None


def indexed_case_keys(case_number: str) -> tuple[str, ...]:
    """Return all that a decision's case number is found by, each once."""
    parts = case_parts(case_number)
    loose = (parts.whole, parts.number) if parts else ()
    return tuple(dict.fromkeys((*case_keys(case_number), *loose)))


def asked_case_keys(case_number: str) -> tuple[str, ...]:
    """Return the indexed keys that are surely the typed number.

    Without a register only the number as printed is sure.
    """
    parts = case_parts(case_number)
    whole = (parts.whole,) if parts and parts.prefix else ()
    return tuple(dict.fromkeys((case_key(case_number), *whole)))
