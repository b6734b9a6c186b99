"""Words that were typed without their marks, looked for among many."""

from __future__ import annotations

from pathlib import Path

import pytest

from indexer.backends.whoosh.files.array_file import (
    ArrayFile,
    ArrayFileWriter,
    Texts,
    encode,
)
from indexer.backends.whoosh.searching.unmarked_words import unmarked_numbers
from indexer.contract.marked_letters import letters_like, without_marks
from indexer.contract.patterns import Unmarked, is_match

ODD = ["co₂", "girji-ráđju", "čálliidlágádus", "kääpä", "kääpä-alue", "kaapä", "ørsted"]
SYLLABLES = ["ka", "kä", "pö", "po", "sta", "ri", "li", "mó", "än"]


def texts_of(folder: Path, words: list[str]) -> Texts:
    """Write *words* as a segment has them, and open them."""
    path = folder / "words"
    with ArrayFileWriter(path) as writer:
        writer.add_texts("terms", [encode(word) for word in sorted(words)])
        writer.finish({})
    return Texts(ArrayFile(path), "terms")


def many(length: int) -> list[str]:
    """Make all words of *length* syllables."""
    words = [""]
    for _ in range(length):
        words = [word + more for word in words for more in SYLLABLES]
    return words


@pytest.mark.parametrize("is_first_part", [False, True])
@pytest.mark.parametrize(
    "typed",
    ["kapo", "kaapa", "kapösta", "co2", "girji", "calliidlagadus", "orsted", ""],
)
def test_the_words_are_those_that_match(
    typed: str, is_first_part: bool, tmp_path: Path
) -> None:
    words = sorted({*many(2), *many(3), *ODD})
    texts = texts_of(tmp_path, words)
    pattern = Unmarked(typed, is_first_part)

    found = [texts.text(number) for number in unmarked_numbers(texts, pattern)]

    assert found == [word for word in words if is_match(pattern, word)]


def test_few_words_of_many_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A word that an index lacks must not cost a look at all its words."""
    words = many(5)
    texts = texts_of(tmp_path, words)
    reads = 0
    read = Texts.__getitem__

    def counted(self: Texts, number: int) -> bytes:
        nonlocal reads
        reads += 1
        return read(self, number)

    monkeypatch.setattr(Texts, "__getitem__", counted)
    found = unmarked_numbers(texts, Unmarked("kastarilixx"))

    assert len(words) > 59_000
    assert (found, reads < 1_000) == ([], True)


@pytest.mark.parametrize("letter", ["a", "d", "2", "ä", "p"])
def test_letters_like_one_are_it_without_marks(letter: str) -> None:
    assert letter in letters_like(letter)
    assert list(letters_like(letter)) == sorted(letters_like(letter))
    assert all(
        without_marks(one) == without_marks(letter) for one in letters_like(letter)
    )
