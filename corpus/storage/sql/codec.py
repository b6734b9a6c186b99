"""Values to what a column holds and back: decisions, links, times, days."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import zlib
from collections.abc import Mapping
from typing import Any

from corpus.errors import StoreError
from corpus.model import Decision, Link, OcrText, Published, Reading, as_given
from corpus.model.plain import from_plain, to_plain
from corpus.model.published import canonical

# Level 1: a third of the size at a fraction of the time; texts are read far more often
# than written.
_LEVEL = 1


def encode_published(published: Published) -> tuple[str, bytes]:
    """Return content hash and stored form; the JSON is made once for both."""
    plain = canonical(published)
    return hashlib.sha256(plain).hexdigest(), compress(plain)


def encode_reading(reading: Reading) -> bytes:
    """Return the stored form; the version of the readers is kept beside it."""
    return compress(plain_reading(reading))


def plain_reading(reading: Reading) -> bytes:
    """Return the reading as JSON: equal bytes for readings that say the same."""
    plain = to_plain(reading)
    plain.pop("readers_version", None)
    return json.dumps(
        plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    ).encode("utf-8", "surrogatepass")


def decode_decision(
    content: bytes, reading: bytes | None, readers_version: str | None
) -> Decision:
    """Return a stored decision; without a reading it says what its source states."""
    published = from_plain(Published, parse_content(content))
    if reading is None:
        return Decision(published, as_given(published.facts, published.title))
    return Decision(published, _reading(reading, readers_version))


def decode_reading(
    content: bytes | None, reading: bytes | None, readers_version: str | None
) -> Reading:
    """Return the reading of a stored decision; *content* counts where there is none."""
    if reading is not None:
        return _reading(reading, readers_version)
    return decode_decision(content or b"", None, None).reading


def _reading(content: bytes, readers_version: str | None) -> Reading:
    values = parse_content(content) | {"readers_version": readers_version or ""}
    return from_plain(Reading, values)


def parse_content(content: bytes) -> dict[str, Any]:
    """Return the plain values in a stored content."""
    text = zlib.decompress(content).decode("utf-8", "surrogatepass")
    record: dict[str, Any] = json.loads(text)
    return record


def compress(body: bytes) -> bytes:
    """Pack a page body."""
    return zlib.compress(body, _LEVEL)


def decompress(body: bytes) -> bytes:
    """Unpack a page body."""
    return zlib.decompress(body)


def encode_recognised(texts: Mapping[int, OcrText]) -> bytes | None:
    """Return what OCR read on pages, by their numbers; None for nothing."""
    if not texts:
        return None
    rows = [[number, text.engine, text.text] for number, text in sorted(texts.items())]
    return compress(json.dumps(rows, ensure_ascii=False).encode())


def decode_recognised(content: bytes | None) -> dict[int, OcrText]:
    """Inverse of ``encode_recognised``."""
    if content is None:
        return {}
    rows = json.loads(decompress(content))
    return {number: OcrText(text, engine) for number, engine, text in rows}


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
    """Return the time that ``encode_time`` wrote.

    Raises:
        StoreError: it is not one; a row is damaged.
    """
    try:
        return dt.datetime.fromisoformat(text)
    except ValueError:
        raise StoreError(
            f"a row of the store is damaged: {text!r} is not a time; run: paatoshaku "
            "repair"
        ) from None


def parse_day(text: str | None) -> dt.date | None:
    """Read an ISO day; None stays None."""
    return dt.date.fromisoformat(text) if text else None
