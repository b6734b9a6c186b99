"""Values to what a column holds and back: decisions, links, times, days."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import zlib
from typing import Any

from corpus.model import Decision, Link, from_json, to_json

# Level 1: a third of the size at a fraction of the time; texts are read far more often
# than written.
_LEVEL = 1


def encode_decision(decision: Decision) -> tuple[str, bytes]:
    """Return content hash and stored form; the JSON is made once for both."""
    canonical = json.dumps(
        to_json(decision), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    ).encode("utf-8", "surrogatepass")
    return hashlib.sha256(canonical).hexdigest(), zlib.compress(canonical, _LEVEL)


def decode_decision(content: bytes) -> Decision:
    """Inverse of ``encode_decision``."""
    text = zlib.decompress(content).decode("utf-8", "surrogatepass")
    return from_json(json.loads(text))


def compress(body: bytes) -> bytes:
    """Pack a page body."""
    return zlib.compress(body, _LEVEL)


def decompress(body: bytes) -> bytes:
    """Unpack a page body."""
    return zlib.decompress(body)


def encode_link(link: Link) -> str:
    """Return the link as JSON text."""
    return json.dumps(
        {
            "url": link.url,
            "role": link.role,
            "form": [list(pair) for pair in link.form],
            "since": link.since.isoformat() if link.since else None,
            "context": dict(link.context),
            "expect": list(link.expect),
        },
        ensure_ascii=False,
    )


def decode_link(text: str) -> Link:
    """Inverse of ``encode_link``."""
    record: dict[str, Any] = json.loads(text)
    return Link(
        url=record["url"],
        role=record["role"],
        form=tuple((name, value) for name, value in record["form"]),
        since=parse_day(record["since"]),
        context=record["context"],
        expect=tuple(record["expect"]),
    )


def page_key(link: Link) -> str:
    """Identify what is fetched: address, form and role; context does not count."""
    parts = [link.url, link.role, *(f"{name}={value}" for name, value in link.form)]
    return hashlib.sha256("\n".join(parts).encode("utf-8", "replace")).hexdigest()


def now() -> dt.datetime:
    """Return the time, aware UTC, in whole microseconds as stored."""
    return dt.datetime.now(dt.UTC)


def encode_time(moment: dt.datetime) -> str:
    """Return an aware time as UTC ISO text of constant width, so that it sorts."""
    return moment.astimezone(dt.UTC).isoformat(timespec="microseconds")


def parse_time(text: str) -> dt.datetime:
    """Inverse of ``encode_time``."""
    return dt.datetime.fromisoformat(text)


def parse_day(text: str | None) -> dt.date | None:
    """Read an ISO day; None stays None."""
    return dt.date.fromisoformat(text) if text else None
