"""Files that never end are one sentence, in a folder and named one by one."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from corpus.importing.plain_files import has_an_end
from search_web.cli import root


def bind(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(path))


KINDS: dict[str, Callable[[Path], object]] = {
    "pipe": os.mkfifo,
    "link to zeros": lambda path: path.symlink_to("/dev/zero"),
    "link to noise": lambda path: path.symlink_to("/dev/random"),
    "link to the terminal": lambda path: path.symlink_to("/dev/tty"),
    "link to the kernel's log": lambda path: path.symlink_to("/proc/kmsg"),
    "link to memory": lambda path: path.symlink_to("/proc/self/mem"),
    "link to a setting": lambda path: path.symlink_to("/proc/version"),
    "link to a device's file": lambda path: path.symlink_to("/sys/kernel/notes"),
    "link to itself": lambda path: path.symlink_to(path.name),
    "link to nothing": lambda path: path.symlink_to("nothing"),
    "socket": lambda path: bind(path),
}


@pytest.mark.parametrize("kind", KINDS)
def test_what_has_no_end_is_named_and_the_rest_is_imported(
    tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    monkeypatch.chdir(folder)
    KINDS[kind](Path("a.txt"))
    Path("b.txt").write_text("Kunnanhallitus 12.3.2024 § 1\nKirjastoauton hankinta")
    assert not has_an_end(Path("a.txt"))
    done = CliRunner().invoke(
        root, ["--data", str(tmp_path / "d"), "import", str(folder)]
    )

    assert "1 new, 0 changed, 0 unchanged, 1 failed" in done.output
    assert "a.txt: not a file that can be read to its end" in done.output


def test_a_link_to_a_file_of_a_disk_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    (tmp_path / "b.txt").symlink_to("a.txt")

    assert has_an_end(tmp_path / "b.txt")
