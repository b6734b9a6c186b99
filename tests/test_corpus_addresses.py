"""One page, one address."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.addresses import absolute, normalise


@pytest.mark.parametrize(
    ("given_address", "expected"),
    [
        ("https://a.fi:443/cgi/X?page=1", "https://a.fi/cgi/X?page=1"),
        ("http://a.fi:443/x", "https://a.fi/x"),
        ("http://a.fi:80/x", "http://a.fi/x"),
        ("https://a.fi:8443/x", "https://a.fi:8443/x"),
        ("HTTPS://A.fi/Kokous/1-2.pdf", "https://a.fi/Kokous/1-2.PDF"),
        ("https://a.fi/muu/tiedosto.pdf", "https://a.fi/muu/tiedosto.pdf"),
        ("http://a.fi/pk_asil_tweb.htm?+bid=7", "http://a.fi/pk_asil_tweb.htm?bid=7"),
        ("https://a.fi/d/{AB}/1", "https://a.fi/d/%7BAB%7D/1"),
        ("https://a.fi/d/%7BAB%7D/1", "https://a.fi/d/%7BAB%7D/1"),
        ("https://a.fi", "https://a.fi/"),
        ("https://a.fi/x#y", "https://a.fi/x"),
        ("https://a.fi:99999/x", "https://a.fi:99999/x"),
    ],
)
def test_an_address_has_one_form(given_address: str, expected: str) -> None:
    assert normalise(given_address) == expected


@given(st.text(max_size=60))
def test_normalising_twice_changes_nothing_and_never_raises(tail: str) -> None:
    once = normalise("https://a.fi/" + tail)

    assert normalise(once) == once


@pytest.mark.parametrize(
    "reference", ["javascript:history.go(-1)", "mailto:a@b.fi", ""]
)
def test_what_is_no_page_has_no_address(reference: str) -> None:
    assert absolute(reference, "") == ""


def test_references_are_resolved_against_the_page() -> None:
    base = "https://a.fi/D10_X/cgi/DREQUEST.PHP?page=meeting&id=1"

    assert absolute("../kokous/1-2.PDF", base) == "https://a.fi/D10_X/kokous/1-2.PDF"
    assert absolute("?page=meetingitem&id=1-2", base).endswith(
        "PHP?page=meetingitem&id=1-2"
    )
