"""A decision in one or two lines of plain text, for feeds and mails: who, when and what."""

from __future__ import annotations

from analyzers.notations.temporal.dates import finnish_date
from corpus.model import Decision
from indexer.understanding.values.value_names import label
from search_web.page.bibliography import author_of
from search_web.page.components.decided import deciding_vote, ruling


def where_line(decision: Decision) -> str:
    """Return the deciding body, day and section: "Salon kunnanhallitus 7.5.2026 § 3"."""
    section = decision.minutes_section
    parts = (
        author_of(decision),
        finnish_date(decision.date) if decision.date else "",
        f"§ {section}" if section else "",
    )
    return " ".join(part for part in parts if part)


def decided_line(decision: Decision, language: str) -> str:
    """Return the outcome, the votes and the deciding sentence; "" when none is known.

    Of an agenda item nothing is decided: the line says that it is one.
    """
    if decision.status == "agenda":
        return _capital(label("status", "agenda", language)) + "."
    outcome = decision.outcome if decision.outcome != "none" else None
    word = _capital(label("outcome", outcome, language)) if outcome else ""
    vote = deciding_vote(decision)
    figures = f"{vote.yes}–{vote.no}" if vote else ""
    head = " ".join(part for part in (word, figures) if part)
    return ": ".join(part for part in (head, ruling(decision) or "") if part)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
