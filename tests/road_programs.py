"""Programs of a machine that a test has no right to: they act inside of one folder.

``python road_programs.py NAME ARGUMENT…`` with ``ROAD_ROOT`` naming the folder. What a
program cannot do here (fetch packages, ask for a certificate) it checks as far as it can.
"""

from __future__ import annotations

import configparser
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

# Not by PYTHONPATH: what is started here shall see the installed program only.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

ROOT = Path(os.environ.get("ROAD_ROOT", "/nowhere"))
UNITS = ROOT / "etc/systemd/system"
USER = "nobody"
"""Stands for the system user, where the test may change users at all."""

IS_ROOT = os.geteuid() == 0
_PATIENCE_S = 60
CHANGES_USER = os.environ.get("ROAD_CHANGES_USER") == "yes"


def python() -> tuple[str, bool]:
    """Return the machine's Python, and whether another user may run it.

    That of the tests may be in somebody's home. Then all users are one.
    """
    trying = [*_as(USER), sys.executable, "-c", "import ensurepip, venv"]
    if IS_ROOT and not subprocess.call(trying, stderr=subprocess.DEVNULL):
        return sys.executable, True
    return sys.executable, False


def _as(user: str) -> list[str]:
    # `env` is started by that user already: `setpriv` itself still may read everything.
    return ["setpriv", f"--reuid={user}", "--regid=nogroup", "--clear-groups", "env"]


def ended(process_id: int) -> bool:
    """Return whether no such process runs; a zombie does not run."""
    try:
        state = Path(f"/proc/{process_id}/stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return True
    return state[0] in "ZX"


def as_user(command: Sequence[str]) -> list[str]:
    return [*_as(USER), *command] if CHANGES_USER else list(command)


def sudo(arguments: list[str]) -> int:
    """Run as root (where the test is root), or as the service's user with ``-u``."""
    if arguments[0] != "-u":
        return subprocess.call(arguments)
    assert arguments[1] == "paatoshaku"
    return subprocess.call(as_user(arguments[2:]))


def useradd(arguments: list[str]) -> int:
    assert arguments[-1] == "paatoshaku"
    assert "--system" in arguments
    home = Path(arguments[arguments.index("--home-dir") + 1])
    home.mkdir(parents=True)
    home.chmod(0o755)
    if CHANGES_USER:
        shutil.chown(home, USER, "nogroup")
    return 0


def install(arguments: list[str]) -> int:
    """Run the real one, with the user who stands for ours."""
    if "-o" in arguments:
        at, group = arguments.index("-o"), arguments.index("-g")
        assert arguments[at + 1] == arguments[group + 1] == "paatoshaku"
        arguments[at + 1], arguments[group + 1] = USER, "nogroup"
        if not CHANGES_USER:
            for name in ("-o", "-g"):
                del arguments[arguments.index(name) : arguments.index(name) + 2]
    return subprocess.call(["/usr/bin/install", *arguments])


def apt_get(arguments: list[str]) -> int:
    """Install nothing; whether the packages exist is known where there are lists of them."""
    assert arguments[0] == "install"
    if not shutil.which("apt-cache"):
        return 0
    lists = list(Path("/var/lib/apt/lists").glob("*_Packages*"))
    for name in arguments[1:]:
        if lists:
            shown = ["apt-cache", "show", name]
            done = subprocess.run(shown, capture_output=True, check=False)
            if done.returncode:
                sys.stderr.write(f"E: Unable to locate package {name}\n")
                return 100
    return 0


def certbot(arguments: list[str]) -> int:
    """Put a certificate of our own where certbot would put one."""
    folder = ROOT / "etc/letsencrypt/live" / arguments[arguments.index("-d") + 1]
    folder.mkdir(parents=True)
    return subprocess.call(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
            *("-keyout", folder / "privkey.pem", "-out", folder / "fullchain.pem"),
            *("-subj", f"/CN={folder.name}"),
        ],
        stderr=subprocess.DEVNULL,
    )


def nginx(arguments: list[str]) -> int:
    program = shutil.which("nginx", path="/usr/sbin:/usr/bin") or "nginx"
    log = ROOT / "var/log/nginx/error.log"
    return subprocess.call(
        [
            *(program, "-p", ROOT, "-c", ROOT / "etc/nginx/nginx.conf", "-e", log),
            *arguments,
        ]
    )


def git(arguments: list[str]) -> int:
    """The newer version is this one with another number."""
    assert arguments == ["pull"]
    file = Path("pyproject.toml")
    text = file.read_text()
    file.write_text(re.sub(r'(?m)^version = "([\d.]+)"', r'version = "\1.post1"', text))
    return 0


def systemctl(arguments: list[str]) -> int:
    verb, *rest = arguments
    names = [name for name in rest if not name.startswith("--")]
    if verb == "daemon-reload":
        return verify()
    if verb == "reload":
        assert names == ["nginx"]
        # A test of the configuration leaves an empty file.
        number = ROOT / "run/nginx.pid"
        is_running = number.exists() and number.stat().st_size > 0
        return nginx(["-s", "reload"] if is_running else [])
    for name in names:
        unit = _unit(name)
        if verb == "enable":
            assert unit["Install"]["WantedBy"], name
        if verb in ("stop", "restart"):
            stop(name)
        if verb in ("start", "restart") or "--now" in rest:
            start(name)
    return 0


def verify() -> int:
    """Let systemd judge the units, where it is installed."""
    program = shutil.which("systemd-analyze")
    if not program:
        return 0
    units = sorted(str(path) for path in UNITS.iterdir())
    done = subprocess.run(
        [program, "verify", *units], capture_output=True, text=True, check=False
    )
    sys.stderr.write(done.stderr)
    for path in UNITS.glob("*.timer"):
        when = _unit(path.name)["Timer"]["OnCalendar"]
        subprocess.run([program, "calendar", when], check=True, capture_output=True)
    return done.returncode or int(bool(done.stderr.strip()))


def _unit(name: str) -> configparser.ConfigParser:
    parser = configparser.ConfigParser(interpolation=None, strict=True)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string((UNITS / name).read_text())
    return parser


def command_of(name: str) -> list[str]:
    """Return the command of a service as its user, who can write only where it says."""
    service = _unit(name)["Service"]
    command = as_user(shlex.split(service["ExecStart"]))
    writable = service["ReadWritePaths"].split()
    for path in writable:
        assert Path(path).is_dir(), f"{name}: systemd does not start without {path}"
    probe = "mount --bind . . && mount -o remount,ro,bind ."
    if IS_ROOT and not subprocess.call(
        ["unshare", "-m", "sh", "-c", probe], stderr=subprocess.DEVNULL, cwd=ROOT
    ):
        steps = [f"mount --bind {ROOT} {ROOT}"]
        steps += [f"mount --bind {path} {path}" for path in writable]
        steps += [f"mount -o remount,ro,bind {ROOT}"]
        script = " && ".join([*steps, 'exec "$@"'])
        return ["unshare", "-m", "sh", "-c", script, "sh", *command]
    return command


def start(name: str) -> None:
    if name.endswith(".timer"):
        (ROOT / "run" / name).touch()
        return
    from search_web.operating.settings_file import read_settings_file

    file = Path(_unit(name)["Service"]["EnvironmentFile"])
    environment = {
        "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
        "HOME": str(ROOT / "srv/paatoshaku"),
        "LANG": "C.UTF-8",
        **read_settings_file(file),
    }
    log = (ROOT / "run" / f"{name}.log").open("ab")
    process = subprocess.Popen(
        command_of(name),
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=log,
        start_new_session=True,
        cwd="/",
    )
    if _unit(name)["Service"].get("Type") == "oneshot":
        code = process.wait()
        sys.stdout.write((ROOT / "run" / f"{name}.log").read_text())
        if code:
            raise SystemExit(code)
        return
    (ROOT / "run" / f"{name}.pid").write_text(str(process.pid))


def stop(name: str) -> None:
    (ROOT / "run" / name).unlink(missing_ok=True)
    file = ROOT / "run" / f"{name}.pid"
    if not file.exists():
        return
    process_id = int(file.read_text())
    file.unlink()
    if ended(process_id):
        return
    os.kill(process_id, signal.SIGTERM)
    until = time.monotonic() + _PATIENCE_S
    while not ended(process_id):
        if time.monotonic() > until:
            os.kill(process_id, signal.SIGKILL)
            raise SystemExit(f"{name} did not end within {_PATIENCE_S} s")
        time.sleep(0.1)


PROGRAMS: dict[str, Callable[[list[str]], int]] = {
    "apt-get": apt_get,
    "certbot": certbot,
    "git": git,
    "install": install,
    "nginx": nginx,
    "sudo": sudo,
    "systemctl": systemctl,
    "useradd": useradd,
}
"""What stands in for which program of a machine."""

if __name__ == "__main__":
    sys.exit(PROGRAMS[sys.argv[1]](sys.argv[2:]))
