"""What references are there for: applied by the decision, or only mentioned."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from analyzers.law import purpose_table
from analyzers.law.find import find_law_references
from analyzers.law.purpose_table import WORDS, purpose_rows, word_class
from analyzers.law.purposes import APPLIED, is_applied, purpose_of
from analyzers.law.section_purposes import ruled_by, section_purposes
from analyzers.text.quick_patterns import QuickPattern
from analyzers.text.table_rows import table_rows

FIXTURES = Path(__file__).parent / "fixtures"
ROWS = [
    line.split("\t")
    for line in (FIXTURES / "law_purposes.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
TOLD = [
    (line.split("\t")[0] == "applied", line.split("\t")[1])
    for line in (FIXTURES / "law_told_sentences.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
PLACES = {"deciding-heading", "heading", "sentence", "clause"}


@pytest.mark.parametrize(("purpose", "text"), ROWS)
def test_text_tells_what_the_act_is_cited_for(purpose: str, text: str) -> None:
    text = text.replace("\\n", "\n")
    found = [one for one in find_law_references(text) if one.kind == "statute"]

    assert found
    assert {purpose_of(text, one) for one in found} == {purpose}


@pytest.mark.parametrize("row", purpose_rows())
def test_pattern_finds_its_example(row: tuple[str, str, str, str, str]) -> None:
    _, place, pattern, language, example = row

    assert place in PLACES
    assert language in {"fi", "sv"}
    assert re.search(pattern, example.lower())


@pytest.mark.parametrize("row", table_rows(WORDS))
def test_class_of_words_has_its_example(row: tuple[str, ...]) -> None:
    name, pattern, language, example = row

    assert re.fullmatch(pattern, example)
    assert re.fullmatch(word_class(name, language), example)


def test_heading_tells_only_until_the_next_one() -> None:
    text = "Muutoksenhaku\nOhje on liitteenä.\n\nPerustelut\nJätelain 15 §:n mukaan."
    (found,) = find_law_references(text)

    assert purpose_of(text, found) == "ground"


@pytest.mark.parametrize(
    "text",
    [
        "Avustuksen määrä on 300 euroa (hallintosääntö 14 §).",
        "Hyran är 20 euro per dag (förvaltningsstadgan 14 §).",
    ],
)
def test_rule_of_delegation_gives_the_power_where_no_word_tells(text: str) -> None:
    (found,) = find_law_references(text)

    assert purpose_of(text, found) == "competence"


def test_closed_quotation_is_over() -> None:
    text = "Ohje on nimeltään ”Lajittelu”, ja jätelain 15 § velvoittaa lajitteluun."
    (found,) = find_law_references(text)

    assert purpose_of(text, found) == "ground"


def test_quotation_that_a_colon_leads_to_lasts_over_paragraphs() -> None:
    text = (
        "Yleiskirjeessä on todettu seuraavaa:\n\n”Uskotut miehet\n\nMetsälain 6 §:n mukaan "
        "valitaan kuusi.” Jätelain 15 § velvoittaa lajitteluun."
    )
    quoted, ruling = find_law_references(text)

    assert purpose_of(text, quoted) == "quoted"
    assert purpose_of(text, ruling) == "ground"


@pytest.mark.parametrize(
    ("text", "is_side"),
    [
        ("Tontti myydään. Maapolitiikasta säädetään jätelain 5 §:ssä.", True),
        ("Rehtorin virka. Rehtorin kelpoisuudesta säädetään jätelain 5 §:ssä.", False),
        ("Ote esitetään, josta säädetään jätelain 5 §:ssä.", False),
        ("Tomten säljs. Om markpolitiken föreskrivs i avfallslagen.", True),
    ],
)
def test_rule_told_beside_the_matter_is_background(text: str, is_side: bool) -> None:
    (found,) = find_law_references(text)

    assert (purpose_of(text, found) == "background") == is_side


@pytest.mark.parametrize(
    "text",
    [
        "Päätös on salassa pidettävä. Perusteena on varhaiskasvatuslain 40 §.",
        "Asiakirjat ovat salassa pidettäviä perusopetuslain 40 §:n perusteella.",
        "Tiedot on poistettu julkisesta pöytäkirjasta julkisuuslain 24 §:n takia.",
        "Utlåtandet har inte fogats till det offentliga protokollet (24 § i "
        "offentlighetslagen).",
        "Testen är sekretessbelagda med stöd av 24 § i offentlighetslagen.",
    ],
)
def test_ground_of_secrecy_in_a_sentence(text: str) -> None:
    (found,) = find_law_references(text)

    assert purpose_of(text, found) == "secrecy"


def test_class_that_no_row_has_is_refused() -> None:
    with pytest.raises(KeyError):
        word_class("nobody", "fi")
    with pytest.raises(ValueError, match="own"):
        purpose_table.purpose_of_law("own")


def test_ways_of_appeal_quotations_and_background_are_not_applied() -> None:
    assert {"ground", "competence", "procedure"} == APPLIED
    assert not is_applied("appeal")


def test_what_is_called_applied_is_applied_in_real_texts(shared: Path) -> None:
    """Labels of readers; the words were mended with them, so the bar is no estimate.

    Before mending .845 of what was called applied was so in the first 150, .85 in the
    80 drawn afterwards and .92 in the last 110; the bar keeps what was reached. Two
    readers agree on 217 of the first 230; the first one's label counts here.
    """
    labels = [
        line.split("\t")
        for line in (FIXTURES / "law_purpose_labels.tsv")
        .read_text("utf-8")
        .splitlines()
        if not line.startswith("#")
    ]
    texts = {
        (name, str(row["id"])): row["text"]
        for name in {label[0] for label in labels}
        for row in _documents(shared / "corpus" / name)
    }
    called: list[bool] = []
    for name, document, start, key, role, _ in labels:
        text = texts[name, document]
        at = int(start)
        found = next(one for one in find_law_references(text) if one.start == at)
        assert key in found.keys
        if is_applied(purpose_of(text, found)):
            called.append(role == "applied")

    assert len(called) > 220
    assert sum(called) / len(called) >= 0.95


def test_two_readers_have_labelled_four_hundred_references() -> None:
    real = _rows_of("law_purpose_labels.tsv")
    invented = _rows_of("law_purpose_labels_invented.tsv")
    twice = [row for row in real if row[-1] != "-"]
    same = [row for row in twice if row[-1] == row[-2]]

    assert len(twice) + len(invented) >= 400
    assert len(same) / len(twice) >= 0.94


def _rows_of(name: str) -> list[list[str]]:
    lines = (FIXTURES / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def test_labels_of_invented_texts() -> None:
    """Labels of one reader, written before the words were mended with them.

    On first look 138 of 173 were right and .81 of what was called applied was so.
    """
    labels = [
        line.split("\t")
        for line in (FIXTURES / "law_purpose_labels_invented.tsv")
        .read_text("utf-8")
        .splitlines()
        if not line.startswith("#")
    ]
    called: list[bool] = []
    right = 0
    for purpose, text in labels:
        read = text.replace("\\n", "\n")
        found = next(one for one in find_law_references(read) if one.kind == "statute")
        told = purpose_of(read, found)
        right += told == purpose
        if is_applied(told):
            called.append(purpose in APPLIED)

    assert len(labels) >= 170
    assert right / len(labels) >= 0.97
    assert sum(called) / len(called) >= 0.97


def test_labels_of_invented_decisions() -> None:
    """Labels written before the program was asked, in four sets.

    At first sight .86, .82, .76 and .77 of what was called applied was so: a third of
    what they cite is only mentioned, in real decisions a sixth.
    """
    called: list[bool] = []
    right = applied = found_applied = total = 0
    for marked in _marked_decisions():
        text, labels = _without_marks(marked)
        references = find_law_references(text)
        for start, end, purpose in labels:
            found = next(
                one for one in references if one.start < end and start < one.end
            )
            told = purpose_of(text, found)
            total += 1
            right += told == purpose
            applied += purpose in APPLIED
            found_applied += purpose in APPLIED and is_applied(told)
            if is_applied(told):
                called.append(purpose in APPLIED)

    assert total >= 300
    assert right / total >= 0.88
    assert sum(called) / len(called) >= 0.97
    assert found_applied / applied >= 0.97


@pytest.mark.parametrize(("is_law_applied", "text"), TOLD)
def test_sentence_tells_who_speaks_and_acts(is_law_applied: bool, text: str) -> None:
    found = [one for one in find_law_references(text) if one.kind == "statute"]

    assert found
    assert {is_applied(purpose_of(text, one)) for one in found} == {is_law_applied}


def test_decisions_that_tell_much_of_others() -> None:
    """Five sets written before the program was asked; in all about half is only told.

    At first sight .66, .83, .51, .55 and .85 of what was called applied was so, each after
    the sets before had been mended by.
    """
    called: list[bool] = []
    found_applied: list[bool] = []
    for marked in _marked_decisions("law_told_decisions.txt"):
        text, labels = _without_marks(marked)
        references = find_law_references(text)
        for start, end, label in labels:
            found = next(
                one for one in references if one.start < end and start < one.end
            )
            told = is_applied(purpose_of(text, found))
            called += [label == "applied"] if told else []
            found_applied += [told] if label == "applied" else []

    assert len(found_applied) >= 120
    assert sum(called) / len(called) >= 0.9
    assert sum(found_applied) / len(found_applied) >= 0.96


def _marked_decisions(name: str = "law_purpose_decisions.txt") -> list[str]:
    whole = (FIXTURES / name).read_text("utf-8")
    return whole.split("\n\n")[1:]


def _without_marks(marked: str) -> tuple[str, list[tuple[int, int, str]]]:
    text, labels = "", []
    for part in re.split(r"(\[\[\w+\|.*?\]\])", marked):
        if part.startswith("[["):
            purpose, _, part = part[2:-2].partition("|")
            labels.append((len(text), len(text) + len(part), purpose))
        text += part
    return text, labels


def test_sections_of_the_table_are_told_by_what_they_rule() -> None:
    text = "Sovelletaan.\n\nHallintolaki 34 §"
    (found,) = find_law_references(text)

    assert ruled_by(found) == "procedure"
    assert all(
        purpose in {"competence", "procedure", "appeal", "background"}
        for sections in section_purposes().values()
        for purpose in sections.values()
    )


@pytest.mark.parametrize(
    ("text", "purposes"),
    [
        (
            "Lupa myönnetään jätelain 5 §:n nojalla; naapureita on kuultu hallintolain "
            "34 §:n mukaan.",
            ["ground", "procedure"],
        ),
        (
            "Tillståndet beviljas enligt 5 § i avfallslagen; grannarna har hörts enligt "
            "34 § i förvaltningslagen.",
            ["ground", "procedure"],
        ),
        (
            "Johtaja päättää irtisanomisesta viranhaltijalain 37 §:n mukaan, ja "
            "viranhaltijaa kuullaan hallintolain 34 §:n mukaisesti.",
            ["competence", "procedure"],
        ),
        (
            "Maksu määrätään jätelain 78 §:n mukaan; oikaisua haetaan jätelain 137 §:n "
            "mukaan.",
            ["ground", "appeal"],
        ),
        (
            "Avustus myönnetään nuorisolain 7 §:n nojalla. Aiempi avustus perustui "
            "kumottuun nuorisolakiin (72/2006).",
            ["ground", "earlier"],
        ),
        (
            "Valittaja vetoaa perustuslain 6 §:ään ja yhdenvertaisuuslain 8 §:ään.",
            ["quoted", "quoted"],
        ),
    ],
)
def test_each_clause_tells_of_its_own_reference(text: str, purposes: list[str]) -> None:
    found = [one for one in find_law_references(text) if one.kind == "statute"]

    assert [purpose_of(text, one) for one in found] == purposes


def _documents(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]


@pytest.mark.parametrize("place", sorted(PLACES))
def test_words_tell_what_the_first_of_all_patterns_tells(place: str) -> None:
    """Rows are passed over by their words, and kept; neither changes what is found."""
    by_purpose: dict[str, list[str]] = {}
    for number, (purpose, where, pattern, _, _) in enumerate(purpose_rows()):
        if where == place:
            # In a clause the first row counts, elsewhere the first purpose.
            name = f"{number} {purpose}" if place == "clause" else purpose
            by_purpose.setdefault(name, []).append(pattern)
    joined = [(name.split()[-1], "|".join(rows)) for name, rows in by_purpose.items()]
    texts = {text.lower() for _, text in ROWS}
    texts |= {example.lower() for *_, example in purpose_rows()}

    for text in sorted(texts):
        expected = next((p for p, words in joined if re.search(words, text)), None)
        assert purpose_table.told_by_words(place, text) == expected, text


def test_a_clause_met_again_is_not_searched_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    searched: list[str] = []
    search = QuickPattern.search

    def counted(self: QuickPattern, text: str) -> re.Match[str] | None:
        searched.append(text)
        return search(self, text)

    monkeypatch.setattr(QuickPattern, "search", counted)
    text = "Perustelut\nMyllykirjan mukaan tämä perustuu jätelain 15 §:ään."
    (found,) = find_law_references(text)
    first = purpose_of(text, found)
    times = len(searched)

    assert purpose_of(text, found) == first
    assert len(searched) == times > 0
