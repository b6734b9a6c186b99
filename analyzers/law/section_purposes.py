"""What a section is cited for by what it rules: appeals, hearing, power to decide.

A table of the acts that every municipality cites; of others nothing is told.
"""

from __future__ import annotations

import functools
import re

from analyzers.law.model import LawReference
from analyzers.text.table_rows import table_rows

TABLE = "analyzers:data/law_section_purposes.tsv"

_DELEGATING_RULE = "hallintosääntö"
"""What municipalities call the rule that says who decides."""


def ruled_by(reference: LawReference) -> str:
    """Return the purpose that all cited sections have by the table, else "".

    >>> from analyzers.law.find import find_law_references
    >>> ruled_by(find_law_references("hallintolain 34 §")[0])
    'procedure'
    """
    if any(target.act == _DELEGATING_RULE for target in reference.targets):
        return "competence"
    table = section_purposes()
    purposes = {
        table.get(target.act, {}).get(_number(target.section), "")
        for target in reference.targets
    }
    return purposes.pop() if len(purposes) == 1 else ""


@functools.cache
def section_purposes() -> dict[str, dict[int, str]]:
    """Return, by act and section, what the section is there for."""
    found: dict[str, dict[int, str]] = {}
    for act, purpose, sections, _ in table_rows(TABLE):
        of_act = found.setdefault(act, {})
        for part in sections.split(","):
            first, _, last = part.partition("-")
            of_act.update(
                dict.fromkeys(range(int(first), int(last or first) + 1), purpose)
            )
    return found


def _number(section: str | None) -> int:
    digits = re.match(r"\d+", section or "")
    return int(digits[0]) if digits else 0
