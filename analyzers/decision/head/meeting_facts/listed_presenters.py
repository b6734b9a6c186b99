"""Who presents, where a list of those present puts roles before names or in a column.

"Kunnanjohtaja/esittelijä Matti Laine Hallintosihteeri/pöytäkirjanpitäjä Anna Niemi" reads
like a list of names with roles behind them. Where the list ends tells which it is: with a
name, or with a role.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_PART = r"[A-ZÅÄÖŠŽ][a-zåäöéüšž]+(?:-[A-ZÅÄÖŠŽ][a-zåäöéüšž]+)?"
_OFFICE = (
    r"[\wåäö-]*(?:johtaja|päällikkö|sihteeri|insinööri|arkkitehti|tarkastaja|rehtori|lääkäri"
    r"|hoitaja|mestari|direktör|chef|sekreterare|inspektör|ingenjör|rektor)\b"
)
_NO_NAME = (
    rf"(?!{_OFFICE}|(?:Esittelijä|Föredragande|Pöytäkirjanpitäjä|Puheenjohtaja)\b)"
)
_NAME = re.compile(rf"{_NO_NAME}(?<![\w/-]){_PART} {_NO_NAME}{_PART}(?![\w/])")
_OTHERS = re.compile(
    r"(?i:\bmuut (?:saapuvilla|läsnä)[ -]?olleet|\bmuut (?:osallistujat|läsnäolijat|läsnäolleet)"
    r"|\bövriga (?:närvarande|deltagare|deltagande))(?: ?\([^()]{3,60}\))?:?"
    r"|\b(?:Muut|MUUT|Övriga):? "
)
"""The heading of those who are there beside the members."""

_END = re.compile(
    r"(?i)\b(?:allekirjoit|asiat\b|käsitel|laillisuus|päätösvalt|poissa\b|pöytäkirjan (?!pitäjä)"
    r"|underskrift|ärenden\b|laglighet|beslutför|protokolljuster|muut (?:saapuv|osall|läsnä)"
    r"|kokouk|frånvarande|undertecknad)|§| :t "
)
_PRESENTS = re.compile(r"(?i)\b(?:esittelijä|esitt\.|föredragande|föredr\.)(?![\wåäö])")
_SECRETARY = re.compile(
    r"(?i)pöytäkirjanpitäjä|\bsihteeri|protokollförare|\bsekreterare"
)
_HAS_ROLE = re.compile(
    rf"(?i){_OFFICE}|(?:pöytäkirjanpitäjä|puheenjohtaja|edustaja|jäsen|esittelijä"
    r"|protokollförare|ordförande|representant|ledamot|föredragande)\b"
    r"|\b(?:siht|sihteerinä|ptk|pöyt|pj|vpj|ordf|sekr)\b"
)
_BEHIND_A_NAME = tuple(",(–-/")
_BETWEEN_ROLES = re.compile(r"\s*[,/]\s*")
_FIRST_ROLE = re.compile(
    r"(?i),?\s*(?:[\wåäö.-]+ ){0,3}[\wåäö.-]+, ?(?:esittelijä|föredragande)\b"
)


def by_order(lines: str) -> str | None:
    """Return who presents by the order of the list's names and roles, if that shows it.

    >>> by_order("Muut osallistujat kunnanjohtaja, esittelijä Matti Laine sihteeri Anna Niemi")
    'kunnanjohtaja Matti Laine'
    >>> by_order("Muut Laine Matti kunnanjohtaja, esittelijä Niemi Anna sihteeri") is None
    True
    """
    part = _list_with_presenter(" ".join(lines.split()))
    names = list(_NAME.finditer(part))
    if len(names) < 2:
        return None
    gaps = [
        part[before:after]
        for before, after in zip(
            (0, *(name.end() for name in names)),
            (*(name.start() for name in names), len(part)),
            strict=True,
        )
    ]
    found = (at for at, gap in enumerate(gaps) if _PRESENTS.search(gap))
    place = next(found, None)
    if place is None:
        return None
    is_behind = gaps[place].lstrip()[:1] in _BEHIND_A_NAME
    if place < len(names) and not is_behind and _are_roles_first(gaps, place):
        return f"{_other_roles(gaps[place])} {names[place][0]}".strip()
    return _office_of_columns(gaps, place)


def _list_with_presenter(flat: str) -> str:
    """Return the list of the others present when one of them presents, else ""."""
    found = list(_PRESENTS.finditer(flat))
    if len(found) != 1:
        return ""
    headings = list(_OTHERS.finditer(flat, 0, found[0].start()))
    if not headings:
        return ""
    end = _END.search(flat, found[0].end())
    return flat[headings[-1].end() : end.start() if end else len(flat)]


def _are_roles_first(gaps: Sequence[str], place: int) -> bool:
    """Whether each role stands before its name: the list ends with a name."""
    if _HAS_ROLE.search(gaps[-1]):
        return False
    is_last_secretary = _SECRETARY.search(gaps[-2]) and place < len(gaps) - 2
    return bool(is_last_secretary or _HAS_ROLE.search(gaps[0]))


def _office_of_columns(gaps: Sequence[str], place: int) -> str | None:
    """Return who presents where all names stand before all roles: only the office is sure."""
    if place != len(gaps) - 1 or any(gap.strip() for gap in gaps[:-1]):
        return None
    first = _FIRST_ROLE.match(gaps[-1])
    if first is None or _HAS_ROLE.search(gaps[-1], first.end()) is None:
        return None
    return _other_roles(first[0])


def _other_roles(gap: str) -> str:
    """Return what a person is besides the one who presents."""
    roles = _BETWEEN_ROLES.split(gap.strip(" ,:/"))
    kept = (_PRESENTS.sub("", role).strip(" ,:/()-–") for role in roles)
    return ", ".join(filter(None, kept))
