"""Whole items of invented words, in the layouts of many publishers, read as files are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzers.decision.meaning.reading import read_meaning
from analyzers.decision.model import Block
from corpus.importing.row_facts import row_facts

TABLES = Path(__file__).parent / "tables"
TABLE = TABLES / "meaning_texts.txt"
"""Each item begins with "### <matter's outcome> <proposal's fate>"."""


def items() -> list[tuple[str, str, str]]:
    """Return outcome, fate and text of each item."""
    found = []
    for part in re.split(r"^### ", TABLE.read_text("utf-8"), flags=re.MULTILINE)[1:]:
        head, _, text = part.partition("\n")
        outcome, fate = head.split()
        found.append((outcome, fate, text))
    return found


@pytest.mark.parametrize(
    ("outcome", "fate", "text"), items(), ids=lambda value: str(value)[:50]
)
def test_an_item_of_any_layout_means_what_it_says(
    outcome: str, fate: str, text: str
) -> None:
    """Labels, glued headings, several handlings: the deciding words are found."""
    facts = row_facts({"id": "a", "text": text})

    assert (facts["matter_outcome"], facts["proposal_fate"]) == (outcome, fate)


def test_the_table_has_every_kind_of_outcome() -> None:
    """No value of the contract goes untried."""
    outcomes = {outcome for outcome, _, _ in items()}

    assert len(outcomes) == 15


def table(name: str) -> list[list[str]]:
    """Return the rows of a table; "|" in its texts is a line break."""
    lines = (TABLES / name).read_text("utf-8").splitlines()[1:]
    return [line.replace("|", "\n").split("\t") for line in lines]


@pytest.mark.parametrize(
    ("winners", "text"),
    table("meaning_vote_winners.tsv"),
    ids=lambda value: str(value)[-40:],
)
def test_every_vote_has_its_winner(winners: str, text: str) -> None:
    """Of a return, of two motions against each other, of a majority that was missed."""
    votes = row_facts({"id": "a", "text": text})["votes"]

    assert ";".join(str(vote["winner"]) for vote in votes) == winners


@pytest.mark.parametrize(
    ("figures", "decided", "text"),
    table("meaning_votes.tsv"),
    ids=lambda value: str(value)[-40:],
)
def test_votes_of_an_item_are_read(figures: str, decided: str, text: str) -> None:
    """For, against, blank, absent of each vote; a vote on a wish decides nothing."""
    facts = row_facts({"id": "a", "text": text})
    names = ("for", "against", "empty", "absent")
    found = ";".join(
        ",".join(str(vote[name]) for name in names) for vote in facts["votes"]
    )

    assert (found or "-", facts["decided_by_vote"]) == (figures, decided == "yes")


@pytest.mark.parametrize(
    ("sums", "text"), table("meaning_sums.tsv"), ids=lambda value: str(value)[-40:]
)
def test_sums_that_are_decided_are_read(sums: str, text: str) -> None:
    """Sums asked for, estimated, refused or told in reasons are none."""
    facts = row_facts({"id": "a", "text": text})
    found = ";".join(str(one) for one in sorted(one["euros"] for one in facts["money"]))

    assert (found or "-") == sums


@pytest.mark.parametrize(
    ("people", "lang", "decision"),
    table("meaning_dissents.tsv"),
    ids=lambda value: str(value)[-40:],
)
def test_people_who_dissent_are_counted(people: str, lang: str, decision: str) -> None:
    """In any words, by name, number or office; nobody twice."""
    words = ("Kunnanhallitus", "Ehdotus", "Kunnanhallitus rakentaa sillan.", "Päätös")
    if lang == "sv":
        words = (
            "Kommunstyrelsen",
            "Förslag",
            "Kommunstyrelsen bygger en bro.",
            "Beslut",
        )
    body, proposal, proposed, decided = words
    text = f"{body} 4.3.2024 § 41\n\n{proposal}:\n{proposed}\n\n{decided}:\n{decision}"

    assert row_facts({"id": "a", "text": text})["dissents"] == int(people)


@pytest.mark.parametrize(
    ("routes", "text"), table("meaning_appeals.tsv"), ids=lambda value: str(value)[-40:]
)
def test_the_ways_of_appeal_are_read(routes: str, text: str) -> None:
    """Bans are told apart from the ways that they ban."""
    facts = row_facts({"id": "a", "text": text})

    assert ";".join(sorted(facts["appeal"])) == routes


WORDS = st.sampled_from(
    [
        "Kunnanhallitus",
        "päätti",
        "hyväksyi",
        "hylätä",
        "ei",
        "olla",
        "myöntämättä",
        "ehdotus",
        "että",
        ",",
        ".",
        ":",
        "\n\n",
        "Päätös",
        "Ehdotus",
        "Beslut",
        "Förslag",
        "äänin",
        "7–4",
        "jaa",
        "ei",
        "12",
        "000",
        "euroa",
        "Malli",
        "ehdotti",
        "palauttaa",
        "(",
        ")",
        "§",
        "12",
        "1.",
        "–",
        "ja",
        "koska",
        "JAA:",
        "Matti",
        "inte",
        "beviljar",
        "Oikaisuvaatimusohje",
        "1-2-3-4",
        "Oy",
    ]
)


@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_no_text_makes_the_reader_fail(text: str) -> None:
    """Whatever the words, places lie inside the text."""
    meaning = read_meaning(text, [Block("decision", None, 0, len(text))], title=text)
    found = [*meaning.votes, *meaning.money, *meaning.appeals]
    if meaning.evidence is not None:
        found.append(meaning.evidence)

    assert all(0 <= one.start <= one.end <= len(text) for one in found)


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ("Jäsen Malli vastusti avustuksen antamista yhtiölle.", "none"),
        (
            "Lautakunta toteaa, ettei kentän rakentaminen ole lähivuosina mahdollista.",
            "rejected",
        ),
        ("Kenttä rakennetaan syyskuun aikana.", "granted"),
    ],
)
def test_an_everyday_verb_beside_a_word_of_refusal_is_no_consent(
    said: str, outcome: str
) -> None:
    """Neither a yes nor a no is told where only a general verb could say it."""
    text = (
        "Tekninen lautakunta 3.4.2024 § 12\nAloite kentästä\n\n"
        f"Ehdotus\n{said}\n\nPäätös\nLautakunta hyväksyi ehdotuksen."
    )

    assert row_facts({"id": "a", "text": text})["matter_outcome"] == outcome


@pytest.mark.parametrize(
    ("text", "outcome", "fate"),
    [
        (
            "Eroanomus\n\nPäivi Malli pyytää eroa.\n\nKaupunginhallituksen ehdotus "
            "kaupunginvaltuustolle:\nValtuusto myöntää Mallille eron.\n\n"
            "Valtuuston päätös:\nHyväksyttiin.",
            "granted",
            "as-proposed",
        ),
        (
            "Nuohouksen kilpailutus\nTarjouksia tuli neljä.\nEsitetään, että "
            "toimittajaksi valitaan Nuohous Malli Oy.\nPäätettiin esityksen mukaan.",
            "approved",
            "as-proposed",
        ),
        (
            "Viran täyttäminen\nVirkaa haki kuusi. Sivistysjohtaja ehdottaa, että "
            "valintaa ei tehdä ja hakuaikaa jatketaan.\n"
            "Lautakunta teki ehdotuksen mukaisen päätöksen.",
            "lapsed",
            "as-proposed",
        ),
    ],
)
def test_proposals_to_a_body_and_without_a_label_are_proposals(
    text: str, outcome: str, fate: str
) -> None:
    """A label that names whom it addresses, "Esitetään, että …", a title that proposes."""
    facts = row_facts({"id": "a", "text": f"Lautakunta 3.4.2024 § 12\n{text}"})

    assert (facts["matter_outcome"], facts["proposal_fate"]) == (outcome, fate)


RARE_VOTES = (
    ("fi", "Äänestys: hallituksen esitys 12, Mallin esitys 9."),
    ("fi", "Äänestys 12–9 hallituksen esityksen hyväksi."),
    ("fi", "Äänestystulos oli 12–9."),
    ("fi", "Äänestyksessä 12 valtuutettua äänesti jaa ja 9 ei."),
    (
        "fi",
        "Äänestyksessä jaettiin 21 ääntä, joista 12 hallituksen ehdotukselle ja 9 "
        "Mallin ehdotukselle.",
    ),
    ("sv", "Omröstning: styrelsens förslag 12, Eks förslag 9."),
    ("sv", "12 röstade JA och 9 röstade NEJ."),
)
IN_A_COUNCIL = {
    "fi": "Kunnanvaltuusto 3.4.2024 § 12\nKoulun lakkauttaminen\n\nEhdotus\n"
    "Kunnanhallitus ehdottaa, että koulu lakkautetaan.\n\nKäsittely\nJäsen Malli "
    "ehdotti, että koulu säilytetään. Jäsen Aho kannatti.\n{vote}\n\nPäätös\n"
    "Hallituksen ehdotus hyväksyttiin.",
    "sv": "Kommunfullmäktige 3.4.2024 § 12\nIndragning av skolan\n\nFörslag\n"
    "Kommunstyrelsen föreslår att skolan dras in.\n\nBehandling\nLedamoten Ek föreslog "
    "att skolan bibehålls. Ledamoten Holm understödde.\n{vote}\n\nBeslut\n"
    "Kommunstyrelsens förslag godkändes.",
}


@pytest.mark.parametrize(("language", "vote"), RARE_VOTES)
def test_rare_notations_of_votes_are_read(language: str, vote: str) -> None:
    facts = row_facts({"id": "a", "text": IN_A_COUNCIL[language].format(vote=vote)})

    assert [(one["for"], one["against"]) for one in facts["votes"]] == [(12, 9)]
    assert facts["matter_outcome"] == "approved"


@pytest.mark.parametrize(
    "told",
    [
        "Äänestys 1/2024 on liitteenä.",
        "Esitys 12, ehdotus 9 ja lausunto ovat liitteinä.",
        "Omröstning förrättades inte.",
    ],
)
def test_what_only_looks_like_a_vote_is_none(told: str) -> None:
    facts = row_facts({"id": "a", "text": IN_A_COUNCIL["fi"].format(vote=told)})

    assert facts["votes"] == []


OFFICIALS = {
    "fi": (
        "VIRANHALTIJAPÄÄTÖS\nTekninen johtaja 3.4.2025 § 12\n\n{title}\n\n{told} "
        "{decided}\n\nOikaisuvaatimusohje liitteenä.",
        "Sivistysjohtaja, viranhaltijapäätös § 12/2025\n\n{title}\n\n{told}\n\n"
        "Päätös\n{decided}\n",
    ),
    "sv": (
        "TJÄNSTEMANNABESLUT\nTekniska direktören 3.4.2025 § 12\n\n{title}\n\n{told} "
        "{decided}\n\nAnvisning om omprövning bifogas.",
        "Bildningsdirektören, tjänsteinnehavarbeslut § 12/2025\n\n{title}\n\n{told}\n\n"
        "Beslut\n{decided}\n",
    ),
}


@pytest.mark.parametrize(
    ("language", "outcome", "title", "told", "decided"),
    table("meaning_officials.tsv"),
    ids=lambda value: str(value)[:24],
)
def test_an_officials_decision_is_read_with_a_heading_and_without(
    language: str, outcome: str, title: str, told: str, decided: str
) -> None:
    for layout in OFFICIALS[language]:
        text = layout.format(title=title, told=told, decided=decided)
        assert row_facts({"id": "a", "text": text})["matter_outcome"] == outcome
