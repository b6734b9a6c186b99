"""Every row of the table of frames reads its own example."""

from __future__ import annotations

import pytest

from analyzers.decision.meaning.grammar.clauses import clauses
from analyzers.decision.meaning.grammar.frames import Frame, frames


@pytest.mark.parametrize("frame", frames(), ids=lambda frame: str(frame.rule))
def test_a_frame_reads_its_example(frame: Frame) -> None:
    """The example's verb, with what stands beside it, is the row's act."""
    acts = [act.kind for clause in clauses(frame.example) for act in clause.acts]

    assert frame.act in acts


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        ("Ärendet stryks från listan.", "remove"),
        ("Som utlåtande framförs att planen är bra.", "state"),
    ],
)
def test_a_row_of_several_verbs_reads_each_of_them(sentence: str, act: str) -> None:
    """A row has one example; what its other verbs and signs read stands here."""
    acts = [one.kind for clause in clauses(sentence) for one in clause.acts]

    assert act in acts


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        ("Lautakunta päättää, ettei hakemus anna aihetta toimenpiteisiin.", "refuse"),
        ("Kunnanhallitus päättää olla myöntämättä takausta.", "refuse"),
        ("Hakemusta ei voida hyväksyä.", "refuse"),
        ("Nämnden beslutar att inte bevilja understöd.", "refuse"),
        ("Lautakunta myöntää luvan, koska hakemusta ei voida hylätä.", "grant"),
    ],
)
def test_denials_are_read_with_their_verb(sentence: str, act: str) -> None:
    """A denial belongs to the verb of its clause; a reason's verb decides nothing."""
    acts = [
        one.kind
        for clause in clauses(sentence)
        if clause.role != "aside"
        for one in clause.acts
        if one.kind not in {"decide", "do"}
    ]

    assert acts == [act]
