"""Minutes whose items begin in unusual ways, a list by presenter, items that no list has."""

from __future__ import annotations

import pytest

from analyzers.decision.lines.lines import split_lines
from analyzers.decision.minutes.item_marks import name_before_titles
from analyzers.decision.minutes.minutes_rows import Row
from analyzers.decision.model import DecisionText
from corpus.model import Published
from corpus.reading.documents import parts_of

URL = "https://example.org/minutes.pdf"
Told = list[tuple[str, str, str | None]]

_SHORT_HEAD = (
    "SKÄRNÄS KOMMUN     PROTOKOLL      Sida {}\nBildningsnämnden   29.11.2031\n"
)
SHORT_AND_TITLE = (
    "Bildningsnämnden nr 10/2031 29.11.2031\nINNEHÅLLSFÖRTECKNING\n"
    "BILDN § 95  MÖTETS KONSTITUERING\nBILDN § 96  Anskaffning av snöslungor\n"
    "BILDN § 97  Samarbetsavtal med stiftelsen Torisalen\nBILDN § 98  Övriga ärenden",
    _SHORT_HEAD.format(2)
    + "Mötesplats och -tid: Kommunhuset 29.11.2031 kl. 17.00–19.10\n"
    "Närvarande medlemmar\nMalli Anna, ordförande\nÄrenden §§ 95–98\nUnderskrifter",
    _SHORT_HEAD.format(3) + "BILDN § 95    MÖTETS KONSTITUERING\n\nFörslag:\n"
    "Nämnden konstaterar mötet vara lagligt.\nBeslut:\nNämnden godkände förslaget.\n\n"
    "BILDN § 96    Anskaffning av snöslungor\n\nFörslag:\nAnskaffas.\nBeslut:\nAnskaffades.",
    _SHORT_HEAD.format(4) + "BILDN § 97    Samarbetsavtal med stiftelsen Torisalen\n\n"
    "Enligt § 12 i avtalet gäller det ett år.\nFörslag:\nAvtalet godkänns.\nBeslut:\n"
    "Nämnden godkände förslaget.\n\nBILDN § 98    Övriga ärenden\n\nBeslut:\nInga.",
)
_PRESENTER_HEAD = (
    "Toritilan kaupunki      Pöytäkirja      3/2031      {} (5)\nKulttuurilautakunta\n"
)
BY_PRESENTER = (
    _PRESENTER_HEAD.format(1) + "Kokousaika  31.01.2031 16:15 - 17:10\n"
    "Kokouspaikka  Torikatu 2\nLäsnä\nJäsenet\nMalli, Anna puheenjohtaja\n§\n1 - 3 §",
    _PRESENTER_HEAD.format(2)
    + "31.01.2031\n§\nAsia\n1 Asia/1 Kokouksen laillisuuden toteaminen\n"
    "2 Ktj/2 Ilmoitusasiat\n3 Ktj/3 Kirjastotalon peruskorjaus",
    _PRESENTER_HEAD.format(3)
    + "Asia/1\n31.01.2031\n§ 1\nKokouksen laillisuuden toteaminen\n"
    "HEL 2031-000010 T 00 00 02\nPäätös\nKulttuurilautakunta totesi kokouksen lailliseksi.",
    _PRESENTER_HEAD.format(4) + "Ktj/2\n31.01.2031\n§ 2\nIlmoitusasiat\n"
    "HEL 2031-000011 T 00 00 02\nPäätös\nKulttuurilautakunta merkitsi tiedoksi asiat.",
    _PRESENTER_HEAD.format(5) + "Ktj/3\n31.01.2031\n§ 3\nKirjastotalon peruskorjaus\n"
    "HEL 2031-000100 T 10 06 00\nPäätös\nKulttuurilautakunta hyväksyi suunnitelman.",
)
_ADDED_HEAD = (
    "Toritilan kunta     Pöytäkirja     2/2031     {} (4)\n"
    "Tekninen lautakunta     11.2.2031\n"
)
ADDED = (
    _ADDED_HEAD.format(1) + "Aika 11.2.2031 klo 17.00 – 18.30\nPaikka Kunnantalo\n"
    "Saapuvilla olleet jäsenet\nMalli Anna, puheenjohtaja\nKäsitellyt asiat\n"
    "§ 12 Kokouksen laillisuus ja päätösvaltaisuus\n§ 13 Hankinnan keskeyttäminen\n"
    "§ 14 Muut asiat",
    _ADDED_HEAD.format(2) + "§ 12\nKokouksen laillisuus ja päätösvaltaisuus\n\n"
    "Ehdotus: Todetaan.\nPäätös: Todettiin.\n\n§ 12 a\nLisäasian ottaminen käsiteltäväksi\n\n"
    "Ehdotus: Otetaan.\nPäätös: Otettiin.",
    _ADDED_HEAD.format(3) + "§ 13\nHankinnan keskeyttäminen\n\nTOR/55/02.08.00/2031\n\n"
    "Hankintalain 125 §:n mukaan hankinta voidaan keskeyttää.\nEhdotus: Keskeytetään.\n"
    "Päätös: Keskeytettiin.\n\n§ 13 a\nUuden hankinnan aloittaminen\n\n"
    "TOR/56/02.08.00/2031\n\nEhdotus: Aloitetaan.\nPäätös: Aloitettiin.",
    _ADDED_HEAD.format(4) + "§ 14\nMuut asiat\n\nPäätös: Ei muita asioita.",
)

ORDINAL = (
    "Toritilan kunta\nNuorisolautakunta\nPöytäkirja 2/2031\nAika: 4.3.2031 klo 15.00–16.10\n"
    "Paikka: Nuorisotalo\nLäsnä: Malli Anna, puheenjohtaja\nAsiat: 12–14 §\n\n12. §\n"
    "Kokouksen avaus\nPäätös: Avattiin.\n\n13. §\nNuorten avustukset\nTOR:44/2031\n"
    "Ehdotus: Myönnetään.\nPäätös: Myönnettiin.\n\n14. § Seuraava kokous\nPäätös: 5.4.2031.",
)


@pytest.mark.parametrize(
    ("pages", "told"),
    [
        (
            ORDINAL,
            [
                ("12", "Kokouksen avaus", None),
                ("13", "Nuorten avustukset", "TOR:44/2031"),
                ("14", "Seuraava kokous", None),
            ],
        ),
        (
            SHORT_AND_TITLE,
            [
                ("95", "MÖTETS KONSTITUERING", None),
                ("96", "Anskaffning av snöslungor", None),
                ("97", "Samarbetsavtal med stiftelsen Torisalen", None),
                ("98", "Övriga ärenden", None),
            ],
        ),
        (
            BY_PRESENTER,
            [
                ("1", "Kokouksen laillisuuden toteaminen", "HEL 2031-000010"),
                ("2", "Ilmoitusasiat", "HEL 2031-000011"),
                ("3", "Kirjastotalon peruskorjaus", "HEL 2031-000100"),
            ],
        ),
        (
            ADDED,
            [
                ("12", "Kokouksen laillisuus ja päätösvaltaisuus", None),
                ("12 a", "Lisäasian ottaminen käsiteltäväksi", None),
                ("13", "Hankinnan keskeyttäminen", "TOR/55/02.08.00/2031"),
                ("13 a", "Uuden hankinnan aloittaminen", "TOR/56/02.08.00/2031"),
                ("14", "Muut asiat", None),
            ],
        ),
    ],
    ids=["ordinal", "short-and-title", "by-presenter", "added"],
)
def test_sections_titles_and_case_numbers(pages: tuple[str, ...], told: Told) -> None:
    published = Published("test/a.pdf", "test", "test", URL, None, "")
    found = parts_of(published, DecisionText("", url=URL), list(pages))

    assert [(one.minutes_section, one.title, one.case_number) for one in found][
        1:
    ] == told


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("KST § 1 Öppning\nKST § 2 Snö\nKST § 3 Is\nMRL § 4 Plan", "KST"),
        ("MRL § 1 Kaava\nMRL § 2 Kaava\nSilta", None),
        ("§ 1\n§ 2\n§ 3\n§ 4\nMRL § 5 Kaava\nMRL § 6 Kaava\nMRL § 7 Kaava", None),
    ],
)
def test_names_in_short_before_titles(text: str, name: str | None) -> None:
    assert name_before_titles([Row(line, 1) for line in split_lines(text)]) == name
