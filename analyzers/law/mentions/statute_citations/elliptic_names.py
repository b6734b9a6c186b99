"""Names whose first part stands only once: "jätelain 5 § ja -asetuksen 3 §"."""

from __future__ import annotations

import re

from analyzers.law.register.inflection import NounForm, word_start
from analyzers.law.register.names import short_names
from analyzers.law.register.plain_titles import acts_titled

_OTHER_NOUN = {
    "asetu": re.compile(r"(?<=\w)la(?:ki|in|issa|ista|kia|kiin|illa)(?!\w)"),
    "la": re.compile(r"(?<=\w)asetu(?:s|ksen|ksessa|ksesta|sta)(?!\w)"),
    "förordning": re.compile(r"(?<=\w)lag(?:en|ens)?(?!\w)"),
    "lag": re.compile(r"(?<=\w)förordning(?:en|ens)?(?!\w)"),
}
"""By the noun that stands alone, the noun of the name before it."""

_BASES = {"asetu": "asetus", "la": "laki"}
_JOINED = re.compile(r"(?:,|(?<!\w)(?:ja|sekä|tai|että|och|samt|eller))\s-$")
_REACH = 90
"""Code points between the two names: the places of the first."""


def elliptic_name(form: NounForm, lower: str) -> tuple[str, tuple[str, ...]] | None:
    """Return the stem and the acts of "-asetuksen" after "jätelain 5 § ja".

    None when *form* has a first part of its own or no such name stands before it in
    the sentence; no acts when the act so named is not known.
    """
    low = max(0, form.start - _REACH)
    if form.head not in _OTHER_NOUN or not _JOINED.search(lower, low, form.start):
        return None
    named = list(_OTHER_NOUN[form.head].finditer(lower, low, form.start))
    if not named or ". " in lower[named[-1].end() : form.start]:
        return None
    start = word_start(lower, named[-1].start())
    stem = lower[start : named[-1].start()].replace("-", "") + form.head
    for _, acts in short_names(lower, start, stem):
        return stem, acts
    title = stem[: -len(form.head)] + _BASES.get(form.head, form.head)
    return stem, acts_titled(title)
