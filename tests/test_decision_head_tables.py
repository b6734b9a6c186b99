"""The tables of heads, page kinds and publishers: every row finds its example."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from analyzers.decision.head import chrome, head_lines, page_kinds
from analyzers.decision.head.item_head import labelled_lines
from analyzers.decision.head.item_head.header_values import Header
from analyzers.decision.head.meeting_facts import evidence
from analyzers.decision.head.meeting_facts.evidence import FieldCandidate
from analyzers.decision.lines.lines import split_lines
from analyzers.decision.lines.pattern_tables import pattern
from analyzers.decision.publisher import naming, organisations
from analyzers.text.quick_patterns import knows_capitals
from analyzers.text.table_rows import Row, table_rows

TABLES = Path(chrome.__file__).parent.parent.rglob("*.tsv")
HEAD_PARTS = "analyzers.decision.head:head_parts.tsv"


@pytest.mark.parametrize("row", table_rows(HEAD_PARTS), ids=str)
def test_a_part_of_a_head_is_found(row: Row) -> None:
    name, _, example, _ = row

    assert pattern(HEAD_PARTS, name).match(example)
    assert head_lines.read(example) is not None


@pytest.mark.parametrize("row", table_rows(labelled_lines.TABLE), ids=str)
@pytest.mark.parametrize("is_below", [False, True])
def test_a_label_gives_its_field_the_value(row: Row, is_below: bool) -> None:
    field, _, example, value, _ = row
    label, _, told = example.partition(": ")
    lines = split_lines(f"{label}\n{told}" if is_below else example)

    found = Header()
    used = labelled_lines.read_labelled(found, lines, 0)

    names = {"section": "minutes_section", "official": "body"}
    assert used == len(lines)
    assert str(getattr(found, names.get(field, field))) == value


@pytest.mark.parametrize(
    "text",
    ["Kokous pidetään etänä", "Pykälä 4 ja 5", "Toimielin hyväksyi esityksen", "Organ"],
)
def test_a_label_without_a_value_of_its_field_is_none(text: str) -> None:
    assert labelled_lines.read_labelled(Header(), split_lines(text), 0) == 0


@pytest.mark.parametrize("row", table_rows(chrome.TABLE), ids=str)
def test_a_line_of_chrome_is_known(row: Row) -> None:
    how, _, example, _ = row

    if how == "menu":
        assert chrome.is_menu(example)
        assert chrome.is_menu(f"Toritilan kunta | Etusivu - {example}")
        return
    assert chrome.is_chrome(example) or how == "button"
    if how == "button":
        assert chrome.after_buttons(f"{example} Torin nimi") == "Torin nimi"


@pytest.mark.parametrize("row", table_rows(organisations.TABLE), ids=str)
def test_an_organisation_is_found_with_its_kind(row: Row) -> None:
    kind, _, _, example, _ = row

    found = next(organisations.find(f"Lausunto: {example} 5.3.2020"))

    assert found.name == example
    assert organisations.kind_of(example) == kind


@pytest.mark.parametrize("row", table_rows(naming.OWNERS), ids=str)
def test_a_body_tells_whose_it_is(row: Row) -> None:
    kind, _, example, _ = row

    assert naming.owner_of(example) == kind


@pytest.mark.parametrize("row", table_rows(page_kinds.TABLE), ids=str)
def test_a_sign_of_a_page_is_found(row: Row) -> None:
    _, where, weight, _, sign, example = row
    text = example.casefold() if where == "address" else example
    cased = knows_capitals(sign)

    found = re.search(sign, text if cased else text.lower(), re.I if cased else 0)

    assert found
    assert 1 <= int(weight) <= 4


@pytest.mark.parametrize(
    "days",
    [
        *("3.–4.6.2024", "3. - 4.6.2024", "3–4.6.2024", "3-4.6.2024", "3. ja 4.6.2024"),
        *("3 ja 4.6.2024", "3., 4. ja 5.6.2024", "3.6. ja 4.6.2024", "3.6.–4.6.2024"),
        *("3.6.2024 ja 4.6.2024", "03.06.2024 - 04.06.2024", "3. sekä 4.6.2024"),
        *("3. ja 4. kesäkuuta 2024", "3.–4. kesäkuuta 2024"),
        *("3. ja 4. päivänä kesäkuuta 2024", "3 kesäkuuta - 4 kesäkuuta 2024"),
        *("den 3–4 juni 2024", "den 3 och 4 juni 2024", "3. och 4.6.2024"),
        *("den 3 juni och den 4 juni 2024", "den 3:e och 4:e juni 2024"),
        "3.6.2024 klo 18.00 - 4.6.2024 klo 9.15",
    ],
)
def test_a_meeting_of_several_days_has_the_day_on_which_it_began(days: str) -> None:
    for line in (f"Kunnanvaltuusto {days}", f"Stadsfullmäktige   {days}   7"):
        parts = head_lines.read(line)

        assert parts is not None
        assert (parts.date, parts.body) == (dt.date(2024, 6, 3), line.split()[0])


@pytest.mark.parametrize(
    "line",
    ["Kunnanvaltuusto 5. ja 4.6.2024", "Kunnanvaltuusto 31. ja 4.6.2024", "3. ja Tori"],
)
def test_days_that_follow_no_other_are_no_days_of_one_meeting(line: str) -> None:
    assert head_lines.read(line) is None


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (
            "Toritilan kunta PÖYTÄKIRJA 4/2024",
            ("Toritilan kunta", None, "4/2024", None),
        ),
        (
            "Toritilan kunta   Pöytäkirja   4/2024   14",
            ("Toritilan kunta", None, "4/2024", None),
        ),
        ("RANNÄS KOMMUN   SAMMANTRÄDESPROTOKOLL", ("RANNÄS KOMMUN", None, None, None)),
        ("Organ   Sammanträdesdatum   Nr", (None, None, None, None)),
        (
            "Kommunstyrelsen   15.5.2017   6",
            (None, "Kommunstyrelsen", None, "2017-05-15"),
        ),
        ("Kunnanvaltuusto 3.–4.6.2024", (None, "Kunnanvaltuusto", None, "2024-06-03")),
        ("Valtuusto 31.5.-1.6.2021", (None, "Valtuusto", None, "2021-05-31")),
        ("Måndagen den 26 januari 2015 kl. 18.00", (None, None, None, "2015-01-26")),
        (
            "Protokoll fört vid sammanträde den 12 mars 2024",
            (None, None, None, "2024-03-12"),
        ),
        (
            "Kunnanhallitus   pöytäkirja kokouksesta 12.3.2024",
            (None, "Kunnanhallitus", None, "2024-03-12"),
        ),
        (
            "Toritilan kunta, kunnanvaltuusto, maanantai 11. päivänä maaliskuuta 2024 klo 18.00",
            ("Toritilan kunta", "Kunnanvaltuusto", None, "2024-03-11"),
        ),
        (
            "LAMPELAN SEURAKUNTAYHTYMÄ PÖYTÄKIRJA 9/2005 Yhteinen kirkkovaltuusto",
            ("LAMPELAN SEURAKUNTAYHTYMÄ", "Yhteinen kirkkovaltuusto", "9/2005", None),
        ),
    ],
)
def test_a_line_of_known_parts_says_each(
    line: str, found: tuple[str | None, ...]
) -> None:
    parts = head_lines.read(line)

    assert parts is not None
    day = parts.date.isoformat() if parts.date else None
    assert (parts.publisher, parts.body, parts.number, day) == found


@pytest.mark.parametrize(
    "line",
    [
        "Kirjastoauton hankinta",
        "Kunnanhallituksen ajankohtaiset 4/2024",
        "Toritilan kunta ja Lampelan kunta sopivat 3.4.2020",
        "Lausunto Lapin liitolle",
        "31.2.2024",
    ],
)
def test_a_line_with_anything_else_is_no_head(line: str) -> None:
    assert head_lines.read(line) is None


def test_witnesses_that_agree_are_surer_and_rivals_make_doubt() -> None:
    one = evidence.choose([FieldCandidate("a", "title", 0.6)])
    two = evidence.choose(
        [FieldCandidate("a", "title", 0.6), FieldCandidate("a", "page", 0.6)]
    )
    torn = evidence.choose(
        [FieldCandidate("a", "title", 0.6), FieldCandidate("b", "page", 0.5)]
    )
    weak = evidence.choose([FieldCandidate("a", "address", 0.3)])

    assert one
    assert two
    assert torn
    assert two.confidence > one.confidence > torn.confidence
    assert torn.rivals[0].value == "b"
    assert weak is None


def test_the_order_of_witnesses_does_not_matter() -> None:
    said = [
        FieldCandidate("a", "x", 0.5),
        FieldCandidate("b", "y", 0.7),
        FieldCandidate("a", "z", 0.6),
    ]

    assert evidence.choose(said) == evidence.choose(said[::-1]) or (
        evidence.choose(said).value == evidence.choose(said[::-1]).value  # type: ignore[union-attr]
    )


@pytest.mark.parametrize("table", sorted(TABLES), ids=lambda path: path.name)
def test_no_row_lacks_its_example(table: Path) -> None:
    for line in table.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            assert len(line.split("\t")) >= 2
            cells = line.split("\t")[:3]
            if table.name == "rarer_notations.tsv":
                del cells[
                    1
                ]  # What a notation is read as; some are left out altogether.
            assert all(cell.strip() for cell in cells)
