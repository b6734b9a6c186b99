"""A PDF to pages of text: words, rows, furniture taken out, text set."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from analyzers.decision.lines.furniture import (
    Furniture,
    PrintedLine,
    find_furniture,
)
from corpus.errors import ParseError
from corpus.reading.pdf.drawn.coverings import count_letters, hidden_glyphs
from corpus.reading.pdf.drawn.framed_notes import framed_notes, with_notes_apart
from corpus.reading.pdf.drawn.glued_cells import part_glued_cells
from corpus.reading.pdf.drawn.hidden_objects import remove_hidden
from corpus.reading.pdf.drawn.overlays import part_marks, seen_words
from corpus.reading.pdf.drawn.page_objects import Box, page_objects
from corpus.reading.pdf.drawn.painted import read_painted
from corpus.reading.pdf.drawn.pictures import picture_share
from corpus.reading.pdf.drawn.ruled_tables import (
    Rules,
    has_tables,
    read_rules,
    with_whole_cells,
)
from corpus.reading.pdf.drawn.stamped_notes import read_stamps
from corpus.reading.pdf.drawn.struck_words import without_struck
from corpus.reading.pdf.drawn.told_letters import told_letters, with_told_letters
from corpus.reading.pdf.glyphs.fields import read_fields
from corpus.reading.pdf.glyphs.glyph_repairs import repaired
from corpus.reading.pdf.glyphs.numbered_glyphs import with_characters
from corpus.reading.pdf.glyphs.overprints import printed_once
from corpus.reading.pdf.glyphs.page_words import PageWords
from corpus.reading.pdf.glyphs.skew import straightened
from corpus.reading.pdf.glyphs.words import read_words
from corpus.reading.pdf.layout.empty_cells import with_empty_cells
from corpus.reading.pdf.layout.footnotes import FootedPage, notes_begin, with_notes
from corpus.reading.pdf.layout.line_numbers import (
    NumberColumn,
    number_column,
    without_line_numbers,
)
from corpus.reading.pdf.layout.partings import Parting
from corpus.reading.pdf.layout.setting import line_of, set_rows
from corpus.reading.pdf.layout.sheets import page_rows
from corpus.reading.pdf.layout.text_rows import Run, rows_of
from corpus.reading.pdf.layout.turned_labels import with_turned_labels
from corpus.reading.pdf.layout.uneven_rows import with_even_rows
from corpus.reading.pdf.pdfium_lock import PDFIUM
from corpus.reading.scans.document_pages import (
    MAX_CHARACTERS,
    DocumentPage,
    EmbeddedFile,
    ReadDocument,
)
from corpus.reading.scans.page_quality import page_state

MAX_PAGES = 2000
_MOST_EMBEDDED = 20
_LARGEST_EMBEDDED = 50_000_000
_SIDEWAYS_ROWS = 3
_LEAST_HEIGHT = 1.0
"""Points; nobody sees smaller letters."""

_FEW_CHARACTERS = 400
"""Only of pages with less text is it asked whether they are pictures."""


@dataclass(slots=True)
class _RawPage:
    """The rows of a page before furniture is known.

    ``top`` and ``bottom`` are the page's edges in the frame of its reading direction.
    """

    rows: list[list[Run]] = field(default_factory=list)
    sideways: list[list[list[Run]]] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    top: float = 0.0
    bottom: float = 0.0
    picture_share: float = 0.0
    letters: int = 0
    covered: int = 0
    cut: int = 0
    struck: int = 0
    unshown: int = 0
    has_unmapped: bool = False
    numbers: NumberColumn | None = None


def read_pdf(body: bytes) -> ReadDocument:
    """Return the pages of a PDF; a page that cannot be read is an empty one.

    May be called from several threads; they wait for one another.

    Raises:
        ParseError: damaged, locked with a password, over 2,000 pages, or more text than
            a document may have.
    """
    with PDFIUM:
        document, damage = _opened(body)
        with document:
            count = len(document)
            if count > MAX_PAGES:
                raise ParseError(f"a PDF of {count} pages; at most {MAX_PAGES}")
            embedded, notes = _embedded(document)
            notes += damage
            named = _with_named_layers(body)
            raw = _raw_pages(document) if named is None else _layered_pages(named)
            if any(page.has_unmapped for page in raw):
                raw = _with_named_glyphs(named or body, is_layered=bool(named)) or raw
            if document.get_formtype() == pdfium.FORMTYPE_XFA_FULL:
                notes.append("its form (XFA) is drawn by few programs and was not read")
    pages = _set(raw)
    notes += _left_out("under boxes drawn over it", [page.covered for page in raw])
    notes += _left_out("cut off at an edge", [page.cut for page in raw])
    notes += _left_out("that is struck out", [page.struck for page in raw])
    notes += _left_out("of layers that are off", [page.unshown for page in raw])
    return ReadDocument(tuple(pages), tuple(embedded), tuple(notes))


def _opened(body: bytes) -> tuple[pypdfium2.PdfDocument, list[str]]:
    """Open a PDF, one that is damaged with a note on it."""
    try:
        return pypdfium2.PdfDocument(body), []
    except pypdfium2.PdfiumError as error:
        failed = ParseError(f"not a readable PDF ({error})")
        # What it mends with is loaded only for the few files that need it.
        from corpus.reading.pdf.mending import mended

        if (whole := mended(body)) is None:
            raise failed from error
    try:
        document = pypdfium2.PdfDocument(whole)
    except pypdfium2.PdfiumError as error:
        raise failed from error
    return document, ["the file is damaged: text or pages of it may be missing"]


@lru_cache(maxsize=1)
def read_pdf_once(body: bytes) -> ReadDocument:
    """Do as ``read_pdf``; whoever asks again for the last file gets the same pages."""
    return read_pdf(body)


def _left_out(where: str, counts: Sequence[int]) -> list[str]:
    """Return on which pages text is left out, as a note."""
    numbers = [str(number) for number, count in enumerate(counts, 1) if count]
    return [f"text {where} is left out on pages {', '.join(numbers)}"][: len(numbers)]


def _with_named_layers(body: bytes) -> bytes | None:
    """Return a PDF whose hidden layers have our name; None when it has none."""
    if b"/OCProperties" not in body and b"/ObjStm" not in body:
        return None
    # What it reads with is loaded only for the few files that may have layers.
    from corpus.reading.pdf.layers import with_named_layers

    return with_named_layers(body)


def _layered_pages(named: bytes) -> list[_RawPage]:
    with pypdfium2.PdfDocument(named) as document:
        return _raw_pages(document, is_layered=True)


def _with_named_glyphs(body: bytes, *, is_layered: bool) -> list[_RawPage] | None:
    """Read a PDF again whose fonts name glyphs of several letters; None without such."""
    # What it reads with is loaded only for the few files that need it.
    from corpus.reading.pdf.named_glyphs import with_named_glyphs

    if (told := with_named_glyphs(body)) is None:
        return None
    with pypdfium2.PdfDocument(told) as document:
        return _raw_pages(document, is_layered=is_layered)


def _raw_pages(
    document: pypdfium2.PdfDocument, *, is_layered: bool = False
) -> list[_RawPage]:
    """Return all pages; no further ones are read when the text is too long already."""
    form = _form(document)
    pages: list[_RawPage] = []
    left = MAX_CHARACTERS
    for number in range(len(document)):
        pages.append(_raw_page(document, number, form, is_layered=is_layered))
        left -= pages[-1].letters
        if left < 0:
            raise ParseError(
                f"a text of over {MAX_CHARACTERS:,} characters, which is the most; "
                f"page {number + 1} of {len(document)} is beyond it"
            )
    return pages


def _form(document: pypdfium2.PdfDocument) -> Any | None:
    if document.get_formtype() in (pdfium.FORMTYPE_NONE, pdfium.FORMTYPE_XFA_FULL):
        return None
    document.init_forms()
    return document.formenv.raw if document.formenv else None


def _raw_page(
    document: pypdfium2.PdfDocument,
    number: int,
    form: Any | None,
    *,
    is_layered: bool,
) -> _RawPage:
    unshown = 0
    try:
        page = document[number]
        if is_layered:
            unshown = remove_hidden(page.raw, page_objects(page.raw))
        textpage = page.get_textpage()
    except pypdfium2.PdfiumError:
        return _RawPage()
    try:
        objects = page_objects(page.raw)
        painted = read_painted(objects)
        box = page.get_bbox()
        hidden = hidden_glyphs(painted, textpage.raw, box)
        words = read_words(textpage.raw, hidden.covered | hidden.cut)
        rules = read_rules(painted.paths)
        edges = part_glued_cells(words, textpage.raw, rules.upright)
        for turn, some in words.turned.items():
            words.turned[turn] = with_characters(printed_once(some))
        if told := told_letters(painted.texts):
            words.turned[0] = with_told_letters(words.turned.get(0, ()), told)
        seen = seen_words(painted, words.turned.get(0, ()))
        own, struck = without_struck(seen.words, painted.paths)
        if 0 in words.turned:
            words.turned[0] = own
        fields = read_fields(page.raw, form)
        if fields:
            words.turned.setdefault(0, []).extend(fields)
        raw = _arranged(words, box, rules, edges)
        raw.covered, raw.unshown = len(hidden.covered), unshown
        raw.has_unmapped = words.has_unmapped
        raw.cut = count_letters(textpage.raw, hidden.cut)
        raw.struck = struck
        if seen.stamps:
            raw.marks.append(" ".join(word.text for word in seen.stamps))
        if has_tables(raw.rows) and words.main_turn() == 0:
            raw.rows = with_empty_cells(with_whole_cells(raw.rows, rules))
        raw.letters = sum([len(run[4]) for row in raw.rows for run in row])
        if raw.letters < _FEW_CHARACTERS:
            raw.picture_share = picture_share(page.raw, objects)
        if stamped := read_stamps(document.raw, number, page.raw, form):
            raw.marks.append(stamped)
        return raw
    finally:
        textpage.close()
        page.close()


def _arranged(
    words: PageWords,
    box: Box,
    rules: Rules,
    edges: Sequence[Parting],
) -> _RawPage:
    turn = words.main_turn()
    left, bottom, right, top = _turned_box(box, turn)
    text, marks = part_marks(
        [
            word
            for word in words.turned.get(turn, ())
            if left < word[2]
            and word[1] < right
            and bottom < word[3] < top
            and not 0 < word[4] < _LEAST_HEIGHT
        ]
    )
    text = straightened(text)
    lines: Sequence[Parting] = [*rules.upright, *edges] if turn == 0 else ()
    framed = framed_notes(text, rules, box) if turn == 0 else []
    if framed:
        noted = {word for _, inside in framed for word in inside}
        text = [word for word in text if word not in noted]
    rows = page_rows(text, (left, bottom, right, top), lines)
    rows = with_even_rows(rows)
    if framed:
        notes = [(frame, rows_of(inside, lines)) for frame, inside in framed]
        rows = with_notes_apart(rows, notes)
    turned = words.turned
    if turn == 0 and len(turned) > 1:
        rows, turned = with_turned_labels(rows, turned)
    numbers = number_column(rows)
    rows = without_line_numbers(rows, numbers)
    raw = _RawPage(rows, top=top, bottom=bottom, numbers=numbers)
    raw.marks = [
        " ".join(word.text for word in group) for group in (words.askew, marks)
    ]
    for other in sorted(turned.keys() - {turn}):
        rows = rows_of(turned[other])
        if len(rows) >= _SIDEWAYS_ROWS or _has_cells(rows):
            raw.sideways.append(rows)
        else:
            raw.marks.extend(line_of(row) for row in rows)
    raw.marks = [mark for mark in raw.marks if mark]
    return raw


def _has_cells(rows: Sequence[Sequence[Run]]) -> bool:
    """Whether few rows are a table, as no stamp is."""
    return len(rows) > 1 and all(len(row) > 1 for row in rows)


def _turned_box(
    box: tuple[float, float, float, float], turn: int
) -> tuple[float, float, float, float]:
    """Return left, bottom, right and top of the page in the frame of *turn*."""
    left, bottom, right, top = box
    return (
        (left, bottom, right, top),
        (-top, left, -bottom, right),
        (-right, -top, -left, -bottom),
        (bottom, -right, top, -left),
    )[turn]


def _set(raw: Sequence[_RawPage]) -> list[DocumentPage]:
    if column := next((page.numbers for page in raw if page.numbers), None):
        for page in raw:
            if page.numbers is None:
                page.rows = without_line_numbers(page.rows, column)
    printed = [
        [
            PrintedLine(line_of(row), page.top - row[0].base, row[0].base - page.bottom)
            for row in page.rows
        ]
        for page in raw
    ]
    finished = [
        _finished(page, lines, found)
        for page, lines, found in zip(
            raw, printed, find_furniture(printed), strict=True
        )
    ]
    return with_notes(finished)


def _finished(
    page: _RawPage, lines: Sequence[PrintedLine], found: Furniture
) -> FootedPage:
    rows = [row for index, row in enumerate(page.rows) if index not in found.dropped]
    own = [
        line.text
        for index, line in enumerate(lines)
        if index not in found.heads | found.feet
    ]
    parts = [set_rows(rows), *(set_rows(rows) for rows in page.sideways)]
    text = repaired("\n\n".join(part for part in parts if part))
    state = page_state(text, "\n".join(own), page.picture_share)
    furniture = tuple(repaired(lines[index].text) for index in sorted(found.dropped))
    if state == "signatures":
        return FootedPage(DocumentPage("", state, (*furniture, *text.split("\n")), ()))
    whole = DocumentPage(text, state, furniture, tuple(page.marks))
    first = next(iter(own), "")
    foot = len(rows) if page.sideways else notes_begin(rows)
    if foot == len(rows):
        return FootedPage(whole, first)
    body, notes = (repaired(set_rows(part)) for part in (rows[:foot], rows[foot:]))
    return FootedPage(whole, first, body, notes)


def _embedded(
    document: pypdfium2.PdfDocument,
) -> tuple[list[EmbeddedFile], list[str]]:
    """Return the files inside, and a note on each that is too large or too many."""
    files: list[EmbeddedFile] = []
    notes: list[str] = []
    count = document.count_attachments()
    for index in range(min(count, _MOST_EMBEDDED)):
        try:
            attachment = document.get_attachment(index)
            name, data = attachment.get_name(), attachment.get_data()
        except pypdfium2.PdfiumError:
            notes.append(f"embedded file {index + 1} cannot be read")
            continue
        if len(data) > _LARGEST_EMBEDDED:
            notes.append(f"embedded file {name!r} is too large ({len(data)} bytes)")
            continue
        files.append(EmbeddedFile(name, bytes(data)))
    if count > _MOST_EMBEDDED:
        notes.append(
            f"{count} embedded files; only the first {_MOST_EMBEDDED} are read"
        )
    return files, notes
