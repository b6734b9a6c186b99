"""A node with the security plugin: TLS, users, and no more privileges than documented."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pytest
import yaml

from indexer.backends.opensearch.backend import OpenSearchBackend
from indexer.backends.registry import engine_at
from indexer.contract.backend import BackendQuery
from indexer.contract.document import IndexDocument
from indexer.contract.patterns import Wildcard
from indexer.contract.query import Every, Word
from indexer.errors import IndexUnavailable
from scripts.opensearch_secured import ADMIN, ROLES, assemble_secured, serve_secured
from scripts.opensearch_server import ServerNode
from tests import opensearch
from tests.contract.documents import document

pytestmark = [pytest.mark.opensearch, pytest.mark.slow, pytest.mark.alone]

WRITER, READER, STRANGER = "paatoshaku-index", "paatoshaku-web", "joku-muu"
PASSWORDS = {
    # What has a meaning in addresses is written in its percent form.
    WRITER: "kirjoittaja: ä@/?#1",
    READER: "lukija-2",
    STRANGER: "vieras-3",
    ADMIN: "hoitaja-4",
}
FOLDER = Path("unused")
SIZE = 12
ASKED = BackendQuery(Word(("silta",), "silta"), limit=SIZE, facets=("municipality",))


@dataclass(frozen=True, slots=True)
class Secured:
    """A node and the folder of the authorities' certificates."""

    node: ServerNode
    folder: Path

    def address(
        self,
        user: str,
        password: str = "",
        *,
        ca: str = "ca.pem",
        name: str = "paatoshaku",
    ) -> str:
        """Return the address for a user."""
        login = f"{quote(user)}:{quote(password or PASSWORDS[user], safe='')}"
        host = self.node.url.removeprefix("https://")
        options = f"ca={self.folder / ca}&timeout=60"
        return f"opensearch+https://{login}@{host}/{name}?{options}"

    @contextlib.contextmanager
    def opened(self, user: str) -> Iterator[OpenSearchBackend]:
        """Open the index as a user."""
        with contextlib.closing(engine_at(self.address(user)).open(FOLDER)) as found:
            assert isinstance(found, OpenSearchBackend)
            yield found


@pytest.fixture(scope="module")
def secured(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Secured]:
    """One node of the tests' own, with an index that the writer has made."""
    missing = opensearch.missing_part()
    if missing:
        pytest.fail(f"no OpenSearch for the tests: {missing} is missing")
    home = opensearch.home().with_name(f"{opensearch.home().name}-secured")
    home.parent.mkdir(parents=True, exist_ok=True)
    assemble_secured(home)
    folder = tmp_path_factory.mktemp("secured")
    with serve_secured(home, folder, PASSWORDS) as node:
        found = Secured(node, folder)
        engine_at(found.address(WRITER)).rebuild(FOLDER, [some()], as_they_are, {})
        yield found


def some(word: str = "silta") -> list[IndexDocument]:
    return [
        document(f"a/{n:02}", word, f"oma{n}", "2024-05-02", municipality="Akaa")
        for n in range(SIZE)
    ]


def as_they_are(documents: list[IndexDocument]) -> list[IndexDocument]:
    return documents


def test_the_documented_roles_name_no_wide_privilege() -> None:
    """What would allow everything is not among them; this needs no server."""
    roles = yaml.safe_load((ROLES / "roles.yml").read_text(encoding="utf-8"))
    mapping = yaml.safe_load((ROLES / "roles_mapping.yml").read_text(encoding="utf-8"))
    for name, role in roles.items():
        if name == "_meta":
            continue
        assert mapping[name]["users"]
        allowed = [*role["cluster_permissions"]]
        for one in role["index_permissions"]:
            assert one["index_patterns"] == ["paatoshaku", "paatoshaku-*"]
            allowed += one["allowed_actions"]
        assert not [x for x in allowed if x.startswith(("*", "indices:*", "cluster:*"))]
        if name == "paatoshaku_reader":
            assert not [x for x in allowed if "write" in x or "delete" in x]


def test_the_writer_does_all_that_indexing_takes(secured: Secured) -> None:
    """Rebuild, update, deletion, compaction, check, and the mark beside the index."""
    engine = engine_at(secured.address(WRITER))
    assert engine.rebuild(FOLDER, [some()], as_they_are, {}) == SIZE
    engine.marks(FOLDER).write('{"sequence": 7}')
    with secured.opened(WRITER) as backend:
        backend.update(some()[:3], ["a/11"])
        backend.compact()
        backend.check()
        assert backend.document_count == SIZE - 1
        backend.update(some())
        assert backend.document_count == SIZE


def test_the_reader_does_all_that_answering_takes(
    secured: Secured, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Searches, facets, words, marks, documents, lists of several pages, health."""
    module = "indexer.backends.opensearch.asking.kept_lists"
    monkeypatch.setattr(f"{module}.PAGE", 5)
    monkeypatch.setattr(f"{module}.MOST_PAGE", 5)
    engine = engine_at(secured.address(READER))
    assert engine.exists(FOLDER)
    engine.marks(FOLDER).read()
    with secured.opened(READER) as backend:
        found = backend.search(ASKED)
        assert (found.total, dict(found.counts["municipality"])) == (
            SIZE,
            {"Akaa": SIZE},
        )
        backend.forget_answers()
        assert backend.search_many([ASKED, BackendQuery(Every())])[1].total == SIZE
        assert backend.matching_words(Wildcard("sil*a")).words == ("silta",)
        assert len(list(backend.iter_ids(BackendQuery(Every())))) == SIZE
        assert backend.places(["a/01"], ASKED.root)["a/01"]
        assert backend.document("a/01") == some()[1]
        assert backend.health().verdict in ("ok", "warn")


def changes(secured: Secured) -> dict[str, Callable[[], object]]:
    """Return everything that only the writer may do."""
    engine = engine_at(secured.address(READER))

    def changed(name: str) -> None:
        with secured.opened(READER) as backend:
            getattr(backend, name)(*([some()] if name == "update" else []))

    return {
        "update": lambda: changed("update"),
        "compact": lambda: changed("compact"),
        "rebuild": lambda: engine.rebuild(FOLDER, [some()], as_they_are, {}),
        "mark": lambda: engine.marks(FOLDER).write("{}"),
    }


@pytest.mark.parametrize("change", ["update", "compact", "rebuild", "mark"])
def test_the_reader_changes_nothing(secured: Secured, change: str) -> None:
    with pytest.raises(IndexUnavailable, match="does not allow this user to do that"):
        changes(secured)[change]()
    with secured.opened(READER) as backend:
        assert backend.search(ASKED).total == SIZE


@pytest.mark.parametrize("user", [WRITER, READER])
def test_other_indexes_of_the_cluster_are_closed(secured: Secured, user: str) -> None:
    engine = engine_at(secured.address(user, name="muiden"))
    with pytest.raises(IndexUnavailable, match="does not allow this user to do that"):
        engine.rebuild(FOLDER, [some()], as_they_are, {})


def test_a_user_without_a_role_is_told_so(secured: Secured) -> None:
    with pytest.raises(IndexUnavailable, match="does not allow this user to do that"):
        engine_at(secured.address(STRANGER)).open(FOLDER)


WRONG = {
    "password": "refused the user or the password of PAATOSHAKU_INDEX_URL",
    "authority": "certificate that is not trusted: give the file of its authority",
    "no authority": "certificate that is not trusted: give the file of its authority",
    "scheme": "is the scheme right",
    "no login": "refused the user or the password of PAATOSHAKU_INDEX_URL",
}


@pytest.mark.parametrize("what", WRONG)
def test_a_wrong_address_gets_its_sentence(secured: Secured, what: str) -> None:
    address = secured.address(READER)
    login = f"{READER}:{PASSWORDS[READER]}@"
    wrong = {
        "password": secured.address(READER, "arvaus"),
        "authority": secured.address(READER, ca="other-ca.pem"),
        "no authority": address.partition("?")[0],
        "scheme": address.replace("https", "http").replace("ca=", "").partition("?")[0],
        "no login": address.replace(login, ""),
    }[what]
    with pytest.raises(IndexUnavailable, match=WRONG[what]) as caught:
        engine_at(wrong).open(FOLDER)
    assert PASSWORDS[READER] not in str(caught.value)
    assert "\n" not in str(caught.value)
