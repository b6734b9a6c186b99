"""Lists of what one official decided, in layouts of several towns, each with the truth."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from analyzers.decision.minutes import officials_heads, officials_lists
from corpus.model import Published
from corpus.reading.documents import parts_of
from corpus.reading.drafts import source_of


@dataclass(frozen=True, slots=True)
class Matter:
    section: str
    day: str
    title: str
    case: str | None
    decision: str


FINNISH = (
    Matter(
        "1",
        "9.1.2031",
        "Laiturin lisätyö, Rantatie",
        "8/08.00/2031",
        "Lisätyö tilataan.",
    ),
    Matter(
        "2",
        "14.1.2031",
        "Työsuhteen jatkaminen, siivooja",
        None,
        "Työsuhdetta jatketaan.",
    ),
    Matter(
        "3",
        "5.2.2031",
        "Salin vuokraus soittokunnalle",
        "9/10.03/2031",
        "Sali vuokrataan.",
    ),
)
SWEDISH = (
    Matter("1", "8.1.2031", "Köp av arbetskläder", "4/02.08/2031", "Kläderna köps."),
    Matter(
        "2",
        "15.1.2031",
        "Tjänstledighet för vaktmästare",
        None,
        "Tjänstledighet beviljas.",
    ),
    Matter(
        "3", "1.3.2031", "Uthyrning av båtplats", "9/10.03/2031", "Båtplatsen hyrs ut."
    ),
)
LAYOUTS = {
    "labels-with-gaps": (
        "TORITILAN KUNTA                                Sivu 1/2\nTekninen johtaja      "
        "VIRANHALTIJAPÄÄTÖKSET 1.1. - 31.3.2031\n\nPÄÄTÖSLUETTELO 31.3.2031\n\nViranhaltija      "
        "Tekninen johtaja Ahti Malli\n\n§     Pvm         Asia\n\n",
        "{section}     {day}   {title}\n",
        "TORITILAN KUNTA                                Sivu 2/2\nTekninen johtaja      "
        "VIRANHALTIJAPÄÄTÖKSET 1.1. - 31.3.2031\n\n",
        "{section} §\n\nAsia              {title}\n{case:Dnro              %}Päätöspäivä       "
        "{day}\nPerustelut        Asia on valmisteltu.\nPäätös            {decision}\n"
        "Tiedoksi          Hakija\nMuutoksenhaku     Oikaisuvaatimus lautakunnalle, ohje "
        "liitteenä\n\n\n",
        "Tekninen johtaja",
        FINNISH,
    ),
    "day-and-title-beside": (
        "Toritilan kunta\nSivistysjohtaja\n\nViranhaltijapäätökset ajalta 1.1. - 31.3.2031\n\n",
        "",
        "",
        "§ {section}  {day}  {title}\n\n{case:Dnro %}\nPäätös:\n{decision}\n\n",
        "Sivistysjohtaja",
        FINNISH,
    ),
    "swedish-labels": (
        "TORIS KOMMUN\nTekniska chefen           TJÄNSTEINNEHAVARBESLUT 1.1–31.3.2031\n\n",
        "",
        "",
        "§ {section}\n\nÄrende          {title}\n{case:Dnr             %}Beslutsdatum    {day}\n"
        "Beslut          {decision}\nDelges          Sökanden\n\n\n",
        "Tekniska chefen",
        SWEDISH,
    ),
    "swedish-day-below": (
        "Toris kommun\nFörteckning över kommundirektörens tjänsteinnehavarbeslut\n"
        "Kommundirektören, 1.1.2031 - 31.3.2031\n\n",
        "",
        "",
        "§ {section} {title}\n{day}\n{case:%}\nBeslut:\n{decision}\n\n",
        "Kommundirektören",
        SWEDISH,
    ),
    "official-on-each": (
        "Toritilan kunta          Viranhaltijapäätökset                      1 (4)\n"
        "Kunnanjohtaja\n\n",
        "",
        "",
        "Kunnanjohtaja {day} § {section}\n\n{title}\n\n{case:%}\nPäätös\n\n{decision}\n\n",
        "Kunnanjohtaja",
        FINNISH,
    ),
    "number-of-year": (
        "TORITILAN KUNTA\nREHTORI\n\nPÄÄTÖSPÖYTÄKIRJA 2031\n\n",
        "",
        "",
        "{section}/2031 §  {title}\n\nPäätöspvm: {day}\n{case:Diaarinumero: %}\nPÄÄTÖS: "
        "{decision}\n\nPäätöksen perusteet: Hallintosääntö 24 §\n\n",
        "Rehtori",
        FINNISH,
    ),
    "numbered-kinds": (
        "Rannan seurakunta\nTalouspäällikön viranhaltijapäätökset 2031\n\n",
        "",
        "",
        "Viranhaltijapäätös {section}/2031\n{day}\n\n{title}\n\n{case:%}\nPäätös\n\n{decision}\n\n",
        "Talouspäällikkö",
        FINNISH,
    ),
    "title-above": (
        "Toritilan kunta\n\nPÄÄTÖSPÖYTÄKIRJA\n\nSosiaalisihteeri\n\n",
        "",
        "",
        "{title}\n§ {section}\n{day}\n{case:Dnro %}\nPäätös: {decision}\n\n",
        "Sosiaalisihteeri",
        FINNISH,
    ),
    "one-on-a-page": (
        "",
        "",
        "",
        "Toritilan kunta                 VIRANHALTIJAPÄÄTÖS                    § {section}/2031\n"
        "Tekninen johtaja                  {day}\n\n{title}\n\n{case:Dno %}\nPÄÄTÖS\n\n"
        "{decision}\n\nTekninen johtaja Pentti Malli\n\f",
        "Tekninen johtaja",
        FINNISH,
    ),
}
TABLES = {
    "columns": (
        "Toritilan kunta\n\nPÄÄTÖSLUETTELO\n\nViranhaltija: Sivistysjohtaja\n\n"
        "§     Pvm         Asia                         Päätös\n",
        "{section}     {day}   {title}     {decision}\n",
        "Sivistysjohtaja",
    ),
    "bars": (
        "TORITILAN KUNTA / HALLINTOJOHTAJA\nPäätösluettelo ajalta 1.1.-31.3.2031\n\n"
        "| Nro | Pvm | Päätöksen otsikko | Päätöksen sisältö |\n|---|---|---|---|\n",
        "| {section} § | {day} | {title} | {decision} |\n",
        "Hallintojohtaja",
    ),
}


def _written(shape: str, matter: Matter) -> str:
    before, _, rest = shape.partition("{case:")
    label, _, after = rest.partition("}")
    case = label.replace("%", matter.case) + "\n" if rest and matter.case else ""
    facts = {
        name: getattr(matter, name) for name in ("section", "day", "title", "decision")
    }
    return before.format(**facts) + case + after.format(**facts)


def _found(text: str) -> list[tuple[str | None, ...]]:
    pages = text.split("\f")
    published = Published("import/list", "import", "import", None, None, text)
    return [
        (
            one.minutes_section,
            _day(one.date),
            one.title,
            one.case_number,
            one.body,
            one.kind,
        )
        for one in parts_of(published, source_of(published), pages)
        if one.minutes_section
    ]


def _day(day: dt.date | None) -> str | None:
    return f"{day.day}.{day.month}.{day.year}" if day else None


def _truth(
    matters: Sequence[Matter], official: str, *, has_case: bool = True
) -> list[tuple[str | None, ...]]:
    return [
        (
            one.section,
            one.day,
            one.title,
            one.case if has_case else None,
            official,
            "officeholder-decision",
        )
        for one in matters
    ]


@pytest.mark.parametrize("name", LAYOUTS)
def test_each_decision_of_a_list_has_its_own_day_title_and_number(name: str) -> None:
    top, row, head, shape, official, matters = LAYOUTS[name]
    rows = "".join(_written(row, one) for one in matters)
    text = top + rows + head + "".join(_written(shape, one) for one in matters)

    assert _found(text) == _truth(matters, official)


@pytest.mark.parametrize("name", TABLES)
def test_each_row_of_a_table_is_a_decision(name: str) -> None:
    top, row, official = TABLES[name]
    text = top + "".join(_written(row, one) for one in FINNISH)

    assert _found(text) == _truth(FINNISH, official, has_case=False)


def test_a_day_that_only_the_cover_has_is_each_decisions_own() -> None:
    text = (
        "Toritilan kunta\nRehtori\nViranhaltijapäätökset 1.1.-31.3.2031\n\n"
        "1  9.1.2031  Retki\n2  3.2.2031  Juhla\n\n"
        "§ 1\nRetki\n\nPäätös\nRetkelle mennään.\n\n§ 2\nJuhla\n\nPäätös\nJuhla pidetään.\n"
    )
    assert [one[1] for one in _found(text)] == ["9.1.2031", "3.2.2031"]


def test_a_section_that_a_decision_quotes_begins_none() -> None:
    text = (
        "Toritilan kunta\nRehtori\nViranhaltijapäätökset 1.1.-31.3.2031\n\n"
        "§ 1  9.1.2031  Retki\nHallintosääntö:\n24 § Rehtorin ratkaisuvalta\nPäätös\nMennään.\n\n"
        "§ 2  3.2.2031  Juhla\nPäätös\nJuhla pidetään.\n"
    )
    assert [one[0] for one in _found(text)] == ["1", "2"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        # Minutes of a body that notes what officials decided.
        "Toritilan kunta\nKunnanhallitus\nKokousaika 3.2.2031\nLäsnä\nMeri Malli, kunnanjohtaja\n\n"
        "§ 1 Viranhaltijapäätökset\nPäätös\nMerkittiin.\n\n§ 2 Muut asiat\nPäätös\nEi ollut.\n",
        # One decision is no list.
        "Toritilan kunta\nRehtori\nViranhaltijapäätös\n\n§ 1  9.1.2031  Retki\n\nPäätös\nMennään.\n",
        # Two officials.
        "Toritilan kunta\nViranhaltijapäätökset\nRehtori\nKunnanjohtaja\n\n"
        "§ 1  9.1.2031  Retki\nPäätös\nMennään.\n\n§ 2  3.2.2031  Juhla\nPäätös\nJuhlitaan.\n",
    ],
)
def test_other_documents_are_no_list_of_one_official(text: str) -> None:
    assert officials_lists.read([text]) is None


@pytest.mark.parametrize(
    ("text", "section", "title"),
    [
        ("§ 12", "12", ""),
        ("12 §", "12", ""),
        ("12/2031 § Laiturin korjaus", "12", "Laiturin korjaus"),
        ("3.2.2031  § 12  Laiturin korjaus", "12", "Laiturin korjaus"),
        ("Rehtori § 12/2031, 3.2.2031", "12", ""),
        ("Päätös nro 12/2031: Laiturin korjaus", "12", "Laiturin korjaus"),
        ("12 §:n mukaan rehtori päättää.", None, None),
        ("§ 12 momentin mukaan", None, None),
        ("Päätös 3.2.2031", None, None),
        ("PÄÄTÖSPÖYTÄKIRJA 2031", None, None),
        ("12 000 euroa", None, None),
    ],
)
def test_lines_that_begin_a_decision(
    text: str, section: str | None, title: str | None
) -> None:
    found = officials_heads.read(text, "Rehtori")

    assert (found and found.section, found and found.title) == (section, title)
