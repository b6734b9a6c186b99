"""Residents among others: whom they chose to speak, who spoke at their meeting."""

from __future__ import annotations

import re

from corpus.personal.person_cues import cue
from corpus.personal.person_roles import PersonSide

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


_MEETING = re.compile(
    r"\byleisöstä|asukastilaisuu|asukasil|asukaskokou|asukaspaja|yleisötilaisu|kuulemistilaisu|esittelytilaisu"
    r"|keskustelutilaisu|kyläil|kyläkokou|työpajan|invånarmöte|invånarkväll|informationsmöte"
    r"|samrådsmöte|diskussionsmöte|bymöte|vanhempainil|vanhempien (?:kuulemi|tilaisu|kokous)"
    r"|föräldramöte"
    r"|(?:möte|sammankomst|träff|diskussion)\w{0,5} med (?:by|invånar|föräldrar|boende)",
    re.IGNORECASE,
)
# "Vanhemmista puheenvuoron käyttivät": out of whom those are who spoke.
_OF_RESIDENTS = re.compile(
    r"\b(?:vanhemmista|asukkaista|kyläläisistä|kuntalaisista|naapureista|yleisöstä|osakkaista"
    r"|mökkiläisistä|av (?:invånarna|föräldrarna|byborna|publiken))\b",
    re.IGNORECASE,
)
_SPEAK = re.compile(r"puheenvuoro\w*|\bordet\b|inlägg", re.IGNORECASE)


def side_of_act(line: str, above: str) -> PersonSide | None:
    """Return whose act a line tells before a name: an official's, or a resident's words.

    Args:
        line: the clause before the name.
        above: what stands above, which may tell of a meeting for residents.
    """
    if not cue("official_act").search(line):
        return None
    is_residents = _SPEAK.search(line) and (
        _MEETING.search(above) or _OF_RESIDENTS.search(line)
    )
    return "private" if is_residents else "office"
