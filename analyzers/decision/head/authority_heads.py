"""The head of a decision or letter of a court or a state authority.

No meeting has made it: labels name its day, register number and matter, and the title
tells the matter. "Antopäivä 16.6.2031", "Dnro XSAVI/214/04.08/2031", "ASIA  Ympäristölupa".
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from analyzers.decision.lines.lines import Line
from analyzers.decision.model import Reading
from analyzers.notations.case_codes.case_keys import CASE_LABEL, FOREIGN_PREFIXES
from analyzers.notations.temporal import dates

_HEAD_LINES, _LONGEST_TOP = 30, 1500
_GIVEN = re.compile(
    r"(?i)(?<!\w)(?:antopäivä|annettu|päätöspäivä|päivätty|päiväys|päivämäärä|meddela[dt]"
    r"|given|givet|avkunnat|datum)\b[^\d\n]{0,40}$"
)
_GIVEN_IN_ROW = re.compile(
    r"(?i)(?<!\w)(?:antopäivä|givet|meddelat)\b(?=[^\d\n]*$)(?=.*(?:diaari|taltio|diarie|liggar))"
)
"""A row of labels above their values: "Antopäivä Diaarinumero"."""

_REGISTERS = "|".join(sorted(FOREIGN_PREFIXES))
_NUMBER = r"(?:[A-ZÅÄÖ]{2,12}[/ ])?\d{1,6}(?:[/.]\d{1,6}){1,5}(?![\d/])"
_LABELLED = re.compile(rf"(?i)(?<!\w){CASE_LABEL}\.?:?\s*(?P<number>(?-i:{_NUMBER}))")
_FILED = re.compile(
    rf"(?<!\w)(?P<number>(?:{_REGISTERS})[/ ]\d{{1,6}}(?:[/.]\d{{1,6}}){{1,5}})(?![\d/])"
)
_DAY_AND_NUMBER = re.compile(
    rf"(?P<day>\d{{1,2}}\.\d{{1,2}}\.(?:19|20)\d\d) (?:{_REGISTERS})/\d"
)
"""What an ombudsman's ruling begins with: "7.9.2031 EOAK/2802/2031"."""

_RULED = re.compile(
    r"(?s)\b(?:Esittelijä|Föredragande)(?:t|na)?: .{3,120}?"
    r"(?P<title>(?:[A-ZÅÄÖ][A-ZÅÄÖ\d,:()–-]*\s+){2,30}?)"
    r"1 (?:KANTELU|ASIA|VIREILLETULO|KLAGOMÅLET|ÄRENDET)\b"
)
"""The matter in capitals, below who ruled and presented, above the first part."""

_SERIES = re.compile(
    r"(?m)^(?P<letters>KHO|KKO|MAO|TT|VakO)(?: ?:|\b) ?"
    r"(?:\d{1,4}/\d{2,4}\b|(?:19|20)\d\d[:-]\d{1,4}\b)"
)
"""The number of a ruling in its court's series: "KHO:2031:12", "MAO:136/31"."""

_COURTS = {
    "KHO": "Korkein hallinto-oikeus",
    "KKO": "Korkein oikeus",
    "MAO": "Markkinaoikeus",
    "TT": "Työtuomioistuin",
    "VakO": "Vakuutusoikeus",
}
_OF_A_RULING = (
    re.compile(r"(?i)\b(?:antopäivä|givet|meddelat)\b"),
    re.compile(r"(?i)\b(?:taltionumero|diaarinumero|liggarnummer|diarienummer)\b"),
)
_HIGHEST = re.compile(r"(?i)\b(?:taltionumero|liggarnummer)\b")
"""Only the Supreme Administrative Court numbers its rulings so."""

_MATTER = re.compile(
    r"^(?:ASIA|Asia|ÄRENDE(?:T)?|Ärendet?|SAKEN|Saken)(?::\s*|\s+|$)(?P<title>[A-ZÅÄÖ].*)?$"
)
_MATTER_IN_LINE = re.compile(
    r"\b(?:ASIA|ÄRENDE) (?P<title>[A-ZÅÄÖ][^\n]{10,250}?)"
    r"(?= [A-ZÅÄÖ]{5,}(?: [A-ZÅÄÖ]{2,})* [A-ZÅÄÖ\d])"
)
"""On one line, up to the next label: "ASIA Kaapelin rakentaminen HAKIJA Torin Sähkö"."""

_MATTER_ALONE = re.compile(
    r"(?i)(?:valituksenalainen asia|valituksen kohde|asia,? (?:jossa|jota|josta) .{3,40}"
    r"|ärende som (?:överklagats|besvären gäller|besvär gäller)|föremål för besvären?):?"
)
"""Longer labels, with the matter below them."""
_LETTER = re.compile(
    r"(?:LAUSUNTO|Lausunto|UTLÅTANDE|Utlåtande|YTTRANDE|Yttrande|SELVITYSPYYNTÖ"
    r"|Selvityspyyntö|ILMOITUS|Ilmoitus|PÄÄTÖS|BESLUT)\s+\w+.{10,}"
)


@dataclass(frozen=True, slots=True)
class AuthorityHead:
    """What the head says; None where it does not."""

    title: str | None
    date: dt.date | None
    case_number: str | None


def read(lines: Sequence[Line]) -> AuthorityHead:
    """Return what the first *lines* of an authority's document say."""
    head = lines[:_HEAD_LINES]
    return AuthorityHead(_title(head), _day(head), _number(head))


def of_court(reading: Reading, lines: Sequence[Line]) -> Reading:
    """Return the reading of a court's ruling: no town that it names has published it.

    The court is the body that ruled, too.
    """
    top = "\n".join(line.text for line in lines[:_HEAD_LINES])[:_LONGEST_TOP]
    numbered = _SERIES.search(top)
    if not (numbered or all(sign.search(top) for sign in _OF_A_RULING)):
        return reading
    series = numbered["letters"] if numbered else "KHO" if _HIGHEST.search(top) else ""
    court = _COURTS.get(series, reading.organisation)
    return dataclasses.replace(
        reading,
        municipality=None,
        municipality_code=None,
        successor=None,
        organisation=court,
        body=court,
        body_name=court,
        body_type="muu" if court else None,
        publisher_kind="state",
    )


def _title(head: Sequence[Line]) -> str | None:
    for place, line in enumerate(head):
        match = _MATTER.match(line.text)
        if match and match["title"]:
            return match["title"]
        is_label = match is not None or _MATTER_ALONE.fullmatch(line.text) is not None
        if is_label and place + 1 < len(head):
            return head[place + 1].text
        inside = _MATTER_IN_LINE.search(line.text[:_LONGEST_TOP])
        if inside:
            return inside["title"]
    ruled = _RULED.search("\n".join(line.text for line in head)[:_LONGEST_TOP])
    if ruled:
        return " ".join(ruled["title"].split())
    letter = next((one.text for one in head if _LETTER.fullmatch(one.text)), None)
    return letter if letter and len(letter) < 250 else None


def _day(head: Sequence[Line]) -> dt.date | None:
    alone, is_labelled = None, False
    for line in head:
        if is_labelled and (below := dates.first_date(line.text)):
            return below
        is_labelled = _GIVEN_IN_ROW.search(line.text) is not None
        if first := _DAY_AND_NUMBER.match(line.text):
            return dates.parse_date(first["day"])
        for found in dates.find_dates(line.text):
            if _GIVEN.search(line.text[: found.start]):
                return found.day
        alone = alone or dates.parse_date(line.text)
    return alone


def _number(head: Sequence[Line]) -> str | None:
    for pattern in (_LABELLED, _FILED):
        for line in head:
            match = pattern.search(line.text)
            if match:
                return match["number"]
    return None
