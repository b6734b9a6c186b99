"""Pages that give the decision first: what follows are its grounds, never the decision."""

from __future__ import annotations

import itertools

import pytest

from corpus.importing.row_facts import row_facts

HEAD = (
    "HEL 2031-004411\nAsia 12 / 88 §\n\n{title}\n\nKaupunkitilalautakunta\n\nPäätös\n\n"
)
REFUSED = "Kaupunkitilalautakunta päätti hylätä Ulappa ry:n oikaisuvaatimuksen palvelupäällikön päätöksestä 4.2.2031 (§ 9)."
GRANTED = "Kaupunkitilalautakunta päätti myöntää Ulappa ry:lle 2 400 euron avustuksen vuodelle 2031."
ENDS = (
    "Päätös on ehdotuksen mukainen.\n\nSulje\n\n",
    "Päätös on ehdotuksen mukainen.\n\nStäng\n\n",
    "Päätös oli esityksen mukainen.\n\n",
    "Beslutet stämmer överens med förslaget.\n\nStäng\n\n",
    "",
)
GROUNDS_OF_REFUSAL = (
    "Palvelupäällikkö päätti myöntää toiselle yhdistykselle 2 400 euron avustuksen. Ulappa ry"
    " jäi ilman.",
    "Palvelupäällikkö oli päättänyt olla myöntämättä yhdistyksen hakemaa 3 000 euron avustusta.",
    "Palvelupäällikkö keskeytti hankinnan, koska kaikki tarjoukset olivat liian kalliita.",
    "Yksikön päällikkö hyväksyi Satamarakenne Oy:n tarjouksen hintaan 41 000 euroa.",
    "Hallinto-oikeus kumosi aiemman päätöksen ja palautti asian uudelleen käsiteltäväksi.",
    "Rakennusvalvonta myönsi hankkeelle luvan.\n\nNaapuri vaatii, että lupa kumotaan.",
)


@pytest.mark.parametrize(
    ("end", "grounds"), list(itertools.product(ENDS, GROUNDS_OF_REFUSAL))
)
def test_grounds_never_overrule_a_refusal(end: str, grounds: str) -> None:
    """What an official decided before the claim was made is told below its refusal."""
    title = "Ulappa ry:n oikaisuvaatimus palvelupäällikön päätöksestä"
    facts = row_facts(
        {"id": "1", "text": f"{HEAD.format(title=title)}{REFUSED}\n\n{end}{grounds}\n"}
    )

    assert facts["matter_outcome"] == "rejected"
    assert facts["money"] == []


@pytest.mark.parametrize("end", ENDS[:-1])
def test_a_decision_that_says_so_is_as_proposed(end: str) -> None:
    """The proposal need not stand in the text."""
    title = "Avustus Ulappa ry:lle"
    grounds = "Yhdistys haki avustusta talvileiriin.\n\nLiikuntalain 5 §:n mukaan kunta tukee liikuntaa."
    facts = row_facts(
        {"id": "1", "text": f"{HEAD.format(title=title)}{GRANTED}\n\n{end}{grounds}\n"}
    )

    assert facts["matter_outcome"] == "granted"
    assert facts["proposal_fate"] == "as-proposed"
    assert [one["euros"] for one in facts["money"]] == [2400]


def test_grounds_of_a_consent_do_not_refuse_it() -> None:
    """Others who were refused earlier are no part of the decision."""
    title = "Avustus Ulappa ry:lle"
    grounds = "Palvelupäällikkö päätti hylätä toisen hakijan hakemuksen."
    facts = row_facts(
        {"id": "1", "text": f"{HEAD.format(title=title)}{GRANTED}\n\n{grounds}\n"}
    )

    assert facts["matter_outcome"] == "granted"


def test_a_later_body_below_still_decides() -> None:
    """Two bodies in one part: the second is no ground of the first."""
    text = (
        "§ 12\n\nLeirikeskuksen myynti\n\nPäätös\n\nKunnanhallitus päätti esittää valtuustolle, että"
        " leirikeskus myydään.\n\nValtuusto päätti, että leirikeskusta ei myydä.\n"
    )

    assert row_facts({"id": "1", "text": text})["matter_outcome"] != "approved"


NOT_USED = [
    "Otto-oikeus\n\nEsittelijä\n\nEi uusia päätöksiä.\n\nAluehallitus päätti yksimielisesti, että se ei käytä"
    " hyvinvointialuelain 97 §:n mukaista otto-oikeuttaan.\n",
    "Otto-oikeus\n\n§ 31\n\nKaupunginjohtajalla ei ole huomautettavaa pöytäkirjoista, ja hän ehdottaa, ettei"
    " kaupunginhallitus käytä kuntalain 92 §:n mukaista otto-oikeutta. Hyväksyttiin.\n",
    "Otto-oikeus\n\n§ 31\n\nKunnanjohtaja on lukenut pöytäkirjat ja ehdottaa, ettei kunnanhallitus käytä kuntalain"
    " 92 §:n mukaista otto-oikeutta. Hyväksyttiin.\n",
]


@pytest.mark.parametrize("text", NOT_USED)
def test_a_section_of_an_act_is_no_earlier_meeting(text: str) -> None:
    """What a sentence that names an act's section decides is decided now."""
    assert row_facts({"id": "1", "text": text})["matter_outcome"] == "noted"


def test_a_meeting_is_told_lawful_below_the_label_of_its_proposal() -> None:
    """Some write "Päätösehdotus oli" above what was proposed."""
    text = (
        "Kokouksen laillisuus ja päätösvaltaisuus\n\nPäätösehdotus oli\nTodetaan kokouksen laillisuus ja"
        " päätösvaltaisuus.\n\nPäätös\nPäätösehdotus hyväksyttiin.\n"
    )
    facts = row_facts({"id": "1", "text": text})

    assert (facts["matter_outcome"], facts["proposal_fate"]) == ("noted", "as-proposed")


def test_what_goes_by_the_list_of_the_meeting_is_not_taken_off_it() -> None:
    """By the list of the meeting: how, not from where."""
    text = (
        "§ 4\n\nToimivallan siirtäminen rehtorille\n\nPäätös\n\nLautakunta päätti siirtää toimivaltaansa"
        " rehtorille esityslistan mukaisesti.\n"
    )

    assert row_facts({"id": "1", "text": text})["matter_outcome"] == "approved"
