"""The list of items on the cover of minutes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from analyzers.decision.lines.lines import clean
from analyzers.decision.minutes.minutes_rows import (
    START,
    Row,
    section_key,
    section_order,
)
from analyzers.decision.minutes.own_matter import BY_WHOM

_LIST_LABEL = re.compile(
    r"^(?:käsitel(?:lyt|tävät) asiat|asiat|asialista|lisäpykälät?"
    r"|ärenden|paragrafer|behandlade ärenden)\s*:?\s*(?=§"
    r"|\d+ ?§)",
    re.IGNORECASE,
)
_LISTED = re.compile(r"§ ?(\d{1,4}(?: ?[a-z])?)(?!\w)[ .:|]+(.*?)(?=\s*§ ?\d|$)")
_LONE = re.compile(r"^§ ?(\d{1,4}(?: ?[a-z])?)[ .:|]*$", re.IGNORECASE)
"""A § alone on its line; "10§–19§" tells how far the list goes and is no entry of it."""

_NUMBERED = re.compile(r"(?P<number>\d{1,4})\.? (?P<title>[A-ZÅÄÖ].{2,240})$")
_LABELS = (
    r"(?:käsitel(?:lyt|tävät) asiat|asiat|pykälät|(?:behandlade )?ärenden|paragrafer)"
)
_RANGE_LABEL = re.compile(rf"(?i){_LABELS}\s*:?$")
_RANGE = re.compile(
    rf"(?i)(?P<label>{_LABELS}\s*:?\s*)?§{{0,2}} ?(?P<first>\d{{1,4}}) ?§? ?[-–—] ?§?"
    r" ?(?P<last>\d{1,4}) ?§?\.?$"
)
_MATTER = re.compile(
    r"(?i)(?:päätös|päätösehdotus|ehdotus|päätösesitys|beslut|beslutsförslag|förslag)"
    r"\s*(?::|$)"
)
_LEAST_NUMBERED, _COVER_ROWS, _MOST_ITEMS = 3, 80, 150
_PAGE = re.compile(r"(?i)[ .…]+(?:(?:sivu|sida|s\.) ?)?(\d{1,4})$")
_LEAST_YEAR = 1900
_DOTTED = re.compile(r" ?(?:\.{2,}|…)[ .…]*\d{1,4}$")
_ITEM_NUMBER = re.compile(r"^\d{1,3}\.?\s+(?=[A-ZÅÄÖ])")
"""Number on the agenda between § and title: "§ 15  1  Hallintosääntö"."""

_PRESENTERS_NUMBER = re.compile(
    r"^[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,7}/\d{1,3}\s+(?=[A-ZÅÄÖ0-9])"
)
"""Helsinki counts the items of each presenter: "3 Ktj/1 Ilmoitusasiat"."""

_LIST_GAP = 25
"""Rows between two entries of a cover's list, at most."""


def read_list(
    rows: Sequence[Row], *, is_cover: bool = False
) -> tuple[dict[str, str], int]:
    """Return the items listed on the cover, and the index of the row after the list.

    The list is a run of growing numbers that begins again further down; of the cover
    alone, where *rows* are no more, any such run.
    """
    listed: dict[str, str] = {}
    last = -1
    for index in range(len(rows)):
        for section, title in _entries(rows, index):
            if section in listed or (
                listed
                and section_order(section) < section_order(next(reversed(listed)))
            ):
                return _without_pages(listed), last + 1
            if listed and _between_is_matter(rows[last + 1 : index]):
                return {}, 0
            if listed and index - last > _LIST_GAP:
                # Too far below to belong to a list: these are the items themselves.
                return {}, 0
            listed[section] = title
            last = index
    if is_cover and len(listed) >= _LEAST_NUMBERED:
        return _without_pages(listed), last + 1
    return {}, 0


def read_numbered(rows: Sequence[Row]) -> dict[str, str]:
    """Return the items of a list without § signs: "12 Otsikko", numbers one by one.

    Three rows make a list; it stands above the first line that begins an item.
    """
    best: dict[str, str] = {}
    run: dict[str, str] = {}
    for row in rows:
        if START.match(row.line.text) and run == {} and best:
            break
        match = _NUMBERED.match(row.line.text)
        if match is None or _MATTER.match(row.line.text):
            run = {}
            continue
        if run and int(match["number"]) != int(next(reversed(run))) + 1:
            run = {}
        run[match["number"]] = clean(match["title"])
        if len(run) > len(best):
            best = dict(run)
    return _without_pages(best) if len(best) >= _LEAST_NUMBERED else {}


def read_range(rows: Sequence[Row]) -> tuple[int, int] | None:
    """Return the first and last section that a cover names: "Asiat § 12 - § 19"."""
    for row, above in zip(rows[:_COVER_ROWS], [None, *rows], strict=False):
        match = _RANGE.match(row.line.text)
        if match is None:
            continue
        if not match["label"] and not (above and _RANGE_LABEL.match(above.line.text)):
            continue
        first, last = int(match["first"]), int(match["last"])
        if 0 < last - first < _MOST_ITEMS:
            return first, last
    return None


def _between_is_matter(rows: Sequence[Row]) -> bool:
    """Whether a proposal or decision stands in between: these are items, no list."""
    return any(
        _MATTER.match(row.line.text) or BY_WHOM.match(row.line.text) for row in rows
    )


def _entries(rows: Sequence[Row], index: int) -> list[tuple[str, str]]:
    """Return the (section, title) pairs of a § line; a lone § takes the line below."""
    text = _LIST_LABEL.sub("", rows[index].line.text)
    start = START.match(text)
    if start is None:
        return []
    text = f"§ {start['a'] or start['b']} {start['title']}".strip()
    found = [
        (section_key(section), clean(title)) for section, title in _LISTED.findall(text)
    ]
    if found and not _is_growing([section for section, _ in found]):
        # Titles cite sections, too: "Oikaisuvaatimus päätöksestä § 9".
        section, _, title = text.removeprefix("§ ").partition(" ")
        return [(section_key(section.rstrip(".:")), clean(title))]
    if found:
        return found
    lone = _LONE.match(text)
    if lone is None:
        return []
    below = rows[index + 1].line.text if index + 1 < len(rows) else ""
    title = "" if START.match(below) else below
    return [(section_key(lone[1]), title)]


def _is_growing(sections: Sequence[str]) -> bool:
    orders = [section_order(section) for section in sections]
    return all(one < other for one, other in pairwise(orders))


def _without_pages(listed: dict[str, str]) -> dict[str, str]:
    """Drop pages behind titles, and numbers before them, where nearly all have one.

    Behind a row of dots a number is always a page. Half the titles are enough where the
    numbers grow: a title torn over two lines has its page on the second.
    """
    listed = {one: _DOTTED.sub("", title) for one, title in listed.items()}
    pages = [int(found[1]) for one in listed.values() if (found := _PAGE.search(one))]
    are_pages = 2 <= len(pages) >= len(listed) / 2 and pages == sorted(pages)
    if are_pages and pages[-1] < _LEAST_YEAR:
        listed = {one: _PAGE.sub("", title) for one, title in listed.items()}
    for pattern in (_PAGE, _ITEM_NUMBER, _PRESENTERS_NUMBER):
        numbered = sum(pattern.search(title) is not None for title in listed.values())
        if numbered >= 2 and numbered >= 0.75 * len(listed):
            listed = {one: pattern.sub("", title) for one, title in listed.items()}
    return listed
