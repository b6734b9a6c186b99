"""Taking a decision apart: templates written by us, and the real seeds."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.importing.rows import row_decision
from corpus.model import Decision, from_json, to_json
from tests.making import make_decision, read_again


def draft(text: str, **fields: object) -> Decision:
    values: dict[str, object] = {
        "decision_id": "test/1",
        "source_id": "test",
        "platform": "test",
        "url": None,
        "title": None,
        "text": text,
    }
    return make_decision(**{**values, **fields})  # type: ignore[arg-type]


CASEM = """Sivistyslautakunta, kokous 5.3.2024

Pöytäkirja on tarkastettu

§ 14 Koulukuljetusten periaatteet lukuvuonna 2024-2025

KUVDno-2024-77

Valmistelija

sivistysjohtaja

Perustelut

Kuljetusperiaatteet tarkistetaan vuosittain.

Ehdotus

Esittelijä

Sivistysjohtaja Aino Esimerkki

Lautakunta hyväksyy periaatteet.

Päätös

Ehdotus hyväksyttiin.
"""


def test_casem_page_is_taken_apart() -> None:
    decision = read_again(draft(CASEM))

    assert decision.body == "Sivistyslautakunta"
    assert decision.body_type == "lautakunta"
    assert decision.date == dt.date(2024, 3, 5)
    assert decision.minutes_section == "14"
    assert decision.title == "Koulukuljetusten periaatteet lukuvuonna 2024-2025"
    assert decision.case_number == "KUVDno-2024-77"
    assert decision.outcome == "approved"
    assert decision.outcome_sentence == "Lautakunta hyväksyy periaatteet."


def test_what_the_draft_says_is_kept() -> None:
    decision = read_again(draft(CASEM, title="Toinen otsikko", minutes_section="99"))

    assert decision.title == "Toinen otsikko"
    assert decision.minutes_section == "99"


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=400))
def test_no_text_makes_it_raise(text: str) -> None:
    decision = read_again(draft(text))

    assert decision.text == text
    for block in decision.blocks:
        assert 0 <= block.start <= block.end <= len(text)


_FATES = {"approved": "as-proposed", "noted": "as-proposed"}
"""What became of the proposal, by the word that the seeds have for it."""


def _fate(decision: Decision) -> str:
    return decision.meaning.proposal_fate if decision.meaning else "none"


def test_seeds_hold_what_a_reader_finds(shared: Path) -> None:
    expected = json.loads((shared / "seeds" / "expected.json").read_text("utf-8"))
    for name, facts in expected.items():
        decision = read_again(draft((shared / "seeds" / name).read_text("utf-8")))
        day = decision.date.isoformat() if decision.date else None
        assert day == facts["date"], name
        for field in ("minutes_section", "case_number"):
            assert getattr(decision, field) == facts[field], (name, field)
        assert _fate(decision) == _FATES.get(facts["outcome"], "none"), name
        if "title" in facts:
            assert decision.title == facts["title"], name
        for field in ("title", "proposal", "decision", "body"):
            part = facts.get(f"{field}_contains")
            if part:
                value = getattr(decision, field) or ""
                assert part.casefold() in value.casefold(), (name, field)
            elif f"{field}_contains" in facts and field != "body":
                assert getattr(decision, field) is None, (name, field)
        if "attachments" in facts:
            assert len(decision.attachments) == facts["attachments"], name


@pytest.mark.parametrize("text", ["", "\x00", "§", "Päätös", "\ud800", "| | |"])
def test_scraps_give_an_empty_decision(text: str) -> None:
    decision = read_again(draft(text))

    assert decision.outcome is None
    assert decision.case_number is None


@pytest.mark.parametrize(
    "piece",
    [
        "A",
        "Ab-",
        "a ",
        "- ja ",
        "§ 1\n",
        "Päätös\n",
        "Lautakunta 1.2.2020 § 3\n",
        "12/00.",
        "*|",
    ],
)
def test_hostile_repetition_is_read_in_linear_time(piece: str) -> None:
    """100,000 characters; a quadratic pattern would take minutes."""
    decision = read_again(draft(piece * (100_000 // len(piece))))

    assert decision.decision_id == "test/1"


def test_cut_and_garbled_texts_never_raise() -> None:
    whole = CASEM.encode()
    for end in range(0, len(whole), 7):
        read_again(draft(whole[:end].decode("utf-8", "replace")))
        read_again(draft(whole[end:].decode("cp1252", "replace")))
    read_again(draft(whole.decode("utf-16-le", "replace")))


def test_a_title_the_source_told_is_not_looked_for_in_the_text() -> None:
    """An adapter's text may begin with the matter itself; nothing of it gets lost."""
    text = "Hakija pyytää lupaa\n\nPäätös\n\nLupa myönnettiin."
    decision = read_again(draft(text, title="Poikkeamislupa", body="Lupajaosto"))

    assert decision.title == "Poikkeamislupa"
    assert decision.block_text("description") == "Hakija pyytää lupaa"
    assert decision.outcome == "granted"


def test_a_title_over_two_lines_that_the_source_told_is_no_block() -> None:
    text = "§ 5\n\nPoikkeamislupa,\nHakatie 3\n\nHakija pyytää lupaa."
    decision = read_again(draft(text, title="Poikkeamislupa, Hakatie 3"))

    assert decision.minutes_section == "5"
    assert decision.block_text("description") == "Hakija pyytää lupaa."


def test_a_reading_given_as_facts_is_read_as_it_was() -> None:
    """Only surer: what a page's structure states is not a guess any more."""
    once = read_again(draft(CASEM)).reading
    again = read_again(from_json(to_json(read_again(draft(CASEM))))).reading

    assert replace(again, confidence=once.confidence) == once
    assert all(dict(again.confidence)[field] >= sure for field, sure in once.confidence)


@pytest.mark.slow
def test_recorded_rows_are_read_right(shared: Path) -> None:
    """Body, day, §, title and case number of 210 judged texts, where they say them.

    Guards what was reached: all but one of each field (two for the publisher).
    """
    fields = ("municipality", "body", "date", "section", "title", "case_id")
    wrong: dict[str, int] = dict.fromkeys(fields, 0)
    file = shared / "corpus" / "decisions-dev.jsonl"
    for line in file.read_text("utf-8").splitlines():
        row = json.loads(line)
        decision = row_decision(row)
        found = {
            "municipality": decision.municipality,
            "body": decision.body,
            "date": decision.date and decision.date.isoformat(),
            "section": decision.minutes_section or decision.item_number,
            "title": decision.title,
            "case_id": decision.case_number,
        }
        for field in fields:
            expected = row["gold"][field]
            value = (found[field] or "").casefold()
            wrong[field] += bool(expected) and expected.casefold() != value

    # Six texts do not name their municipality, and have no address either.
    assert wrong.pop("municipality") <= 6
    assert all(count <= 1 for count in wrong.values()), wrong


@pytest.mark.parametrize(
    ("status", "outcome"), [("agenda", None), ("minutes", "approved")]
)
def test_an_item_on_an_agenda_is_not_decided_by_what_was_decided_before(
    status: str, outcome: str | None
) -> None:
    text = (
        "Päätösehdotus\nKaupunginhallitus hyväksyy sopimuksen.\n\nValmistelu\n"
        "Lautakunta hyväksyi ehdotuksen."
    )
    given = draft(text, title="Sopimus", body="Kaupunginhallitus", status=status)

    assert read_again(given).outcome == outcome


def test_a_title_without_a_section_is_less_sure() -> None:
    item = (
        "Tekninen lautakunta 12.3.2031\n\n§ 45 Sillan korjaus\n\nPäätös\nHyväksyttiin."
    )
    bare = "Sillan korjaus\n\nPäätös\nHyväksyttiin."

    sure, weak = (
        dict(row_decision({"id": 1, "text": text}).reading.confidence)
        for text in (item, bare)
    )

    assert (sure["title"], weak["title"]) == (0.9, 0.6)
