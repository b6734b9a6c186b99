"""What a decision says in everyday words is read in every layout.

Each row of ``meaning_wordings.tsv`` is a matter, what came before, and the words that
decide it; the layouts, of officeholders and of bodies, take turns.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from corpus.importing.row_facts import row_facts

TABLE = Path(__file__).parent / "tables" / "meaning_wordings.tsv"


class Worded(NamedTuple):
    """A row of the table; ``by``: who can decide it, an official or only a body."""

    language: str
    outcome: str
    by: str
    title: str
    before: str
    words: str


OFFICIALS = {
    "fi": (
        "VIRANHALTIJAPÄÄTÖS\nTekninen johtaja 3.4.2025 § 12\n\n{t}\n\n{h} {d}\n\n"
        "Oikaisuvaatimusohje liitteenä.",
        "Kaupungininsinööri, päätös 30.8.2023 § 5\n{t}\n{h} {d}",
        "Hallintopäällikkö § 17/2025\n{t}\n\n{h}\n\nPäätös\n{d}\n\nTiedoksi\nHakija",
        "Sivistysjohtaja 4.5.2024 § 8\n{t}\n\nPäätös: {d}\nPerustelut: {h}\n"
        "Muutoksenhaku: oikaisuvaatimus 14 päivän kuluessa lautakunnalle.",
        "Tekninen johtaja\nPäätöspöytäkirja 4/2025\n{t}\n\nSelostus asiasta\n{h}\n\n"
        "Ratkaisu\n{d}\n\nNähtävänä 5.5.2025",
    ),
    "sv": (
        "TJÄNSTEMANNABESLUT\nTekniska direktören 3.4.2025 § 12\n\n{t}\n\n{h} {d}\n\n"
        "Anvisning för begäran om omprövning bifogas.",
        "Bildningschefen, beslut 30.8.2023 § 5\n{t}\n{h} {d}",
        "Tekniska direktören § 17/2025\n{t}\n\n{h}\n\nBeslut\n{d}\n\nFör kännedom\nSökanden",
        "Fritidssekreteraren 4.5.2024 § 8\n{t}\n\nBeslut: {d}\nMotivering: {h}\n"
        "Omprövning begärs hos nämnden inom 14 dagar.",
    ),
}
BODIES = {
    "fi": (
        "Tekninen lautakunta 11.6.2024 § 52\n{t}\n{h}\nTeknisen johtajan ehdotus: {d}\n"
        "Tekninen lautakunta hyväksyi ehdotuksen.",
        "Kunnanhallitus § 5 11.6.2024\n\n{t}\n\n{h}\n\nEhdotus\n{d}\n\nPäätös\n"
        "Hyväksyttiin.",
        "§ 12 {t}\n\n{h}\n\nKJ: {d}\n\nKH: Ehdotuksen mukaan.",
        "Hyvinvointilautakunta 3.3.2025 § 7\n{t}\n\n{h}\n\nPäätös\n{d}\n",
        "Tekninen lautakunta 11.6.2024 § 52\n{t}\nTekninen lautakunta käsitteli asiaa "
        "3.2.2024 § 8 ja päätti hylätä silloisen esityksen äänin 5–4. {h}\n\n"
        "Esittelijä: {d}\n\nPäätös: Hyväksyttiin yksimielisesti.\n",
    ),
    "sv": (
        "Tekniska nämnden 11.6.2024 § 52\n{t}\n{h}\nTekniska direktörens förslag: {d}\n"
        "Tekniska nämnden godkände förslaget.",
        "Kommunstyrelsen § 5 11.6.2024\n\n{t}\n\n{h}\n\nFörslag\n{d}\n\nBeslut\nGodkändes.",
        "Tekniska nämnden 3.3.2025 § 7\n{t}\n\n{h}\n\nBeslut\n{d}\n",
    ),
}


def items() -> Iterator[tuple[Worded, str]]:
    """Yield every row in three layouts; the layouts take turns."""
    rows = [
        Worded(*line.split("\t"))
        for line in TABLE.read_text("utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    for number, row in enumerate(rows):
        own = OFFICIALS[row.language] if row.by == "official" else ()
        layouts = (*own, *BODIES[row.language])
        for turn in range(3):
            layout = layouts[(number + turn * 4) % len(layouts)]
            yield row, layout.format(t=row.title, h=row.before, d=row.words)


@pytest.mark.parametrize(
    ("row", "text"), list(items()), ids=lambda value: str(value)[:70]
)
def test_everyday_words_mean_the_same_in_every_layout(row: Worded, text: str) -> None:
    """The outcome is the one that the row names."""
    facts = row_facts({"id": "a", "title": row.title, "text": text})

    assert (facts["matter_outcome"], text) == (row.outcome, text)
