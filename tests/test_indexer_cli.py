"""The ``index`` and ``search`` commands: forms of the answer, filters, errors."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from pathlib import Path

import pytest

from corpus.store import DecisionStore
from indexer.answering.hits.hit_fields import EXPORT_COLUMNS
from indexer.request import Fragment, Hit
from indexer.search_text import card
from search_web.cli import main
from tests.making import make_decision


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli")
    with DecisionStore.open(f"sqlite:///{folder / 'paatoshaku.db'}") as store:
        for number, municipality in enumerate(["Vantaa", "Lahti"], start=1):
            store.put(
                make_decision(
                    decision_id=f"koe/{number}",
                    source_id="koe",
                    platform="demo",
                    url=f"https://example.org/{number}",
                    title="=Seurantakeskustelut" if number == 1 else "Keskustelut",
                    text="Seurantakeskusteluista säädetään kuntalain 134 §:ssä.",
                    municipality=municipality,
                    body="Kaupunginhallitus",
                    date=dt.date(2024, number, 1),
                )
            )
    with pytest.raises(SystemExit) as ended:
        main(["--data", str(folder), "index"])
    assert ended.value.code == 0
    return folder


class Shell:
    """Runs the command line and keeps what it said."""

    def __init__(self, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._data = data
        self._capsys = capsys

    def __call__(self, *arguments: str, code: int = 0) -> str:
        with pytest.raises(SystemExit) as ended:
            main(["--data", str(self._data), *arguments])
        said = self._capsys.readouterr()
        assert ended.value.code == code, said.err
        return said.out if code == 0 else said.err


@pytest.fixture
def shell(data: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(data, capsys)


def test_json_has_the_agreed_shape(shell: Shell) -> None:
    record = json.loads(shell("search", "seurantakeskustelu", "--format", "json"))

    assert record["total"] == 2
    assert {"hits", "facets", "query", "related"} <= set(record)
    assert {row["value"] for row in record["facets"]["municipality"]} == {
        "Vantaa",
        "Lahti",
    }


def test_text_marks_what_was_found(shell: Shell) -> None:
    said = shell("search", "seurantakeskustelu")

    assert "2 päätöstä" in said
    assert "[Seurantakeskusteluista]" in said
    # counts stand under the names that the filters have on the command line
    assert "\nkunta: " in said
    assert "municipality" not in said


def test_csv_is_safe_for_spreadsheets(shell: Shell) -> None:
    rows = list(csv.DictReader(io.StringIO(shell("search", "", "--format", "csv"))))

    assert {row["title"] for row in rows} == {"'=Seurantakeskustelut", "Keskustelut"}


def test_csv_has_the_columns_of_the_web_and_two_of_its_own(shell: Shell) -> None:
    rows = list(csv.DictReader(io.StringIO(shell("search", "", "--format", "csv"))))

    assert tuple(rows[0]) == (*EXPORT_COLUMNS, "score", "snippet")
    assert {row["permalink"].partition("/paatos/")[2] for row in rows} == {
        "koe/1",
        "koe/2",
    }


def test_a_hit_tells_what_was_decided() -> None:
    """Outcome, figures of the vote that decided, and the largest sum."""
    hit = Hit(
        decision_id="koe/1",
        score=1.0,
        rank=1,
        title=Fragment("Sillan korjaus"),
        snippet=Fragment(""),
        municipality="Koela",
        organisation=None,
        body="Kunnanhallitus",
        date=dt.date(2024, 3, 1),
        minutes_section="7",
        case_number=None,
        url=None,
        kind="meeting-item",
        status="minutes",
        language="fi",
        outcome="approved",
        law_references=("410/2015 § 14", "999/1801 § 1"),
        content_hash="x",
        facets={"voted": ("yes",), "votes": ("12-9",), "sum_euros": ("212000",)},
    )

    said = "\n".join(card(hit))

    assert "hyväksytty · äänin 12–9 · 212 000,00 €" in said
    assert "kuntalaki 14 § (410/2015), 999/1801 § 1" in said
    assert "1.3.2024" in said


def test_ndjson_is_one_hit_a_line(shell: Shell) -> None:
    lines = shell("search", "", "--format", "ndjson", "--kaikki").splitlines()

    assert {json.loads(line)["id"] for line in lines} == {"koe/1", "koe/2"}


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--kunta", "vantaa"], ["koe/1"]),
        (["--kunta", "Vanda"], ["koe/1"]),
        (["--toimielin", "kunnanhallitus", "--kunta", "Lahti"], ["koe/2"]),
        (["--laki", "KuntaL 134 §", "--kunta", "Lahti"], ["koe/2"]),
        (["--alku", "2024-02-01"], ["koe/2"]),
        (["--loppu", "31.1.2024"], ["koe/1"]),
        (["--rajaa", "vuosi=2024", "--jarjestys", "uusimmat"], ["koe/2", "koe/1"]),
        (["--jarjestys", "vanhimmat", "--raja", "1"], ["koe/1"]),
        (["--jarjestys", "vanhimmat", "--raja", "1", "--sivu", "2"], ["koe/2"]),
    ],
)
def test_filters(shell: Shell, options: list[str], expected: list[str]) -> None:
    lines = shell("search", "", "--format", "ndjson", *options).splitlines()

    assert [json.loads(line)["id"] for line in lines] == expected


def test_rows_that_are_not_all_hits_say_so(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = {}
    for more in ((), ("--kaikki",)):
        with pytest.raises(SystemExit):
            main(
                ["--data", str(data), "search", "--raja", "1", "--format", "csv", *more]
            )
        said[more] = capsys.readouterr()

    assert said[()].err.startswith("paatoshaku: 1 of 2 hits; --kaikki")
    assert "--kaikki" not in said[()].out
    assert said["--kaikki",].err == ""


@pytest.mark.parametrize(
    ("name", "code"), [("Atlantis", 2), ("Kuopio", 0), ("vantaa", 0)]
)
def test_a_municipality_that_nobody_knows_is_refused(
    shell: Shell, name: str, code: int
) -> None:
    """As in the API; one that is known but not covered has an honest zero."""
    said = shell("search", "--kunta", name, code=code)

    assert ("Atlantis" in said) == bool(code)
    assert said.startswith("Kaikki päätökset") != bool(code)
    assert ("ei ole päätöksiä julkaisijalta: Kuopio" in said) == (name == "Kuopio")


def test_reasons_are_given_on_request(shell: Shell) -> None:
    said = shell("search", "seurantakeskustelu", "--perustelut")

    assert "seurantakeskustelu → seurantakeskustelu → Seurantakeskusteluista" in said


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (["--laki", "höpö"], 2, "höpö"),
        (["--ratkaisu", "höpö"], 2, "rejected"),
        (["--rajaa", "väri=sininen"], 2, "väri"),
        (["--rajaa", "vuosi"], 2, "FACET=VALUE"),
        (["--jarjestys", "kauneimmat"], 2, "osuvimmat"),
        (["--raja", "5000"], 2, "5000"),
        (["--alku", "eilen"], 2, "eilen"),
    ],
)
def test_wrong_use_is_one_clear_line(
    shell: Shell, options: list[str], code: int, said: str
) -> None:
    error = shell("search", "", *options, code=code)

    assert said in error
    assert "Traceback" not in error


def test_without_an_index_the_command_says_what_to_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "paatoshaku index" in Shell(tmp_path, capsys)("search", "x", code=1)


def test_the_index_is_checked(shell: Shell) -> None:
    assert "2 decisions" in shell("index", "--check")


def test_a_damaged_index_is_named(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "index"
    copy.mkdir()
    for path in (data / "index").iterdir():
        body = path.read_bytes()
        if path.suffix == ".segment":
            body = body[:-1] + bytes([body[-1] ^ 1])
        (copy / path.name).write_bytes(body)

    assert ".segment" in Shell(tmp_path, capsys)("index", "--check", code=1)
