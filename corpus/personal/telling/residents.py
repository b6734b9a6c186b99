"""Whom residents chose to speak for them, where they ask the municipality for something."""

from __future__ import annotations

import re

# "Yhteyshenkilöksi on merkitty": whom residents chose, where they ask for something.
_CONTACT_OF = re.compile(
    r"(?:yhteyshenkilö|varahenkilö)(?:ksi|nä)\b|kontaktperson (?:valdes|utsågs|valde|är)",
    re.IGNORECASE,
)
_RESIDENTS = re.compile(
    r"asukka|asukas|\baloit(?!tei)|adressi|mökkiläis|kyläläis|vanhemm|allekirjoitta"
    r"|perhe(?:et|iden|ille)|naapuri|kuntalais|invånar|medborgar|föräldr|undertecknar"
    r"|byborna|stugägar",
    re.IGNORECASE,
)


def is_chosen_by_residents(office: str, above: str) -> bool:
    """Whether a contact is of residents that the words *above* name, and not of the town."""
    return bool(_CONTACT_OF.match(office) and _RESIDENTS.search(above))
