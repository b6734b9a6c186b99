"""Case numbers in the words of a query, in any notation.

People copy them from minutes with long dashes, leave out the register or the task class,
the zeros or the signs between. What is surely the same number is found as such; a
number without its register or class only where the exact number finds nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyzers.law.register.abbreviations import abbreviated_acts
from analyzers.law.register.statutes import statute
from indexer.contract.query import And, Filter, Node, Or, Phrase, Word
from indexer.documents.case_keys import CaseParts, asked_case_keys, case_key, case_parts
from indexer.request import ReadingStep
from indexer.understanding.query_reading import Recognised
from indexer.understanding.terms import TermReader, word_node

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
_L = "A-ZÅÄÖa-zåäö"
_YEAR = r"(?:19|20)\d\d"
_CASE = re.compile(
    rf"""(?<![\w/.-])
    (?:(?:dnro|dno|dnr|diaarinumero|diaarinro|diarienummer|asianumero)[:.]?\s*)?
    (?P<number>
      [{_L}]{{1,9}}\ ?dn(?:ro|o|r)[\ /:-]{{0,3}}{_YEAR}[\ /-]{{0,3}}\d{{1,6}}  # ROIDno-2021-4378
    | [{_L}]{{1,10}}\s?[/:]\s?\d{{1,7}}(?:\s?/\s?[\d.]{{2,14}})?\s?/\s?\d{{4}}   # VN/37864/2025
    | [{_L}]{{2,5}}[\ /-]?{_YEAR}\s?[-/]\s?(?!{_YEAR}(?!\d))\d{{3,6}}          # HEL 2024-009117
    | [{_L}]{{2,4}}\ ?{_YEAR}\ ?\d{{5,6}}                                      # hel2024009117
    | (?-i:[A-ZÅÄÖ]{{2,8}}\s)?\d{{1,7}}\s?/\s?\d\d(?:\.\d\d){{1,4}}\s?/\s?\d{{4}}
                                                                              # 2804/00.01.01/2026
    | \d{{1,7}}[\ -]\d\d(?:\.\d\d){{1,4}}[\ -]\d{{4}}                          # 2804 00.01.01 2026
    | \d{{1,6}}\s?/\s?\d{{1,6}}(?:[./\ ]{{1,3}}\d{{1,6}}){{0,2}}\s?/\s?\d{{4}} # 94/13/134/2012
    | \d{{5,6}}/{_YEAR}                                                      # 13835/2021
    | (?P<spaced>\d{{1,6}}\s/\s{_YEAR})                                      # 730 / 2017
    | (?!{_YEAR}-{_YEAR})\d{{1,6}}-\d{{4}}                                     # 13835-2021
    | (?!{_YEAR}\D)\d{{3,6}}\s-\s{_YEAR}                                       # 13835 - 2021
    | {_YEAR}\s?-\s?(?!{_YEAR}(?!\d))(?:\d{{3,6}}|[2-9]\d|1[3-9])              # 2021-602
    )(?:\ T(?:\ \d\d){{2,5}})?(?![\w/-]|\.\d)""",
    re.VERBOSE | re.IGNORECASE,
)
_LETTERS_AND_NUMBER = re.compile(
    rf"(?<![\w/.-])(?P<letters>[A-ZÅÄÖ]{{2,8}})\s(?P<number>\d{{1,6}}/{_YEAR})(?![\w/-]|\.\d)"
)
_NO_REGISTERS = frozenset(
    ["HE", "KHO", "KKO", "EU", "EY", "ETY", "EG", "VNA", "VNP", "SOPS", "TEA", "OMA"]
)
"""Bills, courts, treaties and decrees that are cited the same way."""
_NUMBER_AND_YEAR = re.compile(rf"\d{{1,6}}/{_YEAR}")
_DIGITS_OF_SERIAL = 6


def find_cases(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and the bare number of each case number in *text*."""
    plain = text.translate(_DASHES)
    spans: list[tuple[int, int]] = []
    for found in _CASE.finditer(plain):
        if _is_act(found):
            continue
        spans.append(found.span())
        yield found.start(), found.end(), found["number"]
    for found in _LETTERS_AND_NUMBER.finditer(plain):
        is_taken = any(s < found.end() and found.start() < e for s, e in spans)
        is_law = abbreviated_acts(found["letters"]) or statute(found["number"])
        if not is_taken and not is_law and found["letters"] not in _NO_REGISTERS:
            yield found.start(), found.end(), found.group()


def _is_act(found: re.Match[str]) -> bool:
    """Whether this is an act's number after all: "380 / 2023", "EU 2016/679"."""
    letters = re.match(rf"[{_L}]*", found["number"])
    if letters and letters[0].upper() in _NO_REGISTERS:
        return True
    return bool(found["spaced"] and statute(found["spaced"].replace(" ", "")))


def read_case(piece: str, number: str, words: TermReader) -> Recognised:
    """Return what a case *number* in the query text *piece* stands for."""
    key = case_key(number)
    parts = case_parts(number)
    typed = tuple(word_node(word, is_exact=True) for word in words.words(number))
    forms = {key: None, **dict.fromkeys(_written(parts) if parts else ())}
    ways: list[Node] = [_printed(form) for form in forms]
    ways += [Phrase(typed) if len(typed) > 1 else typed[0]] if typed else []
    if parts and parts.prefix:
        numbers = tuple(_printed(form) for form in _bare(parts))
        ways.append(And((_printed(parts.prefix), Or(numbers))))
    named = Or(tuple(ways), is_best=True)
    step = ReadingStep(f"case:{key}", "case", piece, key, True)
    strict = Or((Filter("case_number", asked_case_keys(number)), named))
    loose: Node = named
    if parts:
        loose = Or((named, Filter("case_number", (parts.number,))))
    return Recognised(step, "case", strict, loose)


def same_number(text: str) -> Node | None:
    """Return the cases with a number typed like that of an act ("602/2021")."""
    if not _NUMBER_AND_YEAR.fullmatch(text.strip()):
        return None
    parts = case_parts(text)
    return Filter("case_number", (case_key(text), parts.number)) if parts else None


def _written(parts: CaseParts) -> tuple[str, ...]:
    """Return how texts may print the number."""
    prefix, year, serial = parts.prefix, parts.year, parts.serial
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
