"""Each room has a map, and a map names only what exists."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("analyzers", "corpus", "indexer", "search_web")
READMES = sorted(
    path for package in PACKAGES for path in (ROOT / package).rglob("README.md")
)
ROOMS = sorted(
    str(path.parent.relative_to(ROOT))
    for package in PACKAGES
    for path in (
        *(ROOT / package).glob("__init__.py"),
        *(ROOT / package).glob("*/__init__.py"),
    )
)
_CODE = re.compile(r"`([^`\n]+)`")
_PUBLIC = re.compile(
    r"^\* \*\*Public names:\*\*(.*?)(?=^\* |\Z)", re.MULTILINE | re.DOTALL
)
_FILE = re.compile(r"[\w./-]+\.(?:py|tsv|csv|txt|toml|md)(?!\w)")


def room_of(path: Path) -> str:
    """Return the import name of the package beside a README."""
    return ".".join(path.parent.relative_to(ROOT).parts)


def exists(room: str, name: str) -> bool:
    """Whether *name* is a module of *room*, or a name in one of its modules."""
    for start in (f"{room}.", ""):
        parts = f"{start}{name}".split(".")
        for cut in range(len(parts), 0, -1):
            try:
                found = importlib.import_module(".".join(parts[:cut]))
            except ModuleNotFoundError:
                continue
            for part in parts[cut:]:
                if not hasattr(found, part):
                    break
                found = getattr(found, part)
            else:
                return True
            break
    return False


@pytest.mark.parametrize("room", ROOMS)
def test_each_room_has_a_map(room: str) -> None:
    assert (ROOT / room / "README.md").exists()


@pytest.mark.parametrize("path", READMES, ids=room_of)
def test_public_names_are_there(path: Path) -> None:
    section = _PUBLIC.search(path.read_text(encoding="utf-8"))
    assert section is not None, "no line that begins with '* **Public names:**'"
    names = _CODE.findall(section[1])

    assert names
    assert [name for name in names if not exists(room_of(path), name)] == []


@pytest.mark.parametrize("path", READMES, ids=room_of)
def test_files_that_a_map_names_are_there(path: Path) -> None:
    named = [
        name
        for code in _CODE.findall(path.read_text(encoding="utf-8"))
        for name in _FILE.findall(code)
    ]
    places = (path.parent, ROOT, ROOT / "analyzers" / "data", ROOT / "tests")

    assert [
        name for name in named if not any((place / name).exists() for place in places)
    ] == []


@pytest.mark.parametrize("path", READMES, ids=room_of)
def test_a_map_fits_a_screen_or_two(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()

    assert 15 <= len(lines) <= 70
    assert max(len(line) for line in lines) <= 120


def test_the_check_notices_a_name_that_is_gone() -> None:
    assert exists("analyzers.notations", "temporal.dates.parse_date")
    assert not exists("analyzers.notations", "temporal.dates.gone")
    assert not exists("analyzers.notations", "gone")


DOCS = sorted((ROOT / "docs").glob("*.md"))
_PLACE = re.compile(
    r"(?:analyzers|corpus|indexer|search_web|tests|scripts|docs)/[\w./]*"
)


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.stem)
def test_places_that_a_document_names_are_there(path: Path) -> None:
    named = {
        place.rstrip("./")
        for code in _CODE.findall(path.read_text(encoding="utf-8"))
        for place in _PLACE.findall(code)
    }

    assert [place for place in sorted(named) if not (ROOT / place).exists()] == []


def test_the_drawing_and_its_table_have_the_same_arrows() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    drawing = text.split("```")[1]
    table = text.split("| arrow |")[1].split("\n\n")[0]
    drawn = set(re.findall(r"(?<![\w§])(\d{1,2}b?)(?![\w.])", drawing))
    told = {
        number
        for row in re.findall(r"^\| ([\db, ]+) \|", table, re.MULTILINE)
        for number in row.split(", ")
    }

    assert drawn == told


def test_the_glossary_has_each_term_once_in_order() -> None:
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    first = text.split("## ")[0]
    terms = re.findall(r"^\| ([^|]+?) \|", first, re.MULTILINE)[1:]

    assert terms == sorted(set(terms), key=_in_finnish)


def _in_finnish(term: str) -> str:
    """Return what orders terms as Finnish does: å, ä and ö come last."""
    return term.casefold().translate(str.maketrans("åäö", "{|}"))
