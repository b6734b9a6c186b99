"""The words of a document as they tell what it is about: counted, without their places."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from analyzers.base import Token
from indexer.contract.document import IndexDocument


@dataclass(frozen=True, slots=True)
class WrittenWord:
    """A word of a title: as it is written, as it is looked up, and its lemmas."""

    text: str
    exact: str
    lemma: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CountedWord:
    """A word of a body, with how often it is written without a capital."""

    exact: str
    lemma: tuple[str, ...]
    count: int


@dataclass(frozen=True, slots=True)
class DocumentWords:
    """The title's words in order, and the body's by their first place."""

    title: tuple[WrittenWord, ...]
    body: tuple[CountedWord, ...]


def words_of(document: IndexDocument) -> DocumentWords:
    """Return the words of a whole document."""
    return counted_words(document.title_tokens, document.body_tokens)


def counted_words(title: Iterable[Token], body: Iterable[Token]) -> DocumentWords:
    """Return the words of a title and a body."""
    counts: dict[tuple[str, tuple[str, ...]], int] = {}
    for token in body:
        if not token.text[:1].isupper():
            key = (token.exact, token.lemma)
            counts[key] = counts.get(key, 0) + 1
    return DocumentWords(
        tuple(WrittenWord(one.text, one.exact, one.lemma) for one in title),
        tuple(CountedWord(*word, count) for word, count in counts.items()),
    )
