"""Case numbers in the words of a query, in any notation.

People copy them from minutes with long dashes, leave out the register or the task class,
the zeros or the signs between. A number typed without its register is that number in any
register; one typed with it, in that register only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyzers.decision.publisher.register_letters import towns
from analyzers.law.register.abbreviations import abbreviated_acts
from analyzers.law.register.statutes import statute
from analyzers.notations.case_codes.case_keys import (
    CaseParts,
    asked_case_keys,
    case_key,
    case_parts,
    tidy_case_number,
)
from analyzers.notations.case_codes.typed_case_numbers import (
    TypedCaseNumber,
    find_typed,
)
from indexer.contract.query import And, Filter, Node, Or, Phrase, Word
from indexer.request import ReadingStep
from indexer.understanding.query_reading import Recognised
from indexer.understanding.term_reader import TermReader, word_node

_NUMBER_AND_YEAR = re.compile(r"\d{1,6}/(?:19|20)\d\d")
_DIGITS_OF_SERIAL = 6


def find_cases(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and the bare number of each case number in *text*.

    What is an act's number after all ("380 / 2023", "MRL 132/1999") is left out.
    """
    spans: list[tuple[int, int]] = []
    for found in find_typed(text):
        is_taken = any(s < found.end and found.start < e for s, e in spans)
        if not is_taken and not _is_act(found):
            spans.append((found.start, found.end))
            yield found.start, found.end, found.number


def _is_act(found: TypedCaseNumber) -> bool:
    if found.act_number is None:
        return False
    return bool(statute(found.act_number) or abbreviated_acts(found.letters))


def read_case(piece: str, number: str, words: TermReader) -> Recognised:
    """Return what a case *number* in the query text *piece* stands for."""
    key = tidy_case_number(number)
    parts = case_parts(number)
    typed = tuple(word_node(word, is_exact=True) for word in words.words(number))
    forms = {key: None, **dict.fromkeys(_written(parts) if parts else ())}
    ways: list[Node] = [_printed(form) for form in forms]
    ways += [Phrase(typed) if len(typed) > 1 else typed[0]] if typed else []
    if parts and parts.letters:
        numbers = tuple(_printed(form) for form in _bare(parts))
        ways.append(And((_printed(parts.letters), Or(numbers))))
    named = Or(tuple(ways), is_best=True)
    step = ReadingStep(f"case:{key}", "case", piece, key, True)
    asked = Filter("case_number", asked_case_keys(number))
    strict = Or((asked, *_of_the_owner(parts), named))
    loose: Node = named
    if parts:
        bare = Filter("case_number", (parts.number,))
        loose = Or((named, bare))
        if not parts.letters:
            # Without its register a number is asked for in any register.
            strict = Or((*strict.nodes, bare))
    return Recognised(step, "case", strict, loose)


def same_number(text: str) -> Node | None:
    """Return the cases with a number typed like that of an act ("602/2021")."""
    if not _NUMBER_AND_YEAR.fullmatch(text.strip()):
        return None
    parts = case_parts(text)
    return Filter("case_number", (case_key(text), parts.number)) if parts else None


def _of_the_owner(parts: CaseParts | None) -> tuple[Node, ...]:
    """Return the same number without its letters, in the town that the letters name.

    "TRE:863/10.02.03/2018" is Tampere's 863/10.02.03/2018, and of no other town.
    """
    if parts is None or not parts.owner or parts.is_foreign:
        return ()
    owners = towns(parts.owner)
    if len(owners) != 1:
        return ()
    number = Filter("case_number", (parts.key,))
    return (And((number, Filter("municipality", (owners[0].name_fi,)))),)


def _written(parts: CaseParts) -> tuple[str, ...]:
    """Return how texts may print the number."""
    prefix, year, serial = parts.letters, parts.year, parts.serial
    filled = serial.zfill(_DIGITS_OF_SERIAL)
    if not prefix:
        return (f"{year}-{filled}",)
    return (
        f"{prefix} {year}-{filled}",
        f"{prefix}dno-{year}-{serial}",
        f"{prefix}/{serial}/{year}",
    )


def _printed(form: str) -> Word:
    """Return the word as printed, also as the part of a longer number."""
    return Word((form,), form)


def _bare(parts: CaseParts) -> tuple[str, ...]:
    return f"{parts.serial}/{parts.year}", f"{parts.serial}-{parts.year}"
