"""Find decisions on the same matter: other municipalities first, with the reasons.

What counts: law sections that both apply (rare ones more), rare words that both have,
the same kind of body, the same task class. Nearly equal texts are shown once.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from analyzers.base import Analyzer, Token
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
    StoredDocument,
)
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
_TITLE_FACTOR = 3
_LAW_FACTOR = 2.5
_SAME_TOPIC = 2.0
_SAME_BODY_TYPE = 1.0
_RARE_SHARE = 0.05
"""A word that a greater share of all decisions has says nothing about a matter."""

_READ_AHEAD = 4

_NO_MATTER = ("minutes-front-page", "agenda")
"""Kinds that list matters instead of being one."""


@dataclass(frozen=True, slots=True)
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
    text: str


class SimilarFinder:
    """Finds similar decisions in one index."""

    def __init__(
        self, backend: IndexBackend, analyzer: Analyzer, dresser: Dresser
    ) -> None:
        self._backend = backend
        self._analyzer = analyzer
        self._dresser = dresser
        self._procedure = procedure_lemmas(analyzer)

    def to_decision(self, decision_id: str, limit: int) -> tuple[SimilarDecision, ...]:
        """Return decisions similar to a stored one; empty when it is not indexed."""
        document = self._backend.document(decision_id)
        if document is None:
            return ()
        sections = [
            key for key in document.facets.get("law_reference", ()) if " " in key
        ]
        facets = document.facets
        place = {name.casefold() for name in facets.get("municipality", ())}
        title = [one for one in document.title_tokens if place.isdisjoint(one.lemma)]
        sections_found, words = self._telling(sections, title, document.body_tokens)
        titled = {_word(token) for token in title if token.lemma}
        model = Model(
            sections_found,
            words,
            frozenset(titled & words.keys()),
            facets,
            decision_id,
            document.text,
        )
        return self._similar(model, limit)

    def to_text(self, text: str, limit: int) -> tuple[SimilarDecision, ...]:
        """Return decisions similar to a pasted text."""
        keys = law_keys(find_law_references(text))
        wanted = [key for key in keys if " " in key]
        sections, words = self._telling(wanted, (), self._analyzer.analyze(text))
        return self._similar(Model(sections, words, frozenset(), {}, None, text), limit)

    # -- what is looked for --------------------------------------------------------

    def _telling(
        self, keys: Sequence[str], title: Sequence[Token], body: Sequence[Token]
    ) -> tuple[dict[str, int], dict[Word, tuple[int, float]]]:
        """Return law sections with their numbers of decisions, and the telling words."""
        keys = keys[:_SECTIONS]
        common = self._common_words(title, body)
        nodes: list[Node] = [Filter("law_reference", (key,)) for key in keys]
        totals = self._counted([*nodes, *(word for word, _ in common)])
        sections = dict(zip(keys, totals[: len(keys)], strict=True))
        return sections, self._weighed(common, totals[len(keys) :])

    def _common_words(
        self, title: Sequence[Token], body: Sequence[Token]
    ) -> list[tuple[Word, int]]:
        """Return the words that a decision uses most, with how often."""
        counts: Counter[Word] = Counter()
        # Capitals in running text, and in a title after its first word, are mostly names;
        # that two decisions name the same official or place does not make them similar.
        for number, token in enumerate(title):
            is_name = number and token.text[:1].isupper() and not token.text.isupper()
            if self._is_telling(token) and not is_name:
                counts[_word(token)] += _TITLE_FACTOR
        for token in body:
            if self._is_telling(token) and not token.text[:1].isupper():
                counts[_word(token)] += 1
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

    def _is_telling(self, token: Token) -> bool:
        """Return whether a word may tell a matter; those of formal parts are marked."""
        is_word = len(token.exact) > 3 and token.exact.isalpha() and bool(token.lemma)
        if not is_word or not self._procedure.isdisjoint(token.lemma):
            return False
        if token.lemma[0].endswith(_ACT_NAME):
            return False
        # A word in -minen has its verb's base form before its own.
        is_act = any(lemma.endswith("minen") for lemma in token.lemma)
        return is_act or is_noun(token.lemma[0])

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
        documents = self._backend.stored([hit.decision_id for hit in found])
        words = self._shared_words(model, documents)
        kept = [
            hit
            for hit in found
            if hit.decision_id != model.decision_id
            and self._is_near(
                model, documents[hit.decision_id], words[hit.decision_id], hit
            )
        ]
        texts = ((hit.decision_id, documents[hit.decision_id].text) for hit in kept)
        groups = without_copies(texts, limit * _READ_AHEAD, limit)
        chosen = [hit for hit in kept if hit.decision_id in groups]
        return self._dressed(model, root, chosen, groups, words)

    def _is_near(
        self, model: Model, document: StoredDocument, words: set[Node], hit: BackendHit
    ) -> bool:
        """Return whether a candidate is on the same kind of matter at all.

        One rare section in common; or a common one and a word; or several rare words,
        one of them in the title when the decision has words of its matter there. Sections
        on hearing, powers and appeals are of every matter; a word within another is none
        of its own.
        """
        cited = set(document.facets.get("law_reference", ()))
        shared = {key for key in model.sections.keys() & cited if _is_on_matter(key)}
        most = max(3, int(self._backend.document_count * _RARE_SHARE))
        if any(model.sections[key] <= most for key in shared):
            return True
        if shared and words:
            return True
        if model.topics and words.isdisjoint(model.topics):
            return False
        return len(_apart(words)) >= _LEAST_WORDS and hit.score >= _LEAST_SCORE

    def _shared_words(
        self, model: Model, documents: Mapping[str, StoredDocument]
    ) -> dict[str, set[Node]]:
        if not model.words:
            return {name: set() for name in documents}
        places = self._backend.places(list(documents), Or(tuple(model.words)))
        return {
            name: {place.node for place in places.get(name, ())} for name in documents
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
        words: Mapping[str, set[Node]],
    ) -> tuple[SimilarDecision, ...]:
        request = SearchRequest(snippets=False)
        parsed = ParsedQuery(QueryReading(""))
        hits = self._dresser.dress(chosen, request, parsed, root, 1)
        documents = self._backend.stored([hit.decision_id for hit in hits])
        return tuple(
            SimilarDecision(
                hit,
                _reasons(
                    model,
                    documents[hit.decision_id].facets,
                    words[hit.decision_id],
                ),
                groups[hit.decision_id],
            )
            for hit in hits
        )


_ACT_NAME = "laki"
"""Ends the name of an act: acts are compared by the sections that are cited."""

_LEAST_WORDS = 2
_LEAST_SCORE = 4.0


def _word(token: Token) -> Word:
    return Word(token.lemma[:1], token.lemma[0])


def _apart(words: Iterable[Node]) -> list[Word]:
    """Return the words that are not the beginning or the end of another one."""
    found = [word for word in words if isinstance(word, Word)]
    return [
        word
        for word in found
        if not any(
            word.exact != other.exact and _is_end_of(word.exact, other.exact)
            for other in found
        )
    ]


def _is_end_of(part: str, whole: str) -> bool:
    return whole.startswith(part) or whole.endswith(part)


def _is_on_matter(key: str) -> bool:
    """Return whether a section ("434/2003 § 34") rules a matter, not how it is handled."""
    act, _, section = key.partition(" § ")
    number = re.match(r"\d+", section)
    return not number or int(number[0]) not in section_purposes().get(act, {})


def _reasons(
    model: Model, facets: Mapping[str, tuple[str, ...]], words: set[Node]
) -> tuple[SimilarityReason, ...]:
    shared, apart = set(facets.get("law_reference", ())), _apart(words)
    reasons = [
        SimilarityReason("law", key, matching)
        for key, matching in sorted(model.sections.items(), key=lambda item: item[1])
        if key in shared
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
