"""Contents of older rows, which held what was published and what was read in one.

Such a row does not tell which of its facts the source stated: its record gets none of
them, its reading all. The first time its page is read again, the facts come back.
"""

from __future__ import annotations

import dataclasses
from typing import Any

from corpus.model import GivenFacts, Published, Reading
from corpus.model.plain import from_plain
from corpus.storage.sql.codec import parse_content


def without_facts(published: Published) -> Published:
    """Return what an older row can tell of the record: no title, no stated facts.

    A list of attachments counts when it has an address or a text: else it may have
    been read from the text.
    """
    listed = any(item.url or item.text for item in published.attachments)
    facts = GivenFacts(has_personal_data=published.facts.has_personal_data)
    return dataclasses.replace(
        published,
        title=None,
        facts=facts,
        attachments=published.attachments if listed else (),
    )


def taken_apart(content: bytes) -> tuple[Published, Reading]:
    """Return the record and the reading in the content of an older row."""
    mixed: dict[str, Any] = parse_content(content)
    published = from_plain(Published, mixed)
    personal = mixed.get("has_personal_data")
    published = without_facts(
        dataclasses.replace(published, facts=GivenFacts(has_personal_data=personal))
    )
    read = dict(mixed)
    if published.attachments:
        del read["attachments"]
    return published, from_plain(Reading, read)
