"""What is said beside a name that tells whose it is, from ``person_cues.tsv``.

The kinds of cues: ``own_matter`` follows a name (with or without "on", "har"),
``official_act`` is right before it, the others are anywhere in the clause before it:
``chooses``, the ``post`` or ``mandate`` that somebody is chosen to, and ``private_body``,
whose chair acts for neighbours and not for the municipality.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import Literal

CueKind = Literal[
    "own_matter", "official_act", "chooses", "post", "mandate", "private_body"
]
_ADVERBS = (
    "myös|nyt|itse|kirjallisesti|suullisesti|puolestaan|inte|också|nu|själv|skriftligen"
)
_FRAMES: dict[CueKind, str] = {
    "own_matter": r",? (?:(?:on|ovat|oli|har|hade|ei ole) )?(?:(?:{1}) )?(?:{0})",
    "official_act": r"\b(?:{0})\W{{1,3}}(?:(?:kommunens|kunnan|kaupungin) )?\Z",
    "chooses": r"\b(?:{0})\b",
    "post": r"\b(?:{0})\b",
    "mandate": r"(?:{0})",
    "private_body": r"\b(?:{0})\s\w{{3,20}}\W{{1,3}}\Z",
}


@cache
def rows() -> tuple[tuple[CueKind, str, str, str], ...]:
    """Return the rows of the table: kind, language, pattern, example."""
    text = (resources.files("corpus.personal") / "person_cues.tsv").read_text("utf-8")
    lines = [line.split("\t") for line in text.splitlines()[1:]]
    return tuple((kind, lang, cue, example) for kind, lang, cue, example in lines)  # type: ignore[misc]


@cache
def cue(kind: CueKind) -> re.Pattern[str]:
    """Return the pattern of a kind; match ``own_matter`` after a name, search others."""
    cues = "|".join(row[2] for row in rows() if row[0] == kind)
    return re.compile(_FRAMES[kind].format(cues, _ADVERBS), re.IGNORECASE)
