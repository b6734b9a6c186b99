"""Municipalities by number of inhabitants: groups, neighbours in size, the pages."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from bs4 import BeautifulSoup

from analyzers.notations.toponyms.municipalities import municipalities, municipality
from search_web.pages.places.publisher_groups import SIZES, of_size
from search_web.pages.places.similar_size import MOST, similar_in_size
from tests.search_web_world import decision, make_client

EVERY_NAME = frozenset(row.name_fi for row in municipalities())

COUNTRY = 5_533_793
"""Inhabitants of Finland at the end of 2020, as published."""


def test_inhabitants_add_up_to_the_country() -> None:
    rows = [row for row in municipalities() if row.kind == "municipality"]

    assert all(row.inhabitants for row in rows)
    assert sum(row.inhabitants or 0 for row in rows) == COUNTRY
    assert not any(row.inhabitants for row in municipalities() if row not in rows)


def test_every_municipality_is_in_one_group_by_size() -> None:
    grouped = [name for size in SIZES for name in of_size(size)]
    names = [row.name_fi for row in municipalities() if row.kind == "municipality"]

    assert sorted(grouped) == sorted(names)


@pytest.mark.parametrize(
    ("name", "is_beside"),
    [("Lahti", "Kuopio"), ("Pori", "Kouvola"), ("Helsinki", None), ("Sottunga", None)],
)
def test_neighbours_in_size_are_near(name: str, is_beside: str | None) -> None:
    found = similar_in_size(name, EVERY_NAME)
    sizes = [getattr(municipality(each), "inhabitants", 0) for each in found]
    own = getattr(municipality(name), "inhabitants", 0)

    assert sizes == sorted(sizes)
    assert len(found) <= MOST + 1
    assert all(own / 2 <= size <= own * 2 for size in sizes)
    assert is_beside is None or {name, is_beside} <= set(found)


def test_only_publishers_with_decisions_are_similar() -> None:
    assert similar_in_size("Lahti", {"Kuopio", "Helsinki"}) == ("Lahti", "Kuopio")
    assert similar_in_size("Lahti", {"Lahti"}) == ()
    assert similar_in_size("Mallila", EVERY_NAME) == ()


def test_pages_lead_to_the_comparison_of_similar_size(tmp_path: Path) -> None:
    made = [
        decision(1, municipality="Lahti"),
        decision(2, municipality="Kuopio"),
        decision(3, municipality="Akaa"),
    ]
    client = make_client(tmp_path, made)
    for address in ("/kunta/Lahti", "/vertaa?q=kirjasto&kunta=Lahti"):
        page = BeautifulSoup(client.get(address).text, "html.parser")
        link = page.find("a", string=lambda text: bool(text and "amankokoi" in text))
        assert link is not None, address
        asked = parse_qs(urlsplit(unquote(str(link["href"]))).query)
        assert asked["kunta"] == ["Lahti", "Kuopio"]
        assert client.get(str(link["href"])).status_code == 200

    assert "119\N{NO-BREAK SPACE}984" in client.get("/kunta/Lahti").text
    assert "Tilastokeskus" in client.get("/kunta/Lahti").text
    assert "amankokoi" not in client.get("/kunta/Akaa").text
