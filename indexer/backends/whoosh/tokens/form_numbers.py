"""Numbers of forms: the most frequent ones first."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from indexer.backends.whoosh.files.array_file import Array
from indexer.backends.whoosh.tokens.form_column import LISTED
from indexer.backends.whoosh.tokens.form_terms import FormTerms

LEMMA, PART = 0, 1
"""Ways in which a form has its terms."""

Key = bytes
"""Terms, ways and length of a form: what two equal ones have in common."""


def by_frequency(forms: Array, count: int) -> tuple[Array, Array]:
    """Number *count* forms anew, the most frequent first.

    Returns:
        The new number of each of *forms*, and the old number of each new one.
    """
    order = np.argsort(-np.bincount(forms, minlength=count), kind="stable")
    numbers = np.empty(count, np.uint32)
    numbers[order] = np.arange(count, dtype=np.uint32)
    return numbers[forms], order


class FrequentForms:
    """The most frequent forms of several segments, equal ones joined.

    Attributes:
        forms: by segment, the ascending numbers of those looked at.
        joined: by segment, the place of each in ``sources``.
        sources: where each is from: the number of the segment, and its own there.
        order: places of those that come first in the new segment, in order.
    """

    def __init__(
        self,
        forms: Sequence[FormTerms],
        lengths: Sequence[Array],
        counts: Sequence[Array],
        terms: Sequence[Array],
    ) -> None:
        self.forms = [_most_frequent(own) for own in counts]
        known: dict[Key, int] = {}
        totals = np.zeros(sum(map(len, self.forms)), np.int64)
        self.joined: list[Array] = []
        sources: list[tuple[int, int]] = []
        for at, chosen in enumerate(self.forms):
            keys = _keys(forms[at], chosen, terms[at], lengths[at])
            joined = np.zeros(len(keys), np.int64)
            for place, (key, form) in enumerate(
                zip(keys, chosen.tolist(), strict=True)
            ):
                joined[place] = number = known.setdefault(key, len(known))
                if number == len(sources):
                    sources.append((at, form))
            np.add.at(totals, joined, counts[at][chosen])
            self.joined.append(joined)
        self.sources = np.array(sources, np.int64).reshape(-1, 2)
        order = np.argsort(-totals[: len(known)], kind="stable")
        self.order = order[:LISTED]
        self._keys = list(known)

    def first_ones(self) -> tuple[Array, Array, Array]:
        """Return of those that come first: numbers of lemmas and parts, terms, lengths."""
        keys = [self._keys[place] for place in self.order.tolist()]
        counts = [(len(key) - 1) // 5 for key in keys]
        ways = [key[4 * n : 5 * n] for key, n in zip(keys, counts, strict=True)]
        shapes = [(row.count(LEMMA), row.count(PART)) for row in ways]
        terms = b"".join(key[: 4 * n] for key, n in zip(keys, counts, strict=True))
        return (
            np.array(shapes, np.int64).reshape(-1, 2),
            np.frombuffer(terms, "<u4"),
            np.array([key[-1] for key in keys], np.uint8),
        )


def _most_frequent(counts: Array) -> Array:
    """Return the ascending numbers of forms that come more than once, not too many."""
    found = np.flatnonzero(counts > 1)
    if len(found) > LISTED:
        found = np.sort(found[np.argsort(-counts[found], kind="stable")[:LISTED]])
    return found


def _keys(forms: FormTerms, chosen: Array, terms: Array, lengths: Array) -> list[Key]:
    owners, numbers, ways = forms.entries(chosen)
    sizes = np.bincount(np.searchsorted(chosen, owners), minlength=len(chosen))
    ends = np.cumsum(sizes)
    rows = terms[numbers].astype("<u4").tobytes()
    kinds, own = ways.tobytes(), lengths[chosen].tobytes()
    bounds = zip((ends - sizes).tolist(), ends.tolist(), own, strict=True)
    return [
        rows[4 * start : 4 * end] + kinds[start:end] + bytes((length,))
        for start, end, length in bounds
    ]
