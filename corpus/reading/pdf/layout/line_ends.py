"""Lines of a cell or a caption as one: words that were cut at a line end are whole again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from analyzers.text.cleaning import join_line_end
from corpus.reading.scans.known_words import is_known_word

_CUT = re.compile("([^\\W_]+)[-\u2010\u00ad]$")
_REST = re.compile(r"([^\W_]{1,60})((?:-[^\W_]{1,60})*)")


def one_line(
    texts: Iterable[str], is_known: Callable[[str], bool] = is_known_word
) -> str:
    """Return lines that follow each other as one line.

    >>> one_line(["vene-", "laituri ja", "Etelä-", "Mallila"], lambda word: True)
    'venelaituri ja Etelä-Mallila'
    """
    whole = ""
    for text in texts:
        cut, rest = _CUT.search(whole), _REST.match(text)
        between = (
            join_line_end(cut[1], rest[1], rest[2], is_known) if cut and rest else None
        )
        head = f"{whole} " if between is None else f"{whole[:-1]}{between}"
        whole = f"{head}{text}".strip()
    return whole
