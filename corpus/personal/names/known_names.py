"""Names that a text has told whole, and what a word alone may be a form of.

A name established once is a name in all its forms: "Mallin", "Malleille", "MALLILLE".
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from corpus.personal.names.name_forms import bases_of
from corpus.personal.names.name_parts import known_surname
from corpus.personal.names.name_words import FIRST, OTHER, kinds_of

_NAME_WORD = re.compile(r"[^\s,()\"”“]+")


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A whole name in a text, and whether it is a private person's."""

    start: int
    name: str
    is_private: bool


@dataclass(frozen=True, slots=True)
class KnownNames:
    """Words of names that private persons have in a text, and who was named with them.

    Attributes:
        words: of private persons' names.
        surnames: of private persons.
        mentions: of each word of a name, where it is and whether it is a private person's.
        office: words of names that somebody in office has in the text.
    """

    words: frozenset[str]
    surnames: frozenset[str]
    mentions: Mapping[str, Sequence[tuple[int, bool]]]
    office: frozenset[str]

    @classmethod
    def of(cls, mentions: Sequence[Mention], alone: Sequence[Mention]) -> KnownNames:
        """Return what whole names and surnames that stand *alone* tell, each in order."""
        private = [mention.name for mention in mentions if mention.is_private]
        last = [surname for surname in map(known_surname, private) if surname]
        last += [mention.name for mention in alone]
        places: dict[str, list[tuple[int, bool]]] = {}
        for mention in sorted([*mentions, *alone]):
            for base in _bases(_NAME_WORD.findall(mention.name)):
                places.setdefault(base, []).append((mention.start, mention.is_private))
        words = _bases(itertools.chain.from_iterable(map(_NAME_WORD.findall, private)))
        surnames = frozenset(_bases(last))
        office = frozenset(
            base
            for base, told in places.items()
            if not all(is_private for _, is_private in told)
        )
        return cls(frozenset(words) | surnames, surnames, places, office)

    def has(self, word: str, *, may_be_common: bool) -> bool:
        """Whether *word* is a form of one; a common word only of a surname.

        Who is called as both a private person and somebody in office may be either: the
        name is covered.

        Args:
            word: as the text has it.
            may_be_common: whether a first name may be a word of the language, too.
        """
        found = bases_of(word) & self.words
        if not found:
            return False
        kinds = kinds_of(word)
        # "Nellys lärare": no list has the genitive of a first name.
        is_other = OTHER in kinds or not (kinds or word.endswith("s"))
        if is_other and not (may_be_common and FIRST in kinds):
            found &= self.surnames
        return bool(found)

    def in_office(self, word: str) -> bool:
        """Whether somebody in office is called by *word*."""
        return not self.office.isdisjoint(bases_of(word))


def _bases(words: Iterable[str]) -> set[str]:
    return {base for word in words for base in bases_of(word)}
