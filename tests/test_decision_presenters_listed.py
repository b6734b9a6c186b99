"""Who presents a meeting, whatever the order of names and roles in the list."""

from __future__ import annotations

import pytest

from analyzers.decision.head.meeting_facts.listed_presenters import by_order
from analyzers.decision.head.meeting_facts.meeting_presenters import presenter_of

NAME_FIRST = (
    (
        "Muut Malli Meri kj, esittelijä Niemi Nea hj, pöytäkirjanpitäjä",
        "Malli Meri, kj",
    ),
    (
        "Muut Malli Meri esittelijä, kunnanjohtaja Niemi Nea siht.",
        "Malli Meri, kunnanjohtaja",
    ),
    (
        "Kylä Kai varapuheenjohtaja Malli Meri esittelijä, kunnanjohtaja",
        "Malli Meri, kunnanjohtaja",
    ),
    ("MUUT\nMalli Meri\nesittelijä, pöytäkirjanpitäjä", "Malli Meri"),
    (
        "Muut: kunnanjohtaja Meri Malli (esittelijä), sihteeri Nea Niemi",
        "kunnanjohtaja Meri Malli",
    ),
    (
        "Muut Meri Malli, kunnanjohtaja, esittelijä Kai Kylä",
        "Meri Malli, kunnanjohtaja",
    ),
)
ROLE_FIRST = (
    (
        "Muut osallistujat johtokunnan puheenjohtaja Kai Kylä"
        " kuntayhtymän vs. johtaja, esittelijä, sihteeri Meri Malli Pöytäkirjan tarkastus",
        "kuntayhtymän vs. johtaja, sihteeri Meri Malli",
    ),
    (
        "MUUT SAAPUVILLA OLLEET Toritalo puheenjohtaja Kai Kylä Kunnanjohtaja/esittelijä"
        " Meri Malli Hallintojohtaja/ pöytäkirjanpitäjä Nea Niemi Asiat 1-9",
        "Kunnanjohtaja Meri Malli",
    ),
    (
        "Övriga närvarande kommundirektör, föredragande Mia Modell sekreterare Nea Näs Ärenden",
        "kommundirektör Mia Modell",
    ),
)
COLUMNS = (
    (
        "Muut osallistujat Meri Malli Kai Kylä Nea Niemi kaupungininsinööri, esittelijä"
        " hallituksen edustaja vs. sihteeri ALLEKIRJOITUKSET",
        "kaupungininsinööri",
    ),
)


@pytest.mark.parametrize(("text", "who"), [*NAME_FIRST, *ROLE_FIRST, *COLUMNS])
def test_the_one_who_presents_is_named_as_printed(text: str, who: str) -> None:
    assert presenter_of(text) == who


@pytest.mark.parametrize(
    "text",
    [
        *(text for text, _ in NAME_FIRST),
        "Muut osallistujat Meri Malli kunnanjohtaja, esittelijä Nea Niemi sihteeri",
        "Malli Meri kunnanjohtaja Niemi Nea sihteeri",
        "Muut Meri Malli kunnanjohtaja, esittelijä, Ari Aalto johtaja, esittelijä § 4",
    ],
)
def test_a_list_of_names_with_roles_behind_them_shows_no_other_order(text: str) -> None:
    assert by_order(text) is None


def test_a_list_with_hours_tells_the_name_alone() -> None:
    text = "Kylä Kai varapuheenjohtaja Malli Meri 08:30-09:40 esittelijä, kunnanjohtaja"
    assert presenter_of(text) == "Malli Meri"


@pytest.mark.parametrize(
    "text",
    [
        "Muut osallistujat Esittelijä Matti Laine Anna Niemi sihteeri",
        "Muut osallistujat kunnanjohtaja Matti Laine Esittelijä Anna Niemi sihteeri",
        "Muut osallistujat Laine Matti Esittelijä Niemi Anna Sihteeri",
        "Muut läsnäolijat Matti Laine-Esittelijä Anna Niemi",
        "Övriga deltagare Matti Laine Föredragande Anna Niemi",
        "Muut osallistujat Malli-Esittelijä Matti Laine Anna Niemi",
    ],
)
def test_a_role_in_capitals_stops_no_reading(text: str) -> None:
    """A presenter's word that looks like a part of a name: told or not, nothing raises."""
    found = by_order(text)

    assert found is None or "sittelijä" not in found
