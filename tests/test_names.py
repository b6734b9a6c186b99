"""One name means one thing: public classes and modules of all rooms."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("analyzers", "corpus", "indexer", "search_web")

SHARED_MODULES: Mapping[str, str] = {
    "backend": "the contract of a backend, and each backend's own",
    "base": "what the variants of a room have in common, beside them",
    "cli": "the commands of a room",
    "engine": "what drives a room's work from outside; each backend has its own",
    "errors": "the errors of a floor",
    "model": "the values of a room",
    "platform": "one a publishing platform, in its folder",
    "reading": "from text to values of a room",
    "registry": "finds the variants of a room by name",
    "schema": "the tables or columns of what a room stores",
}
"""Names of modules that say what a module is to its room, with what they say."""

KNOWN_CLASSES: tuple[str, ...] = ()
KNOWN_MODULES: tuple[str, ...] = ()
"""Homonyms that are still to be told apart; these lists only get shorter."""


def modules() -> Iterator[Path]:
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            if path.name != "__init__.py":
                yield path.relative_to(ROOT)


def public_classes(path: Path) -> Iterator[str]:
    for node in ast.parse((ROOT / path).read_text("utf-8")).body:
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield node.name


def repeated(pairs: Iterator[tuple[str, Path]]) -> dict[str, list[str]]:
    places: dict[str, list[str]] = defaultdict(list)
    for name, path in pairs:
        places[name].append(str(path))
    return {name: found for name, found in places.items() if len(found) > 1}


@pytest.fixture(scope="module")
def classes() -> dict[str, list[str]]:
    return repeated((name, path) for path in modules() for name in public_classes(path))


@pytest.fixture(scope="module")
def files() -> dict[str, list[str]]:
    return repeated((path.stem, path) for path in modules())


def test_no_public_class_name_is_used_twice(classes: dict[str, list[str]]) -> None:
    """Who reads a name needs not look where it was imported from."""
    new = {name: where for name, where in classes.items() if name not in KNOWN_CLASSES}

    assert new == {}


def test_no_module_name_is_used_twice(files: dict[str, list[str]]) -> None:
    """But for names that say what a module is to its room."""
    allowed = {*SHARED_MODULES, *KNOWN_MODULES}
    new = {name: where for name, where in files.items() if name not in allowed}

    assert new == {}


def test_the_lists_of_homonyms_only_get_shorter(
    classes: dict[str, list[str]], files: dict[str, list[str]]
) -> None:
    """A name that is told apart leaves its list, so that it cannot come back."""
    assert set(KNOWN_CLASSES) <= classes.keys()
    assert {*KNOWN_MODULES, *SHARED_MODULES} <= files.keys()
