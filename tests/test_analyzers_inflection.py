"""The base form is among the lemmas of every form: a table of the inflection classes.

Base forms follow the treebanks' habits: positive of a comparative, infinitive of every
verb form, -minen nouns themselves, personal pronouns in the singular.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from analyzers.finnish import FinnishAnalyzer

ANALYZER = FinnishAnalyzer()

TABLES = Path(__file__).parent / "evaluation"
KNOWN = TABLES / "inflection-known.txt"
UNKNOWN = TABLES / "inflection-unknown.txt"
"""Names, loans and compounds that the dictionary lacks."""


PROSE = TABLES / "lemmas-prose.txt"
"""News, blogs, fiction, law, encyclopedia, speeches, names, everyday speech."""


def prose() -> list[tuple[str, str]]:
    lines = PROSE.read_text("utf-8").splitlines()
    words = [word for line in lines if line[:1] != "#" for word in line.split()]
    pairs = (word.partition("/") for word in words)
    return [
        (form, (lemma or form).lower().replace("-", "")) for form, _, lemma in pairs
    ]


def rows(table: Path) -> list[tuple[str, str]]:
    text = table.read_text("utf-8")
    lines = (line.split() for line in text.splitlines() if not line.startswith("#"))
    return [(forms[0], form) for forms in lines for form in forms]


def missed(table: Path) -> list[tuple[str, str]]:
    return [
        (base, form)
        for base, form in rows(table)
        if base.lower().replace("-", "")
        not in {lemma for token in ANALYZER.analyze(form) for lemma in token.lemma}
    ]


def test_every_form_of_a_known_word_has_its_base_form() -> None:
    assert missed(KNOWN) == []


def test_every_form_of_an_unknown_word_has_its_base_form_among_the_guesses() -> None:
    assert missed(UNKNOWN) == []


@pytest.mark.parametrize(("table", "limit"), [(KNOWN, 1.25), (UNKNOWN, 2.2)])
def test_few_lemmas_a_form(table: Path, limit: float) -> None:
    counts = [
        len(token.lemma) for _, form in rows(table) for token in ANALYZER.analyze(form)
    ]

    assert sum(counts) / len(counts) <= limit


@pytest.mark.parametrize(
    ("base", "form"),
    [
        # a rarer reading looks like these and must not push them out
        ("käyttö", "käytöstä"),
        ("maankäyttö", "maankäytöstä"),
        ("opetuskäyttö", "opetuskäytössä"),
        ("sähköinen", "sähköistä"),
        ("strateginen", "strategista"),
        ("tasa-arvoinen", "tasa-arvoista"),
        ("ulkopuolinen", "ulkopuolisilta"),
        ("asianosainen", "asianosaisilta"),
        ("monipuolisuus", "monipuolisuutta"),
        ("kokonaistulo", "kokonaistuloista"),
        ("strategia", "strategiamme"),
        ("perustelu", "perustelumme"),
        ("terveydenhuoltolaki", "terveydenhuoltolain"),
        ("sosiaalihuoltolaki", "sosiaalihuoltolain"),
        ("nuorisolaki", "nuorisolain"),
        ("japanilainen", "japanilaista"),
        # a participle that the dictionary does not mark
        ("saada", "saavan"),
        ("myydä", "myyvän"),
        # as many as there are of them
        ("koulu", "kouluittain"),
        ("kunta", "kunnittain"),
        ("hyvinvointialue", "hyvinvointialueittain"),
        ("toimija", "toimijoittain"),
        ("kokonaisuus", "kokonaisuuksittain"),
        ("maanantai", "maanantaisin"),
        # names that look Swedish, and companies in -se
        ("Åbo", "Åbossa"),
        ("Sitowise", "Sitowisen"),
        # names in lower case that are other words, too
        ("nokia", "Nokian"),
        ("kaarina", "Kaarinassa"),
        ("uusimaa", "Uudenmaan"),
        ("multia", "Multian"),
        ("savitaipale", "Savitaipaleen"),
    ],
)
def test_base_form_finds_a_form_with_several_readings(base: str, form: str) -> None:
    (token,) = ANALYZER.analyze(form)
    (word,) = ANALYZER.analyze_query(base)

    assert set(word.lemma) & set(token.lemma)


def test_name_in_lower_case_is_asked_for_but_documents_do_not_carry_it() -> None:
    (token,) = ANALYZER.analyze("nokia")

    assert token.lemma == ("noki",)
    assert ANALYZER.analyze_query("nokia")[0].lemma == ("noki", "nokia")
    assert ANALYZER.analyze_query("nokian")[0].lemma == ("nokia",)


def test_running_text_has_the_lemmas_of_the_treebanks() -> None:
    counts: list[int] = []
    wrong: list[tuple[str, str]] = []
    unfound: list[tuple[str, str]] = []
    for form, gold in prose():
        tokens = ANALYZER.analyze(form)
        lemmas = {lemma for token in tokens for lemma in token.lemma}
        asked = {
            term
            for word in ANALYZER.analyze_query(gold)
            for term in (*word.lemma, word.exact)
        }
        terms = lemmas.union(*((*token.part, token.exact) for token in tokens))
        counts.append(len(lemmas))
        wrong += [] if gold in lemmas else [(form, gold)]
        unfound += [] if asked & terms else [(form, gold)]

    assert len(wrong) / len(counts) <= 0.01, wrong
    assert len(unfound) / len(counts) <= 0.008, unfound
    assert sum(counts) / len(counts) <= 1.25


@pytest.mark.parametrize(
    ("form", "verb"),
    [("muuta", "muuttaa"), ("uskon", "uskoa")],
)
def test_spoken_verb_is_in_documents_but_not_asked_for(form: str, verb: str) -> None:
    (token,) = ANALYZER.analyze(form)
    (word,) = ANALYZER.analyze_query(form)

    assert verb in token.lemma
    assert verb not in word.lemma


@pytest.mark.parametrize(
    ("form", "absent"),
    [
        # noise that the reading filter takes out
        ("tilanne", "tila"),
        ("asemakaava", "asemaata"),
        ("toimivalta", "toimivaltaa"),
        ("kuvaajana", "kuvata"),
        ("asuntojen", "asunta"),
        ("liitteistä", "liitteinen"),
        ("kustannuksista", "kustannuksinen"),
        ("strategiamme", "strategiamme"),
        ("asianosaisilta", "asianosaisilta"),
        ("tarjousasiakirjoja", "tarjousasiakirjoja"),
        ("päiväkodissa", "päiväkota"),
        ("päätöstä", "päättö"),
        ("ARAn", "arka"),
        ("KEHAn", "kehä"),
        ("hakemansa", "hakema"),
        ("valmisteltu", "valmistaa"),
        ("vähentynyt", "vähetä"),
        ("kuuluvat", "kuulupa"),
        ("tulevaisuuden", "tulla"),
        ("kuuluvassa", "kuulupa"),
        ("toimivaltansa", "toimia"),
        ("pidettävä", "pidetä"),
        ("ollut", "oltu"),
        # no command and no first person, even in documents
        ("valita", "valittaa"),
        ("alueellista", "alueellistaa"),
        ("ajan", "ajaa"),
    ],
)
def test_unlikely_reading_is_dropped(form: str, absent: str) -> None:
    (token,) = ANALYZER.analyze(form)

    assert absent not in token.lemma
