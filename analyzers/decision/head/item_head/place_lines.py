"""Lines above a text that say whose it is: publisher, body, a day alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzers.decision.head.item_head.header_values import Header
from analyzers.decision.head.item_head.letterheads import is_person_below
from analyzers.decision.head.item_head.lines_of_meetings import ONLY_DAY, take_kind
from analyzers.decision.lines import handlings
from analyzers.decision.lines.lines import Line
from analyzers.decision.publisher import organisations, towns
from analyzers.notations.case_codes import case_numbers
from analyzers.notations.municipal_bodies import bodies
from analyzers.notations.temporal import dates

_ORGANISATION = re.compile(
    r"^(?P<name>[A-ZÅÄÖ][\wåäöÅÄÖ -]{1,50}? (?:kaupunki"
    r"|kunta|stad|kommun|kuntayhtymä|hyvinvointialue|välfärdsområde"
    r"|samkommun))(?:,? (?P<rest>.*))?$",
    re.IGNORECASE,
)
_JOINT = re.compile(
    r"^(?:(?:hyvinvointi)?kuntayhtymä [A-ZÅÄÖ][\w-]+|samkommunen(?:"
    r" för)? [\w -]{3,50}|[A-ZÅÄÖ][\w-]*-?yhtymä)$",
    re.IGNORECASE,
)
_LABELLED_DAY = re.compile(
    r"^(?:sammanträdesdatum|kokouspäivämäärä|kokouspäivä"
    r"|kokouspvm|päivämäärä)\s*:?\s+(?P<rest>\d.*)$",
    re.IGNORECASE,
)
_HEAD_OF_TABLE = re.compile(
    r"(?P<name>Turun kaupunki|Åbo stad)(?= ?§).*"
    r"(?:Kokouspvm|Päätöspvm|Sammanträdets datum|Beslutsdatum)"
)
"""Above the rows of the bodies that a matter went through: "Turun kaupunki§KokouspvmAsia1"."""

_OFFICIAL_DECISION = re.compile(
    r"(?:viranhaltijapäätös|tjänsteinnehavarbeslut)\b", re.IGNORECASE
)
"""The line below an official's title; else such a title alone opens a proposal."""
_BETWEEN_NAMES = re.compile(r" [/|–—-] ")
_IN_SHORT = re.compile(r"[A-ZÅÄÖ]{3,9}")
"""Behind a publisher's name, the name in short: "TORIN HYVINVOINTIALUE – TORHVA"."""

_BRANDED = re.compile(
    r"(?P<name>[A-ZÅÄÖ].{3,60}kuntayhtymä) (?P<brand>(?!(?i:(?:kokous)?pöytäkirja|esityslista"
    r"|asialista|kokouskutsu|muistio|[\wåäö]*päätös|tiedote|kuulutus)\b)[A-ZÅÄÖ][a-zåäö]+)"
)
"""A joint authority with the name by which it goes: "Torilan koulutuskuntayhtymä Tori"."""

_EXPLAINED = re.compile(r" \([^()\d]{3,60}\)$")
"""Behind a body's name: "Maaseutulautakunta (isäntäkunta Toritila)"."""

_UNIT = re.compile(
    r"(?i)(?:[\wåäö-]+,? ){0,6}[\wåäö-]*(?:palvelut|toimiala|virasto|keskus|toimi|osasto|yksikkö"
    r"|liikelaitos|konserni|hallinto|tjänster|sektor(?:n)?|förvaltning(?:en)?|avdelning(?:en)?)"
)
_UNIT_WORDS = 4
_INITIALS = re.compile(r"^[A-ZÅÄÖ]{1,4}(?:[/-][A-ZÅÄÖ]{1,4})+$")


def read_place(header: Header, line: Line, lines: Sequence[Line], index: int) -> bool:
    """Take in a line of the publisher, of the body, or of a day alone."""
    labelled = _LABELLED_DAY.match(line.text)
    text = labelled["rest"] if labelled else line.text
    if header.title is None and header.organisation is None and is_publisher(text):
        header.organisation = text
        return True
    if _is_town_above_body(header, text, lines, index):
        header.organisation = text
        return True
    organisation = _ORGANISATION.match(text)
    if (
        organisation
        and header.title is None
        and header.organisation is None
        and (not organisation["rest"] or take_kind(header, organisation["rest"]))
    ):
        header.organisation = organisation["name"]
        return True
    if (
        header.title is not None
        and is_publisher(text)
        and header.organisation is None
        and index + 1 < len(lines)
        and case_numbers.own_case_number(lines[index + 1].text)
    ):
        header.organisation = text
        return True
    if table := _HEAD_OF_TABLE.match(text):
        header.organisation = table["name"]
        return True
    is_open = header.title is None or (header.is_item and header.date is None)
    if ONLY_DAY.fullmatch(text) and is_open:
        header.date = header.date or dates.first_date(text)
        return True
    if re.fullmatch(r"\d{2}(?:\.\d{2}){1,4}", text) or _INITIALS.match(text):
        return header.case_number is not None
    if _is_unit(header, text, lines, index):
        return True
    text = _EXPLAINED.sub("", text)
    following = lines[index + 1].text if index + 1 < len(lines) else ""
    is_official = (
        header.title is not None
        or header.status == "officeholder"
        or (header.organisation is not None and is_person_below(lines, index))
        or bool(_OFFICIAL_DECISION.match(following))
    )
    if is_official and (first := _in_two_languages(text)):
        text = first
    named = bodies.is_body(text) or (is_official and _is_official_of_unit(text))
    if named and header.body is None and (header.title is None or header.is_item):
        header.take_body(text)
        return True
    if named:
        header.take_body(text)
    return (
        named
        and header.body is not None
        and handlings.same_body(text, header.body)
        and header.title is None
    )


def _in_two_languages(text: str) -> str | None:
    """Return "Bildningsdirektören" of "Bildningsdirektören / Sivistysjohtaja", or None."""
    names = _BETWEEN_NAMES.split(text)
    is_pair = len(names) == 2 and all(map(bodies.is_officeholder, names))
    return names[0] if is_pair else None


def _is_official_of_unit(text: str) -> bool:
    """Whether a line is an official's title, with a unit behind it or without."""
    title, _, unit = text.partition(", ")
    return bodies.is_officeholder(title) and (
        not unit or len(unit.split()) <= _UNIT_WORDS
    )


def _is_town_above_body(
    header: Header, text: str, lines: Sequence[Line], index: int
) -> bool:
    """Whether a line is only a town's name, above the name of its body."""
    if index or len(lines) < 2 or header.organisation or " " in text.strip():
        return False
    row = towns.by_nominative(text)
    return row is not None and bodies.is_body(lines[1].text)


def _is_unit(header: Header, text: str, lines: Sequence[Line], index: int) -> bool:
    """Whether a line is a unit of the publisher: below it, above who decides."""
    if header.organisation is None or header.title is not None or header.body:
        return False
    if header.status == "officeholder" and _UNIT.fullmatch(text):
        return True
    below = [line.text for line in lines[index + 1 : index + 3]]
    decides = any(bodies.is_officeholder(one) or bodies.is_body(one) for one in below)
    return decides and _UNIT.fullmatch(text) is not None


def is_publisher(text: str) -> bool:
    """Return whether a line is a publisher's name alone, also in two languages."""
    if _JOINT.match(text) or organisations.publisher_end(text, 0) == len(text):
        return True
    if (branded := _BRANDED.fullmatch(text)) and not bodies.is_body(branded["brand"]):
        return organisations.publisher_end(branded["name"], 0) == branded.end("name")
    names = _BETWEEN_NAMES.split(text)
    if len(names) == 2 and _IN_SHORT.fullmatch(names[1]):
        names = names[:1]
        return organisations.publisher_end(names[0], 0) == len(names[0])
    return len(names) == 2 and all(
        publisher_of(name) == name or organisations.publisher_end(name, 0) == len(name)
        for name in names
    )


def publisher_of(text: str) -> str | None:
    """Return the publisher with which a line begins ("Lapuan kaupunki …"), or None."""
    match = _ORGANISATION.match(text)
    return match["name"] if match else None
