"""What is cut out of a text as one word."""

from __future__ import annotations

import time

import pytest

from analyzers.text.cutting import WORD


def cut(text: str) -> list[str]:
    return [match.group() for match in WORD.finditer(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kunnanhallitus päätti, että (asia) palautetaan.",
         ["Kunnanhallitus", "päätti", "että", "asia", "palautetaan"]),
        # statutes, dates, times, money
        ("laki 380/2023, 23 §", ["laki", "380/2023", "23", "§"]),
        ("29.10.2025 klo 12.30–14", ["29.10.2025", "klo", "12.30", "14"]),
        ("1.1.-31.12.2024", ["1.1", "31.12.2024"]),
        ("345,50 euroa", ["345,50", "euroa"]),
        # case numbers in the forms that municipalities use
        ("2804/00.01.01/2026", ["2804/00.01.01/2026"]),
        ("ROIDno-2021-4378", ["ROIDno-2021-4378"]),
        ("HEL 2024-009117 T 00", ["HEL 2024-009117", "T", "00"]),
        ("TRE:4787/10.03.01/2016", ["TRE:4787/10.03.01/2016"]),
        ("VD/1545/00.04.00/2017", ["VD/1545/00.04.00/2017"]),
        ("OUKA/1472/02.02.02/2017.", ["OUKA/1472/02.02.02/2017"]),
        # property ids
        ("tila 91-412-1-23", ["tila", "91-412-1-23"]),
        # endings after a colon stay, a lost space after one does not join
        ("EU:n §:ssä 16:n KHO:lle %:n", ["EU:n", "§:ssä", "16:n", "KHO:lle", "%:n"]),
        ("Päätös:Hyväksyttiin", ["Päätös", "Hyväksyttiin"]),
        ("380/2023:n", ["380/2023:n"]),
        # compounds with hyphens, suspended ones with theirs
        ("linja-auto TE-toimiston 50-vuotiaat", ["linja-auto", "TE-toimiston", "50-vuotiaat"]),
        ("sosiaali- ja -palvelut", ["sosiaali-", "ja", "-palvelut"]),
        ("60- ja 70-luvulla", ["60-", "ja", "70-luvulla"]),
        ("k-m2 A4 vaa'an", ["k-m2", "A4", "vaa'an"]),
        ("kuntien/työllisyysalueiden", ["kuntien", "työllisyysalueiden"]),
        ("päättyi.Kunnanhallitus", ["päättyi", "Kunnanhallitus"]),
        # addresses
        ("kirjaamo@kaupunki.example, www.kunta.fi/asiat.",
         ["kirjaamo@kaupunki.example", "www.kunta.fi/asiat"]),
        ("https://kunta.fi/x?id=1).", ["https://kunta.fi/x?id=1"]),
        ("", []),
        ("\0\ud800 – …", []),
    ],
)  # fmt: skip
def test_text_is_cut_into_words(text: str, words: list[str]) -> None:
    assert words == [word.replace("–", "-") for word in cut(text.replace("–", "-"))]


@pytest.mark.parametrize(
    "unit",
    ["a", "a.", "a-", "1.", "1-", "1/", "a@", "a.a@", "§:n", "www.", "http://", "A:n:",
     "a.fi/", "HEL 2024-", "a'", "9", "ab1"],
)  # fmt: skip
def test_hostile_text_takes_linear_time(unit: str) -> None:
    def spent(count: int) -> float:
        start = time.process_time()
        cut(unit * count)
        return time.process_time() - start

    spent(1_000)

    # Quadratic work would be a thousand times the time of a tenth of it.
    assert spent(50_000) < 60 * spent(5_000) + 0.2
