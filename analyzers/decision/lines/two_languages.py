"""Minutes in two languages side by side: what both say of an item, one after the other.

On each page all of the Finnish column comes before all of the Swedish one, so an item is
in two places, and its end on the next page in two more.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from analyzers.decision.lines.language import leaning

_START = re.compile(r"(?:§ ?(?P<a>\d{1,4})|(?P<b>\d{1,4}) ?§)(?![\d:])")
_BETWEEN = re.compile(r"\n\s*\n")
_LEAST_SECTIONS, _LEAST_SHARE = 2, 0.8

_Part = tuple[int, str, str | None, str]
"""A paragraph: its page, its language, the section it is of, its text."""


def paired(pages: Sequence[str]) -> Sequence[str]:
    """Return pages on which each item has its text in both languages, in its place.

    Pages of which not nearly all sections begin once in each language stay as they are.
    """
    if sum(len(_START.findall(page)) for page in pages) < 2 * _LEAST_SECTIONS:
        return pages
    parts = list(_parts(pages))
    begins = [(part[1], part[2]) for part in parts if _begins(part)]
    one, other = ({section for to, section in begins if to == code} for code in "fs")
    if len(begins) != len(set(begins)) or not _are_alike(one, other):
        return pages
    out: list[list[str]] = [[] for _ in pages]
    items: dict[str, list[_Part]] = defaultdict(list)
    for part in parts:
        if part[2] is None:
            out[part[0]].append(part[3])
        else:
            items[part[2]].append(part)
    for own in items.values():
        out[own[0][0]] += filter(None, _once_numbered(sorted(own, key=_language)))
    return ["\n\n".join(texts) for texts in out]


def _once_numbered(parts: Sequence[_Part]) -> Iterator[str]:
    """Yield the texts of an item, whose § stands above the first of them only."""
    for number, part in enumerate(parts):
        text = part[3]
        match = _START.match(text) if number else None
        yield text[match.end() :].lstrip(" .:\n") if match else text


def _are_alike(one: set[str | None], other: set[str | None]) -> bool:
    return min(len(one), len(other)) >= _LEAST_SECTIONS and len(
        one & other
    ) >= _LEAST_SHARE * len(one | other)


def _language(part: _Part) -> str:
    return part[1]


def _begins(part: _Part) -> bool:
    return _START.match(part[3]) is not None


def _parts(pages: Sequence[str]) -> Iterator[_Part]:
    sections: dict[str, str | None] = {"f": None, "s": None}
    language = "f"
    for number, page in enumerate(pages):
        texts = list(_paragraphs(page))
        tilts = list(map(leaning, texts))
        for place, text in enumerate(texts):
            match = _START.match(text)
            tilt = tilts[place]
            if not tilt and (match or place == 0):
                # A heading is in the language of what it heads.
                tilt = next(filter(None, tilts[place:]), 0)
            language = ("s" if tilt > 0 else "f") if tilt else language
            if match:
                sections[language] = match["a"] or match["b"]
            yield number, language, sections[language], text


def _paragraphs(page: str) -> Iterator[str]:
    """Yield paragraphs; a line that begins a section begins one, too."""
    for block in _BETWEEN.split(page):
        lines: list[str] = []
        for line in block.split("\n"):
            if lines and _START.match(line):
                yield "\n".join(lines)
                lines = []
            lines.append(line)
        if "".join(lines).strip():
            yield "\n".join(lines)
