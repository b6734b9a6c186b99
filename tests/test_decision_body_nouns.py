"""Bodies of every kind act in sentences and own meetings, in both languages."""

from __future__ import annotations

import pytest

from analyzers.notations.municipal_bodies.body_phrases import find_genitives
from corpus.importing.row_facts import row_facts

SWEDISH = {
    "Kyrkorådet": "Kyrkorådets",
    "Församlingsrådet": "Församlingsrådets",
    "Gemensamma kyrkorådet": "Gemensamma kyrkorådets",
    "Äldrerådet": "Äldrerådets",
    "Förvaltningsrådet": "Förvaltningsrådets",
    "Domkapitlet": "Domkapitlets",
    "Förbundsstämman": "Förbundsstämmans",
    "Arbetsutskottet": "Arbetsutskottets",
    "Byggnadskommittén": "Byggnadskommitténs",
    "Direktionen": "Direktionens",
    "Kultur- och fritidsnämnden": "Kultur- och fritidsnämndens",
    "Kommunstyrelsen": "Kommunstyrelsens",
}
OWNED = (
    "Stadsstyrelsens planeringssektion",
    "Medborgarinstitutets direktion",
    "Samkommunens styrelse",
)
FINNISH = {
    "Kirkkoneuvosto": "Kirkkoneuvoston",
    "Seurakuntaneuvosto": "Seurakuntaneuvoston",
    "Vanhusneuvosto": "Vanhusneuvoston",
    "Rakennustoimikunta": "Rakennustoimikunnan",
    "Tuomiokapituli": "Tuomiokapitulin",
    "Yhtymäkokous": "Yhtymäkokouksen",
    "Vaikuttamistoimielin": "Vaikuttamistoimielimen",
    "Tekninen lautakunta": "Teknisen lautakunnan",
}


@pytest.mark.parametrize("body", [*SWEDISH, *OWNED])
def test_every_swedish_body_decides(body: str) -> None:
    owner = SWEDISH.get(body, f"{body}s")
    text = (
        f"{owner} beslut 3.3.2031\n\n2. Avgiftslistan\n"
        f"{body} beslöt att godkänna avgiftslistan för år 2032."
    )

    assert row_facts({"id": "a", "text": text})["matter_outcome"] == "approved"


@pytest.mark.parametrize("body", FINNISH)
def test_every_finnish_body_decides(body: str) -> None:
    text = (
        f"{FINNISH[body]} kokous 3.3.2031\n\n2. Maksut vuodelle 2032\n"
        f"{body} vahvisti maksut vuodelle 2032."
    )

    facts = row_facts({"id": "a", "text": text})

    assert (facts["body"], facts["matter_outcome"]) == (body, "approved")


@pytest.mark.parametrize(("body", "owner"), [*SWEDISH.items(), *FINNISH.items()])
def test_a_body_that_owns_a_meeting_is_named(body: str, owner: str) -> None:
    meeting = "sammanträde" if body in SWEDISH else "kokous"

    (found,) = find_genitives(f"{owner} {meeting} 3.3.2031")

    assert found.name == body


@pytest.mark.parametrize(
    "text",
    [
        "Valtioneuvosto hyväksyi asetuksen maksuista.",
        "Området godkände en plan för stranden.",
        "Ovan nämnd beslöt att godkänna listan.",
    ],
)
def test_governments_and_areas_are_no_bodies_that_decide(text: str) -> None:
    facts = row_facts({"id": "a", "text": f"Uutisia rannalta\n\n{text}"})

    assert facts["matter_outcome"] == "none"
