"""Container files, without a container engine: rules for images, and one with another."""

from __future__ import annotations

import json
import re
import shlex
from itertools import pairwise
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from indexer.backends.opensearch.client.cluster_address import read_address
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
SECRETS = ("paatoshaku.env", "postgresql.env", "secrets/smtp_password")
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


def test_what_podman_only_suggests_is_installed_with_it() -> None:
    """Without iptables no container starts, and Debian installs Podman without it."""
    [line] = re.findall(r"apt-get install (.*\bpodman\b.*)", TEXT)
    script = (ROOT / "scripts/try_containers").read_text()

    assert {"podman-compose", "netavark", "aardvark-dns", "iptables"} < set(
        line.split()
    )
    assert re.search(r"needed=.*\biptables\b", script)


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
        owned = rf"install -d -o {user} -g {user} (-m \d+ )?{volume}( |$)"
        assert re.search(owned, made), volume


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
    given = dict(pair.split("=", 1) for rest in told("ENV") for pair in rest.split())
    assert set(given) - {"PATH"} <= SETTINGS
    assert given["PATH"].startswith("/opt/paatoshaku/bin:")


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
                is_secret = origin.removeprefix("./") in SECRETS
                assert (OPERATING / origin).is_file() or is_secret
            elif not origin.startswith("/"):
                assert origin in file["volumes"], service
        if image == OURS[name]:
            assert set(row["environment"]) <= SETTINGS
            assert [v.split(":")[1] for v in row["volumes"]] == told("VOLUME")
        # Podman's own unit starts those at boot, and no others.
        assert row["restart"] == "always"
        assert row["container_name"] == f"paatoshaku-{service}"
        assert row.get("env_file", SECRETS[0]) in SECRETS
        assert "profiles" not in row, "podman-compose of Debian 12 has none"
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
    """A string: podman-compose of Debian 12 garbles lists."""
    test = services(name)["web"]["healthcheck"]["test"]
    program, option, script = shlex.split(test)
    address = re.search(r"http://(127\.0\.0\.1:8300)(/\w+)", script)

    assert (program, option) == ("/opt/paatoshaku/bin/python", "-c")
    compile(script, "healthcheck", "exec")
    assert address
    assert services(name)["web"]["environment"]["PAATOSHAKU_PORT"] == "8300"
    reply = make_client(tmp_path, []).get(address[2], headers={"Host": address[1]})
    assert reply.status_code == 200


def test_the_proxy_in_a_container_is_that_of_a_machine() -> None:
    """But for where the app is, the service of that name and port, and for its logs."""
    own = (OPERATING / "nginx.conf").read_text().splitlines()[1:]
    contained = (OPERATING / "nginx.container.conf").read_text().splitlines()[1:]
    changed = {pair for pair in zip(own, contained, strict=True) if pair[0] != pair[1]}
    folder = "/var/log/nginx/paatoshaku"

    assert {(one.strip(), other.strip()) for one, other in changed} == {
        ("proxy_pass http://127.0.0.1:8300;", "proxy_pass http://web:8300;"),
        (f"access_log {folder}.log no_queries;", "access_log /dev/stdout no_queries;"),
        (f"error_log {folder}-errors.log crit;", "error_log /dev/stderr crit;"),
    }
    for name in COMPOSED:
        assert "web" in services(name)
        mounted = services(name)["proxy"]["volumes"]
        assert "./nginx.container.conf:/etc/nginx/conf.d/default.conf:ro" in mounted


def test_the_nightly_work_is_that_of_the_units() -> None:
    """The same commands at the same times, in the container of the web app."""
    lines = (OPERATING / "paatoshaku.cron").read_text().splitlines()
    beginning = "root podman exec paatoshaku-web paatoshaku "
    jobs = [line.lstrip("#").split(None, 5) for line in lines if beginning in line]
    found = {job[5].removeprefix(beginning): job[:5] for job in jobs}
    units = {}
    for timer in (OPERATING / "systemd").glob("*.timer"):
        unit = timer.with_suffix(".service").read_text()
        command = re.findall(r"ExecStart=/opt/paatoshaku/bin/paatoshaku (.*)", unit)[0]
        day, hour, minute = re.findall(
            r"OnCalendar=(Sun )?\S+ (\d\d):(\d\d):00", timer.read_text()
        )[0]
        times = [str(int(minute)), str(int(hour)), "*", "*", "0" if day else "*"]
        units[command] = times

    assert found == units
    assert [line for line in lines if line.startswith("#30 6")]


def test_servers_and_addresses_of_the_cluster_fit() -> None:
    text = (OPERATING / "compose.cluster.yaml").read_text()
    rows = services("compose.cluster.yaml")
    urls = re.findall(r"postgresql\+psycopg://(\w+):…@(\w+)/(\w+)", text)
    [index] = re.findall(r"PAATOSHAKU_INDEX_URL=(\S+)", text)
    made = (OPERATING / "contacts.sql").read_text()

    assert urls == [
        ("paatoshaku", "postgresql", "paatoshaku"),
        ("paatoshaku", "postgresql", "contacts"),
    ]
    assert rows["postgresql"]["environment"] == {"POSTGRES_USER": urls[0][0]}
    assert made == f"CREATE DATABASE {urls[1][2]};\n"
    assert "POSTGRES_PASSWORD=" in text
    nodes = [name for name in rows if name.startswith("search")]
    assert read_address(index).hosts == tuple((name, 9200) for name in nodes)
    for node in nodes:
        # Without TLS and passwords: nobody else may be in their network.
        assert rows[node]["environment"]["DISABLE_SECURITY_PLUGIN"] == "true"
        assert rows[node]["networks"] == rows["postgresql"]["networks"] == ["servers"]
    assert [name for name in rows if "servers" in rows[name].get("networks", ())] == [
        *nodes,
        "postgresql",
        "web",
    ]


def commands_of_the_section() -> list[list[str]]:
    """The commands of "In containers", a list of words each, without ``sudo``."""
    section = TEXT.split("\n## In containers\n")[1].split("\n## ")[0]
    blocks = re.findall(r"```sh\n(.*?)```", section, re.DOTALL)
    lines = [line for line in "".join(blocks).splitlines() if line]
    return [[w for w in shlex.split(line) if w != "sudo"] for line in lines]


def test_commands_of_the_section_name_what_there_is(tmp_path: Path) -> None:
    """Files, images, containers, volumes, build arguments and our own commands."""
    images = {*OURS.values(), RELAY, "paatoshaku-former"}
    names = {row["container_name"] for row in services(COMPOSED[1]).values()}
    volumes = {f"operating_{name}" for name in composed("compose.yaml")["volumes"]}
    ours = []
    for words in commands_of_the_section():
        for word in words:
            if word.startswith(("docs/operating/", "/srv/operating/")):
                assert (ROOT / "docs/operating" / Path(word).name).exists(), word
            if word.startswith("operating_"):
                assert word.split(":")[0] in volumes
        if words[:2] == ["podman", "build"]:
            name = Path(words[words.index("-f") + 1]).name
            assert words[words.index("-t") + 1] in images
            for given in (w for o, w in pairwise(words) if o == "--build-arg"):
                assert given.split("=")[0] in {
                    a.split("=")[0] for a in told("ARG", name)
                }
        if words[:2] == ["podman", "exec"]:
            assert words[words.index("paatoshaku") - 1] in names
        if "paatoshaku" in words and words[0] in ("podman", "paatoshaku"):
            rest = words[words.index("paatoshaku") + 1 :]
            if rest and words[1] not in ("build", "tag"):
                ours.append(rest)
    for command, *arguments in ours:
        found = root.get_command(click.Context(root), command)
        assert found is not None, command
        there = [re.sub(r"^/srv/backup\S*", str(tmp_path), a) for a in arguments]
        found.make_context(command, there)
    assert {"init", "doctor", "backup", "restore", "migrate-store"} <= {
        command for command, *_ in ours
    }
    assert "exec podman exec" in (OPERATING / "paatoshaku.container").read_text()


def test_an_operators_own_files_stay_out_of_the_repository() -> None:
    """They lie beside ours, and passwords are in them."""
    ignored = (ROOT / ".gitignore").read_text().splitlines()

    for name in SECRETS:
        assert any(Path("docs/operating", name).match(f"*{row}*") for row in ignored)


def test_every_service_and_file_is_in_the_text() -> None:
    for name in (*IMAGES, "msmtprc", *COMPOSED, "nginx.container.conf", "nginx.conf"):
        assert name in TEXT, name
    for name in ("contacts.sql", "paatoshaku.container", "paatoshaku.cron"):
        assert name in TEXT, name
    for service in services("compose.yaml"):
        assert f"`{service}`" in TEXT, service
