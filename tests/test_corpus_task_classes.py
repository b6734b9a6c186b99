"""Top task classes by code."""

from __future__ import annotations

import pytest

from analyzers.notations.task_classes import TASK_CLASSES, top_class


def test_codes_run_from_00_to_14_with_names_in_three_languages() -> None:
    assert [row.code for row in TASK_CLASSES] == [f"{n:02d}" for n in range(15)]
    names = [(row.name_fi, row.name_sv, row.name_en) for row in TASK_CLASSES]
    assert all(name for row in names for name in row)
    assert len(set(names)) == 15


@pytest.mark.parametrize(
    ("written", "code"),
    [("00.01.01", "00"), ("10 03 01", "10"), ("14", "14"), ("02.06.01.04", "02")],
)
def test_top_class_of_a_written_class(written: str, code: str) -> None:
    found = top_class(written)

    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("written", [None, "", "15.01", "641", "x", "1.2.2024"])
def test_what_is_no_class_has_no_top_class(written: str | None) -> None:
    assert top_class(written) is None
