"""Letters of case registers: which towns "TUUDno" or "MLIDno" can be of.

The letters come from the town's name, in their order, the first letter first ("TUU"
Tuusula, "MLI" Mikkeli), dots of letters left out ("JAR" Järvenpää); or they are the
municipality's code ("244Dno-2021-743"). Most often several towns fit; the town's platform
tells more, for numbers "XXXDno-2025-1" are CaseM's.
"""

from __future__ import annotations

from functools import cache

from analyzers.decision.publisher.towns import fold
from analyzers.notations.toponyms.municipalities import (
    Municipality,
    municipalities,
    municipality,
)

_OWN_WAYS = {
    "HEL": "Helsinki",
    "OUKA": "Oulu",
    "VD": "Vantaa",
    "TRE": "Tampere",
    "NKBY": "Uusikaarlepyy",
    "TUU": "Tuusula",
}
"""Letters that do not come from the Finnish name, or stand before other numbers."""


def towns(letters: str) -> tuple[Municipality, ...]:
    """Return the municipalities whose case numbers can bear *letters*, best ones only.

    Towns on CaseM go before others, names that begin with the letters before those that
    only hold them. Empty when none fits or there are fewer than three letters.
    """
    return _towns(letters.upper())


def are_begun(row: Municipality, letters: str) -> bool:
    """Whether a town's name begins with letters, and does not only hold them.

    >>> are_begun(municipality("Tuusula"), "TUU"), are_begun(municipality("Mikkeli"), "MLI")
    (True, False)
    """
    return _name(row).startswith(fold(letters).upper())


_CASEM = "CaseM/CloudNC"


@cache
def _towns(letters: str) -> tuple[Municipality, ...]:
    known = municipality(_OWN_WAYS.get(letters, letters if letters.isdigit() else ""))
    if known:
        return (known,)
    letters = fold(letters).upper()
    if not 3 <= len(letters) <= 8:
        return ()
    rows = [row for row in municipalities() if row.kind == "municipality"]
    begun = [row for row in rows if _name(row).startswith(letters)]
    held = [row for row in rows if _holds(_name(row), letters)]
    for choice in (begun, held):
        fitting = [row for row in choice if row.code in _on_casem()] or choice
        if fitting:
            return tuple(fitting)
    return ()


def _name(row: Municipality) -> str:
    return fold(row.name_fi).upper()


def _holds(name: str, letters: str) -> bool:
    signs = iter(name)
    return name[0] == letters[0] and all(letter in signs for letter in letters)


@cache
def _on_casem() -> frozenset[str]:
    return frozenset(row.code for row in municipalities() if row.platform == _CASEM)
