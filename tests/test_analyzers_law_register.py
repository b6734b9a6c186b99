"""The wide register of acts: titles, days, and its agreement with the narrow one."""

from __future__ import annotations

import datetime as dt

import pytest

from analyzers.errors import StatuteTableError
from analyzers.law.find import find_law_references
from analyzers.law.mentions.other_citations.agreements import treaty_rows
from analyzers.law.mentions.statute_citations.numbers_and_names import is_slip
from analyzers.law.register.acts import act, act_lines, amended_acts, read_act
from analyzers.law.register.plain_titles import acts_titled, longest_title, title_key
from analyzers.law.register.statutes import statute, statutes

NEWEST_TITLE_ONLY = {"4/1734"}
"""Acts whose chapters number their sections only in the narrow table."""


def test_both_levels_tell_the_same_of_every_act_kept_by_people() -> None:
    for number, row in statutes().items():
        wide = act(number)

        assert wide is not None, number
        assert row.title_fi.lower() in {title.lower() for title in wide.titles_fi}
        if number not in NEWEST_TITLE_ONLY:
            assert row.has_chapter_numbering == wide.has_chapter_numbering, number


def test_every_title_of_an_act_leads_back_to_it() -> None:
    """The two tables are made apart; no title may be in one of them only."""
    for line in act_lines()[::37]:
        facts = read_act(line)
        for language, titles in (("fi", facts.titles_fi), ("sv", facts.titles_sv)):
            for title in titles:
                if " " in title:
                    assert facts.number in acts_titled(title_key(title, language)[0])


def test_every_line_of_the_register_can_be_read() -> None:
    numbers = [read_act(line).number for line in act_lines()]

    assert len(numbers) == len(set(numbers)) > 10_000


def test_line_with_an_impossible_day_is_refused() -> None:
    with pytest.raises(StatuteTableError, match=r"9/1999.*1999-02-30"):
        read_act(b"9/1999\tl\t1999-02-30\t\t\t\t\t\tLaki\t")


def test_longest_title_ends_at_a_word() -> None:
    assert longest_title("kuntalakiesitys") is None
    assert longest_title("kuntalaki 5 §") == ("kuntalaki", ("365/1995", "410/2015"))


ANY_DAY = "2024-05-02"

TITLES = [
    # a longer title wins over the names inside it and at its end
    ("kestävän metsätalouden rahoituslain 5 §", ANY_DAY, ["544/2007 § 5"]),
    (
        "liikennevakuutuslain perusteella korvattavasta kuntoutuksesta annetun lain 3 §",
        ANY_DAY,
        ["626/1991 § 3"],
    ),
    ("maatilatalouden tuloverolain 4 §", ANY_DAY, ["543/1967 § 4"]),
    ("merimiesten vuosilomalaissa", "2010-05-02", ["433/1984"]),
    # no act is just so, and the tail of a longer title is not it
    ("kummisetien virkamieslain 3 §", ANY_DAY, []),
    # cases of the noun, and what agrees with it
    ("valtion virkamieslakia", ANY_DAY, ["750/1994"]),
    ("kunnallisessa virkaehtosopimuslaissa", "2015-05-02", ["669/1970"]),
    ("tartuntataudeista annetulla valtioneuvoston asetuksella", ANY_DAY, ["146/2017"]),
    ("oikeusapulaiksi", ANY_DAY, ["257/2002"]),
    # Swedish, the noun first, last and in the middle
    ("3 § i statstjänstemannalagen", ANY_DAY, ["750/1994 § 3"]),
    ("4 § i inkomstskattelagen för gårdsbruk", ANY_DAY, ["543/1967 § 4"]),
    ("2 § i statsrådets förordning om gruvdrift", ANY_DAY, ["391/2012 § 2"]),
    # who made it tells decrees apart; a maker that made none so titled is another's
    (
        "ympäristöministeriön asetuksen rakennusten paloturvallisuudesta 3 §",
        ANY_DAY,
        ["848/2017 § 3"],
    ),
    ("oikeusministeriön asetuksen rakennusten paloturvallisuudesta 3 §", ANY_DAY, []),
    # glued to the number of the meeting's section
    ("§ 45Maankäyttö- ja rakennuslain 63 §", ANY_DAY, ["132/1999 § 63"]),
    # people, not acts
    ("Tilaisuuteen tuli 300 kuntalaista", ANY_DAY, []),
    ("Kuultiin nuorta lukiolaista", ANY_DAY, []),
    ("Uudesta kuntalaista johtuu", ANY_DAY, ["410/2015"]),
]


@pytest.mark.parametrize(("text", "day", "keys"), TITLES)
def test_title_names_its_act(text: str, day: str, keys: list[str]) -> None:
    assert keys_of(text, day) == keys


DAYS = [
    # a draft bears the name of the decree that came of it
    (
        "Lausunto luonnoksesta valtioneuvoston asetukseksi vesihuollosta",
        "2025-06-23",
        [],
    ),
    ("Valtioneuvoston asetus vesihuollosta 3 §", "2026-02-01", ["1173/2025 § 3"]),
    ("Eläinlääkintähuoltolain 15 §", "2026-02-01", ["285/2023 § 15"]),
    ("Eläinlääkintähuoltolain 15 §", "2015-02-01", ["765/2009 § 15"]),
    ("Alkoholilain 21 §", "2017-06-01", ["1143/1994 § 21"]),
    ("Alkoholilain 21 §", "2018-06-01", ["1102/2017 § 21"]),
    # the new act is in force in part, the old one still stands for the name
    ("Ajoneuvolain 2 §", "2021-02-20", ["1090/2002 § 2"]),
    # an act of no known end ended when another took its name
    ("huoneenvuokralain 5 §", "2025-04-15", ["481/1995 § 5"]),
    # nothing tells the subject: the decree in force, not the one to come
    ("jäteasetuksen 2 §", "2012-04-30", ["1390/1993 § 2"]),
]


@pytest.mark.parametrize(("text", "day", "keys"), DAYS)
def test_name_means_the_act_in_force_on_the_day(
    text: str, day: str, keys: list[str]
) -> None:
    assert keys_of(text, day) == keys


NOTES = [
    # digits changed about: the official title is right
    ("perusopetuslain (682/1998) 5 §", "628/1998", "number-differs", "682/1998"),
    # a sibling of the same year under a short name: the number is right
    ("hankintalain (1398/2016) 5 §", "1398/2016", "number-differs", "1397/2016"),
    # the title's act was in force long before, the number's is
    ("rakennuslain (132/1999) 144 §", "132/1999", "number-differs", "370/1958"),
    # the number of an act that amended it
    ("kuntalain (1484/2016) 5 §", "410/2015", "amending-act", "1484/2016"),
    ("lain (1484/2016) 5 §", "410/2015", "amending-act", "1484/2016"),
    # older than every act known by the title
    ("rikoslain (9/1731) 3 §", "9/1731", "number-differs", "39/1889"),
    # nothing of the name was in force: the nearest
    ("rakennuslain 5 §", "370/1958", "not-in-force", ""),
]


@pytest.mark.parametrize(("text", "number", "note", "other"), NOTES)
def test_what_is_odd_is_said(text: str, number: str, note: str, other: str) -> None:
    (found,) = find_law_references(text, doc_date=dt.date(2024, 5, 2))

    assert found.targets[0].act == number
    assert note in found.notes
    assert found.other_act == other


@pytest.mark.parametrize(
    ("printed", "meant", "expected"),
    [
        ("682/1998", "628/1998", True),
        ("411/2015", "410/2015", True),
        ("41/2015", "410/2015", True),
        ("365/1995", "410/2015", False),
        ("826/1998", "628/1998", False),
    ],
)
def test_slip_is_one_digit_or_two_changed_about(
    printed: str, meant: str, expected: bool
) -> None:
    assert is_slip(printed, meant) is expected


def test_act_of_the_wide_register_has_title_and_days() -> None:
    found = statute("146/2017")

    assert found is not None
    assert found.title_fi == "Valtioneuvoston asetus tartuntataudeista"
    assert found.is_in_force(dt.date(2020, 1, 1))
    assert not found.is_in_force(dt.date(2017, 1, 1))


def test_amending_act_is_known_by_what_it_amended() -> None:
    assert amended_acts()["1484/2016"] == ("410/2015",)


def keys_of(text: str, day: str) -> list[str]:
    """Return the keys of all acts found."""
    found = find_law_references(text, doc_date=dt.date.fromisoformat(day))
    return [key for one in found if one.kind == "statute" for key in one.keys]


@pytest.mark.parametrize("row", list(treaty_rows()))
def test_name_of_a_treaty_finds_its_example(row: tuple[str, str, str]) -> None:
    number, _, example = row
    (found,) = find_law_references(f"{example} 3 artikla")

    assert found.kind == "treaty"
    assert found.keys == (f"{number} art. 3",)


def test_titles_have_no_rests_of_markup() -> None:
    """Four had: "Lag >om tillämpning …"."""
    assert [line for line in act_lines() if b"<" in line or b">" in line] == []
