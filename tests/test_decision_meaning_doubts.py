"""A value that marks of its wording make doubtful is said, but not shown as fact."""

from __future__ import annotations

import pytest

from analyzers.decision.meaning.grammar.units import units
from analyzers.decision.meaning.matters.matters import Matter
from analyzers.decision.meaning.outcomes.doubts import DOUBTED, doubted, is_doubtful
from analyzers.decision.meaning.outcomes.resolutions import Resolution
from analyzers.decision.meaning.reading import LEAST, SHOWN
from analyzers.decision.meaning_values import MatterOutcome


@pytest.mark.parametrize(
    ("outcome", "rule", "kind", "wording", "expected"),
    [
        ("granted", "grant-fi-1", "request", "Lupa myönnetään.", False),
        ("granted", "grant-fi-1", "request", "Lupa myönnetään. Muuta ei tehdä.", True),
        ("granted", "grant-fi-1", "own", "Lupa myönnetään.", False),
        ("granted", "grant-fi-1", "own", "Lupa myönnetään. Enää ei aikaa.", True),
        (
            "granted",
            "approve-fi-1",
            "own",
            "Ilmoitus hyväksytään seuraavin määräyksin:\n1. Työ tehdään päivällä. Enää ei aikaa.",
            False,
        ),
        ("granted", "do", "asked", "Katua valaistaan.", True),
        ("granted", "do", "request", "Katua valaistaan.", True),
        (
            "approved",
            "approve-fi-1",
            "own",
            "Kaava hyväksytään. Maksua ei alenneta.",
            False,
        ),
        (
            "approved",
            "approve-fi-1",
            "request",
            "Se hyväksytään. Lupaa ei anneta.",
            True,
        ),
        ("rejected", "refuse-fi-1", "claim", "Vaatimus hylätään.", False),
        (
            "rejected",
            "refuse-fi-1",
            "claim",
            "Lupa myönnetään. Vaatimus hylätään.",
            True,
        ),
        ("noted", "note-fi-1", "own", "Merkitään tiedoksi. Lupaa ei myönnetä.", False),
        (
            "granted",
            "grant-sv-1",
            "request",
            "Lov beviljas. Bidrag beviljas inte.",
            True,
        ),
    ],
)
def test_what_makes_a_value_doubtful(
    outcome: MatterOutcome, rule: str, kind: str, wording: str, expected: bool
) -> None:
    rows = list(units(wording, 0, len(wording)))
    found = Resolution(outcome, rows[0], rule, 0.95)
    matter = Matter(kind, "")

    assert is_doubtful(found, matter, rows) is expected
    assert (doubted(found, matter, rows).confidence < SHOWN) is expected


def test_a_doubtful_value_is_said_but_not_shown() -> None:
    assert LEAST <= DOUBTED < SHOWN


def test_terms_far_below_the_decision_make_no_doubt() -> None:
    """Of "Maksuja ei palauteta" at the end of a long permit nothing of it is refused."""
    terms = "".join(f"Ehto {number} koskee aluetta. " for number in range(9))
    text = f"Lupa myönnetään. {terms}Maksuja ei palauteta."
    rows = list(units(text, 0, len(text)))
    found = Resolution("granted", rows[0], "grant-fi-1", 0.95)

    assert not is_doubtful(found, Matter("request", ""), rows)
