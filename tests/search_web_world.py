"""A small invented world for the tests of the web room: decisions, store and engine."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from analyzers.finnish import FinnishAnalyzer
from corpus.model import Attachment, Block, Decision
from corpus.store import DecisionStore
from indexer.contract.backend import IndexBackend
from indexer.documents.building import build_document
from indexer.service import SearchService
from search_web.app import create_app
from search_web.library import Library
from search_web.settings import Settings
from tests.making import changed, make_decision
from tests.reference_backend.memory import MemoryBackend

TEXT = """Päätösehdotus

Lautakunta hyväksyy avustuksen kuntalain (410/2015) 14 §:n nojalla.

Päätös

Lautakunta hyväksyi ehdotuksen yksimielisesti.

Selostus

Kirjasto avataan uudelleen.
- ensimmäinen kohta
- toinen kohta"""

LAW_TEXT = """Kunnan johtaminen.

Päätös perustuu kuntalain (410/2015) 110 §:ään. Aiemmin sovellettiin kuntalain
(365/1995) 14 §:ää."""

SWIMMING_TEXT = """Uimahallin pääsymaksuja korotetaan. Kertamaksu on TAKSA.

Uimahallin altaiden lämmitys ja vedenpuhdistus maksavat aiempaa enemmän. Uimaseurat ja
vesijuoksijat ovat antaneet lausuntonsa. Kunnan asukkaita on kuultu kuntalain (410/2015)
108 §:n mukaisesti, ja uimahallin aukioloajat säilyvät."""


def blocks_of(text: str = TEXT) -> tuple[Block, ...]:
    def block(kind: Any, heading: str, following: str | None) -> Block:
        start = text.index(heading + "\n\n") + len(heading) + 2
        end = text.index(following) if following else len(text)
        return Block(kind, heading, start, len(text[:end].rstrip()))

    return (
        block("proposal", "Päätösehdotus", "Päätös\n"),
        block("decision", "Päätös", "Selostus"),
        block("description", "Selostus", None),
    )


def body_of(number: int) -> str:
    """Most decisions are of one body; every fifth is of one of its own."""
    return "Sivistyslautakunta" if number % 5 else f"Lautakunta {number}"


def decision(number: int = 1, **changes: Any) -> Decision:
    """An invented decision; *changes* replace its fields."""
    made = make_decision(
        decision_id=f"mallila/{number}",
        source_id="mallila",
        platform="demo",
        url=f"https://paatokset.example/mallila/{number}",
        title=f"Kirjaston aukioloajat {number}",
        text=TEXT,
        status="minutes",
        municipality=("Vantaa", "Lahti", "Kuopio")[number % 3],
        municipality_code=("092", "398", "297")[number % 3],
        body=body_of(number),
        body_name=body_of(number),
        body_type="lautakunta",
        date=dt.date(2022 + number % 4, 1 + number % 12, 7),
        minutes_section=str(number),
        case_number=f"{100 + number}/12.03.00/2024",
        task_class="12.03.00",
        blocks=blocks_of(),
        attachments=(
            Attachment("Aukioloajat", "https://paatokset.example/liite.pdf"),
            Attachment(
                "Lausunto", is_published=False, not_published_reason="JulkL 24 §"
            ),
        ),
        outcome="approved",
        has_personal_data=False,
    )
    return changed(made, **changes)


def open_store(folder: Path, decisions: Iterable[Decision]) -> DecisionStore:
    """A real store with the decisions in it."""
    store = DecisionStore.open(f"sqlite:///{folder / 'world.db'}")
    store.put_many(decisions)
    return store


def open_index() -> IndexBackend:
    """An empty index in memory; ``tests.on_servers`` puts one in a cluster here."""
    return MemoryBackend()


def open_service(store: DecisionStore) -> SearchService:
    """The real search over everything in the store."""
    analyzer = FinnishAnalyzer()
    backend = open_index()
    backend.update(build_document(item, analyzer) for item in store.iter_decisions())
    return SearchService(backend, store, analyzer, today=dt.date(2026, 5, 8))


def make_app(
    folder: Path,
    decisions: Iterable[Decision],
    removed: Mapping[str, str] | None = None,
) -> Flask:
    """The app over *decisions*; ``removed`` maps ids to why."""
    settings = Settings(data=folder)
    store = open_store(folder, decisions)
    for decision_id, why in (removed or {}).items():
        store.takedown(decision_id, why)
    library = Library(settings, store=store, service=open_service(store))
    return create_app(settings, library)


def make_client(
    folder: Path,
    decisions: Iterable[Decision],
    removed: Mapping[str, str] | None = None,
) -> FlaskClient:
    """A client of ``make_app``."""
    return make_app(folder, decisions, removed).test_client()
