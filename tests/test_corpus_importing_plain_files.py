"""Files that never end are one sentence, in a folder and named one by one."""

from __future__ import annotations

import os
import socket
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from corpus.errors import SourceConfigError
from corpus.importing.importing import ImportFailure, read_paths
from corpus.importing.manifests import read_manifest
from corpus.importing.plain_files import has_an_end
from corpus.store import DecisionStore
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


@pytest.mark.parametrize("kind", ["file", "answer", "mail folder"])
def test_a_link_out_of_the_folder_shows_nothing_of_this_machine(
    tmp_path: Path, kind: str
) -> None:
    """Who packed the folder wrote the link; the operator may name the file itself."""
    folder, secret = tmp_path / "in", tmp_path / "own"
    folder.mkdir()
    secret.mkdir()
    (secret / "a.txt").write_text("Salainen muistio, jota kukaan ei julkaissut.")
    with zipfile.ZipFile(secret / "b.zip", "w") as archive:
        archive.write(secret / "a.txt", "a.txt")
    for name in ("cur", "new"):
        (secret / "mail" / name).mkdir(parents=True)
    target = {"file": "a.txt", "answer": "b.zip", "mail folder": "mail"}[kind]
    (folder / target).symlink_to(secret / target)
    (folder / "c.txt").write_text(
        "Kunnanhallitus 12.3.2024 § 1\nKirjastoauton hankinta"
    )
    (folder / "d.txt").symlink_to("c.txt")
    found = list(read_paths([folder]))

    failed = [one for one in found if isinstance(one, ImportFailure)]
    assert [one.name for one in failed] == [target]
    assert (
        "a link that leads out of its folder; name the file itself" in failed[0].reason
    )
    assert len(found) == 3
    assert not any(
        isinstance(one, ImportFailure) for one in read_paths([secret / "a.txt"])
    )


def test_a_link_of_a_mail_folder_that_leads_out_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "own.eml").write_text("From: a@b.example\n\nSalainen kirje")
    for name in ("cur", "new"):
        (tmp_path / "box" / name).mkdir(parents=True)
    (tmp_path / "box/cur/1").symlink_to(tmp_path / "own.eml")

    (failed,) = read_paths([tmp_path / "box"])
    assert isinstance(failed, ImportFailure)
    assert failed.reason == "there is no file in it that can be read"


def test_names_of_files_are_told_on_one_line_and_shown(tmp_path: Path) -> None:
    """A name may hold line breaks, signs that move a terminal, or no UTF-8."""
    folder = tmp_path / "in"
    folder.mkdir()
    text = "Kunnanhallitus 12.3.2024 § 1\nKirjastoauton hankinta"
    (folder / "rikki\n\x1b[31m.pdf").write_bytes(b"%PDF-1.4 rikki")
    (folder / os.fsdecode(b"p\xe4\xe4t\xf6s.txt")).write_text(text)
    data = str(tmp_path / "d")
    done = CliRunner().invoke(
        root, ["--data", data, "import", str(folder), "--letter", "pyyntö 7"]
    )

    assert "paatoshaku: rikki??[31m.pdf: not a readable PDF" in done.output
    with DecisionStore.open(f"sqlite:///{tmp_path / 'd/paatoshaku.db'}") as store:
        (stored,) = store.iter_decisions()
    assert stored.decision.provenance is not None
    assert stored.decision.provenance.file_name == "p��t�s.txt"


MANIFESTS: dict[str, tuple[Callable[[Path], object], str]] = {
    "pipe": (os.mkfifo, "not a file that can be read to its end"),
    "zeros": (KINDS["link to zeros"], "not a file that can be read to its end"),
    "one long cell": (
        lambda path: path.write_text(f"file\n{'a' * 200_000}\n"),
        "not a table in CSV (field larger than field limit",
    ),
    "too large": (
        lambda path: path.write_bytes(b"file\n" + b"a\n" * 10_000_000),
        "larger than 20 MB",
    ),
}


@pytest.mark.parametrize("kind", MANIFESTS)
def test_a_manifest_that_is_none_is_one_sentence(tmp_path: Path, kind: str) -> None:
    make, reason = MANIFESTS[kind]
    make(tmp_path / "m.csv")

    with pytest.raises(SourceConfigError) as caught:
        read_manifest(tmp_path / "m.csv")
    assert reason in str(caught.value)


def test_a_link_to_a_file_of_a_disk_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    (tmp_path / "b.txt").symlink_to("a.txt")

    assert has_an_end(tmp_path / "b.txt")
