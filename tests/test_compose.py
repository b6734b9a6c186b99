"""What podman-compose makes of the compose files: the calls it would start Podman with.

A program that notes its arguments stands for Podman; nothing is built or started.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from search_web.operating.setup_cli import settings_text

ROOT = Path(__file__).resolve().parent.parent
FILES = ("compose.yaml", "compose.cluster.yaml")
PODMAN = """\
#!/bin/sh
{{ printf '%s\\037' "$@"; echo; }} >>{log}
case "$1" in
    --version) echo "podman version 5.4.0" ;;
    ps) echo "[]" ;;
    volume) echo "[{{}}]" ;;
esac
"""


@dataclass(frozen=True)
class Call:
    """One call of Podman that makes a container."""

    arguments: tuple[str, ...]

    def all(self, option: str) -> list[str]:
        """Return the values of an option, given as ``--x v`` or ``--x=v``."""
        given = zip(self.arguments, self.arguments[1:], strict=False)
        apart = [value for name, value in given if name == option]
        joined = [a for a in self.arguments if a.startswith(f"{option}=")]
        return apart + [a.partition("=")[2] for a in joined]

    @property
    def environment(self) -> dict[str, str]:
        pairs = (value.partition("=") for value in self.all("-e"))
        return {name: value for name, _, value in pairs}

    def ends_with(self, *words: str) -> bool:
        return self.arguments[-len(words) :] == words


class Compose:
    """The folder docs/operating with an operator's own files, and a Podman that notes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "operating"
        shutil.copytree(ROOT / "docs/operating", self.folder)
        given = {"data": "/srv/paatoshaku/data", "contact": "you@example.org"}
        (self.folder / "paatoshaku.env").write_text(settings_text(given))
        (self.folder / "postgresql.env").write_text("POSTGRES_PASSWORD=x\n")
        self.log = folder / "calls"
        self.podman = folder / "podman"
        self.podman.write_text(PODMAN.format(log=self.log))
        self.podman.chmod(0o755)

    def calls(self, *arguments: str) -> dict[str, Call]:
        """Run podman-compose and return what makes containers, by service."""
        self.log.unlink(missing_ok=True)
        program = [sys.executable, "-m", "podman_compose", "--podman-path"]
        done = subprocess.run(
            [*program, str(self.podman), *arguments],
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert "missing" not in done.stderr
        return dict(self._made())

    def _made(self) -> Iterator[tuple[str, Call]]:
        for line in self.log.read_text().splitlines():
            arguments = line.split("\x1f")[:-1]
            if arguments[0] in ("create", "run"):
                call = Call(tuple(arguments))
                [service] = [
                    label.partition("=")[2]
                    for label in call.all("--label")
                    if label.startswith("io.podman.compose.service=")
                ]
                yield service, call


@pytest.fixture
def compose(tmp_path: Path) -> Compose:
    return Compose(tmp_path)


@pytest.mark.parametrize("name", FILES)
def test_the_web_app_and_its_proxy_are_made(compose: Compose, name: str) -> None:
    made = compose.calls("-f", name, "up", "-d", "web", "proxy")
    web, proxy = made["web"], made["proxy"]
    volumes = [place.split(":")[1] for place in proxy.all("-v")]

    assert "mail" not in made
    assert web.environment["PAATOSHAKU_CONTACT"] == "you@example.org"
    assert web.environment["PAATOSHAKU_HOST"] == "0.0.0.0"
    assert any("destination=/srv/paatoshaku/data" in m for m in web.all("--mount"))
    kind, check = json.loads(web.all("--health-cmd")[0])
    assert kind == "CMD-SHELL"
    assert check.startswith("/opt/paatoshaku/bin/python -c ")
    assert proxy.all("-p") == ["80:80", "443:443"]
    assert web.all("-p") == []
    assert any("default" in network for network in web.all("--network"))
    wanted = "/etc/nginx/conf.d/default.conf", "/etc/letsencrypt", "/var/www/html"
    assert set(volumes) == set(wanted)
    assert any("web" in needed for needed in proxy.all("--requires"))


def lines_of_the_text() -> list[list[str]]:
    """The arguments of podman-compose wherever docs and files name it."""
    heads = [(ROOT / "docs/operating" / name).read_text() for name in FILES]
    text = "\n".join([(ROOT / "docs/operating.md").read_text(), *heads])
    found = re.findall(r"(?m)podman-compose (-f /srv/operating/.*)$", text)
    return [line.replace("/srv/operating/", "").split() for line in found]


@pytest.mark.slow
def test_lines_of_the_text_make_what_they_name(compose: Compose) -> None:
    (compose.folder / "secrets").mkdir()
    (compose.folder / "secrets/smtp_password").write_text("x")
    lines = [words for words in lines_of_the_text() if "up" in words]

    assert len(lines) > 5
    for words in lines:
        made = compose.calls(*words)
        assert set(made) == set(words[words.index("-d") + 1 :])
        for service, call in made.items():
            assert call.all("--name") == [f"paatoshaku-{service}"]
            assert call.all("--restart") == ["always"]


@pytest.mark.parametrize("name", FILES)
def test_the_relay_reads_its_settings_and_password(compose: Compose, name: str) -> None:
    (compose.folder / "secrets").mkdir()
    (compose.folder / "secrets/smtp_password").write_text("x")

    made = compose.calls("-f", name, "up", "-d", "mail")

    assert set(made) == {"mail"}
    assert [place.split(":")[1] for place in made["mail"].all("-v")] == [
        "/etc/msmtprc",
        "/run/secrets/smtp_password",
    ]


def test_the_cluster_knows_its_nodes_and_waits_for_its_servers(
    compose: Compose,
) -> None:
    made = compose.calls("-f", "compose.cluster.yaml", "up", "-d", "web", "proxy")
    nodes = ["search1", "search2", "search3"]

    for node in nodes:
        environment = made[node].environment
        assert environment["node.name"] == node
        assert environment["discovery.seed_hosts"] == ",".join(nodes)
        assert made[node].all("--hostname") == [node]
    needed = made["web"].all("--requires")[0]
    assert all(name in needed for name in (*nodes, "postgresql"))
    assert made["web"].ends_with("serve", "--workers", "2")


def test_a_missing_settings_file_is_named(compose: Compose) -> None:
    (compose.folder / "paatoshaku.env").unlink()

    with pytest.raises(AssertionError, match=r"paatoshaku\.env"):
        compose.calls("-f", "compose.yaml", "up", "-d", "web")
