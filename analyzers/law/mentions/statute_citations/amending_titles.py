"""Titles of acts that change another: "laki kuntalain muuttamisesta (…)"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analyzers.law.mentions.citations import Named
from analyzers.law.mentions.statute_citations.identifying import NameReader
from analyzers.law.register.inflection import NounForm

_CHANGES = re.compile(
    r"\s(?:muuttamisesta|kumoamisesta|om (?:ändring|upphävande) av)(?![^\W\d])"
)
_LONGEST_NOUN = 8


def changed_act(
    lower: str, named: Named, forms: Sequence[NounForm], names: NameReader
) -> Named | None:
    """Return the act that a title tells to be changed; None when it tells of none.

    Args:
        lower: cleaned lower-case text.
        named: the title, whose own act no register has.
        forms: the nouns of acts in the text.
        names: reads a name from its noun.
    """
    if named.acts or not _CHANGES.search(lower, named.start, named.end):
        return None
    inner = (f for f in forms if named.start < f.start < named.end)
    found = (
        names.identify(form, named.start + _noun_end(lower, named)) for form in inner
    )
    return next((one for one in found if one is not None and one.acts), None)


def _noun_end(lower: str, named: Named) -> int:
    """Return how long the noun is that begins a title: "lagen", "laki"."""
    blank = lower.find(" ", named.start, named.start + _LONGEST_NOUN)
    return max(0, blank - named.start)
