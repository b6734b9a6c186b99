"""Every invented name in every case form in every shape of sentence, and look-alikes."""

from __future__ import annotations

import pytest

from corpus.personal import person_cues
from corpus.personal.person_names import find_persons, is_among
from tests import persons_generated as generated

OTHERS = ("Mallikas", "Modell")


def sides(text: str, name: str) -> set[str]:
    """Return on which sides *name* is found, whole; "part" where only a part of it is."""
    start = text.index(name)
    end = start + len(name)
    persons = list(find_persons(text))
    whole = {p.side for p in persons if p.start <= start and p.end >= end}
    part = any(p.start < end and p.end > start for p in persons)
    return {*whole} or ({"part"} if part else set())


@pytest.mark.parametrize("shape", generated.FINNISH_PRIVATE)
def test_a_private_person_is_found_in_every_case_form(shape: str) -> None:
    rows = generated.finnish([shape])

    assert [row for row in rows if sides(*row) != {"private"}] == []


@pytest.mark.parametrize("shape", generated.SWEDISH_PRIVATE)
def test_a_private_person_is_found_in_swedish(shape: str) -> None:
    rows = generated.swedish([shape])

    assert [row for row in rows if sides(*row) != {"private"}] == []


@pytest.mark.parametrize("shape", generated.FINNISH_OFFICE)
def test_whoever_acts_by_office_is_not_private(shape: str) -> None:
    rows = generated.finnish([shape])

    assert [row for row in rows if "private" in sides(*row)] == []


@pytest.mark.parametrize("shape", generated.SWEDISH_OFFICE)
def test_whoever_acts_by_office_is_not_private_in_swedish(shape: str) -> None:
    rows = generated.swedish([shape])

    assert [row for row in rows if "private" in sides(*row)] == []


@pytest.mark.parametrize("shape", generated.NO_PERSONS)
def test_what_has_a_name_of_a_person_is_none(shape: str) -> None:
    rows = generated.finnish([shape])

    assert [
        text
        for text, _ in rows
        if any(person.side == "private" for person in find_persons(text))
    ] == []


UNLISTED = ("Guuleed Xirsi", "Zhyldyz Orozbek", "Dlovan Barzinji")


@pytest.mark.parametrize("name", UNLISTED)
@pytest.mark.parametrize("shape", generated.SWEDISH_PRIVATE)
def test_a_name_of_words_that_no_list_has_is_found_by_what_is_beside_it(
    shape: str, name: str
) -> None:
    text = shape.replace("{s}", f"{name}s").replace("{0}", name)

    assert sides(text, name) == {"private"}


@pytest.mark.parametrize("name", UNLISTED)
def test_words_that_no_list_has_are_none_where_nothing_says_so(name: str) -> None:
    text = f"Hanke {name} esiteltiin. Laite {name} huolletaan, {name} on vihreä."

    assert [*find_persons(text)] == []


FURTHER = {
    "private": [
        ('Laavua hoitanut Unto "Unski" Hautakoski palkittiin.', "Hautakoski"),
        ("Muistutuksen jättivät Tuovi Halavanen, Eero ja Lea Karhu.", "Eero ja Lea Karhu"),
        ("Kaavaa vastustivat Tuomas, Elina ja Iivari Kuusniemi.", "Tuomas, Elina ja Iivari"),
        ("Lunastamista ehdotti kirjeellä Hj. Palmgrén.", "Hj. Palmgrén"),
        ("Hakijana on V. R. Lahti.", "V. R. Lahti"),
        ("Valittajina Niko Antinpoika Salmi ja Nadia El Amrani.", "Niko Antinpoika Salmi"),
        ("Asiassa on kuultu: El Amrani Nadia.", "El Amrani Nadia"),
        ("Hakija: Malli Oy, yhteyshenkilö Tuovi Halavanen.", "Tuovi Halavanen"),
        ("Hakija\n\nTuovi Halavanen\n\nAsia: lohkominen", "Tuovi Halavanen"),
        ("Sökande\n\nTuva Halmsjö\n\nÄrende: bygglov", "Tuva Halmsjö"),
        ("Sijaisena aloittaa Runar Österholm.", "Runar Österholm"),
        ("Määräala on myyty veljelleen Eskolle.", "Eskolle"),
        ("Vuokra peritään vaimolta Kirsiltä.", "Kirsiltä"),
        ("Opettaja Tuovi Halavanen pyytää eroa 1.8. alkaen.", "Tuovi Halavanen"),
        ("Rektor Tuva Halmsjö har beviljats studieledighet.", "Tuva Halmsjö"),
        ("Hakijana on oppilas Tuovi.", "Tuovi"),
        ("Halavasen perikunta myy tontin.", "Halavasen"),
        ("Tomten säljs till familjen Halmsjö.", "Halmsjö"),
        ("Käynnillä Halavanen kertoi asiasta. Hakija on Tuovi Halavanen.", "Halavanen"),
        ("Vuokralainen Halavanen, Teuvo Antero on muuttanut.", "Halavanen, Teuvo Antero"),
        ("Personlig assistent åt Tuva Halmsjö anställs.", "Tuva Halmsjö"),
        ("Sopimuksen osapuolet ovat kunta ja Tuovi Halavanen.", "Tuovi Halavanen"),
    ],
    "office": [
        ("Oppilaskuraattori Tuovi Halavanen esitteli raporttia.", "Tuovi Halavanen"),
        ("Sosiaali- ja potilasasiavastaava Tuovi Halavanen antoi selvityksen.", "Tuovi Halavanen"),
        ("Hankintapäällikkö Tuovi Halavanen pyysi yhtiöltä selvitystä.", "Tuovi Halavanen"),
        ("Rajavartioston komendantti Tuovi Halavanen tervehti väkeä.", "Tuovi Halavanen"),
        ("Ryhmään kuuluu Tuovi Halavanen (ELY-keskus).", "Tuovi Halavanen"),
        ("Aloitteen jätti Tuovi Halavanen (vihr.).", "Tuovi Halavanen"),
        ("Keskusteluun osallistuivat Karhu, Ruokola ja Tuovi Halavanen.", "Tuovi Halavanen"),
        ("Esittelijänä tässä asiassa toimii Tuovi Halavanen.", "Tuovi Halavanen"),
        ("Som granskare av protokollet fungerar Tuva Halmsjö.", "Tuva Halmsjö"),
        ("Rektorn för Mallby skola, Tuva Halmsjö, begär tilläggsanslag.", "Tuva Halmsjö"),
        ("Kyrkoherden i Mallby församling Tuva Halmsjö tackade.", "Tuva Halmsjö"),
        ("Vid mötet var Tuva Halmsjö från miljöcentralen.", "Tuva Halmsjö"),
        ("Valtuutetuiksi valittiin: 1 Karhu Eero, maanviljelijä; 2 Halavanen Tuovi, hoitaja.", "Halavanen Tuovi"),
        ("Keskustan valtuustoryhmä\n\nTuovi Halavanen\n\nUnto Karhu, Eero Kuusniemi", "Eero Kuusniemi"),
        ("Tarkastajiksi valitaan Tuovi Halavanen.\n\nPäätös\n\nValittiin Tuovi Halavanen.", "Tuovi Halavanen"),
        ("Jaa: Tuovi Halavanen, Unto Karhu\nEi: Eero Kuusniemi", "Eero Kuusniemi"),
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("side", "text", "name"),
    [(side, *row) for side, rows in FURTHER.items() for row in rows],
)
def test_a_form_of_a_name_has_its_side(side: str, text: str, name: str) -> None:
    assert sides(text, name) == {side}


def test_a_name_is_official_where_nothing_is_said_if_it_is_so_elsewhere() -> None:
    text = "Jäsen Tuovi Halavanen poistui.\n\nPaikalle tuli Tuovi Halavanen."
    other = "Jäsen Unto Karhu poistui.\n\nPaikalle tuli Tuovi Halavanen."

    assert {person.side for person in find_persons(text)} == {"office"}
    assert [person.side for person in find_persons(other)] == ["office", "private"]


@pytest.mark.parametrize("row", person_cues.rows(), ids=lambda row: row[3])
def test_each_cue_is_seen_in_its_example(row: tuple[str, str, str, str]) -> None:
    kind, _, _, example = row
    name = next(name for name in ("Tuovi Halava", "Tuva Halmsjö") if name in example)
    before, after = example.split(name)
    genitive = after.partition(" ")[0]
    pattern = person_cues.cue(kind)  # type: ignore[arg-type]

    follows = kind in {
        "own_matter",
        "of_mandate",
        "act_of_titled",
        "own_letter",
        "gets",
    }
    place = len(genitive) if kind in {"own_letter", "gets"} else 0
    assert pattern.match(after, place) if follows else pattern.search(before)
    acts = {"official_act", "act_of_titled", "of_mandate", "mandate"}
    is_office = kind in acts | {"firms_officer"}
    assert sides(example, name) == {"office" if is_office else "private"}


@pytest.mark.parametrize(
    ("name", "is_official"),
    [
        ("Siv Malli", True),
        ("Siv Mallin", True),
        ("Malli Siv", True),
        ("S. Malli", True),
        ("Malli", True),
        ("Bo Malli", False),
        ("Siv Mallinen", False),
        ("Bo ja Siv Malli", False),
    ],
)
def test_who_has_only_the_surname_of_an_official_is_another(
    name: str, is_official: bool
) -> None:
    assert is_among(name, "kehittämispäällikkö Siv Malli") is is_official
