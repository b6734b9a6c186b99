"""The statute table and links to Finlex."""

from __future__ import annotations

import pytest

from analyzers.errors import StatuteTableError
from analyzers.law.register.names import read_name_row
from analyzers.law.register.statutes import (
    _COLUMNS,
    _read_row,
    finlex_page,
    finlex_url,
    statute,
    statutes,
)


def test_table_holds_every_act_once_and_links_only_to_acts_it_has() -> None:
    table = statutes()

    assert table
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
        ("1370/2007", None),
        ("1370/2007 § 5", None),
    ],
)
def test_finlex_address_is_built_from_number_chapter_and_section(
    key: str, url: str | None
) -> None:
    assert finlex_url(key) == url


@pytest.mark.parametrize(
    ("key", "url"),
    [
        ("380/2023 § 23", "https://www.finlex.fi/fi/lainsaadanto/2023/380"),
        (
            "1336/1997 luku 1 § 5",
            "https://www.finlex.fi/fi/lainsaadanto/1997/1336#chp_1__sec_5",
        ),
        ("hallintosääntö § 5", None),
        ("1370/2007", None),
    ],
)
def test_page_at_finlex_is_the_act(key: str, url: str | None) -> None:
    assert finlex_page(key) == url


def test_wrong_table_is_refused_with_the_row() -> None:
    """The loader names what is wrong, so that a typing error is found at once."""
    row = dict.fromkeys(_COLUMNS, "") | {"statute": "380-2023", "title_fi": "Laki"}

    with pytest.raises(StatuteTableError, match="380-2023"):
        _read_row(row)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"title_fi": ""}, "380/2023 has no title_fi"),
        ({"in_force_from": "2025"}, "in_force_from '2025' is no date"),
    ],
)
def test_row_with_a_bad_value_is_refused(change: dict[str, str], message: str) -> None:
    row = dict.fromkeys(_COLUMNS, "") | {"statute": "380/2023", "title_fi": "Laki"}

    with pytest.raises(StatuteTableError, match=message):
        _read_row(row | change)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"language": "se"}, "language 'se'; allowed: fi, fi-title, sv, abbreviation"),
        ({"statute": "1/2001;410/2015"}, "means 1/2001, which no table of acts has"),
    ],
)
def test_wrong_row_of_names_is_refused(change: dict[str, str], message: str) -> None:
    row = {"name": "kuntalaki", "language": "fi", "statute": "410/2015", "note": ""}

    with pytest.raises(StatuteTableError, match=message):
        read_name_row(row | change)
