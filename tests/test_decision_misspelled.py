"""Typing errors in deciding verbs are read; other unknown words are not mended."""

import pytest

from analyzers.decision.meaning.grammar.clauses import clauses
from analyzers.decision.meaning.grammar.misspelled import mended

WRONG = (
    ("hylätän", "hylätään"),
    ("hylätääm", "hylätään"),
    ("hyväksyttään", "hyväksytään"),
    ("myönnettään", "myönnetään"),
    ("myönetään", "myönnetään"),
    ("päättti", "päätti"),
    ("päätetän", "päätetään"),
    ("toedtaan", "todetaan"),
    ("vuokrtaan", "vuokrataan"),
    ("avslåss", "avslås"),
    ("godkäns", "godkänns"),
    ("beviljjas", "beviljas"),
)


@pytest.mark.parametrize(("word", "meant"), WRONG)
def test_a_typing_error_is_mended(word: str, meant: str) -> None:
    assert mended(word) == meant


@pytest.mark.parametrize(
    "word", ["beslutet", "avslag", "päätös", "hylly", "mallila", "sotkamo", "osa"]
)
def test_another_word_is_left(word: str) -> None:
    assert mended(word) is None


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        ("Hakemus hylätän.", "refuse"),
        ("Myönnettään 900 euroa.", "grant"),
        ("Hyväksyttään tarjous.", "approve"),
        ("Ansökan avslåss.", "refuse"),
        ("Lupaa ei myönnettä.", "refuse"),
    ],
)
def test_a_clause_acts_by_its_misspelled_verb(sentence: str, act: str) -> None:
    assert [one.kind for clause in clauses(sentence) for one in clause.acts] == [act]
