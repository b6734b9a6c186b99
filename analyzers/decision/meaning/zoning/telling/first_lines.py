"""What the first line of a page names, and which of its sentences tell of that."""

from __future__ import annotations

import functools
import re

from analyzers.decision.meaning.grammar.clauses import clauses
from analyzers.decision.meaning.grammar.units import Unit
from analyzers.decision.meaning.zoning.closing import RESOLVES
from analyzers.decision.meaning.zoning.narrating.sentence_acts import LONGEST_SENTENCE
from analyzers.notations.municipal_bodies.body_nouns import STEM

TITLE_STEM = re.compile(r"\b[^\W\d_]{5}")
NAMED_BODY = re.compile(rf"\b[\w-]*(?P<stem>{STEM}|toimieli|organ)\w*", re.IGNORECASE)


def is_titled_by(text: str, unit: Unit) -> bool:
    """Whether a sentence names what the page's first line is about, and no body there."""
    headline, stems = _named_by_headline(text)
    folded = unit.text.lower()
    return any(stem in folded for stem in stems) and not folded.startswith(headline)


@functools.lru_cache(maxsize=4)
def _named_by_headline(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the first line in small letters and the stems that it names, beside no body."""
    headline = text.strip().split("\n", 1)[0].lower()
    stems = () if NAMED_BODY.search(headline) else TITLE_STEM.findall(headline)
    return headline, tuple(stems)


def repeats_headline(text: str, unit: Unit) -> bool:
    """Whether the headline tells in the past what a sentence tells, too."""
    headline = text.strip().split("\n", 1)[0]
    if headline in unit.text:
        return False
    told, said = (
        {
            act.verb
            for one in clauses(words[:LONGEST_SENTENCE])
            for act in (one.acts if one.role == "main" else ())
            if act.kind in RESOLVES and act.form.is_past
        }
        for words in (headline, unit.text)
    )
    return bool(told & said)


def has_act(unit: Unit) -> bool:
    """Whether a sentence has a verb that does something."""
    return any(one.acts for one in clauses(unit.text[:LONGEST_SENTENCE]))
