"""Texts of attachments, which are fetched apart from the page that lists them."""

from __future__ import annotations

import dataclasses

from corpus.model import Published


def with_known_texts(new: Published, old: Published) -> Published:
    """Carry over texts of attachments that the page lists but does not contain."""
    known = {item.url: item for item in old.attachments if item.url and item.text}
    if not known:
        return new
    return dataclasses.replace(
        new,
        attachments=tuple(
            dataclasses.replace(
                item,
                text=known[item.url].text,
                media_type=item.media_type or known[item.url].media_type,
                pages_read=known[item.url].pages_read,
                pages_total=known[item.url].pages_total,
                ocr=known[item.url].ocr,
            )
            if item.text is None and item.url in known
            else item
            for item in new.attachments
        ),
    )
