"""What an analyzer gives to the index and to the query side.

Documents and queries are analysed differently on purpose. A document word carries its
lemmas, the parts of its compounds and its exact form. A query word asks for its lemmas
and its own form, never for its own parts: ``asemakaava`` must not bring every ``kaava``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analyzers.text.word_columns import WordColumns


class Token(NamedTuple):
    """One word of a document; a named tuple, as there is one for every word.

    Attributes:
        text: the word as it is in the original text (line-end hyphens included).
        start: code-point offset into the original text.
        end: offset one past the last character.
        position: 0, 1, 2 … in reading order; parts never shift it.
        lemma: base forms, lower case, hyphens removed, sorted, each once; never empty.
        part: base forms of compound parts; no value that ``lemma`` has.
        exact: the folded surface form.
    """

    text: str
    start: int
    end: int
    position: int
    lemma: tuple[str, ...]
    part: tuple[str, ...]
    exact: str


@dataclass(frozen=True, slots=True)
class Expansion:
    """What an abbreviation of the query may stand for; visible and removable.

    Attributes:
        label: the full name for people ("kunnanhallitus").
        words: per word of the full name, the lemmas it asks for.
    """

    label: str
    words: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class QueryWord:
    """One word of a query.

    A document word matches when it has one of ``lemma`` among its lemmas or parts, or
    ``exact`` among its lemmas, parts or exact form.

    Attributes:
        ranking_part: the word's own compound parts; they may lift a hit, never bring one.
        expansions: readings of an abbreviation.
        is_number: a number, date, statute or case number: matched by ``exact`` only.
    """

    text: str
    start: int
    end: int
    position: int
    lemma: tuple[str, ...]
    exact: str
    ranking_part: tuple[str, ...] = ()
    expansions: tuple[Expansion, ...] = ()
    is_number: bool = False


class Analyzer(Protocol):
    """Text in, tokens out. Safe to use from several threads."""

    @property
    def version(self) -> str:
        """Dictionary and rule version; an index made with another one is refused."""
        ...

    def analyze(self, text: str) -> list[Token]:
        """Return the words of a document in reading order; [] for an empty text.

        Never raises on any string.
        """
        ...

    def analyze_columns(self, texts: Sequence[str]) -> list[WordColumns]:
        """Return what ``analyze`` gives for each text, as columns for bulk indexing.

        The columns of one call have one vocabulary.
        """
        ...

    def analyze_query(self, text: str) -> list[QueryWord]:
        """Return the words of a query in reading order; [] when it has none."""
        ...

    def is_known(self, word: str) -> bool:
        """Whether the dictionary has *word*, in any form."""
        ...
