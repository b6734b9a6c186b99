"""Running heads of pages that stand in the middle of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

_PAGE = r"(?:(?:[Ss]ivu|[Ss]ida|SIVU)\s?)?\d{1,3}(?:\s?\(\d{1,3}\)|\s?/\s?\d{1,3})?"
_HEADS = re.compile(
    # lines that begin with a capital, or page numbers, before a line that goes on
    rf"\n\s*(?P<heads>(?:(?:[A-ZÅÄÖ][^\n]{{3,110}}|{_PAGE})\s*\n\s*){{1,3}}?)"
    r"(?=[a-zåäö]|\d{1,3}(?:\s?[a-z])?(?:\s?(?:ja|och|[–,-])\s?\d{1,3})?\s?(?:§|luv|mom|koh|kap))"
)
_IS_PAGE = re.compile(rf"{_PAGE}\s*")
_HAS_PLACE = re.compile(
    r"(?:hallitus|valtuusto|lautakunta|jaosto|johtokunta|kaupunki|kunta|kommun|stad|"
    r"styrelsen?|fullmäktige|nämnd(?:en)?|sektion(?:en)?)(?!\w).*\d|"
    r"(?:pöytäkirja|esityslista|protokoll|föredragningslista)(?!\w).*\d",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"[a-zåäö,)-]\s*$")


def running_heads(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of running heads that tear a sentence apart, line ends included.

    Each line of a head is a page number, or names a body, municipality or kind of
    document and has a number.
    """
    for match in _HEADS.finditer(text):
        before = text[max(0, match.start() - 2) : match.start()]
        if not _GOES_ON.search(before):
            continue
        lines = [line.strip() for line in match["heads"].split("\n") if line.strip()]
        if all(_IS_PAGE.fullmatch(line) or _HAS_PLACE.search(line) for line in lines):
            # a hyphen before it is mended like one at any line end
            yield match.start() - before.endswith("-"), match.end()
