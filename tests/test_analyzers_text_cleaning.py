"""Damage of PDF extraction is undone, with a way back to the original text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzers.finnish import FinnishAnalyzer
from analyzers.text.cleaning import clean
from analyzers.words.morphology.voikko import Voikko

VOIKKO = Voikko()


def is_known(word: str) -> bool:
    return bool(VOIKKO.readings(word))


@pytest.mark.parametrize(
    ("damaged", "mended"),
    [
        # characters
        ("hallinto\u00adsääntö", "hallintosääntö"),
        ("kau\u200bpunki\ufeff", "kaupunki"),
        ("Ha\u0308meenlinna", "Hämeenlinna"),
        ("pro\ufb01ili ja konflikti", "profiili ja konflikti"),
        ("ELY\u2011keskus", "ELY-keskus"),
        ("Annakoti \u2013säätiö", "Annakoti -säätiö"),
        # a line end inside a word
        ("hallintomenet-\ntelystä", "hallintomenettelystä"),
        ("hallintomenet\u00ad\ntelystä", "hallintomenettelystä"),
        ("suunnitel-  \r\n   maan", "suunnitelmaan"),
        ("so-\n\nsiaalinen", "sosiaalinen"),
        # a long vowel is never cut, though vuokraajan is a word
        ("vuokra-\najan", "vuokra-ajan"),
        ("lupa-\najalta", "lupa-ajalta"),
        # a line end at a real hyphen
        ("linja-\nautojen", "linja-autojen"),
        ("TE-\ntoimiston", "TE-toimiston"),
        ("Päijät-\nHämeen", "Päijät-Hämeen"),
        ("2000-\nluvulla", "2000-luvulla"),
        ("osa-\naikainen", "osa-aikainen"),
        ("työmarkki-\nna-asemassa", "työmarkkina-asemassa"),
        # unknown halves: the same vowel on both sides keeps the hyphen, others join
        ("zykka-\nallas", "zykka-allas"),
        ("zykka-\nvuori", "zykkavuori"),
        # a suspended compound at a line end stays two words
        ("sosiaali-\nja terveystoimi", "sosiaali-\nja terveystoimi"),
        ("vesi- \nsekä jätehuolto", "vesi- \nsekä jätehuolto"),
        ("elinkeino-,\nliikenne-", "elinkeino-,\nliikenne-"),
        # inside a line, only when the halves are no words and the whole is one
        ("suunni- telman", "suunnitelman"),
        ("kutsu - tuksi", "kutsutuksi"),
        ("kunnan - valtion", "kunnan - valtion"),
        ("elinkeino- liikenne- ja", "elinkeino- liikenne- ja"),
        # a lost space
        ("ammatti-ja aikuisopisto", "ammatti- ja aikuisopisto"),
    ],
)
def test_damage_is_undone(damaged: str, mended: str) -> None:
    assert mended == clean(damaged, is_known).text


def test_the_span_of_a_joined_word_covers_both_halves_in_the_original() -> None:
    text = "Kunnan hallinto\u00adsääntö, suunnitel-\n  mat."
    cleaned = clean(text, is_known)

    spans = [
        cleaned.span(match.start(), match.end())
        for match in re.finditer(r"\w+", cleaned.text)
    ]

    assert [text[start:end] for start, end in spans] == [
        "Kunnan",
        "hallinto\u00adsääntö",
        "suunnitel-\n  mat",
    ]


def test_clean_text_needs_no_offset_map() -> None:
    assert clean("Kunnanhallitus päätti asiasta.", is_known).maps == ()


PIECES = st.sampled_from(
    ["kunnan", "hallinto", "-\n", "- ", "\u00ad", " ", "a\u0308", "\ufb01", "-ja ", "X"]
)


@given(st.lists(PIECES, max_size=30).map("".join))
@settings(deadline=None)
def test_spans_lie_inside_the_original_and_grow(text: str) -> None:
    cleaned = clean(text, is_known)

    last = 0
    for match in re.finditer(r"\S", cleaned.text):
        start, end = cleaned.span(*match.span())
        assert last <= start < end <= len(text)
        last = start


def test_line_end_hyphens_of_the_seed_decisions(shared: Path) -> None:
    """Every word that a seed cuts at a line end is one known word, or stays suspended."""
    analyzer = FinnishAnalyzer()
    wrong: list[str] = []
    count = 0
    for path in sorted((shared / "seeds").glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        tokens = analyzer.analyze(text)
        for match in re.finditer(r"[^\W\d_]-[ \t]*\r?\n\s*([^\W\d_]+)", text):
            count += 1
            across = [t for t in tokens if t.start < match.start() + 2 < t.end]
            is_suspended = match[1] in ("ja", "tai", "sekä")
            is_whole = [t for t in across if t.end >= match.end()]
            if bool(is_whole) == is_suspended:
                wrong.append(match.group())

    assert wrong == []
    assert count == 27
