"""What was proposed, told by a noun beside the adoption: "esitys luvan epäämisestä"."""

from __future__ import annotations

import pytest

from corpus.importing.row_facts import row_facts

FINNISH = """\
Lautakunta hyväksyi esityksen anomuksen hylkäämisestä. | rejected
Lautakunta hyväksyi yksimielisesti valmistelijan esityksen luvan epäämisestä. | rejected
Lautakunta hyväksyi ehdotuksen valituksen torjumiseksi. | rejected
Anomuksen hylkäämistä koskeva esitys hyväksyttiin. | rejected
Esitys avustuksen epäämisestä hyväksyttiin. | rejected
Lautakunta yhtyi jaoston kantaan hakemuksen hylkäämisestä. | rejected
Lautakunta hyväksyi esityksen olla myöntämättä avustusta. | rejected
Lautakunta hyväksyi jaoston kannan luvan epäämiseksi. | rejected
Jaoston kielteinen kanta hyväksyttiin. | rejected
Lautakunta päätti hakemuksen hylkäämisestä. | rejected
Lautakunta päätyi kielteiseen ratkaisuun. | rejected
Lautakunta päätti asian jättämisestä pöydälle. | tabled
Lautakunta päätti asian palauttamisesta valmisteluun. | returned
Lautakunta hyväksyi esityksen Ville Mallin nimeämisestä edustajaksi. | elected
Lautakunta päätti Ville Mallin valitsemisesta johtajaksi. | elected
Lautakunta hyväksyi esityksen aloitteen merkitsemisestä tiedoksi. | noted
Hakemus palautetaan hakijalle täydennettäväksi. | returned
Lautakunta päätti avustuksen myöntämisestä seuralle. | granted
Lautakunta hyväksyi esityksen muistutusten hylkäämisestä ja kaavan hyväksymisestä. | approved
Lautakunta hyväksyi vaatimuksen ja kumosi viranhaltijan kielteisen päätöksen. | granted
"""
SWEDISH = """\
Nämnden godkände förslaget om avslag på ansökan. | rejected
Nämnden omfattade beredningens förslag till förkastande. | rejected
Nämnden beslutade enhälligt om avslag. | rejected
Nämnden fattade ett negativt beslut. | rejected
Nämnden gick in för avslag. | rejected
Nämnden beslöt om återremiss. | returned
Nämnden beslöt om bordläggning. | tabled
Nämnden godkände förslaget om val av Pia Modell till chef. | elected
Ansökan returneras till sökanden för komplettering. | returned
Nämnden beslutade om avslag på anmärkningarna och godkände planen. | approved
"""


def _rows(table: str) -> list[tuple[str, str]]:
    found = [line.split(" | ") for line in table.splitlines()]
    return [(sentence, outcome) for sentence, outcome in found]


@pytest.mark.parametrize(("sentence", "outcome"), _rows(FINNISH))
def test_finnish_proposals_named_by_a_noun(sentence: str, outcome: str) -> None:
    text = f"Lautakunta 9.3.2031 § 13\nHakemus\nPäätös\n{sentence}"

    assert row_facts({"id": "a", "text": text})["matter_outcome"] == outcome


@pytest.mark.parametrize(("sentence", "outcome"), _rows(SWEDISH))
def test_swedish_proposals_named_by_a_noun(sentence: str, outcome: str) -> None:
    text = f"Nämnden 9.3.2031 § 13\nAnsökan\nBeslut\n{sentence}"

    assert row_facts({"id": "a", "text": text})["matter_outcome"] == outcome


def test_the_sentence_shown_is_that_of_the_text() -> None:
    text = "Lautakunta 9.3.2031 § 13\nHakemus\nPäätös\nLautakunta hyväksyi esityksen luvan epäämisestä."

    facts = row_facts({"id": "a", "text": text})

    assert str(facts).count("epäämisestä") >= 1
    assert "epääminen" not in str(facts)


def test_a_countermotion_to_refuse_that_won_refuses() -> None:
    text = (
        "Lautakunta 9.3.2031 § 13\nHakemus\nPäätös\n"
        "Lautakunta hyväksyi Virran vastaehdotuksen hakemuksen hylkäämisestä."
    )

    facts = row_facts({"id": "a", "text": text})

    assert facts["matter_outcome"] == "rejected"
    assert facts["proposal_fate"] == "replaced-by-countermotion"


AGAINST = """\
Motionen avslås. | Förslaget förkastades och motionen bifölls. | granted
Motionen avslås. | Eks motförslag förkastades och styrelsens förslag godkändes. | rejected
Motionen bifalls. | Fullmäktige godkände Eks motförslag om avslag. | rejected
Motionen bifalls. | Eks förslag om avslag vann med rösterna 12–9. | rejected
Motionen bifalls. | Ek föreslog avslag. Eks förslag vann med rösterna 12–9. | rejected
Motionen bifalls. | I omröstningen vann avslaget med rösterna 12–9. | rejected
Motionen avslås. | Ek föreslog bifall. Eks förslag förlorade med rösterna 9–12. | rejected
Aloite hyväksytään. | Malli esitti hylkäystä. Mallin esitys voitti äänin 12–9. | rejected
Planen godkänns. | Eks förslag om avslag förkastades och planen godkändes. | approved
Aloite hylätään. | Ehdotus hylättiin ja aloite hyväksyttiin. | granted
Aloite hylätään. | Mallin vastaehdotus hylättiin ja ehdotus hyväksyttiin. | rejected
Kaava hyväksytään. | Mallin palautusesitys hylättiin ja kaava hyväksyttiin. | approved
"""


@pytest.mark.parametrize(
    ("proposal", "decision", "outcome"),
    [line.split(" | ") for line in AGAINST.splitlines()],
)
def test_refusals_of_a_proposal_beside_what_was_adopted(
    proposal: str, decision: str, outcome: str
) -> None:
    """A proposal to refuse that is refused, and motions to refuse that win or lose."""
    is_finnish = "ään" in proposal
    head = "Valtuusto 9.3.2031 § 13\nAloite\nEhdotus\n{}\nPäätös\n{}"
    if not is_finnish:
        head = "Fullmäktige 9.3.2031 § 13\nMotion\nFörslag\n{}\nBeslut\n{}"
        head = head.replace("Motion\n", "Plan\n") if "Plan" in proposal else head

    facts = row_facts({"id": "a", "text": head.format(proposal, decision)})

    assert facts["matter_outcome"] == outcome
