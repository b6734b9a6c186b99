"""Whole minutes in layouts that are seldom seen, each with all its sections known.

Two languages, two days, ranges of sections, charters quoted with their own §, lists of
attachments, no blank lines, and a joint authority's board.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from analyzers.decision.model import DecisionText, GivenFacts
from analyzers.notations.case_codes.case_keys import case_key
from corpus.model import Published
from corpus.reading.documents import parts_of


@dataclass(frozen=True, slots=True)
class MinutesCase:
    text: str
    body: str
    sections: dict[str, tuple[str, str | None]]


TWO_LANGUAGES = MinutesCase(
    "TORITILAN KUNTA / TORIS KOMMUN\nPÖYTÄKIRJA / PROTOKOLL 4/2031\nKunnanhallitus / "
    "Kommunstyrelsen\n\nAika / Tid 12.3.2031 klo / kl. 17.00-19.10\nPaikka / Plats Kunnantalo / "
    "Kommunhuset\n\nLäsnä / Närvarande\nMalli Meri puheenjohtaja / ordförande\n\nKäsitellyt asiat "
    "/ Behandlade ärenden\n45 § Kokouksen avaus / Öppnande\n46 § Kyläsillan kaide / Byabrons "
    "räcke\n47 § Avustukset / Understöd\n\f"
    "TORITILAN KUNTA / TORIS KOMMUN   PÖYTÄKIRJA / PROTOKOLL 4/2031   2\nKunnanhallitus / "
    "Kommunstyrelsen   12.3.2031\n\n45 §\nKokouksen avaus / Öppnande\n\nPuheenjohtaja avasi "
    "kokouksen.\nOrdföranden öppnade mötet.\n\n46 §\nKyläsillan kaide / Byabrons räcke\n\nTOR "
    "88/10.03.01/2031\n\nKaide on huono.\n\nPäätösehdotus / Beslutsförslag:\nKaide korjataan.\n\n"
    "Päätös / Beslut:\nHyväksyttiin. Godkändes.\n\f"
    "TORITILAN KUNTA / TORIS KOMMUN   PÖYTÄKIRJA / PROTOKOLL 4/2031   3\nKunnanhallitus / "
    "Kommunstyrelsen   12.3.2031\n\n47 §\nAvustukset / Understöd\n\nTOR 91/02.05/2031\n\nPäätös / "
    "Beslut:\nHyväksyttiin. Godkändes.\n",
    "Kunnanhallitus",
    {
        "45": ("Kokouksen avaus / Öppnande", None),
        "46": ("Kyläsillan kaide / Byabrons räcke", "TOR 88/10.03.01/2031"),
        "47": ("Avustukset / Understöd", "TOR 91/02.05/2031"),
    },
)
TWO_DAYS = MinutesCase(
    "Rannan seurakuntayhtymä\nYhteinen kirkkovaltuusto\n\nPöytäkirja 2/2031\n\nKokousaika "
    "12.–13.3.2031\nKokouspaikka Seurakuntatalo\n\nPykälät 11–13\n\n"
    "11 §\nKokouksen avaus\nPuheenjohtaja avasi kokouksen 12.3.2031 klo 18.\n\n"
    "12 §\nHautausmaan aidan uusiminen\nKirkkoneuvosto 4.2.2031 § 30:\nAita on lahonnut.\nPäätös: "
    "Esitys hyväksyttiin.\nKokous keskeytettiin klo 21.30 ja jatkui 13.3.2031 klo 17.\n\n"
    "13 §\nVirren valinta\nPäätös: Laulettiin virsi 5.\n",
    "Yhteinen kirkkovaltuusto",
    {
        "11": ("Kokouksen avaus", None),
        "12": ("Hautausmaan aidan uusiminen", None),
        "13": ("Virren valinta", None),
    },
)
CHARTER = MinutesCase(
    "TORITILAN KUNTA   PÖYTÄKIRJA   5/2031   1\nKunnanvaltuusto   12.3.2031\n\nKOKOUSAIKA   "
    "12.3.2031 klo 18.00 - 20.00\nKOKOUSPAIKKA   Kunnantalo\n\nASIAT   § 20 - 22\n\n"
    "TORITILAN KUNTA   PÖYTÄKIRJA   5/2031   2\nKunnanvaltuusto   § 20   12.3.2031\n\nHALLINTOSÄÄNNÖN "
    "MUUTTAMINEN\n\nDnro 61/00.01.01/2031\n\nKhall 2.3.2031 § 77\n\nHallintosääntöä ehdotetaan "
    "muutettavaksi seuraavasti:\n\n21 §\nKokouskutsu\nKutsun antaa puheenjohtaja.\n\n22 §\n"
    "Esityslista\nLista lähetetään neljä päivää ennen kokousta.\n\n119 § Kokousaika\nKokous alkaa "
    "klo 18.\n\nPÄÄTÖSEHDOTUS:\nValtuusto hyväksyy muutoksen.\n\nPÄÄTÖS:\nHyväksyttiin.\n\n"
    "TORITILAN KUNTA   PÖYTÄKIRJA   5/2031   3\nKunnanvaltuusto   § 21   12.3.2031\n\nTAKAUS "
    "VESIYHTIÖLLE\n\nDnro 70/02.07/2031\n\nPÄÄTÖS:\nHyväksyttiin.\n\n"
    "TORITILAN KUNTA   PÖYTÄKIRJA   5/2031   4\nKunnanvaltuusto   § 22   12.3.2031\n\nMUUT ASIAT\n\n"
    "Muita asioita ei ollut.\n",
    "Kunnanvaltuusto",
    {
        "20": ("HALLINTOSÄÄNNÖN MUUTTAMINEN", "61/00.01.01/2031"),
        "21": ("TAKAUS VESIYHTIÖLLE", "70/02.07/2031"),
        "22": ("MUUT ASIAT", None),
    },
)
ATTACHMENTS = MinutesCase(
    "Lampelan seudun kuntayhtymä        Pöytäkirja        3/2031        1 (3)\nYhtymähallitus\n\n"
    "Aika   12.3.2031 klo 9.00–11.15\nPaikka   Teams\n\nLäsnä   Malli Meri, puheenjohtaja\n\n"
    "Liitteet\nLiite 1   § 33 Tilinpäätös\nLiite 2   § 34 Tarjousvertailu\n\n"
    "Käsitellyt asiat\n§ 32   Laillisuus ja päätösvaltaisuus   2\n§ 33   Tilinpäätös 2030   2\n"
    "§ 34   Ruokapalvelun hankinta   3\n\f"
    "Lampelan seudun kuntayhtymä        Pöytäkirja        3/2031        2 (3)\nYhtymähallitus   "
    "12.3.2031\n\n§ 32\nLaillisuus ja päätösvaltaisuus\n\nPäätös\nTodettiin.\n\n§ 33\nTilinpäätös "
    "2030\n\nLKY/12/02.06.01/2031\n\nLiitteet\nLiite 1 Tilinpäätös\n\nPäätös\nAllekirjoitettiin.\n\f"
    "Lampelan seudun kuntayhtymä        Pöytäkirja        3/2031        3 (3)\nYhtymähallitus   "
    "12.3.2031\n\n§ 34\nRuokapalvelun hankinta\n\nLKY/15/02.08.00/2031\n\nLiitteet\nLiite 2 "
    "Tarjousvertailu\nOheismateriaali\nHankintalain 108 § ja 135 §\n\nPäätös\nValittiin Keitto "
    "Oy.\n",
    "Yhtymähallitus",
    {
        "32": ("Laillisuus ja päätösvaltaisuus", None),
        "33": ("Tilinpäätös 2030", "LKY/12/02.06.01/2031"),
        "34": ("Ruokapalvelun hankinta", "LKY/15/02.08.00/2031"),
    },
)
NO_BLANKS = MinutesCase(
    "Toritilan kunta\nPöytäkirja 6/2031\nTekninen lautakunta\nAika: 12.3.2031 klo 16.00 - 17.05\n"
    "Paikka: Varikko\nLäsnä: Malli Meri pj., Kylä Kai\nAsiat: 61-63 §\n"
    "61 § KOKOUKSEN AVAUS\nPuheenjohtaja avasi kokouksen.\n62 § KADUN PÄÄLLYSTÄMINEN\nDnro "
    "44/10.03/2031\nTeknisen lautakunnan päätös 4.2.2031 § 12 oli palautettu.\nEsitys: Katu "
    "päällystetään.\nPäätös: Hyväksyttiin.\n63 § KOKOUKSEN PÄÄTTÄMINEN\nKokous päättyi klo 17.05.\n",
    "Tekninen lautakunta",
    {
        "61": ("KOKOUKSEN AVAUS", None),
        "62": ("KADUN PÄÄLLYSTÄMINEN", "44/10.03/2031"),
        "63": ("KOKOUKSEN PÄÄTTÄMINEN", None),
    },
)
RANGES = MinutesCase(
    "TORIS STAD   SAMMANTRÄDESPROTOKOLL   Sida 1\nByggnadsnämnden   12.3.2031   §§ 70–72\n\nTid "
    "12.3.2031 kl. 17.00–18.40\nPlats Stadshuset\nBeslutande Malli Meri, ordförande\nParagrafer "
    "70–72\n\f"
    "TORIS STAD   SAMMANTRÄDESPROTOKOLL   Sida 2\nByggnadsnämnden   12.3.2031   §§ 70–71\n\n§ 70 "
    "Val av protokolljusterare\n\nBeslut: Till justerare valdes Kaj By.\n\n§ 71 Undantagslov, "
    "lägenheten Strandhem\n\nDnr 17/10.03.00/2031\n\nGrannarna har hörts.\n\nBeslut: Beviljades.\n\f"
    "TORIS STAD   SAMMANTRÄDESPROTOKOLL   Sida 3\nByggnadsnämnden   12.3.2031   §§ 71–72\n\n"
    "Beslutet delges sökanden.\n\n§ 72 Anmälningsärenden\n\nAntecknades för kännedom.\n",
    "Byggnadsnämnden",
    {
        "70": ("Val av protokolljusterare", None),
        "71": ("Undantagslov, lägenheten Strandhem", "17/10.03.00/2031"),
        "72": ("Anmälningsärenden", None),
    },
)


def _key(case_number: str | None) -> str | None:
    return case_number and case_key(case_number)


CASES = {
    "two languages": TWO_LANGUAGES,
    "two days": TWO_DAYS,
    "a charter's own sections": CHARTER,
    "attachments": ATTACHMENTS,
    "no blank lines": NO_BLANKS,
    "ranges in page heads": RANGES,
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_each_section_is_found_once_with_its_facts(case: MinutesCase) -> None:
    published = Published(
        decision_id="import/x",
        source_id="import",
        platform="import",
        url=None,
        title=None,
        text=case.text,
        facts=GivenFacts(),
    )

    parts = parts_of(published, DecisionText(case.text), case.text.split("\f"))

    items = [one for one in parts if one.minutes_section]
    told = [(one.minutes_section, one.title, _key(one.case_number)) for one in items]
    assert told == [
        (number, title, _key(case_number))
        for number, (title, case_number) in case.sections.items()
    ]
    assert {one.body_name for one in items} == {case.body}
    assert {str(one.date) for one in items} == {"2031-03-12"}
