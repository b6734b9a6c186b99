"""Similar decisions: shared sections and rare words, other places first, copies once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from analyzers.finnish import FinnishAnalyzer
from analyzers.words.word_kinds import is_noun
from corpus.model import Decision
from corpus.store import DecisionStore
from indexer.answering.similarity.copies import without_copies
from indexer.answering.similarity.procedure_words import procedure_lemmas
from indexer.documents.building import build_document
from indexer.service import SearchService
from tests.making import make_decision
from tests.reference_backend.memory import MemoryBackend

ANALYZER = FinnishAnalyzer()
LAW = "Asiassa sovelletaan työvoimapalveluiden järjestämisestä annetun lain (380/2023) 23 §:ää. "
HEARING = "Asianosaisia kuultiin hallintolain (434/2003) 34 §:n mukaisesti. "
HARBOUR = (
    "Satamassa ruopataan väylä ja uusitaan aallonmurtaja, jotta rahtialukset pääsevät "
    "laituriin myös matalan veden aikana, ja työn rahoittaa satamayhtiö lainalla. "
)


def decision(name: str, municipality: str, title: str, text: str) -> Decision:
    return make_decision(
        decision_id=f"koe/{name}",
        source_id="koe",
        platform="demo",
        url=None,
        title=title,
        text=text,
        municipality=municipality,
        body="Kaupunginhallitus",
        body_type="hallitus",
        date=dt.date(2024, 1, 1),
    )


FILLING = tuple(
    decision(f"muu{n}", "Oulu", f"Muu asia {n}", f"Asia numero {n} merkitään tiedoksi.")
    for n in range(60)
)
DECISIONS = (
    decision("oma", "Vantaa", "Seurantakeskustelut", LAW + "Keskustelu pidettiin."),
    decision("sama-kunta", "Vantaa", "Keskustelujen jatko", LAW + "Toinen kerta."),
    decision("toinen-kunta", "Lahti", "Ministeriön keskustelut", LAW + "Kolmas."),
    decision("satama", "Kotka", "Satamaväylän ruoppaus", HARBOUR),
    decision("satama-2", "Hanko", "Satamaväylän ruoppaaminen", "Toisin. " + HARBOUR),
    decision("satama-kopio", "Rauma", "Satamaväylä", HARBOUR + "Sama."),
    decision(
        "koulu",
        "Kuopio",
        "Kyläkoulun lakkauttaminen",
        "Jäsen ehdotti, että asia "
        "jatkaa; ehdotusta kannatettiin ja annettiin ääniä. Oppilaita on vähän.",
    ),
    decision(
        "talousarvio",
        "Pori",
        "Talousarvio",
        "Jäsen ehdotti, että käsittely jatkaa; "
        "ehdotusta kannatettiin ja annettiin ääniä. Oppilaita mainittiin.",
    ),
    decision(
        "koulu-2", "Salo", "Kyläkoulun lakkauttaminen", "Oppilaita on liian vähän."
    ),
    decision(
        "tie",
        "Ii",
        "Yksityistien avustus, Mustaoja",
        "Kunta päättää myöntää avustusta.",
    ),
    decision(
        "lupa", "Ii", "Vesikäymälä, Mustaoja", "Jaosto päättää myöntää poikkeuksen."
    ),
    decision(
        "tori",
        "Inari",
        "Markkinat torilla",
        "Aluetta käytetään kolmesti; se järjestetään.",
    ),
    decision(
        "kirja", "Utsjoki", "Sakot pois", "Käyttäminen järjestetään, ja kolme käyttää."
    ),
    decision("laituri", "Kemi", "Laiturin lunastus", HEARING + "Laituri on vanha."),
    decision("kioski", "Tornio", "Kioskin purku", HEARING + "Kioski on ruma."),
    decision("kauppa", "Muonio", "Kalusteiden osto", "Hankintalain mukaan kalusteita."),
    decision("auto", "Salla", "Kalustekuljetus", "Hankintalakia ei sovelleta."),
    decision("melu", "Nokia", "Rantaraitti suljetaan", "Raitti ja rantaraitti."),
    decision("raide", "Akaa", "Rantaraitin melu", "Raitilla; rantaraitilla."),
    decision("lukko", "Nivala", "Nivalan lukot", "Lukot vaihdetaan telakalla."),
    decision("patsas", "Nivala", "Nivalan patsas", "Patsas siirtyy; telakka maksaa."),
    *FILLING,
)


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchService]:
    path = tmp_path_factory.mktemp("similar") / "decisions.db"
    with DecisionStore.open(f"sqlite:///{path}") as store:
        for one in DECISIONS:
            store.put(one)
        backend = MemoryBackend()
        backend.update(build_document(row, ANALYZER) for row in store.iter_decisions())
        yield SearchService(backend, store, ANALYZER)


def test_other_municipalities_come_first(service: SearchService) -> None:
    found = [one.hit.decision_id for one in service.similar("koe/oma")]

    assert found[:2] == ["koe/toinen-kunta", "koe/sama-kunta"]


def test_each_says_what_it_has_in_common(service: SearchService) -> None:
    first = service.similar("koe/oma")[0]
    reasons = {(reason.kind, reason.value) for reason in first.reasons}

    assert ("law", "380/2023 § 23") in reasons
    assert ("body_type", "hallitus") in reasons


def test_copies_are_listed_once(service: SearchService) -> None:
    found = service.similar("koe/satama")

    assert len(found) == 1
    assert {found[0].hit.decision_id, *found[0].copies} == {
        "koe/satama-2",
        "koe/satama-kopio",
    }


def test_a_pasted_text_finds_its_matter(service: SearchService) -> None:
    text = "Väylän ruoppaaminen ja aallonmurtaja rahtialuksille"
    found = service.similar_to_text(text)

    assert found
    assert found[0].hit.decision_id.startswith("koe/satama")


@pytest.mark.parametrize("text", ["", "  ", "123 456", "\x00"])
def test_a_text_without_words_finds_nothing(service: SearchService, text: str) -> None:
    assert service.similar_to_text(text) == ()


def test_an_unknown_decision_has_no_similar_ones(service: SearchService) -> None:
    assert service.similar("koe/ei-ole") == ()


def grouped(*texts: str, least: int = 9, limit: int = 9) -> dict[str, tuple[str, ...]]:
    return without_copies(zip("abcdefghi", texts, strict=False), least, limit)


def test_a_yearly_copy_differs_in_numbers_only() -> None:
    this_year = "Kokous pidetään vuonna 2024 kuusi kertaa kaupungintalolla."
    next_year = "Kokous pidetään vuonna 2025 kahdeksan kertaa kaupungintalolla."
    other = "Aivan muuta asiaa on tässä, ja se on pitkä."

    assert grouped(this_year, other, this_year.replace("2024", "2025")) == {
        "a": ("c",),
        "b": (),
    }
    assert grouped(this_year, next_year) == {"a": (), "b": ()}


def test_a_table_of_other_numbers_is_a_copy() -> None:
    rows = ["Menot yhteensä {} euroa, tulot {} euroa ja kate {} euroa" for _ in "12345"]
    tables = [" ".join(rows).format(*range(start, start + 15)) for start in (100, 2000)]

    assert grouped(*tables) == {"a": ("b",)}


def test_short_texts_are_no_copies() -> None:
    assert grouped("Sama.", "Sama.", "") == {"a": (), "b": (), "c": ()}


def test_no_more_texts_are_read_than_needed() -> None:
    copy, others = "Yksi kaksi kolme neljä viisi.", ["Muu.", "Toinen.", "Kolmas."]

    assert grouped(copy, copy, *others, least=2, limit=2) == {"a": ("b",), "c": ()}
    assert grouped(*others, copy, copy, least=5, limit=2) == {"a": (), "b": ()}


def test_words_of_the_procedure_make_nothing_similar(service: SearchService) -> None:
    """Everything that is decided is proposed, supported and voted on."""
    found = service.similar("koe/koulu")
    names = [one.hit.decision_id for one in found]

    assert "koe/koulu-2" in names
    assert "koe/talousarvio" not in names
    reasons = {reason.value for one in found for reason in one.reasons}
    assert reasons.isdisjoint({"kannattaa", "jatkaa", "ääni", "ehdottaa"})


def test_the_name_of_a_place_makes_nothing_similar(service: SearchService) -> None:
    """Nor does it together with what every permit and grant has in common."""
    for name, other in (("tie", "lupa"), ("lupa", "tie")):
        found = [one.hit.decision_id for one in service.similar(f"koe/{name}")]

        assert f"koe/{other}" not in found


def test_the_own_municipality_makes_nothing_similar(service: SearchService) -> None:
    """A title begins with it, and the first word of a title is no name by its capital."""
    assert service.similar("koe/lukko") == ()
    assert service.similar("koe/patsas") == ()


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("tori", "kirja"),
        ("laituri", "kioski"),
        ("melu", "raide"),
        ("kauppa", "auto"),
    ],
)
def test_what_is_of_every_matter_makes_nothing_similar(
    service: SearchService, name: str, other: str
) -> None:
    """What is done and how often; a section on hearing; one word and its own end."""
    for one, another in ((name, other), (other, name)):
        found = {hit.hit.decision_id for hit in service.similar(f"koe/{one}")}

        assert f"koe/{another}" not in found


@pytest.mark.parametrize(
    ("word", "is_one"),
    [
        ("koulu", True),
        ("seurantakeskustelu", True),
        ("ruoppaus", True),
        ("avustus", True),
        ("tampere", True),
        ("grundskola", True),
        ("käyttää", False),
        ("lakkauttaminen", True),
        ("periä", False),
        ("kolme", False),
        ("kansallinen", False),
        ("koska", False),
    ],
)
def test_nouns_are_told_from_other_words(word: str, is_one: bool) -> None:
    assert is_noun(word) == is_one


def test_everyday_words_are_no_reason() -> None:
    """Conjunctions, pronouns and the like, however few decisions have them."""
    analyzer = FinnishAnalyzer()
    everyday = "eräs koska yleinen toinen tärkeä eftersom några viktig redan därför"
    topics = "koulu katu tontti skola gata uimahalli kaava avustus"

    def telling(words: str) -> list[str]:
        skipped = procedure_lemmas(analyzer)
        tokens = analyzer.analyze(words)
        return [one.text for one in tokens if skipped.isdisjoint(one.lemma)]

    assert telling(everyday) == ["eftersom"]
    assert telling(topics) == topics.split()
