"""What the styles of OpenDocument files hide, raise and number, also by their parents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TypeVar

from corpus.reading.office.package import Element, attribute, local
from corpus.reading.office.paper import is_paper_white
from corpus.reading.raised_signs import lowered, raised

Said = TypeVar("Said")
_MOST_PARENTS = 12
_BARE = (None, "transparent")
_STEP = re.compile(r"(-?)\d+%")


class OdfStyles:
    """The styles of a file's parts.

    Attributes:
        master_pages: the pages that styles of paragraphs begin.
        has_backdrop: whether pages are coloured, or pictures lie behind their text.
    """

    def __init__(self, *trees: Element | None) -> None:
        self._hidden: dict[str, bool] = {}
        self._places: dict[str, str] = {}
        self._lists: dict[str, str] = {}
        self._parents: dict[str, str] = {}
        self._hidden_tables: set[str] = set()
        self._whites: dict[str, bool] = {}
        self._grounds: dict[str, bool] = {}
        self.master_pages: set[str] = set()
        self.has_backdrop = False
        for tree in trees:
            for style in tree.iter("{*}style") if tree is not None else ():
                self._read(style)
            for page in (
                tree.iter("{*}page-layout-properties") if tree is not None else ()
            ):
                self.has_backdrop |= _is_painted(page)

    def _read(self, style: Element) -> None:
        name = attribute(style, "name") or ""
        self._parents[name] = attribute(style, "parent-style-name") or ""
        if (list_style := attribute(style, "list-style-name")) is not None:
            self._lists[name] = list_style
        if page := attribute(style, "master-page-name"):
            self.master_pages.add(page)
        for part in style:
            self._read_colours(name, part)
            display = attribute(part, "display")
            if local(part) == "text-properties":
                struck = attribute(part, "text-line-through-style")
                if display is not None or struck is not None:
                    is_struck = struck not in (None, "none")
                    self._hidden[name] = display == "none" or is_struck
                if place := attribute(part, "text-position"):
                    self._places[name] = place
            elif local(part) == "table-properties" and display == "false":
                self._hidden_tables.add(name)

    def _read_colours(self, name: str, part: Element) -> None:
        """Keep whether a style has white letters, or a ground on which they are seen."""
        if (colour := attribute(part, "color")) is not None:
            self._whites[name] = is_paper_white(colour)
        if _is_painted(part):
            self._grounds[name] = True
        self.has_backdrop |= attribute(part, "run-through") == "background"

    def is_white(self, element: Element) -> bool | None:
        """Whether the style of an element makes its letters white, None if it is mute."""
        return self._said(element, self._whites)

    def has_ground(self, element: Element) -> bool:
        """Whether the style of an element paints something below its letters."""
        return self._said(element, self._grounds) is True

    def _lineage(self, name: str | None) -> Iterator[str]:
        for _ in range(_MOST_PARENTS):
            if not name:
                return
            yield name
            name = self._parents.get(name)

    def hides(self, element: Element) -> bool:
        """Whether the style of a paragraph or a part of it hides it."""
        said = self._said(element, self._hidden)
        return said is True

    def list_style(self, paragraph: Element) -> str:
        """Return the style of the lists in which paragraphs of this style stand."""
        return self._said(paragraph, self._lists) or ""

    def hides_table(self, table: Element) -> bool:
        """Whether a sheet is hidden."""
        return attribute(table, "style-name") in self._hidden_tables

    def placed(self, element: Element, text: str) -> str:
        """Return the text of an element as its style sets it, above or below the line."""
        place = self._said(element, self._places) or ""
        step = _STEP.match(place)
        if place.startswith("super") or (step and not step[1] and step[0] != "0%"):
            return raised(text)
        return lowered(text) if place.startswith("sub") or (step and step[1]) else text

    def _said(self, element: Element, told: Mapping[str, Said]) -> Said | None:
        names = self._lineage(attribute(element, "style-name"))
        return next((told[name] for name in names if name in told), None)


def _is_painted(properties: Element) -> bool:
    """Whether properties of a style paint a ground that is not as white as paper."""
    colour = attribute(properties, "background-color")
    return (
        (colour not in _BARE and not is_paper_white(colour))
        or attribute(properties, "fill") not in (None, "none")
        or any(
            local(one) == "background-image" and len(one.attrib) for one in properties
        )
    )
