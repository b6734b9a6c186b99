"""Terms and postings of a shard as Whoosh wants them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from whoosh.codec import base
from whoosh.reading import TermInfo, TermNotFound

from indexer.backends.whoosh.codec.facet_terms import facet_terms
from indexer.backends.whoosh.codec.matcher import ArrayMatcher, Found
from indexer.backends.whoosh.codec.schema import FACET_FIELDS, WORD_FIELDS
from indexer.backends.whoosh.files.array_file import Array, Texts, encode
from indexer.backends.whoosh.postings.inversion import WAYS
from indexer.backends.whoosh.postings.position_column import BitPlaces
from indexer.backends.whoosh.postings.segment import PostingList, Segment, Shard

Term = tuple[str, bytes]

_FIELDS = tuple(sorted((*WORD_FIELDS, *FACET_FIELDS)))


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The terms of a field: texts, and the ascending numbers of those it has."""

    texts: Texts
    numbers: Array

    def place(self, text: bytes) -> int:
        """Return the place of the first term that is not before *text*."""
        # A number of another type would have the whole array converted.
        return int(np.searchsorted(self.numbers, np.int32(self.texts.find(text))))

    def has(self, numbers: Array) -> Array:
        """Return which of these numbers of terms the field has."""
        if not len(self.numbers):
            return np.zeros(len(numbers), bool)
        at = np.searchsorted(self.numbers, numbers.astype(np.int32))
        return np.asarray(self.numbers.take(at, mode="clip") == numbers)

    def __len__(self) -> int:
        return len(self.numbers)

    def term(self, place: int) -> bytes:
        """Return the term at a place."""
        return self.texts[int(self.numbers[place])]

    def iter_from(self, text: bytes) -> Iterator[bytes]:
        """Yield the terms from *text* on, in order."""
        return (self.texts[n] for n in self.numbers[self.place(text) :].tolist())


_NO_TERMS: Array = np.zeros(0, np.int32)


def word_lexicon(segment: Segment, slots: tuple[int, ...]) -> Lexicon:
    """Return the terms that some posting counts in one of *slots*."""
    key = ("terms", slots)
    if key not in segment.columns:
        found = [_NO_TERMS]
        for first, last in segment.lists.blocks():
            has = segment.has_slots(slots)[segment.lists.codes(first, last)]
            sizes = segment.lists.rows.sizes(first, last)
            is_there = np.logical_or.reduceat(has, sizes.cumsum() - sizes)
            found.append((is_there.nonzero()[0] + first).astype(np.int32))
        segment.columns[key] = np.concatenate(found)
    return Lexicon(segment.terms, segment.columns[key])


class ArrayTermsReader(base.TermsReader):  # type: ignore[misc]
    """The terms of all fields; a word belongs to a field when it counts in its slot."""

    def __init__(self, shard: Shard) -> None:
        self._segment: Segment = shard.segment

    def close(self) -> None:
        """Do nothing: the segment closes its file with its last reader."""

    def indexed_field_names(self) -> tuple[str, ...]:
        """Return the fields that have any posting."""
        has: Array = np.asarray(self._segment.table.any(axis=0))
        words = [name for name, used in zip(WORD_FIELDS, has, strict=True) if used]
        return (*words, *self._segment.facet_names)

    def __contains__(self, term: Term) -> bool:
        return self._found(*term) is not None

    def _found(self, fieldname: str, text: bytes) -> Found | None:
        """Return the postings of a term; None without any."""
        if fieldname in WORD_FIELDS:
            return self._found_word(WORD_FIELDS.index(fieldname), text)
        terms = facet_terms(self._segment, fieldname)
        number = terms.values.number(text) if terms else None
        if terms is None or number is None:
            return None
        docs = terms.docs(number)
        return Found(docs, np.ones(len(docs), np.int64), None)

    def _found_word(self, slot: int, text: bytes) -> Found | None:
        number = self._segment.terms.number(text)
        if number is None:
            return None
        postings = PostingList(self._segment, number, number + 1)
        counts = self._segment.table[postings.codes, slot]
        has = np.flatnonzero(counts)
        if not len(has):
            return None
        begin = postings.position_places(has)
        before = self._segment.sums[postings.codes[has], slot] * begin.widths
        places = BitPlaces(begin.at + before, begin.widths)
        return Found(postings.docs[has], counts[has], places)

    def _known(self, fieldname: str, text: bytes) -> Found:
        found = self._found(fieldname, text)
        if found is None:
            raise TermNotFound(f"no term {fieldname}:{text!r}")
        return found

    def lexicon(self, fieldname: str) -> Lexicon:
        """Return the terms of a field."""
        if fieldname in WORD_FIELDS:
            return word_lexicon(self._segment, (WORD_FIELDS.index(fieldname),))
        if terms := facet_terms(self._segment, fieldname):
            numbers = np.arange(len(terms.values), dtype=np.int32)
            return Lexicon(terms.values, numbers)
        return Lexicon(self._segment.terms, _NO_TERMS)

    def terms(self) -> Iterator[Term]:
        """Yield all terms, field by field, in order."""
        return self.terms_from("", b"")

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[Term]:
        """Yield the terms of a field from *prefix* on, then those of later fields."""
        for name in _FIELDS:
            if name >= fieldname:
                first = prefix if name == fieldname else b""
                for term in self.lexicon(name).iter_from(first):
                    yield name, term

    def items(self) -> Iterator[tuple[Term, TermInfo]]:
        """Yield all terms with what is known of them."""
        return self.items_from("", b"")

    def items_from(
        self, fieldname: str, prefix: bytes
    ) -> Iterator[tuple[Term, TermInfo]]:
        """Yield terms from *prefix* on with what is known of them."""
        return (
            (term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix)
        )

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        """Return the counts of a term.

        Raises:
            TermNotFound: the field does not have it.
        """
        return self._info(fieldname, self._known(fieldname, text))

    def _info(self, fieldname: str, found: Found) -> TermInfo:
        lengths = np.ones(1, np.int32)
        if fieldname in WORD_FIELDS:
            zone = WORD_FIELDS.index(fieldname) // WAYS
            lengths = self._segment.lengths[zone][found.docs]
        return TermInfo(
            weight=int(found.counts.sum()),
            df=len(found.docs),
            minlength=int(lengths.min()),
            maxlength=int(lengths.max()),
            maxweight=int(found.counts.max()),
            minid=int(found.docs[0]),
            maxid=int(found.docs[-1]),
        )

    def frequency(self, fieldname: str, text: bytes) -> int:
        """Return the occurrences of a term; 0 when the field does not have it."""
        found = self._found(fieldname, text)
        return 0 if found is None else int(found.counts.sum())

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        """Return how many documents have a term, deleted ones included."""
        found = self._found(fieldname, text)
        return 0 if found is None else len(found.docs)

    def cursor(self, fieldname: str, fieldobj: Any) -> ArrayCursor:
        """Return a cursor over the terms of a field, for automata."""
        return ArrayCursor(
            self.lexicon(fieldname), lambda text: self.term_info(fieldname, text)
        )

    def matcher(
        self, fieldname: str, text: bytes, format_: Any, scorer: Any = None
    ) -> ArrayMatcher:
        """Match the documents of a term.

        Raises:
            TermNotFound: the field does not have it.
        """
        found = self._known(fieldname, text)
        info = self._info(fieldname, found)
        return ArrayMatcher(
            self._segment, found, format_, scorer, (fieldname, text), info
        )


class ArrayCursor(base.FieldCursor):  # type: ignore[misc]
    """Walks over the terms of a lexicon in order."""

    def __init__(self, lexicon: Lexicon, info: Any = None) -> None:
        self._lexicon, self._info = lexicon, info
        self._at = 0

    def first(self) -> str | None:
        """Go to the first term."""
        self._at = 0
        return self.text()

    def find(self, term: str | bytes) -> str | None:
        """Go to the first term that is not before *term*."""
        self._at = self._lexicon.place(
            term if isinstance(term, bytes) else encode(term)
        )
        return self.text()

    def next(self) -> str | None:
        """Go to the next term."""
        self._at += 1
        return self.text()

    def text(self) -> str | None:
        """Return the present term; None past the last."""
        if not self.is_valid():
            return None
        return self._lexicon.term(self._at).decode("utf-8", "surrogatepass")

    def term_info(self) -> TermInfo | None:
        """Return what is known of the present term."""
        return self._info(self._lexicon.term(self._at)) if self.is_valid() else None

    def is_valid(self) -> bool:
        """Return whether there is a present term."""
        return self._at < len(self._lexicon)
