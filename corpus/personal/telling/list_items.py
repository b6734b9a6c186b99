"""The items of a list: what is said in one says nothing of the next."""

from __future__ import annotations

import re

# "- Mallilan koulu, rehtori Siv Malli↵- Aino Malli": other items of a list.
_ITEM = re.compile(r"\s{0,4}[-–•*]\s")
_ITEM_BEGINS = re.compile(r"\n\s{0,4}[-–•*]\s{1,3}\Z")


def without_former_items(before: str) -> str:
    """Return *before* without the items of a list above the one that begins a name."""
    if not _ITEM_BEGINS.search(before):
        return before
    first, *lines = before.split("\n")
    kept = [line for line in lines[:-1] if not _ITEM.match(line)]
    return "\n".join([first if first.endswith(":") else "", *kept, lines[-1]])
