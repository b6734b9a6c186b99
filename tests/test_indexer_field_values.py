"""Field values of several words without quotation marks; names and abbreviations."""

from __future__ import annotations

import datetime as dt

import pytest

from analyzers.finnish import FinnishAnalyzer
from indexer.contract.query import Filter, Or, Word
from indexer.facets import FACETS
from indexer.understanding.pipeline import read_query
from indexer.understanding.query_reading import ParsedQuery
from indexer.understanding.values.name_index import NameIndex
from indexer.understanding.values.value_names import (
    FORMER_NAMES,
    LABELS,
    facet_value,
)
from indexer.understanding.vocabulary.everyday_words import EverydayWords
from tests.contract.vocabulary import vocabulary

ANALYZER = FinnishAnalyzer()
EVERYDAY = EverydayWords(ANALYZER)
NAMES = NameIndex(
    ANALYZER,
    ["Lahti", "Kainuun hyvinvointialue"],
    ["Tekninen lautakunta", "Sosiaali- ja terveyslautakunta"],
)


def read(query: str, *removed: str) -> ParsedQuery:
    return read_query(
        query,
        ANALYZER,
        NAMES,
        EVERYDAY,
        today=dt.date(2026, 1, 15),
        removed_steps=frozenset(removed),
        vocabulary=vocabulary(()),
    )


def filters(parsed: ParsedQuery) -> dict[str, tuple[str, ...]]:
    nodes = [node for node in parsed.required if isinstance(node, Filter)]
    return {node.facet: node.values for node in nodes}


def words(parsed: ParsedQuery) -> list[str]:
    return [term.text for term in parsed.terms]


def steps(parsed: ParsedQuery, kind: str) -> list[str]:
    return [step.value for step in parsed.reading.steps if step.kind == kind]


@pytest.mark.parametrize(
    ("query", "keys", "left"),
    [
        ("laki:kuntalaki 140 §", ["410/2015 § 140"], []),
        ("laki:kuntalaki 140 § koulu", ["410/2015 § 140"], ["koulu"]),
        ("laki:MRL 137 §:n lupa", ["132/1999 § 137"], ["lupa"]),
        ("laki:hallintolaki 27 ja 28 §", ["434/2003 § 27", "434/2003 § 28"], []),
        ("laki:maankäyttö- ja rakennuslaki 166 §", ["132/1999 § 166"], []),
        ("laki:410/2015 51 § otto", ["410/2015 § 51"], ["otto"]),
        ("laki:kuntalaki koulu", ["410/2015"], ["koulu"]),
        # words of the query, not of the value
        ('laki:kuntalaki "140 §"', ["410/2015"], ["140 §"]),
    ],
)
def test_a_law_field_reaches_as_far_as_the_reference(
    query: str, keys: list[str], left: list[str]
) -> None:
    parsed = read(query)

    assert filters(parsed)["law_reference"] == tuple(keys)
    assert words(parsed) == left


def test_a_year_behind_a_law_field_stays_a_year() -> None:
    parsed = read("laki:kuntalaki 2025")

    assert filters(parsed)["law_reference"] == ("410/2015",)
    assert [found.kind for found in parsed.recognised] == ["year"]


def test_each_field_keeps_its_own_words() -> None:
    parsed = read("laki:MRL 137 § toimielin:tekninen lautakunta kunta:Lahti silta")

    assert filters(parsed) == {
        "law_reference": ("132/1999 § 137",),
        "body": ("Tekninen lautakunta",),
        "municipality": ("Lahti",),
    }
    assert words(parsed) == ["silta"]


def test_a_name_of_several_words_needs_no_quotation_marks() -> None:
    parsed = read("toimielin:sosiaali- ja terveyslautakunta leikki")

    assert filters(parsed)["body"] == ("Sosiaali- ja terveyslautakunta",)
    assert words(parsed) == ["leikki"]


def test_a_full_name_of_several_words_asks_for_its_abbreviation() -> None:
    parsed = read("opetus- ja kulttuuriministeriön avustus")
    asked = {term.text: term.synonyms for term in parsed.terms}

    assert steps(parsed, "synonym") == ["OKM"]
    assert Word(("okm",), "okm") in asked["kulttuuriministeriön"]
    assert not asked["ja"]
    assert Word(("okm",), "okm") not in asked["avustus"]


def test_the_name_of_an_act_asks_for_its_abbreviation() -> None:
    (law,) = read("maankäyttö- ja rakennuslaki").recognised

    assert [step.kind for step in law.more_steps] == ["or-words", "synonym"]
    assert law.more_steps[1].value == "MRL"
    assert isinstance(law.words, Or)
    assert law.words.nodes[-1] == Word(("mrl",), "mrl")


@pytest.mark.parametrize(
    "query", ["opetus- ja kulttuuriministeriö", "maankäyttö- ja rakennuslaki"]
)
def test_an_abbreviation_can_be_taken_back(query: str) -> None:
    (step,) = [one for one in read(query).reading.steps if one.kind == "synonym"]
    parsed = read(query, step.step_id)

    assert step.is_removable
    assert not steps(parsed, "synonym")


def test_an_auxiliary_among_the_readings_is_not_asked_for() -> None:
    """Otherwise "olematon" would find every "on"."""
    (term,) = read("olematon").terms
    (auxiliary,) = read("olla").terms

    assert isinstance(term.node, Word)
    assert "olla" not in term.node.lemma
    assert isinstance(auxiliary.node, Word)
    assert auxiliary.node.lemma == ("olla",)


def test_an_inflected_abbreviation_does_not_ask_for_itself() -> None:
    assert not steps(read("MRL:n mukainen"), "synonym")


@pytest.mark.parametrize(
    ("facet", "names", "value"),
    [
        ("kind", ("kuulutus", "kungörelse", "public notice", "ilmoitus"), "notice"),
        (
            "kind",
            (
                "pöytäkirjan kansilehti",
                "protokollets försättsblad",
                "minutes front page",
            ),
            "minutes-front-page",
        ),
        ("outcome", ("jätetty pöydälle", "bordlagt", "pöydälle"), "tabled"),
        (
            "appeal",
            ("begäran om omprövning", "claim for a revised decision", "omprövning"),
            "oikaisuvaatimus",
        ),
    ],
)
def test_a_value_is_found_by_its_names_of_today_and_before(
    facet: str, names: tuple[str, ...], value: str
) -> None:
    assert {facet_value(facet, name) for name in names} == {value}
    assert all(facet_value(facet, old) in LABELS[facet] for old in FORMER_NAMES[facet])


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("landskap:Kajanaland", {"region": ("Kainuu",)}),
        ("ämne:02", {"topic": ("02",)}),
        ("avgörande:avslaget", {"outcome": ("rejected",)}),
        ("omröstning:yes", {"voted": ("yes",)}),
        ("språk:svenska", {"language": ("sv",)}),
        ("handlingstyp:kungörelse", {"kind": ("notice",)}),
        ("skede:föredragningslista", {"status": ("agenda",)}),
        ("organtyp:fullmäktige", {"body_type": ("valtuusto",)}),
    ],
)
def test_fields_have_swedish_names(
    query: str, found: dict[str, tuple[str, ...]]
) -> None:
    assert filters(read(query)) == found


def test_every_field_of_a_facet_of_the_page_has_names_in_three_languages() -> None:
    """A reader of Swedish could say kommun: and organ:, and not ämne: or språk:."""
    shown = [row for row in FACETS if row.fields and not row.is_hidden]

    assert [row.name for row in shown if len(row.fields) < 3] == []
