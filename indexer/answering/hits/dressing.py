"""Dress backend hits: what a card shows, with marks and reasons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from corpus.store import DecisionStore
from indexer.answering.hits.hit_reasons import matches, word_texts
from indexer.answering.hits.snippets import Mark, best_fragment, whole
from indexer.contract.backend import (
    BackendHit,
    BackendQuery,
    IndexBackend,
    Place,
    StoredDocument,
)
from indexer.contract.query import And, Boost, Constant, Filter, Lift, Node, Or
from indexer.documents.attachment_places import attachments_begin, place_of
from indexer.documents.cards import CARD_FIELDS
from indexer.request import Fragment, Hit, Match, SearchRequest
from indexer.understanding.query_reading import ParsedQuery

_LAW_WEIGHT = 3.0
_LEAD = 1_000


class Dresser:
    """Turns backend hits into ``Hit`` values."""

    def __init__(self, backend: IndexBackend, store: DecisionStore) -> None:
        self._backend = backend
        self._store = store

    def dress(
        self,
        found: Sequence[BackendHit],
        request: SearchRequest,
        parsed: ParsedQuery,
        root: Node,
        first_rank: int,
        asked_next: Iterable[BackendQuery] = (),
    ) -> tuple[Hit, ...]:
        """Return a ``Hit`` for each of *found*, in order.

        A decision that left the store after the index was made is left out. What is
        *asked_next* of the backend is prepared together with the sizes of cases.
        """
        ids = [hit.decision_id for hit in found]
        known = self._store.known(ids)
        places: Mapping[str, tuple[Place, ...]] = {}
        if ids and (request.snippets or request.explain):
            places = self._backend.places(ids, root)
        texts = word_texts(parsed.terms, parsed.groups) if request.explain else {}
        asked = _asked_laws(root, request)
        hits: list[Hit] = []
        documents = self._backend.stored(ids)
        sizes = self._case_sizes(documents.values(), asked_next)
        for rank, backend_hit in enumerate(found, start=first_rank):
            name = backend_hit.decision_id
            document = documents.get(name)
            if document is None or name not in known:
                continue
            spots = places.get(name, ())
            title, snippet = _fragments(document, spots, asked, request)
            hits.append(
                _hit(
                    document,
                    backend_hit.score,
                    rank,
                    (title, snippet),
                    sizes,
                    matches(document, spots, texts) if request.explain else (),
                )
            )
        return tuple(hits)

    def documents(self, found: Sequence[BackendHit]) -> tuple[StoredDocument, ...]:
        """Return what the index holds of the same hits, in order."""
        ids = [hit.decision_id for hit in found]
        known, documents = self._store.known(ids), self._backend.stored(ids)
        return tuple(documents[x] for x in ids if x in known and x in documents)

    def _case_sizes(
        self, documents: Iterable[StoredDocument], asked_next: Iterable[BackendQuery]
    ) -> Mapping[str, int]:
        cases = tuple(
            dict.fromkeys(
                case
                for document in documents
                for case in document.facets.get("case", ())
            )
        )
        if not cases:
            self._backend.prepare(asked_next)
            return {}
        query = BackendQuery(Filter("case", cases), limit=0, facets=("case",))
        self._backend.prepare(chain([query], asked_next))
        return self._backend.search(query).counts["case"]


def _hit(
    document: StoredDocument,
    score: float,
    rank: int,
    fragments: tuple[Fragment, Fragment],
    sizes: Mapping[str, int],
    reasons: tuple[Match, ...],
) -> Hit:
    card = document.card
    facets = document.facets
    case = facets.get("case", ("",))[0]
    return Hit(
        decision_id=document.decision_id,
        score=score,
        rank=rank,
        title=fragments[0],
        snippet=fragments[1],
        date=document.date,
        law_references=facets.get("law_reference", ()),
        content_hash=card.get("content_hash") or document.content_hash,
        case_size=sizes.get(case, 1),
        matches=reasons,
        attachment=place_of(document, fragments[1].start),
        facets=facets,
        **{name: card.get(name, absent) for name, absent in CARD_FIELDS.items()},
    )


def _fragments(
    document: StoredDocument,
    places: Sequence[Place],
    asked: frozenset[str],
    request: SearchRequest,
) -> tuple[Fragment, Fragment]:
    marks: dict[str, list[Mark]] = {"title": [], "body": []}
    for place in places:
        shown = document.title if place.zone == "title" else document.text
        if shown.startswith("§", place.start):
            continue  # a sign alone says nothing
        mark = Mark(place.start, place.end, place.node)
        marks["title" if place.zone == "title" else "body"].append(mark)
    if asked:
        for placed in document.law_references:
            if asked.intersection(_keys(placed.reference)):
                reference = placed.reference
                zone = "title" if placed.field == "title" else "body"
                marks[zone].append(
                    Mark(reference.start, reference.end, "law", _LAW_WEIGHT)
                )
    title = whole(document.title, marks["title"])
    if not request.snippets:
        return title, Fragment("")
    if not marks["body"]:
        return title, best_fragment(_beginning(document), [])
    return title, _snippet(document, marks["body"])


def _snippet(document: StoredDocument, marks: Sequence[Mark]) -> Fragment:
    """Cut the fragment out of the own text, or of attachments where those have more."""
    begin = attachments_begin(document)
    if begin is None:
        return best_fragment(document.text, marks)
    own = [mark for mark in marks if mark.start < begin]
    attached = [mark for mark in marks if mark.start >= begin]
    if len({mark.what for mark in own}) >= len({mark.what for mark in attached}):
        return best_fragment(document.text[:begin], own)
    moved = [
        replace(mark, start=mark.start - begin, end=mark.end - begin)
        for mark in attached
    ]
    found = best_fragment(document.text[begin:], moved)
    shown = [mark.start for mark in moved if mark.start >= found.start]
    # A page may end inside the fragment: the first mark tells the page.
    return replace(found, start=begin + min(shown, default=found.start))


def _keys(reference: object) -> set[str]:
    targets = getattr(reference, "targets", ())
    return {*getattr(reference, "keys", ()), *(target.act for target in targets)}


def _beginning(document: StoredDocument) -> str:
    """What to show when no word is to be marked: the decision, else the text."""
    start, end = document.card.get("lead") or (0, _LEAD)
    return document.text[start : min(end, start + _LEAD)]


def _asked_laws(root: Node, request: SearchRequest) -> frozenset[str]:
    found = set(request.filters.get("law_reference", ()))
    found.update(request.filters.get("statute", ()))
    pending = [root]
    while pending:
        node = pending.pop()
        match node:
            case Filter(name, values) if name.startswith(("law_", "statute")):
                found.update(values)
            case And(nodes) | Or(nodes):
                pending.extend(nodes)
            case Boost(child) | Constant(child):
                pending.append(child)
            case Lift(child, bonuses):
                pending.extend((child, *bonuses))
            case _:
                pass
    return frozenset(found)
