"""The sentence that cites a law, from the references that the index holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Literal

from indexer.contract.backend import StoredDocument
from indexer.contract.document import APPLIED_ROLES, PlacedLawReference
from indexer.request import Fragment, Hit
from indexer.service import SearchService

MAX_SENTENCE_LENGTH = 420
BATCH = 200
MAX_LEAD = 80
"""Characters before the citation that a card shows of a long sentence."""

_HEADING = re.compile(
    r"(?:[A-ZÅÄÖ][^\s.,;:!?]*(?:[ \t]+[^\s.,;:!?]+){0,2}:?[ \t]*\n\s*)+(?=[A-ZÅÄÖ])"
)
"""Short lines before a sentence, without its end: headings that a page sets close to it."""

Roles = Literal["body", "any"]


@dataclass(frozen=True, slots=True)
class Citing:
    """A hit with the sentence that cites the law, the citation marked; None if lost."""

    hit: Hit
    sentence: Fragment | None


def citings(
    hits: Iterable[Hit], key: str, service: SearchService, roles: Roles
) -> tuple[Citing, ...]:
    """Return *hits* with the sentences that cite *key*, each cut to what a card shows."""
    return tuple(
        Citing(row.hit, on_card(row.sentence) if row.sentence else None)
        for row in iter_citings(hits, key, service, roles)
    )


def iter_citings(
    hits: Iterable[Hit], key: str, service: SearchService, roles: Roles
) -> Iterator[Citing]:
    """Yield *hits* with their sentences, in their order, a batch at a time."""
    waiting = iter(hits)
    while batch := list(islice(waiting, BATCH)):
        documents = service.stored([hit.decision_id for hit in batch])
        for hit in batch:
            found = documents.get(hit.decision_id)
            yield Citing(hit, citing_sentence(found, key, roles) if found else None)


def citing_sentence(
    document: StoredDocument, key: str, roles: Roles
) -> Fragment | None:
    """Return the first sentence that cites *key* or a part of it.

    With roles "body" only references that the decision applies itself count, as in the
    facets: not those of appeal instructions, quotations and earlier handlings.
    """
    for placed in document.law_references:
        if roles == "body" and placed.role not in APPLIED_ROLES:
            continue
        reference = placed.reference
        acts = (target.act for target in reference.targets)
        if key in reference.keys or key in acts:
            return _fragment(_text(document, placed), placed)
    return None


def on_card(sentence: Fragment) -> Fragment:
    """Return a sentence begun so near its mark that two lines show the citation."""
    ((start, end),) = sentence.marks
    first = sentence.text.find(" ", start - MAX_LEAD, start) + 1
    if start <= MAX_LEAD or first == 0:
        return sentence
    return replace(
        sentence,
        text=sentence.text[first:],
        marks=((start - first, end - first),),
        is_start_cut=True,
    )


def _text(document: StoredDocument, placed: PlacedLawReference) -> str:
    return document.title if placed.field == "title" else document.text


def _fragment(text: str, placed: PlacedLawReference) -> Fragment:
    start, end = placed.sentence
    mark_start, mark_end = placed.reference.start, placed.reference.end
    first, last = start, end
    if headed := _HEADING.match(text, start, mark_start):
        start = first = headed.end()
    if end - start > MAX_SENTENCE_LENGTH:
        first = max(start, mark_start - MAX_SENTENCE_LENGTH // 2)
        last = min(end, first + MAX_SENTENCE_LENGTH)
    return Fragment(
        text=text[first:last],
        marks=((mark_start - first, min(mark_end, last) - first),),
        is_start_cut=first > start,
        is_end_cut=last < end,
    )
