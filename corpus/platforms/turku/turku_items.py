"""The inside of a Turku item: earlier handlings in a table, glued headings, chapters."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from lxml.html import HtmlElement

from analyzers.notations.temporal.dates import finnish_date
from corpus.model import Attachment, Block, BlockKind, EarlierHandling, Status
from corpus.reading.webpages.composing import TextComposer
from corpus.reading.webpages.html_tables import cells_of, iter_anchors
from corpus.reading.webpages.markup import select_some, squeeze, text_of
from corpus.reading.webpages.meeting_lines import date_in
from corpus.reading.webpages.rendering import to_text
from corpus.reading.webpages.row_cells import CELL_MARK

_CASE = re.compile(r"(\d+-\d{4})(?:\s*\(([\d\s-]+)\))?$")
_SECTION = re.compile(r"^(\S{1,12}) § (\d+(?:\s?[a-z])?)$")
_KINDS: dict[str, BlockKind] = {
    "ehdotus": "proposal",
    "päätösehdotus": "proposal",
    "päätös": "decision",
    "käsittely": "handling",
    "kokouskäsittely": "handling",
    "förslag": "proposal",
    "beslut": "decision",
}
_PERSON = re.compile(
    r"^[A-ZÅÄÖ][\wåäö-]*(?:johtaja|päällikkö|sihteeri|mestari|direktör)\b.{3,80}:\s*$"
)


@dataclass(frozen=True, slots=True)
class TurkuItem:
    """What an item page holds."""

    text: str
    blocks: tuple[Block, ...]
    attachments: tuple[Attachment, ...]
    status: Status | None
    date: dt.date | None
    body: str | None
    title: str | None
    minutes_section: str | None
    item_number: str | None
    case_number: str | None
    presenter: str | None


@dataclass(frozen=True, slots=True)
class _Row:
    body: str
    minutes_section: str | None
    date: dt.date | None
    item_number: str | None


@dataclass(slots=True)
class _State:
    composer: TextComposer
    kind: BlockKind = "description"
    heading: str | None = None
    earlier: EarlierHandling | None = None
    lines: list[str] | None = None
    presenter: str | None = None
    has_own_decision: bool = False

    def close(self) -> None:
        """Write the part that was open."""
        if self.lines:
            text = "\n\n".join(self.lines)
            self.composer.add(self.kind, self.heading, text, earlier=self.earlier)
            if self.kind == "decision" and self.earlier is None:
                self.has_own_decision = True
        self.lines = []

    def open(self, kind: BlockKind, heading: str | None) -> None:
        """Begin a part."""
        self.close()
        self.kind, self.heading = kind, heading


def read_item(root: HtmlElement, base: str) -> TurkuItem:
    """Read an item page; the text is empty when there is none."""
    rows = _rows(root)
    own = rows[-1] if rows else None
    title = _first(root, "//p[@class='ots']")
    case = _case_number(root)
    composer = TextComposer()
    for row in rows:
        composer.add_plain(_row_text(row))
    composer.add_plain(case or "").add_plain(title or "")
    state = _State(composer, lines=[])
    for element in _content(root):
        _take(element, state, rows)
    state.close()
    text, blocks = composer.build()
    return TurkuItem(
        text=text,
        blocks=blocks,
        attachments=_attachments(root, base),
        status=_status(own, state),
        date=own.date if own else None,
        body=own.body if own else None,
        title=title,
        minutes_section=own.minutes_section if own else None,
        item_number=own.item_number if own else None,
        case_number=case,
        presenter=state.presenter,
    )


def _status(own: _Row | None, state: _State) -> Status | None:
    if state.has_own_decision or (own and own.minutes_section):
        return "minutes"
    return "agenda" if own else None


def _rows(root: HtmlElement) -> list[_Row]:
    """The table on top: one row a handling, the item's own last."""
    rows = []
    for row in select_some(root, "//table[contains(@class,'ytt')]//tr"):
        cells = [text_of(cell) for cell in cells_of(row)]
        if len(cells) < 3 or "Kokouspvm" in cells:
            continue
        date = next((found for cell in cells[1:] if (found := date_in(cell))), None)
        section = re.search(r"\d+(?:\s?[a-z])?", cells[1])
        rows.append(
            _Row(
                body=cells[0],
                minutes_section=section[0]
                if section and not date_in(cells[1])
                else None,
                date=date,
                item_number=cells[3] if len(cells) > 3 and cells[3].isdigit() else None,
            )
        )
    return rows


def _row_text(row: _Row) -> str:
    day = finnish_date(row.date) if row.date else ""
    section = f"§ {row.minutes_section}" if row.minutes_section else ""
    return squeeze(f"{row.body} {day} {section}")


def _first(root: HtmlElement, path: str) -> str | None:
    found = select_some(root, path)
    return (text_of(found[0]) or None) if found else None


def _case_number(root: HtmlElement) -> str | None:
    for element in select_some(root, "//p[not(@class)]")[:5]:
        match = _CASE.match(text_of(element))
        if match:
            return match[1]
    return None


def _content(root: HtmlElement) -> list[HtmlElement]:
    """Paragraph-like elements in page order, without table and attachment list."""
    found = []
    stop = False
    for element in root.iter():
        if not isinstance(element.tag, str) or stop:
            continue
        text = text_of(element) if element.tag == "p" else ""
        if element.tag == "p" and re.match(r"(?:Liitteet|Oheismateriaalit?):?$", text):
            stop = True
            continue
        if element.tag in {"p", "table", "ul", "ol", "h2", "h3", "h4"}:
            if "ytt" in (element.get("class") or "") or _is_inside(element):
                continue
            found.append(element)
    return found


def _is_inside(element: HtmlElement) -> bool:
    return any(
        ancestor.tag in {"p", "table", "ul", "ol"}
        for ancestor in element.iterancestors()
    )


def _take(element: HtmlElement, state: _State, rows: list[_Row]) -> None:
    """Put one paragraph where it belongs."""
    text = to_text(element, cell_mark=CELL_MARK)
    name = element.get("class") or ""
    lines = state.lines
    assert lines is not None
    if not text or name == "ots" or (_CASE.match(squeeze(text)) and not lines):
        return
    match = _SECTION.match(squeeze(text))
    if match:
        state.open("description", None)
        state.earlier = _earlier(match[2], rows)
        state.composer.add_plain(squeeze(text))
        return
    label = select_some(element, ".//span[@class='ehdotuspaatos']")
    if label:
        heading = text_of(label[0])
        state.open(_KINDS.get(heading.lower().strip(" :"), "other"), heading)
        rest = squeeze(text)[len(heading) :].strip()
        assert state.lines is not None
        state.lines.append(rest)
        return
    if name == "ing":
        state.open("summary", None) if state.kind != "summary" else None
    elif name == "liiteoheis":
        state.open("attachments", None) if state.kind != "attachments" else None
    elif name == "jakelu":
        state.open("distribution", "Jakelu")
    elif squeeze(text) == "Jakelu":
        return
    elif state.kind in {"summary", "attachments"}:
        state.open("description", None)
    if _PERSON.match(squeeze(text)) and state.earlier is None:
        state.presenter = squeeze(text).rstrip(": ")
    assert state.lines is not None
    state.lines.append(text)


def _earlier(section: str, rows: list[_Row]) -> EarlierHandling | None:
    own = rows[-1] if rows else None
    if own is None or own.minutes_section == section:
        return None
    for row in rows:
        if row.minutes_section == section:
            return EarlierHandling(row.body, row.date, row.minutes_section)
    return EarlierHandling(None, None, section)


def _attachments(root: HtmlElement, base: str) -> tuple[Attachment, ...]:
    found: dict[str, Attachment] = {}
    for label in select_some(root, "//span[@class='liomLabel']"):
        anchor = label.getnext()
        if anchor is None or anchor.tag != "a":
            title = squeeze(label.tail or "")
            if title:
                found[title] = Attachment(title, is_published=False)
            continue
        parent = label.getparent()
        for link in iter_anchors(root if parent is None else parent, base):
            if link.element is anchor:
                found[link.url] = Attachment(link.text, link.url)
    return tuple(found.values())
