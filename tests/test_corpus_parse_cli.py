"""``paatoshaku parse``: files without address or role, one JSON object a line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from corpus.importing.parse_cli import parse


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(parse, [str(argument) for argument in arguments])


def rows(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_pages_given_together_help_each_other(shared: Path) -> None:
    folder = shared / "fixtures/dynasty-d10/espoo"

    result = run(
        "--platform",
        "dynasty-d10",
        folder / "meetingitem_20261727-4.trimmed.html",
        folder / "meeting_20261727.trimmed.html",
    )

    (decision,) = rows(result)
    assert result.exit_code == 0
    assert decision["type"] == "decision"
    assert decision["meeting_time"] == "17:00"
    assert decision["municipality"] == "Espoo"
    assert decision["url"].startswith("https://espoo.oncloudos.com/cgi/DREQUEST.PHP")
    assert {"proposal", "decision", "reasons"} <= set(decision)


def test_links_and_issues_are_printed_on_request(shared: Path) -> None:
    folder = shared / "fixtures/tweb/oulu/ktwebbin"

    found = rows(
        run(
            "--platform",
            "tweb",
            "--links",
            folder / "oulu_tweb_kaupunginhallitus_kokoukset.html",
        )
    )

    assert len(found) == 114
    assert {row["type"] for row in found} == {"link"}
    assert found[0]["url"].endswith("/pk_asil_tweb.htm?bid=12867")


def test_a_file_that_cannot_be_opened_is_named_and_the_rest_is_read(
    shared: Path, tmp_path: Path
) -> None:
    page = shared / "fixtures/dynasty-d10/espoo/meetingitem_20261727-4.trimmed.html"

    result = run("--platform", "dynasty", tmp_path / "no.html", page)

    assert result.exit_code == 1
    assert len(rows(result)) == 1
    assert "no.html: No such file" in result.stderr


def test_an_empty_file_is_an_issue_with_its_name(tmp_path: Path) -> None:
    empty = tmp_path / "empty.html"
    empty.write_bytes(b" \n")

    result = run("--platform", "tweb", "--links", empty)

    (issue,) = rows(result)
    assert result.exit_code == 1
    assert (issue["type"], issue["kind"]) == ("issue", "empty")
    assert issue["url"] == str(empty)


def test_an_unknown_platform_is_wrong_usage(tmp_path: Path) -> None:
    result = run("--platform", "twebb", tmp_path / "x.html")

    assert result.exit_code == 2
    assert "no platform is called 'twebb'; known: " in result.stderr


@pytest.mark.parametrize("name", ["casem", "pdf_minutes", "mfiles", "tweb", "dynasty"])
def test_whole_minutes_yield_cover_and_items_on_every_platform(
    shared: Path, name: str
) -> None:
    minutes = (
        shared
        / "fixtures/pdf-minutes/lapua/2024-11-11_kaupunginvaltuusto_poytakirja.md"
    )

    cover, *items = rows(run("--platform", name, minutes))

    assert cover["kind"] == "minutes-front-page"
    assert [item["minutes_section"] for item in items] == [
        str(number) for number in range(72, 83)
    ]
    assert {(item["municipality"], item["body"], item["date"]) for item in items} == {
        ("Lapua", "Kaupunginvaltuusto", "2024-11-11")
    }
    assert items[0]["title"] == "Kokouksen laillisuus ja päätösvaltaisuus"


SAVED = """Mallilan kunta
Kunnanhallitus 3.2.2026 § 17
Tontin 5 myynti
12/10.00.02/2026
Päätösehdotus
Myydään tontti.
Päätös
Ehdotus hyväksyttiin.
"""


@pytest.mark.parametrize(
    "name", ["dynasty", "casem", "tweb", "turku", "ahjo", "openahjo"]
)
def test_the_saved_text_of_a_page_is_read_on_every_platform(
    tmp_path: Path, name: str
) -> None:
    saved = tmp_path / "sivu.txt"
    saved.write_text(SAVED, encoding="utf-8")

    (decision,) = rows(run("--platform", name, saved))

    assert (decision["body"], decision["date"]) == ("Kunnanhallitus", "2026-02-03")
    assert (decision["minutes_section"], decision["title"]) == ("17", "Tontin 5 myynti")
    assert decision["decision"] == "Ehdotus hyväksyttiin."


def test_the_publisher_may_stand_in_the_pages_chrome_only(tmp_path: Path) -> None:
    page = tmp_path / "x.html"
    page.write_text(
        '<html><head><meta charset="utf-8"></head><body><p>Dynasty tietopalvelu Haku RSS Kauhavan kaupunki</p>'
        "<h1>Kaupunginhallitus  Pöytäkirja 02.03.2026/Pykälä 61</h1><!--DATABEGIN--><p>Pihan valaistus</p>"
        "<p><b>Päätös</b></p><p>Hyväksyttiin.</p><!--DATAEND--></body></html>",
        encoding="utf-8",
    )

    (decision,) = rows(run("--platform", "dynasty", page))

    assert decision["municipality"] == "Kauhava"
    assert decision["municipality_code"] == "233"
