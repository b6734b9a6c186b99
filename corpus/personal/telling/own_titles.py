"""Titles of one person, which say nothing of the next in a list."""

from __future__ import annotations

import re

from corpus.personal.person_roles import last_clause
from corpus.personal.telling.employed import is_plural
from corpus.personal.told_persons import is_office_word

_OWN_TITLE = re.compile(r"(?:\A|\s)([\w-]{4,40})\s\Z")
_FRAME = re.compile(
    r":|\(|läsnä|saapuvilla|poissa|jäsen|edusta|valmistel|esittel|tarkast|kannat|ehdot|äänest|kuulu|toimi|valit"
    r"|osallist|närvar|frånvar|ledam|representa|bered|föredra|valde|deltog|röst|understöd|grupp|nimet|nime[sä]",
    re.IGNORECASE,
)
_OF_MANY = re.compile(
    r"närvar|frånvar|läsnä|poissa|jäsen|edusta|ledam|ersätt|valtuutet|puheenjoht|ordför|ksi\Z",
    re.IGNORECASE,
)
_ABOVE = 110


def is_title_of_one(text: str, start: int) -> bool:
    """Whether the name at ``text[start:]`` has a title of its own, which says nothing of the next.

    "Rehtori Siv Malli ja Aino Malli" are two; what a frame says ("Läsnä: rehtori Siv Malli,
    Aino Malli") or a title in the plural holds for all.
    """
    line = last_clause(text[max(0, start - _ABOVE) : start])
    title = _OWN_TITLE.search(line)
    return (
        title is not None
        and _OF_MANY.search(title[1]) is None
        and is_office_word(title[1].lower())
        and not is_plural(title[1].lower())
        and _FRAME.search(line, 0, title.start(1)) is None
    )
