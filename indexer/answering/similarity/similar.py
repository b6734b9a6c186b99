"""Find decisions on the same matter: other municipalities first, with the reasons.

What counts: law sections that both apply (rare ones more), rare words that both have,
the same kind of body, the same task class. Nearly equal texts are shown once.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from analyzers.base import Analyzer
from analyzers.law.find import find_law_references
from analyzers.law.section_purposes import section_purposes
from analyzers.words.word_kinds import is_noun
from indexer.answering.hits.dressing import Dresser
from indexer.answering.similarity.copies import without_copies
from indexer.answering.similarity.procedure_words import procedure_lemmas
from indexer.contract.backend import (
    BackendHit,
    BackendQuery,
    IndexBackend,
)
from indexer.contract.document_words import CountedWord, WrittenWord, counted_words
from indexer.contract.query import (
    And,
    Boost,
    Constant,
    Filter,
    Lift,
    Node,
    Not,
    Or,
    Word,
)
from indexer.documents.document_facets import law_keys
from indexer.request import (
    QueryReading,
    SearchRequest,
    SimilarDecision,
    SimilarityReason,
)
from indexer.understanding.query_reading import ParsedQuery

_CANDIDATES = 60
_WORDS = 12
_SECTIONS = 20
_WORDS_KNOWN = 50_000
_TITLE_FACTOR = 3
_LAW_FACTOR = 2.5
_SAME_TOPIC = 2.0
_SAME_BODY_TYPE = 1.0
_RARE_SHARE = 0.05
"""A word that a greater share of all decisions has says nothing about a matter."""

_READ_AHEAD = 4

_NO_MATTER = ("minutes-front-page", "agenda")
"""Kinds that list matters instead of being one."""


@dataclass(frozen=True)
class Model:
    """What similar decisions are looked for by.

    ``sections`` and ``words`` with the number of decisions that have them; ``topics`` are
    the words that stand in the title; ``facets`` of the decision itself, empty for a
    pasted text.
    """

    sections: Mapping[str, int]
    words: Mapping[Word, tuple[int, float]]
    topics: frozenset[Word]
    facets: Mapping[str, tuple[str, ...]]
    decision_id: str | None

    @cached_property
    def _longer(self) -> Mapping[Word, frozenset[Word]]:
        """The words of which each is the beginning or the end."""
        return {
            word: frozenset(
                other
                for other in self.words
                if word.exact != other.exact and _is_end_of(word.exact, other.exact)
            )
            for word in self.words
        }

    def apart(self, words: frozenset[Word]) -> set[Word]:
        """Return those of *words* that are not the beginning or the end of another one."""
        return {word for word in words if self._longer[word].isdisjoint(words)}


@dataclass(frozen=True, slots=True)
class Shared:
    """What a candidate has in common with a model."""

    sections: frozenset[str]
    words: frozenset[Word]


class SimilarFinder:
    """Finds similar decisions in one index."""

    def __init__(
        self, backend: IndexBackend, analyzer: Analyzer, dresser: Dresser
    ) -> None:
        self._backend = backend
        self._analyzer = analyzer
        self._dresser = dresser
        self._procedure = procedure_lemmas(analyzer)
        self._is_telling = lru_cache(maxsize=_WORDS_KNOWN)(self._tells)

    def to_decision(self, decision_id: str, limit: int) -> tuple[SimilarDecision, ...]:
        """Return decisions similar to a stored one; empty when it is not indexed."""
        document = self._backend.stored([decision_id]).get(decision_id)
        own = self._backend.words(decision_id)
        if document is None or own is None:
            return ()
        facets = document.facets
        sections = [key for key in facets.get("law_reference", ()) if " " in key]
        place = {name.casefold() for name in facets.get("municipality", ())}
        title = [one for one in own.title if place.isdisjoint(one.lemma)]
        sections_found, words = self._telling(sections, title, own.body)
        titled = {_word(one.lemma) for one in title if one.lemma}
        topics = frozenset(titled & words.keys())
        model = Model(sections_found, words, topics, facets, decision_id)
        return self._similar(model, limit)

    def to_text(self, text: str, limit: int) -> tuple[SimilarDecision, ...]:
        """Return decisions similar to a pasted text."""
        keys = law_keys(find_law_references(text))
        wanted = [key for key in keys if " " in key]
        pasted = counted_words((), self._analyzer.analyze(text))
        sections, words = self._telling(wanted, (), pasted.body)
        return self._similar(Model(sections, words, frozenset(), {}, None), limit)

    # -- what is looked for --------------------------------------------------------

    def _telling(
        self,
        keys: Sequence[str],
        title: Sequence[WrittenWord],
        body: Sequence[CountedWord],
    ) -> tuple[dict[str, int], dict[Word, tuple[int, float]]]:
        """Return law sections with their numbers of decisions, and the telling words."""
        keys = keys[:_SECTIONS]
        common = self._common_words(title, body)
        nodes: list[Node] = [Filter("law_reference", (key,)) for key in keys]
        totals = self._counted([*nodes, *(word for word, _ in common)])
        sections = dict(zip(keys, totals[: len(keys)], strict=True))
        return sections, self._weighed(common, totals[len(keys) :])

    def _common_words(
        self, title: Sequence[WrittenWord], body: Sequence[CountedWord]
    ) -> list[tuple[Word, int]]:
        """Return the words that a decision uses most, with how often."""
        counts: Counter[Word] = Counter()
        # Capitals in running text, and in a title after its first word, are mostly names;
        # that two decisions name the same official or place does not make them similar.
        for number, one in enumerate(title):
            is_name = number and one.text[:1].isupper() and not one.text.isupper()
            if not is_name and self._is_telling(one.exact, one.lemma):
                counts[_word(one.lemma)] += _TITLE_FACTOR
        for each in body:
            if self._is_telling(each.exact, each.lemma):
                counts[_word(each.lemma)] += each.count
        return counts.most_common(_WORDS * _READ_AHEAD)

    def _weighed(
        self, common: Sequence[tuple[Word, int]], totals: Sequence[int]
    ) -> dict[Word, tuple[int, float]]:
        """Return the most telling words with their numbers of decisions and weights."""
        total = self._backend.document_count
        most = max(3, int(total * _RARE_SHARE))
        found: dict[Word, tuple[int, float]] = {}
        for (word, count), matching in zip(common, totals, strict=True):
            if 2 <= matching <= most:
                rarity = math.log(1 + total / matching)
                found[word] = (matching, rarity * math.sqrt(count))
        ordered = sorted(found.items(), key=lambda item: (-item[1][1], item[0].lemma))
        return dict(ordered[:_WORDS])

    def _tells(self, exact: str, lemma: tuple[str, ...]) -> bool:
        """Return whether a word may tell a matter; those of formal parts are marked."""
        is_word = len(exact) > 3 and exact.isalpha() and bool(lemma)
        if not is_word or not self._procedure.isdisjoint(lemma):
            return False
        if lemma[0].endswith(_ACT_NAME):
            return False
        # A word in -minen has its verb's base form before its own.
        is_act = any(one.endswith("minen") for one in lemma)
        return is_act or is_noun(lemma[0])

    def _counted(self, nodes: Sequence[Node]) -> list[int]:
        """Return how many documents each node matches, by one request."""
        queries = [BackendQuery(node, limit=0) for node in nodes]
        return [found.total for found in self._backend.search_many(queries)]

    # -- search ----------------------------------------------------------------------

    def _similar(self, model: Model, limit: int) -> tuple[SimilarDecision, ...]:
        if not model.sections and not model.words:
            return ()
        root = self._root(model)
        place = model.facets.get("municipality")
        ahead, behind = [root], []
        if place:
            own = Filter("municipality", place)
            ahead, behind = [And((root, Not(own)))], [And((root, own))]
        queries = [BackendQuery(node, limit=_CANDIDATES) for node in (*ahead, *behind)]
        lists = self._backend.search_many(queries)
        found: list[BackendHit] = [hit for one in lists for hit in one.hits]
        shared = self._shared(model, [hit.decision_id for hit in found])
        kept = [
            hit
            for hit in found
            if hit.decision_id != model.decision_id
            and self._is_near(model, shared[hit.decision_id], hit.score)
        ]
        documents = self._backend.stored([hit.decision_id for hit in kept])
        texts = ((hit.decision_id, documents[hit.decision_id].text) for hit in kept)
        groups = without_copies(texts, limit * _READ_AHEAD, limit)
        chosen = [hit for hit in kept if hit.decision_id in groups]
        return self._dressed(model, root, chosen, groups, shared)

    def _is_near(self, model: Model, shared: Shared, score: float) -> bool:
        """Return whether a candidate is on the same kind of matter at all.

        One rare section in common; or a common one and a word; or several rare words,
        one of them in the title when the decision has words of its matter there. Sections
        on hearing, powers and appeals are of every matter; a word within another is none
        of its own.
        """
        sections = [key for key in shared.sections if _is_on_matter(key)]
        most = max(3, int(self._backend.document_count * _RARE_SHARE))
        if any(model.sections[key] <= most for key in sections):
            return True
        if sections and shared.words:
            return True
        if model.topics and shared.words.isdisjoint(model.topics):
            return False
        if score < _LEAST_SCORE or len(shared.words) < _LEAST_WORDS:
            return False
        return len(model.apart(shared.words)) >= _LEAST_WORDS

    def _shared(self, model: Model, ids: Sequence[str]) -> dict[str, Shared]:
        """Return which sections and words of *model* each candidate has, too."""
        cited = {Filter("law_reference", (key,)): key for key in model.sections}
        matched = self._backend.matched(ids, (*cited, *model.words))
        return {
            name: Shared(
                frozenset(cited[node] for node in nodes if isinstance(node, Filter)),
                frozenset(node for node in nodes if isinstance(node, Word)),
            )
            for name, nodes in matched.items()
        }

    def _root(self, model: Model) -> Node:
        total = self._backend.document_count
        near: list[Node] = [
            Constant(
                Filter("law_reference", (key,)),
                _LAW_FACTOR * math.log(1 + total / max(1, matching)),
            )
            for key, matching in model.sections.items()
        ]
        heaviest = max((weight for _, weight in model.words.values()), default=1.0)
        near += [
            Boost(word, weight / heaviest) for word, (_, weight) in model.words.items()
        ]
        bonuses = [
            Constant(Filter(name, model.facets[name]), worth)
            for name, worth in (("topic", _SAME_TOPIC), ("body_type", _SAME_BODY_TYPE))
            if name in model.facets
        ]
        nodes: list[Node] = [Lift(Or(tuple(near)), tuple(bonuses))]
        if "case" in model.facets:
            # The other handlings of the case are in its own timeline.
            nodes.append(Not(Filter("case", model.facets["case"])))
        nodes.append(Not(Filter("routine", ("yes",))))
        nodes.append(Not(Filter("kind", _NO_MATTER)))
        return And(tuple(nodes))

    def _dressed(
        self,
        model: Model,
        root: Node,
        chosen: Sequence[BackendHit],
        groups: Mapping[str, tuple[str, ...]],
        shared: Mapping[str, Shared],
    ) -> tuple[SimilarDecision, ...]:
        request = SearchRequest(snippets=False)
        parsed = ParsedQuery(QueryReading(""))
        hits = self._dresser.dress(chosen, request, parsed, root, 1)
        return tuple(
            SimilarDecision(
                hit,
                _reasons(model, hit.facets, shared[hit.decision_id]),
                groups[hit.decision_id],
            )
            for hit in hits
        )


_ACT_NAME = "laki"
"""Ends the name of an act: acts are compared by the sections that are cited."""

_LEAST_WORDS = 2
_LEAST_SCORE = 4.0


def _word(lemma: tuple[str, ...]) -> Word:
    return Word(lemma[:1], lemma[0])


def _is_end_of(part: str, whole: str) -> bool:
    return whole.startswith(part) or whole.endswith(part)


@lru_cache(maxsize=_WORDS_KNOWN)
def _is_on_matter(key: str) -> bool:
    """Return whether a section ("434/2003 § 34") rules a matter, not how it is handled."""
    act, _, section = key.partition(" § ")
    number = re.match(r"\d+", section)
    return not number or int(number[0]) not in section_purposes().get(act, {})


def _reasons(
    model: Model, facets: Mapping[str, tuple[str, ...]], shared: Shared
) -> tuple[SimilarityReason, ...]:
    apart = model.apart(shared.words)
    reasons = [
        SimilarityReason("law", key, matching)
        for key, matching in sorted(model.sections.items(), key=lambda item: item[1])
        if key in shared.sections
    ]
    reasons += [
        SimilarityReason("word", word.exact, matching)
        for word, (matching, _) in model.words.items()
        if word in apart
    ]
    for kind in ("topic", "body_type"):
        value = model.facets.get(kind)
        if value and facets.get(kind) == value:
            reasons.append(SimilarityReason(kind, value[0], 0))
    return tuple(reasons)
