"""The coverage page: every source, its state, its freshness and what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from flask import Blueprint, Response, render_template, request, url_for

from corpus.records import SourceState, SourceStatus
from search_web.coverage_facts import CoverageFacts, PublisherCoverage
from search_web.library import library
from search_web.page.labelling.labels import state_label
from search_web.page.responding.csv_options import DELIMITER
from search_web.page.responding.csv_reply import csv_reply
from search_web.parameters import bad_value, read_single, refuse_unknown

blueprint = Blueprint("coverage", __name__)

STATES: tuple[SourceState, ...] = get_args(SourceState)
CSV_COLUMNS = (
    *("source", "municipality", "organisation", "platform", "state", "reason"),
    *("decisions", "officeholder_decisions", "removed"),
    *("first_date", "last_date", "last_success"),
    *("last_error", "gap_months", "address"),
    *("policy", "confidence", "note"),
    *("attachments_read", "attachments_unreadable", "attachments_refused"),
    *("partly_read", "archived", "conflicts", "attachments_unpublished", "notices"),
)
CONFLICT_COLUMNS = (
    *("source", "municipality", "organisation"),
    *("field", "followed", "refused", "decisions", "example", "example_url"),
)


@dataclass(frozen=True, slots=True)
class StateCount:
    """A state of sources, in words, with how many have it."""

    state: str
    label: str
    count: int
    is_selected: bool


@dataclass(frozen=True, slots=True)
class CoveragePage:
    """What ``coverage.html`` shows.

    Attributes:
        facts: everything about coverage.
        publishers: those with decisions, most first.
        imported: publishers that no source of the registry has.
        states: how many sources have which state.
        statuses: rows of the registry, of the chosen state if one is chosen.
        chosen: the state, or None.
    """

    facts: CoverageFacts
    publishers: tuple[PublisherCoverage, ...]
    imported: tuple[PublisherCoverage, ...]
    states: tuple[StateCount, ...]
    statuses: tuple[SourceStatus, ...]
    chosen: str | None

    @property
    def owners(self) -> dict[str, str]:
        """Names of publishers by source, for the table of conflicts."""
        return {
            row.source_id: row.municipality or row.organisation or row.source_id
            for row in self.facts.statuses
        }


@blueprint.get("/kattavuus")
def overview() -> str:
    """Show all sources; ``tila`` leaves one state."""
    refuse_unknown(request.args, ("tila",))
    chosen = read_single(request.args, "tila")
    if chosen is not None and chosen not in STATES:
        raise bad_value("tila", chosen, ", ".join(STATES))
    facts = library().coverage()
    page = coverage_page(facts, chosen)
    return render_template("coverage.html", page=page)


@blueprint.get("/kattavuus.csv")
def as_csv() -> Response:
    """Return every source as CSV."""
    refuse_unknown(request.args, (DELIMITER,))
    facts = library().coverage()

    def rows() -> Iterator[tuple[object, ...]]:
        for row in facts.statuses:
            yield (
                *(row.source_id, row.municipality, row.organisation, row.platform),
                *(row.state, row.reason),
                *(row.decisions, row.officeholder_decisions, row.removed),
                *(row.first_date, row.last_date, row.last_success, row.last_error),
                *(" ".join(row.gap_months), row.base_url),
                *(row.policy, row.confidence, row.note),
                *(row.reading.attachments, row.reading.unreadable),
                *(row.reading.refused, row.reading.partly_read, row.archived),
                facts.conflicts_of(row.source_id),
                row.reading.unpublished,
                row.notices,
            )

    return csv_reply(CSV_COLUMNS, rows(), "kattavuus")


@blueprint.get("/kattavuus/ristiriidat.csv")
def conflicts_as_csv() -> Response:
    """Return where the evidence for decisions disagrees, by source and field."""
    refuse_unknown(request.args, (DELIMITER,))
    facts = library().coverage()
    owners = {row.source_id: row for row in facts.statuses}

    def rows() -> Iterator[tuple[object, ...]]:
        for one in facts.conflicts:
            row = owners.get(one.source_id)
            yield (
                one.source_id,
                row.municipality if row else None,
                row.organisation if row else None,
                *(one.field, one.followed, one.refused, one.decisions),
                *(one.example, _address_of(one.example)),
            )

    return csv_reply(CONFLICT_COLUMNS, rows(), "ristiriidat")


def _address_of(decision_id: str) -> str:
    return url_for("decision.show", decision_id=decision_id, _external=True)


def coverage_page(facts: CoverageFacts, chosen: str | None) -> CoveragePage:
    """Build the page; *chosen* is a state or None for all."""
    counts = Counter(status.state for status in facts.statuses)
    held = tuple(each for each in facts.publishers.values() if each.decisions)
    return CoveragePage(
        facts=facts,
        publishers=held,
        imported=tuple(each for each in held if not each.sources),
        states=tuple(
            StateCount(state, state_label(state), counts[state], state == chosen)
            for state in STATES
            if counts[state]
        ),
        statuses=tuple(
            status for status in facts.statuses if chosen in (None, status.state)
        ),
        chosen=chosen,
    )
