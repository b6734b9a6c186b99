"""Who presents the items of a meeting: the one person whom its cover calls so.

"Laine Matti, kunnanjohtaja, esittelijä" and "Esittelijä: Matti Laine, kunnanjohtaja" say
so; where several persons present, no one does.
"""

from __future__ import annotations

import re

from analyzers.decision.head.meeting_facts import listed_presenters

_ROLE = r"(?:esittelijä|esitt\.|föredragande|föredr\.)"
_PRESENTS = r"(?:asian esittelee|ärendet föredras av)"
_WORDS_OF_ROLE = (
    *("esittelijä", "esitt.", "asian esittelee"),
    *("föredragande", "föredr.", "föredras av"),
)
_ADJECTIVE = (
    r"(?:(?:tekninen|johtava|vastaava|hallinnollinen|vs\.|vt\.|va\.|tekniska|ledande"
    r"|t\.?f\.) )?"
)
_PART = r"[A-ZÅÄÖŠŽ][a-zåäöéüšž]+(?:-[A-ZÅÄÖŠŽ][a-zåäöéüšž]+)?"
_CAPITALS = r"[A-ZÅÄÖ]{2,}(?:-[A-ZÅÄÖ]{2,})?"
_NAME = rf"(?:{_PART} {_PART}|{_CAPITALS} {_PART}(?=,)|{_PART} {_CAPITALS}(?=,))"
_OFFICE = (
    r"(?:[\wåäö-]*(?:johtaja|päällikkö|insinööri|arkkitehti|tarkastaja|direktör|chef|inspektör)"
    r"|[\wåäö-]+sihteeri|rehtori|Rehtori|kirkkoherra|Kirkkoherra)"
)
_NAME_IN_COLUMNS = rf"{_PART}, {_PART}(?=, [a-zåäö])|{_NAME}"
_HOURS = r"(?:\s\d{1,2}[.:]\d\d ?[-–] ?\d{1,2}[.:]\d\d)?"
_SHORT_TITLE = (
    r"(?:kj|kd|kjr|tj|hj|sj|ktj|yj|apkj|tekn\.? ?joht|hall\.? ?joht|siv\.? ?joht)\.?"
)
_TITLE = (
    rf"(?:(?:vs|va|t\.?f)\. )?(?:[a-zåäö][a-zåäö -]{{2,70}}?[a-zåäö]\.?|{_SHORT_TITLE})"
)
_NAMED_AFTER = (
    rf"\s{_NAME},?\s(?!sihteeri|siht|sekreterare|pöytäkirjanpit|jäsen|puheenj|medlem|ordf)"
    r"[a-zåäö]"
)
"""Behind the word for a role, the one who has it; another's role follows a comma or none."""

_BEFORE_ROLE = re.compile(
    rf"(?<![\w-])(?:(?P<name>{_NAME_IN_COLUMNS}){_HOURS}(?:(?:,?\s|\s\()(?P<title>{_TITLE})"
    rf"|, (?P<title4>[A-ZÅÄÖ]{_TITLE})|\s(?P<title5>[A-ZÅÄÖ][a-zåäö-]{{3,40}})(?=/))"
    rf"|(?P<title2>{_ADJECTIVE}(?:[a-zåäö][a-zåäö-]{{2,40}}|{_OFFICE})) (?P<name2>{_NAME})"
    rf"|(?P<name3>{_NAME})(?=,|\s?[(–-]|\s{_ROLE}(?!:|{_NAMED_AFTER})))"
    rf"{_HOURS},?\s?[(/–-]? ?{_ROLE}(?!\w)(?(title)|(?:, (?P<title6>{_OFFICE})(?!\w))?)"
)
_AFTER_ROLE = re.compile(
    rf"(?<![\w-])(?<!, )(?i:{_ROLE}|{_PRESENTS}):?\s(?:(?P<name>{_NAME}),?\s"
    rf"(?P<title>(?!pöytäkirjanpit|protokollf|siht|sekr){_TITLE})(?=[.,;:(\n]| [A-ZÅÄÖ\d]|$)"
    rf"|(?P<title2>(?:[a-zåäö]+ ){{0,2}}{_OFFICE}) (?P<name2>{_NAME}))"
)
_HAS_DIGIT = re.compile(r"\d")
_OF_MEMBERS = {"puheenjohtaja", "varapuheenjohtaja", "jäsen", "ordförande", "medlem"}


def presenter_of(text: str) -> str | None:
    """Return name and title of the one who presents a meeting's items, or None.

    >>> presenter_of("Muut Laine Matti kunnanjohtaja, esittelijä Niemi Anna sihteeri")
    'Laine Matti, kunnanjohtaja'
    >>> presenter_of("Esittelijä: Matti Laine, kunnanjohtaja")
    'Matti Laine, kunnanjohtaja'
    """
    lines = _lines(text)
    if not lines:
        return None
    if by_order := listed_presenters.by_order(lines):
        return by_order
    found = {_named(match) for match in _BEFORE_ROLE.finditer(lines)}
    found = found or {_named(match) for match in _AFTER_ROLE.finditer(lines)}
    return found.pop() if len(found) == 1 else None


def labelled(text: str) -> str | None:
    """Return the one person named behind the word for who presents, or None.

    >>> labelled("Hanke on vireillä. Esittelijä: johtava insinööri Meri Malli.")
    'johtava insinööri Meri Malli'
    """
    found = {_named(match) for match in _AFTER_ROLE.finditer(_lines(text))}
    return found.pop() if len(found) == 1 else None


def _lines(text: str) -> str:
    """Return the lines of a text with single blanks; "" where nobody presents."""
    lowered = text[:4000].lower()
    if not any(map(lowered.__contains__, _WORDS_OF_ROLE)):
        return ""
    return "\n".join(" ".join(line.split()) for line in text[:4000].splitlines())


def _named(match: re.Match[str]) -> str:
    groups = match.groupdict()
    after = None if _HAS_DIGIT.search(match[0]) else groups.get("title6")
    if groups.get("name3"):
        return f"{groups['name3']}, {after}" if after else str(groups["name3"])
    if groups.get("name2"):
        if groups["title2"].casefold() in _OF_MEMBERS:
            return f"{groups['name2']}, {after}" if after else str(groups["name2"])
        return f"{groups['title2']} {groups['name2']}"
    title = groups["title"] or groups["title4"] or groups["title5"]
    return f"{groups['name']}, {title}"
