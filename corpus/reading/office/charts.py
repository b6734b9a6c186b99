"""Words of a chart: its titles, the names of its series and of what they compare."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.reading.office.package import Element, local

_MOST_WORDS = 300
_NAMES = frozenset({"tx", "cat"})


def chart_words(chart: Element) -> list[str]:
    """Return the words of a chart's part, each once; its numbers are drawn, not written.

    Args:
        chart: the part ("chartSpace").
    """
    found: dict[str, None] = {}
    for text in _words(chart):
        if text.strip():
            found.setdefault(" ".join(text.split()))
        if len(found) >= _MOST_WORDS:
            break
    return list(found)


def _words(part: Element) -> Iterator[str]:
    for paragraph in part.iter("{*}p"):
        yield "".join(run.text or "" for run in paragraph.iter("{*}t"))
    for names in part.iter():
        if local(names) in _NAMES:
            for point in names.iter("{*}strCache"):
                yield from (value.text or "" for value in point.iter("{*}v"))
