"""Names of acts typed without their marks: "jatelaki 72 §" is the Waste Act."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

from analyzers.law.register.names import name_table
from analyzers.law.register.statutes import statutes

_BARE = str.maketrans("äåö", "aao")
_ENDINGS = {
    "la": r"(?:ki|kia|in|issa|ista|iin|illa|ille|ilta|iksi|it)",
    "asetu": r"(?:s|sta|ksen|ksessa|ksesta|kseen|kset)",
    "lag": r"(?:en|ens)?",
    "förordning": r"(?:en|ens)?",
}
"""How a stem ends, and what may follow it."""

_MAY_BE_ACT = re.compile(r"la(?:ki|in|is|it)|asetu|lag|f[öo]rordning", re.IGNORECASE)


def with_marks(text: str) -> str:
    """Return *text* with the marks of names of acts; every letter keeps its place.

    A name that is another act's without marks stays as it is.

    >>> with_marks("jatelain 72 §, maankaytto ja rakennuslaki, jatelautakunta")
    'jätelain 72 §, maankäyttö ja rakennuslaki, jatelautakunta'
    """
    if not _MAY_BE_ACT.search(text):
        return text
    pattern, _ = _unmarked()
    return pattern.sub(_marked, text)


def _marked(match: re.Match[str]) -> str:
    _, names = _unmarked()
    typed = match.group()
    signs = iter(names[_bare(typed)])
    found = []
    for sign in typed:
        letter = next(signs)
        if letter == "-" != sign:
            letter = next(signs)
        found.append(letter.upper() if sign.isupper() else letter)
    return "".join(found)


def _bare(name: str) -> str:
    """Return *name* without marks, and without the hyphen that is often left out."""
    return name.casefold().translate(_BARE).replace("- ", " ")


def _pattern(name: str) -> str:
    """Return what *name* may be typed as: with some of its marks, without its hyphen."""
    letters = re.escape(name).replace("a", "[aäå]").replace("o", "[oö]")
    return re.sub(r"(?=\\ (?:j\[aäå\]|\[oö\]ch)\\ )", "-?", letters)


@functools.cache
def _unmarked() -> tuple[re.Pattern[str], Mapping[str, str]]:
    """Return the pattern of the names without marks, and each with them."""
    stems = {
        *name_table().short,
        *(s for act in statutes().values() for s in act.stems_fi),
    }
    plain = {_bare(stem) for stem in stems if stem.translate(_BARE) == stem}
    names = {
        _bare(stem): stem
        for stem in sorted(stems)
        if stem.translate(_BARE) != stem and _bare(stem) not in plain
    }
    ways = []
    for ending, follows in _ENDINGS.items():
        bare = [name for name, stem in names.items() if stem.endswith(ending)]
        some = "|".join(map(_pattern, sorted(bare, key=len, reverse=True)))
        ways.append(rf"(?:{some})(?={follows}(?!\w))")
    return re.compile(rf"(?<!\w)(?:{'|'.join(ways)})", re.IGNORECASE), names
