"""What single witnesses say of a text's publisher: its letterhead, its address."""

from __future__ import annotations

from analyzers.decision.publisher import naming, organisations
from analyzers.decision.publisher.towns import town
from analyzers.notations.toponyms.municipalities import municipality


def by_letterhead(letterhead: str | None) -> str | None:
    """Return the publisher that a letterhead names; None when it is not known.

    >>> by_letterhead("TUUSULAN KUNTA"), by_letterhead("Porin seudun kuntayhtymä")
    ('Tuusula', 'Porin seudun kuntayhtymä')
    """
    if not letterhead:
        return None
    own = naming.on_first_line(letterhead)
    if own is not None:
        return own.name
    found = next(organisations.find(letterhead), None)
    is_whole = found is not None and (found.start, found.end) == (0, len(letterhead))
    return naming.official_name(letterhead) if is_whole else None


def by_address(url: str | None) -> str | None:
    """Return the town of an address's host, None for others."""
    own = naming.at_host(url)
    return own.name if own else None


def is_same(one: str, other: str) -> bool:
    """Whether two names are of one publisher; a town that has ended is its successor, too.

    >>> is_same("Valtimo", "Nurmes"), is_same("Nurmes", "Lieksa")
    (True, False)
    """
    return bool(_names(one) & _names(other))


def _names(name: str) -> set[str]:
    known, row = municipality(name), town(name)
    names = {name, known.name_fi if known else None, row.successor if row else None}
    return {one.casefold() for one in names if one}
