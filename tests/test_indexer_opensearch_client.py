"""Addresses of clusters, and what the client makes of answers; no cluster is needed."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import socket
import ssl
import threading
from base64 import b64encode
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from opensearchpy.exceptions import SerializationError
from opensearchpy.serializer import JSONSerializer

from indexer.backends.opensearch.client import cluster as cluster_module
from indexer.backends.opensearch.client import silent_nodes
from indexer.backends.opensearch.client.cluster import Cluster
from indexer.backends.opensearch.client.cluster_address import (
    ClusterAddress,
    read_address,
)
from indexer.backends.opensearch.client.cluster_failures import IndexGone, WriteConflict
from indexer.backends.opensearch.client.cluster_indices import Indices
from indexer.backends.opensearch.client.quick_json import QuickJson
from indexer.backends.opensearch.writing import index_changes
from indexer.backends.opensearch.writing.writer_lease import WriterLease, leased
from indexer.backends.registry import engine_at
from indexer.backends.whoosh.engine import WhooshEngine
from indexer.errors import (
    IndexLocked,
    IndexUnavailable,
    InvalidAddress,
    InvalidRequest,
    UnknownBackend,
)

ADDRESSES: dict[str, ClusterAddress] = {
    "opensearch://solmu.example": ClusterAddress((("solmu.example", 9200),)),
    "opensearch+http://a:1,b:2/haku": ClusterAddress((("a", 1), ("b", 2)), name="haku"),
    "opensearch+https://k%40x:s%3Aana@a/h?ca=/tmp/ca.pem": ClusterAddress(
        (("a", 9200),), True, "k@x", "s:ana", "h", "/tmp/ca.pem"
    ),
    "opensearch://[::1]:9201?shards=3&replicas=1&timeout=2.5": ClusterAddress(
        (("[::1]", 9201),), shards=3, replicas=1, timeout_s=2.5
    ),
}

WRONG = {
    "opensearch:a": "not of the form",
    "opensearch+ftp://a": "not of the form",
    "opensearch://a:0": "expected host:port",
    "opensearch://a:99999": "expected host:port",
    "opensearch://a/Iso": "small letters",
    "opensearch://a?väri=1": "option 'väri'",
    "opensearch://a?shards=0": "allowed is 1 to 1000",
    "opensearch://a?timeout=pian": "allowed is 0.1 to 1000",
}


@pytest.mark.parametrize(("text", "expected"), ADDRESSES.items(), ids=ADDRESSES)
def test_an_address_is_read(text: str, expected: ClusterAddress) -> None:
    assert read_address(text) == expected


def test_an_address_is_shown_without_its_password() -> None:
    shown = read_address("opensearch+https://kayttaja:salasana@a,b:1/h").shown

    assert shown == "https://a:9200,b:1/h"


@pytest.mark.parametrize(("text", "sentence"), WRONG.items(), ids=WRONG)
def test_a_wrong_address_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(InvalidAddress, match=sentence):
        read_address(text)


def test_the_address_chooses_the_engine(tmp_path: Path) -> None:
    engine = engine_at(f"whoosh:{tmp_path / 'muualla'}")
    engine.open(tmp_path / "index").close()

    assert isinstance(engine_at(None), WhooshEngine)
    assert isinstance(engine, WhooshEngine)
    assert not (tmp_path / "index").exists()
    with pytest.raises(UnknownBackend, match="known: opensearch, whoosh"):
        engine_at("solr+http://a/b")


# -- answers --------------------------------------------------------------------------


class Server(ThreadingHTTPServer):
    """Answers with what it was given, in turn; the last answer goes on."""

    def __init__(self, answers: list[tuple[int, Any]]) -> None:
        super().__init__(("127.0.0.1", 0), _Answering)
        self.answers = answers
        self.asked: list[str] = []
        self.logins: list[str | None] = []
        self.kept: dict[str, Any] | None = None

    def keep_writing(self, answer: dict[str, Any]) -> None:
        """Put what is written from now on into an answer, as a document's source."""
        self.kept = answer


class _Answering(BaseHTTPRequestHandler):
    server: Server

    def _answer(self) -> None:
        self.server.asked.append(f"{self.command} {self.path}")
        self.server.logins.append(self.headers["authorization"])
        sent = self.rfile.read(int(self.headers.get("content-length", 0)))
        if self.command == "PUT" and self.server.kept is not None:
            self.server.kept["_source"] = json.loads(sent)
        answers = self.server.answers
        status, value = answers.pop(0) if len(answers) > 1 else answers[0]
        body = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_POST = do_PUT = _answer  # noqa: N815 - names of the library

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@contextlib.contextmanager
def answering(
    *answers: tuple[int, Any], certificate: Path | None = None
) -> Iterator[Server]:
    with Server(list(answers)) as server:
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


@contextlib.contextmanager
def connected(
    server: Server, before: str = "", scheme: str = "http", after: str = ""
) -> Iterator[Cluster]:
    port = server.server_address[1]
    place = f"opensearch+{scheme}://{before}127.0.0.1:{port}/haku{after}"
    with contextlib.closing(Cluster(read_address(place))) as cluster:
        yield cluster


@pytest.fixture(autouse=True)
def without_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster_module, "_PAUSES_S", (0.0, 0.0, 0.0))


def failed(kind: str, reason: str) -> dict[str, Any]:
    return {"error": {"type": kind, "reason": reason, "root_cause": []}}


SENTENCES: dict[int, tuple[Any, type[Exception], str]] = {
    401: (
        {"error": "Unauthorized"},
        IndexUnavailable,
        "refused the user or the password",
    ),
    403: (failed("security", "no permissions"), IndexUnavailable, "does not allow"),
    404: (failed("index_not_found", "no such index"), IndexGone, "no such index"),
    409: (failed("version_conflict", "newer"), WriteConflict, "newer state"),
    400: (
        failed("query_shard_exception", "too_many_clauses: 1024"),
        InvalidRequest,
        "give more letters",
    ),
    503: (failed("no_manager", "none elected"), IndexUnavailable, "none elected"),
}


@pytest.mark.parametrize("status", SENTENCES)
def test_each_trouble_has_its_sentence(status: int) -> None:
    value, kind, sentence = SENTENCES[status]
    with (
        answering((status, value)) as server,
        connected(server, "k:s@") as cluster,
        pytest.raises(kind, match=sentence) as caught,
    ):
        cluster.read("GET", "/haku")
    assert "k:s" not in str(caught.value)
    assert server.logins[0] == "Basic azpz"


def test_a_login_is_sent_in_utf8() -> None:
    """Passwords have letters that Latin-1 has in other bytes, or not at all."""
    with (
        answering((200, {"ok": 1})) as server,
        connected(server, "k%C3%A4ytt%C3%A4j%C3%A4:s%C3%A4%E2%82%AC%3A%40@") as cluster,
    ):
        cluster.read("GET", "/haku")
        cluster.write("PUT", "/haku/_doc/1", {})
    expected = b64encode("käyttäjä:sä€:@".encode()).decode()
    assert server.logins == [f"Basic {expected}"] * 2


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_reading_is_tried_again(status: int) -> None:
    with (
        answering((status, {}), (status, {}), (200, {"ok": 1})) as server,
        connected(server) as cluster,
    ):
        assert cluster.read("GET", "/haku") == {"ok": 1}
        assert len(server.asked) == 3


def test_who_is_no_node_of_a_cluster_is_told_apart() -> None:
    with (
        answering((200, "terve")) as server,
        connected(server) as cluster,
        pytest.raises(IndexUnavailable, match="is it an OpenSearch node"),
    ):
        cluster.read("GET", "/haku")


def test_writing_is_not_tried_again() -> None:
    with answering((503, {}), (200, {})) as server, connected(server) as cluster:
        with pytest.raises(IndexUnavailable):
            cluster.write("PUT", "/haku/_doc/1", {})
        assert len(server.asked) == 1


def test_one_bad_answer_of_several_is_refused() -> None:
    good = {"hits": {}, "_shards": {"total": 1, "failed": 0}, "status": 200}
    part = {"hits": {}, "_shards": {"total": 2, "failed": 1}, "status": 200}
    bad = {**failed("search_phase_execution_exception", "shards failed"), "status": 503}
    for wrong in (part, bad):
        with (
            answering((200, {"responses": [good, wrong]})) as server,
            connected(server) as cluster,
            pytest.raises(IndexUnavailable, match="shards failed"),
        ):
            cluster.search_many("haku", [{}, {}])


def test_a_lease_is_given_back_at_the_second_try() -> None:
    """What was sent to a node that fails is sent to the next one."""
    done = {"_seq_no": 1, "_primary_term": 1}
    answers = [(404, {"found": False}), (201, done), (503, {}), (200, done)]
    with answering(*answers) as server, connected(server) as cluster:
        with leased(cluster, "haku-notes") as lease:
            assert lease.number == 1
        with pytest.raises(IndexLocked, match="run out"):
            lease.hold()
    assert [x.partition(" ")[0] for x in server.asked] == ["GET", "PUT", "PUT", "PUT"]


def test_a_lease_that_could_not_be_given_back_is_taken_by_the_same_process() -> None:
    """Others wait until it ends; the process itself knows that nobody holds it."""
    written: dict[str, Any] = {"found": True, "_seq_no": 1, "_primary_term": 1}
    answers = [
        (404, {"found": False}),
        (200, written),
        *[(503, {})] * 3,
        (200, written),
    ]
    with answering(*answers) as server, connected(server) as cluster:
        server.keep_writing(written)
        with leased(cluster, "haku-notes"):
            held = written["_source"]
        written["_source"] = held
        with leased(cluster, "haku-notes") as lease:
            assert lease.number == 2


def test_a_lease_that_was_taken_without_an_answer_is_free_for_the_same_process() -> (
    None
):
    written: dict[str, Any] = {"found": True, "_seq_no": 1, "_primary_term": 1}
    answers = [(404, {"found": False}), (503, {}), (200, written)]
    with answering(*answers) as server, connected(server) as cluster:
        server.keep_writing(written)
        with pytest.raises(IndexUnavailable), leased(cluster, "haku-notes"):
            pass
        with leased(cluster, "haku-notes") as lease:
            assert lease.number == 2


@pytest.mark.parametrize(
    "done",
    [
        {"completed": True, "error": {"type": "security_exception", "reason": "no"}},
        {"completed": True, "response": {"failures": [{"reason": "no space left"}]}},
    ],
)
def test_a_merge_that_failed_is_told(done: dict[str, Any]) -> None:
    """It runs as a task of the cluster, which ends well by its status."""
    with (
        answering((200, {"task": "n0:1"}), (200, done)) as server,
        connected(server) as cluster,
    ):
        lease = WriterLease(cluster, "haku-notes")
        with pytest.raises(IndexUnavailable, match=r"could not merge haku-1: .*no"):
            index_changes._merge(cluster, lease, "haku-1")


def test_a_lease_that_was_taken_before_the_node_died_is_its_holders() -> None:
    """The library asks another node again; that one has what the first had written."""
    conflict = failed("version_conflict_engine_exception", "document already exists")
    written: dict[str, Any] = {"found": True, "_seq_no": 1, "_primary_term": 1}
    answers = [(404, {"found": False}), (409, conflict), (200, written), (200, written)]
    with answering(*answers) as server, connected(server) as cluster:
        lease = WriterLease(cluster, "haku-notes")
        server.keep_writing(written)
        lease.take()
        lease.hold()
        assert lease.number == 1


def test_a_lease_that_ran_out_goes_on_when_nobody_took_it() -> None:
    """To make the documents of a batch can take longer than a lease lasts."""
    written = {"found": True, "_seq_no": 7, "_primary_term": 2}
    answers = [(404, {"found": False}), (201, written), (200, written)]
    with answering(*answers) as server, connected(server) as cluster:
        lease = WriterLease(cluster, "haku-notes", lasts_s=0.0)
        lease.take()
        lease.hold()
        assert lease.number == 1
    assert "if_seq_no=7&if_primary_term=2" in server.asked[-1]


def test_a_lease_that_ran_out_and_another_took_is_lost() -> None:
    conflict = failed("version_conflict_engine_exception", "it has changed")
    other = {"owner": "muu:1", "number": 2, "until": 0.0}
    found = {"found": True, "_seq_no": 9, "_primary_term": 1}
    answers = [
        (404, {"found": False}),
        (201, found),
        (409, conflict),
        (200, {**found, "_source": other}),
    ]
    with answering(*answers) as server, connected(server) as cluster:
        lease = WriterLease(cluster, "haku-notes", lasts_s=0.0)
        lease.take()
        with pytest.raises(IndexLocked, match="another process"):
            lease.hold()


def test_a_lease_that_another_took_meanwhile_is_anothers() -> None:
    conflict = failed("version_conflict_engine_exception", "document already exists")
    other = {"owner": "muu:1", "number": 1, "until": 9e9}
    found = {"found": True, "_seq_no": 1, "_primary_term": 1, "_source": other}
    answers = [(404, {"found": False}), (409, conflict), (200, found)]
    with (
        answering(*answers) as server,
        connected(server) as cluster,
        pytest.raises(IndexLocked, match="another process"),
    ):
        WriterLease(cluster, "haku-notes").take()


def test_notes_that_another_writer_made_meanwhile_are_used() -> None:
    exists = failed("resource_already_exists_exception", "index already exists")
    with answering((404, {}), (400, exists)) as server, connected(server) as cluster:
        Indices(cluster, "haku").make_notes()
    assert [x.partition("?")[0] for x in server.asked] == [
        "GET /haku-notes/_settings",
        "PUT /haku-notes",
    ]


def test_silent_nodes_are_found_before_long_requests() -> None:
    """One of two addresses belongs to nobody; later requests go to the other."""
    with (
        answering((200, {"ok": 1})) as server,
        connected(server, "127.0.0.1:9,") as cluster,
    ):
        cluster.find_silent_nodes()

        assert cluster.write("PUT", "/haku/_doc/1", {}) == {"ok": 1}


def test_a_node_that_takes_requests_and_is_silent_is_passed_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It costs one wait, not one in every second request; then it is tried briefly."""
    monkeypatch.setattr(silent_nodes, "PROBE_S", 0.1)
    with (
        socket.create_server(("127.0.0.1", 0)) as silent,
        answering((200, {"ok": 1})) as server,
        connected(
            server, f"127.0.0.1:{silent.getsockname()[1]},", after="?timeout=0.5"
        ) as cluster,
    ):
        for _ in range(8):
            assert cluster.read("GET", "/") == {"ok": 1}
        assert cluster.round_trips <= 8 + 1

        monkeypatch.setattr(silent_nodes, "SILENT_S", 0.0)
        for _ in range(4):
            assert cluster.read("GET", "/") == {"ok": 1}
        assert cluster.round_trips <= 8 + 1 + 4


def test_a_node_that_answers_again_is_asked_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(silent_nodes, "SILENT_S", 0.0)
    with answering((200, {"ok": 1})) as server:
        node = silent_nodes.NodeConnection(
            host="127.0.0.1", port=server.server_address[1]
        )
        node.is_silent = True

        assert node.answers()
        assert not node.is_silent
        assert server.asked == ["GET /"]
        node.close()


# -- TLS ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate of our own for 127.0.0.1, with its key."""
    import ipaddress

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName(
                [x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
            ),
            critical=False,
        )
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "node.pem"
    path.write_bytes(
        made.public_bytes(serialization.Encoding.PEM)
        + key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return path


def test_a_certificate_is_trusted_by_its_file(certificate: Path) -> None:
    with (
        answering((200, {"ok": 1}), certificate=certificate) as server,
        connected(server, scheme="https", after=f"?ca={certificate}") as cluster,
    ):
        assert cluster.read("GET", "/haku") == {"ok": 1}


def test_an_unknown_certificate_is_refused(certificate: Path) -> None:
    with (
        answering((200, {"ok": 1}), certificate=certificate) as server,
        connected(server, scheme="https") as cluster,
        pytest.raises(IndexUnavailable, match="not trusted: give the file"),
    ):
        cluster.read("GET", "/haku")


@pytest.mark.parametrize(
    "value",
    [
        {"size": 0, "query": {"terms": {"body": ["eö", "l\x01"]}}, "half": 0.1},
        {1: "a key that is no text"},
        [2**70, 9_223_372_036_854_775_807],
        "text",
    ],
)
def test_json_is_what_the_library_writes(value: Any) -> None:
    quick, usual = QuickJson(), JSONSerializer()
    assert quick.dumps(value) == usual.dumps(value)
    assert quick.loads(json.dumps({"a": "ö"})) == {"a": "ö"}


def test_json_that_is_none_is_refused_as_the_library_does() -> None:
    with pytest.raises(SerializationError):
        QuickJson().loads("<html>")
    assert QuickJson().loads('{"score": NaN, "half": "\\ud800"}')["half"] == "\ud800"
