"""Personal data in texts: found and masked before anything is stored or indexed.

Kuntalaki 140 §: personal data does not belong on the open web beyond need. Identity
numbers are certain (they carry a check character); whether a telephone number or e-mail
address is a private person's is decided by its surroundings. Contact data of officials
is what citizens look for and stays.

Pure functions. A mask has the length of what it hides, so that every offset into the
text stays true; the characters are not letters, so that no search finds them.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections import Counter
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

from corpus.model import Attachment, Decision, GivenFacts, Published, Reading

FindingKind = Literal["identity-number", "phone", "e-mail"]

MASK = "█"

_CHECK = "0123456789ABCDEFHJKLMNPRSTUVWXY"
# The signs of the reform of 2023 included.
_CENTURY = {"+": 1800} | dict.fromkeys("-–YXWVU", 1900) | dict.fromkeys("ABCDEF", 2000)
_IDENTITY = re.compile(
    r"(?<!\d)(\d{2})(\d{2})(\d{2})[ \u00a0]?([-–+A-FU-Y])\s?(\d{3})"
    r"([0-9A-FHJ-NPR-Y])(?![0-9A-Za-zÅÄÖåäö])",
    re.IGNORECASE,
)

# Most titles and names have neither; the patterns are dear.
_DIGITS_OR_MAIL = re.compile(r"\d\d|@|\((?:at|ät|a)\)|\[(?:at|ät|a)\]")

# Looked for from the sign on, each part bounded: "a.a.a…" has no end to try from.
_AT = re.compile(
    r"\s?(?:@|\((?:at|ät|a)\)|\[(?:at|ät|a)\])\s?((?:[\w-]{1,63}\.){1,8}[a-zA-Z]{2,63})"
)
_BEFORE_AT = re.compile(r"[\w.+-]{1,64}\Z")
_LONGEST_BEFORE_AT = 64
_PRIVATE_MAIL = re.compile(
    r"(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|mac|aol|gmx"
    r"|proton|protonmail|pm|mail|email|luukku|suomi24|kolumbus|elisanet|saunalahti|inet"
    r"|pp\.inet|pp1\.inet|sci|nic|dnainternet|netti|phnet|iki|welho|kotikone|jippii"
    r"|mbnet|surffi|netikka|multi|anvianet|tnnet|aland|wippies|eunet|kaisanet|kymp"
    r"|lpoynet|mailsuomi|nettilinja|pikkunet|yandex)"
    r"\.(?:com|fi|net|org|me|de|ch|se|ru|co\.uk|info)",
    re.IGNORECASE,
)

_PHONE = re.compile(
    r"(?<![\w/.,:+-])(?<!\d[ \u00a0])"
    r"(?:(?:\+|00)358[ \u00a0-]?(?:\(0\))?[ \u00a0]?(?P<abroad>[1-9]\d{0,2})"
    r"|\(?0(?P<home>[1-9]\d{0,3})\)?)"
    r"(?:[ \u00a0-]{1,2}\d{2,}|\d)(?:[ \u00a0-]?\d){3,8}"
    r"(?![\w/]|[.,:-]\d|[ \u00a0]\d)"
)
_MOBILE = re.compile(r"4|50")

# A word of the private side within the words before the number decides.
_PRIVATE_CUE = re.compile(
    r"hakija|kotipuh|\bkoti\b|yksityi|omistaja|vuokralai|asukas|asukka|muistuttaja"
    r"|valittaja|tekijä|tekija|huoltaja|asianosai|asiakas(?!palvelu)|sökande|ägare"
    r"|hemtelefon|invånare|vårdnadshavare",
    re.IGNORECASE,
)
_OFFICIAL_CUE = re.compile(
    r"johtaja|päällik|sihteeri|insinööri|arkkitehti|asiantuntija|suunnittelija|juristi"
    r"|lakimies|tarkastaja|rehtori|valmistelija|esittelijä|kirjaamo|vaihde|palvelu"
    r"|neuvonta|toimisto|koordinaattori|mestari|valvoja|lääkäri|opettaja|controller"
    r"|oikeus|virasto|faks|telekopio|lisätie|virka|puheenjohtaja|kunta\b|kaupunki\b"
    r"|kaupungin|kunnan|\boyj?\b|\bky\b|\bab\b|chef|direktör|sekreterare|ingenjör"
    r"|växel|kontor|domstol|upplysning|beredare|föredragande|staden|kommun",
    re.IGNORECASE,
)
_BEFORE, _AFTER, _NEAR, _HEADING, _NEIGHBOUR = 160, 90, 45, 70, 80


@dataclass(frozen=True, slots=True)
class Finding:
    """Personal data at ``text[start:end]``."""

    kind: FindingKind
    start: int
    end: int


def find_personal_data(text: str) -> list[Finding]:
    """Find identity numbers and private persons' contact data, in order of the text.

    >>> find_personal_data("Hakija (131052-308T) pyytää")
    [Finding(kind='identity-number', start=8, end=19)]
    """
    if not _DIGITS_OR_MAIL.search(text):
        return []
    found = [
        Finding("identity-number", match.start(), match.end())
        for match in _IDENTITY.finditer(text)
        if _is_identity_number(match)
    ]
    taken = [(item.start, item.end) for item in found]
    if "@" in text or "(a" in text or "[a" in text or "ät)" in text:
        found += _private_mails(text)
    found += [
        Finding("phone", match.start(), match.end())
        for match in _private_phones(text)
        if not any(match.start() < end and start < match.end() for start, end in taken)
    ]
    return sorted(found, key=lambda item: item.start)


def mask(text: str) -> str:
    """Return *text* with personal data covered; same length, same text when clean."""
    found = find_personal_data(text)
    if not found:
        return text
    parts = []
    last = 0
    for item in found:
        parts += [text[last : item.start], MASK * (item.end - item.start)]
        last = item.end
    return "".join([*parts, text[last:]])


def mask_decision(decision: Decision) -> Decision:
    """Return the decision with personal data masked in everything that is shown."""
    published, reading = decision.as_published, decision.reading
    facts = _changed(published.facts, _masked(published.facts))
    covered = {
        **_masked(published),
        "facts": facts,
        "attachments": _masked_attachments(published.attachments),
    }
    read = {
        **_masked(reading),
        "attachments": _masked_attachments(reading.attachments),
    }
    return Decision(_changed(published, covered), _changed(reading, read))


_SHOWN = ("title", "text", "outcome_sentence", "preparer", "presenter")
_Record = TypeVar("_Record", Published, GivenFacts, Reading, Attachment)


def _masked(record: Published | GivenFacts | Reading) -> dict[str, Any]:
    return {
        name: mask(value) for name in _SHOWN if (value := getattr(record, name, None))
    }


def _masked_attachments(given: tuple[Attachment, ...]) -> tuple[Attachment, ...]:
    return tuple(
        _changed(
            item,
            {"title": mask(item.title), "text": mask(item.text) if item.text else None},
        )
        for item in given
    )


def _changed(record: _Record, values: dict[str, Any]) -> _Record:
    """Return *record* with *values*; itself where they are its own."""
    if all(getattr(record, name) == value for name, value in values.items()):
        return record
    return dataclasses.replace(record, **values)


def summary(decision: Decision) -> str | None:
    """Return in words what was masked, without repeating it; None when nothing was."""
    texts = [decision.title, decision.text]
    texts += [text for item in decision.attachments for text in (item.title, item.text)]
    counts = Counter(
        item.kind for text in texts if text for item in find_personal_data(text)
    )
    if not counts:
        return None
    return "masked: " + ", ".join(
        f"{count} {kind}" for kind, count in sorted(counts.items())
    )


def _private_mails(text: str) -> list[Finding]:
    found = []
    for match in _AT.finditer(text):
        if _PRIVATE_MAIL.fullmatch(match[1]):
            begin = max(match.start() - _LONGEST_BEFORE_AT, 0)
            before = _BEFORE_AT.search(text[begin : match.start()])
            if before:
                found.append(Finding("e-mail", begin + before.start(), match.end()))
    return found


def _is_identity_number(match: re.Match[str]) -> bool:
    day, month, year, sign, number, check = match.groups()
    try:
        dt.date(_CENTURY[sign.upper()] + int(year), int(month), int(day))
    except ValueError:
        return False
    return _CHECK[int(day + month + year + number) % 31] == check.upper()


def _private_phones(text: str) -> list[re.Match[str]]:
    """Return numbers that are a private person's, as far as their surroundings tell.

    In a list of officials only the first or last may be near a word that says so;
    what is said of one number holds for its neighbours.
    """
    numbers = [match for match in _PHONE.finditer(text) if _is_number(match)]
    sides = [_side_of(text, match) for match in numbers]
    for order in (range(1, len(numbers)), range(len(numbers) - 2, -1, -1)):
        step = order.step
        for place in order:
            near = place - step
            first, last = sorted((near, place))
            gap = numbers[last].start() - numbers[first].end()
            if sides[place] == "unknown" and gap <= _NEIGHBOUR:
                sides[place] = "official" if sides[near] == "official" else "unknown"
    return [
        match
        for match, side in zip(numbers, sides, strict=True)
        if side == "private" or (side == "unknown" and _is_mobile(match))
    ]


def _side_of(
    text: str, match: re.Match[str]
) -> Literal["private", "official", "unknown"]:
    before = text[max(0, match.start() - _BEFORE) : match.start()]
    after = text[match.end() : match.end() + _AFTER].split("\n\n")[0]
    if _PRIVATE_CUE.search(before[-_NEAR:]):
        return "private"
    # A heading counts across the empty line below it, text further up does not.
    paragraph = before.rsplit("\n\n", 1)[-1]
    around = f"{max(paragraph, before[-_HEADING:], key=len)} {after}"
    mails = [found[1] for found in _AT.finditer(around)]
    has_office_mail = any(not _PRIVATE_MAIL.fullmatch(mail) for mail in mails)
    is_official = has_office_mail or _OFFICIAL_CUE.search(around) is not None
    return "official" if is_official else "unknown"


def _is_number(match: re.Match[str]) -> bool:
    return 7 <= sum(character.isdigit() for character in match[0]) <= 14


def _is_mobile(match: re.Match[str]) -> bool:
    return _MOBILE.match(match["abroad"] or match["home"]) is not None
