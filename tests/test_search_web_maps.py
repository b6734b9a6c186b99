"""Maps where publishers have no borders: counties, and towns that were made up."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from corpus.model import Decision
from tests.search_web_world import decision, make_client

COUNTY = {"municipality": None, "municipality_code": None}


def county(number: int) -> Decision:
    name = "Mallilan hyvinvointialue"
    return decision(number, organisation=name, body="Aluehallitus", **COUNTY)


def page(client: FlaskClient, address: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(address).text, "html.parser")


def test_the_front_page_names_publishers_where_no_map_can_show_them(
    tmp_path: Path,
) -> None:
    shown = page(make_client(tmp_path, [county(1), county(2)]), "/en/")
    cover = shown.select_one("section.cover")
    assert cover is not None

    assert [a.text for a in cover.select(".off-map a")] == ["Mallilan hyvinvointialue"]
    assert "Maanmittauslaitos" not in cover.text
    assert "nothing here" not in cover.text
    assert not cover.select("pattern")


def test_the_front_page_has_its_map_where_one_municipality_is_on_it(
    tmp_path: Path,
) -> None:
    shown = page(make_client(tmp_path, [county(1), decision(2)]), "/en/")

    assert len(shown.select("section.cover path[d]")) > 300
    assert not shown.select(".off-map")


@pytest.mark.parametrize("has_municipality", [True, False])
def test_a_comparison_tells_what_its_map_leaves_out(
    tmp_path: Path, has_municipality: bool
) -> None:
    """A map of hatching alone tells nothing, so it is left out."""
    made = [county(1), county(2), *([decision(3)] if has_municipality else [])]
    shown = page(make_client(tmp_path, made), "/en/vertaa?q=kirjasto")
    figure = shown.select_one("figure.map")
    (table,) = shown.select("table.compare")

    assert (figure is not None) == has_municipality
    assert "Mallilan hyvinvointialue" in table.text
    if figure is not None:
        assert "Mallilan hyvinvointialue" in figure.text
