"""Who acts by office: a verb and the title of who does it, or a title before a surname."""

from __future__ import annotations

import itertools
import re

from corpus.personal.names.known_names import KnownNames
from corpus.personal.names.name_forms import bases_of
from corpus.personal.names.name_words import (
    FIRST,
    LAST,
    is_active,
    is_base_form,
    is_verb,
    kinds_of,
)
from corpus.personal.told_persons import is_office_word

_WORD_BEFORE = re.compile(r"([^\W\d_]{3,40})\s\Z")
_MOST_PLACES = 8
# "Asukasvalinnat hyväksyi isännöitsijä": a verb, and the title of who does it.
_VERB_AND_TITLE = re.compile(
    r"\s([a-zåäö]{3,20})\s(?:(?:[\w:&-]{1,20}(?<!aa)(?<!ää)(?<!ee)(?<!oo)(?<!ii)n|Oy|Ab)\s){0,3}?([\w-]{3,40})\s\Z"
)
_OWN_VERBS = re.compile(
    r"(?:on|ovat|oli|olivat|ei|eivät|saa|sai|saivat|haki|hakee|hakevat|hakivat|osta|vuokra|omista|myy|möi|asu"
    r"|muut|palka|valit|nimit|irtisan|ero|anoi|anoo|pyyt|pyysi|vaati|valitta|muistut|määrä|nime|palki|kutsu|myön|kiit|siir|ott[aio]|korot|luopu|kuol|jää|jäi|aloit)"
)


def acts_by_title(line: str, name: str) -> bool:
    """Whether the words before *name* are a verb and the title of who does it.

    What is done to somebody is not his own doing: "korottaa sihteeri Siv Mallin palkkaa".
    """
    last = name.rpartition(" ")[2]
    if last.endswith(("n", "a", "ä")) and not is_base_form(last):
        return False
    found = _VERB_AND_TITLE.search(line)
    return (
        found is not None
        and is_office_word(found[2].lower())
        and not _OWN_VERBS.match(found[1])
        and is_active(found[1])
    )


def is_title(word: str) -> bool:
    """Whether a word is an office and no name: "Ledamoten"."""
    return is_office_word(word.lower()) and kinds_of(word).isdisjoint({FIRST, LAST})


def is_titled_other(text: str, start: int, word: str, known: KnownNames) -> bool:
    """Whether an office is right before a surname, of which no private person has it."""
    found = _WORD_BEFORE.search(text, max(0, start - 42), start)
    title = found[1].lower() if found else ""
    if not is_office_word(title) or is_verb(title) or title.startswith("allekirjoit"):
        return False
    places = (
        place
        for base in bases_of(word)
        for place, private in itertools.islice(
            known.mentions.get(base, ()), _MOST_PLACES
        )
        if private
    )
    return not any(
        title[: max(6, len(title) - 4)] in text[max(0, place - 40) : place].lower()
        for place in places
    )
