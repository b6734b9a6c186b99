"""Truncated, mis-encoded, empty and foreign pages: issues with an address, no errors."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.importing.parse_cli import SavedPage, decision_json, parse_pages
from corpus.model import Decision, Issue, Page, Yield
from corpus.platforms.registry import platform, platform_ids

PAGES = [
    "<html><body><h1>Kunnanhallitus  Pöytäkirja 3.2.2026/Pykälä 17</h1><!--DATABEGIN--><p>§ 17</p>"
    "<p>Tontin 5 myynti</p><p><b>Päätös</b>Myydään.</p><!--DATAEND--></body></html>",
    '<html><table class="list"><tr><td class="header" colspan="3">Valtuusto: 2/2026<br>3.2.2026 17:00</td></tr>'
    '<tr><td>§</td><td>Otsikko</td></tr><tr><td>7</td><td><a href="fileshow?docid=5">Tori</a></td></tr></table></html>',
    '{"odata.metadata": "http://x.cloudnc.fi/api/opennc/v1/$metadata", "value": [{"Name": "Name", "Text": "Tori"},'
    '{"Name": "HistoryTopics", "Text": "[{\\"Party\\": \\"Kh\\", \\"MeetingDate\\": \\"/Date(99999999999999999)/\\"}]"}]}',
    '{"decisions": [{"NativeId": "{A}", "Content": "<div class=\\"paatos\\"><h3>Päätös</h3>Ei.</div>", "Meeting": 7}, 3]}',
    '{"meta": {"next": 5}, "objects": [{"content": [{"type": 4, "text": null}], "meeting": []}, null]}',
    '{"pykalat": [{"html": "<p>x", "tktNimi": null}, 5], "poytakirja": null}',
    '<html><table class="ytt"><tr><td>Kh</td><td>x</td><td>99.99.9999</td></tr></table><p class="ots">Tori</p></html>',
    "<rss><channel><item><title>&nonsense; 31.2.2026 / x</title><link>::::</link></item></channel></rss>",
    '<html><a href="http://[::1/kokous/1.pdf">Pöytäkirja 3.2.2026</a><a href="//">x</a></html>',
    "§ 1 " * 3000,
    "<div>" * 3000,
    "[" * 3000,
]


def read(name: str, body: bytes) -> list[Yield]:
    page = Page(url="", role="", body=body, context={"file": "sivu.html"})
    return [
        record
        for _, record in parse_pages(
            platform(name), name, [SavedPage("sivu.html", page)]
        )
    ]


def check(records: list[Yield]) -> None:
    for record in records:
        if isinstance(record, Issue):
            assert record.url
            assert record.message
            assert "the reader failed" not in record.message
        if isinstance(record, Decision):
            assert decision_json(record)["text"]


@pytest.mark.parametrize("name", platform_ids())
@pytest.mark.parametrize(
    "body", [b"", b" \n", b"\x00" * 50, b"\xff\xfe", b"%PDF-", b"PK\x03\x04", b"<"]
)
def test_a_page_with_nothing_in_it_is_an_issue(name: str, body: bytes) -> None:
    records = read(name, body)

    assert {type(record) for record in records} == {Issue}
    check(records)


@pytest.mark.slow
@pytest.mark.parametrize("name", platform_ids())
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    page=st.sampled_from(PAGES),
    share=st.floats(0, 1),
    encoding=st.sampled_from(["utf-8", "cp1252", "utf-16-le", "utf-16"]),
    noise=st.binary(max_size=12),
)
def test_no_page_of_any_platform_makes_an_adapter_raise(
    name: str, page: str, share: float, encoding: str, noise: bytes
) -> None:
    whole = page.encode(encoding, "replace")
    platform(name).identify(Page("", "", whole))
    cut = int(len(whole) * share)

    check(read(name, whole[:cut] + noise))
    check(read(name, whole[:cut] + noise + whole[cut:]))


@pytest.mark.parametrize("name", ["turku", "tweb"])
def test_a_page_on_which_nothing_is_found_is_named(name: str) -> None:
    body = b"<html><body><table class='list'><tr><td>x</td></tr></table></body></html>"
    page = Page(url="", role="", body=body, context={"file": "welcome.htm"})

    found = list(parse_pages(platform(name), name, [SavedPage("welcome.htm", page)]))

    assert found
    assert all(isinstance(record, Issue) for _, record in found)
