"""One meeting in the forms in which publishers print it, read from their texts.

Whatever the order and repetition of what comes, the decisions, their documents and the
ids that lead to them are the same.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from analyzers.decision.model import DecisionText, GivenFacts
from corpus.importing.rows import row_decision
from corpus.model import Decision, Published
from corpus.reading.documents import parts_of
from corpus.store import DecisionStore
from tests.making import make_decision

_DECIDED = "Laituri on huono ja se korjataan.\n\nPäätösehdotus\nKorjataan.\n\nPäätös\nHyväksyttiin."
_DECIDED_SV = "Bryggan är dålig.\n\nBeslutsförslag\nRepareras.\n\nBeslut\nGodkändes enligt förslag."
FORMS = {
    "page": "Malax kommun\nKunnanhallitus, kokous 12.3.2031\n\n§ {number} {title}\n\n"
    + _DECIDED,
    "file": "MALAX KOMMUN   PÖYTÄKIRJA 4/2031   7\nKunnanhallitus   12.3.2031   § {number}\n\n"
    "{title}\n\n" + _DECIDED,
    "label": "Malax kommun\nToimielin: Kunnanhallitus\nKokouspäivä: 12.3.2031\nPykälä: {number}\n"
    "Otsikko: {title}\n\n" + _DECIDED,
    "capital letter": "MALAX KOMMUN\nKUNNANHALLITUS 12.3.2031\n\n{capitals} § {title}\n\n"
    + _DECIDED,
    "short": "Malax kommun\n{number} §\n{title}\n\nKh {number} §\n12.3.2031\n\n"
    + _DECIDED,
    "Swedish": "Malax kommun\nKommunstyrelsen, möte 12.3.2031\n\n§ {number} {swedish}\n\n"
    + _DECIDED_SV,
    "Swedish short": "Malax kommun\nKST 12.3.2031 § {number}\n\n{swedish}\n\n"
    + _DECIDED_SV,
}
ITEMS = {
    "45": ("Laiturin korjaus", "Reparation av brygga"),
    "45a": ("Laiturin valaistus", "Belysning av brygga"),
    "46": ("Sillan kaide", "Räcke på bro"),
}


def documents() -> list[Decision]:
    found = []
    for number, (title, swedish) in ITEMS.items():
        for form, text in FORMS.items():
            written = number.replace("a", " a") if form in {"file", "label"} else number
            row = {
                "id": f"{form}-{number}".replace(" ", "-"),
                "text": text.format(
                    number=written,
                    capitals=number.upper(),
                    title=title,
                    swedish=swedish,
                ),
            }
            found.append(row_decision(row))
    return found


def minutes() -> list[Decision]:
    """The same items as one file of minutes, behind a cover."""
    listed = "\n".join(f"§ {number} {title}" for number, (title, _) in ITEMS.items())
    sheets = [
        "Kunnanhallitus\nAika 12.3.2031 klo 17.00\nPaikka Kunnantalo\n"
        f"Saapuvilla olleet jäsenet\nKäsitellyt asiat\n{listed}",
        *(
            f"Kunnanhallitus   § {number}   12.3.2031\n\n{title}\n\n{_DECIDED}"
            for number, (title, _) in ITEMS.items()
        ),
    ]
    head = "MALAX KOMMUN   PÖYTÄKIRJA 4/2031   {page} (4)\nKunnanhallitus   12.3.2031"
    pages = [
        head.format(page=place) + f"\n\n{sheet}"
        for place, sheet in enumerate(sheets, start=1)
    ]
    published = Published(
        "import/minutes", "import", "row", "https://malax.example/4", None, ""
    )
    given = GivenFacts(municipality="Maalahti")
    return parts_of(published, DecisionText("", given=given), pages)


def held(path: Path, arriving: Sequence[Decision]) -> set[tuple[str, ...]]:
    with DecisionStore.open(f"sqlite:///{path}") as store:
        with store.transaction():
            for one in arriving:
                store.put(one)
        for one in arriving:
            assert store.get(store.resolve(one.decision_id)) is not None
        return {
            tuple(sorted(document.raw_id for document in one.documents))
            for one in store.iter_decisions()
        }


@pytest.mark.parametrize("seed", range(6))
def test_forms_of_a_meeting_are_one_decision_each(tmp_path: Path, seed: int) -> None:
    arriving = [*documents(), *minutes()]
    source = random.Random(seed)
    source.shuffle(arriving)
    arriving += source.choices(arriving, k=8)
    found = held(tmp_path / "store.db", arriving)

    joined = [one for one in found if one]
    assert len(joined) == len(ITEMS)
    for number in ITEMS:
        forms = {f"import/{form}-{number}".replace(" ", "-") for form in FORMS}
        (own,) = (one for one in joined if forms <= set(one))
        assert len(own) == len(FORMS) + 1
    assert len(found) == len(ITEMS) + 1


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_agendas_of_two_meetings_on_a_day_stay_apart(
    tmp_path: Path, order: tuple[int, int]
) -> None:
    items = [
        make_decision(
            decision_id=f"kuvitteella/lista-{number}",
            title="Kokouksen avaus",
            text=f"Avataan kokous {number}.",
            kind="meeting-item",
            status="agenda",
            municipality="Kuvitteella",
            body="Kunnanhallitus",
            body_name="Kunnanhallitus",
            date=dt.date(2031, 3, 12),
            item_number="1",
            meeting_time=time,
        )
        for number, time in enumerate(("9.00", "18.00"))
    ]
    with DecisionStore.open(f"sqlite:///{tmp_path / 'store.db'}") as store:
        for place in (*order, *order):
            store.put(items[place])
        assert len(list(store.iter_decisions())) == 2


def test_a_document_without_a_day_joins_nothing_in_any_order(tmp_path: Path) -> None:
    whole, *_ = documents()
    text = "Malax kommun\nKunnanhallitus\n\n§ 45 Laiturin korjaus\n\n" + _DECIDED
    dayless = row_decision({"id": "dayless", "text": text})
    results = [
        len(held(tmp_path / f"{place}.db", arriving))
        for place, arriving in enumerate(([whole, dayless], [dayless, whole, dayless]))
    ]
    assert dayless.date is None
    assert results[0] == results[1]


OFFICIALS = (
    "Malax kommun\nKunnanjohtaja\nViranhaltijapäätös\n12.3.2031 § 7\n\nLaiturin korjaus\n\n"
    "Päätös\nKorjataan laituri.",
    "Malax kommun\nKommundirektören\nTjänsteinnehavarbeslut\n12.3.2031 § 7\n\n"
    "Reparation av brygga\n\nBeslut\nBryggan repareras.",
)
BOARDS_IN_SHORT = (
    "Malax kommun\nSivistyslautakunta, kokous 12.3.2031\n\n§ 45 Laiturin korjaus\n\n"
    + _DECIDED,
    "Malax kommun\n\nSivltk 12.3.2031 § 45\n\nLaiturin korjaus\n\n" + _DECIDED,
    "Malax kommun\nBildningsnämnden, möte 12.3.2031\n\n§ 45 Reparation av brygga\n\n"
    + _DECIDED_SV,
)


@pytest.mark.parametrize("texts", [OFFICIALS, BOARDS_IN_SHORT])
def test_names_in_another_language_or_in_short_are_of_one_decision(
    tmp_path: Path, texts: tuple[str, ...]
) -> None:
    arriving = [
        row_decision({"id": f"form-{place}", "text": text})
        for place, text in enumerate(texts)
    ]
    found = held(tmp_path / "one.db", arriving)
    again = held(tmp_path / "other.db", [*arriving[::-1], *arriving])
    assert len(found) == 1
    assert found == again
    (documents_of_it,) = found
    assert len(documents_of_it) == len(texts)
