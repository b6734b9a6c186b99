"""Confidential items: a bare line says so, with the ground."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzers.decision.lines.lines import Line

_CONFIDENTIAL = re.compile(
    r"^(?:§ ?\d+ ?[a-z]?,? )?(?:ei[- ]julkinen(?: asia)?"
    r"|salassa pidettävä(?: asia| tieto)?|salainen(?: asia| päätös)?"
    r"|sekretessbelag[td](?: ärende)?|icke[- ]offentlig(?:t ärende)?|hemlig)\b[ ,:;–-]*"
    r"(?P<ground>.*)$",
    re.IGNORECASE,
)
_GROUND = re.compile(
    r"julkl|offl|laki|lag\b|\d+ §|§ \d+|621/1999|perustelu", re.IGNORECASE
)


def read(title: str | None, lines: Sequence[Line]) -> tuple[bool, str | None]:
    """Return whether the item itself is confidential, and on what ground.

    Args:
        title: the item's title.
        lines: the first lines of the text; a secret attachment further down does not
            make the item secret.
    """
    heads = ([title] if title else []) + [line.text for line in lines[:4]]
    found = [match for head in heads if (match := _CONFIDENTIAL.match(head))]
    grounds = [
        match["ground"].strip("() ")
        for match in found
        if _GROUND.search(match["ground"])
    ]
    is_item = any(not m["ground"] or _GROUND.search(m["ground"]) for m in found)
    return is_item, max(grounds, key=len, default=None)
