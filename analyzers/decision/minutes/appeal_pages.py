"""The appeal instructions at the end of minutes: where they begin, which are for what."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzers.decision.meaning.extraction import appeals
from analyzers.decision.minutes.minutes_rows import Row, section_key
from analyzers.decision.model import AppealKind

_SECTION_LIST = re.compile(
    r"^(?:pykälät|paragraferna?|§§|§)?:?\s*(?:§{0,2} ?\d{1,4}"
    r" ?[a-z]?(?: ?§)?(?: ?[-–] ?§? ?\d{1,4})?(?:\s*(?:,"
    r"|ja|och)\s*|$| ?))+[.]?$",
    re.IGNORECASE,
)
_APPEAL = re.compile(
    r"^(?:muutoksenhakukiel\w+|muutoksenhakuoh\w+|muutoksenhaku"
    r"|oikaisuvaatimus(?:oh\w+)?|oikaisuvaatimus- ja valitus\w+"
    r"|valitusosoitu\w*|valituskiel\w+|kunnallisvalitu\w+"
    r"|hallintovalitu\w+"
    r"|hankintaoikaisu\w*|kieltojen perusteet|anvisning\w*"
    r" .*(?:ändring|rättelse|besvär|omprövning).*|besvärsanvisning\w*"
    r"|besvärsförbud|ändringssökande|rättelseyrkande\w*"
    r"|förvaltningsbesvär|kommunalbesvär)"
    r"(?:\b.{0,60})?$",
    re.IGNORECASE,
)
_OF_AN_ITEM = re.compile(
    r"(?i)(?:oikaisuvaatimus|rättelseyrkande|hallintovalitus|kunnallisvalitus"
    r"|hankintaoikaisu|förvaltningsbesvär|kommunalbesvär)\w*\b(?=.*(?:\d{1,2}\.\d{1,2}\.\d{4}"
    r"|\bpäätöks(?:estä|iä|istä)\b|\bhyl|\bhyväksy|\bpalaut|\bjätet|\btutki|\bkosk|\bjohdosta"
    r"|\bbeslut(?:et)?\b|\bavslå|\bavslogs|\bgodkän|\bsom\b|\.$))"
)
"""An appeal that somebody made, as a title or a decision names it: no instructions."""

_NUMBERS = re.compile(
    r"(\d{1,4}(?: ?[a-z](?!\w))?)(?: ?§)?(?:\s*[-–]\s*§? ?(\d{1,4}))?"
)


def appeals_begin(rows: Sequence[Row], last_start: int) -> int:
    """Return the index of the first row of the appeal instructions at the end."""
    decided = False
    for index in range(last_start + 1, len(rows)):
        text = rows[index].line.text
        if text.casefold().startswith(("päätös", "beslut")):
            decided = True
        if len(text) > 130 or not is_heading(text):
            continue
        named = any(
            _SECTION_LIST.match(row.line.text) and re.search(r"\d", row.line.text)
            for row in rows[index + 1 : index + 4]
        )
        if named or re.search(r"§ ?\d", text) or decided:
            return index
    return len(rows)


def is_heading(text: str) -> bool:
    """Whether a line is the heading of appeal instructions, and no item's title.

    >>> is_heading("Oikaisuvaatimusohje § 12"), is_heading("Oikaisuvaatimus hylättiin.")
    (True, False)
    """
    return _APPEAL.match(text) is not None and _OF_AN_ITEM.match(text) is None


def kinds_by_section(rows: Sequence[Row]) -> dict[str, tuple[AppealKind, ...]]:
    """Read which instruction is for which sections: a heading, then the § list."""
    found: dict[str, dict[AppealKind, None]] = {}
    kinds: tuple[AppealKind, ...] = ()
    for row in rows:
        text = row.line.text
        sections: list[str] = []
        if is_heading(text):
            kinds = appeals.read(text)
            sections = _numbers(text[text.index("§") :]) if "§" in text else []
        elif kinds and _SECTION_LIST.match(text):
            sections = _numbers(text)
        for section in sections:
            for kind in kinds:
                found.setdefault(section, {}).setdefault(kind)
    return {section: tuple(names) for section, names in found.items()}


def _numbers(text: str) -> list[str]:
    sections = []
    for first, last in _NUMBERS.findall(text):
        if last and first.isdigit() and 0 < int(last) - int(first) < 300:
            sections += [str(number) for number in range(int(first), int(last) + 1)]
        else:
            sections.append(section_key(first))
    return sections
