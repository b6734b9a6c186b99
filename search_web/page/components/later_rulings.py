"""What another body decided of the same matter later, so that no proposal reads as the end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from corpus.records import ReadHandling
from corpus.store import DecisionStore
from indexer.request import Hit
from search_web.page.components.case_cards import LastRuling, case_of, decides
from search_web.page.decision_addresses import decision_address


def later_rulings(
    hits: Iterable[Hit], store: DecisionStore
) -> Mapping[str, LastRuling]:
    """Return the last ruling of each hit's case where it came after the hit.

    A hit that decided its case last, or whose case nobody is known to have decided later,
    has none. The store is asked once.
    """
    cases = {hit.decision_id: case for hit in hits if (case := case_of(hit))}
    handled = store.handlings(set(cases.values()))
    found = {name: _later(name, handled[case]) for name, case in cases.items()}
    return {name: ruling for name, ruling in found.items() if ruling}


def _later(name: str, handled: list[ReadHandling]) -> LastRuling | None:
    ids = [one.decision_id for one in handled]
    own = handled[ids.index(name)].reading.date if name in ids else None
    if own is None:
        return None
    after = handled[ids.index(name) + 1 :]
    dated = [one for one in after if one.reading.date and one.reading.date >= own]
    last = next(filter(decides, reversed(dated)), None)
    if last is None:
        return None
    read = last.reading
    return LastRuling(
        read.body or read.officeholder or "",
        read.date,
        last.outcome,
        read.status,
        decision_address(last.decision_id),
    )
