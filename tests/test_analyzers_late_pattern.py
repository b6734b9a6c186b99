"""A late pattern is compiled once, when it is first used, and finds what any other finds."""

from __future__ import annotations

import operator
import re

import pytest

from analyzers.text.late_pattern import LatePattern

TEXT = "Kuntalain 14 § ja 39 §"


def test_finds_what_the_pattern_finds() -> None:
    late = LatePattern(r"(?P<number>\d+) §")
    match = late.search(TEXT, 0, len(TEXT))
    assert match is not None
    assert match["number"] == "14"
    assert [found["number"] for found in late.finditer(TEXT)] == ["14", "39"]
    assert late.match(TEXT) is None
    assert late.fullmatch("5 §") is not None


def test_flags_are_kept() -> None:
    assert LatePattern("kuntalain", re.IGNORECASE).match(TEXT) is not None


def test_is_compiled_at_its_first_use_and_once(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    compile_now = re.compile

    def counted(source: str, flags: int = 0) -> re.Pattern[str]:
        compiled.append(source)
        return compile_now(source, flags)

    monkeypatch.setattr(re, "compile", counted)
    late = LatePattern("ja")
    assert compiled == []
    assert late.search(TEXT) is not None
    assert late.match("ja") is not None
    assert compiled == ["ja"]


def test_has_no_other_names() -> None:
    with pytest.raises(AttributeError, match="sub"):
        operator.attrgetter("sub")(LatePattern("ja"))
