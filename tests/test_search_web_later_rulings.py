"""A board's proposal never reads as the end of a matter that another body decided later."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from flask.testing import FlaskClient

from analyzers.decision.meaning_values import Meaning, VoteCount
from corpus.model import Decision
from tests.search_web_world import SWIMMING_TEXT, decision, make_client

TEXT = "Päätös\n\nToimielin päätti asiasta äänin {}–{}."


def handling(name: str, day: int, **changes: Any) -> Decision:
    """A vote of one body on the closing of a school, in the same case as the others."""
    vote = VoteCount(5, 4, 0, 0, "base", True, 8, 40)
    facts = {
        "decision_id": f"mallila/{name}",
        "title": "Niemen koulun lakkauttaminen",
        "text": TEXT.format(5, 4),
        "blocks": (),
        "body": name.title(),
        "body_name": name.title(),
        "date": dt.date(2024, 3, day),
        "municipality": "Lahti",
        "case_number": "7/12.00.01/2024",
        "meaning": Meaning("approved", decided_by_vote=True, votes=(vote,)),
    }
    return decision(1, **{**facts, **changes})


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """A board and the council that refused; then it is noted; another town's vote."""
    lost = VoteCount(9, 12, 0, 0, "countermotion", False, 8, 40, about="counter")
    refused = Meaning("rejected", decided_by_vote=True, votes=(lost,))
    return make_client(
        tmp_path_factory.mktemp("later"),
        [
            handling("lautakunta", 1),
            handling("valtuusto", 20, meaning=refused, outcome="rejected"),
            handling("jaosto", 25, meaning=Meaning("noted"), outcome="noted"),
            handling("hallitus", 2, municipality="Kuopio", case_number=None),
        ],
    )


def test_a_list_of_votes_tells_how_the_matter_ended(client: FlaskClient) -> None:
    """The board's vote names the council's refusal; the council's own names nothing."""
    html = client.get("/en/aanestykset").text
    rows = {
        re.findall(r"/paatos/mallila/(\w+)", row)[0]: row
        for row in html.split('<article class="hit"')[1:]
    }

    assert set(rows) == {"lautakunta", "valtuusto", "hallitus"}
    later = rows["lautakunta"].partition('class="later"')[2].partition("</p>")[0]
    assert 'href="/en/paatos/mallila/valtuusto"' in later
    assert "outcome-rejected" in later
    assert "Decided later:" not in rows["valtuusto"] + rows["hallitus"]


@pytest.mark.parametrize("address", ["xlsx", "csv?muoto=taulukko"])
def test_tables_for_people_tell_it_in_columns(
    client: FlaskClient, address: str
) -> None:
    """Outcome, body and day, so that a filter finds what was really decided."""
    reply = client.get(f"/en/haku.{address}")
    if address == "xlsx":
        sheet = openpyxl.load_workbook(io.BytesIO(reply.data)).worksheets[0]
        lines = [list[Any](row) for row in sheet.iter_rows(values_only=True)]
    else:
        lines = [list[Any](row) for row in csv.reader(io.StringIO(reply.text))]
    rows = {row[0]: dict(zip(lines[0], row, strict=True)) for row in lines[1:]}
    board, council = rows["mallila/lautakunta"], rows["mallila/valtuusto"]
    day = str(board["Day of the later ruling"])

    assert board["Outcome"] == "Approved"
    assert board["Later ruling"] == "Rejected"
    assert board["Body of the later ruling"] == "Valtuusto"
    assert day in ("2024-03-20 00:00:00", "20 Mar 2024")
    assert not council["Later ruling"]
    assert not rows["mallila/hallitus"]["Later ruling"]


def test_what_only_was_put_off_later_is_no_ruling(tmp_path: Path) -> None:
    tabled = handling("valtuusto", 20, meaning=Meaning("tabled"), outcome="tabled")
    client = make_client(tmp_path, [handling("lautakunta", 1), tabled])

    assert "Decided later:" not in client.get("/en/aanestykset").text


def test_precedents_of_a_section_tell_how_the_matter_ended(tmp_path: Path) -> None:
    """On the page of the act and of the section; the last ruling names nothing."""
    text = "Päätös perustuu kuntalain (410/2015) 110 §:ään."
    refused = Meaning("rejected")
    client = make_client(
        tmp_path,
        [
            handling("lautakunta", 1, text=text),
            handling("valtuusto", 20, text=text, meaning=refused, outcome="rejected"),
        ],
    )

    for path in ("/en/laki/2015/410", "/en/laki/2015/410/110"):
        html = client.get(path).text
        rows = {
            name: row
            for row in html.split("<article")[1:]
            for name in ("lautakunta", "valtuusto")
            if f'h3><a href="/en/paatos/mallila/{name}"' in row
        }
        assert "Decided later:" in rows["lautakunta"]
        assert "/paatos/mallila/valtuusto" in rows["lautakunta"]
        assert "Decided later:" not in rows["valtuusto"]


def test_a_similar_decision_tells_how_its_matter_ended(tmp_path: Path) -> None:
    """A board's proposal that the council refused is no precedent."""
    client = make_client(
        tmp_path,
        [
            handling("lautakunta", 1, text=SWIMMING_TEXT.replace("TAKSA", "8 euroa")),
            handling("valtuusto", 20, meaning=Meaning("rejected"), outcome="rejected"),
            handling(
                "toinen",
                9,
                text=SWIMMING_TEXT.replace("TAKSA", "9 euroa"),
                municipality="Kuopio",
                case_number=None,
            ),
        ],
    )
    html = client.get("/en/paatos/mallila/toinen").text
    similar = html[html.index('id="samankaltaisia"') :]

    assert "/paatos/mallila/lautakunta" in similar
    assert "Decided later:" in similar
    assert "/paatos/mallila/valtuusto" in similar
