"""Importing files and folders: what goes in, what is told, what never changes twice."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from corpus.errors import SourceConfigError
from corpus.importing.import_cli import import_
from corpus.importing.importing import ImportFailure, read_paths
from corpus.importing.manifests import read_manifest
from corpus.model import Decision
from corpus.store import DecisionStore

TEXT = """Tekninen lautakunta 5.3.2024 § 14

Katuvalaistuksen uusiminen

Päätösehdotus

Lautakunta hyväksyy suunnitelman.

Päätös

Ehdotus hyväksyttiin yksimielisesti.
"""


class Settings:
    def __init__(self, folder: Path) -> None:
        self.data = folder
        self.store_url = f"sqlite:///{folder / 'store.db'}"
        self.ocr = "off"


def run(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(import_, list(arguments), obj=Settings(folder))


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.txt").write_text(TEXT, "utf-8")
    without_head = TEXT.partition("\n\n")[2].partition("\n\n")[2]
    (folder / "sub" / "b.md").write_text(
        "## **Avustukset**\n\n" + without_head, "utf-8"
    )
    (folder / "README.md").write_text("About this folder", "utf-8")
    return folder


def test_a_folder_goes_in_with_its_manifest(tmp_path: Path, texts: Path) -> None:
    (texts / "manifest.csv").write_text(
        "file;municipality;kind\na.txt;Vantaa;meeting-item\n", "utf-8"
    )

    result = run(tmp_path, str(texts))

    assert result.exit_code == 0
    assert result.output == "2 new, 0 changed, 0 unchanged\n"
    with DecisionStore.open(Settings(tmp_path).store_url) as store:
        first, second = (stored.decision for stored in store.iter_decisions())
    assert (first.decision_id, first.municipality_code) == ("import/a.txt", "092")
    assert (second.decision_id, second.title) == ("import/sub/b.md", "Avustukset")
    assert "**" not in second.text


def test_importing_twice_changes_nothing(tmp_path: Path, texts: Path) -> None:
    run(tmp_path, str(texts))
    result = run(tmp_path, str(texts))

    assert result.output == "0 new, 0 changed, 2 unchanged\n"


def test_a_broken_file_is_named_and_the_rest_goes_in(
    tmp_path: Path, texts: Path
) -> None:
    (texts / "broken.pdf").write_bytes(b"%PDF-1.4 nothing more")
    (texts / "empty.txt").write_bytes(b"")
    (texts / "broken.docx").write_bytes(b"PK\x03\x04 nothing more")
    (texts / "headless.docx").write_bytes(bytes(range(256)) * 20)
    (texts / "rows.jsonl").write_text('{"id": 1 "text": "x"}\n')
    (texts / "broken.doc").write_bytes(b"\xd0\xcf\x11\xe0 nothing more")

    result = run(tmp_path, str(texts), str(texts / "absent.txt"))

    assert result.exit_code == 1
    for name in ("broken.pdf", "empty.txt", "broken.docx", "broken.doc", "absent.txt"):
        assert name in result.stderr
    assert "headless.docx: a damaged file" in result.stderr
    assert "rows.jsonl, line 1: not JSON (Expecting ',' delimiter" in result.stderr
    assert "Traceback" not in result.stderr
    assert "2 new, 0 changed, 0 unchanged, 7 failed" in result.stdout


def test_rows_of_a_judged_corpus_are_read_from_their_text(tmp_path: Path) -> None:
    rows = [
        {
            "id": "r1",
            "text": TEXT,
            "url": "https://example.org/1",
            "gold": {"title": "no"},
        },
        {"id": "r2", "text": ""},
        {"id": 3, "text": TEXT, "lang": "sv"},
    ]
    file = tmp_path / "rows.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)) + "\n{\n", "utf-8")

    found = list(read_paths([file]))
    decisions = [one for one in found if isinstance(one, Decision)]
    failures = [one for one in found if isinstance(one, ImportFailure)]

    assert [d.decision_id for d in decisions] == ["import/r1", "import/3"]
    assert decisions[0].title == "Katuvalaistuksen uusiminen"
    assert decisions[0].url == "https://example.org/1"
    assert [f.name for f in failures] == ["rows.jsonl, line 2", "rows.jsonl, line 4"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            "file,city\na.txt,Vantaa\n",
            "unknown column 'city'; allowed: file, municipal",
        ),
        ("file,kind\na.txt,paper\n", "unknown kind 'paper'; allowed: meeting-item"),
        ("file,language\na.txt,ee\n", "unknown language 'ee'; allowed: fi, sv"),
        ("file\na.txt\na.txt\n", "'a.txt' is there twice"),
        ("language\nfi\nsv\n", "several rows need a column 'file'"),
    ],
)
def test_a_wrong_manifest_says_what_is_allowed(
    tmp_path: Path, content: str, message: str
) -> None:
    path = tmp_path / "manifest.csv"
    path.write_text(content, "utf-8")

    with pytest.raises(SourceConfigError, match=message.replace("(", "\\(")):
        read_manifest(path)


def test_a_manifest_without_file_column_is_for_every_file(tmp_path: Path) -> None:
    path = tmp_path / "manifest.csv"
    path.write_text("municipality\nKuopio\n", "utf-8")

    assert read_manifest(path).facts("any.txt").municipality == "Kuopio"


def test_a_file_named_in_the_manifest_but_absent_is_told(texts: Path) -> None:
    (texts / "manifest.csv").write_text("file\ngone.txt\n", "utf-8")

    assert [f.name for f in read_paths([texts]) if isinstance(f, ImportFailure)] == [
        "gone.txt"
    ]


def test_a_reader_that_fails_ends_no_import(
    texts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing a text says may keep the files after it from going in."""

    def fail(*_: object) -> None:
        raise ZeroDivisionError

    (texts / "c.txt").write_text(TEXT, "utf-8")
    (texts / "rows.jsonl").write_text(json.dumps({"id": 1, "text": TEXT}), "utf-8")
    for module in ("importing", "rows"):
        monkeypatch.setattr(f"corpus.importing.{module}.read_published", fail)

    found = list(read_paths([texts]))

    assert [one.name for one in found if isinstance(one, ImportFailure)] == [
        "a.txt",
        "c.txt",
        "rows.jsonl, line 1",
        "sub/b.md",
    ]
    assert all(
        "ZeroDivisionError" in one.reason
        for one in found
        if isinstance(one, ImportFailure)
    )
