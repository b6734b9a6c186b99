"""Stages: municipalities and bodies among free words, and sections of their minutes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from analyzers.base import QueryWord
from indexer.contract.query import Filter, Node, Or
from indexer.request import ReadingStep
from indexer.understanding.query_reading import Recognised
from indexer.understanding.query_state import QueryState, WordRun, is_in_period
from indexer.understanding.recognising.laws import all_of
from indexer.understanding.term_reader import TermReader, word_node
from indexer.understanding.values.name_index import NameFound, NameKind
from indexer.understanding.vocabulary.fillers import is_content


def find_run_names(state: QueryState) -> QueryState:
    """Fill in the names of each run, without those that the user took back."""
    return state.with_runs(lambda run: _with_names(run, state))


def _with_names(run: WordRun, state: QueryState) -> WordRun:
    found = [
        name
        for name in state.names.find(run.words)
        if f"{name.kind}:{name.label}" not in state.removed_steps
        and not _is_matter(name, run)
        and not any(
            is_in_period(word, run.periods)
            for word in run.words[name.first : name.last]
        )
    ]
    names = [name for name in found if not name.is_short or _is_beside(name, found)]
    return replace(run, names=tuple(names)) if names else run


_SEATS = """
    jäsen varajäsen kokoonpano puheenjohtaja varapuheenjohtaja puheenjohtajisto vaali
    valinta asettaminen ledamot ersättare sammansättning ordförande
"""
_MEMBERSHIP = frozenset(_SEATS.split())
"""What of a body others decide: who sits there."""

_TO_WHOM = "lle"
"""The case of who gets something: "palkankorotus kunnanhallitukselle"."""

_BETWEEN = 2
"""Words from a body on of which one says so: "valtuuston uudet jäsenet"."""


def _is_matter(name: NameFound, run: WordRun) -> bool:
    """Whether a body is what is decided about or who gets something, not who decides."""
    if name.kind == "body" and run.words[name.last - 1].exact.endswith(_TO_WHOM):
        return any(is_content(word) for word in _others(name, run))
    behind = run.words[name.last : name.last + _BETWEEN]
    return name.kind == "body" and any(
        not _MEMBERSHIP.isdisjoint(word.lemma) for word in behind
    )


def _others(name: NameFound, run: WordRun) -> Sequence[QueryWord]:
    return (*run.words[: name.first], *run.words[name.last :])


def _is_beside(body: NameFound, names: Sequence[NameFound]) -> bool:
    """Whether a municipality stands right before or behind a body."""
    return any(
        body.first == name.last or name.first == body.last
        for name in names
        if name.kind == "municipality"
    )


_IS_SECTION: NameKind = "minutes_section"
_SECTION = re.compile(
    r"(?:§(?::n)?|(?<!\w)pykälä|(?<!\w)paragraf)\s?(?P<ahead>\d{1,4})(?:\s?(?P<a>[a-z])\b)?"
    r"(?![\w/.:-])|(?<![\w/.-])(?P<behind>\d{1,4})\s?(?P<b>[a-z])?\s?§(?::\w+)?",
    re.IGNORECASE,
)


def find_run_sections(state: QueryState) -> QueryState:
    """Add to the names of each run the section of the minutes that it names.

    It is one beside a body or a day, or where it is all that is asked of a publisher; acts'
    own sections were taken before.
    """
    return state.with_runs(lambda run: _with_section(run, state))


def _with_section(run: WordRun, state: QueryState) -> WordRun:
    match = _SECTION.search(run.text)
    if match is None or not (run.names or run.periods):
        return run
    at = [
        index
        for index, word in enumerate(run.words)
        if word.start < match.end() and match.start() < word.end
    ]
    letter = match["a"] or match["b"] or ""
    number = f"{match['ahead'] or match['behind']} {letter}".strip().lower()
    found = NameFound(_IS_SECTION, at[0], at[-1] + 1, number, (number,))
    with_it = replace(run, names=(*run.names, found))
    is_of_meeting = any(name.kind == "body" for name in run.names) or any(
        period.first == period.last for period in run.periods
    )
    is_all = not any(is_content(word) for word in with_it.left_words)
    is_taken_back = f"{_IS_SECTION}:{number}" in state.removed_steps
    return with_it if (is_of_meeting or is_all) and not is_taken_back else run


def recognised_name(
    name: NameFound, run: WordRun, state: QueryState, *, is_all: bool
) -> Recognised:
    """Return what a name asks for; ``is_all`` when names are all that is asked."""
    span = run.words[name.first : name.last]
    text = " ".join(word.text for word in span)
    is_certain = is_all or name.kind == _IS_SECTION or _is_sure(name, run)
    step = ReadingStep(f"{name.kind}:{name.label}", name.kind, text, name.label, True)
    return Recognised(
        step,
        name.kind,
        Filter(name.kind, name.values),
        _as_words(span, state.words),
        is_soft=not is_certain,
        more_steps=_uncovered(name, text, state) if is_certain else (),
    )


def _is_sure(name: NameFound, run: WordRun) -> bool:
    if name.kind == "municipality":
        return name.is_sure
    return any(
        other.kind == "municipality" and other.last == name.first for other in run.names
    )


def _uncovered(
    name: NameFound, text: str, state: QueryState
) -> tuple[ReadingStep, ...]:
    """Return a step for a municipality of which nothing is held."""
    if name.kind != "municipality" or state.names.is_held(name.label):
        return ()
    step_id = f"uncovered:{name.label}"
    return (ReadingStep(step_id, "uncovered", text, name.label),)


def _as_words(span: Sequence[QueryWord], words: TermReader) -> Node | None:
    if len(span) != 1:
        return all_of([word_node(word) for word in span])
    return Or((word_node(span[0]), *words.kin(span[0]).values()), is_best=True)
