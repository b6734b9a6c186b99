"""Rows that each name a request and its verdict: "Kyläyhdistys: hyväksytty"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from analyzers.decision.meaning.grammar.units import Unit

_YES = (
    r"hyväksyt(?:ty|ään)|myönne(?:tty|tään)|puolletaan|bevilja(?:s|d|ts)|godkän(?:d|ns|ts)|bifalls"
    r"|[1-9][\d .]*(?:,\d\d)?\s?(?:€|euroa?)"
)
_NO = (
    r"hylä(?:tty|tään)|ei (?:myönnetä|hyväksytä|puolleta)|avs(?:lås|lagits|lagen)|avslag"
    r"|förkasta(?:s|d|ts)|(?:beviljas|godkänns|bifalls) (?:inte|ej)"
    r"|(?:ej|inte) (?:beviljad|godkänd)|0\s?(?:€|euroa)"
)
_VERDICT = re.compile(
    rf"^[^:|]{{2,80}}\s?[:|]\s?(?:(?P<no>{_NO})|(?P<yes>{_YES}))\W*$", re.IGNORECASE
)


def granting_row(rows: Iterable[Unit]) -> Unit | None:
    """Return the first row that grants where another refuses; None without both."""
    found = [
        (unit, match["no"]) for unit in rows if (match := _VERDICT.match(unit.text))
    ]
    granted = [unit for unit, no in found if no is None]
    return granted[0] if granted and len(granted) < len(found) else None
