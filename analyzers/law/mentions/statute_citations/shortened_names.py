"""Names of acts whose words are cut short: "rak.lain", "maank.- ja rakennusl.", "komm.lagen"."""

from __future__ import annotations

import datetime as dt
import functools
import re

from analyzers.law.register.inflection import NounForm
from analyzers.law.register.names import name_table
from analyzers.law.register.statutes import statute
from analyzers.text.late_pattern import LatePattern

_REACH = 70
_WORDS = LatePattern(
    # "maank.- ja rak.", "ymp.suoj.", "markanv. och "; a dot or "l." tells that it is cut
    r"(?<![\w.-])(?P<words>(?:[a-zåäö]{3,30}(?:\.-?|-)\s?(?:ja|och)\s)?"
    r"(?:[a-zåäö][a-zåäö-]{1,20}\.){0,3})$"
)
_CUT_NOUN = LatePattern(
    r"(?<![\w.-])(?P<words>(?:[a-zåäö]{3,30}(?:\.-?|-)\s?(?:ja|och)\s)?"
    r"(?:[a-zåäö][a-zåäö-]{1,20}\.){0,3})(?P<stem>[a-zåäö-]{3,30})l(?:\.|:(?:n|ssä|ssa|stä|sta))\s$"
)
_CUT_NOUNS = ("la", "lag")
_LETTERS = "[a-zåäö]*"
_NOUN = re.compile("(?:la|lag)$")
_CUSTOMARY = {
    "hall.la": "hallintola",
    "komm.lag": "kommunallag",
    "förv.lag": "förvaltningslag",
}
"""What is meant by beginnings that several names have."""


_Found = tuple[int, str, tuple[str, ...]]
"""Where a name begins, what it is short for, and its acts."""


def shortened_name(lower: str, form: NounForm, day: dt.date | None) -> _Found | None:
    """Return the name that ends with *form*; None when no word of it is cut short.

    Also None when no known name begins so. Of acts of several names those count that
    were in force on *day*: "rak.lain" of 2025.
    """
    if not lower.endswith((".", "ja ", "och "), 0, form.start):
        return None
    found = _WORDS.search(lower, max(0, form.start - _REACH), form.start)
    if found is None or "." not in found["words"]:
        return None
    name, acts = _named(found["words"] + form.stem, day)
    return (found.start(), name, acts) if acts else None


def cut_name(lower: str, end: int, day: dt.date | None) -> _Found | None:
    """Return the name whose noun is cut short before places at *end*: "jätel.", "jätel:n".

    Without acts where no known name begins so; its places are then of no other act.
    """
    found = _CUT_NOUN.search(lower, max(0, end - _REACH), end)
    if found is None:
        return None
    for noun in _CUT_NOUNS:
        name, acts = _named(found["words"] + found["stem"] + noun, day)
        if acts:
            return found.start(), name, acts
    return found.start(), found["stem"], ()


def _named(written: str, day: dt.date | None) -> tuple[str, tuple[str, ...]]:
    """Return the name that *written* is short for, and its acts; ("", ()) when unknown.

    Of several that begin so the shortest, if the others go on with its subject, else
    the one whose act was in force on *day*.
    """
    names = _names_like(written)
    if not names:
        return "", ()
    known = name_table().phrases
    subject = _NOUN.sub("", names[0])
    is_one = len({known[name] for name in names}) == 1
    if is_one or all(name.startswith(subject) for name in names):
        return names[0], known[names[0]]
    acts = _abbreviated(written) or (act for name in names for act in known[name])
    on = day or dt.date.max
    rows = [
        row for row in map(statute, acts) if row is not None and row.is_in_force(on)
    ]
    return names[0], tuple(row.number for row in rows) if len(rows) == 1 else ()


def _abbreviated(written: str) -> tuple[str, ...]:
    """Return the acts of "RakL" for "rak.la": how a name is cut is a custom."""
    begin, _, noun = written.partition(".")
    letters = f"{begin.capitalize()}L" if noun in _CUT_NOUNS else ""
    return name_table().abbreviations.get(letters, ())


@functools.lru_cache(maxsize=1024)
def _names_like(written: str) -> tuple[str, ...]:
    """Return the known names that *written* is or may be short for, shortest first."""
    known = name_table().phrases
    written = _CUSTOMARY.get(written, written)
    if written in known:
        return (written,)
    pattern = re.compile(
        "".join(_LETTERS if sign == "." else re.escape(sign) for sign in written)
        .replace(rf"{_LETTERS}\-", f"{_LETTERS}-?")
        .replace(rf"{_LETTERS}\ ", rf"{_LETTERS}-?\ ")
    )
    return tuple(sorted(filter(pattern.fullmatch, known), key=len))
