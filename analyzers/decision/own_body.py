"""The body that decided: as written, in its usual form, of which type."""

from __future__ import annotations

import dataclasses
import re

from analyzers.decision.head import body_names
from analyzers.decision.model import DecisionText, Reading, own_text
from analyzers.decision.parts import named_rounds
from analyzers.notations.municipal_bodies import bodies


def with_body(
    reading: Reading, source: DecisionText, short: str | None = None
) -> Reading:
    """Return the reading with the body's written form, normalised name and type.

    Args:
        reading: as far as it is made.
        source: what is read.
        short: the body's name in short, used where nothing else names the body.
    """
    body = reading.body
    official = reading.officeholder
    if body is None and official and reading.kind == "officeholder-decision":
        return dataclasses.replace(
            reading,
            body=official,
            body_name=" ".join(official.split()),
            body_type="viranhaltija",
        )
    if body is None and official is None:
        body = named_rounds.own_body(reading.blocks)
        for kind in ("proposal", "decision"):
            part = own_text(source.text, reading.blocks, kind)
            body = body or (body_names.subject_of(part) if part else None)
        body = body or body_names.that_leaves(source.text)
    body = body or (None if official else short)
    body = body and body_names.as_written_in_full(body, source.text)
    if body is None:
        return reading
    if _LISTS_OFFICIALS.search(reading.title or "") and _has_other(body, source.text):
        return dataclasses.replace(reading, body=None, minutes_section=None)
    name, body_type = bodies.normalise(body_names.chief_in_full(body, source.text))
    return dataclasses.replace(reading, body=body, body_name=name, body_type=body_type)


_LISTS_OFFICIALS = re.compile(
    r"(?i)\b(?:luettelo\b.*viranhaltijapäätöks|viranhaltijapäätös(?:luettelo|ten luettelo)"
    r"|förteckning\b.*(?:tjänsteinnehavar|tjänstemanna)beslut)"
)


def _has_other(official: str, text: str) -> bool:
    """Whether another official stands alone on a line: a list of what several decided."""
    lines = (line.strip() for line in text.splitlines())
    return any(line != official and bodies.is_officeholder(line) for line in lines)
