"""A gate of words never shuts out a pattern that a text matches."""

from __future__ import annotations

import random
import re

from analyzers.decision.meaning.grammar.frames import frames
from analyzers.decision.meaning.grammar.likely_acts import may_tell
from analyzers.text.quick_patterns import quick
from analyzers.text.word_gate import WordGate

PATTERNS = (
    r"\d+ ääntä",
    r"puolesta|vastaan",
    r"kala.{1,9}(?:vene|ääntä)",
    r"\bei ole\b",
    r"x?",
    r"vene\b.*\bkala",
)


LETTERS = "kalavenej 1äätypuosti."
WORDS = ("kalaa", "veneet", "7 ääntä", "puolesta", "vastaan", "ei ole", "x")


def test_rows_open_by_words_inside_words() -> None:
    gate = WordGate({"vote": quick(r"\d+ ääntä").needs, "kind": quick("vene").needs})
    assert gate.of("kalaveneiden") == {"kind"}
    assert gate.of("7 ääntä") == {"vote"}
    assert gate.of("kala") == set()


def test_all_sets_must_be_met() -> None:
    gate = WordGate({1: [["aika", "tid"], ["läsnä"]]})
    assert gate.of("aikaa kului") == set()
    assert gate.of("tiden gick, läsnä") == {1}


def test_rows_that_need_no_words_or_short_ones_are_always_open() -> None:
    gate = WordGate({"any": [], "short": [["§", "kala"]], "letters": [["ei"]]})
    assert gate.of("") == {"any", "short", "letters"}


def test_what_matches_is_likely() -> None:
    drawn = random.Random(7)
    gate = WordGate({one: quick(one).needs for one in PATTERNS})
    for _ in range(2_000):
        text = "".join(drawn.choices(LETTERS, k=drawn.randrange(40)))
        text += " ".join(drawn.choices(WORDS, k=drawn.randrange(5)))
        matching = {one for one in PATTERNS if re.search(one, text)}
        assert matching <= gate.of(text), text


def test_every_act_may_be_told_by_its_example() -> None:
    for frame in frames():
        assert may_tell(frozenset([frame.act]), frame.example.lower()), frame.rule


def test_acts_that_need_nothing_beside_are_told_by_misspelled_verbs() -> None:
    puts_off = frozenset(["table"])
    assert may_tell(puts_off, "ärendet bordlläggss.")
    assert not may_tell(puts_off, "planen godkändes.")
