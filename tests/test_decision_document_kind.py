"""A decision of one official is told from an item of a body, whatever its head looks like."""

from __future__ import annotations

import pytest

from corpus.importing.row_facts import row_facts

BY_ONE = [
    "Kaupungininsinööri\n8.7.2031                    201 §\n\nLupa torialueen käyttöön\n\n"
    "Yhdistys pyytää toria markkinoille.\n\nMyönnän luvan.",
    "Tekninen johtaja / Hankintapäätös 9 / 30.6.2031\n\nHankinta: leikkivälineet\n\n"
    "Tarjouksia saatiin kolme. Valitaan Kiikku Oy.",
    "KORPELAHTI\nSivistysosasto\n\nKoulutuspäällikön päätös\n31.5.2031, 24 §\n\n"
    "Määrään Aino Mallin hoitamaan rehtorin virkaa.",
    "Korpelahti | Varhaiskasvatuspäällikkö | VP 2031/112\n\nEsiopetuskuljetus\n\n"
    "Ratkaisu\n\nKuljetus järjestetään.",
    "Elinvoimajohtaja / 18.6.2031 / § 44\n\nTYÖLLISYYDEN KUNTALISÄ\n\nMyönnän lisän.",
    "Bildningsdirektör\nÖstanå 18.3.2031\n§ 22   Ansökan om tjänstledighet\n\n"
    "Klassläraren anhåller om tjänstledighet.\n\nJag beviljar tjänstledigheten.",
    "Tekniska chefen, beslut 31.1.2031 § 3\n\nUTARRENDERING AV ÅKERSKIFTE\n\n"
    "Skiftet arrenderas ut till Bonde Ab.",
]
OF_A_BODY = [
    "Kunnanhallitus 4.3.2031 § 12\n\nTontin myynti\n\nValmistelija: tekninen johtaja\n\n"
    "Ehdotus\nKunnanhallitus myy tontin.\n\nPäätös\nEhdotus hyväksyttiin.",
    "Tontin myynti\n\nValmistelija: tekninen johtaja Aino Malli\n\nKunnanjohtajan ehdotus:\n"
    "Kunnanhallitus myy tontin.\n\nPäätös:\nHyväksyttiin.",
    "Oikaisuvaatimus rehtorin päätökseen 4.2.2031 § 7\n\nPäätös\n"
    "Sivistyslautakunta hylkäsi oikaisuvaatimuksen.",
    "Bildningsnämnden 4.3.2031 § 12\n\nVal av rektor\n\nBeredare: bildningsdirektören\n\n"
    "Beslut\nNämnden valde Aina Berg.",
]


@pytest.mark.parametrize("text", BY_ONE)
def test_a_decision_of_one_official(text: str) -> None:
    assert row_facts({"id": "a", "text": text})["kind"] == "officeholder-decision"


@pytest.mark.parametrize("text", OF_A_BODY)
def test_an_item_of_a_body(text: str) -> None:
    assert row_facts({"id": "a", "text": text})["kind"] == "meeting-item"
