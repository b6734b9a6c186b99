"""Long lists and tales without a vote are not read again for each of their rows."""

from __future__ import annotations

import pytest

from analyzers.decision.meaning.grammar.units import units
from analyzers.decision.meaning.voting import vote_passages as passages


@pytest.mark.parametrize(
    "row",
    [
        "Äänestys tulos jaa 5",
        "Mallin ehdotusta kannatti 7 jäsentä.",
        "Puolesta äänestivät Aho, Elo ja Koski.",
        "Vaalissa oli Aino Malli ja äänet",
        "Mallin ehdotusta äänesti Koski, Aho",
    ],
)
def test_what_no_longer_run_can_tell_is_not_looked_for(
    row: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = f"{row}\n" * 200
    rows = list(units(text, 0, len(text)))
    letters = 0
    for name in ("matched_vote", "candidates_vote"):
        read = getattr(passages, name)

        def counted(words: str, *others: object, read: object = read) -> object:
            nonlocal letters
            letters += len(words)
            return read(words, *others)  # type: ignore[operator]

        monkeypatch.setattr(passages, name, counted)
    assert passages.vote_passages(rows, [], set()) == []
    assert letters < 20 * len(text)


def test_votes_over_several_rows_are_found() -> None:
    text = "Äänestys\nJaa\nAho Aino\nElo Eeva\nEi\nKoski Kalle\nPuro Pekka\n"
    rows = list(units(text, 0, len(text)))
    found = passages.vote_passages(rows, [], set())
    assert [(one.vote.plus, one.vote.minus) for one in found] == [(2, 2)]
