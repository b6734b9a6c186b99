"""Where a meeting's page leads: to the municipality's own documents, to coming meetings."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from tests.search_web_world import decision, make_client

ITEM: dict[str, Any] = {
    "date": dt.date(2026, 3, 2),
    "municipality": "Lahti",
    "body": "Sivistyslautakunta",
    "body_name": "Sivistyslautakunta",
}
FILE = "https://lahti.example/poytakirja.pdf"
FRONT = {**ITEM, "kind": "minutes-front-page", "url": "https://lahti.example/kansi"}


@pytest.mark.parametrize(
    ("items", "official"),
    [
        ([{"url": f"{FILE}#page=2"}, {"url": f"{FILE}#page=4"}], [FILE]),
        ([{"url": "https://lahti.example/1"}, {"url": "https://lahti.example/2"}], []),
        ([{"url": FILE}, FRONT], ["https://lahti.example/kansi"]),
        ([{"url": "javascript:alert(1)"}], []),
    ],
    ids=["one file", "a page for each item", "with a front page", "no web address"],
)
def test_a_meeting_leads_to_its_minutes(
    tmp_path: Path, items: list[dict[str, Any]], official: list[str]
) -> None:
    made = [decision(n, **{**ITEM, **item}) for n, item in enumerate(items)]
    html = (
        make_client(tmp_path, made)
        .get("/en/kokous/Lahti/Sivistyslautakunta/2026-03-02")
        .text
    )

    assert html.count("Open the official original") == len(official)
    assert all(f'href="{address}" rel="external' in html for address in official)
    assert "Coming meetings as a calendar" in html
