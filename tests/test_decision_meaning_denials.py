"""A decision denied, not adopted, past or only spoken of is never read as the plain one.

Each row of ``meaning_denials.tsv`` names the outcomes that would be the opposite of what it
says: "Hakemusta ei hyväksytä" is no consent, and a proposal to refuse that was not adopted
is no refusal.
"""

from __future__ import annotations

import pytest

from analyzers.decision.meaning.reading import read_meaning
from tests.table_rows import rows_of
from tests.test_decision_meaning_items import item

ROWS = rows_of("meaning_denials.tsv")


@pytest.mark.parametrize(("never", "title", "proposal", "decision"), ROWS)
def test_the_opposite_is_never_said(
    never: str, title: str, proposal: str, decision: str
) -> None:
    """Not known is allowed, the opposite is not."""
    text, parts = item(title, proposal, decision)
    meaning = read_meaning(text, parts, title=title)

    assert meaning.matter_outcome not in never.split()
