"""Who acts by office: a verb, and the title of who does it, right before a name."""

from __future__ import annotations

import re

from corpus.personal.names.name_words import is_active, is_base_form
from corpus.personal.told_persons import is_office_word

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

    What is done to somebody is no act of his: "korottaa sihteeri Siv Mallin palkkaa".
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
