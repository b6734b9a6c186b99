"""The documents of one term as a Whoosh matcher."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from whoosh.matching import ListMatcher, NullMatcher
from whoosh.query.spans import Span
from whoosh.reading import TermInfo

from indexer.backends.whoosh.files.array_file import Array
from indexer.backends.whoosh.postings.position_column import BitPlaces
from indexer.backends.whoosh.postings.segment import Segment


@dataclass(frozen=True, slots=True)
class Found:
    """Postings of a term: documents, counts, and where the positions of each begin.

    ``places`` is None in a field without positions.
    """

    docs: Array
    counts: Array
    places: BitPlaces | None


class ArrayMatcher(ListMatcher):  # type: ignore[misc]
    """A list matcher whose positions come from the segment, not from encoded values."""

    def __init__(
        self,
        segment: Segment,
        found: Found,
        format_: Any,
        scorer: Any,
        term: tuple[str, bytes],
        info: TermInfo,
        position: int = 0,
    ) -> None:
        self._made_of = segment, found, format_, scorer, term, info
        super().__init__(
            found.docs.tolist(),
            found.counts.astype(float).tolist(),
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
        """Return itself, as there is no quality of blocks to leave by."""
        return self if self.is_active() else NullMatcher()

    def supports(self, astype: str) -> bool:
        """Return whether ``value_as`` gives this."""
        found = self._made_of[1]
        return astype == "frequency" or (
            astype == "positions" and found.places is not None
        )

    def supports_block_quality(self) -> bool:
        """Return False: there are no blocks."""
        return False

    def value_as(self, astype: str) -> Any:
        """Return the positions in, or the frequency of, the present document."""
        segment, found, *_ = self._made_of
        here = slice(self._i, self._i + 1)
        if astype == "frequency" or found.places is None:
            return int(found.counts[self._i])
        starts, widths = found.places.at[here], found.places.widths[here]
        places = BitPlaces.of_rows(starts, found.counts[here], widths)
        return segment.positions[places].tolist()

    def spans(self) -> list[Any]:
        """Return the positions as spans."""
        return [Span(position) for position in self.value_as("positions")]
