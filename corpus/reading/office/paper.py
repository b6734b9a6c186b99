"""Colours of office files: what is as white as paper, so that nobody sees it there."""

from __future__ import annotations

import re
from collections.abc import Iterable

_WHITE = 250
_HEX = re.compile(r"#?(?:[0-9a-fA-F]{2})?([0-9a-fA-F]{6})")


def is_paper_white(colour: str | None) -> bool:
    """Whether a colour is white or hardly darker: "FFFFFF", "#fefefe", "FFFFFFFF".

    >>> is_paper_white("#fefefe"), is_paper_white("auto"), is_paper_white("D9D9D9")
    (True, False, False)
    """
    match = _HEX.fullmatch(colour or "")
    return match is not None and are_paper_white(bytes.fromhex(match[1]))


def are_paper_white(parts: Iterable[int]) -> bool:
    """Whether red, green and blue, 0 to 255, are those of paper."""
    return min(parts) >= _WHITE
