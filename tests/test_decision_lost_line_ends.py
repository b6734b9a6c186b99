"""Texts that a converter of PDF left on one line: their labels begin lines again."""

from __future__ import annotations

import pytest

from analyzers.decision.lines.lost_line_ends import with_line_ends
from analyzers.decision.model import DecisionText
from analyzers.decision.reading import read

ITEM = """Tekninen lautakunta 4.5.2022 § 61

Hakemus venepaikan saamiseksi

Uolevi Ruska hakee venepaikkaa Kaislalahden rannasta. Paikkoja on rannassa kaikkiaan \
kaksikymmentä, ja ne on jaettu kevään aikana hakijoille saapumisjärjestyksessä. Ruskan \
hakemus saapui määräajan jälkeen 3.5.2022.

{proposal}
{proposed}

{decision}
{decided}

{tail}
Oikaisuvaatimus tehdään lautakunnalle 14 päivän kuluessa."""
LAYOUTS = (
    ("Päätösehdotus:", "Päätös:", "Muutoksenhaku:"),
    ("EHDOTUS:", "PÄÄTÖS:", "MUUTOKSENHAKU:"),
    ("Ehdotus (tekninen johtaja):", "Lautakunnan päätös:", "Oikaisuvaatimusohje"),
    ("Teknisen johtajan ehdotus:", "Päätös", "Muutoksenhaku"),
    ("Rakennustarkastaja:", "Tekninen lautakunta:", "Muutoksenhaku"),
)
DECIDED = (
    ("Hakemus hylätään.", "Ehdotus hyväksyttiin.", "rejected", "as-proposed"),
    ("Hakemukseen suostutaan.", "Hyväksyttiin.", "granted", "as-proposed"),
    ("Hakemus hylätään.", "Asia jätettiin pöydälle.", "tabled", "tabled"),
    (
        "Hakemukseen suostutaan.",
        "Asia palautettiin valmisteluun.",
        "returned",
        "returned",
    ),
    ("Hakemus hylätään.", "Ehdotuksen mukaan.", "rejected", "as-proposed"),
)


def flat(layout: tuple[str, str, str], proposed: str, decided: str) -> str:
    """Return an item on one line."""
    proposal, decision, tail = layout
    text = ITEM.format(
        proposal=proposal,
        proposed=proposed,
        decision=decision,
        decided=decided,
        tail=tail,
    )
    return " ".join(text.split())


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: str(layout[1]))
@pytest.mark.parametrize(("proposed", "decided", "outcome", "fate"), DECIDED)
def test_an_item_on_one_line_means_what_its_lines_said(
    layout: tuple[str, str, str], proposed: str, decided: str, outcome: str, fate: str
) -> None:
    """What was decided is read as if the line ends had been kept."""
    meaning = read(DecisionText(flat(layout, proposed, decided))).meaning

    assert meaning is not None
    assert (meaning.matter_outcome, meaning.proposal_fate) == (outcome, fate)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: str(layout[1]))
def test_only_blanks_become_line_breaks(layout: tuple[str, str, str]) -> None:
    """Every place of the text stays where it was."""
    text = flat(layout, "Hakemus hylätään.", "Hyväksyttiin.")
    found = with_line_ends(text)

    assert found != text
    assert len(found) == len(text)
    assert found.replace("\n", " ") == text


@pytest.mark.parametrize(
    "text",
    [
        "Päätös: hyväksyttiin.",
        "Kesällä rannalla oli vilkasta. " * 20,
        ITEM.format(
            proposal="Ehdotus:",
            proposed="Hakemus hylätään.",
            decision="Päätös:",
            decided="Hyväksyttiin.",
            tail="Muutoksenhaku",
        ),
    ],
    ids=["short", "no labels", "with its lines"],
)
def test_a_text_that_has_its_line_ends_stays_as_it_is(text: str) -> None:
    """Neither a short text nor one without labels nor one with lines is cut."""
    assert with_line_ends(text) == text
