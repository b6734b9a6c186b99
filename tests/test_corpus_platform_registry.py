"""Every name people use for a platform finds its adapter."""

from __future__ import annotations

import pytest

from corpus.errors import UnknownPlatform
from corpus.platforms.registry import platform, platform_id, platform_ids


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("dynasty", "dynasty"),
        ("Dynasty-D10", "dynasty"),
        ("d10", "dynasty"),
        ("dynasty-legacy", "dynasty_legacy"),
        ("tweb", "tweb"),
        ("KTweb", "tweb"),
        ("ktwebbin-pdf", "tweb"),
        ("tweb_pdf", "tweb"),
    ],
)
def test_a_name_in_any_spelling_finds_its_platform(name: str, expected: str) -> None:
    assert platform_id(name) == expected


def test_every_file_has_an_adapter_that_starts_and_identifies() -> None:
    for name in platform_ids():
        adapter = platform(name)

        assert callable(adapter.start)
        assert callable(adapter.read)
        assert callable(adapter.identify)


def test_an_unknown_name_lists_what_is_known() -> None:
    with pytest.raises(UnknownPlatform, match=r"'twebb'; known: .*dynasty"):
        platform_id("twebb")
