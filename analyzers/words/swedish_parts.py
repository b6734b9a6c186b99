"""Parts of Swedish compounds, by a list of last parts: småbåtshamnens gives hamn, båthamn.

No dictionary of Swedish is needed: what ends with a listed word, in any of its forms, is a
compound of it when enough is left before it.
"""

from __future__ import annotations

from functools import cache, lru_cache

from analyzers.words.morphology.lexicon import data_rows

_FORMS = (
    "ernas ornas arnas ens ets erna orna arna ers ors ars na nas en et er or ar an ans "
    "n ns t ts e es a as s"
)
_ENDINGS = tuple(_FORMS.split())
_SHORTEST_HEAD = 3
_SHORTEST_REST = 3
_LINK = "s"


@lru_cache(maxsize=20_000)
def swedish_parts(word: str) -> tuple[str, ...]:
    """Return base forms of the parts of *word*, in lower case; () when it has none.

    >>> swedish_parts("småbåtshamnens")
    ('båthamn', 'hamn')
    """
    if len(word) < _SHORTEST_HEAD + _SHORTEST_REST or not word.isalpha():
        return ()
    for form in sorted(_forms(word), key=len, reverse=True):
        for cut in range(_SHORTEST_REST, len(form) - _SHORTEST_HEAD + 1):
            head = _heads().get(form[cut:])
            if head:
                return tuple(sorted({head, *_longer(form[:cut], head)}))
    return ()


def _forms(word: str) -> set[str]:
    return {word, *(word.removesuffix(end) for end in _ENDINGS if word.endswith(end))}


def _longer(rest: str, head: str) -> list[str]:
    """Return the head with the last part of what is before it: båt + hamn."""
    plain = rest.removesuffix(_LINK)
    for cut in range(1, len(plain) - _SHORTEST_HEAD + 1):
        before = plain[cut:]
        if before in _heads() or before in _FIRST_PARTS:
            return [before + head]
    return []


_FIRST_PARTS = frozenset(("general", "detalj", "hus", "små", "skol", "gymnasie"))
"""First parts that are not last parts, or have another form there."""


@cache
def _heads() -> dict[str, str]:
    """Return form -> base form; nouns in -a and -e are met without them, too."""
    found: dict[str, str] = {}
    for head in data_rows("swedish_heads.txt"):
        if len(head) < _SHORTEST_HEAD:
            continue
        found[head] = head
        if head.endswith(("a", "e")) and len(head) > _SHORTEST_HEAD + 1:
            found.setdefault(head[:-1], head)
    return found
