"""Pages of organisations, topics and concepts, their lists, and sums as a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from flask import (
    Blueprint,
    Response,
    abort,
    redirect,
    render_template,
    request,
    url_for,
)
from flask_babel import gettext
from werkzeug.wrappers import Response as BaseResponse

from analyzers.notations.case_codes.task_classes import TASK_CLASSES
from indexer.request import FacetValue
from search_web.errors import BadParameter
from search_web.library import library
from search_web.page.components.facet_groups import FacetOption, facet_options
from search_web.page.responding.csv_options import DELIMITER
from search_web.page.responding.csv_reply import csv_reply
from search_web.page.responding.responses import keep_out_of_robots
from search_web.page.templating import format_number
from search_web.pages.subjects.concept_themes import THEMES, concept_themes
from search_web.pages.subjects.subject_page import (
    MOST_ADDED,
    SubjectKind,
    find_concept,
    find_organisation,
    organisation_sums,
    subject_page,
)
from search_web.parameters import read_query, read_single, refuse_unknown

blueprint = Blueprint("subjects", __name__)

MOST_LISTED = 300
LIST_COLUMNS = ("value", "name", "decisions", "address")
SUM_COLUMNS = ("publisher", "decisions", "cases_with_sum", "euros", "cases_shared")


@blueprint.get("/yritys/")
def organisations() -> str:
    """List companies and associations that decisions name; ``etsi`` narrows the list."""
    keep_out_of_robots()
    refuse_unknown(request.args, ("etsi",))
    typed = read_query(request.args, "etsi")
    options = _named_organisations(typed)
    return render_template(
        "subjects.html",
        kind="party",
        options=options[:MOST_LISTED],
        total=len(options),
        typed=typed,
    )


@blueprint.get("/yritykset.csv")
def organisations_csv() -> Response:
    """Return the whole list of companies and associations; ``etsi`` narrows it."""
    keep_out_of_robots()
    refuse_unknown(request.args, ("etsi", DELIMITER))
    rows = _list_lines("party", _named_organisations(read_query(request.args, "etsi")))
    return csv_reply(LIST_COLUMNS, rows, "yritykset")


def _named_organisations(typed: str) -> list[FacetOption]:
    folded = typed.casefold()
    return [one for one in _options("party") if folded in one.label.casefold()]


@blueprint.get("/yritys/<path:name>")
def organisation(name: str) -> str:
    """Show a company or an association: what was decided for it, and by whom.

    Robots stay away: some firms are called after a person.
    """
    keep_out_of_robots()
    refuse_unknown(request.args, ())
    return _page("party", _known_organisation(name))


@blueprint.get("/yritys.csv")
def organisation_csv() -> Response:
    """Return the sums of the organisation ``nimi`` by publisher."""
    keep_out_of_robots()
    refuse_unknown(request.args, ("nimi", DELIMITER))
    name = _known_organisation(read_query(request.args, "nimi"))
    rows = organisation_sums(name, library())
    if rows is None:
        most = format_number(MOST_ADDED)
        message = gettext(
            "Sums of more than %(most)s decisions are not added up.", most=most
        )
        abort(404, message)

    def lines() -> Iterator[tuple[object, ...]]:
        for row in rows:
            yield row.name, row.decisions, row.cases, f"{row.euros:.2f}", row.shared

    return csv_reply(SUM_COLUMNS, lines(), "summat")


@blueprint.get("/aihe/")
def topics() -> str:
    """List the topics with their numbers of decisions."""
    refuse_unknown(request.args, ())
    return render_template(
        "subjects.html",
        kind="topic",
        options=sorted(_options("topic"), key=lambda one: one.value),
        total=len(TASK_CLASSES),
        typed="",
    )


@blueprint.get("/aiheet.csv")
def topics_csv() -> Response:
    """Return the list of topics with their numbers of decisions."""
    refuse_unknown(request.args, (DELIMITER,))
    options = sorted(_options("topic"), key=lambda one: one.value)
    return csv_reply(LIST_COLUMNS, _list_lines("topic", options), "aiheet")


@blueprint.get("/aihe/<code>")
def topic(code: str) -> str:
    """Show a topic: how much is decided about it, where, and how."""
    refuse_unknown(request.args, ())
    if code not in library().known_values("topic"):
        abort(404, gettext("We hold no decisions of this topic."))
    return _page("topic", code)


@blueprint.get("/kasite/")
def concept_list() -> str:
    """List the themes of concepts; ``aihe`` lists those of one, ``etsi`` looks in all."""
    refuse_unknown(request.args, ("etsi", "aihe"))
    typed = read_query(request.args, "etsi")
    chosen = None if typed else read_single(request.args, "aihe")
    if chosen is not None and chosen not in THEMES:
        said = gettext("“%(value)s” is not understood here.", value=chosen[:80])
        raise BadParameter("aihe", said, ", ".join(THEMES))
    themes = concept_themes(typed, chosen)
    opened = next((theme for theme in themes if theme.word == chosen), None)
    return render_template(
        "concepts.html", themes=themes, page_theme=opened, typed=typed
    )


@blueprint.get("/kasite/<path:name>")
def concept(name: str) -> str | BaseResponse:
    """Show a concept: what counts as it, how much is decided about it, where, and how."""
    refuse_unknown(request.args, ())
    found = find_concept(name)
    if found is None:
        abort(404, gettext("There is no concept “%(name)s”.", name=name[:100]))
    if found.name != name:
        return redirect(url_for("subjects.concept", name=found.name), 301)
    return _page("concept", name)


def _page(kind: SubjectKind, value: str) -> str:
    page = subject_page(kind, value, library())
    return render_template(
        "subject.html", page=page, most_added=MOST_ADDED, find_concept=find_concept
    )


def _known_organisation(name: str) -> str:
    """Return the name as decisions have it, whatever its case; 404 when none has it."""
    found = find_organisation(name, library())
    if found is None:
        abort(
            404,
            gettext("No decision names an organisation “%(name)s”.", name=name[:100]),
        )
    return found


def _options(kind: SubjectKind) -> tuple[FacetOption, ...]:
    counts = library().known_values(kind)
    return facet_options(kind, (FacetValue(v, v, n) for v, n in counts.items()))


def _list_lines(
    kind: Literal["party", "topic"], options: Iterable[FacetOption]
) -> Iterator[tuple[object, ...]]:
    for one in options:
        address = (
            url_for("subjects.organisation", name=one.value, _external=True)
            if kind == "party"
            else url_for("subjects.topic", code=one.value, _external=True)
        )
        yield one.value, one.label, one.count, address
