"""Terms and postings of a shard as Whoosh wants them; see ``whoosh_codec``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from whoosh.codec import base
from whoosh.matching import ListMatcher, NullMatcher
from whoosh.reading import TermInfo, TermNotFound

from indexer.backends.whoosh.files.array_file import Array
from indexer.backends.whoosh.files.inversion import ranges
from indexer.backends.whoosh.files.segment import PostingList, Segment, Shard

FIELDS = tuple(
    f"{zone}_{way}" for zone in ("title", "body") for way in ("lemma", "part", "exact")
)
"""Names of the slots, in their order."""

Term = tuple[str, bytes]


class ArrayTermsReader(base.TermsReader):  # type: ignore[misc]
    """The terms of all slots; a field has a term when some posting counts in its slot."""

    def __init__(self, shard: Shard) -> None:
        self._shard = shard
        self._segment: Segment = shard.segment

    def close(self) -> None:
        """Nothing to close: the state owns the file."""

    def indexed_field_names(self) -> tuple[str, ...]:
        """The slots that have any posting."""
        has: Array = np.asarray(self._segment.table.any(axis=0))
        return tuple(name for name, is_used in zip(FIELDS, has, strict=True) if is_used)

    def __contains__(self, term: Term) -> bool:
        return self._postings(*term) is not None

    def _postings(
        self, fieldname: str, text: bytes
    ) -> tuple[Array, Array, Array] | None:
        """Return documents, counts and where positions begin; None without any."""
        number = self._segment.terms.number(text) if fieldname in FIELDS else None
        if number is None:
            return None
        slot = FIELDS.index(fieldname)
        postings = PostingList(self._segment, number, number + 1)
        counts = self._segment.table[postings.codes, slot]
        has = np.flatnonzero(counts)
        if not len(has):
            return None
        starts = postings.position_starts(has)
        starts = starts + self._segment.sums[postings.codes[has], slot]
        return postings.docs[has], counts[has], starts

    def _numbers(self, fieldname: str) -> Array:
        """Return the numbers of the terms that a field has."""
        slot = FIELDS.index(fieldname)
        known: Array | None = self._segment.columns.get(("terms", slot))
        if known is None:
            has = self._segment.has_slots((slot,))[self._segment.posting_codes]
            starts = self._segment.posting_starts[:-1]
            known = (
                np.flatnonzero(np.logical_or.reduceat(has, starts))
                if len(has)
                else starts
            )
            self._segment.columns["terms", slot] = known
        return known

    def terms(self) -> Iterator[Term]:
        """All terms, field by field, in order."""
        for name in sorted(FIELDS):
            yield from self.terms_from(name, b"", is_one_field=True)

    def terms_from(
        self, fieldname: str, prefix: bytes, *, is_one_field: bool = False
    ) -> Iterator[Term]:
        """Terms of a field from *prefix* on, then those of the fields after it."""
        for name in sorted(FIELDS):
            if name == fieldname or (name > fieldname and not is_one_field):
                first = self._segment.terms.find(prefix) if name == fieldname else 0
                numbers = self._numbers(name)
                for number in numbers[np.searchsorted(numbers, first) :].tolist():
                    yield name, self._segment.terms[number]

    def items(self) -> Iterator[tuple[Term, TermInfo]]:
        """All terms with what is known of them."""
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(
        self, fieldname: str, prefix: bytes
    ) -> Iterator[tuple[Term, TermInfo]]:
        """Terms from *prefix* on with what is known of them."""
        return (
            (term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix)
        )

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        """Counts of a term.

        Raises:
            TermNotFound: the field does not have it.
        """
        found = self._postings(fieldname, text)
        if found is None:
            raise TermNotFound(f"No term {fieldname}:{text!r}")
        docs, counts, _ = found
        lengths = self._segment.lengths[FIELDS.index(fieldname) // 3][docs]
        return TermInfo(
            weight=int(counts.sum()),
            df=len(docs),
            minlength=int(lengths.min()),
            maxlength=int(lengths.max()),
            maxweight=int(counts.max()),
            minid=int(docs[0]),
            maxid=int(docs[-1]),
        )

    def frequency(self, fieldname: str, text: bytes) -> int:
        """Occurrences of a term; 0 when the field does not have it."""
        found = self._postings(fieldname, text)
        return 0 if found is None else int(found[1].sum())

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        """Documents that have a term, deleted ones included."""
        found = self._postings(fieldname, text)
        return 0 if found is None else len(found[0])

    def cursor(self, fieldname: str, fieldobj: Any) -> ArrayCursor:
        """A cursor over the terms of a field, for automata."""
        return ArrayCursor(self, self._segment, fieldname)

    def matcher(
        self, fieldname: str, text: bytes, format_: Any, scorer: Any = None
    ) -> ListMatcher:
        """Match the documents of a term.

        Raises:
            TermNotFound: the field does not have it.
        """
        found = self._postings(fieldname, text)
        if found is None:
            raise TermNotFound(f"No term {fieldname}:{text!r}")
        info = self.term_info(fieldname, text)
        return ArrayMatcher(
            self._segment, found, format_, scorer, (fieldname, text), info
        )


class ArrayMatcher(ListMatcher):  # type: ignore[misc]
    """A list matcher whose positions come from the segment, not from encoded values."""

    def __init__(
        self,
        segment: Segment,
        found: tuple[Array, Array, Array],
        format_: Any,
        scorer: Any,
        term: Term,
        info: TermInfo,
        position: int = 0,
    ) -> None:
        self._made_of = segment, found, format_, scorer, term, info
        docs, counts, _ = found
        super().__init__(
            docs.tolist(),
            counts.astype(float).tolist(),
            format=format_,
            scorer=scorer,
            position=position,
            term=term,
            terminfo=info,
        )

    def copy(self) -> ArrayMatcher:
        """Return a matcher at the same place."""
        return ArrayMatcher(*self._made_of, position=self._i)

    def replace(self, minquality: float = 0) -> ListMatcher | NullMatcher:
        """Stay; there is no quality of blocks to leave by."""
        return self if self.is_active() else NullMatcher()

    def supports(self, astype: str) -> bool:
        """Say what ``value_as`` gives."""
        return astype in {"positions", "frequency"}

    def supports_block_quality(self) -> bool:
        """There are no blocks."""
        return False

    def value_as(self, astype: str) -> Any:
        """Return the positions in, or the frequency of, the present document."""
        segment, (_, counts, starts), *_ = self._made_of
        if astype == "frequency":
            return int(counts[self._i])
        at = ranges(starts[self._i : self._i + 1], counts[self._i : self._i + 1])
        return segment.positions(at).tolist()

    def spans(self) -> list[Any]:
        """Return the positions as spans."""
        from whoosh.query.spans import Span

        return [Span(position) for position in self.value_as("positions")]


class ArrayCursor(base.FieldCursor):  # type: ignore[misc]
    """Walks over the terms of a field in order."""

    def __init__(
        self, terms: ArrayTermsReader, segment: Segment, fieldname: str
    ) -> None:
        self._terms, self._segment, self._fieldname = terms, segment, fieldname
        is_known = fieldname in FIELDS
        self._numbers = terms._numbers(fieldname) if is_known else np.zeros(0, np.int64)
        self._at = 0

    def first(self) -> str | None:
        """Go to the first term."""
        self._at = 0
        return self.text()

    def find(self, term: str | bytes) -> str | None:
        """Go to the first term that is not before *term*."""
        text = term if isinstance(term, bytes) else term.encode()
        self._at = int(np.searchsorted(self._numbers, self._segment.terms.find(text)))
        return self.text()

    def next(self) -> str | None:
        """Go to the next term."""
        self._at += 1
        return self.text()

    def text(self) -> str | None:
        """The present term; None past the last."""
        if not self.is_valid():
            return None
        return self._segment.terms.text(int(self._numbers[self._at]))

    def term_info(self) -> TermInfo | None:
        """What is known of the present term."""
        text = self.text()
        return (
            None
            if text is None
            else self._terms.term_info(self._fieldname, text.encode())
        )

    def is_valid(self) -> bool:
        """Whether there is a present term."""
        return self._at < len(self._numbers)
