"""What the words around a number or address say: a private person's, or an office's.

Contact data of officials is what citizens look for; the same of a private person does
not belong on the open web beyond need (kuntalaki 140 §).
"""

from __future__ import annotations

import re
from typing import Literal

Side = Literal["private", "official", "unknown"]

# A word of the private side within the words before the number decides.
PRIVATE_CUE = re.compile(
    r"hakija|kotipuh|\bkoti\b|yksityi|omistaja|vuokralai|asukas|asukka|muistuttaja"
    r"|valittaja|(?<!työn)(?:tekijä|tekija)|huoltaja|asianosai|asiakas(?!palvelu)|sökande|ägare"
    r"|hemtelefon|invånare|vårdnadshavare",
    re.IGNORECASE,
)
OFFICIAL_CUE = re.compile(
    r"johtaja|päällik|sihteeri|insinööri|arkkitehti|asiantuntija|suunnittelija|juristi"
    r"|lakimies|tarkastaja|rehtori|valmistelija|esittelijä|kirjaamo|vaihde|palvelu"
    r"|neuvonta|toimisto|koordinaattori|mestari|valvoja|lääkäri|opettaja|controller"
    r"|oikeus|virasto|faks|telekopio|lisätie|virka|puheenjohtaja|kunta\b|kaupunki\b"
    r"|kaupungin|kunnan|\boyj?\b|\bky\b|\bab\b|chef|direktör|sekreterare|ingenjör"
    r"|växel|kontor|domstol|upplysning|beredare|föredragande|staden|kommun",
    re.IGNORECASE,
)
# Whom the label of a line names.
PARTY = (
    r"(?:luvan )?(?:"
    r"(?:hakij|vuokraaj|vuokralai|ostaj|omistaj|muistuttaj|valittaj|asukka|huoltaj)\w{1,5}"
    r"|myyjät?|asukas|(?:sökande|köpare|säljare|arrendator|hyresgäst|ägare|klagande)\w{0,2})"
)
_PARTY_BEFORE = re.compile(rf"\s{{0,4}}{PARTY}\s?:", re.IGNORECASE)
_LINE = 130
_BEFORE, _AFTER, _NEAR, _HEADING = 160, 90, 45, 70


def is_private_near(text: str, start: int) -> bool:
    """Whether a word of the private side is right before ``text[start]``, or its line's label."""
    if PRIVATE_CUE.search(text[max(0, start - _NEAR) : start]):
        return True
    line = text[max(0, start - _LINE) : start].rpartition("\n")[2]
    label = _PARTY_BEFORE.match(line)
    return label is not None and not OFFICIAL_CUE.search(line, label.end())


def around(text: str, start: int, end: int) -> str:
    """Return the words before and after ``text[start:end]`` that may belong to it."""
    before = text[max(0, start - _BEFORE) : start]
    after = text[end : end + _AFTER].split("\n\n")[0]
    # A heading counts across the empty line below it, text further up does not.
    paragraph = before.rsplit("\n\n", 1)[-1]
    return f"{max(paragraph, before[-_HEADING:], key=len)} {after}"


def side_of(text: str, start: int, end: int) -> Side:
    """Return whose ``text[start:end]`` is, by cues in words alone."""
    if is_private_near(text, start):
        return "private"
    return "official" if OFFICIAL_CUE.search(around(text, start, end)) else "unknown"
