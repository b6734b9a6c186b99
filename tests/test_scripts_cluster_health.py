"""A copy of a shard that stays in the making is dropped, and made again once."""

from __future__ import annotations

from typing import Any

import pytest

from scripts import cluster_health
from scripts.opensearch_server import ServerNode


class Node(ServerNode):
    """A node of a cluster whose one copy never starts while it is wanted."""

    def __init__(self) -> None:
        self.name = "n0"
        self.copies = 1
        self.wanted: list[int] = []

    def ask(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        if path.startswith("/_cat/shards"):
            state = "INITIALIZING" if self.copies else "STARTED"
            return [{"index": "a", "prirep": "r", "state": state}]
        if method == "PUT" and body is not None:
            self.copies = body["index.number_of_replicas"]
            self.wanted.append(self.copies)
        return {"status": "yellow" if self.copies else "green"}


@pytest.fixture
def node(monkeypatch: pytest.MonkeyPatch) -> Node:
    monkeypatch.setattr(cluster_health, "_GONE", 0)
    monkeypatch.setattr(cluster_health, "wait_for", lambda nodes: None)
    return Node()


def test_what_is_stuck_twice_is_left_without_a_copy_and_told(
    node: Node, capsys: pytest.CaptureFixture[str]
) -> None:
    cluster_health.settle([node])

    assert node.wanted == [0, 1, 0]
    assert "left without copies, stuck twice: a" in capsys.readouterr().err
