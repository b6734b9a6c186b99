"""Top task classes by code."""

from __future__ import annotations

import pytest
from flask import Flask

from analyzers.notations.case_codes.task_classes import (
    TASK_CLASSES,
    TaskClass,
    top_class,
)
from indexer.understanding.values.value_names import facet_value, label
from search_web.page.labelling.labels import value_label


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


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_a_topic_has_one_name_wherever_it_is_shown(language: str) -> None:
    """The page and the reading of a query once had two tables of names."""
    environment = {"paatoshaku.language": language}
    with Flask("topics").test_request_context(environ_overrides=environment):
        shown = {row.code: value_label("topic", row.code) for row in TASK_CLASSES}

    assert shown == {
        row.code: f"{row.code} {row.name(language)}" for row in TASK_CLASSES
    }
    assert shown == {code: f"{code} {label('topic', code, language)}" for code in shown}


@pytest.mark.parametrize("row", TASK_CLASSES, ids=lambda row: row.code)
def test_every_name_of_a_class_reads_back(row: TaskClass) -> None:
    names = (row.name_fi, row.name_sv, row.name_en, *row.also)

    assert {facet_value("topic", name.upper()) for name in names} == {row.code}
