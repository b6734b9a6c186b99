"""Law pages say what a section is called, and keep EU acts out of the acts of Finland."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from analyzers.law.find import find_law_references
from analyzers.law.register.source_names import ruling_key
from analyzers.law.typed import parse_law_key
from search_web.page.labelling.example_searches import LAWS
from search_web.pages.law.law_page import act_rows
from search_web.pages.law.legal_sources import source_kind
from tests.search_web_world import decision, make_client


@pytest.fixture
def client(tmp_path: Path) -> FlaskClient:
    return make_client(tmp_path, [decision(1)])


@pytest.mark.parametrize(
    "cited",
    [
        *("KHO 2016:118", "KKO:2010:23", "HFD 2016:118", "MAO 345/2020", "TT 2010:5"),
        *("EOA 4.5.2020, dnro 1234/4/19", "AOA 345/4/19", "EOA 1882/2019"),
        *("Päätös OKV/123/10/2021", "Ratkaisu EOAK/1234/2020", "asia C-123/18"),
    ],
)
def test_ruling_of_any_court_or_overseer_is_no_agreement(cited: str) -> None:
    (found,) = find_law_references(cited)

    assert source_kind("legal_source", ruling_key(found.targets[0].act)) == "ruling"


@pytest.mark.parametrize(
    ("cited", "key"),
    [
        ("HFD 2016:118", "KHO:2016:118"),
        ("ECLI:FI:KHO:2016:118", "KHO:2016:118"),
        ("ECLI:FI:KHO:2018:T4295", "ECLI:FI:KHO:2018:T4295"),
        ("HD 2010:23", "KKO:2010:23"),
        ("MAO:321/19", "MAO:2019:321"),
        ("MAO 345/2020", "MAO:2020:345"),
        ("KVTES 12 §", "KVTES"),
    ],
)
def test_ruling_cited_in_another_way_has_one_page(cited: str, key: str) -> None:
    (found,) = find_law_references(cited)

    assert ruling_key(found.targets[0].act) == key


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/laki/2015/410/14", "Valtuuston tehtävät"),
        ("/laki/2014/527/27", "Pykälän otsikko ei ole tiedossa."),
        ("/sv/laki/2014/527/27", "Paragrafens rubrik är inte känd."),
    ],
)
def test_section_page_has_the_heading_or_says_it_is_not_known(
    client: FlaskClient, address: str, said: str
) -> None:
    assert said in client.get(address).text


def test_act_page_says_nothing_of_headings_it_does_not_need(
    client: FlaskClient,
) -> None:
    assert "otsikko" not in client.get("/laki/2003/434").text.partition("<main")[2]


def test_eu_acts_with_a_page_are_not_among_the_most_cited_acts(
    client: FlaskClient,
) -> None:
    counts = {"410/2015": 3, "2016/679": 9, "EU 1069/2009": 6, "2023/2831": 2}
    with client.application.test_request_context("/laki/"):
        rows = act_rows(counts, counts)

    assert [(row.link.key, row.title) for row in rows] == [
        ("410/2015", "Kuntalaki"),
        ("2023/2831", "De minimis -asetus"),
    ]


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("EU 1069/2009", "eu-act"),
        ("EU 1069/2009 art. 5", None),
        ("1069/2009", None),
        ("651/2014", "eu-act"),
    ],
)
def test_eu_act_with_the_number_of_a_statute_has_its_own_page(
    key: str, kind: str | None
) -> None:
    assert source_kind("law_reference_any", key) == kind


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/laki/2015/410", "365/1995 kuntalaki (voimassa 1.7.1995–30.4.2015)"),
        ("/laki/1995/365", "410/2015 kuntalaki (voimassa 1.5.2015 alkaen)"),
        (
            "/laki/1999/132",
            "Osa siitä on siirretty säädökseen: 751/2023 rakentamislaki",
        ),
        (
            "/laki/2023/751",
            "Osa siitä on peräisin säädöksestä: 132/1999 alueidenkäyttölaki",
        ),
        ("/sv/laki/2023/751", "En del av den kommer från: 132/1999"),
        ("/laki/2021/613", "Samalla lyhytnimellä kutsutaan: 380/2023"),
        ("/sv/laki/2015/410", "365/1995 Kommunallag (i kraft 1.7.1995–30.4.2015)"),
        (
            "/en/laki/1995/365",
            "410/2015 Local Government Act (in force from 1 May 2015)",
        ),
    ],
)
def test_acts_before_and_after_have_their_days(
    client: FlaskClient, address: str, said: str
) -> None:
    page = client.get(address).text

    assert said in " ".join(re.sub(r"<[^>]+>", "", page).split())


def test_a_number_alike_makes_no_related_act(client: FlaskClient) -> None:
    assert "380/2023" not in client.get("/laki/1987/380").text


@pytest.mark.parametrize(
    ("query", "offered"),
    [
        ("kuntalaki 110 §", ["365/1995"]),
        ("kuntalaki 365/1995", ["410/2015"]),
        ("rakentamislain 57 §", ["132/1999"]),
        ("MRL 171 §", ["751/2023"]),
        ("kirjasto", []),
        ("hallintolaki", []),
    ],
)
def test_a_search_for_an_act_offers_the_one_before_or_after_it(
    tmp_path: Path, query: str, offered: list[str]
) -> None:
    """Only acts that a decision cites; sections have other numbers there."""
    texts = [
        "Valtuusto päättää kuntalain 14 §:n mukaan.",
        "Päätös perustuu kuntalain (365/1995) 13 §:ään.",
        "Lupa myönnetään rakentamislain 57 §:n nojalla.",
        "Kaava hyväksytään alueidenkäyttölain 52 §:n mukaan.",
    ]
    web = make_client(
        tmp_path, [decision(n, text=text, blocks=()) for n, text in enumerate(texts, 1)]
    )

    page = web.get("/haku", query_string={"q": query}).text

    begin = page.find("Katso myös edeltävä tai seuraava säädös:")
    assert (begin >= 0) == bool(offered)
    line = page[begin : page.index("</p>", begin)] if offered else ""
    assert re.findall(r"\d+/\d{4}(?= )", re.sub(r"<[^>]+>", " ", line)) == offered


@pytest.mark.parametrize(
    ("address", "eli"),
    [
        ("/laki/2015/410", "http://data.finlex.fi/eli/sd/2015/410"),
        ("/laki/2015/410/14", "http://data.finlex.fi/eli/sd/2015/410/pykala/14"),
    ],
)
def test_law_page_links_to_the_identifier_at_finlex(
    client: FlaskClient, address: str, eli: str
) -> None:
    assert f'href="{eli}"' in client.get(address).text


def test_page_of_a_renamed_act_says_what_it_was_called_and_until_when(
    client: FlaskClient,
) -> None:
    page = client.get("/laki/1999/132").text

    assert "nimi oli ”Maankäyttö- ja rakennuslaki” 31.12.2024 asti" in page
    assert "korvannut tai kumonnut" not in page


@pytest.mark.slow
@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/laki/1999/132/52", "alueidenkäyttölaki"),
        ("/laki/2005/503/4", "liikennejärjestelmälaki"),
        ("/laki/2009/1698", "kuntarakennelaki"),
        ("/laki/1973/36", "varhaiskasvatuslaki"),
        ("/laki/1970/669", "kunnallinen virkaehtosopimuslaki"),
        ("/sv/laki/1999/132", "Lag om områdesanvändning"),
        ("/sv/laki/2009/1698", "Kommunstrukturlag"),
        (
            "/sv/laki/2003/304",
            "Lag om tjänsteinnehavare i kommuner och välfärdsområden",
        ),
    ],
)
def test_a_renamed_act_has_the_name_of_today(
    client: FlaskClient, address: str, name: str
) -> None:
    heading = re.search(r"<h1>(.*?)</h1>", client.get(address).text)

    assert heading is not None
    assert f">{name}<" in heading[1]


def test_a_swedish_sentence_has_the_name_of_today(client: FlaskClient) -> None:
    page = client.get("/sv/laki/1999/132/52").text

    assert "<title>52 § i lagen om områdesanvändning (132/1999)" in page
    assert ">52 § i lagen om områdesanvändning</span></h1>" in page
    assert "hette ”Markanvändnings- och bygglag” till 31.12.2024" in page


@pytest.mark.parametrize("language", sorted(LAWS))
def test_the_examples_of_laws_are_understood(language: str) -> None:
    """And a reader of Swedish gets Swedish ones."""
    for example in LAWS[language].split(", "):
        assert len(parse_law_key(example)) == 1, example


def test_the_list_of_laws_has_examples_in_the_language_of_the_page(
    client: FlaskClient,
) -> None:
    assert f'<span lang="sv">{LAWS["sv"]}</span>' in client.get("/sv/laki/").text
    assert f'<span lang="fi">{LAWS["fi"]}</span>' in client.get("/en/laki/").text
