"""What a web page prints for its pictures above its headline."""

from __future__ import annotations

import re

from analyzers.decision.head import told_forms
from analyzers.decision.lines.lines import Line

_ALT = re.compile(r"(?i)[•*\s]*alt ?= ?[\"'”].*")
_SENTENCE_WITHIN = re.compile(r"\. [A-ZÅÄÖ]")
_ENDS_IN_DAY = re.compile(r"\d\.$")
_LIKE_A_VERB = re.compile(
    r"\b[a-zåäö]{3,}(?:ar|er|ade|des|nns)\b|\b(?:här|där|är)\b", re.I
)
"""Swedish words that may be verbs: in "Här hittar du protokollen" they are."""

_SHORTEST, _LONGEST = 15, 160


def is_caption(line: Line, below: Line | None) -> bool:
    """Whether a line tells what a picture shows: words with a stop, and no verb.

    Below it stands, apart, what the page is called: that has no stop.
    """
    text = line.text
    if _ALT.fullmatch(text):
        return True
    if below is None or not below.is_after_blank or below.text.endswith((".", ":")):
        return False
    is_told = text.endswith(".") and _SHORTEST < len(text) < _LONGEST
    return (
        is_told
        and not _SENTENCE_WITHIN.search(text)
        and len(below.text) < _LONGEST
        and not _ENDS_IN_DAY.search(text)
        and not _LIKE_A_VERB.search(text)
        and not told_forms.has_verb(text)
    )
