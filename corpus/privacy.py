"""Personal data in texts: found and masked before anything is stored or indexed.

Kuntalaki 140 §: personal data does not belong on the open web beyond need. Identity
numbers are certain (they carry a check character); whether a telephone number or e-mail
address is a private person's is decided by its surroundings. Contact data of officials
is what citizens look for and stays.

Pure functions. A mask has the length of what it hides, so that every offset into the
text stays true; the characters are not letters, so that no search finds them.
"""

from __future__ import annotations

import dataclasses
import functools
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal, TypeVar
from urllib.parse import unquote

from analyzers.decision.meaning_values import Meaning
from analyzers.notations.toponyms.street_addresses import street_addresses
from corpus.model import Attachment, Decision, GivenFacts, Link, Published, Reading
from corpus.personal.certain import (
    Place,
    account_numbers,
    birth_dates,
    identity_numbers,
    number_plates,
)
from corpus.personal.contacts import home_addresses, private_mails, private_phones
from corpus.personal.person_names import (
    find_persons,
    is_among,
    names_a_private_person,
)

FindingKind = Literal[
    "identity-number",
    "account",
    "plate",
    "birth-date",
    "e-mail",
    "phone",
    "address",
]

MASK = "█"
_WORD = re.compile(r"\w+")

# Most titles and names have none of it; the patterns are dear.
_MAY_HOLD = re.compile(
    r"\d|@|\uff20|[(\[{<](?:at|ät|a)\b|\s(?:at|ät|miukumauku)\s", re.IGNORECASE
)
_FINDERS: tuple[tuple[FindingKind, Callable[[str], Iterable[Place]]], ...] = (
    ("identity-number", identity_numbers),
    ("account", account_numbers),
    ("plate", number_plates),
    ("birth-date", birth_dates),
    ("e-mail", private_mails),
    ("phone", private_phones),
    ("address", home_addresses),
)
"""What is looked for; where two find the same, the first one has it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Personal data at ``text[start:end]``."""

    kind: FindingKind
    start: int
    end: int


def find_personal_data(text: str) -> list[Finding]:
    """Find identity numbers and private persons' contact data, in order of the text.

    >>> find_personal_data("Hakija (131052-308T) pyytää")
    [Finding(kind='identity-number', start=8, end=19)]
    """
    if not _MAY_HOLD.search(text):
        return []
    found: list[Finding] = []
    for kind, find in _FINDERS:
        found += [Finding(kind, start, end) for start, end in find(text)]
    return _apart(found)


def _apart(found: list[Finding]) -> list[Finding]:
    """Return the findings in order of the text; of overlapping ones the surest."""
    rank = {kind: place for place, (kind, _) in enumerate(_FINDERS)}
    kept: list[Finding] = []
    for item in sorted(found, key=lambda one: (one.start, rank[one.kind])):
        if kept and item.start < kept[-1].end:
            if rank[item.kind] < rank[kept[-1].kind]:
                kept[-1] = item
            continue
        kept.append(item)
    return kept


def mask(text: str) -> str:
    """Return *text* with personal data covered; same length, same text when clean."""
    found = find_personal_data(text)
    if not found:
        return text
    parts = []
    last = 0
    for item in found:
        parts += [text[last : item.start], MASK * (item.end - item.start)]
        last = item.end
    return "".join([*parts, text[last:]])


def mask_decision(
    decision: Decision, cover: Callable[[str], str] | None = None
) -> Decision:
    """Return the decision with personal data masked in everything that is shown.

    ``cover`` masks a text, by default what ``mask`` does.
    """
    cover = cover or mask
    published, reading = decision.as_published, decision.reading
    facts = _changed(published.facts, _masked(published.facts, cover))
    covered = {
        **_masked(published, cover),
        "facts": facts,
        "attachments": _masked_attachments(published.attachments, cover),
    }
    read = {
        **_masked(reading, cover),
        "attachments": _masked_attachments(reading.attachments, cover),
        "conflicts": tuple(
            dataclasses.replace(one, kept=cover(one.kept), rival=cover(one.rival))
            for one in reading.conflicts
        ),
        "meaning": _seen_meaning(reading.meaning, covered.get("text", published.text)),
    }
    return Decision(_changed(published, covered), _changed(reading, read))


def _seen_meaning(meaning: Meaning | None, text: str) -> Meaning | None:
    """Return the meaning without the addresses that are covered in *text*."""
    if meaning is None or not meaning.addresses:
        return meaning
    seen = {address for address, _, _ in street_addresses(text)}
    kept = tuple(one for one in meaning.addresses if one in seen)
    if kept == meaning.addresses:
        return meaning
    return dataclasses.replace(meaning, addresses=kept)


_SHOWN = ("title", "text", "outcome_sentence", "preparer", "presenter")
_Record = TypeVar("_Record", Published, GivenFacts, Reading, Attachment)


def _masked(
    record: Published | GivenFacts | Reading, cover: Callable[[str], str]
) -> dict[str, Any]:
    return {
        name: cover(value) for name in _SHOWN if (value := getattr(record, name, None))
    }


def _masked_attachments(
    given: tuple[Attachment, ...], cover: Callable[[str], str]
) -> tuple[Attachment, ...]:
    return tuple(
        _changed(
            item,
            {
                "title": cover(item.title),
                "text": cover(item.text) if item.text else None,
            },
        )
        for item in given
    )


def _changed(record: _Record, values: dict[str, Any]) -> _Record:
    """Return *record* with *values*; itself where they are its own."""
    if all(getattr(record, name) == value for name, value in values.items()):
        return record
    return dataclasses.replace(record, **values)


def cover_persons(text: str, officials: str = "") -> str:
    """Return *text* with private persons' names masked, those of *officials* not.

    >>> cover_persons("Virkaan valittiin Aino Kuvite.")
    'Virkaan valittiin ████ ██████.'
    """
    letters = list(text)  # a mask has the length of what it hides
    for person in find_persons(text):
        if person.side == "private" and not is_among(person.name, officials):
            letters[person.start : person.end] = _WORD.sub(
                lambda word: MASK * len(word[0]), text[person.start : person.end]
            )
    return "".join(letters)


def link_without_names(link: Link) -> Link:
    """Return *link* with the names masked in what its linking page told; the address stays.

    >>> link_without_names(Link("https://a.example", "", context={"t": "Aino Kuvite"})).context
    {'t': '████ ██████'}
    """
    told = {name: cover_persons(value) for name, value in link.context.items()}
    return dataclasses.replace(link, context=told)


_NAMING = (
    *_SHOWN,
    "organisation",
    "body",
    "body_name",
    "case_number",
    "meeting_number",
    "minutes_section",
    "item_number",
    "secrecy_ground",
    "not_published_reason",
    "heading",
    "file_name",
)
"""Fields at any depth that may name a private person: an organisation a sole trader."""
_Part = TypeVar("_Part")


def without_private_names(decision: Decision, *, addresses: bool = False) -> Decision:
    """Return the decision with the names of private persons masked in all its texts.

    Args:
        decision: as stored or read.
        addresses: whether addresses that hold a name are left out, too: they cannot be
            masked and lead on.
    """
    officials = officials_of(decision)
    cover = functools.partial(cover_persons, officials=officials)
    published = _without_names(decision.as_published, cover)
    reading = _without_names(decision.reading, cover)
    if addresses:
        published = _without_addresses(published, officials)
        reading = _without_addresses(reading, officials)
    if published == decision.as_published and reading == decision.reading:
        return decision
    return Decision(published, reading)


def officials_of(decision: Decision) -> str:
    """Return the names of those who made or prepared the decision by office."""
    return " ".join(
        filter(None, (decision.officeholder, decision.preparer, decision.presenter))
    )


def names_anybody(decision: Decision) -> bool:
    """Whether a text, an attachment or an address of it names a private person."""
    officials = officials_of(decision)
    attachments = (*decision.attachments, *decision.as_published.attachments)
    texts = [decision.title, decision.text, decision.organisation]
    texts += [text for item in attachments for text in (item.title, item.text)]
    addresses = [decision.url, *(item.url for item in attachments)]
    return any(
        names_a_private_person(text, officials)
        for text in dict.fromkeys((*texts, *map(_words_of, addresses)))
        if text
    )


def _without_names(record: _Part, cover: Callable[[str], str]) -> _Part:
    """Return *record*, and the records in it, with its texts covered."""
    values: dict[str, Any] = {}
    for field in dataclasses.fields(record):  # type: ignore[arg-type]
        value = getattr(record, field.name)
        if isinstance(value, str) and field.name in _NAMING:
            values[field.name] = cover(value)
        elif dataclasses.is_dataclass(value):
            values[field.name] = _without_names(value, cover)
        elif isinstance(value, tuple) and value and dataclasses.is_dataclass(value[0]):
            values[field.name] = tuple(_without_names(item, cover) for item in value)
    if all(getattr(record, name) == value for name, value in values.items()):
        return record
    return dataclasses.replace(record, **values)  # type: ignore[type-var]


def without_names(url: str | None, officials: str = "") -> str | None:
    """Return an address; None where it holds the name of a private person."""
    is_named = url and names_a_private_person(_words_of(url), officials)
    return None if is_named else url


def names_anybody_in(link: Link, final_url: str = "") -> bool:
    """Whether an address or form value of *link*, or *final_url*, names a private person."""
    asked = (link.url, final_url, *(value for _, value in link.form))
    return any(without_names(text) != text for text in asked if text)


_Addressed = TypeVar("_Addressed", Published, Reading)


def _without_addresses(record: _Addressed, officials: str) -> _Addressed:
    """Return *record* without addresses that hold a private person's name."""
    kept = functools.partial(without_names, officials=officials)
    attachments = tuple(
        _changed(item, {"url": kept(item.url)}) for item in record.attachments
    )
    values: dict[str, Any] = {"attachments": attachments}
    if isinstance(record, Published):
        values["url"] = kept(record.url)
    return _changed(record, values)


def _words_of(url: str | None) -> str:
    """Return the last parts of an address as names of files: "a/tuovi-malli" too."""
    path, _, query = unquote(url or "").replace("+", " ").partition("?")
    parts = [part for part in path.split("/")[3:] if part]
    values = [value.rpartition("=")[2].replace(" ", "_") for value in query.split("&")]
    parts += [value for value in values if value]
    return "\n".join(part if "." in part else f"{part}.html" for part in parts)


def summary(decision: Decision) -> str | None:
    """Return in words what was masked, without repeating it; None when nothing was."""
    texts = [decision.title, decision.text]
    texts += [text for item in decision.attachments for text in (item.title, item.text)]
    counts = Counter(
        item.kind for text in texts if text for item in find_personal_data(text)
    )
    if not counts:
        return None
    return "masked: " + ", ".join(
        f"{count} {kind}" for kind, count in sorted(counts.items())
    )
