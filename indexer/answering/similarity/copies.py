"""Nearly equal texts: the same matter in several bodies, yearly copies of a decision."""

from __future__ import annotations

import re
from collections.abc import Mapping

_WORD = re.compile(r"[^\W\d_]{2,}")
_LONGEST = 20_000
_SIZE = 4
ALIKE = 0.6
"""Share of word sequences in common from which two texts are copies."""


def shingles(text: str) -> frozenset[int]:
    """Return the set of hashed sequences of four words; numbers are left out."""
    words = _WORD.findall(text[:_LONGEST].casefold())
    return frozenset(
        hash(tuple(words[at : at + _SIZE])) for at in range(len(words) - _SIZE + 1)
    )


def is_copy(left: frozenset[int], right: frozenset[int]) -> bool:
    """Whether two texts are nearly equal; short or empty ones never are."""
    if not left or not right:
        return False
    return len(left & right) >= ALIKE * len(left | right)


def without_copies(texts: Mapping[str, frozenset[int]]) -> dict[str, tuple[str, ...]]:
    """Group copies under the first of them.

    Returns:
        The first id of each group -> ids of its copies, in the order given.
    """
    groups: dict[str, list[str]] = {}
    for name, text in texts.items():
        first = next((one for one in groups if is_copy(texts[one], text)), None)
        if first is None:
            groups[name] = []
        else:
            groups[first].append(name)
    return {name: tuple(copies) for name, copies in groups.items()}
