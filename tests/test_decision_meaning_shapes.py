"""Short items in the wordings of many clerks: consents, refusals, and what looks like them."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.importing.row_facts import row_facts

TABLE = Path(__file__).parent / "tables" / "meaning_shapes.tsv"
"""Outcomes that are right ("/" between them), who decides, and the parts of the item."""
BODIES = {
    "m": "Kunnanhallitus 4.4.2031 § 50",
    "v": "Kunnanvaltuusto 4.4.2031 § 50",
    "l": "Ympäristölautakunta 4.4.2031 § 50",
    "o": "Helmilän kaupunki\nViranhaltijapäätös\nPalvelupäällikkö 5.5.2031 § 4",
}
ROWS = [line.split("\t") for line in TABLE.read_text("utf-8").splitlines()[1:]]


def text_of(body: str, title: str, told: str, proposal: str, decision: str) -> str:
    """Return an item; "|" is a line break in it."""
    parts = [BODIES[body], title, told]
    parts.append(f"Ehdotus\n{proposal}" if proposal else "")
    parts.append(f"Päätös\n{decision}")
    return "\n\n".join(part.replace("|", "\n") for part in parts if part)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[2]}: {row[5]}"[:70])
def test_a_short_item_means_what_it_says(row: list[str]) -> None:
    """No refusal is shown as a consent, nor the reverse."""
    outcomes, *parts = row

    facts = row_facts({"id": "a", "text": text_of(*parts)})

    assert facts["matter_outcome"] in outcomes.split("/")
