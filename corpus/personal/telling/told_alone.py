"""What right before a word alone makes it a person's name: a role, a relative, a label."""

from __future__ import annotations

import re

from corpus.personal.names.name_words import LAST
from corpus.personal.person_roles import side_of_word

_BEFORE = re.compile(r"([^\W\d_]{3,40})\s\Z")
_LABEL_BEFORE = re.compile(r"([\w-]{2,40}):\s\Z")
# "valitus", "muistutukset": what somebody sends, which may be of a place.
_MATTER = re.compile(r"(?:us|ys|lu|kse\w{0,5}|an|an?de|ning|skrivelse)\Z")
# "isoäiti Tarmi": of a relative any word is a name, also one that no list has.
_RELATIVE = re.compile(
    r"(?<![\w-])(?:tyttären|pojan|veljen|siskon|lapsen|iso|avo|ent(?:inen|isen) )?"
    r"(?:tytär|tyttären|poika|pojan|äiti|äidin|isä|isän|sisko|siskon|sisar|veli|veljen|vaimo|vaimon"
    r"|puoliso|puolison|mies|lesken|leski|mummo|serkku|täti|setä|eno|miniä|vävy|lapsi|lapsen"
    r"|sisarus"
    r"|dotter(?:n|s|ns)?|son(?:en|s|ens)?|mamma(?:n)?|pappa(?:n)?|mor|far|mormor|morfar"
    r"|farmor|farfar|hustru(?:n)?"
    r"|make(?:n)?|maka(?:n)?|syster(?:n)?|bror|brodern|sambo(?:n)?|änka(?:n)?|kusin(?:en)?"
    r"|barnbarn(?:et)?)\s\Z"
)
# "virkaan valittu Malli": who got what others asked for.
_CHOSEN_BEFORE = re.compile(
    r"\b(?:(?:virkaan|toimeen|tehtävään|työsuhteeseen|virkasuhteeseen|paikkaan|tjänsten"
    r"|befattningen)\s"
    r"(?:valittu|nimitetty|otettu|palkattu|vald|utsedd)\w{0,5}|valituksi tul\w{2,4})\s\Z",
    re.IGNORECASE,
)
_PARTY_WORD = re.compile(
    r"(?:hakija|valittaja|muistuttaja|vuokralai|vuokraaja|omistaja|naapuri|ostaja|myyjä"
    r"|haltija|asukas|asukka"
    r"|maanomistaj|huoltaja|valittanut|kantelija|päämies|potila|asiaka|oppila|opiskelija"
    r"|vainaja|osak"
    r"|sökande|klagande|arrendator|hyresgäst|ägare|köpare|säljare|granne|grannen"
    r"|vårdnadshavare|delägare)\w{0,5}\Z",
    re.IGNORECASE,
)
# "1. Hakemus, Malli": by whom a matter is, in a list of papers.
_LABEL_OF_MATTER = re.compile(
    r"(?:hakemus|muistutus|valitus|suostumus|vaatimus|vastine|selitys|mielipide|huomautus|anomus"
    r"|tarjous|reklamaatio|kantelu|ansökan|besvär|anmärkning|samtycke|anbud)\s?[,/:]\s\Z",
    re.IGNORECASE,
)
_ENDS_LINE = re.compile(r"[ \t]*(?:\n|\Z|\.pdf|;)")
_LONGEST_BEFORE = 60


def is_chosen_or_party(text: str, start: int, stop: int, kinds: frozenset[str]) -> bool:
    """Whether a surname is right after a party, or a word after who was chosen."""
    before = text[max(0, start - _LONGEST_BEFORE) : start]
    if _CHOSEN_BEFORE.search(before):
        return LAST in kinds or not kinds
    if LAST in kinds and _LABEL_OF_MATTER.search(before):
        return _ENDS_LINE.match(text, stop) is not None
    found = _BEFORE.search(before)
    return (
        found is not None
        and LAST in kinds
        and (
            _PARTY_WORD.match(found[1]) is not None
            or (found[1].islower() and side_of_word(found[1]) == "private")
        )
    )


def is_told_alone(text: str, start: int, is_word: bool) -> bool:
    """Whether a private role is right before; of a common word, a person's in a sentence."""
    found = _BEFORE.search(text, max(0, start - 42), start)
    if found is None:
        return False
    is_relative = _RELATIVE.search(found[0].lower()) is not None
    if is_word and not is_relative:
        is_told = found[1][0].islower() and not _MATTER.search(found[1])
        return is_told and side_of_word(found[1].lower()) == "private"
    return side_of_word(found[1].lower()) == "private"


def is_labelled(text: str, start: int) -> bool:
    """Whether the label of a private person is right before: "Oppilas: Tuovi"."""
    label = _LABEL_BEFORE.search(text, max(0, start - 42), start)
    return label is not None and side_of_word(label[1].lower()) == "private"


def is_of_relative(text: str, start: int) -> bool:
    """Whether a relative is right before: "isoäiti Tarmi"."""
    return _RELATIVE.search(text, max(0, start - 30), start) is not None
