"""Companies and associations that decisions name, and what was decided for them."""

from __future__ import annotations

from typing import Any

from flask import Response, abort, request

from search_web.library import library
from search_web.page.responding.http_replies import json_reply
from search_web.pages.subjects.decided_for import PublisherSums
from search_web.pages.subjects.subject_page import find_organisation, organisation_sums
from search_web.parameters import read_query, refuse_unknown


def list_organisations() -> Response:
    """List the names with their numbers of decisions; ``etsi`` narrows the list."""
    refuse_unknown(request.args, ("etsi",))
    typed = read_query(request.args, "etsi").casefold()
    generation = library().service.generation
    rows = [
        {"name": name, "decisions": count}
        for name, count in library().known_values("party").items()
        if typed in name.casefold()
    ]
    body = {"organisations": rows, "generation": generation}
    return json_reply(body, state=generation, records=len(rows))


def show_organisation(name: str) -> Response:
    """Return what was decided for one, by publisher; null sums where it is too many."""
    refuse_unknown(request.args, ())
    held = library()
    found = find_organisation(name, held)
    if found is None:
        abort(404, f"No decision names an organisation {name[:100]!r}.")
    sums = organisation_sums(found, held)
    body = {
        "name": found,
        "decisions": held.known_values("party")[found],
        "sums": None if sums is None else [_row(one) for one in sums],
        "generation": held.service.generation,
    }
    return json_reply(body, state=held.service.generation, records=len(sums or ()))


def _row(one: PublisherSums) -> dict[str, Any]:
    return {
        "publisher": one.name or None,
        "decisions": one.decisions,
        "cases_with_sum": one.cases,
        "euros": round(one.euros, 2),
        "cases_shared": one.shared,
    }
