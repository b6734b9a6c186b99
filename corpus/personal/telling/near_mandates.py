"""Whether a mandate that is close before a name is its bearer's."""

from __future__ import annotations

import re

from corpus.personal.names.name_words import WORD
from corpus.personal.person_cues import OFFICE_CHOICE

# "Puheenjohtaja Aino Malli onnitteli Siv Mallia": the office is the other's.
_DONE_TO = re.compile(
    rf"{WORD} {WORD} (?!ehdot|esit|kannat|valits|nime|föresl|understöd|utsåg|valde|oli|on\b"
    r"|var\b|är\b)"
    rf"[a-zåäö]{{4,20}} \Z"
)
_PAID = re.compile(r"\s\d[\d .,]{0,9}\s?(?:€|eur|e\b)")
# "Kirkkovaltuusto 28.11.2012↵Haudan luovutus↵Siv Malli": who met says nothing of the name.
_MEETING_HEAD = re.compile(r"[^\n]*\d{1,2}\.\s?\d{1,2}\.\s?\d{4}[^\n:]*\n(?=[^\n]*\n)")
_NEAR = 60


def is_mandate_near(line: str, after: str) -> bool:
    """Whether a mandate close before a name may be of its bearer.

    It is not where a sum follows below the head of a table, nor where another has it.
    """
    near = line[-_NEAR:]
    if "\n" in near and _PAID.match(after):
        return False  # "Hoitokunnan edustaja Avustus↵Siv Malli 640 €"
    near = _MEETING_HEAD.sub("", near)
    return OFFICE_CHOICE.search(near) is not None and not _DONE_TO.search(line)
