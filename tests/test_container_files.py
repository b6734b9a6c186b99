"""Container files, without a container engine: rules for images, and one with another."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from search_web.cli import root
from search_web.settings import Settings
from tests.search_web_world import make_client

ROOT = Path(__file__).resolve().parent.parent
OPERATING = ROOT / "docs" / "operating"
TEXT = (ROOT / "docs" / "operating.md").read_text()
IMAGES = ("Containerfile", "Containerfile.mail")
COMPOSED = ("compose.yaml", "compose.cluster.yaml")
OURS = {"compose.yaml": "paatoshaku", "compose.cluster.yaml": "paatoshaku-cluster"}
RELAY = "paatoshaku-mail"
SECRETS = ("./ca.pem", "./secrets/smtp_password")
"""What is the operator's own: it is not in the repository."""
SETTINGS = {f"PAATOSHAKU_{name.upper()}" for name in Settings.__dataclass_fields__}


def instructions(name: str = "Containerfile") -> list[tuple[str, str]]:
    """The instructions of an image with their arguments, lines joined."""
    lines = [
        line
        for line in (OPERATING / name).read_text().splitlines()
        if line.strip() and not line.startswith("#")
    ]
    joined = re.sub(r"\\\n\s*", "", "\n".join(lines))
    parted = (line.partition(" ") for line in joined.split("\n"))
    return [(head, rest) for head, _, rest in parted]


def told(word: str, name: str = "Containerfile") -> list[str]:
    return [rest for head, rest in instructions(name) if head == word]


def composed(name: str) -> dict[str, Any]:
    found = yaml.safe_load((OPERATING / name).read_text())
    assert isinstance(found, dict)
    return found


def services(name: str) -> dict[str, dict[str, Any]]:
    found = composed(name)["services"]
    assert isinstance(found, dict)
    return found


def pinned(image: str) -> bool:
    """Whether an image names its registry and a version that is a number."""
    return bool(re.fullmatch(r"[\w.-]+\.\w+/[\w./-]+:\d[\w.-]*", image))


@pytest.mark.parametrize("name", IMAGES)
def test_the_base_is_named_whole_and_pinned(name: str) -> None:
    assert all(pinned(image) for image in told("FROM", name))
    assert not pinned("nginx:stable")
    assert not pinned("docker.io/library/nginx")


@pytest.mark.parametrize("name", IMAGES)
def test_system_packages_leave_nothing_behind(name: str) -> None:
    """No recommended packages, no package lists, no cache in a layer."""
    for run in told("RUN", name):
        if "apt-get" in run:
            assert "--no-install-recommends" in run
            assert run.index("apt-get update") < run.index("apt-get install")
            assert "rm -rf /var/lib/apt/lists/*" in run
        for install in re.findall(r"pip install [^&]*", run):
            assert "--no-cache-dir" in install
            assert "--require-hashes" in install or "--no-deps" in install
        assert "sudo" not in run
        assert not re.search(r"\bcurl\b|\bwget\b", run)


def test_it_runs_as_an_own_user_who_owns_the_data() -> None:
    """A volume that the image has not made belongs to root, and nothing can be written."""
    heads = [head for head, _ in instructions()]
    user = told("USER")[-1]
    made = " ".join(told("RUN"))

    assert user not in ("root", "0")
    assert heads.index("USER") < heads.index("ENTRYPOINT")
    assert f"useradd --system --home-dir /srv/paatoshaku --create-home {user}" in made
    for volume in told("VOLUME"):
        assert f"install -d -o {user} -g {user} {volume}" in made


def test_what_is_copied_is_there_and_secrets_are_not() -> None:
    assert not told("ADD")
    locks = [rest.split()[0] for rest in told("COPY") if "LOCK" in rest]
    defaults = [rest.partition("=")[2] for rest in told("ARG") if "LOCK" in rest]
    said = re.findall(r"LOCK=(\S+\.lock)", (OPERATING / "Containerfile").read_text())

    assert locks == ["${LOCK}"]
    assert all((ROOT / name).is_file() for name in (*defaults, *said))
    assert {rest.split()[0] for rest in told("COPY")} == {"${LOCK}", "dist/*.whl"}


def test_it_starts_by_its_own_command_and_port() -> None:
    assert json.loads(told("ENTRYPOINT")[0]) == ["/opt/paatoshaku/bin/paatoshaku"]
    assert json.loads(told("CMD")[0])[0] in root.list_commands(click.Context(root))
    assert told("EXPOSE") == [str(Settings.__dataclass_fields__["port"].default)]
    names = {pair.partition("=")[0] for rest in told("ENV") for pair in rest.split()}
    assert names <= SETTINGS


def test_the_relay_is_heard_where_the_text_says_and_reads_its_own_file() -> None:
    port = told("EXPOSE", "Containerfile.mail")[0]
    account = (OPERATING / "msmtprc").read_text()

    assert told("USER", "Containerfile.mail")[-1] not in ("root", "0")
    assert f"--port={port}" in json.loads(told("ENTRYPOINT", "Containerfile.mail")[0])
    assert f"PAATOSHAKU_SMTP_PORT={port}" in TEXT
    for name in COMPOSED:
        volumes = services(name)["mail"]["volumes"]
        assert "./msmtprc:/etc/msmtprc:ro" in volumes
        assert "--file=/etc/msmtprc" in told("CMD", "Containerfile.mail")[0]
        for mounted in (volume.split(":")[1] for volume in volumes[1:]):
            assert mounted in account


def test_the_lock_of_a_cluster_has_the_servers_clients() -> None:
    pins = (ROOT / "requirements-cluster.lock").read_text()

    assert re.search(r"^psycopg==", pins, re.MULTILINE)
    assert re.search(r"^opensearch-py==", pins, re.MULTILINE)
    for line in (ROOT / "requirements.lock").read_text().splitlines():
        if "==" in line and not line.startswith((" ", "#")):
            assert line.split()[0] in pins


@pytest.mark.parametrize("name", COMPOSED)
def test_services_are_whole(name: str) -> None:
    """Images pinned, volumes declared, files there, settings known, needs met."""
    file = composed(name)
    for service, row in services(name).items():
        image = row["image"]
        assert pinned(image) or image in (OURS[name], RELAY), service
        assert set(row.get("depends_on", ())) <= set(file["services"])
        for volume in row.get("volumes", ()):
            origin = volume.split(":")[0]
            if origin.startswith("."):
                assert (OPERATING / origin).is_file() or origin in SECRETS
            elif not origin.startswith("/"):
                assert origin in file["volumes"], service
        if image == OURS[name]:
            assert set(row["environment"]) <= SETTINGS
            assert "data:/srv/paatoshaku/data" in row["volumes"]
    used = {
        volume.split(":")[0]
        for row in services(name).values()
        for volume in row.get("volumes", ())
    }
    assert set(file["volumes"]) <= used


@pytest.mark.parametrize("name", COMPOSED)
def test_commands_of_services_are_the_programs(name: str) -> None:
    for row in services(name).values():
        if row["image"] == OURS[name]:
            command, *arguments = row["command"]
            found = root.get_command(click.Context(root), command)
            assert found is not None
            found.make_context(command, arguments)


@pytest.mark.parametrize("name", COMPOSED)
def test_the_app_is_heard_outside_its_container(name: str) -> None:
    """The settings file of a machine would bind it to itself; its proxy is one hop away."""
    told = services(name)["web"]["environment"]

    assert told["PAATOSHAKU_HOST"] == "0.0.0.0"
    assert told["PAATOSHAKU_TRUSTED_PROXIES"] == "1"
    assert f"image: {OURS[name]}" in (OPERATING / name).read_text()


@pytest.mark.parametrize("name", COMPOSED)
def test_the_health_check_asks_what_answers(name: str, tmp_path: Path) -> None:
    test = services(name)["web"]["healthcheck"]["test"]
    address = re.search(r"http://(127\.0\.0\.1:8300)(/\w+)", test[-1])

    assert test[:3] == ["CMD", "/opt/paatoshaku/bin/python", "-c"]
    compile(test[-1], "healthcheck", "exec")
    assert address
    reply = make_client(tmp_path, []).get(address[2], headers={"Host": address[1]})
    assert reply.status_code == 200


def test_the_proxy_in_a_container_is_that_of_a_machine() -> None:
    """But for where the app is, which is the service of that name and port."""
    own = (OPERATING / "nginx.conf").read_text().splitlines()[1:]
    contained = (OPERATING / "nginx.container.conf").read_text().splitlines()[1:]
    changed = [pair for pair in zip(own, contained, strict=True) if pair[0] != pair[1]]

    assert [[line.strip() for line in pair] for pair in changed] == [
        ["proxy_pass http://127.0.0.1:8300;", "proxy_pass http://web:8300;"]
    ]
    for name in COMPOSED:
        assert "web" in services(name)
        mounted = services(name)["proxy"]["volumes"]
        assert "./nginx.container.conf:/etc/nginx/conf.d/default.conf:ro" in mounted


def test_every_service_and_file_is_in_the_text() -> None:
    for name in (*IMAGES, "msmtprc", *COMPOSED, "nginx.container.conf", "nginx.conf"):
        assert name in TEXT, name
    for service in services("compose.yaml"):
        assert f"`{service}`" in TEXT, service
