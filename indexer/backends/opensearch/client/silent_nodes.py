"""Nodes that take a request and answer nothing are passed over for a while.

The library marks a node that refuses. One that is cut off, or whose process is stopped, it
would ask again and again, and every time wait as long as the longest answer may take.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any

from opensearchpy import Urllib3HttpConnection
from opensearchpy.connection_pool import RoundRobinSelector
from opensearchpy.exceptions import ConnectionTimeout, OpenSearchException

SILENT_S = 30.0
"""How long a silent node is not asked; then something short finds out how it is."""

PROBE_S = 1.0


class NodeConnection(Urllib3HttpConnection):
    """The connections to one node, which remember that it was silent."""

    silent_until = 0.0
    is_silent = False

    def perform_request(self, *arguments: Any, **options: Any) -> Any:
        """See the library; a wait that was too long is noted."""
        try:
            answer = super().perform_request(*arguments, **options)
        except ConnectionTimeout:
            self.is_silent = True
            self.silent_until = time.monotonic() + SILENT_S
            raise
        self.is_silent = False
        return answer

    def answers(self) -> bool:
        """Whether it may be asked; after a silence it is tried, by one thread only."""
        if not self.is_silent:
            return True
        if time.monotonic() < self.silent_until:
            return False
        self.silent_until = time.monotonic() + SILENT_S
        try:
            self.perform_request("GET", "/", timeout=PROBE_S)
        except OpenSearchException:
            return False
        return True


class AnsweringNodes(RoundRobinSelector):
    """Takes one node after the other, past those that are silent."""

    def select(self, connections: Sequence[Any]) -> Any:
        """Return the next one; of all of them, when none is known to answer."""
        found = [one for one in connections if one.answers()]
        return super().select(found or connections)
