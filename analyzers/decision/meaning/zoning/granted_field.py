"""The field of an official's form that says what was given: "Myönnetty: 700 €"."""

from __future__ import annotations

import re

from analyzers.decision.meaning.zoning.text_parts import Span

_GIVEN = re.compile(
    r"^[ \t*|]*(?:Myönnetty|Myönnetään|Beviljat|Beviljas)"
    r"(?: (?:avustus|avustusta|summa|määrä|bidrag|belopp))?[ \t]*[:|][ \t]*\d[^\n]{0,60}",
    re.MULTILINE,
)


def granted_field(text: str) -> tuple[Span, ...]:
    """Return the one line of a form that tells the sum given; none where several do."""
    found = [match.span() for match in _GIVEN.finditer(text)]
    return tuple(found) if len(found) == 1 else ()
