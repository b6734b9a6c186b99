"""Whole minutes whose titles stand above a bare §, in a narrow column, or over a line of signs."""

from __future__ import annotations

import pytest

from analyzers.decision.model import DecisionText
from corpus.model import Decision, Published
from corpus.reading.documents import parts_of

URL = "https://example.org/minutes.pdf"
COVER = (
    "Toritilan kunta\nKunnanhallitus\nPöytäkirja 3/2031\nKokousaika 4.5.2031 klo 17.00\n"
    "Kokouspaikka Kunnantalo\nLäsnä\nLaine Matti\nNiemi Anna"
)
SWEDISH = "Rannäs kommun\nKommunstyrelsen\nProtokoll 4.5.2031\nNärvarande\nLaine Matti"


def parts(pages: list[str]) -> list[Decision]:
    published = Published("test/a.pdf", "test", "test", URL, None, "")
    return parts_of(published, DecisionText("", url=URL), pages)


def told(found: list[Decision]) -> list[tuple[str | None, str | None, str | None]]:
    return [
        (part.minutes_section, part.title, part.case_number)
        for part in found
        if part.minutes_section
    ]


ABOVE_BARE = [
    [
        COVER,
        "Kokouksen laillisuus\n§ 7\n(Valmistelija Anna Niemi)\nEhdotus:\nTodetaan.\n"
        "Päätös:\nTodettiin.\n\nLaiturin korjaus\n§ 8\n12/10.03.01/2031\n"
        "(Valmistelija Anna Niemi)\nLaituri on vino.\nEhdotus:\nKorjataan.\nPäätös:\n"
        "Hyväksyttiin.\n\nSaunan vuokra\n§ 9\n15/10.03.01/2031\nVuokra nousee.\n"
        "Ehdotus:\nHyväksytään.\nPäätös:\nHyväksyttiin.",
    ],
    [
        SWEDISH,
        "Mötets laglighet\n\n§ 7\n\nFörslag\n\nKonstateras.\n\nBeslut\n\nKonstaterades.\n\n"
        "Reparation av bryggan\n\n§ 8\n\n12/10.03.01/2031\n\nBryggan är sned.\n\nFörslag\n\n"
        "Repareras.\n\nBeslut\n\nGodkändes.\n\nBastuns hyra\n\n§ 9\n\n15/10.03.01/2031\n\n"
        "Hyran stiger.\n\nFörslag\n\nGodkänns.\n\nBeslut\n\nGodkändes.",
    ],
]


@pytest.mark.parametrize("pages", ABOVE_BARE, ids=["fi", "sv"])
def test_titles_above_bare_sections_are_those_of_their_items(pages: list[str]) -> None:
    titles = [title for _, title, _ in told(parts(pages))]

    assert [case for _, _, case in told(parts(pages))] == [
        None,
        "12/10.03.01/2031",
        "15/10.03.01/2031",
    ]
    assert titles in (
        ["Kokouksen laillisuus", "Laiturin korjaus", "Saunan vuokra"],
        ["Mötets laglighet", "Reparation av bryggan", "Bastuns hyra"],
    )


def test_titles_below_bare_sections_stay_there() -> None:
    found = told(
        parts(
            [
                COVER,
                "§ 7\nKokouksen laillisuus\nEhdotus:\nTodetaan.\nPäätös:\nTodettiin.\n\n"
                "Tiedoksi Toritilan seura\n§ 8\nLaiturin korjaus\n12/10.03.01/2031\nEhdotus:\n"
                "Korjataan.\nPäätös:\nHyväksyttiin.\n\nTiedoksi Toritilan tekniset palvelut\n"
                "§ 9\n15/10.03.01/2031\nSaunan vuokra\nEhdotus:\nHyväksytään.\nPäätös:\n"
                "Hyväksyttiin.",
            ]
        )
    )

    assert [title for _, title, _ in found] == [
        "Kokouksen laillisuus",
        "Laiturin korjaus",
        "Saunan vuokra",
    ]


def test_a_title_of_a_narrow_column_goes_on_up_to_the_case_number() -> None:
    found = told(
        parts(
            [
                COVER,
                "§ 7 Kokouksen\nlaillisuus\nEhdotus: Todetaan.\nPäätös: Todettiin.\n"
                "§ 8 Pohjoisen laiturin\nkorjaaminen kevään\naikana\n12/10.03.01/2031\nLaituri "
                "on vino.\nEhdotus: Korjataan.\nPäätös: Hyväksyttiin.\n§ 9 Saunan vuokra\n"
                "nousee aina keväällä.\nEhdotus: Hyväksytään.\nPäätös: Hyväksyttiin.",
            ]
        )
    )

    assert found == [
        ("7", "Kokouksen laillisuus", None),
        ("8", "Pohjoisen laiturin korjaaminen kevään aikana", "12/10.03.01/2031"),
        ("9", "Saunan vuokra", None),
    ]


@pytest.mark.parametrize("sign", list("-=~–—"))
def test_a_title_underlined_with_signs_ends_above_them(sign: str) -> None:
    items = [("7", "KOKOUKSEN LAILLISUUS"), ("8", "LAITURIN KORJAUS")]
    text = "\n\n".join(
        f"{section} §\n{title}\n{sign * len(title)}\n1{section}/10.03.01/2031\n\nLaituri on "
        "vino.\n\nEHDOTUS:\nKorjataan.\nPÄÄTÖS:\nHyväksyttiin."
        for section, title in items
    )

    assert told(parts([COVER, text])) == [
        ("7", "KOKOUKSEN LAILLISUUS", "17/10.03.01/2031"),
        ("8", "LAITURIN KORJAUS", "18/10.03.01/2031"),
    ]


ABOVE_ANOTHERS = [
    COVER,
    "KOKOUKSEN LAILLISUUS\n\nKH § 17\nSelostetaan kutsu.\nPÄÄTÖS: Todettiin.\n\n"
    "TARKASTAJIEN VALITSEMINEN\n\nKH § 18\nValitaan kaksi.\nPÄÄTÖS: Valittiin Laine ja Niemi.",
    "LISÄMÄÄRÄRAHA OPETUKSEEN\n\nSIVLTK § 33 2.4.2031\nLautakunta esittää lisää rahaa.\n"
    "KH § 19\nKUNNANJOHTAJA: Esitetään valtuustolle.\nPÄÄTÖS: Hyväksyttiin.",
    "LAUSUNTO KAIVOKSESTA\n\nYMPLTK § 4 1.4.2031\nLautakunta puoltaa.\nKH § 20\n"
    "KUNNANJOHTAJA: Annetaan lausunto.\nPÄÄTÖS: Hyväksyttiin.",
]


def test_a_title_in_capitals_stands_above_what_another_body_handled() -> None:
    assert told(parts(ABOVE_ANOTHERS)) == [
        ("17", "KOKOUKSEN LAILLISUUS", None),
        ("18", "TARKASTAJIEN VALITSEMINEN", None),
        ("19", "LISÄMÄÄRÄRAHA OPETUKSEEN", None),
        ("20", "LAUSUNTO KAIVOKSESTA", None),
    ]


BEHIND_SHORT = [
    SWEDISH,
    "KS 305 KALLELSE OCH BESLUTFÖRHET\n\nKommunstyrelsen § 305\nFÖRSLAG: Mötet är lagligt.\n"
    "BESLUT: Enligt förslag.\n\nKS 306 FÖREDRAGNINGSLISTAN\n\nKommunstyrelsen § 306\n"
    "FÖRSLAG: Listan godkänns.\nBESLUT: Enligt förslag.",
    "KS 307 BUDGET 2032\n\nKommunstyrelsen § 307\nBudgeten har beretts.\nBESLUT: Godkändes.",
]


def test_a_body_in_short_and_the_number_before_a_title_are_no_part_of_it() -> None:
    assert told(parts(BEHIND_SHORT)) == [
        ("305", "KALLELSE OCH BESLUTFÖRHET", None),
        ("306", "FÖREDRAGNINGSLISTAN", None),
        ("307", "BUDGET 2032", None),
    ]
