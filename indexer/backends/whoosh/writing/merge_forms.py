"""The forms of several segments, one input after the other, some at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from indexer.backends.whoosh.files.array_file import Array, ArrayFileWriter
from indexer.backends.whoosh.files.row_numbers import ranges
from indexer.backends.whoosh.files.wide_column import WideColumn
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
    term_count = max((int(x.max()) + 1 for x in term_maps if len(x)), default=0)
    writer = FormTermsWriter(file, term_count)
    file.append("forms.length", np.zeros(0, np.uint8))
    maps = []
    total = 0
    for source, terms in zip(inputs, term_maps, strict=True):
        is_used = _used(source, look)
        maps.append(np.cumsum(is_used, dtype=np.uint32) - 1 + np.uint32(total))
        total += int(is_used.sum())
        mine = FormTerms(source.segment.file)
        lengths = source.segment.file.array("forms.length")
        for first in range(0, len(is_used), _FORMS_PER_BLOCK):
            chosen = np.flatnonzero(is_used[first : first + _FORMS_PER_BLOCK]) + first
            _, numbers, _ = mine.entries(chosen)
            writer.add(mine.shapes(chosen), terms[numbers])
            file.append("forms.length", lengths[chosen])
            look()
    writer.finish()
    return maps


def _used(source: Input, look: Callable[[], None]) -> Array:
    """Return which forms of an input the documents have that are not left out."""
    file = source.segment.file
    size = len(FormTerms(file))
    if not len(source.deleted):
        return np.ones(size, bool)
    is_used = np.zeros(size, bool)
    forms, starts = WideColumn.read(file, "tokens.form"), file.array("tokens.starts")
    live = np.flatnonzero(source.new_numbers >= 0)
    for at in range(0, len(live), _DOCUMENTS_PER_BLOCK):
        some = live[at : at + _DOCUMENTS_PER_BLOCK]
        is_used[forms[ranges(starts[some], starts[some + 1] - starts[some])]] = True
        look()
    return is_used
