"""Lists of decisions that are tables: a row is an item, its cells §, title and decision.

Such a list has no headings over its parts but those of its columns. Spelled out, each row
is an item as minutes print it: "§ 12 Laiturin korjaus", "Päätös", what was decided.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

_MARKS = (" | ", "   ", "\t")
_CELLS = re.compile(r" ?\| | {3,}|\t+")
_SECTION = re.compile(r"(?:§ ?)?(\d{1,4}(?: ?[a-z])?)(?: ?§)?\.?")
_BEFORE_TITLE = re.compile(
    r"(?:§ ?(\d{1,4}(?: ?[a-z])?)|(\d{1,4}(?: ?[a-z])?) ?§)[.:]? +"
)
_LABELS = {
    "section": "§ pykälä paragraf nro nr nro. nr. §-nro pykälänro pykälä/nro päätös_nro beslut_nr",
    "title": "asia otsikko ärende rubrik asiat ärenden asian_otsikko ärendets_rubrik "
    "käsitelty_asia käsitellyt_asiat ärenderubrik päätöksen_otsikko",
    "decision": "päätös beslut päätökset ratkaisu toimenpide åtgärd avgörande "
    "päätös/toimenpide beslut/åtgärd päätöksen_sisältö beslutets_innehåll",
}
_COLUMN = {
    label.replace("_", " "): column
    for column, labels in _LABELS.items()
    for label in labels.split()
}
_SWEDISH = frozenset(
    ["ärende", "rubrik", "ärenden", "ärenderubrik", "beslut", "åtgärd", "avgörande"]
)
_DAYS = frozenset(
    ["pvm", "päivä", "päivämäärä", "päätöspäivä", "datum", "dag", "beslutsdatum"]
)
_DECIDES = re.compile(
    r"(?i)(?:\S+ ){0,3}(?:päätös|päätösehdotus|ehdotus|esitys|beslut|beslutsförslag|förslag)"
    r"\s*(?::|$)"
)
"""The heading of a decision or a proposal that stands in no row."""

_MEASURES = frozenset(("toimenpide", "åtgärd"))
"""What is done with other bodies' decisions, where no column numbers the items."""

_MOST_COLUMNS, _LEAST_ITEMS = 7, 2
_ENDS = (".", "!", "?", ":")


@dataclass(slots=True)
class _Head:
    """The columns of a list: which is which, and what the others are called."""

    labels: Sequence[str]
    title: int
    decision: int
    section: int | None

    @property
    def has_days(self) -> bool:
        """Whether each row has a day of its own: no meeting decided them."""
        return any(label.casefold() in _DAYS for label in self.labels)

    @property
    def decision_label(self) -> str:
        """The heading of what was decided, in the language of the columns."""
        is_swedish = any(label.casefold() in _SWEDISH for label in self.labels)
        return "Beslut" if is_swedish else "Päätös"


@dataclass(slots=True)
class _Item:
    section: str
    title: str
    decision: str = ""
    others: list[str] = field(default_factory=list)

    def lines(self, label: str) -> Iterator[str]:
        yield from ("", f"§ {self.section} {self.title}", *self.others)
        if self.decision:
            yield from ("", label, self.decision)


def is_head(cells: Sequence[str]) -> bool:
    """Whether cells head a list of decisions.

    >>> is_head(["§", "Asia", "Päätös"]), is_head(["Asia", "Hinta"])
    (True, False)
    """
    return _head(cells) is not None


def _head(cells: Sequence[str]) -> _Head | None:
    if not 2 <= len(cells) <= _MOST_COLUMNS:
        return None
    places: dict[str, int] = {}
    for place, cell in enumerate(cells):
        column = _COLUMN.get(" ".join(cell.split()).rstrip(":").casefold())
        if column in places:
            return None
        if column:
            places[column] = place
    if "title" not in places or "decision" not in places:
        return None
    if "section" not in places and cells[places["decision"]].casefold() in _MEASURES:
        return None
    return _Head(cells, places["title"], places["decision"], places.get("section"))


def spelled_out(pages: Sequence[str], *, with_days: bool = False) -> Sequence[str]:
    """Return pages on which the rows of a list of decisions are items with headings.

    Pages without such a list are returned as they are, and so are those with decisions
    of their own: an item may hold a list of what officials decided. A list whose rows
    have days of their own is one official's, *with_days*.
    """
    if not any(map(_holds_head, pages)):
        return pages
    head: _Head | None = None
    last: _Item | None = None
    items: list[_Item] = []
    out: list[list[str | _Item]] = []
    for page in pages:
        out.append([])
        last = None
        for line in page.split("\n"):
            cells = _cells(line)
            if found := _head(cells):
                head, last = found, None
            elif head and (item := _item(head, cells)) and _follows(items, item):
                items.append(item)
                out[-1].append(item)
                last = item
            elif _DECIDES.match(line):
                return pages
            elif not (head and last and line.strip() and _goes_on(head, last, cells)):
                out[-1].append(line)
                last = None
    if head is None or head.has_days > with_days or len(items) < _LEAST_ITEMS:
        return pages
    return ["\n".join(_written(page, head)) for page in out]


def are_listed(text: str) -> bool:
    """Whether a text is a list of decisions, each in a row, with none of its own."""
    if not _holds_head(text):
        return False
    width = rows = 0
    for line in text.split("\n"):
        cells = _cells(line)
        if is_head(cells):
            width = len(cells)
        elif _DECIDES.match(line):
            return False
        else:
            rows += len(cells) == width
    return rows >= _LEAST_ITEMS


def _holds_head(text: str) -> bool:
    return _has_cells(text) and any(
        is_head(_cells(line)) for line in text.split("\n") if _has_cells(line)
    )


def _has_cells(text: str) -> bool:
    return any(map(text.__contains__, _MARKS))


def _cells(line: str) -> list[str]:
    if line[:1] == "|":
        line = line.strip().strip("|")
    return [cell.strip() for cell in _CELLS.split(line)]


def _written(page: Sequence[str | _Item], head: _Head) -> Iterator[str]:
    for part in page:
        if isinstance(part, _Item):
            yield from part.lines(head.decision_label)
        else:
            yield part


def _item(head: _Head, cells: Sequence[str]) -> _Item | None:
    """Return the item that cells are; None for other rows."""
    if len(cells) > len(head.labels) or len(cells) < 2:
        return None
    title = cells[head.title] if head.title < len(cells) else ""
    decision = cells[head.decision] if head.decision < len(cells) else ""
    others = [
        f"{label}: {cell}"
        for place, (label, cell) in enumerate(zip(head.labels, cells, strict=False))
        if place not in (head.title, head.decision, head.section) and cell and label
    ]
    section = ""
    if head.section is None and (match := _BEFORE_TITLE.match(title)):
        section, title = match[1] or match[2], title[match.end() :]
    elif head.section is not None and head.section < len(cells):
        match = _SECTION.fullmatch(cells[head.section])
        section = match[1] if match else ""
    if not section or not title or not title[0].isalnum():
        return None
    return _Item(section, title, decision, others)


def _follows(items: Sequence[_Item], item: _Item) -> bool:
    number = int(re.sub(r"\D", "", item.section))
    return not items or number >= int(re.sub(r"\D", "", items[-1].section))


def _goes_on(head: _Head, item: _Item, cells: Sequence[str]) -> bool:
    """Add a further line of an item's cells to it; False where it is none."""
    if len(cells) == 1 and item.decision and not item.decision.endswith(_ENDS):
        item.decision += f" {cells[0]}"
    elif len(cells) == 1 and cells[0][:1].islower():
        item.title += f" {cells[0]}"
    elif len(cells) == len(head.labels) - (head.section is not None):
        shift = head.section is not None and head.section < head.title
        item.title += f" {cells[head.title - shift]}"
        item.decision += f" {cells[head.decision - shift]}"
    else:
        return False
    return True
