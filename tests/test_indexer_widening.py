"""What counts as the words typed: rows of query, text, laajennus, whether it is found."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from analyzers.finnish import FinnishAnalyzer
from corpus.model import Decision
from corpus.store import DecisionStore
from indexer.contract.query import Word
from indexer.documents.building import build_document
from indexer.request import SearchRequest, Widening
from indexer.service import SearchService
from indexer.understanding.vocabulary.concepts import Concepts, concepts
from indexer.understanding.vocabulary.nominalisations import same_doing
from tests.making import make_decision
from tests.reference_backend.memory import MemoryBackend

TODAY = dt.date(2025, 12, 1)
ANALYZER = FinnishAnalyzer()
ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def analyzer() -> FinnishAnalyzer:
    return ANALYZER


@contextmanager
def searching(text: str, title: str | None = None) -> Iterator[SearchService]:
    """A service over one decision with *text*."""
    row = make_decision("demo/1", "demo", title=title, text=text, kind="meeting-item")
    with searching_all([row]) as service:
        yield service


@contextmanager
def searching_all(rows: list[Decision]) -> Iterator[SearchService]:
    with DecisionStore.open("sqlite://") as store:
        store.put_many(rows)
        backend = MemoryBackend()
        backend.update(build_document(row, ANALYZER) for row in store.iter_decisions())
        yield SearchService(backend, store, ANALYZER, today=TODAY)


FOUND = [
    # query, text, which widening, found exactly
    ("lakkautus", "Kioski lakkautetaan ensi vuonna.", "same", True),
    ("lakkautus", "Kioski lakkautetaan ensi vuonna.", "no", False),
    ("lakkauttaminen", "Ehdotettiin kioskin lakkautusta.", "same", True),
    ("asemakaavanmuutos", "Korttelin asemakaavan muutos tuli vireille.", "same", True),
    ("asemakaavan muutos", "Korttelin asemakaavanmuutos tuli vireille.", "no", True),
    ("asemakaavamuutos", "Korttelin asemakaavan muutos tuli vireille.", "same", True),
    ("pyöräetu", "Henkilöstö saa työsuhdepyörän.", "same", True),
    ("avustus", "Jaettiin kulttuuriavustukset ja kyläavustus.", "same", True),
    ("hankinta", "Päätettiin suorahankinnasta.", "narrower", True),
    ("tuulipuisto", "Alueelle tulee viisi tuulivoimalaa.", "same", True),
    ("tuulipuisto", "Alueelle tulee viisi tuulivoimalaa.", "no", False),
    # A part or a kind of a matter is no other name for it.
    ("meluvalli", "Melu torilla.", "narrower", False),
    ("melu", "Torin viereen tulee meluvalli.", "narrower", True),
    ("biokaasulaitos", "Bussi kulkee biokaasulla.", "narrower", False),
    ("rotta", "Lokit ovat torilla.", "narrower", False),
    ("pankkitili", "Pankki sulkee ovensa.", "narrower", False),
    ("talotoimikunta", "Asunto-osakeyhtiö rakentaa.", "narrower", False),
    ("byggande av ishall", "Jäähallin rakentaminen.", "narrower", True),
    ("suorahankinta", "Tarjouskilpailu järjestetään.", "narrower", False),
    ("tayttolupa", "Opettajan täyttölupa myönnetään.", "no", True),
    ("hallintosaanto", "Uusi hallintosääntö tuli voimaan.", "no", True),
    ("jatevesi-saanto", "Uusi jätevesi-sääntö tuli voimaan.", "no", True),
    ("jatevesi-kysely", "Uusi jätevesi-kysely tehtiin.", "no", True),
    ("talo-saanto", "Uusi talo-sääntö tuli voimaan.", "no", True),
    ("girjeradju", "Kirjaston nimi on girjerádju.", "no", True),
    ("aigemadii", "Hanke on áigemáđii.", "no", True),
    ("aigemadii", "Alkaa Áigemáđii-hanke.", "no", True),
    ("H2S", "Melu, H₂S ja 400 m³.", "no", True),
    ("400 m3", "Melu, H₂S ja 400 m³.", "no", True),
    ("saanto", "Kemian saanto parani. Uusi sääntö.", "no", True),
    ("miten kaupunki aikoo vähentää melua?", "Melun vähentäminen torilla.", "no", True),
    ("paljonko uuden sillan rakentaminen maksaa?", "Sillan rakentaminen.", "no", True),
    ("tarvitaanko sillan korjaamiseen lupa?", "Lupa sillan korjaamiseen.", "no", True),
    ("pienten kioskien kohtalo", "Pienten kioskien purku.", "no", True),
    ("mitä mieltä valtuusto on kioskeista?", "Kioskit torilla. Valtuusto.", "no", True),
    ("kuinka moni kioski pääsee torille?", "Kioski torille.", "no", True),
    ("ymplk", "Ympäristölautakunta päätti.", "no", True),
    ("tekla", "Tekninen lautakunta päätti.", "no", True),
    ("§ 14 410/2015", "Kuntalain (410/2015) 14 §:n mukaan päätetään.", "no", True),
    ("14 § (410/2015)", "Kuntalain (410/2015) 14 §:n mukaan päätetään.", "no", True),
    ("14 §, 410/2015", "Kuntalain (410/2015) 14 §:n mukaan päätetään.", "no", True),
    ("kilpailutuslaki", "Hankintalain (1397/2016) 3 §:n mukaan päätetään.", "no", True),
    ("vindkraft", "Alueelle tulee viisi tuulivoimalaa.", "same", True),
    ("vindkraft", "Alueelle tulee viisi tuulivoimalaa.", "no", False),
    ("tuulivoima", "Kommunen planerar för vindkraft.", "same", True),
    ("skolor", "Koulu avataan.", "narrower", False),
    # Verbs with their particle apart.
    ("har kommunen dragit in byskolan", "Koulun lakkauttaminen.", "same", True),
    ("vilka kommuner har lagt ner byskolor", "Koulun lakkauttaminen.", "same", True),
    ("skolan lades ner", "Koulun lakkauttaminen.", "same", True),
    ("daghemmet läggs ner", "Päiväkodin lakkauttaminen.", "same", True),
    ("har biblioteket dragits in?", "Kirjaston lakkauttaminen.", "same", True),
    ("nedlagda byskolor", "Koulun lakkauttaminen.", "same", True),
    ("indragna skolor", "Koulun lakkauttaminen.", "same", True),
    ("lägga ner pengar på skolan", "Koulun lakkauttaminen.", "same", False),
    ("gå ner till skolan", "Koulun lakkauttaminen.", "same", False),
]


@pytest.mark.parametrize(("query", "text", "widening", "is_found"), FOUND)
def test_what_counts(query: str, text: str, widening: str, is_found: bool) -> None:
    # Other names of a concept count in the title.
    with searching(text, title=text) as service:
        request = SearchRequest(query, widening=widening)  # type: ignore[arg-type]
        total = service.search(request).total

    assert bool(total) == is_found


def test_the_name_of_a_concept_counts_in_both_languages_and_is_said() -> None:
    """A dictionary's word for it is near; our list's name of the matter is the matter."""
    text = "Alueelle tulee viisi tuulivoimalaa."
    with searching(text, title=text) as service:
        result = service.search(SearchRequest("vindkraft"))
        (step,) = [one for one in result.reading.steps if one.kind == "same"]
        removed = frozenset([step.step_id])
        narrow = service.search(SearchRequest("vindkraft", removed_steps=removed))

    assert (result.total, narrow.total) == (1, 0)
    assert "tuulivoima" in step.value
    assert step.is_removable


EASED = [
    # query, text, widening, whether it counts although no decision has the words
    ("tuulivoimlaa", "Alueelle tulee tuulivoimala.", "narrower", True),
    ("koulunn", "Koulun piha.", "narrower", True),
    ("lakauttaminen", "Kioskin lakkauttaminen.", "narrower", True),
    ("kioskivuokra", "Kioskeista perittävät vuokrat.", "narrower", True),
    ("kioskivuokra", "Kioskit. Huoneet ovat nyt uusia ja vuokrat.", "narrower", False),
    ("kioskivuokra", "Kioskeista perittävät vuokrat.", "no", False),
    ("kioskiasiat", "Kioskin vuokra.", "narrower", True),
    ("kioskipäätökset", "Kioskin vuokra.", "narrower", True),
    ("kioskipäätökset", "Kioskin vuokra.", "no", False),
    ("kokouskahvi", "Kokouksessa on kahvia.", "narrower", False),
    ("kioskin kiinnipito", "Kioskin aukiolo.", "kin", False),
    ("voimalinjat", "Voimajohto kulkee torin yli.", "narrower", False),
    ("voimalinjat", "Voimajohto kulkee torin yli.", "kin", True),
    ("piha", "Tontti luovutetaan.", "narrower", False),
    ("badhus", "Uimahalli avataan.", "kin", False),
    ("Valtimo", "Nurmeksen kaupunki.", "kin", False),
]


@pytest.mark.parametrize(("query", "text", "widening", "is_counted"), EASED)
def test_where_nothing_is_found_what_means_the_same_counts(
    query: str, text: str, widening: Widening, is_counted: bool
) -> None:
    """A slip counts; an everyday word only when it is wanted; both are said."""
    with searching(text) as service:
        result = service.search(SearchRequest(query, widening=widening))
        removed = frozenset(["eased"])
        back = service.search(
            SearchRequest(query, removed_steps=removed, widening=widening)
        )

    assert bool(result.total) == is_counted
    assert ("eased" in [step.kind for step in result.reading.steps]) == is_counted
    assert back.total == 0


def test_everyday_words_are_near_and_offered_with_their_count() -> None:
    with searching("Voimajohto kulkee torin yli.") as service:
        result = service.search(SearchRequest("voimalinjat"))

    assert [hit.decision_id for hit in result.related] == ["demo/1"]
    (offer,) = [one for one in result.relaxations if one.label_key == "kin-words"]
    assert (offer.total, offer.request.widening) == (1, "kin")


GENERAL = (
    *("päättää", "käsitellä", "esittää", "todeta", "merkitä", "tehdä", "ottaa"),
    *("päätös", "kokous", "asia", "käsittely", "olla", "valmistella", "ehdottaa"),
)
"""Words of every decision."""


def test_no_word_of_every_decision_stands_for_something_else() -> None:
    groups = [
        [name.strip() for name in line.replace(">", ",").split(",")]
        for line in (ROOT / "indexer/understanding/vocabulary/everyday_words.txt")
        .read_text("utf-8")
        .splitlines()
        if line and not line.startswith("#")
    ]
    found = {
        name: group
        for group in groups
        for name in group
        if name in GENERAL and any(other[:4] != name[:4] for other in group)
    }

    # istunto, möte; beslut
    assert set(found) <= {"kokous", "päätös"}


def test_where_the_words_are_found_nothing_else_counts() -> None:
    rows = [
        make_decision("demo/1", "demo", text="Voimalinja avataan."),
        make_decision("demo/2", "demo", text="Voimajohto kulkee torin yli."),
    ]
    with searching_all(rows) as service:
        result = service.search(SearchRequest("voimalinja"))

    assert result.total == 1
    assert "eased" not in [step.kind for step in result.reading.steps]


@pytest.mark.parametrize("typed", ["kioksilaki", "kioskiläki"])
def test_a_slip_never_counts_as_an_act(typed: str) -> None:
    with searching("Kioskilaki tuli voimaan.") as service:
        result = service.search(SearchRequest(typed))

    assert result.total == 0
    assert [hit.decision_id for hit in result.related] == ["demo/1"]


def test_of_many_labels_of_a_concept_the_best_counts() -> None:
    """A text that names a concept in many ways is not about it more than its own."""
    many = "Avustus, toiminta-avustus, kohdeavustus, yleisavustus ja rahallinen tuki."
    rows = [
        make_decision("demo/1", "demo", title="Budjetti", text=many),
        make_decision("demo/2", "demo", title="Avustus", text="Avustus myönnetään."),
    ]
    with searching_all(rows) as service:
        result = service.search(SearchRequest("avustus", tier="all"))

    assert [hit.decision_id for hit in result.hits] == ["demo/2", "demo/1"]


@pytest.mark.parametrize("query", ["Valtimo", "Valtimon koulu", "noormarkku"])
def test_a_former_municipality_is_near_what_it_became_part_of(query: str) -> None:
    with searching("Nurmeksen ja Porin kaupunki, koulun piha.") as service:
        result = service.search(SearchRequest(query, tier="all"))

    assert [hit.decision_id for hit in result.hits if hit.is_near] == ["demo/1"]
    said = {step.value for step in result.reading.steps if step.kind == "everyday"}
    assert any(value.startswith(("Nurmes", "Pori")) for value in said)


def test_each_widening_can_be_taken_back() -> None:
    text = "Kioski lakkautetaan ensi vuonna."
    with searching(text) as service:
        wide = service.search(SearchRequest("lakkautus"))
        (step,) = [one for one in wide.reading.steps if one.kind == "same"]
        removed = frozenset([step.step_id])
        narrow = service.search(SearchRequest("lakkautus", removed_steps=removed))

    assert (wide.total, narrow.total) == (1, 0)
    assert step.is_removable


def test_words_of_a_label_may_be_in_any_order_but_not_far_apart(
    analyzer: FinnishAnalyzer,
) -> None:
    found = Concepts(analyzer).find
    near = found(analyzer.analyze_query("virat lakkautetaan"))
    far = found(analyzer.analyze_query("virat yksi kaksi kolme neljä lakkautetaan"))

    assert [one.name for one in near] == ["viran lakkauttaminen"]
    assert "viran lakkauttaminen" not in [one.name for one in far]


def test_rows_are_whole() -> None:
    """A row has a topic and a name, a Swedish label, and says nothing twice."""
    faults = []
    for row in concepts():
        labels = [*row.equal, *row.narrower, *row.related]
        if not (row.topic and row.equal and row.swedish):
            faults.append(f"{row}: a column is empty")
        if len(set(labels)) != len(labels):
            faults.append(f"{row.name}: a label is there twice")
    names = [row.name for row in concepts()]
    faults += [f"{name}: two rows" for name in sorted(names) if names.count(name) > 1]

    assert faults == []


_DONE = """
    sulkeminen lakkauttaminen rakentaminen laajentaminen laajennus korjaus peruskorjaus
    myynti muutos muuttaminen perustaminen lopettaminen vuokraus kilpailutus
"""
_DOINGS = frozenset(_DONE.split())


def test_what_is_done_to_a_thing_is_no_name_of_the_thing() -> None:
    """Who asks for the closing of a museum asks for no other decision about museums."""
    faults = [
        f"{row.name}: {label}"
        for row in concepts()
        if " " not in row.name
        for label in row.equal
        if " " in label and not _DOINGS.isdisjoint(re.split("[ /]", label))
        if any(row.name in word.lemma for word in ANALYZER.analyze_query(label))
    ]

    assert faults == []


@pytest.mark.parametrize(
    ("lemma", "others"),
    [
        ("lakkautus", ("lakkauttaa",)),
        ("valmentaa", ("valmennus",)),
        ("rajoitus", ("rajoittaa",)),
        ("rakennus", ()),
        ("hallitus", ()),
        ("erottaa", ()),
        ("valtuuttaa", ()),
    ],
)
def test_nouns_and_verbs_of_one_doing(lemma: str, others: tuple[str, ...]) -> None:
    assert same_doing([lemma]) == others


def test_marks_are_restored_only_where_the_index_lacks_the_word() -> None:
    """What is found as typed stays as typed; what is changed is said."""
    with searching("Kemian saanto parani. Uusi sääntö.") as service:
        as_typed = service.search(SearchRequest("saanto")).reading.steps
    with searching("Uusi sääntö.") as service:
        restored = service.search(SearchRequest("saanto")).reading.steps
        back = service.search(
            SearchRequest("saanto", removed_steps=frozenset(["marks:saanto"]))
        )

    assert "marks" not in [step.kind for step in as_typed]
    assert [step.value for step in restored if step.kind == "marks"] == ["sääntö"]
    assert back.total == 0


PERIODS = [
    # query, today's year is 2025, whether a decision of 2024-03-05 is found
    ("satama viime vuonna", True),
    ("satama tänä vuonna", False),
    ("satama vuoden 2023 jälkeen", True),
    ("satama ennen vuotta 2024", False),
    ("satama keväällä 2024", True),
    ("satama vuosina 2020–2023", False),
    ("hamn i fjol", True),
    ("hamn år 2022", False),
    ("satama viime vuoden keväällä", True),
    ("satama viime vuoden lopulla", False),
    ("satama alkuvuodesta 2024", True),
    ("satama vuosina 2023 ja 2024", True),
]


@pytest.mark.parametrize(("query", "is_found"), PERIODS)
def test_times_narrow(query: str, is_found: bool) -> None:
    """A time is a filter, and nothing that leaves no decision widens it."""
    rows = [
        make_decision(
            "demo/1", "demo", title="Satama.", text="Satama.", date=dt.date(2024, 3, 5)
        ),
        make_decision("demo/2", "demo", text="Satama.", date=dt.date(2025, 3, 5)),
        make_decision("demo/3", "demo", text="Satama.", date=dt.date(2022, 3, 5)),
    ]
    with searching_all(rows) as service:
        found = list(service.iter_ids(SearchRequest(query)))

    assert ("demo/1" in found) == is_found


TRANSLATED = [
    # query, text, words of the step
    ("stolfabriken", "Tuolitehdas suljetaan.", "tuoli + tehdas"),
    ("gardinerna", "Verhojen pesu tilattiin.", "verho"),
    ("skolgrind", "Koulun portti korjataan.", "koulu + portti"),
    ("verho", "Gardinen för salen köptes och godkändes av nämnden.", "gardin"),
]


@pytest.mark.parametrize(("query", "text", "shown"), TRANSLATED)
def test_words_of_the_other_language_are_near(
    query: str, text: str, shown: str
) -> None:
    with searching(text) as service:
        result = service.search(SearchRequest(query))
        step = next(x for x in result.reading.steps if x.kind == "translated")
        removed = frozenset([step.step_id])
        back = service.search(SearchRequest(query, removed_steps=removed))
        narrow = service.search(SearchRequest(query, widening="no"))

    assert shown in step.value
    assert result.total == 0
    assert [hit.decision_id for hit in result.related] == ["demo/1"]
    assert not back.related
    assert not narrow.related


def test_a_translation_that_names_a_concept_finds_its_other_labels() -> None:
    """Badhus is no label of the list; uimahalli, its translation, has others."""
    with searching("Uimala avataan.") as service:
        result = service.search(SearchRequest("badhus"))

    assert result.total == 0
    assert [hit.decision_id for hit in result.related] == ["demo/1"]


def test_a_swedish_stem_that_is_a_finnish_word_finds_nothing() -> None:
    """A saw is "såg", which is also a form of "se", and that is "it" in Finnish."""
    with searching("Se on tulipalo torilla. Kommunen köper en såg.") as service:
        parsed = service.read(SearchRequest("sahan palo"))

    found = [one for term in parsed.terms for one in term.translated]
    asked = {lemma for one in found if isinstance(one, Word) for lemma in one.lemma}
    assert "såg" in asked
    assert "se" not in asked


def test_where_nothing_swedish_is_held_nothing_is_said_of_it() -> None:
    with searching("Satama avataan.") as service:
        result = service.search(SearchRequest("satama"))

    assert result.total == 1
    assert "translated" not in [step.kind for step in result.reading.steps]


def test_a_slip_counts_as_the_nearest_words_only() -> None:
    """Lakauttaminen is one letter from lakkauttaminen and two from laskuttaminen."""
    rows = [
        make_decision("demo/1", "demo", text="Kioskin lakkauttaminen."),
        make_decision("demo/2", "demo", text="Kioskin laskuttaminen."),
    ]
    with searching_all(rows) as service:
        found = set(service.iter_ids(SearchRequest("lakauttaminen")))

    assert found == {"demo/1"}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("koulunn", "koulun"),
        ("koulunn lakauttaminen", "koulun lakkauttaminen"),
        ("kioskinn aita", "kioskin"),
    ],
)
def test_every_slip_is_spelled_as_the_index_writes_it(typed: str, meant: str) -> None:
    """Not "koulunne", which nobody writes; a slip that is eased is spelled, too."""
    rows = [
        make_decision("demo/1", "demo", text="Koulun lakkauttaminen ja koulun piha."),
        make_decision("demo/2", "demo", text="Kioskin aita."),
    ]
    with searching_all(rows) as service:
        offers = service.search(SearchRequest(typed)).relaxations

    assert offers[0].label_key == f"spelling:{meant}"


@pytest.mark.parametrize(
    ("query", "is_found"),
    [("venevero ensi vuonna", True), ("venevero 2026", True), ("venevero 2024", False)],
)
def test_a_year_to_come_is_that_of_the_matter(query: str, is_found: bool) -> None:
    """Nothing is decided yet in the year to come, but much is decided for it."""
    row = make_decision(
        "demo/1",
        "demo",
        title="Veneveron määrääminen vuodelle 2026",
        text="Venevero nousee.",
        kind="meeting-item",
        date=dt.date(2025, 11, 3),
    )
    with searching_all([row]) as service:
        total = service.search(SearchRequest(query)).total

    assert bool(total) == is_found
