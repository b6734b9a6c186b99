"""Presentations (.pptx): a page for each slide, with its tables and its notes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from corpus.errors import ParseError
from corpus.reading.equations import line_of_equation
from corpus.reading.office.charts import chart_words
from corpus.reading.office.package import Element, Package, attribute, local
from corpus.reading.office.relations import relations_of
from corpus.reading.office.tables import row_lines
from corpus.reading.raised_signs import lowered, raised
from corpus.reading.scans.document_pages import (
    MAX_CHARACTERS,
    DocumentPage,
    ReadDocument,
)
from corpus.reading.webpages.list_numbers import spelled

MAX_SLIDES = 500
_MAIN = "ppt/presentation.xml"
_FORMS = {
    "alphaLc": "lowerLetter",
    "alphaUc": "upperLetter",
    "romanLc": "lowerRoman",
    "romanUc": "upperRoman",
}
_TITLES = ("title", "ctrTitle")
_DIAGRAM = re.compile(r"ppt/diagrams/data\d*\.xml")


def read_presentation(body: bytes) -> ReadDocument:
    """Return the slides that are shown, in their order; without text, an empty page.

    Raises:
        ParseError: damaged, encrypted, far too large unpacked, or too long.
    """
    package = Package(body)
    slides = _slides(package)
    pages = []
    notes = []
    hidden = 0
    left = MAX_CHARACTERS
    for number, name in enumerate(slides[:MAX_SLIDES], start=1):
        slide = package.tree(name)
        if attribute(slide, "show") in ("0", "false"):
            hidden += 1
            continue
        parts = list(_blocks(slide))
        for relation in relations_of(package, name).values():
            if relation.kind == "notesSlide" and package.has(relation.name):
                remarks = _blocks(package.tree(relation.name))
                parts += [text for text in remarks if len(text) > 3]
            elif _DIAGRAM.fullmatch(relation.name) and package.has(relation.name):
                parts += _blocks(package.tree(relation.name))
            elif relation.kind == "chart" and package.has(relation.name):
                parts += chart_words(package.tree(relation.name))
        text = "\n".join(part for part in parts if part.strip())
        left -= len(text)
        if left < 0:
            raise ParseError(
                f"a text of over {MAX_CHARACTERS:,} characters, which is the most; "
                f"slide {number} of {len(slides)} is beyond it"
            )
        pages.append(DocumentPage(text, "good" if text else "empty"))
    if hidden:
        notes.append(f"{hidden} hidden slides are left out")
    if len(slides) > MAX_SLIDES:
        notes.append(f"{len(slides)} slides; only the first {MAX_SLIDES} are read")
    return ReadDocument(tuple(pages), notes=tuple(notes))


def _slides(package: Package) -> list[str]:
    """Return the parts that are slides, in the order in which they are shown."""
    names = list(package.parts(r"ppt/slides/slide\d+\.xml"))
    relations = relations_of(package, _MAIN)
    listed = [
        relations[reference].name
        for item in package.tree(_MAIN).iter()
        if local(item) == "sldId" and (reference := _reference(item)) in relations
    ]
    shown = [name for name in listed if package.has(name)]
    return shown or names


def _reference(item: Element) -> str:
    """Return the id of a relation; the item has a number of its own beside it."""
    return next(
        (str(value) for key, value in item.attrib.items() if str(key).endswith("}id")),
        "",
    )


def _blocks(parent: Element) -> Iterator[str]:
    """Yield the paragraphs of shapes in the order of the file, tables as rows."""
    numbers: dict[int, int] = {}
    for child in _title_first(parent) if local(parent) == "spTree" else parent:
        name = local(child)
        if name == "p":
            text = "".join(_characters(child))
            yield f"{_number(child, numbers)}{text}" if text.strip() else text
        elif _holds_place(child, ("sldNum",)):
            continue
        elif name == "tbl":
            yield from _rows(child)
        elif name == "AlternateContent":
            yield from _blocks(next(iter(child), child))
        elif name and not _is_unseen(child):
            yield from _blocks(child)


def _number(paragraph: Element, numbers: dict[int, int]) -> str:
    """Return the number that is printed before a paragraph of a list."""
    look = next((one for one in paragraph if local(one) == "pPr"), None)
    level = int(_digits(attribute(look, "lvl")) or 0) if look is not None else 0
    for deeper in [one for one in numbers if one > level]:
        del numbers[deeper]
    mark = None if look is None else next(iter(look.iter("{*}buAutoNum")), None)
    if mark is None:
        numbers.pop(level, None)
        return ""
    form, before, after = _form_of(attribute(mark, "type") or "")
    begin = int(_digits(attribute(mark, "startAt")) or 1)
    numbers[level] = numbers.get(level, begin - 1) + 1
    return f"{before}{spelled(numbers[level], form)}{after} "


def _form_of(kind: str) -> tuple[str, str, str]:
    """Return the form of a number, and what stands before and after it.

    >>> _form_of("alphaLcParenR"), _form_of("arabicPeriod")
    (('lowerLetter', '', ')'), ('decimal', '', '.'))
    """
    form = next((form for start, form in _FORMS.items() if kind.startswith(start)), "")
    if kind.endswith("ParenBoth"):
        return form or "decimal", "(", ")"
    after = ")" if kind.endswith("ParenR") else "." if kind.endswith("Period") else ""
    return form or "decimal", "", after


def _digits(text: str | None) -> str:
    return text if text is not None and text.isdecimal() and len(text) < 7 else ""


def _is_unseen(shape: Element) -> bool:
    """Whether a shape is hidden, or a cell is the rest of a wider or higher one."""
    if any(attribute(shape, name) in ("1", "true") for name in ("hMerge", "vMerge")):
        return True
    return any(
        local(own) == "cNvPr" and attribute(own, "hidden") in ("1", "true")
        for part in shape
        if local(part).startswith("nv")
        for own in part
    )


def _characters(part: Element) -> Iterator[str]:
    for child in part:
        name = local(child)
        if name == "r":
            text = "".join(run.text or "" for run in child if local(run) == "t")
            yield _placed(child, text)
        elif name == "t":
            yield child.text or ""
        elif name == "br":
            yield "\n"
        elif name in ("oMath", "oMathPara"):
            yield line_of_equation(child)
        elif name == "AlternateContent":
            yield from _characters(next(iter(child), child))
        elif name:
            yield from _characters(child)


def _placed(run: Element, text: str) -> str:
    """Return text as its run sets it, above or below the line."""
    step = next(
        (attribute(one, "baseline") for one in run if local(one) == "rPr"), None
    )
    if not step or step == "0":
        return text
    return lowered(text) if step.startswith("-") else raised(text)


def _title_first(shapes: Element) -> list[Element]:
    """Return the shapes of a slide, its title first wherever the file has it."""
    return sorted(shapes, key=lambda shape: not _holds_place(shape, _TITLES))


def _holds_place(shape: Element, kinds: Collection[str]) -> bool:
    """Whether a shape stands in a place that a template has for text of a kind."""
    return local(shape) == "sp" and any(
        local(inner) == "ph" and attribute(inner, "type") in kinds
        for inner in shape.iter()
    )


def _rows(table: Element) -> Iterator[str]:
    for row in table:
        if local(row) == "tr":
            cells = [
                [text for text in _blocks(cell) if text]
                for cell in row
                if local(cell) == "tc" and not _is_unseen(cell)
            ]
            yield from row_lines(cells)
