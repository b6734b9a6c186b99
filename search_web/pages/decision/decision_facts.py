"""The facts of a decision as rows of label and value."""

from __future__ import annotations

from flask_babel import gettext, ngettext

from analyzers.decision.meaning_values import AppealRoute, Meaning, VoteCount
from corpus.model import Decision
from corpus.records import StoredDecision
from search_web.page.components.decided import decided_sums
from search_web.page.labelling.labels import (
    appeal_label,
    publisher_label,
    value_label,
)
from search_web.page.templating import (
    format_day,
    format_moment,
    format_time,
    sum_words,
)


def decision_title(decision: Decision) -> str:
    """Return the title; kind and body where the source gives none."""
    if decision.title:
        return decision.title
    kind = value_label("kind", decision.kind)
    return f"{kind}, {decision.body}" if decision.body else kind


def decision_facts(stored: StoredDecision) -> tuple[tuple[str, str], ...]:
    """Return the facts of a decision and what the store knows of it."""
    rows = (
        (gettext("Fetched"), format_moment(stored.last_seen)),
        (gettext("Version"), str(stored.version)),
    )
    return (*decision_facts_of(stored.decision), *rows)


def decision_facts_of(decision: Decision) -> tuple[tuple[str, str], ...]:
    """Return what the source says, as (label, value); what it does not say is left out."""
    rows: tuple[tuple[str, str | None], ...] = (
        (gettext("Municipality"), publisher_label(decision.municipality or "")),
        (gettext("Organisation"), decision.organisation),
        (gettext("Body"), decision.body),
        (gettext("Office holder"), decision.officeholder),
        (gettext("Day"), format_day(decision.date)),
        (gettext("Time"), format_time(decision.meeting_time)),
        (gettext("Meeting"), decision.meeting_number),
        (gettext("Section of the minutes"), decision.minutes_section),
        (gettext("Item"), decision.item_number),
        (gettext("Case number"), decision.case_number),
        (gettext("Topic"), _topic(decision.task_class)),
        (gettext("Outcome"), outcome_words(decision)),
        (gettext("Proposal"), fate_words(decision)),
        (gettext("Votes"), _votes(decision)),
        (gettext("Sums decided"), _sums(decision)),
        (gettext("Addresses"), "; ".join(_meaning(decision).addresses) or None),
        (gettext("Districts"), "; ".join(_meaning(decision).districts) or None),
        (gettext("Properties"), "; ".join(_meaning(decision).property_ids) or None),
        (gettext("Kind of document"), _value("kind", decision.kind)),
        (gettext("Stage"), _value("status", decision.status)),
        (gettext("Presented by"), decision.presenter),
        (gettext("Prepared by"), decision.preparer),
        (gettext("Appeal"), appeal_words(decision)),
        (gettext("Confidential"), _secrecy(decision)),
        (gettext("Language"), _value("language", decision.language)),
        (gettext("Page of the minutes"), _text(decision.page_number)),
        (gettext("Published"), format_day(decision.published)),
        *_provenance_rows(decision),
    )
    return tuple((label, value) for label, value in rows if value)


def _provenance_rows(decision: Decision) -> tuple[tuple[str, str | None], ...]:
    """Return where a document came from that was asked for and not fetched."""
    came = decision.provenance
    if came is None:
        return ()
    return (
        (gettext("Received on request"), format_day(came.received) or gettext("yes")),
        (gettext("Letter"), came.letter),
        (gettext("Sender"), came.sender_domain),
        (gettext("File"), came.file_name),
    )


def outcome_words(decision: Decision) -> str | None:
    """Name what became of the matter; where that cannot be told, of the proposal."""
    if decision.outcome and decision.outcome != "none":
        return value_label("outcome", decision.outcome)
    return fate_words(decision)


def fate_words(decision: Decision) -> str | None:
    """Name what became of the proposal; None when there was none or it is not known."""
    meaning = decision.meaning
    if meaning is None or meaning.proposal_fate in {"none", "no-proposal"}:
        return None
    return value_label("proposal_fate", meaning.proposal_fate)


def _votes(decision: Decision) -> str | None:
    """Write every vote as "7–2", for and against, blank votes and absences where they are told."""
    return "; ".join(_vote(vote) for vote in _meaning(decision).votes) or None


def _vote(vote: VoteCount) -> str:
    is_told = vote.for_ is not None and vote.against is not None
    words = [f"{vote.for_}–{vote.against}" if is_told else gettext("figures not told")]
    if vote.empty:
        words.append(
            ngettext(
                "%(count)d blank vote",
                "%(count)d blank votes",
                vote.empty,
                count=vote.empty,
            )
        )
    if vote.absent:
        words.append(gettext("%(count)d absent", count=vote.absent))
    return ", ".join(words)


def _sums(decision: Decision) -> str | None:
    rows = (
        f"{sum_words(one)} ({value_label('sum', one.what)})"
        for one in decided_sums(decision)
    )
    return "; ".join(rows) or None


def appeal_words(decision: Decision) -> str | None:
    """Name the ways of appeal; None when the text names none."""
    routes = [value_label("appeal", route) for route in decision.appeal_routes]
    named = routes or list(map(appeal_label, decision.appeal_kinds))
    return ", ".join(named) or None


def timed_appeal_words(decision: Decision) -> str | None:
    """Name the ways of appeal, each with its days where the text tells them."""
    days = {one.route: one.days for one in _meaning(decision).appeals}
    routes = decision.appeal_routes
    if not routes:
        return appeal_words(decision)
    return ", ".join(_appeal_route(route, days.get(route)) for route in routes)


def has_untimed_appeal(decision: Decision) -> bool:
    """Whether a way of appeal is open whose days the text does not tell."""
    told = {one.route for one in _meaning(decision).appeals if one.days is not None}
    return any(
        route not in told and not route.endswith("kielto")
        for route in decision.appeal_routes
    )


def _appeal_route(route: AppealRoute, days: int | None) -> str:
    name = value_label("appeal", route)
    if days is None:
        return name
    return str(gettext("%(way)s (%(days)d days)", way=name, days=days))


def _meaning(decision: Decision) -> Meaning:
    return decision.meaning or Meaning()


def _value(facet: str, value: str | None) -> str | None:
    return value_label(facet, value) if value else None


def _topic(task_class: str | None) -> str | None:
    return value_label("topic", task_class) if task_class else None


def _text(number: int | None) -> str | None:
    return None if number is None else str(number)


def _secrecy(decision: Decision) -> str | None:
    if not decision.is_confidential:
        return None
    return decision.secrecy_ground or gettext("yes")
