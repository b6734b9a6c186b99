"""Serve nodes of OpenSearch on loopback, and put their server together before.

    python scripts/opensearch_server.py assemble HOME
    python scripts/opensearch_server.py serve HOME --nodes 3 --port 9200

For tests and trials; ``opensearch_assembly`` makes the home folder. As root the server runs
as "nobody", for OpenSearch refuses root.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts.opensearch_assembly import assemble

PATIENCE_S = 600.0
MAIN = "org.opensearch.bootstrap.OpenSearch"

LOGGING = """\
appender.file.type = File
appender.file.name = file
appender.file.fileName = ${sys:opensearch.logs.base_path}${sys:file.separator}node.log
appender.file.layout.type = PatternLayout
appender.file.layout.pattern = %d %p %c{1.} %m%n
rootLogger.level = warn
rootLogger.appenderRef.file.ref = file
"""

FLAGS = (
    *("-XX:+UseG1GC", "-XX:-UsePerfData", "-Xshare:auto"),
    *("-Dopensearch.networkaddress.cache.ttl=60", "-Dlog4j2.disable.jmx=true"),
    *("-Dlog4j.shutdownHookEnabled=false", "-Djava.locale.providers=SPI,COMPAT"),
    *("-Dopensearch.distribution.type=tar", "-Dopensearch.bundled_jdk=false"),
)

SHORT_LIVED = ("-XX:TieredStopAtLevel=1",)
"""For nodes of a few minutes: the thorough compiler would take half of their start."""


@dataclass(frozen=True, slots=True)
class NodeAccess:
    """How nodes are spoken to.

    Attributes:
        scheme: of their addresses.
        opener: sends requests; it knows authorities and logins.
        config: a folder whose files every node gets into its own; None for no more.
    """

    scheme: str = "http"
    opener: urllib.request.OpenerDirector = field(
        default_factory=urllib.request.build_opener
    )
    config: Path | None = None


@dataclass(slots=True)
class ServerNode:
    """A node of a cluster and its process."""

    name: str
    url: str
    folder: Path
    command: list[str]
    identity: dict[str, Any]
    opener: urllib.request.OpenerDirector
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the process, also anew after it was killed."""
        with (self.folder / "logs/out").open("ab") as out:
            self.process = subprocess.Popen(
                self.command,
                stdout=out,
                stderr=subprocess.STDOUT,
                cwd=self.folder,
                env={"PATH": os.environ["PATH"], "LANG": "C.UTF-8"},
                **self.identity,
            )

    def signal(self, number: int) -> None:
        """Send a signal to the process."""
        assert self.process
        self.process.send_signal(number)

    def kill(self) -> None:
        """End the process at once and wait for it."""
        if self.process:
            self.process.kill()
            self.process.wait(timeout=PATIENCE_S)

    def ask(
        self, method: str, path: str, body: object = None, *, timeout_s: float = 60.0
    ) -> Any:
        """Send one request to the node, past the program.

        Raises:
            OSError: it does not answer, or refuses (``urllib.error.HTTPError``).
        """
        data = None if body is None else json.dumps(body).encode()
        head = {"content-type": "application/json"}
        request = urllib.request.Request(self.url + path, data, head, method=method)  # noqa: S310
        with self.opener.open(request, timeout=timeout_s) as answer:
            return json.load(answer)

    def log(self) -> str:
        """Return what the node has logged."""
        paths = sorted(self.folder.glob("logs/*"))
        return "\n".join(path.read_text(errors="replace") for path in paths)


@contextlib.contextmanager
def serve(
    home: Path,
    *,
    nodes: int = 1,
    heap: str = "512m",
    port: int = 0,
    settings: Sequence[str] = (),
    flags: Sequence[str] = (),
    access: NodeAccess | None = None,
) -> Iterator[list[ServerNode]]:
    """Serve nodes as one cluster on loopback, in a folder that is thrown away.

    A SIGTERM ends the nodes, too, wherever the block is: in the main thread it raises
    ``SystemExit``, unless the program has a handler of its own.

    Args:
        home: made by ``assemble``.
        nodes: how many.
        heap: of each.
        port: of the first; 0 takes free ones.
        settings: further lines of ``opensearch.yml``.
        flags: further ones of Java.
        access: how to speak to the nodes; None for HTTP without a login.
    """
    made = tempfile.TemporaryDirectory(prefix="paatoshaku-os-")
    with _exiting_by_sigterm(), made as folder:
        root = Path(folder)
        identity: dict[str, Any] = {}
        if os.geteuid() == 0:
            identity = {"user": "nobody", "group": "nogroup", "extra_groups": []}
            shutil.chown(root, "nobody", "nogroup")
            # "nobody" may have no way into the folder where the home is.
            home = Path(shutil.copytree(home, root / "home"))
        access = access or NodeAccess()
        java = ("java", f"-Xms{heap}", f"-Xmx{heap}", *FLAGS, *flags)
        running = _nodes(home, root, nodes, java, port, settings, identity, access)
        try:
            for node in running:
                node.start()
            wait_for(running)
            yield running
        finally:
            for node in running:
                if node.process:
                    node.process.send_signal(signal.SIGCONT)
                node.kill()


@contextlib.contextmanager
def _exiting_by_sigterm() -> Iterator[None]:
    default, number = signal.SIG_DFL, signal.SIGTERM
    is_main = threading.current_thread() is threading.main_thread()
    is_ours = is_main and signal.getsignal(number) is default
    if is_ours:
        signal.signal(number, lambda *_: sys.exit(128 + number))
    try:
        yield
    finally:
        if is_ours:
            signal.signal(number, default)


def _nodes(
    home: Path,
    root: Path,
    count: int,
    java: Sequence[str],
    port: int,
    settings: Sequence[str],
    identity: dict[str, Any],
    access: NodeAccess,
) -> list[ServerNode]:
    ports = [(_free_port(), port + x if port else _free_port()) for x in range(count)]
    names = [f"n{x}" for x in range(count)]
    joining = ["discovery.type: single-node"]
    if count > 1:
        seeds = [f"127.0.0.1:{transport}" for transport, _ in ports]
        joining = [
            f"discovery.seed_hosts: {json.dumps(seeds)}",
            f"cluster.initial_cluster_manager_nodes: {json.dumps(names)}",
        ]
    made = []
    for name, (transport, http) in zip(names, ports, strict=True):
        folder = root / name
        for part in ("config", "logs", "data", "tmp"):
            (folder / part).mkdir(parents=True)
        lines = [
            "cluster.name: paatoshaku-test",
            f"node.name: {name}",
            f"path.data: {folder / 'data'}",
            f"path.logs: {folder / 'logs'}",
            "network.host: 127.0.0.1",
            f"http.port: {http}",
            f"transport.port: {transport}",
            "cluster.routing.allocation.disk.threshold_enabled: false",
            "indices.query.bool.max_clause_count: 16384",
            *joining,
            *settings,
        ]
        (folder / "config/opensearch.yml").write_text("\n".join(lines) + "\n")
        (folder / "config/log4j2.properties").write_text(LOGGING)
        if access.config:
            shutil.copytree(access.config, folder / "config", dirs_exist_ok=True)
        if identity:
            for path in (folder, *folder.rglob("*")):
                shutil.chown(path, "nobody", "nogroup")
        command = [
            *java,
            f"-Djava.io.tmpdir={folder / 'tmp'}",
            f"-Dopensearch.path.home={home.absolute()}",
            f"-Dopensearch.path.conf={folder / 'config'}",
            *("-cp", f"{home.absolute()}/lib/*", MAIN, "-q"),
        ]
        url = f"{access.scheme}://127.0.0.1:{http}"
        made.append(ServerNode(name, url, folder, command, identity, access.opener))
    return made


def wait_for(running: Sequence[ServerNode]) -> None:
    """Wait until all nodes are one cluster.

    Raises:
        RuntimeError: a node ended, or time is up; with what it logged.
    """
    limit = time.monotonic() + PATIENCE_S
    for node in running:
        place = f"/_cluster/health?wait_for_nodes={len(running)}&timeout=1s"
        while True:
            if _answers(node, place):
                break
            is_ended = node.process is None or node.process.poll() is not None
            if is_ended or time.monotonic() > limit:
                raise RuntimeError(f"OpenSearch did not start:\n{node.log()[-4000:]}")
            time.sleep(0.1)


def _answers(node: ServerNode, place: str) -> bool:
    try:
        return not node.ask("GET", place, timeout_s=5.0)["timed_out"]
    except OSError:
        return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def main() -> None:
    """See the module's text."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("action", choices=("assemble", "serve"))
    parser.add_argument("home", type=Path)
    parser.add_argument("--nodes", type=int, default=1)
    parser.add_argument("--heap", default="512m")
    parser.add_argument("--port", type=int, default=9200)
    parser.add_argument(
        "--short-lived", action="store_true", help="start quickly, answer more slowly"
    )
    options = parser.parse_args()
    if options.action == "assemble":
        assemble(options.home)
        return
    with serve(
        options.home,
        nodes=options.nodes,
        heap=options.heap,
        port=options.port,
        flags=SHORT_LIVED if options.short_lived else (),
    ) as running:
        sys.stdout.write(" ".join(node.url for node in running) + "\n")
        sys.stdout.flush()
        with contextlib.suppress(KeyboardInterrupt):
            signal.pause()


if __name__ == "__main__":
    main()
