"""Grounds of secrecy as registries write them: "JulkL 24.1,25", "OffL 24.1:25", "24:25".

The list of the Publicity Act has 32 items in one subsection, so the sign of the section is
left out and any mark stands before the item.
"""

from __future__ import annotations

import re

from analyzers.law.locating.act_places import ActPlace, Locator
from analyzers.law.locating.tails import Tail

PUBLICITY_ACT = "621/1999"

_NUMBER_OF_ITEM = r"\d{1,2}(?!\d)(?!\.\d)"
_PLACES = re.compile(
    r"\s?(?P<section>24)\s?(?:[.:]\s?(?P<subsection>1)(?!\d))?"
    rf"(?:(?:\s?[.,:/]\s?|\s?\(|\s)(?:(?:kohta|k|p)\.?\s)?(?P<items>{_NUMBER_OF_ITEM}"
    rf"(?:(?:\s?,\s?|\s(?:ja|sekä|och|samt)\s){_NUMBER_OF_ITEM})*)(?:\s?(?:kohdat|kohta|k|p|punkten)\b\.?)?)?\)?(?P<sign>\s?§)?"
    r"(?![\w/-]|[:.]\d|\s?(?:§|koh|mom|punkt|ja\s\d|och\s\d))"
)
_WITH_COMMA = re.compile(
    # "24,1 § 25 kohta": no section 1 hides anything
    r"\s?24,1\s?§(?::n)?(?:\s(?P<item>\d{1,2})(?:\s?(?:kohta|kohdan|k|p)\b\.?)?)?"
)


def read_secrecy_places(lower: str, tail: Tail, end: int) -> Tail | None:
    """Read the ground that follows the name of the Publicity Act; None for other writing.

    Args:
        lower: cleaned lower-case text.
        tail: what was read after the name in the common way.
        end: where the name ends.
    """
    at = tail.end if tail.locator is None else end
    if comma := _WITH_COMMA.match(lower, end):
        place = ActPlace(None, "24", "1", comma["item"])
        return Tail(comma.end(), tail.number, Locator(end, comma.end(), (place,)), "")
    match = _PLACES.match(lower, at)
    if match is None or not (match["subsection"] or match["items"]):
        return None
    is_list = match["sign"] and match["subsection"] is None
    if is_list or (match["sign"] and match["items"] is None):
        return None  # "24, 25 §", "24.1 §": as of any act
    items = re.findall(r"\d+", match["items"] or "") or [None]
    places = tuple(ActPlace(None, "24", match["subsection"], item) for item in items)
    stop = match.end()
    if lower.endswith(")", 0, stop) and "(" not in match[0]:
        stop -= 1
    return Tail(stop, tail.number, Locator(match.start("section"), stop, places), "")
