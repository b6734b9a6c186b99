"""The forms of several segments, one input after the other, some at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from indexer.backends.whoosh.files.array_file import Array, ArrayFileWriter
from indexer.backends.whoosh.files.form_column import FormColumn
from indexer.backends.whoosh.files.inversion import ranges
from indexer.backends.whoosh.writing.merge_blocks import Input

_FORMS_PER_BLOCK = 500_000
_DOCUMENTS_PER_BLOCK = 5_000


def write_form_terms(
    file: ArrayFileWriter,
    inputs: Sequence[Input],
    term_maps: Sequence[Array],
    look: Callable[[], None],
) -> list[Array]:
    """Write the terms and ways of the forms that documents have.

    Args:
        file: of the new segment.
        inputs: of the merge.
        term_maps: by input, the new number of each term.
        look: called between the blocks.

    Returns:
        By input, the new number of each form, as uint32.
    """
    file.append("forms.terms", np.zeros(0, np.uint32))
    file.append("forms.ways", np.zeros(0, np.uint8))
    maps, counts = [], [np.zeros(0, np.uint32)]
    total = 0
    for source, terms in zip(inputs, term_maps, strict=True):
        is_used = _used(source, look)
        maps.append(np.cumsum(is_used, dtype=np.uint32) - 1 + np.uint32(total))
        total += int(is_used.sum())
        for first in range(0, len(is_used), _FORMS_PER_BLOCK):
            chosen = np.flatnonzero(is_used[first : first + _FORMS_PER_BLOCK])
            counts.append(_write_block(file, source, terms, chosen + first))
            look()
    file.add_counts("forms.starts", np.concatenate(counts))
    return maps


def _used(source: Input, look: Callable[[], None]) -> Array:
    """Return which forms of an input the documents have that are not left out."""
    read = source.segment.file.array
    size = len(read("forms.starts")) - 1
    if not len(source.deleted):
        return np.ones(size, bool)
    is_used = np.zeros(size, bool)
    forms, starts = FormColumn.read(source.segment.file), read("tokens.starts")
    live = np.flatnonzero(source.new_numbers >= 0)
    for at in range(0, len(live), _DOCUMENTS_PER_BLOCK):
        some = live[at : at + _DOCUMENTS_PER_BLOCK]
        is_used[forms[ranges(starts[some], starts[some + 1] - starts[some])]] = True
        look()
    return is_used


def _write_block(
    file: ArrayFileWriter, source: Input, terms: Array, chosen: Array
) -> Array:
    """Write what the *chosen* forms of an input have; return how many terms each has."""
    read = source.segment.file.array
    starts = read("forms.starts")
    sizes = starts[chosen + 1] - starts[chosen]
    entries = ranges(starts[chosen], sizes)
    file.append("forms.terms", terms[read("forms.terms")[entries]].astype(np.uint32))
    file.append("forms.ways", read("forms.ways")[entries])
    return np.asarray(sizes, np.uint32)
