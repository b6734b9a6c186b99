"""Minutes whose heads of pages bear the item's §, earlier handlings, or two kinds at once."""

from __future__ import annotations

import pytest

from analyzers.decision.lines.lines import split_lines
from analyzers.decision.minutes import numbered_heads
from analyzers.decision.model import DecisionText
from corpus.model import Decision, Published
from corpus.reading.documents import parts_of

URL = "https://example.org/minutes.pdf"

FINNISH = (
    "i\nSISÄLLYSLUETTELO KHALL, 17.3.2031 18:00, Pöytäkirja\n-1 Läsnäolijat ........ 1\n"
    "33 § Kokouksen laillisuus ja päätösvaltaisuus ........ 2\n"
    "34 § Lumilinkojen hankinta vuodesta 2032 alkaen ...... 3\n"
    "35 § Tontin 4 myynti ...... 5",
    "-1 §, KHALL 17.3.2031 18:00          Sivu 1\nTORITILAN KUNTA\nKunnanhallitus\n"
    "PÖYTÄKIRJA\nAika 17.3.2031 klo 18:00 - 20:15\nPaikka Kunnantalo\n"
    "Läsnä Laine Matti, puheenjohtaja\nNiemi Anna, jäsen",
    "33 §, KHALL 17.3.2031 18:00          Sivu 2\n\nKokouksen laillisuus ja päätösvaltaisuus"
    "\n\nKHALL 33 §\nPäätös: Kokous todettiin lailliseksi.",
    "34 §, KHALL 17.3.2031 18:00          Sivu 3\nKHALL: 114/2031\n\n"
    "Lumilinkojen hankinta vuodesta 2032 alkaen\n\nTekn.ltk 2.2.2031 14 §\n"
    "Lautakunta puoltaa.\n\nKHALL 34 §\nSopimuksen 12 §:n mukaan linkoja on kaksi.",
    "34 §, KHALL 17.3.2031 18:00          Sivu 4\nVuosi  Linkoja\n2029   14\n\n"
    "Ehdotus: Linko hankitaan.\nPäätös: Hyväksyttiin.",
    "35 §, KHALL 17.3.2031 18:00          Sivu 5\nTEKN: 201/2031\n\nTontin 4 myynti\n\n"
    "KHALL 35 §\nEhdotus: Tontti myydään.\nPäätös: Hyväksyttiin.",
)
SWEDISH = (
    "i\nINNEHÅLLSFÖRTECKNING SSTYR, 2031-04-14 18:00, Protokoll\n-1 Närvarande\n"
    "67 Sammanträdets laglighet och beslutförhet\n68 Anskaffning av snöslungor\n"
    "69 För kännedom\n70 Besvärsanvisning... 6",
    "§ -1, SSTYR 2031-04-14 18:00         Sida 2\nRANNÄS STAD\nStadsstyrelsen\n"
    "SAMMANTRÄDESTID: 14.4.2031 kl. 18:00 - 19:40\nSAMMANTRÄDESPLATS: Stadshuset\n"
    "NÄRVARANDE MEDLEMMAR: Anna Niemi, ordförande",
    "§ 67, SSTYR 2031-04-14 18:00         Sida 3\nSammanträdets laglighet och beslutförhet"
    "\n\nSammanträdet konstaterades vara lagligen sammankallat.\nSSTYR 67",
    "§ 68, SSTYR 2031-04-14 18:00         Sida 4\nSST: 33/2031\n\n"
    "Anskaffning av snöslungor\n\nStadsdirektörens förslag:\nTiden förlängs.\n\nBeslut:\n"
    "Förslaget godkändes.\nSSTYR 68",
    "§ 69, SSTYR 2031-04-14 18:00         Sida 5\nFör kännedom\n\n"
    "1. Brev från Skärnäs kommun 12.3.2031 § 14\nBeslut: Antecknades.\nSSTYR 69",
    "§ 70, SSTYR 2031-04-14 18:00         Sida 6\nBesvärsanvisning\n\n"
    "Besvär får anföras i beslut § 68.\nSSTYR 70",
)
HANDLED_TWICE = (
    "KORPILAMMEN KUNTA          KOKOUSPÖYTÄKIRJA       nro      sivu\n"
    "Kunnanhallitus             1/2031           1 (4)\n\n"
    "KOKOUSAIKA      Maanantaina 15. tammikuuta 2031 klo 18.00-18.40\n"
    "KOKOUSPAIKKA    Kunnantalo\nSAAPUVILLA OLLEET JÄSENET\nPuheenjohtaja   Toivo Malli\n"
    "Asiat           §:t 1-3\n\nPÖYTÄKIRJA ON TARKASTETTU\nTiistaina 16.1.2031 klo 9.00",
    "Kunnanhallitus                     15.01.2031                        3\n\n"
    "KOKOUKSEN LAILLISUUS JA PÄÄTÖSVALTAISUUS\n\nKhall. 1 §\nEhdotus\n"
    "Kokous todetaan lailliseksi.\nPäätös\nEhdotus hyväksyttiin.",
    "Kunnanhallitus            § 211            20.11.2030\n"
    "Kunnanhallitus            § 2              15.01.2031                        4\n\n"
    "LUMILINGON KULJETTAJAN PALKKAUS\n\nKhall. 211 §\nPalkkauksesta neuvotellaan.\nPäätös\n"
    "Neuvotellaan.\n\nKhall. 2 §\nNeuvottelu on pidetty.\nEhdotus\nPalkkaa ei tarkisteta.\n"
    "Päätös\nEhdotus hyväksyttiin.",
    "Kunnanhallitus                     15.01.2031                        5\n\n"
    "MUUT ASIAT\n\nKhall. 3 §\nPäätös\nMuita asioita ei ollut.",
)
OF_BOTH_HEAD = (
    "KORPILAMMEN KUNTA     ESITYSLISTA/KOKOUSPÖYTÄKIRJA      Nro 6/2031      Sivu {}\n"
    "Sivistyslautakunta                14.9.2031\n"
)
OF_BOTH = tuple(
    OF_BOTH_HEAD.format(number) + sheet
    for number, sheet in enumerate(
        (
            "KOKOUSAIKA    Torstai 14.9.2031 klo 16.00–17.35\nKOKOUSPAIKKA  Kunnanvirasto\n"
            "SAAPUVILLA OLLEET JÄSENET\nMalli Eeva, puheenjohtaja\nASIAT  50–51 §\n"
            "PÖYTÄKIRJAN TARKASTUS\nPöytäkirja on tarkastettu 18.9.2031",
            "50 §   KOKOUKSEN AVAUS\n\nSiv.ltk 50 §\nRehtori avaa.\nPäätös: Todettiin.",
            "51 §   KOULUJEN LUMILINGOT\n\nSiv.ltk 51 §\nEhdotus: Hankitaan.\n"
            "Päätös: Hyväksyttiin.",
        ),
        start=1,
    )
)


def items_of(pages: tuple[str, ...]) -> list[Decision]:
    published = Published("test/a.pdf", "test", "test", URL, None, "")
    return parts_of(published, DecisionText("", url=URL), list(pages))


@pytest.mark.parametrize(
    ("pages", "told"),
    [
        (
            FINNISH,
            [
                ("33", "Kokouksen laillisuus ja päätösvaltaisuus", None),
                ("34", "Lumilinkojen hankinta vuodesta 2032 alkaen", "KHALL: 114/2031"),
                ("35", "Tontin 4 myynti", "TEKN: 201/2031"),
            ],
        ),
        (
            SWEDISH,
            [
                ("67", "Sammanträdets laglighet och beslutförhet", None),
                ("68", "Anskaffning av snöslungor", "SST: 33/2031"),
                ("69", "För kännedom", None),
                ("70", "Besvärsanvisning", None),
            ],
        ),
        (
            HANDLED_TWICE,
            [
                ("1", "KOKOUKSEN LAILLISUUS JA PÄÄTÖSVALTAISUUS", None),
                ("2", "LUMILINGON KULJETTAJAN PALKKAUS", None),
                ("3", "MUUT ASIAT", None),
            ],
        ),
    ],
    ids=["fi", "sv", "handled-twice"],
)
def test_sections_titles_and_case_numbers(
    pages: tuple[str, ...], told: list[tuple[str, str, str | None]]
) -> None:
    found = [
        (one.minutes_section, one.title, one.case_number) for one in items_of(pages)
    ]

    assert found[1:] == told


def test_heads_of_further_pages_are_no_text() -> None:
    item = items_of(FINNISH)[2]

    assert "Sivu" not in item.text


def test_forms_for_both_the_call_and_the_minutes_are_minutes_once_checked() -> None:
    assert {one.status for one in items_of(OF_BOTH)} == {"minutes"}


@pytest.mark.parametrize(
    ("text", "section", "page"),
    [
        ("34 §, KHALL 17.3.2031 18:00  Sivu 3", "34", 3),
        ("§ 12 a, TEKN 7.3.2031", "12 a", None),
        ("§ -1, SSTYR 2031-04-14 18:00  Sida 2", "", 2),
    ],
)
def test_numbered_heads(text: str, section: str, page: int | None) -> None:
    head = numbered_heads.read(split_lines(text)[0])

    assert head is not None
    assert (head.section, head.page) == (section, page)


@pytest.mark.parametrize(
    "text",
    ["34 §, Kuntalaki 410/2015", "§ 34, KHALL 17.3.2031 Kaava", "§ 5 Torin kaava"],
)
def test_no_numbered_heads(text: str) -> None:
    assert numbered_heads.read(split_lines(text)[0]) is None


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("67, SSTYR 14.04.2031 18:00", "67"),
        ("67, SSTYR 2031-04-14 18:00 Sida 3", "67"),
        ("-1, KHALL 17.3.2031 18:00 Sivu 1", ""),
    ],
)
def test_a_head_that_lost_its_sign_is_one_where_the_hour_stands(
    text: str, section: str
) -> None:
    head = numbered_heads.read(split_lines(text)[0])
    assert head is not None
    assert head.section == section


@pytest.mark.parametrize("text", ["12, KH 14.4.2031", "Sivu 3, KH 14.04.2031 18:00"])
def test_other_lines_with_a_comma_are_no_head(text: str) -> None:
    assert numbered_heads.read(split_lines(text)[0]) is None
