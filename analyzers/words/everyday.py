"""Everyday speech in writing: menis, kauhee, tehny, onks, meijän, semmonen.

Each rule gives a spelling of the standard language, which counts only if the dictionary
knows it. Asked for lower-case words that the dictionary lacks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_RULES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), new)
    for pattern, new in (
        (r"(?<=[nlrs])([uy])\Z", r"\1t"),  # tehny
        (r"(?<=is)\Z", "i"),  # menis
        (r"ks\Z", "ko"),  # tuleeks
        (r"ks\Z", "kö"),
        (r"(?<=..)ee(?=[^e]{0,4}\Z)", "ea"),  # kauheeta
        (r"(?<=..)ee(?=[^e]{0,4}\Z)", "eä"),
        (r"(?<=..)oo(?=[^o]{0,4}\Z)", "oa"),
        (r"(?<=..)ii(?=[^i]{0,4}\Z)", "ia"),
        (r"(?<=..)ii(?=[^i]{0,4}\Z)", "iä"),
        (r"(?<=..)uu(?=[^u]{0,4}\Z)", "ua"),
        (r"(?<=[hklmnrstv][oaä])(?=(?:nen\Z|s[eti]))", "i"),  # semmosia
        (r"ij(?=[aä]n\Z)", "id"),  # meijän
        (r"(?<=[aeiy])h(?=e(?:n|ks|ll|ss|lt|st|le))", "hd"),  # kahen
        (r"(?<=ss|ll|st|lt)\Z", "a"),  # kaupass
        (r"(?<=ss|ll|st|lt)\Z", "ä"),
        (r"(?<=[aeiouyäö])s\Z", ""),  # katsos
    )
)


def standard_spellings(word: str) -> Iterator[str]:
    """Yield spellings of the standard language that *word* may stand for.

    Args:
        word: lower case.
    """
    for pattern, new in _RULES:
        mended = pattern.sub(new, word, count=1)
        if mended != word:
            yield mended
