"""Sums of money: their notations, the columns of a row, the turns of phrase around them."""

from __future__ import annotations

import re

import pytest

from analyzers.decision.meaning.money.sum_columns import PHRASES, decided_column
from analyzers.decision.meaning.money.sum_kinds import kind_by_title
from analyzers.decision.meaning.money.sum_notations import sums
from analyzers.decision.meaning_values import MatterOutcome, SumKind
from analyzers.text.table_rows import Row, table_rows


@pytest.mark.parametrize("row", table_rows(PHRASES), ids=str)
def test_a_turn_of_phrase_is_found_in_its_example(row: Row) -> None:
    _, pattern, example, language = row

    assert re.search(pattern, example, re.IGNORECASE)
    assert language in {"fi", "sv"}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("1.234,50 €", 1234.5),
        ("€ 1.234,50", 1234.5),
        ("EUR 900", 900.0),
        ("2,5 M€", 2_500_000.0),
        ("2,4 mn euro", 2_400_000.0),
        ("1,2 milj.€", 1_200_000.0),
        ("1,35 miljoonaan euroon", 1_350_000.0),
        ("5 t€", 5_000.0),
        ("5 tuh. €", 5_000.0),
        ("12 tusen euro", 12_000.0),
        ("-400 000 €", 400_000.0),
        ("12 000,- €", 12_000.0),
        ("hintaan 86.400,- (alv 0 %)", 86_400.0),
        ("§ 3,- 4", None),
        ("kaksituhatta euroa", 2_000.0),
        ("viidensadan euron", 500.0),
        ("kolmetoistatuhatta euroa", 13_000.0),
        ("kaksisataaviisikymmentätuhatta euroa", 250_000.0),
        ("puoli miljoonaa euroa", 500_000.0),
        ("yhdeksänsadantuhannen (900 000) euron", 900_000.0),
        ("tvåtusen euro", 2_000.0),
        ("femton tusen euro", 15_000.0),
        ("1 500\neuroa", 1_500.0),
        ("yksi euro", None),
        ("30 € 5", 30.0),
        ("neljäkymmentä euroa viisikymmentä senttiä", 40.5),
        ("ettusentvåhundra euro", 1_200.0),
        ("sjutton euro", 17.0),
    ],
)
def test_a_sum_is_read_in_every_notation(written: str, expected: float | None) -> None:
    found = [value for value, _, _ in sums(written, 0, len(written))]

    assert found == ([] if expected is None else [expected])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Laiturin kustannuksiksi arvioidaan enintään 148\n300 euroa.", [148_300.0]),
        ("Lautakunta päätti myöntää yhdistykselle 1 234\n500 €", [1_234_500.0]),
        ("Bryggans kostnader beräknas uppgå till högst 12\n000 euro", [12_000.0]),
        ("Tontti 4\n300 euroa\nTontti 5\n400 euroa", [300.0, 400.0]),
        ("Kunta maksaa korvauksen hallintosäännön § 12\n300 euroa", [300.0]),
        ("Lautakunta päätti korvata matkat vuodelta 2029\n300 euroa", [300.0]),
        ("Vuokra nousee kaikille asukkaille yhtä paljon, 5\n50 euroa", [50.0]),
    ],
)
def test_a_number_that_the_end_of_a_line_cuts_is_one(
    text: str, expected: list[float]
) -> None:
    assert [value for value, _, _ in sums(text, 0, len(text))] == expected


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Paikka   nyt     esitys", [10.0]),
        ("Paikka   esitys  nykyinen ", [8.0]),
        ("Plats    nu      förslag", [10.0]),
        ("Paikka   talvi   kesä", [8.0, 10.0]),
    ],
)
def test_the_decided_column_is_told_by_its_heading(
    heading: str, expected: list[float]
) -> None:
    text = f"{heading}\nPäivä      8 €     10 €"
    start = text.index("\n") + 1
    found = decided_column(text, start, sums(text, start, len(text)))

    assert [value for value, _, _ in found] == expected


@pytest.mark.parametrize(
    ("kind", "title", "outcome", "expected"),
    [
        ("price", "toimitilan vuokraaminen", "approved", "rent"),
        ("price", "tontin myynti", "approved", "price"),
        ("cost", "vesihuollon taksat 2026", "approved", "fee"),
        ("price", "priser för simskola", "approved", "fee"),
        ("price", "teollisuustontin hinta ja myynti", "approved", "price"),
        ("granted", "lisämääräraha päiväkodille", "approved", "budget"),
        ("granted", "avustus kerholle", "granted", "granted"),
    ],
)
def test_a_title_tells_what_a_sum_is(
    kind: SumKind, title: str, outcome: MatterOutcome, expected: SumKind
) -> None:
    """What a lease costs is rent, what a tariff says a fee, whatever word is nearest."""
    assert kind_by_title(kind, title, outcome) == expected
