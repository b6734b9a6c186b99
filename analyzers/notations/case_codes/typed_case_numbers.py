"""Case numbers in what people type, in any notation.

People copy them with long dashes, leave out the register or the task class, the zeros or
the signs between. The table reads far more than a text prints; texts of decisions are
read by ``case_numbers``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from analyzers.notations.case_codes.case_keys import CASE_LABEL, DASHES
from analyzers.notations.temporal.dates import parse_date

_L = "A-ZÅÄÖa-zåäö"
_YEAR = r"(?:19|20)\d\d"
_CASE = re.compile(
    rf"""(?<![\w/.-])
    (?:{CASE_LABEL}[:.]?\s*)?
    (?P<number>
      [{_L}]{{2,12}}n(?:ro|o|r)-{_YEAR}-\d{{1,6}}                              # TORILAno-2031-402
    | [{_L}]{{1,9}}\ ?dn(?:ro|o|r)[\ /:-]{{0,3}}{_YEAR}[\ /-]{{0,3}}\d{{1,6}}  # ROIDno-2021-4378
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
NO_REGISTERS = frozenset(
    ["HE", "KHO", "KKO", "EU", "EY", "ETY", "EG", "VNA", "VNP", "SOPS", "TEA", "OMA"]
)
"""Letters of bills, courts, treaties and decrees, which are cited the same way."""


@dataclass(frozen=True, slots=True)
class TypedCaseNumber:
    """A case number in a typed text.

    Attributes:
        start: offset of the number, a label before it included.
        end: offset one past the last character.
        number: as typed, without the label.
        letters: capitals before a number that looks like an act's ("TUU 12/2020"), or "".
        act_number: the act that it can mean as well ("380 / 2023"), or None.
    """

    start: int
    end: int
    number: str
    letters: str = ""
    act_number: str | None = None


def find_typed(text: str) -> Iterator[TypedCaseNumber]:
    """Yield what can be a case number; first the clear ones, in order, then the others.

    >>> [found.number for found in find_typed("päätös dnro 2804 / 00.01.01 / 2026")]
    ['2804 / 00.01.01 / 2026']
    """
    plain = text.translate(DASHES)
    for found in _CASE.finditer(plain):
        has_label = found.start("number") > found.start()
        if not has_label and parse_date(found["number"]):
            continue  # "18/10/2017" is a day
        letters = re.match(rf"[{_L}]*", found["number"])
        if letters is None or letters[0].upper() not in NO_REGISTERS:
            spaced = found["spaced"]
            act = spaced.replace(" ", "") if spaced else None
            yield TypedCaseNumber(*found.span(), found["number"], act_number=act)
    for found in _LETTERS_AND_NUMBER.finditer(plain):
        if found["letters"] not in NO_REGISTERS:
            yield TypedCaseNumber(
                *found.span(), found.group(), found["letters"], found["number"]
            )
