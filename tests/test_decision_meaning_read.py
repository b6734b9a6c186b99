"""Invented items of many layouts and notations, each with all that it means.

A row's first line has, by letter: o outcome, f fate, v votes (for-against-empty-absent),
by whether a vote decided, d dissents, a ways of appeal, m sums, l language.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.importing.row_facts import row_facts

TABLE = Path(__file__).parent / "tables" / "meaning_read.txt"


def items() -> list[tuple[dict[str, str], str, str]]:
    """Return what is expected, the title and the text of each item."""
    found = []
    for block in TABLE.read_text("utf-8").strip().split("\n\n"):
        head, title, *lines = block.split("\n")
        expected = dict(part.split("=", 1) for part in head[2:].split(" "))
        found.append((expected, title[2:].strip(), "\n".join([title[2:], *lines])))
    return found


@pytest.mark.parametrize(
    ("expected", "title", "text"), items(), ids=lambda value: str(value)[:40]
)
def test_an_item_means_what_its_row_says(
    expected: dict[str, str], title: str, text: str
) -> None:
    """Outcome, fate, votes, dissents, appeals and sums, all at once."""
    facts = row_facts({"id": "a", "title": title, "text": text})
    names = ("for", "against", "empty", "absent")
    found = {
        "o": facts["matter_outcome"],
        "f": facts["proposal_fate"],
        "v": ",".join(
            "-".join(str(vote[name]) for name in names) for vote in facts["votes"]
        ),
        "by": str(int(facts["decided_by_vote"])),
        "d": str(facts["dissents"]),
        "a": ",".join(sorted(set(facts["appeal"]) - {"none-stated"})),
        "m": ",".join(f"{one['euros']:g}" for one in facts["money"]),
    }
    wanted = {"v": "", "by": "0", "d": "0", "a": "", "m": "", **expected}
    wanted["a"] = ",".join(sorted(filter(None, wanted["a"].split(","))))
    wanted["m"] = ",".join(f"{float(one):g}" for one in wanted["m"].split(",") if one)
    wanted.pop("l", None)
    found["m"] = ",".join(sorted(found["m"].split(",")))
    wanted["m"] = ",".join(sorted(wanted["m"].split(",")))

    assert found == wanted
