"""Words for facet names and closed facet values, in the reader's language.

Values without a label (names, years, law keys) are shown as they are.
"""

from __future__ import annotations

from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from indexer.request import Match
from indexer.value_names import LABELS, label
from search_web.languages import current_language

FACET_LABELS: dict[str, LazyString] = {
    "municipality": _("Municipality"),
    "region": _("Region"),
    "body": _("Body"),
    "body_type": _("Type of body"),
    "law_reference": _("Law reference"),
    "statute": _("Act"),
    "year": _("Year"),
    "topic": _("Topic"),
    "outcome": _("Outcome"),
    "kind": _("Kind of document"),
    "status": _("Stage"),
    "language": _("Language"),
    "routine": _("Routine items"),
    "municipal_rule": _("Municipal rule"),
    "case": _("Case"),
    "source": _("Source"),
}

TOPICS: dict[str, LazyString] = {
    "00": _("Administration"),
    "01": _("Personnel"),
    "02": _("Finance, taxation and property"),
    "03": _("Legislation and its application"),
    "04": _("International affairs and immigration"),
    "05": _("Social services"),
    "06": _("Health care"),
    "07": _("Information management"),
    "08": _("Traffic"),
    "09": _("Safety and public order"),
    "10": _("Land use, building and housing"),
    "11": _("Environment"),
    "12": _("Education and culture"),
    "13": _("Research and development"),
    "14": _("Business and employment services"),
}
"""Main classes of the municipal task classification."""

BLOCK_LABELS: dict[str, LazyString] = {
    "summary": _("Summary"),
    "preparation": _("Preparation"),
    "description": _("Description"),
    "reasons": _("Reasons"),
    "proposal": _("Proposal"),
    "handling": _("Handling"),
    "votes": _("Votes"),
    "dissent": _("Dissenting opinions"),
    "disqualification": _("Disqualification"),
    "decision": _("Decision"),
    "competence": _("Competence"),
    "attachments": _("Attachments"),
    "distribution": _("Distribution"),
    "execution": _("Execution"),
    "contacts": _("Further information"),
    "participants": _("Participants"),
    "appeal": _("Appeal"),
    "secrecy": _("Confidentiality"),
    "other": _("Other text"),
}


def facet_label(name: str) -> str:
    """Return the heading of a facet; its own name when it has none."""
    return str(FACET_LABELS.get(name, name))


def value_label(facet: str, value: str, given: str | None = None) -> str:
    """Return the label of a facet value, beginning with a capital letter.

    Args:
        facet: its name.
        value: as the index has it.
        given: what the search service calls it, used when we have no own words.
    """
    if facet == "topic":
        name = TOPICS.get(value[:2])
        return f"{value} {name}" if name else value
    if facet in LABELS:
        name = label(facet, value, current_language())
        return name[:1].upper() + name[1:]
    return given or value


def block_label(kind: str) -> str:
    """Return the name of a kind of block."""
    return str(BLOCK_LABELS.get(kind, kind))


MATCH_WAYS: dict[str, LazyString] = {
    "exact": _("the same form"),
    "lemma": _("another form of the word"),
    "part": _("part of a compound"),
    "phrase": _("exact phrase"),
    "prefix": _("beginning of the word"),
    "synonym": _("synonym"),
}
MATCH_FIELDS: dict[str, LazyString] = {
    "title": _("in the title"),
    "body": _("in the text"),
    "attachment": _("in an attachment"),
}


def match_place(match: Match) -> str:
    """Say how and where a query word was found."""
    return f"{MATCH_WAYS[match.way]}, {MATCH_FIELDS[match.field]}"


STATE_LABELS: dict[str, LazyString] = {
    "ok": _("up to date"),
    "stale": _("not fetched lately"),
    "failing": _("fetching fails"),
    "never-crawled": _("not fetched yet"),
    "refused": _("refuses machine reading"),
    "not-implemented": _("no reader yet"),
}
COVERAGE_LABELS: dict[str, LazyString] = {
    "full": _("covered"),
    "partial": _("partly covered"),
    "none": _("not covered"),
}


def state_label(state: str) -> str:
    """Say the state of a source in words."""
    return str(STATE_LABELS.get(state, state))


def coverage_label(coverage: str) -> str:
    """Say how well a year is covered."""
    return str(COVERAGE_LABELS.get(coverage, coverage))
