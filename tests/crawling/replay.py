"""Recorded pages of real publishers, served on loopback at their own addresses."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.crawling.site import Reply, Request, Site


@dataclass(frozen=True)
class Recording:
    """What was recorded of one publisher.

    Attributes:
        platform: id of the adapter.
        host: the real host, replaced by loopback in every page.
        start: path of the base address.
        files: address -> file below the fixtures folder; a POST is "POST path body".
    """

    platform: str
    host: str
    start: str
    files: dict[str, str]

    def publish(self, site: Site, fixtures: Path) -> None:
        """Put the pages on *site*."""
        for address, name in self.files.items():
            body = (fixtures / name).read_bytes()
            address, posted = self._split(address)
            page = self._page(site, body, posted)
            former = site.pages.get(address)
            if posted and callable(former):
                page = _either(page, former)
            site.pages[address] = page

    def _split(self, address: str) -> tuple[str, str | None]:
        if not address.startswith("POST "):
            return address, None
        _, path, body = address.split(" ", 2)
        return path, body

    def _page(
        self, site: Site, body: bytes, posted: str | None
    ) -> Callable[[Request], Reply]:
        own = re.compile(rb"https?://" + re.escape(self.host).encode() + rb"(:\d+)?")

        def answer(request: Request) -> Reply:
            if posted is not None and posted not in request.body:
                return Reply(status=404)
            return Reply(own.sub(site.base.encode(), body), headers=_NO_TYPE)

        return answer


# The recordings hold no headers; the adapters tell encodings and types by the bytes.
_NO_TYPE = {"Content-Type": "application/octet-stream"}


def _either(
    first: Callable[[Request], Reply], second: Callable[[Request], Reply]
) -> Callable[[Request], Reply]:
    def answer(request: Request) -> Reply:
        reply = first(request)
        return second(request) if reply.status == 404 else reply

    return answer


def recordings(fixtures: Path) -> dict[str, Recording]:
    """Return what was recorded, by name."""
    return {
        "dynasty": _dynasty(),
        "dynasty-legacy": _dynasty_legacy(fixtures),
        "tweb": _tweb(),
        "casem": _casem(fixtures),
        "turku": _turku(),
    }


def _dynasty() -> Recording:
    root = "/cgi/DREQUEST.PHP?page="
    folder = "dynasty-d10/espoo/"
    return Recording(
        "dynasty",
        "espoo.oncloudos.com",
        "/",
        {
            root + "meeting_handlers": folder + "meeting_handlers.trimmed.html",
            root + "meeting&id=20261727": folder + "meeting_20261727.trimmed.html",
            **{
                f"{root}meetingitem&id=20261727-{n}": (
                    f"{folder}meetingitem_20261727-{n}.trimmed.html"
                )
                for n in (4, 7)
            },
        },
    )


def _dynasty_legacy(fixtures: Path) -> Recording:
    folder = "dynasty-legacy/espoo/kokous/"
    return Recording(
        "dynasty_legacy",
        "espoo04.hosting.documenta.fi",
        "/kokous/TELIMET.HTM",
        {
            f"/kokous/{file.name}": folder + file.name
            for file in sorted((fixtures / folder).glob("*.HTM"))
        },
    )


def _tweb() -> Recording:
    root = "/ktwebbin/dbisa.dll/ktwebscr/"
    folder = "tweb/oulu/ktwebbin/"
    proxy = "/ktwebbin/ktproxy2.dll?doctype=3&docid="
    return Recording(
        "tweb",
        "asiakirjat.ouka.fi",
        root + "pk_tek_tweb.htm",
        {
            root + "pk_tek_tweb.htm": folder + "oulu_tweb_haku.html",
            f"POST {root}pk_kokl_tweb.htm kirjaamo=690": folder
            + "oulu_tweb_kaupunginhallitus_kokoukset.html",
            root + "pk_asil_tweb.htm?+bid=12867": folder
            + "oulu_tweb_kaupunginhallitus_5_2017.html",
            root + "pk_asil_tweb.htm?bid=12867": folder
            + "oulu_tweb_kaupunginhallitus_5_2017.html",
            proxy + "632581": folder + "632581845351090.pdf",
            proxy + "632583": folder + "35090068.pdf",
            proxy + "631269": folder + "631269.doc",
        },
    )


def _casem(fixtures: Path) -> Recording:
    root = "/api/opennc/v1/"
    folder = "casem-api/mikkeli/api/"
    json = "?$format=json"
    items = sorted((fixtures / folder).glob("contents_*_extended_properties.json"))
    contents = "$filter=Classifications/any(f:f/NodeId eq 12381)"
    return Recording(
        "casem",
        "mikkeli.cloudnc.fi",
        root + "Nodes",
        {
            f"{root}Nodes{json}": folder + "nodes.json",
            f"{root}Nodes(10717)/SubNodes(){json}": folder + "10717_subnodes.json",
            f"{root}Nodes(10717)/SubNodes(11217)/SubNodes(){json}": folder
            + "10717_11217_subnodes.json",
            f"{root}Nodes(10717)/SubNodes(11217)/SubNodes(11218)/SubNodes(){json}": folder
            + "10717_11217_11218_subnodes.json",
            f"{root}Contents(){json}&{contents}": folder + "node_12381_contents.json",
            **{
                f"{root}Contents({file.name.split('_')[1]})/ExtendedProperties{json}": (
                    folder + file.name
                )
                for file in items
            },
        },
    )


def _turku() -> Recording:
    folder = "turku-static/turku/ah.turku.fi/"
    minutes = "/kh/2017/0502011x/"
    return Recording(
        "turku",
        "ah.turku.fi",
        "/kh/2017/welcome.htm",
        {
            "/kh/2017/welcome.htm": folder + "turku_kh_2017_kokoukset.htm",
            minutes + "welcome.htm": folder + "turku_kh_2017-02-05-poytakirja.htm",
            minutes + "3540796.htm": folder + "turku_kh_2017-02-05-190.htm",
            minutes + "3540636.htm": folder + "turku_kh_2017-02-05-195.htm",
        },
    )
