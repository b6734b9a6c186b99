"""Who voted how, what a vote was on and who won an election: rows of a table, and the bounds."""

from __future__ import annotations

from pathlib import Path

import pytest

from analyzers.decision.meaning_values import RollCall, quoted
from tests.making import make_decision, read_again

TABLE = Path(__file__).parent / "tables" / "meaning_roll_calls.txt"
FINNISH = """Kunnanhallitus 1.3.2021 § 30
Koulun lakkauttaminen

Ehdotus
Kunnanhallitus päättää lakkauttaa koulun.

Päätös
Maija Malli ehdotti Ville Laineen kannattamana, että koulua ei lakkauteta. """
SWEDISH = """Kommunstyrelsen 1.3.2021 § 30
Indragning av skola

Förslag:
Kommunstyrelsen beslutar indra skolan.

Beslut:
Ledamot Eva Ek föreslog understödd av Bo Al att skolan bibehålls. """


def rows() -> list[tuple[dict[str, str], str]]:
    """Return what is expected of each text."""
    found = []
    for block in TABLE.read_text("utf-8").strip().split("\n\n# "):
        head, _, text = block.removeprefix("# ").partition("\n")
        keys = {}
        name = ""
        for word in head.split(" "):
            if "=" in word:
                name, _, value = word.partition("=")
                keys[name] = value
            else:
                keys[name] += f" {word}"
        found.append((keys, text))
    return found


@pytest.mark.parametrize(("expected", "text"), rows(), ids=lambda row: str(row)[:60])
def test_names_by_side_are_read(expected: dict[str, str], text: str) -> None:
    """Each side's names as printed, where they are as many as its votes; the motion, too."""
    before = SWEDISH if expected.get("l") == "sv" else FINNISH
    made = read_again(make_decision(text=before + text, title=None))
    assert made.meaning is not None
    (vote,) = made.meaning.votes
    names = vote.names or RollCall()
    moved = quoted(made.text, vote.motion_start or 0, vote.motion_end or 0)

    found = {
        "for": names.for_,
        "against": names.against,
        "empty": names.empty,
        "absent": names.absent,
    }
    wanted = {
        side: tuple(expected[side].split(",")) if side in expected else ()
        for side in found
    }
    assert found == wanted
    assert moved == expected["motion"]
    assert vote.about == "counter"
    assert vote.roll_call or not wanted["for"]


@pytest.mark.parametrize(
    ("sentence", "winner"),
    [
        ("Liisa Laine sai 14 ääntä, Kalle Koski 12 ääntä.", "Liisa Laine"),
        ("Kalle Koski sai 12 ääntä ja Liisa Laine 14 ääntä.", "Liisa Laine"),
        ("Koski (kesk.) sai kaksitoista ääntä ja Laine (sd.) 14 ääntä.", "Laine"),
        ("annettiin äänet: Niittymaa 14, Koivu 8 ja kaksi tyhjää.", "Niittymaa"),
    ],
)
def test_the_winner_of_an_election_is_named(sentence: str, winner: str) -> None:
    """Who got most votes, in the form in which the text prints the name."""
    text = (
        "Kunnanvaltuusto 1.3.2021 § 2\nPuheenjohtajan vaali\n\nPäätös\n"
        f"Toimitettiin suljettu lippuäänestys. Äänestyksessä {sentence} "
        "Puheenjohtajaksi valittiin eniten ääniä saanut."
    )
    made = read_again(make_decision(text=text, title="Puheenjohtajan vaali"))
    assert made.meaning is not None
    (vote,) = made.meaning.votes

    assert (vote.about, vote.winner) == ("election", winner)


def test_of_two_motions_that_nobody_tells_apart_none_is_said() -> None:
    """A vote on one of two motions, not named, has no motion; a named one has."""
    two = "Liisa Laine ehdotti Eino Elon kannattamana, että koulu lakkautetaan vuonna 2030. "
    unnamed = "Annettiin 7 jaa-ääntä ja 2 ei-ääntä. Ehdotus hyväksyttiin."
    named = "Mallin ehdotuksesta äänestettäessä annettiin 7 jaa-ääntä ja 2 ei-ääntä. "

    (first,) = votes_of(FINNISH + two + unnamed)
    second, *_ = votes_of(FINNISH + two + named + "Ehdotus hyväksyttiin.")

    assert first.motion_start is None
    assert second.motion_start is not None


def votes_of(text: str) -> tuple:  # type: ignore[type-arg]
    """Return the votes of a text."""
    made = read_again(make_decision(text=text, title=None))
    assert made.meaning is not None
    return made.meaning.votes


def test_a_long_list_without_a_verb_is_read_in_one_go() -> None:
    """Two hundred names of a council, in a list that says no side, end the reading."""
    letters = "abcdefghijklmn"
    names = [f"A{a}{b} Ko{b}{a}-Aho" for a in letters for b in letters]
    text = FINNISH + f"Jaa-äänet: {len(names)}\n" + ", ".join(names) + "\nEi-äänet: 0\n"

    (vote,) = votes_of(text + ", ".join(names) + "\nEhdotus hyväksyttiin.")

    assert vote.names is not None
    assert vote.names.for_ == tuple(names)
