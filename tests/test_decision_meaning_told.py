"""Decisions that bulletins and news tell in everyday words.

Each row of ``meaning_told.tsv`` is a sentence below the head of a page of decisions, and
behind a sentence on the meeting; what is planned, described or others' decides nothing.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.importing.row_facts import row_facts

TABLE = Path(__file__).parent / "tables" / "meaning_told.tsv"
BODIES = {
    "fi": (
        ("valtuusto", "Kunnanvaltuusto", "Kunnanvaltuuston"),
        ("lautakunta", "Tekninen lautakunta", "Teknisen lautakunnan"),
        ("", "Kunnanhallitus", "Kunnanhallituksen"),
    ),
    "sv": (
        ("fullmäktige", "Fullmäktige", "Kommunfullmäktiges"),
        ("nämnden", "Bildningsnämnden", "Bildningsnämndens"),
        ("", "Kommunstyrelsen", "Kommunstyrelsens"),
    ),
}
PAGES = {
    "fi": (
        "{whose} päätöksiä 12.5.2025\n\n{title}\n\n{words}\n",
        "{title}\n\n13.5.2025\n\n{body} kokoontui maanantaina 12.5. {words} "
        "Lisätietoja antaa sihteeri Anna Aho.\n",
    ),
    "sv": (
        "{whose} beslut 12.5.2025\n\n{title}\n\n{words}\n",
        "{title}\n\n13.5.2025\n\n{body} höll möte måndagen den 12.5. {words} "
        "Mer information ger sekreterare Anna Åker.\n",
    ),
}


def rows() -> list[tuple[str, str, str, str]]:
    """Return the rows: language, outcome, title, sentence."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()[1:]
    cells = (line.split("\t") for line in lines if line)
    return [(a, b, c, d) for a, b, c, d in cells]


@pytest.mark.parametrize(("language", "outcome", "title", "words"), rows())
def test_a_bulletin_tells_a_decision_in_everyday_words(
    language: str, outcome: str, title: str, words: str
) -> None:
    """The sentence is what the page tells that was decided, if anything was."""
    _, body, whose = next(
        one for one in BODIES[language] if one[0] in f"{title} {words}".lower()
    )
    for page in PAGES[language]:
        text = page.format(body=body, whose=whose, title=title, words=words)
        facts = row_facts({"id": "told", "text": text})

        assert (facts["matter_outcome"], text) == (outcome, text)


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Fullmäktiges sammanträde 3.3\n\n5.3.2025\n\nBåtplatsen bordlades.", "tabled"),
        ("Kunnanhallituksen kokous 3.3.\n\nAloite hylättiin.", "rejected"),
        ("Kunnanhallituksen kokous 3.3.\n\nTontti myytiin Malli Oy:lle.", "approved"),
        ("Nämndens möte 3.3.2025\n\nTomten säljs till Modell Ab.", "none"),
        ("Kunnanhallituksen kokous 3.3.\n\nTontti myydään Malli Oy:lle.", "none"),
        ("Hyvinvointialue\n\nToimielin päätti, että palkkiot maksetaan.", "approved"),
        ("Området\n\nOrganet beslutade att arvoden betalas.", "approved"),
    ],
)
def test_below_whose_meeting_it_was_what_was_done_is_told(
    text: str, outcome: str
) -> None:
    """What will be done may be on the agenda; nor is every decider called a board."""
    facts = row_facts({"id": "told", "text": text})

    assert facts["matter_outcome"] == outcome
