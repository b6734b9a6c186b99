"""An OpenSearch server of the tests' own, and indexes on it that are thrown away."""

from __future__ import annotations

import contextlib
import importlib.util
import json
import os
import shutil
import urllib.request
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scripts.opensearch_assembly import assemble
from scripts.opensearch_server import SHORT_LIVED, serve

ROOT = Path(__file__).resolve().parent.parent


def is_wanted() -> bool:
    """Whether tests on OpenSearch are to run: in CI, or when asked for."""
    return bool(os.environ.get("PAATOSHAKU_TEST_OPENSEARCH") or os.environ.get("CI"))


def missing_part() -> str | None:
    """Return what the tests lack, None when nothing."""
    if importlib.util.find_spec("opensearchpy") is None:
        return "opensearch-py"
    if shutil.which("java") is None:
        return "Java 17"
    if not home().is_dir() and shutil.which("mvn") is None:
        return "Maven"
    return None


def home() -> Path:
    """Return the folder of the server; made once by ``assemble``."""
    given = os.environ.get("PAATOSHAKU_OPENSEARCH_HOME")
    return Path(given) if given else ROOT / ".venv" / "opensearch"


@contextlib.contextmanager
def server() -> Iterator[str]:
    """Give the address of a node: one that runs already, or one started for the tests."""
    running = os.environ.get("PAATOSHAKU_TEST_OPENSEARCH", "")
    if running.startswith("http://"):
        yield running
        return
    home().parent.mkdir(parents=True, exist_ok=True)
    assemble(home())
    with serve(home(), heap="512m", flags=SHORT_LIVED) as nodes:
        yield nodes[0].url


@contextlib.contextmanager
def new_index(url: str, options: str = "") -> Iterator[str]:
    """Give the address of an index that is not there yet; it is removed afterwards."""
    name = f"t{uuid.uuid4().hex[:12]}"
    try:
        yield f"opensearch+{url}/{name}{options}"
    finally:
        found = ask(url, "GET", f"/{name}*/_settings")
        if found:
            ask(url, "DELETE", f"/{','.join(found)}")


def ask(url: str, method: str, path: str, body: object = None) -> dict[str, Any]:
    """Send one request to a node, past the program."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(
        url + path, data, {"content-type": "application/json"}, method=method
    )
    with urllib.request.urlopen(request, timeout=60) as answer:
        found: dict[str, Any] = json.load(answer)
    return found
