"""Extracts of minutes: one item below a line that names the meeting in a phrase."""

from __future__ import annotations

import pytest

from corpus.importing.row_facts import row_facts

FINNISH = (
    "Yhdistys hakee avustusta talon kattoon.\n\nEhdotus: Kunnanhallitus myöntää 900 euroa.\n\n"
    "Päätös: Ehdotus hyväksyttiin.\n"
)
SWEDISH = (
    "Föreningen anhåller om bidrag.\n\nFörslag: Styrelsen beviljar 900 euro.\n\n"
    "Beslut: Förslaget godkändes.\n"
)
GRANT, BIDRAG = "Avustus kyläyhdistykselle", "Bidrag till byaföreningen"


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("Pöytäkirja kunnanhallituksen kokouksesta 13.1.2031\n\nKH § 6 {t}", "Kunnanhallitus"),
        ("Ulapan kunta, kunnanhallituksen pöytäkirja 13.1.2031\n\n6. {t}", "Kunnanhallitus"),
        ("Ote kunnanhallituksen pöytäkirjasta 13.1.2031\n\n§ 6 {t}", "Kunnanhallitus"),
        ("Kunnanhallituksen kokouksen 13.1.2031 pöytäkirja\n\n6 § {t}", "Kunnanhallitus"),
        ("Pöytäkirja teknisen lautakunnan ylimääräisestä kokouksesta 13.1.2031\n\n§ 6 {t}", "Tekninen lautakunta"),
        ("Kh 13.1.2031 § 6 {t}", "Kunnanhallitus"),
        ("Kunnanhallitus 13.1.2031, § 6, {t}", "Kunnanhallitus"),
        ("ULAPAN KUNTA\nKunnanhallitus 13.1.2031\n\nKHALL 6 § {t}", "Kunnanhallitus"),
    ],
)  # fmt: skip
def test_an_extract_in_finnish_is_an_item(head: str, body: str) -> None:
    _check(head.format(t=GRANT) + "\n\n" + FINNISH, body, GRANT)


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("HAVSBY KOMMUN\nProtokoll fört vid kommunstyrelsens sammanträde 13.1.2031\n\nKST § 6  {t}", "Kommunstyrelsen"),
        ("Protokoll fört vid fullmäktiges ordinarie sammanträde den 13.1.2031\n\n§ 6 {t}", "Fullmäktige"),
        ("HAVSBY KOMMUN\nFullmäktige 13.1.2031\n\nKFGE § 6  {t}", "Fullmäktige"),
        ("HAVSBY KOMMUN\nProtokoll, kommunstyrelsens sammanträde 13.1.2031\n\n§ 6 {t}", "Kommunstyrelsen"),
        ("Utdrag ur kommunstyrelsens protokoll 13.1.2031\n\n6 § {t}", "Kommunstyrelsen"),
        ("Protokoll fört vid byggnadsnämndens möte måndagen den 13 januari 2031\n\n§ 6 {t}", "Byggnadsnämnden"),
    ],
)  # fmt: skip
def test_an_extract_in_swedish_is_an_item(head: str, body: str) -> None:
    _check(head.format(t=BIDRAG) + "\n\n" + SWEDISH, body, BIDRAG)


@pytest.mark.parametrize(
    "line", ["KH § 6 {t}", "KHALL 6 § {t}", "Kunnanhallitus § 6 {t}"]
)
def test_a_first_line_of_body_section_and_title_needs_no_day(line: str) -> None:
    facts = row_facts({"id": "1", "text": line.format(t=GRANT) + "\n\n" + FINNISH})

    assert (facts["section"], facts["title"]) == ("6", GRANT)
    assert facts["body"] == "Kunnanhallitus"


@pytest.mark.parametrize(
    "line",
    ["Kuntalaki § 14 Valtuuston tehtävät", "Hallintosääntö 27 § Toimivalta"],
)
def test_an_act_is_no_body_of_a_first_line(line: str) -> None:
    assert row_facts({"id": "1", "text": f"{line}\n\n{FINNISH}"})["section"] is None


def test_a_matter_about_an_extra_meeting_keeps_its_title() -> None:
    title = "Teknisen lautakunnan ylimääräinen kokous 13.1.2031"
    text = f"{title}\n\nPäätös\nLautakunta päätti pitää ylimääräisen kokouksen.\n"

    assert row_facts({"id": "1", "text": text})["title"] == title


def _check(text: str, body: str, title: str) -> None:
    facts = row_facts({"id": "1", "text": text})

    names = ("kind", "body", "date", "section", "title")
    assert [facts[name] for name in names] == [
        "meeting-item",
        body,
        "2031-01-13",
        "6",
        title,
    ]
