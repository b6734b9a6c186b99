"""The title that a reading gives: on one line, as its address has it, as its site heads it."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from analyzers.decision.head import file_names, frontpages
from analyzers.decision.head.meeting_facts import meeting_pages as pages
from analyzers.decision.head.meeting_facts import release_titles
from analyzers.decision.lines import headings
from analyzers.decision.lines.lines import Line
from analyzers.decision.model import DecisionText, Reading
from analyzers.notations.municipal_bodies import bodies


def of_reading(reading: Reading, source: DecisionText) -> str | None:
    """Return the title on one line; None for one that is only the label of a part."""
    title = _as_in_address(reading.title, source)
    if not title or (source.title is None and headings.is_label(title)):
        return None
    return " ".join(title.split())


def on_site(reading: Reading, source: DecisionText, lines: Sequence[Line]) -> Reading:
    """Return the reading of a site's page: its heading, and the body it is called after.

    The line that its address repeats is its heading, whatever stands above it.
    """
    told = release_titles.repeated(lines, source.text, source.url)
    title = told or pages.of_site(lines, reading.title)
    body = reading.body or pages.body_of_site(title)
    if body is None or reading.body:
        return dataclasses.replace(reading, title=title)
    name, kind = bodies.normalise(body)
    return dataclasses.replace(
        reading, title=title, body=body, body_name=name, body_type=kind
    )


def _as_in_address(title: str | None, source: DecisionText) -> str | None:
    """Return a title found in the text without what its converter's address leaves out."""
    if not title or source.title or frontpages.has_converters_words(source.text):
        return title
    return file_names.as_in_address(title, source.url)
