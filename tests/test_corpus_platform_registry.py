"""Every name people use for a platform finds its adapter."""

from __future__ import annotations

import pytest

from corpus.addresses import host_of
from corpus.errors import UnknownPlatform
from corpus.platforms.registry import platform, platform_id, platform_ids
from corpus.sources import load_sources


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


def test_every_source_of_the_registry_has_a_way_to_start() -> None:
    for source in load_sources():
        if source.platform == "unknown":  # no reader yet; the coverage page says so
            continue
        links = list(platform(source.platform).start(source, None))

        assert links, source.source_id
        if source.platform != "ahjo":  # its index has a host of its own
            hosts = {host_of(link.url) for link in links}
            assert hosts == {host_of(source.base_url)}, source.source_id
