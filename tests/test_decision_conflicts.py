"""Where the evidence for a field disagrees: it is said, and nothing else changes."""

from __future__ import annotations

import datetime as dt

import pytest

from analyzers.decision import conflicts
from analyzers.decision.model import (
    Conflict,
    ConflictField,
    DecisionText,
    GivenFacts,
    Statement,
    Witness,
)
from analyzers.decision.reading import read
from corpus.model import Page
from corpus.reading.drafts import Facts, draft, finish
from corpus.sources import Source

ITEM = """Tekninen lautakunta

12.3.2031

§ 45

Sillan korjaus

TOR/12/10.03.01/2031

Päätös

Lautakunta hyväksyi esityksen.
"""
GIVEN = {
    "kind": "meeting-item",
    "body": "Tekninen lautakunta",
    "date": dt.date(2031, 3, 12),
    "minutes_section": "45",
    "case_number": "TOR/12/10.03.01/2031",
}
SOURCE = Source("torila", "plain", "https://e.example/", municipality="Torila")


@pytest.mark.parametrize(
    ("field", "value", "rival"),
    [
        ("date", dt.date(2031, 3, 11), "2031-03-12"),
        ("minutes_section", "46", "45"),
        ("case_number", "TOR/13/10.03.01/2031", "TOR/12/10.03.01/2031"),
        ("body", "Kunnanhallitus", "Tekninen lautakunta"),
    ],
)
def test_what_the_head_says_otherwise_than_the_source_is_a_conflict(
    field: str, value: object, rival: str
) -> None:
    facts = GivenFacts(**{**GIVEN, field: value})  # type: ignore[arg-type]

    (found,) = read(DecisionText(ITEM, title="Sillan korjaus", given=facts)).conflicts

    assert (found.field, found.followed, found.refused) == (field, "structure", "head")
    assert (found.kept, found.rival) == (str(value), rival)


def test_what_agrees_is_no_conflict() -> None:
    facts = GivenFacts(**GIVEN)  # type: ignore[arg-type]

    assert read(DecisionText(ITEM, title="Sillan korjaus", given=facts)).conflicts == ()
    assert read(DecisionText(ITEM)).conflicts == ()


@pytest.mark.parametrize(
    ("field", "one", "other", "is_same"),
    [
        ("body", "Kunnanhallitus", "KH", True),
        ("body", "Kunnanhallitus", "Tekninen lautakunta", False),
        ("date", "2031-03-12", "2031-03-13", False),
        ("minutes_section", "§ 45", "45", True),
        ("minutes_section", "45", "46", False),
        ("case_number", "TOR-12-10.03.01-2031", "TOR/12/10.03.01/2031", True),
        ("title", "Sillan  korjaus ja kunnostus", "SILLAN KORJAUS", True),
        ("title", "Sillan korjaus", "Kaivon kansi", False),
    ],
)
def test_other_words_for_one_value_agree(
    field: ConflictField, one: str, other: str, is_same: bool
) -> None:
    assert conflicts.agree(field, one, other) is is_same
    assert conflicts.agree(field, other, one) is is_same


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        ([("structure", "a"), ("link", "b")], [("structure", "link", "b")]),
        ([("structure", "b"), ("link", "a")], [("link", "structure", "b")]),
        (
            [("link", "b"), ("head", "c")],
            [("text", "link", "b"), ("text", "head", "c")],
        ),
        ([("structure", "a"), ("text", "b")], []),
        ([("title", "a"), ("title", "b")], []),
    ],
)
def test_who_was_followed_and_who_was_not(
    statements: list[tuple[Witness, str]], expected: list[tuple[str, str, str]]
) -> None:
    """A place of the running text is no witness against what a source states."""
    reading = read(DecisionText("", given=GivenFacts(minutes_section="a")))
    said = [Statement("minutes_section", who, value) for who, value in statements]

    found = conflicts.find(reading, said)

    assert found == tuple(
        Conflict("minutes_section", followed, refused, "a", rival)  # type: ignore[arg-type]
        for followed, refused, rival in expected
    )


def test_a_list_that_says_otherwise_than_the_item_it_leads_to() -> None:
    page = Page(
        "https://e.example/1",
        "item",
        b"",
        context={
            "title": "Kaivon kansi",
            "body": "Kunnanhallitus",
            "date": "2031-03-12",
        },
    )
    facts = Facts("1", ITEM, page.url, title="Sillan korjaus", body="Kunnanhallitus")

    found = finish(draft(facts, page, SOURCE, "plain")).reading.conflicts

    assert [(one.field, one.followed, one.refused) for one in found] == [
        ("title", "structure", "link"),
        ("body", "structure", "head"),
    ]


def test_places_of_a_cover_that_name_different_bodies() -> None:
    """The file's name says another day than the minutes."""
    text = (
        "Torilan kunta\n\nPöytäkirja 3/2031\n\nKunnanhallitus\n\nKokousaika 12.3.2031 klo"
        " 17.00 - 18.00\n\nKokouspaikka Kunnantalo\n\nLäsnä Meri Malli\n\nLaillisuus ja"
        " päätösvaltaisuus\n\n§ 45\n"
    )
    url = "https://e.example/kunnanhallitus-poytakirja-14.4.2031.pdf"

    found = read(DecisionText(text, url=url)).conflicts

    assert [(one.field, one.kept, one.rival, one.refused) for one in found] == [
        ("date", "2031-03-12", "2031-04-14", "address")
    ]


TOWNS_ITEM = (
    "{head}\nTekninen lautakunta\n\n12.3.2031\n\n§ 45\n\nSillan korjaus\n\nPäätös\nOk."
)


@pytest.mark.parametrize(
    ("given", "head", "url", "expected"),
    [
        ("Tuusula", "Tuusulan kunta", None, []),
        ("Tuusula", "Järvenpään kaupunki", None, [("structure", "head", "Järvenpää")]),
        ("Nurmes", "Valtimon kunta", None, []),
        (None, "Järvenpään kaupunki", "https://jarvenpaa.example/", []),
        (
            None,
            "Porin seudun kuntayhtymä",
            "https://pori.cloudnc.fi/x",
            [("head", "address", "Pori")],
        ),
    ],
    ids=["same", "another letterhead", "a town that has ended", "same host", "host"],
)
def test_a_publisher_that_another_witness_names_otherwise_is_a_conflict(
    given: str | None, head: str, url: str | None, expected: list[tuple[str, str, str]]
) -> None:
    facts = GivenFacts(municipality=given)
    text = DecisionText(TOWNS_ITEM.format(head=head), url=url, given=facts)

    found = [one for one in read(text).conflicts if one.field == "publisher"]

    assert [(one.followed, one.refused, one.rival) for one in found] == expected
