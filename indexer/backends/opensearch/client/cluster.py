"""Talks to the nodes of a cluster: one request at a time, each counted.

The library keeps the connections, chooses a node and takes another one when a node
refuses. Reading is tried again after a pause; writing is not, for whoever writes has to
look first whether it still may. An answer that lacks a shard is refused.
"""

from __future__ import annotations

import base64
import threading
import time
from collections.abc import Mapping, Sequence
from typing import Any

from opensearchpy import OpenSearch
from opensearchpy.exceptions import (
    ConnectionTimeout,
    OpenSearchException,
    TransportError,
)

from indexer.backends.opensearch.client.cluster_address import ClusterAddress
from indexer.backends.opensearch.client.cluster_failures import (
    TooManyTerms,
    in_a_sentence,
    status_of,
)
from indexer.backends.opensearch.client.quick_json import QuickJson
from indexer.backends.opensearch.client.silent_nodes import (
    AnsweringNodes,
    NodeConnection,
)
from indexer.errors import IndexUnavailable

Json = Any
"""What JSON holds."""

PATIENCE_S = 120.0
"""Longest wait for something that is written."""

_PAUSES_S = (0.1, 0.4, 1.6)
_PASSING = frozenset({429, 502, 503, 504})
"""Statuses of troubles that pass by themselves."""


class Cluster:
    """The connections of one process; safe to use from several threads.

    Attributes:
        address: of the cluster.
        round_trips: requests sent so far.
    """

    def __init__(self, address: ClusterAddress) -> None:
        self.address = address
        self.round_trips = 0
        self._counting = threading.Lock()
        options: dict[str, Any] = {}
        if address.user:
            options["headers"] = {"authorization": _login(address)}
        if address.is_tls:
            options |= {"use_ssl": True, "verify_certs": True}
            options |= {"ca_certs": address.ca} if address.ca else {}
        self._client = OpenSearch(
            hosts=[{"host": host, "port": port} for host, port in address.hosts],
            timeout=address.timeout_s,
            max_retries=len(address.hosts),
            retry_on_status=(),
            retry_on_timeout=False,
            pool_maxsize=16,
            serializer=QuickJson(),
            connection_class=NodeConnection,
            selector_class=AnsweringNodes,
            **options,
        )

    def read(
        self,
        method: str,
        path: str,
        body: Json = None,
        *,
        absent: Json = None,
        **parameters: str,
    ) -> Json:
        """Ask for something; passing troubles are waited for.

        Returns:
            What was answered; *absent*, when it is given, for what does not exist.

        Raises:
            IndexUnavailable: nothing or only a part was answered.
            IndexGone: what was asked for is not there any more.
        """
        for pause_s in (*_PAUSES_S, None):
            try:
                answer = self._send(method, path, body, parameters)
            except OpenSearchException as error:
                if absent is not None and status_of(error) == 404:
                    return absent
                is_passing = (
                    isinstance(error, ConnectionTimeout)
                    or status_of(error) is None
                    or status_of(error) in _PASSING
                )
                if pause_s is None or not is_passing:
                    raise in_a_sentence(error, self.address) from error
                time.sleep(pause_s)
                continue
            if not isinstance(answer, dict):
                raise IndexUnavailable(
                    f"{self.address.shown} answered something else than JSON: is it an "
                    "OpenSearch node?"
                )
            refuse_partial(answer)
            return answer
        raise AssertionError

    def write(
        self,
        method: str,
        path: str,
        body: Json = None,
        *,
        patience_s: float = PATIENCE_S,
        **parameters: str,
    ) -> Json:
        """Change something; never tried again.

        Args:
            method: of HTTP.
            path: with its slash.
            body: JSON, or lines as bytes.
            patience_s: longest wait, for it is not known afterwards whether it was done.
            parameters: of the address.

        Raises:
            IndexUnavailable: it is not known whether it was done.
            WriteConflict: somebody else was quicker.
        """
        try:
            # The client takes this one for itself; "timeout" it would take, too.
            own = {
                **parameters,
                "request_timeout": max(patience_s, self.address.timeout_s),
            }
            return self._send(method, path, body, own)
        except OpenSearchException as error:
            raise in_a_sentence(error, self.address) from error

    def find_silent_nodes(self) -> None:
        """Ask each node something short, so that long requests pass over silent ones.

        Raises:
            IndexUnavailable: none of them answers.
        """
        for _ in self.address.hosts:
            self.read("GET", "/")

    def search_many(self, index: str, bodies: Sequence[Json]) -> list[Json]:
        """Answer several searches of *index* in one request.

        Raises:
            IndexUnavailable: one of them could not be answered whole.
        """
        if len(bodies) == 1:
            parameters = {"allow_partial_search_results": "false"}
            path = f"/{index}/_search" if index else "/_search"
            return [self.read("POST", path, bodies[0], **parameters)]
        head = {"allow_partial_search_results": False}
        lines = [line for body in bodies for line in (head, body)]
        found = self.read("POST", f"/{index}/_msearch", lines)["responses"]
        for answer in found:
            if "error" in answer:
                failed = TransportError(
                    answer["status"], answer["error"].get("type", ""), answer
                )
                raise in_a_sentence(failed, self.address)
            refuse_partial(answer)
        return list(found)

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def _send(
        self, method: str, path: str, body: Json, parameters: Mapping[str, Any]
    ) -> Json:
        with self._counting:
            self.round_trips += 1
        headers = {"content-type": "application/json"}
        if isinstance(body, list):
            body = b"".join(self._line(line) for line in body)
        if isinstance(body, bytes):
            headers = {"content-type": "application/x-ndjson"}
        return self._client.transport.perform_request(
            method, path, params=dict(parameters), body=body, headers=headers
        )

    def _line(self, value: Json) -> bytes:
        text: str = self._client.transport.serializer.dumps(value)
        return text.encode() + b"\n"


def _login(address: ClusterAddress) -> str:
    """Return the header of a login, in UTF-8; the library would write Latin-1."""
    pair = f"{address.user}:{address.password}".encode()
    return f"Basic {base64.b64encode(pair).decode()}"


def refuse_partial(answer: Json) -> None:
    """Refuse an answer that not all shards have part in.

    Raises:
        TooManyTerms: of a query whose terms were asked for.
        IndexUnavailable: naming how many are missing.
    """
    shards = answer.get("_shards") or {}
    reasons = [one.get("reason") or {} for one in shards.get("failures") or ()]
    if any(one.get("type") == "too_many_clauses" for one in reasons):
        raise TooManyTerms("more words of the index match than a query may have")
    if shards.get("failed") or answer.get("timed_out"):
        raise IndexUnavailable(
            f"the search cluster answered in part only ({shards.get('failed', 0)} of "
            f"{shards.get('total', 0)} shards failed); try again when it is whole"
        )
