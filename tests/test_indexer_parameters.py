"""One table of parameters serves every edge."""

from __future__ import annotations

import dataclasses
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from indexer.answering.hits.hit_fields import EXPORT_COLUMNS, HIT_COLUMNS, LAW_COLUMNS
from indexer.cli import search
from indexer.errors import ParameterError
from indexer.facet_row import Facet
from indexer.facets import FACETS
from indexer.parameters.parameter_table import BY_NAME, PARAMETERS, Parameter
from indexer.parameters.request_reading import parameter_names, read_request
from indexer.parameters.request_writing import query_string, request_arguments
from indexer.request import SearchRequest
from indexer.understanding.values.facet_values import PATTERNS, read_facet_value
from indexer.understanding.values.field_names import FIELD_IDS, FIELD_WORDS
from indexer.understanding.values.value_names import LABELS
from search_web.api.search_parameters import SEARCH_PARAMETERS

OPTIONS = {option.name for option in search.params}


@pytest.mark.parametrize("row", PARAMETERS, ids=lambda row: row.name)
def test_a_parameter_is_taken_wherever_its_row_says(row: Parameter) -> None:
    """Command line, API and addresses have no list of their own."""
    is_listed = row.facet is None or not row.facet.is_hidden
    described = {parameter.name for parameter in SEARCH_PARAMETERS} | {"sivu"}

    assert (row.name in OPTIONS or row.name == "q") == (
        "command" in row.edges and is_listed
    )
    assert (row.name in described) == ("address" in row.edges)
    assert (row.name in parameter_names("file")) == ("file" in row.edges)
    assert all(row.labels)
    assert row.about.endswith(".")
    assert row.request_field in {one.name for one in dataclasses.fields(SearchRequest)}


@pytest.mark.parametrize("row", FACETS, ids=lambda row: row.name)
def test_a_facet_is_a_parameter_by_both_names(row: Facet) -> None:
    """What a facet needs elsewhere is there, or this names what is missing."""
    assert BY_NAME[row.parameter].facet is BY_NAME[row.name].facet is row
    assert all(FIELD_IDS[name] == row.field_name for name in row.fields)
    assert not row.fields or FIELD_WORDS[row.field_name] == row.words
    assert (row.kind == "closed") == (row.name in LABELS), "name its values in LABELS"


def test_no_two_facets_share_a_name() -> None:
    names = [name for row in FACETS for name in {row.name, row.parameter}]
    fields = [name for row in FACETS for name in row.fields]

    assert len(names) == len(set(names))
    assert len(fields) == len(set(fields))


@pytest.mark.parametrize(
    ("facet", "text", "expected"),
    [
        ("outcome", "hyväksytty", ("approved",)),
        ("language", "svenska", ("sv",)),
        ("law_reference", "kuntalaki 134 §", ("410/2015 § 134",)),
        ("statute", "kuntalaki", ("410/2015",)),
        ("statute", "kuntalaki 134 §", ("410/2015",)),
        ("year", "2024", ("2024",)),
        ("topic", "10.03", ("10.03",)),
        ("body", " Jokin lautakunta ", ("Jokin lautakunta",)),
    ],
)
def test_values_have_one_canonical_form(
    facet: str, text: str, expected: tuple[str, ...]
) -> None:
    row = BY_NAME[facet].facet
    assert row is not None

    assert read_facet_value(row, text) == expected


def test_every_fixed_form_is_a_kind_of_some_facet() -> None:
    assert PATTERNS.keys() == {row.kind for row in FACETS} & PATTERNS.keys()


def test_what_a_browser_a_file_and_the_command_line_say_is_one_thing() -> None:
    """The same search from an address, a file and options."""
    arguments = {
        "q": ["koulu"],
        "kunta": ["Vantaa", "Lahti"],
        "-kieli": ["ruotsi"],
        "alku": ["1.2.2024"],
        "jarjestys": ["uusimmat"],
    }
    file = tomllib.loads('kunta = ["Vantaa", "Lahti"]\nalku = 2024-02-01')
    address = read_request(arguments)

    assert address == read_request(arguments, edge="file")
    assert address == read_request(arguments, edge="command")
    assert address.excluded == {"language": ("sv",)}
    assert str(address.date_from) == str(file["alku"])
    assert read_request(dict_of(request_arguments(address))) == address
    assert query_string(address).startswith(
        "q=koulu&kunta=Vantaa&kunta=Lahti&-kieli=sv"
    )


def dict_of(pairs: list[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return found


def test_what_only_the_command_line_takes_is_refused_elsewhere() -> None:
    assert read_request({"raja": ["5"], "sivu": ["2"]}, edge="command").offset == 5
    with pytest.raises(ParameterError, match="Unknown parameter: “raja”"):
        read_request({"raja": ["5"]})


def test_an_error_names_value_and_what_is_allowed_without_flask() -> None:
    with pytest.raises(ParameterError) as caught:
        read_request({"vuosi": ["24"]})

    assert str(caught.value) == (
        "The parameter “vuosi” cannot be “24”. Allowed: a year such as 2024"
    )


CONTRIBUTING = (Path(__file__).parent.parent / "CONTRIBUTING.md").read_text("utf-8")

WITH_ONE_ROW_MORE = """
import sys, types
from pathlib import Path
import indexer

path = Path(indexer.__file__).with_name("facets.py")
end = '\\n)\\n\\"\\"\\"``case`` holds'
source = path.read_text("utf-8")
assert source.count(end) == 1
module = types.ModuleType("indexer.facets")
sys.modules["indexer.facets"] = module
source = source.replace(end, "\\n" + sys.stdin.read().rstrip() + "," + end)
exec(compile(source, str(path), "exec"), module.__dict__)

from indexer.answering.hits.hit_fields import (
    EXPORT_COLUMNS, HIT_COLUMNS, LAW_COLUMNS, hit_cells, hit_json,
)
from indexer.answering.hits.hit_fields import EXPORT_COLUMNS, HIT_COLUMNS, LAW_COLUMNS
from indexer.cli import search
from indexer.parameters.request_reading import read_request
from indexer.parameters.request_writing import query_string
from indexer.request import Fragment, Hit
from indexer.understanding.values.field_names import FIELD_IDS, FIELD_WORDS
from search_web.api.openapi.schemas import SCHEMAS
from search_web.api.search_parameters import SEARCH_PARAMETERS

for edge in ("address", "file", "command"):
    asked = read_request({"neljannes": ["2024Q1"]}, edge=edge)
    assert asked.filters == {"quarter": ("2024Q1",)}
assert query_string(asked) == "neljannes=2024Q1"
assert "neljannes" in {option.name for option in search.params}
assert "neljannes" in {parameter.name for parameter in SEARCH_PARAMETERS}
assert FIELD_IDS["kvartal"] == "quarter"
assert FIELD_WORDS["quarter"] == ("vuosineljännes", "kvartal", "quarter")
assert "quarter" in SCHEMAS["Hit"]["required"]
none = dict.fromkeys(
    ("municipality", "organisation", "body", "date", "minutes_section", "case_number",
     "url", "status", "outcome")
)
hit = Hit("a/1", 1.0, 1, Fragment(""), Fragment(""), kind="other", language="fi",
          law_references=(), content_hash="", facets={"quarter": ("2024Q1",)}, **none)
assert hit_json(hit)["quarter"] == ["2024Q1"]
given = {"permalink": "", "sentence": ""}
for columns in (HIT_COLUMNS, EXPORT_COLUMNS, LAW_COLUMNS):
    assert hit_cells(hit, columns, given)[columns.index("quarter")] == "2024Q1"
"""


@pytest.mark.slow
def test_a_facet_is_one_row() -> None:
    """The row of CONTRIBUTING brings a facet to every edge, table and language."""
    section = CONTRIBUTING.split("\n### A facet\n", 1)[1]
    found = re.search(r"```python\n(.*?)```", section, re.DOTALL)
    assert found

    done = subprocess.run(
        [sys.executable, "-c", WITH_ONE_ROW_MORE],
        input=found[1],
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert done.returncode == 0, done.stderr


NEW_COLUMNS = (
    *("appeal", "sum_euros", "vote_margin", "votes", "property_ids"),
    *("addresses", "districts"),
)


def test_todays_columns_stay_as_they_are() -> None:
    """Files that people have opened before keep their columns; new ones come last."""
    assert (
        *("id", "municipality", "organisation", "body", "date", "minutes_section"),
        *("title", "case_number", "outcome", "law_references", "kind", "status"),
        *("language", "url", "permalink", "content_hash", "voted"),
        *NEW_COLUMNS,
    ) == EXPORT_COLUMNS
    assert (
        *("id", "municipality", "body", "date", "minutes_section", "title"),
        *(
            "case_number",
            "outcome",
            "law_references",
            "url",
            "score",
            "snippet",
            "voted",
        ),
        *NEW_COLUMNS,
    ) == HIT_COLUMNS
    assert (
        *("id", "municipality", "body", "date", "minutes_section", "title"),
        *("case_number", "outcome", "sentence", "url", "voted"),
        *NEW_COLUMNS,
    ) == LAW_COLUMNS
