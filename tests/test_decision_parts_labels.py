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
