"""Whole pages that tell a decision: bulletins, news, notices and items of minutes.

Each row of ``meaning_pages.tsv`` is a page with what became of the matter and, where the cell
is not empty, of the proposal, with the figures of its votes and with the sums it decides.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.importing.row_facts import row_facts

TABLE = Path(__file__).parent / "tables" / "meaning_pages.tsv"


def rows() -> list[tuple[str, str, str, str, str]]:
    """Return the rows: outcome, fate, figures, sums, page."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()[1:]
    cells = (line.split("\t") for line in lines if line)
    return [(a, b, c, d, e) for a, b, c, d, e in cells]


@pytest.mark.parametrize(("outcome", "fate", "figures", "sums", "page"), rows())
def test_a_page_tells_what_was_decided(
    outcome: str, fate: str, figures: str, sums: str, page: str
) -> None:
    """Outcome, fate, figures and sums are those of the row."""
    facts = row_facts({"id": "page", "text": page.replace("|", "\n")})
    assert facts["matter_outcome"] == outcome
    if fate:
        assert facts["proposal_fate"] == fate
    if figures:
        votes = [f"{vote['for']}-{vote['against']}" for vote in facts["votes"]]
        assert ";".join(votes) == figures
        assert facts["decided_by_vote"]
    if sums:
        told = sorted(one["euros"] for one in facts["money"])
        assert told == [float(one) for one in sums.split(",") if one != "none"]


def test_a_matter_above_the_name_of_the_decisions_is_the_only_one() -> None:
    """The page's address calls it the decisions of a meeting; it tells of one matter."""
    text = (
        "Lägesrapport om motioner\n\nStadsfullmäktiges beslut 9.5.2032\n\n"
        "På mötet behandlades en rapport om motioner från förra perioden. "
        "Fullmäktige beslutade anteckna åtgärderna för kännedom. Motion 4 hålls i kraft."
    )
    address = (
        "https://www.toritila.fi/sv/meddelanden/stadsfullmaktiges-beslut-9-5-2032/"
    )

    facts = row_facts({"id": "page", "url": address, "text": text})

    assert facts["matter_outcome"] == "noted"
