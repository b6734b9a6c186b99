"""What machines ask: is the process alive, may it be sent readers, how is it doing.

No reply holds a word of a search or an address of a client.
"""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from flask import Blueprint, Response, current_app, g, request
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
    multiprocess,
)

from analyzers.errors import AnalyzerError
from corpus.errors import CorpusError
from corpus.index_marks import mismatch
from indexer.errors import IndexerError
from search_web.library import library

if TYPE_CHECKING:
    from flask import Flask

blueprint = Blueprint("health", __name__)

_EXTENSION = "paatoshaku_metrics"
_DRAINING = "paatoshaku_draining"
MULTIPROCESS_FOLDER = "PROMETHEUS_MULTIPROC_DIR"
"""Where several processes keep their figures; set before ``prometheus_client`` is
imported."""

_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Metrics:
    """Figures of one app since it started."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "paatoshaku_requests",
            "Answered requests by kind of page and status.",
            ("endpoint", "status"),
            registry=self.registry,
        )
        self.seconds = Histogram(
            "paatoshaku_request_seconds",
            "Time until the reply began, by kind of page.",
            ("endpoint",),
            buckets=_SECONDS,
            registry=self.registry,
        )
        self.documents = Gauge(
            "paatoshaku_index_documents",
            "Decisions in the index.",
            multiprocess_mode="mostrecent",
            registry=self.registry,
        )
        self.is_degraded = Gauge(
            "paatoshaku_index_degraded",
            "1 when the index answers, but lacks copies or settings (see doctor).",
            multiprocess_mode="mostrecent",
            registry=self.registry,
        )
        self.is_ready = Gauge(
            "paatoshaku_ready",
            "1 when searches are answered.",
            multiprocess_mode="livemin",
            registry=self.registry,
        )

    def text(self) -> bytes:
        """Return the figures for Prometheus, of all processes of this server."""
        registry = self.registry
        if MULTIPROCESS_FOLDER in os.environ:
            registry = CollectorRegistry()
            multiprocess.MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        return generate_latest(registry)


def install(app: Flask) -> None:
    """Count every request of *app* from now on."""
    app.extensions[_EXTENSION] = Metrics()
    app.before_request(_begin)
    app.after_request(_count)


def drain(app: Flask) -> None:
    """Answer from now on that no new readers should be sent here."""
    app.extensions[_DRAINING] = True


@blueprint.get("/healthz")
def healthz() -> Response:
    """Answer that the process is alive; touches neither store nor index."""
    return _plain("ok")


@blueprint.get("/readyz")
def readyz() -> Response:
    """Answer whether searches are answered: 200, or 503 with the reason in one line."""
    problem = _problem()
    return _plain(problem or "ready", 503 if problem else 200)


@blueprint.get("/metrics")
def metrics() -> Response:
    """Return figures for Prometheus."""
    found = _metrics()
    found.is_ready.set(0 if _problem() else 1)
    reply = Response(found.text(), content_type=CONTENT_TYPE_LATEST)
    reply.headers["Cache-Control"] = "no-store"
    return reply


def _problem() -> str | None:
    if current_app.extensions.get(_DRAINING):
        return "draining: this process is about to end"
    settings = current_app.config["SETTINGS"]
    try:
        service = library().service
        count, health = service.document_count, service.health()
        problem = mismatch(library().store, settings.index_marks)
    except (AnalyzerError, CorpusError, IndexerError) as error:
        return str(error)
    _metrics().documents.set(count)
    _metrics().is_degraded.set(0 if health.verdict == "ok" else 1)
    return health.what if health.verdict == "fail" else problem


def _metrics() -> Metrics:
    found = current_app.extensions[_EXTENSION]
    assert isinstance(found, Metrics)
    return found


def _plain(text: str, status: int = 200) -> Response:
    reply = Response(f"{text}\n", status, content_type="text/plain; charset=utf-8")
    reply.headers["Cache-Control"] = "no-store"
    return reply


def _begin() -> None:
    g.began_at = time.perf_counter()


def _count(reply: Response) -> Response:
    endpoint = request.endpoint or "unknown"
    if endpoint.startswith("health."):
        return reply
    found = _metrics()
    found.requests.labels(endpoint, str(reply.status_code)).inc()
    began = g.get("began_at")
    if began is not None:
        found.seconds.labels(endpoint).observe(time.perf_counter() - began)
    return reply
