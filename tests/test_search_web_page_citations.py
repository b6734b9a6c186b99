"""Citations and names of acts as a reader's own language writes them."""

from __future__ import annotations

import datetime as dt

import pytest

from analyzers.notations.toponyms.genitives import genitive_sv
from search_web.page.bibliography import BibliographicRecord, ris, text_form
from search_web.page.labelling.law_names import definite_sv
from tests.making import make_decision


def cited(
    municipality: str, body: str | None, language: str = "fi", code: str | None = None
) -> BibliographicRecord:
    """Return a citation of an invented decision."""
    decision = make_decision(
        decision_id="x/1",
        source_id="x",
        platform="import",
        url="https://example.org/1",
        title="Asia",
        text="Asia",
        municipality=municipality,
        municipality_code=code,
        body=body,
        date=dt.date(2026, 3, 4),
        minutes_section="7",
        language=language,
    )
    return BibliographicRecord(
        decision, "Asia", "https://haku.example/x/1", dt.date(2026, 5, 6)
    )


@pytest.mark.parametrize(
    ("municipality", "body", "language", "author"),
    [
        ("Rantasalo", "Kunnanvaltuusto", "fi", "Rantasalon kunnanvaltuusto"),
        ("Isokyrö", "KH", "fi", "Isonkyrön KH"),
        (
            "Koskimaan hyvinvointialue",
            "Aluehallitus",
            "fi",
            "Koskimaan hyvinvointialueen aluehallitus",
        ),
        ("Norrvik", "Kommunfullmäktige", "sv", "Norrviks kommunfullmäktige"),
        ("Korsnäs", "Kommunstyrelsen", "sv", "Korsnäs kommunstyrelse"),
        ("Kirkkonummi", "Bildningsnämnden", "sv", "Kyrkslätts bildningsnämnd"),
        ("Norrvik", "Svenska sektionen", "sv", "Norrviks svenska sektion"),
        ("Norrvik", "Stadsdirektören", "sv", "Norrviks stadsdirektör"),
        ("Norrvik", "Rådet för unga", "sv", "Norrviks råd för unga"),
        ("Rantasalo", None, "fi", "Rantasalo"),
        ("Rantasalo", "Lautakunta, jaosto", "fi", "Rantasalon lautakunta jaosto"),
    ],
)
def test_an_author_has_no_comma(
    municipality: str, body: str | None, language: str, author: str
) -> None:
    """Reference managers make a person of "Rantasalo, Kunnanvaltuusto"."""
    citation = cited(municipality, body, language)

    assert citation.author == author
    assert f"AU  - {author}\r\n" in ris(citation)


def test_the_text_form_names_the_body_in_one_phrase() -> None:
    """The head reads as a Finnish sentence does."""
    head = text_form(cited("Rantasalo", "Kunnanvaltuusto")).split(". Asia")[0]

    assert head == "Rantasalon kunnanvaltuusto 4.3.2026 § 7"


def test_the_text_form_is_in_the_reader_s_language() -> None:
    citation = cited("Rantasalo", "Kunnanvaltuusto")

    ends = {
        name: text_form(citation, name).split(". ")[-1] for name in ("fi", "sv", "en")
    }
    assert ends == {
        "fi": "Luettu 6.5.2026.",
        "sv": "Läst 6.5.2026.",
        "en": "Read 6.5.2026.",
    }


@pytest.mark.parametrize(
    ("title", "definite"),
    [
        ("Kommunallag", "kommunallagen"),
        ("Lag om småbarnspedagogik", "lagen om småbarnspedagogik"),
        ("Förordning om skydd", "förordningen om skydd"),
        ("Jordabalk", "jordabalken"),
        ("Markanvändnings- och bygglag", "markanvändnings- och bygglagen"),
        ("Skattestadga", "skattestadgan"),
        ("Pensionslag för skogsvårdare", "pensionslagen för skogsvårdare"),
        ("Finlands grundlag", "grundlagen"),
        ("Samisk språklag", "samiska språklagen"),
        ("Statsrådets förordning om stigar", "statsrådets förordning om stigar"),
        (
            "Social- och hälsovårdsministeriets förordning om stigar",
            "social- och hälsovårdsministeriets förordning om stigar",
        ),
        ("Unionens grundfördrag", "Unionens grundfördrag"),
    ],
)
def test_swedish_acts_take_their_article(title: str, definite: str) -> None:
    """As a Swedish sentence has it: "14 § i kommunallagen"."""
    assert definite_sv(title) == definite


def test_swedish_genitives_add_no_second_s() -> None:
    """Korsnäs, Pargas and Borgå."""
    assert [genitive_sv(name) for name in ("Korsnäs", "Pargas", "Borgå")] == [
        "Korsnäs",
        "Pargas",
        "Borgås",
    ]
