"""What a body decided formerly and now rescinds: it does not belong to what it decides.

"Johtaja päätti 18.11.2013 § 402 hylätä hakemuksen. Johtaja kumoaa päätöksensä ja myöntää luvan."
"""

from __future__ import annotations

from collections.abc import Sequence

from analyzers.decision.meaning.grammar.units import Unit
from analyzers.decision.meaning.zoning.closing import CONTENT, EARLIER_DAY
from analyzers.text.quick_patterns import quick

_RESCINDS = quick(
    r"\b(?:kumoaa|kumosi|kumoan|kumota|kumotaan|kumottiin|peruu|perui|peruuttaa|peruutti|poistaa|poisti"
    r"|upphäver|upphävde|upphäva|upphävs|upphävdes|återkallar|återkallade|river upp)"
    r" (?:[\w.]+ ){0,4}?(?:§ ?\d+ )?"
    r"(?:päätökse(?:nsä|ni|n)|beslut(?:et)?)\b"
)


def without_rescinded(rows: Sequence[Unit]) -> list[Unit]:
    """Return a decision's sentences without what an earlier day decided and they rescind."""
    last = next(
        (n for n, one in enumerate(rows) if n and _RESCINDS.search(one.text.lower())), 0
    )
    above = [one for one in rows[:last] if not _is_of_old(one)]
    return [*above, *rows[last:]]


def _is_of_old(unit: Unit) -> bool:
    told = CONTENT.split(unit.text, maxsplit=1)[0]
    return EARLIER_DAY.search(told) is not None
