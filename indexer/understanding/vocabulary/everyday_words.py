"""Everyday words and the official words for the same thing.

People ask for the dentist's tools; decisions buy supplies for oral health care. The list
finds near misses, as do nouns of the same stem as a verb (``word_families``). Where a
search finds nothing, these nouns count, and the list's words of the same language for
who asks for them; the reading then says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path

from analyzers.base import Analyzer, QueryWord
from analyzers.notations.municipal_bodies.canonical_bodies import body_twins
from analyzers.notations.toponyms.former_municipalities import former_municipalities
from indexer.contract.query import Phrase, Word
from indexer.understanding.vocabulary.concepts import Concepts
from indexer.understanding.vocabulary.full_names import FullNames
from indexer.understanding.vocabulary.list_tables import ROOM, ListTables
from indexer.understanding.vocabulary.listed_words import listed_lemmas
from indexer.understanding.vocabulary.translations import Translated, Translations
from indexer.understanding.vocabulary.word_families import family


@dataclass(frozen=True, slots=True)
class WordGroup:
    """Words for the same thing; ``only_asked`` are asked for, and ask for none of them."""

    names: tuple[str, ...]
    only_asked: tuple[str, ...] = ()


class EverydayWords:
    """The word list, analysed as it is used."""

    def __init__(self, analyzer: Analyzer, folder: Path | None = None) -> None:
        """Read the lists with *analyzer*; *folder* keeps what takes long to compute."""
        kept = ListTables(analyzer, folder)
        self._analyzer = analyzer
        self._node = lru_cache(maxsize=5_000)(self._analysed)
        self.full_names = FullNames(analyzer)
        self.concepts = Concepts(analyzer, kept)
        self.translations = Translations(analyzer, kept)

    def keep(self) -> None:
        """Compute now what is kept in the folder, unless it is there."""
        self.concepts.table()
        self.translations.table()

    def of(self, word: QueryWord) -> Mapping[str, Word | Phrase]:
        """Return other words for the same thing, by name; those it has as lemmas not."""
        found: dict[str, Word | Phrase] = {}
        own = {*word.lemma, word.exact}
        for term in sorted(own):
            successor, is_word = _successors().get(term, ("", False))
            if successor and (not is_word or word.text[:1].isupper()):
                found[successor] = self._node(successor)
            for name in (*_same(term), *_twins().get(term, ())):
                node = self._node(name)
                lemmas = {*node.lemma, node.exact} if isinstance(node, Word) else set()
                if not lemmas & own:
                    found[name] = node
            for name in family(term):
                if name not in own and self._analyzer.is_known(name):
                    found.setdefault(name, self._node(name))
        return found

    def same_language(self, word: QueryWord) -> tuple[frozenset[str], frozenset[str]]:
        """Return the names of ``of`` that are neither of another language nor a place.

        First those that are the same doing (verb and noun), then the list's words for the
        same matter.
        """
        terms = {*word.lemma, word.exact}
        derived = frozenset(name for term in terms for name in family(term))
        lay = frozenset(name for term in terms for name in _same(term))
        return derived, lay - derived

    def english(self, word: str) -> Translated | None:
        """Return Finnish words for an English one; None when our list has none."""
        names = _kin()[word] if word in _english() else _of_one(word)
        nodes = tuple(map(self._node, names))
        single = [node for node in nodes if isinstance(node, Word)]
        lemmas = dict.fromkeys(lemma for node in single for lemma in node.lemma)
        asked = Word(tuple(lemmas), names[0] if names else "")
        return Translated(names, (asked,), asked.lemma) if lemmas else None

    def _analysed(self, name: str) -> Word | Phrase:
        words = self._analyzer.analyze_query(name)
        nodes = tuple(
            Word(listed_lemmas(word, self._analyzer), word.exact) for word in words
        )
        return nodes[0] if len(nodes) == 1 else Phrase(nodes)


@cache
def _kin() -> Mapping[str, tuple[str, ...]]:
    """Return word -> other words of its groups, in the order of the list."""
    return _others(_listed()[0])


@cache
def _twins() -> Mapping[str, tuple[str, ...]]:
    """Return word -> words of the other language."""
    return _others([*_listed()[1], *(WordGroup(tuple(pair)) for pair in body_twins())])


def _others(groups: Iterable[WordGroup]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for group in groups:
        for name in group.names:
            others = {
                other: None
                for other in (group.only_asked or group.names)
                if other != name
            }
            found.setdefault(name.casefold(), {}).update(others)
    return {name: tuple(others) for name, others in found.items()}


@cache
def _successors() -> Mapping[str, tuple[str, bool]]:
    """Return municipality that has ended -> what it became part of, whether a word."""
    return {
        row.name_fi.casefold(): (row.successors[0], row.is_word)
        for row in former_municipalities()
        if row.successors
    }


def _same(term: str) -> tuple[str, ...]:
    """Return other words for *term*: those of our list, or else those of dictionaries."""
    return _kin().get(term) or _synonyms().get(term) or _of_one(term)


_PLURALS = (("ies", "y"), ("es", ""), ("s", ""))
"""Ends of English plurals, and what words for one have there."""


def _of_one(term: str) -> tuple[str, ...]:
    """Return other words for what an English plural is several of; () for other words."""
    for ending, end in _PLURALS:
        one = term.removesuffix(ending) + end
        if one != term and one in _english():
            return _kin()[one]
    return ()


@cache
def _english() -> frozenset[str]:
    """Return the words of our list that are in English."""
    _, _, after = _text("everyday_words.txt").partition(_ENGLISH)
    part, _, _ = after.partition("\n# -")
    lines = (line.partition(_ONLY_ASKED)[0] for line in part.splitlines())
    return frozenset(name for line in lines for name in _names(line))


@cache
def _synonyms() -> Mapping[str, tuple[str, ...]]:
    """Return word -> words of the same meaning, by a list that is made of dictionaries."""
    text = _text("synonyms.tsv")
    rows = (line.split("\t") for line in text.splitlines() if "\t" in line)
    return {word: tuple(others.split(", ")) for word, others in rows}


def _text(name: str) -> str:
    return (resources.files(ROOM) / name).read_text("utf-8")


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())


_SWEDISH = "# --- Swedish twins"
_ENGLISH = "# - in English\n"
_SECTION = "# ---"
_ONLY_ASKED = ">"


@cache
def _listed() -> tuple[list[WordGroup], list[WordGroup]]:
    """Return the groups of the list: of Finnish words, and with Swedish twins."""
    text = _text("everyday_words.txt")
    finnish: list[WordGroup] = []
    twins: list[WordGroup] = []
    groups = finnish
    for line in text.splitlines():
        if line.startswith(_SECTION):
            groups = twins if line.startswith(_SWEDISH) else finnish
        elif line.strip() and not line.startswith("#"):
            names, _, asked = line.partition(_ONLY_ASKED)
            groups.append(WordGroup(_names(names), _names(asked)))
    return finnish, twins
