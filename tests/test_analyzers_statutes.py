"""The statute table and links to Finlex."""

from __future__ import annotations

import pytest

from analyzers.statutes import finlex_url, statute, statutes


def test_table_holds_every_act_once_and_links_only_to_acts_it_has() -> None:
    table = statutes()

    assert len(table) == 259
    assert all(act.number == number for number, act in table.items())


def test_act_carries_names_in_both_languages_and_its_successor() -> None:
    act = statute("365/1995")

    assert act is not None
    assert act.title_fi == "Kuntalaki"
    assert act.title_sv == "Kommunallag"
    assert act.replaced_by == "410/2015"


def test_unknown_number_is_none() -> None:
    assert statute("9999/2023") is None


@pytest.mark.parametrize(
    ("key", "url"),
    [
        ("380/2023", "http://data.finlex.fi/eli/sd/2023/380"),
        ("380/2023 § 23", "http://data.finlex.fi/eli/sd/2023/380/pykala/23"),
        ("609/1986 § 4 a", "http://data.finlex.fi/eli/sd/1986/609/pykala/4a"),
        (
            "1336/1997 luku 1 § 5",
            "http://data.finlex.fi/eli/sd/1997/1336/luku/1/pykala/5",
        ),
        ("132/1999 luku 13 a", "http://data.finlex.fi/eli/sd/1999/132/luku/13a"),
        ("2016/679 art. 6", None),
    ],
)
def test_finlex_address_is_built_from_number_chapter_and_section(
    key: str, url: str | None
) -> None:
    assert finlex_url(key) == url
