"""A machine in a folder, on which the commands of docs/operating.md are run as they stand.

Paths outside of a home (``/srv``, ``/opt/paatoshaku``, ``/etc/nginx`` …) lie in the folder;
programs that a test has no right to are those of `tests.road_programs`. Where the test is
root, the service's user is another one and can write only what is its own.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import socket
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.road_programs import PROGRAMS, ended, python

REPOSITORY = Path(__file__).resolve().parent.parent
_PLACES = re.compile(
    r"(?<![\w./-])/(?:opt/paatoshaku|srv|etc/systemd/system|etc/nginx|etc/letsencrypt"
    r"|var/log/nginx|var/www|usr/local/bin)\b"
)
_SHIPPED = ("analyzers", "corpus", "indexer", "search_web")
_NGINX = """\
events {}
pid run/nginx.pid;
http {
    client_body_temp_path run/body;
    proxy_temp_path run/proxy;
    fastcgi_temp_path run/fastcgi;
    uwsgi_temp_path run/uwsgi;
    scgi_temp_path run/scgi;
    include sites-enabled/*;
}
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@dataclass
class Done:
    """A command of the text that was run."""

    section: str
    line: str
    code: int
    output: str
    seconds: float


@dataclass
class Machine:
    """The folder, its ports, what is said otherwise there, and what was run."""

    root: Path
    app_port: int = field(default_factory=free_port)
    http_port: int = field(default_factory=free_port)
    https_port: int = field(default_factory=free_port)
    instead: dict[str, str] = field(default_factory=dict)
    journal: list[Done] = field(default_factory=list)
    changes_user: bool = False

    @property
    def checkout(self) -> Path:
        return self.root / "home/checkout"

    @property
    def settings(self) -> Path:
        return self.root / "srv/paatoshaku/paatoshaku.env"

    def here(self, text: str) -> str:
        """Return *text* with its places inside of the folder and its ports free ones."""
        moved = _PLACES.sub(lambda match: f"{self.root}{match[0]}", text)
        for said, meant in self.instead.items():
            moved = moved.replace(said, meant)
        return moved

    def build(self) -> None:
        """Make folders, programs and a checkout whose operating files know the places."""
        self.root.chmod(0o755)
        for name in (
            *("run", "srv", "opt", "home", "usr/local/bin", "etc/systemd/system"),
            *("etc/nginx/sites-available", "etc/nginx/sites-enabled", "var/log/nginx"),
            *("var/www/html", "programs"),
        ):
            (self.root / name).mkdir(parents=True)
        (self.root / "etc/nginx/nginx.conf").write_text(_NGINX)
        stand_ins = Path(__file__).with_name("road_programs.py")
        for name in PROGRAMS:
            self._program(name, f'exec {sys.executable} {stand_ins} {name} "$@"')
        own, self.changes_user = python()
        self._program("python3", f'exec {own} "$@"')
        self._copy_repository()

    def _program(self, name: str, line: str) -> None:
        file = self.root / "programs" / name
        file.write_text(f"#!/bin/sh\n{line}\n")
        file.chmod(0o755)

    def _copy_repository(self) -> None:
        for name in _SHIPPED:
            shutil.copytree(
                REPOSITORY / name,
                self.checkout / name,
                ignore=shutil.ignore_patterns("__pycache__"),
            )
        shutil.copytree(REPOSITORY / "docs/operating", self.checkout / "docs/operating")
        for path in (
            *REPOSITORY.glob("*.lock"),
            *(REPOSITORY / name for name in ("pyproject.toml", "README.md", "LICENSE")),
        ):
            shutil.copy(path, self.checkout)
        for path in (self.checkout / "docs/operating").rglob("*"):
            if path.is_file():
                text = self.here(path.read_text())
                text = text.replace(":8300;", f":{self.app_port};")
                text = text.replace("listen 80;", f"listen 127.0.0.1:{self.http_port};")
                text = text.replace("listen 443", f"listen 127.0.0.1:{self.https_port}")
                path.write_text(text)

    def run(self, section: str, line: str, expected: int = 0) -> str:
        """Run a line of the text, note it, and return what it printed.

        Raises:
            AssertionError: it ended with another code than *expected*.
        """
        begun = time.monotonic()
        done = subprocess.run(
            ["bash", "-c", self.here(line)],
            cwd=self.checkout,
            env=self._environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        took = time.monotonic() - begun
        self.journal.append(Done(section, line, done.returncode, done.stdout, took))
        said = f"{section}: {line}\nended with {done.returncode}:\n{done.stdout}"
        assert done.returncode == expected, said
        assert "Traceback" not in done.stdout, said
        return done.stdout

    def _environment(self) -> dict[str, str]:
        places = (self.root / "programs", self.root / "usr/local/bin")
        system = ("/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin")
        return {
            "PATH": ":".join(map(str, (*places, *system))),
            "HOME": str(self.root / "home"),
            "LANG": "C.UTF-8",
            "ROAD_ROOT": str(self.root),
            "ROAD_CHANGES_USER": "yes" if self.changes_user else "no",
            # The packages of the lock are there already (see `link_packages`).
            "PIP_NO_INDEX": "1",
            "PIP_NO_BUILD_ISOLATION": "false",
            "PIP_DISABLE_PIP_VERSION_CHECK": "1",
            "PIP_ROOT_USER_ACTION": "ignore",
            "PIP_NO_CACHE_DIR": "1",
        }

    def link_packages(self) -> None:
        """Let the new environment see the tests' packages: pip finds them installed."""
        site = self.root / "opt/packages"
        site.mkdir()
        for path in Path(sysconfig.get_path("purelib")).iterdir():
            is_own = "paatoshaku" in path.name or path.suffix == ".pth"
            if not is_own and not path.name.startswith(("pip", "_distutils")):
                (site / path.name).symlink_to(path)
        [target] = (self.root / "opt/paatoshaku").glob("lib/python*/site-packages")
        (target / "packages.pth").write_text(f"{site}\n")

    def set(self, values: dict[str, str]) -> None:
        """Write values into the settings file, as an operator does with an editor."""
        lines = [f"{name}={value}\n" for name, value in values.items()]
        self.settings.write_text(self.settings.read_text() + "".join(lines))

    def end(self) -> None:
        for file in (self.root / "run").glob("*.pid"):
            with contextlib.suppress(OSError, ValueError):
                process_id = int(file.read_text())
                if not ended(process_id):
                    os.kill(process_id, 15)


@contextlib.contextmanager
def machine() -> Iterator[Machine]:
    """Make a machine that every user may look into, and take it away again."""
    root = Path(tempfile.mkdtemp(prefix="paatoshaku-road-"))
    made = Machine(root)
    made.build()
    try:
        yield made
    finally:
        made.end()
        shutil.rmtree(root, ignore_errors=True)


def missing_programs(names: Sequence[str]) -> list[str]:
    places = f"{os.environ['PATH']}:/usr/sbin:/sbin"
    return [name for name in names if not shutil.which(name, path=places)]
