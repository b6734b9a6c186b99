"""Each row of ``meaning_vote_wordings.tsv`` tells of one vote: its figures are read."""

from __future__ import annotations

import pytest

from analyzers.decision.meaning.grammar.units import units
from analyzers.decision.meaning.voting.notations.own_words import own_votes
from analyzers.decision.meaning.voting.notations.rarer_notations import (
    RarerNotation,
    rarer_notations,
)
from analyzers.decision.meaning.voting.votes import ballots
from analyzers.decision.meaning.zoning.narrating.narrative import Narrator
from tests.table_rows import rows_of

ROWS = rows_of("meaning_vote_wordings.tsv")


@pytest.mark.parametrize(("yes", "no", "empty", "told"), ROWS)
def test_a_vote_is_counted_in_whatever_words(
    yes: str, no: str, empty: str, told: str
) -> None:
    """The base proposal's votes come first; no other vote is found."""
    text = told.replace("\\n", "\n")
    rows = list(units(text, 0, len(text)))
    found = ballots(rows, Narrator().read(rows).motions)

    counts = [(one.count.for_, one.count.against, one.count.empty) for one in found]
    assert counts == [(int(yes), int(no), int(empty))]


SHAPES = rows_of("meaning_vote_shapes.tsv")
NO_VOTES = (
    "Avustusta myönnettiin hakemuksille 4 ja 5, muilta osin ehdotus hyväksyttiin.",
    "Päätettiin äänestyksettä, että ehdotusta muutetaan kohdissa 4 ja 5.",
    "Melu mitataan osoitteissa Koivukuja 7, Niittytie 21 ja mitataan äänitaso valitussa pisteessä.",
    "Pöytäkirjan tarkastajiksi valittiin Aho ja Elo. Esitystä esittelivät Malli, Laine ja Niemi.",
    "Elo ehdotti Ahon kannattamana, että luvan hintaa korotetaan 7 eurosta 9 euroon.",
    "Ne, jotka kannattavat pohjaehdotusta, äänestävät jaa, ja ne 3, jotka eivät, äänestävät ei.",
    "Kokouksessa olivat läsnä Aho, Elo ja Laine, poissa Malli ja Niemi.",
    "Lausunnossa puolesta puhuvat kohdat 3 ja 4, vastaan kohdat 5 ja 6.",
    "För ansökan talar punkterna 3 och 4, mot den 5 och 6.",
    "Oppilaskunta äänesti asiasta: 30 puolesta, 12 vastaan.",
    "Eduskunta hyväksyi lain äänin 104–66.",
    "Riksdagen godkände lagen med rösterna 104–66.",
    "Avgiften är 5 euro för barn och 7 euro för vuxna enligt förslaget.",
)


@pytest.mark.parametrize(("yes", "no", "empty", "absent", "told"), SHAPES)
def test_a_vote_is_counted_in_whatever_shape(
    yes: str, no: str, empty: str, absent: str, told: str
) -> None:
    """Figures or names, in sentences, rows or columns; blank votes and absences beside."""
    text = told.replace("\\n", "\n")
    rows = list(units(text, 0, len(text)))
    found = [one.count for one in ballots(rows, Narrator().read(rows).motions)]

    counts = [(one.for_, one.against, one.empty, one.absent) for one in found]
    assert counts == [(int(yes), int(no), int(empty), int(absent))]


@pytest.mark.parametrize("text", NO_VOTES)
def test_figures_and_names_that_nobody_voted_with_are_no_vote(text: str) -> None:
    """A figure or a name beside a word of voting is not yet a vote."""
    rows = list(units(text, 0, len(text)))

    assert ballots(rows, Narrator().read(rows).motions) == []


RETOLD = (
    (
        "valtuusto",
        "Puheenjohtaja totesi, että kunnanhallitus on päättänyt esityksestä äänin 6–5.",
    ),
    ("valtuusto", "Valtuusto hyväksyi kunnanhallituksen äänin 6–5 tekemän esityksen."),
    (
        "kunnanhallitus",
        "Selostettiin, että tekninen lautakunta oli äänin 4–3 esittänyt hanketta.",
    ),
    ("fullmäktige", "Kommunstyrelsen har fattat sitt beslut med rösterna 6–5."),
    ("valtuusto", "Kunnanhallituksessa äänestys päättyi 6–5."),
    ("valtuusto", "Kunnanhallitus päätti äänin 7–2 esittää hanketta."),
    ("kunnanhallitus", "Lautakunnassa esitys hyväksyttiin äänin 7–2."),
    ("fullmäktige", "I styrelsen föll rösterna 5–4."),
)
OWN = (
    ("valtuusto", "Kunnanhallituksen ehdotus voitti äänin 20–7."),
    (
        "valtuusto",
        "Kunnanhallitus esitti hylkäämistä, ja valtuusto hyväksyi sen äänin 20–15.",
    ),
    ("kunnanhallitus", "Kunnanhallitus on päättänyt asiasta äänin 6–5."),
    (
        "lautakunta",
        "Puheenjohtaja totesi, että lautakunta on hyväksynyt esityksen äänin 4–3.",
    ),
)


@pytest.mark.parametrize(("body", "text"), RETOLD)
def test_how_a_body_below_voted_is_no_vote_of_this_one(body: str, text: str) -> None:
    """A council retells what its board did, a board what a committee did."""
    assert ballots(own_votes(list(units(text, 0, len(text))), body), []) == []


@pytest.mark.parametrize(("body", "text"), OWN)
def test_how_the_body_itself_voted_is_its_vote(body: str, text: str) -> None:
    """Also where it is named, or a body's proposal is."""
    assert len(ballots(own_votes(list(units(text, 0, len(text))), body), [])) == 1


@pytest.mark.parametrize("row", rarer_notations(), ids=lambda row: str(row.example))
def test_a_rare_notation_is_read_as_the_usual_one(row: RarerNotation) -> None:
    """Every row of the table changes its own example."""
    assert row.pattern.sub(row.usual, row.example) == row.read_as
