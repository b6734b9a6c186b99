"""The forms of several segments, one input after the other, some at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from indexer.backends.whoosh.files.array_file import Array, ArrayFileWriter
from indexer.backends.whoosh.tokens.form_column import FormColumn
from indexer.backends.whoosh.tokens.form_numbers import FrequentForms
from indexer.backends.whoosh.tokens.form_terms import FormTerms, FormTermsWriter
from indexer.backends.whoosh.writing.merge_blocks import Input

_FORMS_PER_BLOCK = 500_000
_DOCUMENTS_PER_BLOCK = 5_000


def write_form_terms(
    file: ArrayFileWriter,
    inputs: Sequence[Input],
    term_maps: Sequence[Array],
    look: Callable[[], None],
) -> list[Array]:
    """Write the terms, ways and lengths of the forms that documents have.

    Args:
        file: of the new segment.
        inputs: of the merge.
        term_maps: by input, the new number of each term.
        look: called between the blocks.

    Returns:
        By input, the new number of each form, as uint32.
    """
    segments = [source.segment.file for source in inputs]
    forms = [FormTerms(segment) for segment in segments]
    lengths = [segment.array("forms.length") for segment in segments]
    counts = [
        _token_counts(x, len(own), look) for x, own in zip(inputs, forms, strict=True)
    ]
    frequent = FrequentForms(forms, lengths, counts, term_maps)
    maps, tails = _numbered(frequent, counts)
    term_count = max((int(x.max()) + 1 for x in term_maps if len(x)), default=0)
    writer = FormTermsWriter(file, term_count)
    file.append("forms.length", np.zeros(0, np.uint8))

    def add(at: int, chosen: Array) -> None:
        _, numbers, _ = forms[at].entries(chosen)
        writer.add(forms[at].shapes(chosen), term_maps[at][numbers])
        file.append("forms.length", lengths[at][chosen])

    shapes, first_terms, first_lengths = frequent.first_ones()
    writer.add(shapes, first_terms)
    file.append("forms.length", first_lengths)
    for at, is_tail in enumerate(tails):
        for first in range(0, len(is_tail), _FORMS_PER_BLOCK):
            add(at, np.flatnonzero(is_tail[first : first + _FORMS_PER_BLOCK]) + first)
            look()
    writer.finish()
    return maps


def _numbered(
    frequent: FrequentForms, counts: Sequence[Array]
) -> tuple[list[Array], list[Array]]:
    """Return by input the new number of each form, and which come after the first ones."""
    numbers = np.full(len(frequent.sources), -1, np.int64)
    numbers[frequent.order] = np.arange(len(frequent.order))
    total = len(frequent.order)
    maps, tails = [], []
    for at, own in enumerate(counts):
        is_tail = own > 0
        is_tail[frequent.forms[at]] = False
        places = frequent.joined[at]
        # Of equal ones that are not among the first, the first one stands for all.
        sources = frequent.sources[places]
        stays = (
            sources == np.stack([np.full(len(places), at), frequent.forms[at]], 1)
        ).all(axis=1)
        stays &= numbers[places] < 0
        is_tail[frequent.forms[at][stays]] = True
        mine = np.cumsum(is_tail, dtype=np.uint32) - 1 + np.uint32(total)
        numbers[places[stays]] = mine[frequent.forms[at][stays]]
        mine[frequent.forms[at]] = numbers[places]
        total += int(is_tail.sum())
        maps.append(mine)
        tails.append(is_tail)
    return maps, tails


def _token_counts(source: Input, size: int, look: Callable[[], None]) -> Array:
    """Return how many tokens of the documents that stay each of *size* forms has."""
    counts = np.zeros(size, np.uint32)
    forms = FormColumn(source.segment.file)
    live = np.flatnonzero(source.new_numbers >= 0)
    for at in range(0, len(live), _DOCUMENTS_PER_BLOCK):
        found = forms.of_documents(live[at : at + _DOCUMENTS_PER_BLOCK])
        counts += np.bincount(found, minlength=size).astype(np.uint32)
        look()
    return counts
