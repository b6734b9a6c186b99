"""Heads of pages that begin with the § of their item: "34 §, KHALL 17.3.2031 18:00 Sivu 3".

The first such head of an item is its § line; those of its further pages are furniture, and
so is the head of a page that belongs to no item ("§ -1, SSTYR 2031-04-14 18:00 Sida 2").
"""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass

from analyzers.decision.lines.lines import Line

_HEAD = re.compile(
    r"(?x)(?:§\ ?(?P<a>-?\d{1,4}(?:\ ?[a-z])?)|(?P<b>-?\d{1,4}(?:\ ?[a-z])?)\ ?§"
    r"|(?P<c>-?\d{1,4})(?=,\ [A-ZÅÄÖ]{2,12}\ [\d.-]{8,10}\ \d\d:)),\ "
    r"[A-ZÅÄÖ][A-Za-zÅÄÖåäö.]{1,14}\ (?:\d{1,2}\.\d{1,2}\.\d{4}|\d{4}-\d{2}-\d{2})"
    r"(?:\ \d{1,2}[.:]\d{2})?(?:\ (?:[Ss]ivu|[Ss]ida)\ (?P<page>\d{1,4}))?$"
)


_LABELS = re.compile(
    r"(?i)(?:(?:toimielin|organ|kokous|möte) )?"
    r"(?:(?:kokous|päätös)?(?:pvm|päivä(?:määrä)?)|(?:sammanträdes|mötes)?(?:datum|dag))"
    r" (?:pykälä|paragraf|§)(?: (?:sivu|sida))?"
)
_VALUES = re.compile(
    r"(?:[A-ZÅÄÖ][^\d§]{2,90} )?(?:\d{1,2}\.\d{1,2}\.\d{4}|\d{4}-\d{2}-\d{2})"
    r" (?:§ ?)?(?P<section>\d{1,4}(?: ?[a-z])?)(?: ?§)?(?: (?P<page>\d{1,4}))?"
)
"""Boxes on top of an item: "Toimielin | Kokouspäivä | Pykälä" above their values."""


@dataclass(frozen=True, slots=True)
class NumberedHead:
    """A head; *section* is empty on the pages before the first item.

    It is a running head where the item's own § line stands below it.
    """

    section: str
    page: int | None
    line: Line
    is_running: bool = False


def read(line: Line) -> NumberedHead | None:
    """Return what a line says when it is such a head, its *line* cut to the §."""
    begin = line.text[:8]
    match = _HEAD.match(line.text) if "§" in begin or "," in begin else None
    if match is None:
        return None
    printed = (match["a"] or match["b"] or match["c"]).lower()
    section = "" if printed.startswith("-") else printed
    page = int(match["page"]) if match["page"] else None
    alone = dataclasses.replace(line, text=f"§ {section}", wide_gap=None)
    return NumberedHead(section, page, alone)


def read_boxes(labels: Line, values: Line) -> NumberedHead | None:
    """Return what a row of values says below the labels of its boxes, the § one of them."""
    match = _VALUES.fullmatch(values.text) if _LABELS.fullmatch(labels.text) else None
    if match is None:
        return None
    page = int(match["page"]) if match["page"] else None
    section = match["section"].lower()
    alone = dataclasses.replace(values, text=f"§ {section}", wide_gap=None)
    return NumberedHead(section, page, alone)
