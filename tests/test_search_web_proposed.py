"""An agenda item says first what is proposed; a meeting's page what became of it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from corpus.model import Block, Decision, EarlierHandling
from search_web.page.components.proposed import proposed
from tests.making import read_again
from tests.search_web_world import decision, make_client

INTRODUCTION = "Tarjouksia on saatu kolme.\n\n"


def agenda_item(words: str, **changes: Any) -> Decision:
    """An item of a coming meeting with *words* as its proposal."""
    text = INTRODUCTION + words
    given: dict[str, Any] = {
        "text": text,
        "blocks": (
            Block("preparation", "Valmistelu", 0, len(INTRODUCTION) - 2),
            Block("proposal", "Päätösehdotus", len(INTRODUCTION), len(text)),
        ),
        "status": "agenda",
        "outcome": None,
        "minutes_section": None,
        **changes,
    }
    return decision(3, **given)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            "Kunnanhallitus myy kiinteistön. Kauppa tehdään keväällä.",
            "myy kiinteistön.",
        ),
        (
            "kunnanjohtaja Eero Lintukangas\n\nKunnanhallitus myy kiinteistön Oy:lle.",
            "Kunnanhallitus myy kiinteistön Oy:lle.",
        ),
        (
            "Lautakunta päättää:\n- hyväksyä taksan ja\n- periä maksun.",
            "Lautakunta päättää: - hyväksyä taksan ja",
        ),
        (
            "Kommunstyrelsen beslutar\n\n1. godkänna avtalet, och\n\n2. justera genast.",
            "Kommunstyrelsen beslutar 1. godkänna avtalet, och",
        ),
        ("Merkitään tiedoksi.", "Merkitään tiedoksi."),
    ],
)
def test_what_is_proposed_in_its_own_words(words: str, said: str) -> None:
    found = proposed(agenda_item(words))

    assert found is not None
    assert said in found
    assert "Lintukangas" not in found
    assert "keväällä" not in found


def test_a_long_proposal_is_cut_at_a_word() -> None:
    found = proposed(agenda_item("Kunnanhallitus myy " + "kiinteistön " * 60))

    assert found is not None
    assert found.endswith("kiinteistön …")


def test_what_was_decided_or_proposed_earlier_is_no_proposal() -> None:
    """Minutes tell what was decided; an earlier body's proposal is not this one's."""
    words = "Lautakunta esittää kiinteistön myymistä."
    end = len(INTRODUCTION + words)
    earlier = EarlierHandling("Tekninen lautakunta", None, None)
    quoted = Block("proposal", "Ehdotus", len(INTRODUCTION), end, earlier=earlier)

    assert proposed(agenda_item(words, status="minutes")) is None
    assert proposed(agenda_item(words, blocks=(quoted,))) is None
    assert proposed(agenda_item(words, blocks=())) is None


def test_the_pages_of_an_agenda_tell_what_is_proposed(tmp_path: Path) -> None:
    """On the item's page in the panel, on the meeting's page as a proposal."""
    words = "kunnanjohtaja Eero Lintukangas\n\nKunnanhallitus myy kiinteistön."
    meeting: dict[str, Any] = {
        "date": dt.date(2026, 12, 14),
        "body": "Kunnanhallitus",
        "body_name": "Kunnanhallitus",
        "municipality": "Lahti",
    }
    empty = agenda_item("", decision_id="mallila/otsikko", **meeting, blocks=())
    client = make_client(
        tmp_path, [agenda_item(words, decision_id="mallila/esitys", **meeting), empty]
    )
    html = client.get("/en/paatos/mallila/esitys").text
    listed = client.get("/en/kokous/Lahti/Kunnanhallitus/2026-12-14").text

    assert '<p class="ruling" lang="fi">Kunnanhallitus myy kiinteistön.</p>' in html
    assert "Proposal:</span> Kunnanhallitus myy kiinteistön." in listed
    assert "No proposal was found" in client.get("/en/paatos/mallila/otsikko").text
    assert '<dl class="keys">' not in client.get("/en/paatos/mallila/otsikko").text


def test_a_meeting_tells_what_became_of_what_was_proposed(tmp_path: Path) -> None:
    """Beside the link that compares the item with its agenda."""
    meeting: dict[str, Any] = {
        "date": dt.date(2026, 3, 2),
        "municipality": "Lahti",
        "decision_id": "mallila/muutos",
    }
    proposal = "Lautakunta hyväksyy taksan."
    before = agenda_item(proposal, **meeting)
    text = f"Päätösehdotus\n\n{proposal}\n\nPäätös\n\nLautakunta hyväksyi ehdotuksen."
    start, decided = text.index(proposal), text.index("Lautakunta hyväksyi")
    after = read_again(
        decision(
            3,
            text=text,
            blocks=(
                Block("proposal", "Päätösehdotus", start, start + len(proposal)),
                Block("decision", "Päätös", decided, len(text)),
            ),
            **meeting,
        )
    )
    html = make_client(tmp_path, [before, after]).get(
        "/en/kokous/Lahti/Sivistyslautakunta/2026-03-02"
    )

    told = html.text[html.text.index("<article") :]
    assert told.index("Proposal adopted") < told.index("Compare with the agenda")
