"""The case number of a notice: labelled, or the only one that it names."""

from __future__ import annotations

from collections.abc import Sequence

from analyzers.decision.lines.lines import Line
from analyzers.notations.case_codes import case_numbers


def case_of(lines: Sequence[Line], text: str) -> str | None:
    """Return the case number that a notice is about, None where it does not tell."""
    return _labelled_case(lines) or _only_case(text)


def _labelled_case(lines: Sequence[Line]) -> str | None:
    """Return the case number of a notice: the first with a label before it."""
    for line in lines[:60]:
        if case_numbers.case_label(line.text):
            number = case_numbers.own_case_number(line.text)
            if number is not None:
                return number.text
    return None


def _only_case(text: str) -> str | None:
    """Return the one case number of a register that a notice names, wherever it is."""
    found = {one.text: one for one in case_numbers.find(text[:4000])}
    only = next(iter(found.values())) if len(found) == 1 else None
    return only.text if only and only.prefix and not only.is_foreign else None
