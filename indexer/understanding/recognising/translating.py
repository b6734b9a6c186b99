"""Stage: words of the other language, for near hits: hamn finds satama, satama finds hamn."""

from __future__ import annotations

from dataclasses import replace

from indexer.contract.query import Word
from indexer.request import ReadingStep
from indexer.understanding.query_reading import QueryTerm
from indexer.understanding.query_state import QueryState, WordRun
from indexer.understanding.term_reader import TermsRead
from indexer.understanding.vocabulary.translations import Translated

_SHORTEST = 3


def translate_terms(state: QueryState) -> QueryState:
    """Fill in the translations of the terms of each run."""
    if state.widening == "no":
        return state
    return state.with_runs(lambda run: _translated(run, state))


def _translated(run: WordRun, state: QueryState) -> WordRun:
    if len(run.terms) != len(run.reads):
        return run
    nodes = [term.node for term in run.terms if not term.is_optional]
    words = [node for node in nodes if isinstance(node, Word)]
    foreign = sum(not state.words.is_known(word.exact) for word in words)
    is_swedish = foreign * 2 > len(words)
    pairs = [
        _with_translation(term, read, state, is_swedish=is_swedish)
        for term, read in zip(run.terms, run.reads, strict=True)
    ]
    return replace(
        run,
        terms=tuple(term for term, _ in pairs),
        reads=tuple(read for _, read in pairs),
    )


def _with_translation(
    term: QueryTerm, read: TermsRead, state: QueryState, *, is_swedish: bool
) -> tuple[QueryTerm, TermsRead]:
    node = term.node
    if term.is_optional or not isinstance(node, Word) or node.is_exact:
        return term, read
    step_id = f"translated:{node.exact}"
    if step_id in state.removed_steps or len(node.exact) < _SHORTEST:
        return term, read
    found = _found(node, state, is_swedish=is_swedish)
    if found is None:
        return term, read
    shown = ", ".join(found.names)
    step = ReadingStep(step_id, "translated", term.text, shown, True)
    is_said = any(one.kind == "everyday" and one.value == shown for one in read.steps)
    return (
        replace(
            term,
            translated=found.nodes,
            translated_lemmas=found.lemmas,
            partly=found.weaker,
        ),
        read if is_said else replace(read, steps=(*read.steps, step)),
    )


def _found(node: Word, state: QueryState, *, is_swedish: bool) -> Translated | None:
    """Return the translation of a word: from Swedish or English if it is not Finnish."""
    words = state.words.translations
    if is_swedish or not state.words.is_known(node.exact):
        form, english = node.exact, state.words.english(node.exact)
        found = _from_abroad(words.finnish(form), english)
        if found is None and is_swedish and not state.words.is_in_index((form,)):
            return words.finnish_of_slip(form)
        return found
    found = words.swedish(node.lemma)
    if found is None:
        return None
    # Where nothing in Swedish is held, there is nothing to say.
    forms = [form for one in found.nodes if isinstance(one, Word) for form in one.lemma]
    return found if state.words.is_in_index(forms) else None


def _from_abroad(
    swedish: Translated | None, english: Translated | None
) -> Translated | None:
    """Return what a word is in Finnish, by Swedish where both languages mean the same.

    "park" is a word of both; "dog" is a form of a Swedish verb that nobody looks for.
    """
    if swedish is None or english is None:
        return swedish or english
    return swedish if set(swedish.lemmas) & set(english.lemmas) else english
