"""Routine items: legality, checkers of the minutes, agenda, notifications.

They are a quarter of all items and full of references to the Local Government Act. The
wordings are rows of ``routine.tsv``.
"""

from __future__ import annotations

import re
from functools import cache

from analyzers.decision.lines.pattern_tables import pattern
from analyzers.text.table_rows import table_rows

TABLE = "analyzers.decision.meaning.matters:routine.tsv"
NEVER = "never"


def is_routine(title: str | None) -> bool:
    """Return whether an item of this title is a standing item of every meeting."""
    if not title:
        return False
    text = " ".join(title.split())
    return _standing().match(text) is not None and not _own_matter().search(text)


@cache
def _standing() -> re.Pattern[str]:
    """One pattern of all languages; Finnish wordings may go on, Swedish ones say how."""
    ways = {
        language: "|".join(row[1] for row in table_rows(TABLE) if row[0] == language)
        for language in ("fi", "sv")
    }
    return re.compile(
        rf"^(?:§ ?\d+ ?[a-z]?,? )?(?:(?:{ways['fi']})(?:.*)?|(?:{ways['sv']}))$",
        re.IGNORECASE,
    )


def _own_matter() -> re.Pattern[str]:
    return pattern(TABLE, NEVER)
