"""Labels of small municipalities that part the bodies of one paper."""

from __future__ import annotations

import pytest

from corpus.importing.row_facts import row_facts

SCHOOL = (
    "NORRVIKENS KOMMUN\nKommunfullmäktige 4.3.2031\n\n12 §\nINDRAGNING AV STRANDBY SKOLA\n\n"
    "BILD 2.2.2031, 9 §\nBildningschefen: Nämnden föreslår att Strandby skola dras in.\n"
    "BILDNINGSNÄMNDENS BESLUT: Nämnden beslöt enligt förslaget med rösterna 5–4.\n\n"
    "KST 20.2.2031, 30 §\nKommundirektören: Kommunstyrelsen föreslår för fullmäktige att Strandby skola dras in.\n"
    "KST BESLUT: Enligt förslag.\n\n"
    "KFGE 4.3.2031, 12 §\nLedamot Ulla Ström föreslog, understödd av Leo Ek, att Strandby skola bibehålls. Vid"
    " omröstningen avgavs 12 JA-röster för styrelsens förslag och 15 NEJ-röster för Ströms förslag.\n\n"
    "KFGE BESLUT: Strandby skola bibehålls.\n"
)
DISMISSAL = (
    "Kommunfullmäktige § 3   29.1.2031\n\nUPPSÄGNING AV KOMMUNDIREKTÖREN\n\nTillfälliga utskottet 17.1.2031 § 6\n"
    "Utskottet föreslår för fullmäktige att kommundirektören sägs upp.\n\nFULLMÄKTIGE:\nÄrendet behandlades bakom"
    " stängda dörrar. Vid omröstningen gavs 16 JA-röster och 10 NEJ-röster. Ordföranden konstaterade att förslaget inte"
    " vunnit den kvalificerade majoriteten.\n\nBESLUT: Kommundirektören sägs inte upp.\n"
)
FINNISH = (
    "Kunnanvaltuusto § 3   29.1.2031\n\nLEIRIKESKUKSEN MYYNTI\n\nKunnanhallitus 17.1.2031 § 6\n"
    "Kunnanhallitus ehdottaa valtuustolle, että leirikeskus myydään.\n\nVALTUUSTO:\nValtuutettu Aino Salo esitti Eero"
    " Mäen kannattamana, ettei leirikeskusta myydä. Äänestyksessä esitys voitti äänin 15–10.\n\nPÄÄTÖS:"
    " Leirikeskusta ei myydä.\n"
)


@pytest.mark.parametrize("text", [SCHOOL, DISMISSAL, FINNISH])
def test_the_last_body_decides(text: str) -> None:
    """What a board proposed above "FULLMÄKTIGE:" or "KFGE BESLUT:" is not the decision."""
    facts = row_facts({"id": "1", "text": text})

    assert facts["matter_outcome"] == "rejected"
    assert facts["proposal_fate"] not in {"as-proposed", "no-proposal"}


def test_a_vote_told_below_the_council_s_label_is_one_vote() -> None:
    """The decision stands in the same part as the vote."""
    text = (
        "Kommunfullmäktige § 39  17.06.2031\n\nINVESTERING I KONSTGRÄSPLAN\n\nKommunstyrelsen § 122  27.05.2031\n"
        "Kommundirektörens förslag: Fullmäktige beviljar 480 000 euro för planen.\nKommunstyrelsen: Förslaget godkändes."
        "\n\nFullmäktige:\n\nLedamoten Ulla Ström föreslog, understödd av Leo Ek, att ärendet återremitteras. Vid"
        " uppropet avgavs 12 ja-röster för fortsatt behandling och 15 nej-röster.\n\nÄrendet återremitterades till"
        " kommunstyrelsen.\n"
    )
    facts = row_facts({"id": "1", "text": text})

    assert facts["matter_outcome"] == "returned"
    assert [(one["for"], one["against"]) for one in facts["votes"]] == [(12, 15)]


def test_who_records_a_dissent_decides_nothing() -> None:
    """A dissent told below the decision is no note of the body."""
    text = (
        "KFGE § 47  Inkomstskattesatsen för år 2031\n\nKommunstyrelsen (28.10.2030 § 201) föreslog att"
        " inkomstskattesatsen fastställs till 9,30 procent.\n\nFullmäktige beslöt att inkomstskattesatsen är 9,30"
        " procent.\n\nLeo Ek lät anteckna sin avvikande åsikt i protokollet.\n"
    )

    assert row_facts({"id": "1", "text": text})["matter_outcome"] != "noted"
