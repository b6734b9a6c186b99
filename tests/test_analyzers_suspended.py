"""Suspended compounds are completed from their head or their first part."""

from __future__ import annotations

import pytest

from analyzers.finnish import FinnishAnalyzer

ANALYZER = FinnishAnalyzer()


@pytest.mark.parametrize(
    ("text", "completed"),
    [
        ("elinkeino-, liikenne- ja ympäristökeskus", {"elinkeinokeskus", "liikennekeskus"}),
        ("siirtosuunnitelmaksi ja -sopimuksiksi", {"siirtosopimus"}),
        ("sosiaali- ja terveydenhuollon", {"sosiaalihuolto"}),
        ("Elinvoima- ja hyvinvointilautakunnalle", {"elinvoimalautakunta"}),
        ("yhteistyö- sekä seurantakeskusteluihin", {"yhteistyökeskustelu"}),
        # every tail of the head is tried
        ("sosiaali- ja terveyspalveluverkko", {"sosiaaliverkko", "sosiaalipalveluverkko"}),
        # a lexicalised compound and a whole one as head
        ("tukku- ja vähittäiskaupassa", {"tukkukauppa"}),
        ("asia- ja pöytäkirjat", {"asiakirja"}),
        # several first parts, several heads
        ("asuntopolitiikan, -rakentamisen ja -kaavoituksen",
         {"asuntorakentaminen", "asuntokaavoitus"}),
        ("60- ja 70-luvulla", {"60luku"}),
        # acronyms
        ("TE- ja KEHA-keskuksen", {"tekeskus"}),
        ("EU-rahoitus ja -hankkeet", {"euhanke"}),
        # adjectives before the head; a simple head is all of it
        ("lukio- ja ammatillinen koulutus", {"lukiokoulutus"}),
        ("sosiaali- ja muiden palvelujen", {"sosiaalipalvelu"}),
        ("katu- ja muut yleiset alueet", {"katualue"}),
        # the head's noun beside its verb
        ("koulu- ja työpaikkakiusaamista", {"koulukiusaaminen"}),
        # a first part that is a word of its own before the hyphen
        ("Apotti -hanke", {"apottihanke"}),
        ("Annakoti –säätiölle", {"annakotisäätiö"}),
    ],
)  # fmt: skip
def test_completed_compounds_are_parts(text: str, completed: set[str]) -> None:
    parts = {part for token in ANALYZER.analyze(text) for part in token.part}

    assert completed <= parts


@pytest.mark.parametrize(
    "text",
    ["sosiaali- 12.3.2024", "sosiaali-", "-sopimus", "ja -sopimus", "- ja -", "sosiaali- ja"],
)  # fmt: skip
def test_nothing_to_complete_from_adds_nothing(text: str) -> None:
    assert all(len(token.part) == 0 for token in ANALYZER.analyze(text))


def test_a_head_far_away_is_not_taken() -> None:
    text = "sosiaali-" + ", vesi-" * 20 + " ja jätehuolto"

    first = ANALYZER.analyze(text)[0]

    assert first.part == ()


def test_parts_do_not_shift_positions() -> None:
    tokens = ANALYZER.analyze("elinkeino-, liikenne- ja ympäristökeskus")

    assert [token.position for token in tokens] == [0, 1, 2, 3]


def test_a_query_is_not_completed() -> None:
    word = ANALYZER.analyze_query("sosiaali- ja terveyspalvelut")[0]

    assert word.ranking_part == ()
