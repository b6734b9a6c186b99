"""Texts that a converter left as one line are parted at their headings."""

import pytest

from analyzers.decision.lines.flat_texts import relined
from analyzers.decision.model import DecisionText
from analyzers.decision.reading import read

FINNISH = (
    "Viranhaltijapäätös § 14/2024 Koivukosken kunta, sivistysjohtaja Päiväys 12.3.2024 "
    "Asia {title} Selostus {told} Päätös {decided} Allekirjoitus Meri Malli "
    "Tiedoksi asianosainen, palkkatoimisto"
)
SWEDISH = (
    "Tjänsteinnehavarbeslut § 14/2024 Björkfors kommun, bildningschefen Datum 12.3.2024 "
    "Ärende {title} Redogörelse {told} Beslut {decided} Underskrift Meri Malm "
    "Delges sökanden, lönekontoret"
)
ROWS = (
    (FINNISH, "Irtisanoutuminen", "Siivooja on pyytänyt eroa.", "Ero pyynnön mukaisesti.", "granted"),
    (FINNISH, "Avustushakemus", "Kyläyhdistys hakee 900 euroa.", "Hakemus hylätään.", "rejected"),
    (FINNISH, "Avustushakemus", "Kyläyhdistys hakee 900 euroa.", "Avustusta ei myönnetä.", "rejected"),
    (FINNISH, "Avustushakemus", "Kyläyhdistys hakee 900 euroa.", "Myönnetään 900 euroa.", "granted"),
    (FINNISH, "Lausunto hakemuksesta", "Naapurikunta pyytää lausuntoa.", "Ei huomautettavaa.", "statement-given"),
    (SWEDISH, "Understöd", "Byaföreningen ansöker om 900 euro.", "Ansökan avslås.", "rejected"),
    (SWEDISH, "Understöd", "Byaföreningen ansöker om 900 euro.", "Understöd beviljas med 900 euro.", "granted"),
)  # fmt: skip


@pytest.mark.parametrize(("layout", "title", "told", "decided", "outcome"), ROWS)
def test_a_decision_in_one_line_is_read_by_its_headings(
    layout: str, title: str, told: str, decided: str, outcome: str
) -> None:
    text = layout.format(title=title, told=told, decided=decided)
    meaning = read(DecisionText(text=text)).meaning
    assert meaning is not None
    assert meaning.matter_outcome == outcome
    assert meaning.evidence is not None
    assert text[meaning.evidence.start : meaning.evidence.end] == decided


def test_a_body_that_handled_the_matter_earlier_begins_a_line() -> None:
    text = (
        "YLIKORVEN KUNTA PÖYTÄKIRJA 6/2013 27 KVALT 27 KUNNANTALON KORJAUS TEKNLTK 12.3.2013 31 "
        "Talo on valmistunut 1978. Ehdotus (TJ): Esitetään vaihtoehtoa A. Päätös: Hyväksyttiin. "
        "KHALL 8.4.2013 102 Kj: Esitetään valtuustolle vaihtoehtoa A. Päätös: Hyväksyttiin. "
        "KVALT 27 Päätös: Valtuusto hyväksyi ehdotuksen."
    )
    lines = relined(text).split("\n")
    assert "KHALL 8.4.2013 102" in lines
    assert "Kj: Esitetään valtuustolle vaihtoehtoa A." in lines
    assert "KVALT 27" in lines
    assert "Päätös: Valtuusto hyväksyi ehdotuksen." in lines


def test_offsets_stay_and_a_text_with_its_lines_is_left_alone() -> None:
    text = FINNISH.format(title="Ero", told="Siivooja pyytää eroa." * 4, decided="Ero.")
    assert len(relined(text)) == len(text)
    assert relined(text).replace("\n", " ") == text
    lined = text.replace(" Päätös ", "\nPäätös\n").replace(" Selostus ", "\nSelostus\n")
    assert relined(lined) == lined


@pytest.mark.parametrize(
    "sentence",
    [
        "Päätös annetaan julkipanon jälkeen ja se on voimassa kaksi vuotta.",
        "Beslutet fattades i går, och motiveringen finns i protokollet.",
        "Asia on valmisteltu tarjousten perusteella ja se on kiireellinen.",
    ],
)
def test_a_sentence_that_begins_like_a_heading_is_none(sentence: str) -> None:
    text = f"Virkavapaus. {'Siivooja pyytää vapaata. ' * 12}{sentence}"
    assert relined(text) == text
