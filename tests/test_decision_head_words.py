"""Heads of handlings in any order of their parts, and what a council adopts of a board."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest

from analyzers.decision.lines import head_words
from analyzers.decision.lines.lines import split_lines
from corpus.importing.row_facts import row_facts

HEADS = [
    ("Taloustoimikunta   Kokouspäivä 27.05.2019   § 21", "Taloustoimikunta", 27, "21"),
    ("Tekninen lautakunta 06.07.2019 Pykälä 86", "Tekninen lautakunta", 6, "86"),
    ("Tekniska nämnden 6.7.2012 Paragraf 8", "Tekniska nämnden", 6, "8"),
    ("Tekniska nämnden (18.1.2012 § 81)", "Tekniska nämnden", 18, "81"),
    ("Teknisen lautakunnan käsittely 14.6.2019 § 54", "Tekninen lautakunta", 14, "54"),
    ("§ 35 TN 10.3.2012", "TN", 10, "35"),
    ("226 § Kirkkoneuvosto 11.8.2019", "Kirkkoneuvosto", 11, "226"),
    ("KST § 123/10.8.2012", "KST", 10, "123"),
    (
        "Ympäristöjaosto 2.2.2015 § 4 (Maa-ainesten ottaminen)",
        "Ympäristöjaosto",
        2,
        "4",
    ),
]
NO_HEADS = [
    "Kuntalaki § 5",
    "MRL 137 § 1.2.2010",
    "Kunnanhallitus 2.3.2020 § 66: Asia palautettiin valmisteluun.",
    "§ 12 Kyläkoulun lakkauttaminen",
    "8 § Kunnanhallitus",
    "§ 18 Tekninen lautakunta",
    "Päätös 2.3.2020 § 66 on lainvoimainen",
]


@pytest.mark.parametrize(("text", "body", "day", "section"), HEADS)
def test_head_is_what_is_left_when_day_and_section_are_taken_away(
    text: str, body: str, day: int, section: str
) -> None:
    found = head_words.read(split_lines(text)[0])
    assert found is not None
    assert (found.body, found.minutes_section) == (body, section)
    assert isinstance(found.date, dt.date)
    assert found.date.day == day


@pytest.mark.parametrize("text", NO_HEADS)
def test_line_with_other_words_is_no_head(text: str) -> None:
    assert head_words.read(split_lines(text)[0]) is None


def test_number_without_sign_is_a_head_only_where_the_list_has_it() -> None:
    line = split_lines("Khall 143")[0]
    found = head_words.read_bare(line, {"143": "Kunnanhallitus"})
    assert found is not None
    assert found.body == "Kunnanhallitus"
    assert head_words.read_bare(line, {"14": "Kunnanhallitus"}) is None
    assert head_words.read_bare(line, {"143": "Tekninen lautakunta"}) is None


FORMS = {
    "signless": ("Khall 143", "Kvalt 22"),
    "short": ("Khall § 143", "Kvalt § 22"),
    "unknown short": ("Kh 143 §", "Vsto 22 §"),
    "meeting's day": (
        "Kunnanhallitus   Kokouspäivä 6.6.2016   § 143",
        "Kunnanvaltuusto   Kokouspäivä 19.6.2016   § 22",
    ),
    "section first": (
        "143 § Kunnanhallitus 6.6.2016",
        "22 § Kunnanvaltuusto 19.6.2016",
    ),
    "stroke": ("KH § 143/6.6.2016", "KV § 22/19.6.2016"),
    "handling": (
        "Kunnanhallituksen käsittely 6.6.2016 § 143",
        "Kunnanvaltuuston käsittely 19.6.2016 § 22",
    ),
}
BOARDS = {
    "vote": (
        "Ehdotus: Kunnanhallitus päättää esittää kunnanvaltuustolle, että {other}.\n\n"
        "Käsittely: Jäsen Aho teki jäsen Kiven kannattamana vastaehdotuksen, että {won}. "
        "Suoritettiin äänestys, jossa jaa = pohjaehdotus, ei = Ahon ehdotus. Annettiin 2"
        " jaa-ääntä ja 7 ei-ääntä.\n\nPäätös: Ahon ehdotus tuli kunnanhallituksen päätökseksi.\n"
    ),
    "own words": (
        "Ehdotus: Kunnanhallitus päättää esittää kunnanvaltuustolle, että {other}.\n\n"
        "Päätös: Kunnanhallitus päätti esittää kunnanvaltuustolle, että {won}.\n"
    ),
    "labels": (
        "Kunnanjohtajan ehdotus:\nKunnanhallitus päättää esittää kunnanvaltuustolle, että"
        " {won}.\n\nKunnanhallitus:\nHyväksyttiin.\n"
    ),
}
COUNCILS = (
    "Päätös: Kunnanhallituksen esitys hyväksyttiin.",
    "Kunnanvaltuusto päätti yksimielisesti hyväksyä kunnanhallituksen ehdotuksen.",
    "Kunnanvaltuusto: Kunnanhallituksen ehdotus hyväksyttiin.",
)
LIST = "Kunnanhallitus 143 06.06.2016\nKunnanvaltuusto 22 19.06.2016\n\n"
YES, NO = "seuralle myönnetään 5 000 euron avustus", "hakemus hylätään"


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("board", BOARDS)
def test_council_adopts_what_the_board_resolved(form: str, board: str) -> None:
    first, second = FORMS[form]
    for won, council in itertools.product((YES, NO), COUNCILS):
        other = NO if won == YES else YES
        text = (
            f"{LIST}Avustushakemus, urheiluseura\n\n{first}\n\n"
            "Seura hakee 5 000 euron avustusta kalustoon.\n\n"
            f"{BOARDS[board].format(won=won, other=other)}\n{second}\n\n{council}\n"
        )
        facts = row_facts({"id": "a", "text": text})
        right = "granted" if won == YES else "rejected"
        assert facts["matter_outcome"] == right, text
        assert facts["proposal_fate"] == "as-proposed", text
        assert facts["decided_by_vote"] is False, text
        assert (facts["section"], facts["date"]) == ("22", "2016-06-19"), text
        assert facts["title"] == "Avustushakemus, urheiluseura", text
