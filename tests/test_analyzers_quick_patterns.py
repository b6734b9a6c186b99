"""Quick patterns find what their patterns find, and name words that a match needs."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers.decision.lines.pattern_tables import quick_pattern
from analyzers.text.quick_patterns import needed_words, quick
from analyzers.text.table_rows import table_rows
from analyzers.text.word_ends import behind

WORDS = (
    (r"\d+ ääntä", (" ääntä",)),
    (r"puolesta|vastaan", ("puolesta", "vastaan")),
    (r"\bhyväksy(?:i|ttiin)\b", ("hyväksy",)),
    (r"(?:nost(?:i|aa)|ehdotti)", ("ehdotti", "nost")),
    (r"(?:kala)?vene", ("vene",)),
    (r"(?:kala)+", ("kala",)),
    (r"(?:kala)*", ()),
    (r"x?", ()),
    (r"kala|\d", ()),
    (r"[ab]cd", ("cd",)),
    (r"(?<!e)kala(?=n)", ("kala",)),
    (r"(?:(?i:KALA) ja vene)", (" ja vene",)),
    (r"(?>kala)vene", ("kala",)),
    (r"(kala)\d\1", ("kala",)),
    (r"vene|veneet", ("vene",)),
    (r"\w+(?<=kala|vene)", ("kala", "vene")),
    (r"\w+(?=, )", ()),
)


@pytest.mark.parametrize(("pattern", "words"), WORDS)
def test_the_words_are_read_from_the_pattern(
    pattern: str, words: tuple[str, ...]
) -> None:
    assert needed_words(re.compile(pattern)) == words


def test_every_part_that_needs_words_must_have_one() -> None:
    pattern = quick(r"\bkello\b.{1,60}\b(?:läsnä|paikalla)\b")
    assert pattern.words == ("kello",)
    assert pattern.further == (("läsnä", "paikalla"),)
    assert pattern.may_match("kello on yksi, ja paikalla on kaksi")
    assert not pattern.may_match("paikalla on kaksi")
    assert not pattern.may_match("kello on yksi")


@pytest.mark.parametrize("end", ["lautakunta", "jaos", "råd"])
def test_an_end_of_a_word_is_found_where_the_word_ends(end: str) -> None:
    pattern = re.compile(rf"\w++{behind(['lautakunta', 'jaos', 'råd'])}")

    found = pattern.search(f"Esimerkin {end}")
    assert found is not None
    assert found[0] == end
    assert pattern.search(f"Esimerkin {end}xy") is None


def test_where_case_does_not_count_the_words_are_small() -> None:
    assert needed_words(re.compile("Kala", re.IGNORECASE)) == ("kala",)
    assert quick("Kala", re.IGNORECASE).search("KALAT")
    assert not quick("Kala").search("KALAT")


def test_rows_of_a_table_are_asked_quickly_without_case() -> None:
    table = "analyzers.decision.meaning.money:sum_phrases.tsv"
    name, _, example, *_ = table_rows(table)[0]

    assert quick_pattern(table, name).search(example.upper())
    assert quick_pattern(table, name).is_folding


def test_all_ways_to_ask_find_what_the_pattern_finds() -> None:
    pattern = quick(r"(\d) kala")
    text = "1 kala ja 2 kalaa"
    assert [match[1] for match in pattern.finditer(text)] == ["1", "2"]
    assert pattern.sub(r"\1 vene", text) == "1 vene ja 2 venea"
    assert pattern.match(text, 10)
    assert not pattern.match(text, 1)
    assert list(pattern.finditer("vene")) == []
    assert pattern.sub("", "vene") == "vene"


@given(
    st.sampled_from([pattern for pattern, _ in WORDS]),
    st.text("kalavenej 1äätypuostiäxcd", max_size=40),
    st.booleans(),
)
def test_nothing_is_missed(pattern: str, text: str, folding: bool) -> None:
    flags = re.IGNORECASE if folding else 0
    expected = re.search(pattern, text, flags)
    found = quick(pattern, flags).search(text)
    assert (found and found.span()) == (expected and expected.span())
