"""Is there a network at all? Asked once before a crawl, answered in seconds.

Without it every source would be tried for minutes before the crawl said so.
"""

from __future__ import annotations

import queue
import socket
import threading
import urllib.request
from collections.abc import Callable, Iterable, Sequence
from urllib.parse import urlsplit

from corpus.crawl.options import is_loopback, slot_of
from corpus.errors import CorpusError
from corpus.sources import Source

_SAMPLE = 4
_WAIT_S = 5.0

Reach = Callable[[str, int, float], None]
"""Opens a connection to host and port within seconds, or raises OSError."""


class Offline(CorpusError):
    """None of several hosts could be reached."""


def check_connection(
    chosen: Sequence[Source],
    registry: Sequence[Source],
    *,
    reach: Reach | None = None,
    wait_s: float = _WAIT_S,
) -> None:
    """Return at once when some host answers; loopback and proxies are not asked.

    Args:
        chosen: sources to be crawled; some of their hosts are tried.
        registry: others, so that one dead host is not taken for a dead network.
        reach: how to try; for tests.
        wait_s: longest wait for all of them together.

    Raises:
        Offline: none of them can be reached; names one and says why.
    """
    if not chosen or any(is_loopback(source.base_url) for source in chosen):
        return
    if urllib.request.getproxies():
        return
    places = [*_places(chosen, _SAMPLE), *_places(registry, _SAMPLE)]
    answers: queue.Queue[str | None] = queue.Queue()
    for host, port in dict.fromkeys(places):
        threading.Thread(
            target=_try,
            args=(answers, reach or _connect, host, port, wait_s),
            daemon=True,
        ).start()
    why = "no answer"
    for _ in dict.fromkeys(places):
        try:
            answer = answers.get(timeout=wait_s)
        except queue.Empty:
            break
        if answer is None:
            return
        why = answer
    count = len(dict.fromkeys(places))
    raise Offline(f"no connection: none of {count} hosts could be reached ({why})")


def _places(sources: Iterable[Source], most: int) -> list[tuple[str, int]]:
    """Return host and port of the first sources, one of each slot."""
    found: dict[str, tuple[str, int]] = {}
    for source in sources:
        parts = urlsplit(source.base_url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
        if parts.hostname and source.rules.is_fetched:
            found.setdefault(slot_of(source.base_url), (parts.hostname, port))
        if len(found) == most:
            break
    return list(found.values())


def _try(
    answers: queue.Queue[str | None], reach: Reach, host: str, port: int, wait_s: float
) -> None:
    try:
        reach(host, port, wait_s)
    except (OSError, UnicodeError) as error:
        answers.put(f"{host}: {error}")
    else:
        answers.put(None)


def _connect(host: str, port: int, wait_s: float) -> None:
    with socket.create_connection((host, port), timeout=wait_s):
        pass
