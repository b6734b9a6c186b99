"""Numbers of lists in OpenDocument files, as the program prints them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from corpus.reading.office.package import Element, attribute, local
from corpus.reading.webpages.list_numbers import spelled

_FORMS = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
}
_MOST_LEVELS = 10


@dataclass(frozen=True, slots=True)
class OdfLevel:
    """How a level of a list is labelled; without a form it has no number."""

    form: str = ""
    before: str = ""
    after: str = ""
    start: int = 1
    shown: int = 1
    bullet: str = ""


ListStyles = Mapping[str, Mapping[int, OdfLevel]]


def outline_levels(styles: Element | None) -> dict[int, OdfLevel]:
    """Return how headings are numbered, by their level."""
    return {
        level: form
        for style in (styles.iter("{*}outline-style") if styles is not None else ())
        for level, form in _levels(style)
    }


def list_styles(*trees: Element | None) -> dict[str, dict[int, OdfLevel]]:
    """Return the levels of each list style of these parts, by its name."""
    return {
        attribute(style, "name") or "": dict(_levels(style))
        for tree in trees
        if tree is not None
        for style in tree.iter()
        if local(style) == "list-style"
    }


def _levels(style: Element) -> Iterator[tuple[int, OdfLevel]]:
    for item in style:
        level = _whole(attribute(item, "level"), 1)
        if local(item) == "list-level-style-bullet":
            yield level, OdfLevel(bullet="•")
        elif local(item) in ("list-level-style-number", "outline-level-style"):
            yield (
                level,
                OdfLevel(
                    _FORMS.get(attribute(item, "num-format") or "", ""),
                    attribute(item, "num-prefix") or "",
                    attribute(item, "num-suffix") or "",
                    _whole(attribute(item, "start-value"), 1),
                    _whole(attribute(item, "display-levels"), 1),
                ),
            )


@dataclass(slots=True)
class ListCounter:
    """Counts the items of lists, from the beginning of a document to its end."""

    styles: ListStyles
    _open: list[tuple[Mapping[int, OdfLevel], list[int]]] = field(default_factory=list)
    _last: dict[str, list[int]] = field(default_factory=dict)

    def begin(self, items: Element, usual: str = "") -> None:
        """Enter a list; one inside another has its style, unless it names its own.

        Args:
            items: the list.
            usual: the style of the lists in which its paragraphs stand.
        """
        name = attribute(items, "style-name") or (None if self._open else usual)
        outer = self._open[-1] if self._open else ({}, [])
        levels = self.styles.get(name, {}) if name else outer[0]
        counts = list(outer[1])
        if attribute(items, "continue-numbering") == "true" and name in self._last:
            counts = self._last[name][: len(counts) + 1]
        else:
            counts.append(levels.get(len(counts) + 1, OdfLevel()).start - 1)
        self._open.append((levels, counts))
        if name:
            self._last[name] = counts

    def end(self) -> None:
        """Leave a list."""
        self._open.pop()

    def label(self, item: Element) -> str:
        """Return what is printed before the next item; "" for nothing."""
        levels, counts = self._open[-1]
        begin = attribute(item, "start-value")
        counts[-1] = _whole(begin, counts[-1] + 1) if begin else counts[-1] + 1
        level = levels.get(min(len(counts), _MOST_LEVELS))
        if level is None or local(item) == "list-header":
            return ""
        return _label(levels, counts, level)


@dataclass(slots=True)
class HeadingCounter:
    """Counts the numbered headings of a document."""

    levels: Mapping[int, OdfLevel]
    _counts: list[int] = field(default_factory=lambda: [0] * _MOST_LEVELS)

    def label(self, heading: Element) -> str:
        """Return what is printed before the next heading; "" for nothing."""
        level = min(_whole(attribute(heading, "outline-level"), 1), _MOST_LEVELS)
        form = self.levels.get(level)
        if (
            form is None
            or not form.form
            or attribute(heading, "is-list-header") == "true"
        ):
            return ""
        counts = self._counts
        begin = attribute(heading, "start-value")
        counts[level - 1] = (
            _whole(begin, 1) if begin else (counts[level - 1] or form.start - 1) + 1
        )
        counts[level:] = [0] * (len(counts) - level)
        return _label(self.levels, counts[:level], form)


def _label(
    levels: Mapping[int, OdfLevel], counts: Sequence[int], level: OdfLevel
) -> str:
    if level.bullet or not level.form:
        return level.bullet
    first = max(len(counts) - level.shown, 0)
    numbers = [
        spelled(number, (levels.get(place) or level).form or "decimal")
        for place, number in enumerate(counts[first:], start=first + 1)
    ]
    return f"{level.before}{'.'.join(numbers)}{level.after}"


def _whole(text: str | None, default: int) -> int:
    return int(text) if text is not None and text.isdecimal() else default
