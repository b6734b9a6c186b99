"""Short formulas of minutes, and decisions that no heading names, in many layouts.

Each formula is read below a proposal with and without a label; each deciding sentence in
every layout. All texts are invented.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from analyzers.decision.lines import headings
from analyzers.decision.lines.lines import split_lines
from analyzers.decision.meaning.grammar.short_forms import (
    is_short_adoption,
    short_form_rows,
)
from corpus.importing.row_facts import row_facts

TABLES = Path(__file__).parent / "tables"
HEADS = {
    "fi": "Vapaa-aikalautakunta 14.3.2024 § 21\n\n",
    "sv": "Fritidsnämnden 14.3.2024 § 21\n\n",
}
ITEMS = {
    "fi": (
        "Oikaisuvaatimus koulukuljetuksesta\n\nHuoltaja on pyytänyt kuljetusta.\n\n"
        "Ehdotus: Oikaisuvaatimus hylätään, koska matka ei ole vaarallinen.\n\n",
        "Avustushakemus, Kylänraitin kotiseutuyhdistys ry\n\nYhdistys hakee 900 euroa.\n\n"
        "Ehdotus: Lautakunta keskustelee asiasta ja päättää avustuksesta.\n\n",
        "Talouskatsaus tammi–maaliskuu\n\nTalouspäällikkö selvittää toteumaa.\n\n"
        "Ehdotus: Lautakunta kuulee katsauksen.\n\n",
        "Pöytäkirjan tarkastajat\n\nVuorossa ovat Malli ja Laine.\n\n"
        "Ehdotus: Valitaan kaksi tarkastajaa.\n\n",
        "Ruokapalvelun hankinta\n\nTarjouksia saatiin yksi.\n\n"
        "Ehdotus: Lautakunta päättää hankinnasta.\n\n",
    ),
    "sv": (
        "Begäran om omprövning av skolskjuts\n\nVårdnadshavaren har begärt skjuts.\n\n"
        "Förslag: Begäran om omprövning avslås, eftersom vägen inte är farlig.\n\n",
        "Ansökan om bidrag, Byvägens hembygdsförening rf\n\nFöreningen ansöker om 900 euro."
        "\n\nFörslag: Nämnden diskuterar ärendet och beslutar om bidraget.\n\n",
        "Ekonomisk översikt januari–mars\n\nEkonomichefen redogör för utfallet.\n\n"
        "Förslag: Nämnden hör översikten.\n\n",
        "Val av protokolljusterare\n\nI tur är Malm och Lind.\n\n"
        "Förslag: Två justerare väljs.\n\n",
        "Upphandling av mattjänster\n\nEtt anbud inkom.\n\n"
        "Förslag: Nämnden besluter om upphandlingen.\n\n",
    ),
}
"""What a formula answers: a refusal that is adopted, a request, a note, a choice, a purchase."""
LABELS = {"fi": ("", "Päätös: ", "Lautakunta: "), "sv": ("", "Beslut: ", "Nämnden: ")}


def rows(name: str) -> list[tuple[str, ...]]:
    """Return the rows of a table of the tests."""
    lines = (TABLES / name).read_text("utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if not line.startswith("#")]


def layouts() -> dict[tuple[str, str], str]:
    """Return the layouts by language and name."""
    text = (TABLES / "meaning_layouts.txt").read_text("utf-8")
    parts = re.split(r"^### ", text, flags=re.MULTILINE)[1:]
    found = {}
    for part in parts:
        head, _, layout = part.partition("\n")
        language, name = head.split()
        found[language, name] = layout.rstrip("\n")
    return found


def item(language: str, outcome: str, formula: str) -> str:
    """Return the item that a formula answers, without its decision."""
    if "keskeyt" in formula or "avbröts" in formula:
        return ITEMS[language][4]
    place = {"as-proposed": 0, "noted": 2, "elected": 3}.get(outcome, 1)
    return ITEMS[language][place]


@pytest.mark.parametrize(
    ("language", "outcome", "formula", "where"), rows("meaning_formulas.tsv")
)
def test_a_short_formula_decides_with_and_without_a_label(
    language: str, outcome: str, formula: str, where: str
) -> None:
    """Formulas like "ehdotus hyväksyttiin" adopt a refusal; others say it all."""
    wanted = "rejected" if outcome == "as-proposed" else outcome
    for label in LABELS[language][0 if where == "any" else 1 :]:
        text = HEADS[language] + item(language, outcome, formula) + label + formula
        facts = row_facts({"id": "a", "text": text})

        assert facts["matter_outcome"] == wanted, label
        if outcome == "as-proposed":
            assert facts["proposal_fate"] == "as-proposed", label


@pytest.mark.parametrize("row", rows("meaning_closings.tsv"), ids=lambda row: row[5])
def test_a_deciding_sentence_is_found_in_every_layout(row: tuple[str, ...]) -> None:
    """Below a proposal, in a handling, beside earlier and annexed decisions."""
    language, title, background, proposal, another, sentence, outcome, fate = row
    for (of, name), layout in layouts().items():
        if of != language or (
            name == "noprop" and re.search("ehdot|esity|för", sentence)
        ):
            continue
        text = HEADS[language] + layout.format(
            t=title, b=background, p=proposal, d=sentence, no=another, yes=another
        )
        facts = row_facts({"id": "a", "text": text})

        assert facts["matter_outcome"] == outcome, name
        if fate != "-" and name != "noprop":
            assert facts["proposal_fate"] == fate, name


@pytest.mark.parametrize(("name", "pattern", "example"), short_form_rows())
def test_a_class_of_words_has_its_example(
    name: str, pattern: str, example: str
) -> None:
    """Each row of the table is its own test."""
    assert re.fullmatch(pattern, example), name


@pytest.mark.parametrize(
    "text",
    [
        "hakemus hyväksyttiin.",
        "mallin ehdotus hyväksyttiin.",
        "ehdotusta ei hyväksytty.",
        "ei hyväksytty.",
        "kaupunginvaltuusto vahvistaa",
        "äänestysjärjestys hyväksyttiin.",
        "muita ehdotuksia ei tehty.",
        "asiasta ei keskusteltu.",
        "muutettu ehdotus hyväksyttiin.",
        "hyväksyttiin seuraavin muutoksin.",
        "vastaehdotus hyväksyttiin.",
        "suostuttiin.",
        "ehdotusta kannatettiin yksimielisesti.",
        "förslaget godkändes inte.",
        "det ändrade förslaget godkändes.",
        "nämnden fastställer",
        "inga andra förslag gjordes.",
    ],
)
def test_a_sentence_that_adopts_no_proposal_is_no_short_adoption(text: str) -> None:
    """Names, changes, denials and other things that are adopted are read elsewhere."""
    assert not is_short_adoption(text)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Päätös valtuustossa", "decision"),
        ("Päätös lautakunnassa 14.3.2024 § 8", "decision"),
        ("Lautakunnan ratkaisu", "decision"),
        ("Beslut i nämnden:", "decision"),
        ("Beslut vid mötet", "decision"),
        ("Nämndens avgörande", "decision"),
        ("Käsittely 7.11.2023: Malli selosti asiaa.", "handling"),
        ("Behandling i fullmäktige", "handling"),
    ],
)
def test_a_heading_says_where_or_when_it_was(line: str, kind: str) -> None:
    """Small municipalities say which body decided, or on which day it handled."""
    found = headings.read(split_lines(line)[0], line)

    assert found is not None
    assert found.kind == kind


@pytest.mark.parametrize("line", ["Päätös valtuustossa tehtiin", "Beslut 14.3.2024"])
def test_a_sentence_or_a_bare_day_is_no_such_heading(line: str) -> None:
    """Without a colon a day may be that of another paper."""
    assert headings.read(split_lines(line)[0], line) is None


@pytest.mark.parametrize(
    ("title", "outcome"),
    [
        ("Kokouksen laillisuus ja päätösvaltaisuus", "noted"),
        ("Ilmoitusasiat", "noted"),
        ("Pöytäkirjan tarkastajien valinta", "elected"),
        ("Lausunto yleiskaavasta", "statement-given"),
        ("Sivistysjohtajan valinta", "none"),
        ("Avustushakemus, Kylänraitti ry", "none"),
    ],
)
@pytest.mark.parametrize(
    "words", ["Ehdotus hyväksyttiin.", "Päätettiin esityksen mukaan.", "Hyväksyttiin."]
)
def test_what_a_standing_item_becomes_is_told_by_its_title(
    title: str, outcome: str, words: str
) -> None:
    text = f"§ 5 {title}\n\nPäätös: {words}\n"

    assert row_facts({"id": "1", "text": text})["matter_outcome"] == outcome
