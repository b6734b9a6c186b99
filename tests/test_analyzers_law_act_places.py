"""Plain places are read as token by token, and every abbreviation is found."""

from __future__ import annotations

import csv
import itertools
import re
from pathlib import Path

import pytest

from analyzers.law.locating.act_places import ActPlace, read_plain
from analyzers.law.locating.locators import read_locator, read_tokens
from analyzers.law.mentions.clean_text import CleanText
from analyzers.law.register.abbreviation_rules import ABBREVIATIONS
from analyzers.law.register.abbreviations import MAKERS, find_abbreviations
from analyzers.law.register.names import name_table

FIXTURES = Path(__file__).parent / "fixtures"
EXPRESSIONS = (
    *("23 §", "23 §:n", "5 a §:ssä", "§ 28", "§ 5 a", "3 luvun 23 §:n", "3. luvun 7 §"),
    *("23 §:n 1 momentin", "2 luvun 5 §:n 12 momentissa", "14 §:ää", "137.1 §", "5§"),
    *("§§ 4", "1000 §", "12 kap. 5 §", "§ 14.04.2020", "§ 3. momentti"),
)
CONTINUATIONS = (
    *(
        "",
        ".",
        ". Asia",
        ") ja",
        " mukaan",
        " ja 24 §",
        ", 25 §:n",
        " 2 kohta",
        " 1 mom.",
    ),
    *(
        " i kommunallagen",
        " i kohta",
        " a kohta",
        " kohdassa",
        " luvun 5 §",
        " till 9 §",
    ),
    *(
        " aloittamisoikeus 144 §",
        ", jossa",
        ", 5.3.2024",
        " 5.3.2024",
        ": asia",
        ":n 2 mom",
    ),
    *(
        "; n",
        "–25 §",
        "\n- 26 §",
        " (410/2015)",
        " sekä",
        " §:n",
        " / liite",
        " xii luku",
    ),
    *(
        ") kohta",
        ".2 §",
        ". 2 mom",
        " osan 3 §",
        " momentin",
        "/2024",
        " pykälä 4",
        " n 1 mom",
    ),
)


def sentences() -> list[str]:
    """Return the texts of the tables of odd forms and notations."""
    texts = []
    for name in ("law_odd_forms.tsv", "law_notations.tsv"):
        with (FIXTURES / name).open(encoding="utf-8") as lines:
            rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
            texts += [cell for row in rows for cell in row]
    return texts


def assert_alike(lower: str) -> int:
    """Compare both readings wherever one may start; return how many were plain."""
    count = 0
    for match in re.finditer(r"\s?[\d§]", lower):
        plain = read_plain(lower, match.start(), len(lower))
        if plain is None:
            continue
        count += 1
        for is_after_act, may_have_colon in itertools.product((True, False), repeat=2):
            tokens = read_tokens(
                lower, match.start(), len(lower), is_after_act, may_have_colon
            )
            assert plain == tokens, lower
    return count


def test_plain_places_are_those_read_token_by_token() -> None:
    counted = sum(assert_alike(CleanText(text).lower) for text in sentences())
    assert counted > 300


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_what_goes_on_is_not_plain(expression: str) -> None:
    for end in CONTINUATIONS:
        assert_alike(f"lain {expression}{end}".lower())


def test_a_plain_place_ends_at_its_limit() -> None:
    locator = read_locator("lain 23 § mukaan", 4, limit=9)
    assert locator is not None
    assert (locator.start, locator.end) == (5, 9)
    assert locator.places == (ActPlace(None, "23"),)


@pytest.mark.parametrize(
    "written", sorted({*name_table().abbreviations, *MAKERS, *ABBREVIATIONS})
)
def test_every_abbreviation_is_found(written: str) -> None:
    text = f"Nojalla {written} 5 §, ks. ({written}:n 6 §)."
    found = find_abbreviations(text, CleanText(text).capitals)
    assert found == {8: written, text.index("(") + 1: written}


@pytest.mark.parametrize("before", ["x", "4", "-", "/", "_"])
def test_no_abbreviation_inside_a_word(before: str) -> None:
    text = f"Nojalla {before}MRL 5 §."
    assert find_abbreviations(text, CleanText(text).capitals) == {}
