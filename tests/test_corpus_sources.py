"""The registry of sources and the table of municipalities."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from analyzers.notations.toponyms.municipalities import municipalities, municipality
from corpus.errors import SourceConfigError, UnknownSource
from corpus.sources import find_sources, load_sources, parse_sources

OWN_SYSTEMS = {"ahjo", "turku"}

ROW = """
[[source]]
source_id = "kuvitteella"
platform = "demo"
base_url = "https://paatokset.example/"
"""


def test_rows_name_publishers_of_the_table_by_name_and_code() -> None:
    """A typing error in a name would make a publisher that nobody can filter by."""
    for source in load_sources():
        name = source.municipality or source.organisation

        assert name, source.source_id
        if source.municipality:
            found = municipality(source.municipality)
            assert found is not None, source.source_id
            assert found.code == source.municipality_code, source.source_id


def test_every_county_has_a_source() -> None:
    organisations = {source.organisation for source in load_sources()}

    missing = {
        row.name_fi
        for row in municipalities()
        if row.kind == "wellbeing county" and row.name_fi not in organisations
    }

    assert not missing


def test_every_municipality_of_a_known_platform_has_a_source() -> None:
    """The table says which platform they use; "unknown" ones have no address yet."""
    covered = {source.municipality for source in load_sources()}

    missing = {
        row.name_fi
        for row in municipalities()
        if row.kind == "municipality"
        and row.platform != "unknown"
        and row.name_fi not in covered
    }

    assert not missing


def test_a_home_page_is_called_a_guess() -> None:
    """Nobody has seen decisions there: the coverage page must say so."""
    wrong = {
        source.source_id
        for source in load_sources()
        if source.platform == "pdf_listing"
        and urlsplit(source.base_url).path in ("", "/")
        and source.confidence != "guess"
    }

    assert not wrong


def test_a_least_number_of_decisions_is_told_where_it_is_from() -> None:
    expecting = [source for source in load_sources() if source.min_decisions]

    assert expecting
    for source in expecting:
        told = f"{source.min_decisions} "
        assert (source.note or "").startswith(told), source.source_id


def test_a_bilingual_publisher_may_have_a_second_source() -> None:
    [finnish, swedish] = find_sources(["kyrkslätt"], load_sources())

    assert (finnish.language, swedish.language) == ("fi", "sv")
    assert swedish.base_url != finnish.base_url


def test_the_table_and_the_registry_agree_on_platforms() -> None:
    """One of a publisher's sources is on the platform that the table names."""
    names: dict[str, set[str]] = {}
    for source in load_sources():
        name = source.municipality or source.organisation or ""
        names.setdefault(name, set()).add(source.platform)

    different = {
        row.name_fi
        for row in municipalities()
        if row.name_fi in names
        and row.platform
        and not any(
            platform.replace("_listing", "") in row.platform.casefold()
            or (platform in OWN_SYSTEMS and "own" in row.platform.casefold())
            or platform in row.platform.replace("-", "").casefold()
            for platform in names[row.name_fi]
        )
    }

    assert not different


@pytest.mark.parametrize(
    ("keys", "policy", "is_fetched", "lifts"),
    [
        ("", "obey", True, False),
        ('permission = "kirje"', "open", True, True),
        ('policy = "open"\npermission = "kirje"', "open", True, True),
        ('never = true\nnever_reason = "ei"', "refused", False, False),
        ('policy = "refused"\nnever_reason = "ei"', "refused", False, False),
        ('policy = "asked"', "asked", False, False),
        ('policy = "restricted"\nlegal_basis = "peruste"', "restricted", True, True),
        ('policy = "title-level"', "title-level", True, False),
    ],
)
def test_a_row_has_one_policy(
    keys: str, policy: str, is_fetched: bool, lifts: bool
) -> None:
    [source] = parse_sources(ROW + keys)

    assert source.policy_id == policy
    assert source.rules.is_fetched is is_fetched
    assert source.rules.lifts_page_rules is lifts


def test_those_who_refuse_machine_reading_are_never_crawled() -> None:
    refused = {s.source_id: s.never_reason for s in load_sources() if s.never}

    assert {"vantaa", "vantaa-dynasty", "oulu", "hyvinkaa", "lappeenranta"} <= set(
        refused
    )
    assert all(refused.values())


def test_a_municipality_may_have_several_sources() -> None:
    found = find_sources(["espoo"], load_sources())

    assert [source.source_id for source in found] == ["espoo", "espoo-vanha"]
    assert {source.municipality_code for source in found} == {"049"}


def test_swedish_speaking_municipalities_are_read_as_swedish() -> None:
    languages = {s.source_id: s.language for s in load_sources()}

    assert languages["parainen"] == "sv"
    assert languages["turku"] == "fi"


def test_an_unknown_source_names_those_that_begin_alike() -> None:
    with pytest.raises(UnknownSource, match=r"'tamprere'.*tampere"):
        find_sources(["tamprere"], load_sources())


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("source = 1", "no \\[\\[source\\]\\]"),
        ("source = [1]", "no \\[\\[source\\]\\]"),
        ("[[source", "not TOML"),
        (ROW + ROW, "'kuvitteella' occurs twice"),
        (ROW.replace("https:", "ftp:"), "base_url 'ftp:.*expected http"),
        (ROW.replace("kuvitteella", "Kuvitteellä"), "source_id 'Kuvitteellä'"),
        (ROW + "never = true", "never without never_reason in .*\\[kuvitteella\\]"),
        (ROW + "nevr = true", "unknown key 'nevr'.*known: source_id"),
        (ROW + 'delay_s = "1"', "delay_s = '1'.*expected float"),
        (ROW + "delay_s = -1", "expected 0 or more"),
        (ROW + "min_decisions = true", "expected int"),
        (ROW + 'confidence = "none"', "confidence = 'none'.*known: high"),
        (ROW + 'policy = "free"', "policy = 'free'.*known: open, obey"),
        (ROW + 'policy = "open"', "policy 'open' without permission"),
        (ROW + 'policy = "restricted"', "policy 'restricted' without legal_basis"),
        (ROW + 'policy = "refused"', "policy 'refused' without never_reason"),
        (ROW + 'never = true\nnever_reason = "x"\npolicy = "asked"', "never with pol"),
        (ROW.replace('platform = "demo"', ""), "platform is missing"),
    ],
)
def test_a_wrong_row_is_named(text: str, message: str) -> None:
    with pytest.raises(SourceConfigError, match=message):
        parse_sources(text)


def test_a_missing_file_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(SourceConfigError, match="cannot read the sources"):
        load_sources(tmp_path / "none.toml")


def test_whole_numbers_are_fine_as_seconds() -> None:
    [source] = parse_sources(ROW + "delay_s = 0")

    assert source.delay_s == 0


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Vantaa", "092"),
        ("vanda", "092"),
        (" 092 ", "092"),
        ("ESBO", "049"),
        ("Kemiönsaari", "322"),
        ("Vantaan ja Keravan hyvinvointialue", "hva04"),
    ],
)
def test_a_publisher_is_found_by_name_or_code(name: str, code: str) -> None:
    found = municipality(name)

    assert found is not None
    assert found.code == code


def test_an_unknown_name_is_nobody() -> None:
    assert municipality("Kuvitteella") is None
    assert municipality("") is None


def test_the_table_holds_what_the_official_classification_holds() -> None:
    """308 municipalities since 2025 and 21 counties since 2023, by law, not by count."""
    kinds = [row.kind for row in municipalities()]

    assert kinds.count("municipality") == 308
    assert kinds.count("wellbeing county") == 21
    assert municipality("Maarianhamina").languages == "sv"  # type: ignore[union-attr]
