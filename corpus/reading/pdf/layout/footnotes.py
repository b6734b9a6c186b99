"""Notes at the foot of a page, where they stand in the middle of a sentence.

A sentence goes on over a page break, and the notes of the first page stand between its
halves. Then they move behind the paragraph that goes on; elsewhere they stay where they
were printed. Notes are set smaller than the text and begin with a number or a star.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from analyzers.decision.lines import headings
from analyzers.decision.lines.furniture import goes_on
from analyzers.decision.lines.lines import split_lines
from corpus.reading.pdf.layout.setting import line_of
from corpus.reading.pdf.layout.text_rows import Run
from corpus.reading.scans.document_pages import DocumentPage

_MARK = re.compile(r"(?:\d{1,3}[.)]? ?(?=[^\W\d])|[¹²³⁴-⁹*†‡])")
_SMALLER = 0.93
_SECTION = re.compile(r"§ ?\d|\d{1,4} ?[a-z]? ?§(?!:)")
_ENDS = (".", ":", ";", "!", "?")


@dataclass(frozen=True, slots=True)
class FootedPage:
    """A page as printed; ``body`` and ``notes`` where notes cut its last sentence off.

    ``first`` is its first line below the running heads.
    """

    page: DocumentPage
    first: str = ""
    body: str = ""
    notes: str = ""


def notes_begin(rows: Sequence[Sequence[Run]]) -> int:
    """Return the index of the first row of the notes that follow an open sentence.

    It is the number of rows where the page has none.
    """
    usual = _usual_height(rows)
    begin = len(rows)
    while begin and max(run.height for run in rows[begin - 1]) < _SMALLER * usual:
        begin -= 1
    while begin < len(rows) and not _MARK.match(rows[begin][0].text):
        begin += 1
    ends_open = begin and not line_of(rows[begin - 1]).endswith(_ENDS)
    return begin if ends_open else len(rows)


def _usual_height(rows: Sequence[Sequence[Run]]) -> float:
    """Return the height in which most characters are set."""
    heights: dict[float, int] = {}
    for row in rows:
        for run in row:
            heights[run.height] = heights.get(run.height, 0) + len(run.text)
    return max(heights, key=lambda height: heights[height], default=0.0)


def with_notes(pages: Sequence[FootedPage]) -> list[DocumentPage]:
    """Put notes behind the sentence that they cut in two; leave others where they are."""
    out: list[DocumentPage] = []
    waiting = ""
    for one, following in zip(pages, [*pages[1:], None], strict=True):
        is_cut = one.notes and following and goes_on(one.body, following.first)
        text = one.body if is_cut else one.page.text
        text = _below_paragraph(text, waiting) if waiting else text
        waiting = one.notes if is_cut else ""
        out.append(replace(one.page, text=text))
    return out


def _below_paragraph(text: str, notes: str) -> str:
    """Put notes where the first paragraph of a page ends: at a gap, heading or §."""
    lines = text.split("\n")
    for place, line in enumerate(lines):
        if place and (not line.strip() or _begins_part(line)):
            break
    else:
        return f"{text}\n\n{notes}"
    parts = ["\n".join(lines[:place]), notes, "\n".join(lines[place:]).lstrip("\n")]
    return "\n\n".join(parts)


def _begins_part(line: str) -> bool:
    if _SECTION.match(line):
        return True
    found = [headings.read(one, line) for one in split_lines(line)]
    return any(heading is not None and heading.is_alone for heading in found)
