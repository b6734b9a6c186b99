"""Versions of a decision and the word-level difference between two of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from corpus.model import Decision
from corpus.reading.drafts import read_published
from corpus.records import Version
from search_web.library import library
from search_web.page.responding.responses import keep_out_of_robots
from search_web.pages.decision.decision_facts import decision_facts_of, decision_title
from search_web.pages.decision.decision_routes import find_decision
from search_web.pages.decision.word_diff import WordEdit, word_changes
from search_web.parameters import read_number, refuse_unknown

blueprint = Blueprint("versions", __name__)


@dataclass(frozen=True, slots=True)
class FactChange:
    """A fact that differs between two versions; "" where a version has none."""

    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class VersionsPage:
    """What ``versions.html`` shows.

    Attributes:
        decision_id: of the decision.
        title: never empty.
        versions: newest first.
        old: the earlier of the two compared, None when there is only one version.
        new: the later.
        facts: facts that differ.
        changes: the text, in stretches; empty when it is the same.
        former_hashes: by content hash, what the same content was called before.
    """

    decision_id: str
    title: str
    versions: tuple[Version, ...]
    old: Version | None
    new: Version
    facts: tuple[FactChange, ...]
    changes: tuple[WordEdit, ...]
    former_hashes: Mapping[str, tuple[str, ...]]


@blueprint.get("/versiot/<path:decision_id>")
def show(decision_id: str) -> str | Response:
    """Compare version ``a`` (default: the one before) with ``b`` (default: newest)."""
    refuse_unknown(request.args, ("a", "b"))
    keep_out_of_robots()
    stored = find_decision(decision_id)
    current = stored.decision.decision_id
    if current != decision_id:
        return redirect(url_for("versions.show", decision_id=current), 301)
    versions = {row.number: row for row in library().store.versions(current)}
    newest = max(versions)
    new = read_number(request.args, "b", default=newest, largest=newest)
    old = read_number(request.args, "a", default=max(new - 1, 1), largest=newest)
    for number in (new, old):
        if number not in versions:
            message = gettext("There is no version %(number)s.", number=number)
            abort(404, message)
    former = library().store.former_hashes(current)
    page = versions_page(versions, old, new, former)
    return render_template("versions.html", page=page)


def versions_page(
    versions: Mapping[int, Version],
    old: int,
    new: int,
    former_hashes: Mapping[str, tuple[str, ...]],
) -> VersionsPage:
    """Build the page of two version numbers; equal ones compare nothing."""
    later = versions[new]
    earlier = versions[old] if old != new else None
    changes: tuple[WordEdit, ...] = ()
    facts: tuple[FactChange, ...] = ()
    if earlier is not None:
        facts = _fact_changes(earlier, later)
        if earlier.decision.text != later.decision.text:
            changes = word_changes(earlier.decision.text, later.decision.text)
    return VersionsPage(
        decision_id=later.decision_id,
        title=decision_title(later.decision),
        versions=tuple(versions[number] for number in sorted(versions, reverse=True)),
        old=earlier,
        new=later,
        facts=facts,
        changes=changes,
        former_hashes=former_hashes,
    )


def _fact_changes(earlier: Version, later: Version) -> tuple[FactChange, ...]:
    old, new = (dict(decision_facts_of(one)) for one in _by_one_reader(earlier, later))
    return tuple(
        FactChange(label, old.get(label, ""), new.get(label, ""))
        for label in dict.fromkeys((*old, *new))
        if old.get(label) != new.get(label)
    )


def _by_one_reader(*versions: Version) -> tuple[Decision, ...]:
    """Return the decisions as the same readers read them.

    Else a fact that only our readers see otherwise now would pass for a change. A
    reading of unknown readers stays: its record does not hold the stated facts.
    """
    decisions = tuple(version.decision for version in versions)
    readers = {decision.reading.readers_version for decision in decisions}
    if len(readers) == 1 or "" in readers:
        return decisions
    return tuple(read_published(decision.as_published) for decision in decisions)
