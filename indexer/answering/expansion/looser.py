"""Words of which no decision has all: the first looser reading that finds some.

First other words count as long as all stand together; then words that "and" joins count
one for the other; then words of the other language count; then the commonest word is left
out of three or more, or beside a concept that several words name, or the commoner half of
four, or any other word where the rest stands as typed, and the rest is asked of the
title; at last a concept of several words counts alone beside common words. A reading
that a large part of the index has says nothing and is not taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from indexer.answering.expansion.related import is_by_name
from indexer.contract.backend import BackendQuery, IndexBackend
from indexer.understanding.loosening import (
    QueryUnit,
    also,
    headed,
    loosened,
    translated,
    units,
    with_any_of_a_kind,
)
from indexer.understanding.plan import SearchPlan
from indexer.understanding.query_reading import MAINLY, QueryTerm

EXPLICIT = frozenset(
    ("phrase", "prefix", "wildcard", "fuzzy", "field", "or", "not", "near")
)
"""Steps of queries that say exactly what they want."""

_LARGEST_SHARE = 0.03
_ALWAYS_ALLOWED = 20
"""Hits of a looser reading: this share of the index at most, or this many."""

_FEWEST = 2
"""Units of a query whose words may be said otherwise: together they tell the matter."""

_FEWEST_TO_LEAVE = 3
"""Units of a query of which one may be left out."""

_COMMON = 0.03
"""Share of the index that has a word which tells little beside a concept."""

_EVERYWHERE = 0.1
"""Share of the index that has a word which alone tells no matter."""

_AGREEING = 2
"""Decisions that tell that a reading far from the words is meant: one has them by chance."""

_MOST_TO_LEAVE = 6
"""Units of which each left out is asked for ahead; of more the commonest alone."""


def looser(backend: IndexBackend, plan: SearchPlan) -> SearchPlan | None:
    """Return the first looser reading of *plan* that finds decisions; None: none does."""
    if not _may_be_loosened(plan):
        return None
    backend.prepare(_all_queries(plan))
    # Other words for one thing alone tell less than those for two that stand together.
    share = _LARGEST_SHARE if len(units(plan.parsed)) > 1 else 0.0
    for wider in _readings(backend, plan):
        if few_enough(backend, wider, share):
            return wider
    for wider in _agreed_readings(backend, plan):
        found = backend.search(wider.query()).total
        if found >= _AGREEING and is_few(backend, found):
            return wider
    return None


def few_enough(
    backend: IndexBackend, wider: SearchPlan, share: float = _LARGEST_SHARE
) -> bool:
    """Whether a looser reading finds decisions, and at most *share* of the index."""
    return is_few(backend, backend.search(wider.query()).total, share)


def is_few(backend: IndexBackend, total: int, share: float = _LARGEST_SHARE) -> bool:
    """Whether there are some, and at most *share* of the index or a page of them."""
    return 0 < total <= max(_ALWAYS_ALLOWED, round(backend.document_count * share))


def with_lay_words(plan: SearchPlan) -> SearchPlan | None:
    """Return the plan that counts other words in one place besides what *plan* counts.

    None where there are none, or the query says exactly what it wants.
    """
    own = units(plan.parsed)
    if len(own) < _FEWEST or not _may_be_loosened(plan):
        return None
    return plan.reading(also(plan.parsed, own))


def _may_be_loosened(plan: SearchPlan) -> bool:
    """Whether the query is plain words; who took a step back wants less, not more."""
    kinds = {step.kind for step in plan.parsed.reading.steps}
    request = plan.request
    return not (
        request.widening == "no"
        or request.removed_steps - {MAINLY}
        or kinds & EXPLICIT
        or plan.parsed.negated
        or is_by_name(plan.parsed)
    )


def _all_queries(plan: SearchPlan) -> Iterator[BackendQuery]:
    """Yield whatever the readings may ask, so that a far index is asked once."""
    own = units(plan.parsed)
    abroad = translated(own)
    for some in (own, with_any_of_a_kind(own, plan.parsed.terms)):
        if some:
            yield plan.reading(loosened(plan.parsed, some)).query()
    if _tell_together(abroad):
        yield plan.reading(loosened(plan.parsed, abroad)).query()
    if _FEWEST_TO_LEAVE <= len(own) <= _MOST_TO_LEAVE:
        both = abroad or own
        yield from (BackendQuery(root=unit.node) for unit in both)
        yield from (
            plan.reading(headed(plan.parsed, both, unit)).query() for unit in both
        )
        for least in own:
            yield BackendQuery(root=least.node)
            rest = [unit for unit in own if unit is not least]
            yield plan.reading(loosened(plan.parsed, rest, [least])).query()
            own_words = [unit.without_lay() for unit in rest]
            yield plan.reading(loosened(plan.parsed, own_words, [least])).query()


def _readings(backend: IndexBackend, plan: SearchPlan) -> Iterator[SearchPlan]:
    own = units(plan.parsed)
    if own:
        yield plan.reading(loosened(plan.parsed, own))
    joined = with_any_of_a_kind(own, plan.parsed.terms)
    if 1 < len(joined) < len(own):
        yield plan.reading(loosened(plan.parsed, joined))
    if _tell_together(abroad := translated(own)):
        yield plan.reading(loosened(plan.parsed, abroad))
    for kept in _kept(backend, own):
        texts = {unit.text for unit in kept}
        left_out = [unit for unit in own if unit.text not in texts]
        yield plan.reading(loosened(plan.parsed, kept, left_out))


def _agreed_readings(backend: IndexBackend, plan: SearchPlan) -> Iterator[SearchPlan]:
    """Yield readings of three words or more that count where several decisions agree.

    All but one, common ones first, the others in the title and everyday words for them,
    too; then the rarest in the title and the others anywhere, in either language.
    """
    own = units(plan.parsed)
    if not _FEWEST_TO_LEAVE <= len(own) <= _MOST_TO_LEAVE:
        return
    for left_out in reversed(_rarest_first(backend, own)):
        rest = [unit for unit in own if unit is not left_out]
        if left_out.is_single and _tell_a_matter(backend, rest):
            yield plan.reading(loosened(plan.parsed, rest, [left_out]))
    both = translated(own) or own
    if rarest := _rarest_first(backend, both)[:1]:
        yield plan.reading(headed(plan.parsed, both, rarest[0]))


def _rarest_first(backend: IndexBackend, own: Sequence[QueryUnit]) -> list[QueryUnit]:
    """Return the units in that order; [] where no decision has one of them."""
    queries = [BackendQuery(root=unit.node) for unit in own]
    backend.prepare(queries)
    totals = [backend.search(query).total for query in queries]
    if not all(totals):
        return []
    return sorted(own, key=lambda unit: totals[own.index(unit)])


def _tell_a_matter(backend: IndexBackend, some: Sequence[QueryUnit]) -> bool:
    """Whether one of the units is not everywhere."""
    queries = [BackendQuery(root=unit.node) for unit in some]
    return any(
        is_few(backend, backend.search(query).total, _EVERYWHERE) for query in queries
    )


def _tell_together(some: Sequence[QueryUnit]) -> bool:
    """Whether there are several words: one has too many meanings in another language."""
    return len(some) > 1 or any(not unit.is_single for unit in some)


def _kept(
    backend: IndexBackend, own: Sequence[QueryUnit]
) -> Iterator[Sequence[QueryUnit]]:
    """Yield which units to keep: all but the commonest one, then the rarer half.

    Then all but any other word of three or more, the others by no everyday words; common
    words alone ("lautakunnan lausunto") tell no matter. At last concepts that several
    words name, alone, where all other words are common: "koulun lakkauttaminen" is a
    matter.

    None where no decision has one of them: a word that the index lacks is most likely
    what the query is about.
    """
    if not (len(own) >= _FEWEST_TO_LEAVE or _has_concept(own)):
        return
    rarest_first = _rarest_first(backend, own)
    if not rarest_first:
        return
    sizes = {len(own) - 1, (len(own) + 1) // 2}
    named = [unit for unit in own if not unit.is_single]
    for size in sorted(sizes, reverse=True):
        kept = [unit for unit in own if unit in rarest_first[:size]]
        if len(own) >= _FEWEST_TO_LEAVE or kept == named:
            yield kept
    if len(own) >= _FEWEST_TO_LEAVE:
        for rarer in reversed(rarest_first[:-1]):
            left = [unit for unit in own if unit is not rarer]
            if rarer.is_single and _tell_a_matter(backend, left):
                yield [unit.without_lay() for unit in left]
    rest = [term for unit in own if unit.is_single for term in unit.terms]
    if named and len(named) not in sizes and _are_common(backend, rest):
        yield named


def _are_common(backend: IndexBackend, terms: Sequence[QueryTerm]) -> bool:
    """Whether much of the index has each of the words as typed."""
    queries = [BackendQuery(root=term.node) for term in terms]
    backend.prepare(queries)
    least = backend.document_count * _COMMON
    return all(backend.search(query).total > least for query in queries)


def _has_concept(own: Sequence[QueryUnit]) -> bool:
    """Whether two units are a word and a concept that several words name."""
    return len(own) > 1 and any(not unit.is_single for unit in own)
