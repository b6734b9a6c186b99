"""Headings of sections: known where we hold them, else nothing is claimed."""

from __future__ import annotations

import pytest

from analyzers.law.register.section_titles import section_title, section_titles
from analyzers.law.register.statutes import statute


@pytest.mark.parametrize(
    ("key", "heading"),
    [
        ("410/2015 § 14", "Valtuuston tehtävät"),
        ("410/2015 § 103", "Päätösvaltaisuus"),
        ("410/2015 § 999", None),
        ("410/2015", None),
        ("434/2003 § 34", "Asianosaisen kuuleminen"),
        ("621/1999 § 24", "Salassa pidettävät viranomaisen asiakirjat"),
        ("132/1999 § 125", "Rakennuslupa"),
        ("132/1999 § 103 a", None),
        ("628/1998 § 32", "Koulumatkat"),
        ("304/2003 § 37", "Taloudelliset ja tuotannolliset irtisanomisperusteet"),
        ("119/2001 § 11", "Liittämisvelvollisuudesta vapauttaminen"),
        ("1113/1990 § 10", "Uhkasakon tuomitseminen"),
        ("527/2014 § 27", None),
    ],
)
def test_heading_is_told_only_where_it_is_held(key: str, heading: str | None) -> None:
    found = section_title(key)

    assert (found.text if found else None) == heading


def test_every_heading_is_of_a_known_act_and_of_a_day_it_was_in_force() -> None:
    for key, title in section_titles().items():
        act = statute(key.partition(" ")[0])

        assert act is not None
        assert act.is_in_force(title.as_of)
        assert title.text == title.text.strip()
        assert title.text[0].isupper()
