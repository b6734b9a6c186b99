"""Case numbers (diaarinumerot) in the texts of decisions, and the task class inside them.

Finding one in a text is not enough to call it the decision's own: a decision also cites
other cases, ministries' and courts' numbers. ``own_case_number`` therefore reads only
lines that hold little else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from analyzers.notations.case_codes.case_keys import CASE_LABEL, FOREIGN_PREFIXES
from analyzers.notations.municipal_bodies.chief_bodies import by_abbreviation

_DAY = r"\d{2}\.\d{1,2}\.(?:19|20)\d{2}(?!\d)"
"""After a meeting's number: "Protokoll 5/2031, 29.9.2031"."""
_CLASS = r"\d{2}(?:\.\d{1,6}){1,4}"
CASE_NUMBER = re.compile(
    r"(?=[A-ZÅÄÖ\d])"
    # TUUDno-2022-1002, KHVADno-2023-1920, RAAdnr 2021/12; 244Dno-2021-743; TORILAno-2031-402
    r"(?:(?<![\w-])(?P<dno>(?:(?:[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,9}|\d{3})(?:[Dd](?:no|nr)|DN[OR])"
    r"|[A-ZÅÄÖ]{2,12}n(?:ro|o|r))[- ]?(?:19|20)\d{2}[-/]\d{1,6})(?!\d)"
    # HEL 2024-009117 T 00 00 03, HEL-2024-009117
    r"|(?<![\w-])(?P<hel>HEL[ -](?:19|20)\d{2}-\d{6})(?!\d)(?P<helclass>\s+T\s+\d{2}"
    r"(?:\s\d{2}){1,4})?"
    # 2771/10.03.01/2026, OUKA/1472/02.02.02/2017, D/12/02.02.02/2025,
    # TRE:863/10.02.03/2018, 3700/11.01.00 /2011
    rf"|(?<![\w/.])(?P<slash>(?:"
    rf"(?<!-)(?P<prefix>[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{{0,11}}(?:-[A-ZÅÄÖ]{{2,8}})?)\s?[/:]\s?)?\d{{1,6}}\s?/\s?"
    rf"(?P<class>{_CLASS})\s?/\s?(?:19|20)\d{{2}})(?![\d/])"
    # 730/2017 00.01.01.00, the two often on lines of their own
    rf"|(?<![\w/.-])(?P<short>\d{{1,6}}/(?:19|20)\d{{2}})[ ,]+(?!{_DAY})"
    rf"(?P<shortclass>{_CLASS})(?![\d.])"
    # Turku: 13596-2018 (00 01 01, 00 01 00), 11222-2006 (641, 613)
    r"|(?<![\w/.-])(?P<turku>\d{1,6}-(?:19|20)\d{2})\s*\((?P<turkuclass>\d{2,3}"
    r"(?:[ .]\d{2}){0,4})(?:,\s*[\d .]+)*\)"
    # older class codes: 536/51.510/2012, 94/13/134/2012, 12/602/2015
    r"|(?<![\w/.])(?P<old>\d{1,6}/(?:\d{1,3}[./]\d{1,3}(?:[./]\d{1,3})?|\d{3})"
    r"/(?:19|20)\d{2})(?![\d/])"
    # the class first: 00.01.02/213/2015
    rf"|(?<![\w/.])(?P<first>(?P<firstclass>{_CLASS})/\d{{1,6}}/(?:19|20)\d{{2}})(?![\d/]))"
)
_LABEL = re.compile(rf"^(?:{CASE_LABEL}|ärende)\b\.?:?\s*", re.IGNORECASE)
_LABEL_WITHIN = re.compile(rf"(?<!\w){CASE_LABEL}\b", re.IGNORECASE)
_LABELLED = re.compile(
    r"^(?:[A-ZÅÄÖ][A-Za-zÅÄÖåäö-]{0,12}[ /:-])?(?:"
    r"\d{1,6}(?:/\d{1,3})? ?/ ?(?:19|20)\d{2}(?:[/-]\d{1,4})?|\d{1,6} ?/ ?\d{2}"
    r"|\d{1,6}-(?:19|20)\d{2}"
    r"|(?:19|20)\d{2}[-/]\d{1,6})(?![\d./-])"
)
_LETTERED = re.compile(
    r"(?!(?:pöytäkirja|esityslista|kokous|protokoll|nro|nr|no|sivu|liite|bilaga|lista|asia|ärende)\b)"
    r"(?:(?P<letters>(?-i:[A-ZÅÄÖ])[a-zåäö]{1,10})(?:(?<=[a-zåäö])/|(?-i:(?<=[A-ZÅÄÖ])) )"
    r"(?:\d{1,6}/){0,2}\d{1,6}/(?:19|20)\d{2}|(?-i:(?P<sign>[A-ZÅÄÖ]))/\d{1,6}/(?:19|20)\d{2}"
    r"|(?-i:(?P<name>[A-ZÅÄÖ][a-zåäö]{2,11}))n(?:ro|o|r)-(?:19|20)\d{2}-\d{1,6}"
    r"|(?-i:(?P<register>[A-ZÅÄÖ]{2,12})[ /-](?:(?:19|20)\d{2}[-/](?!(?:19|20)\d{2}$)\d{1,6}"
    r"|\d{1,6}-(?:19|20)\d{2}))|(?-i:(?P<owner>[A-ZÅÄÖ]{2,12}): ?\d{1,6}/(?:19|20)\d{2}))",
    re.IGNORECASE,
)
"""A line of its own: "LUK/45/1/2022", "Kunta/3/2024", "KAJ 1234/2023", "KAJ/2024-31",
"KAJ: 31/2024", "D/31/2024", "Torilano-2031-402"."""

_BARE = re.compile(
    r"^(?P<number>\d{1,6}/(?:19|20)\d{2}|(?:19|20)\d{2}[-/](?!(?:19|20)\d{2}$)\d{1,6})$"
)
_AT_END = re.compile(
    rf"(?i)(?<=\w) ?\((?P<inside>[^()]{{6,60}})\)$"
    rf"|[ ,;]+(?P<labelled>{CASE_LABEL}\.?:? ?\S.{{4,50}})$"
)
_HAS_DIGIT = re.compile(r"\d")
_REGISTER_SIGN = re.compile(r"(?:[Dd]?n(?:ro|o|r)|DN[OR])(?=[- ]?\d)")
_YEARS = re.compile(r"(?:19|20)\d{2}-(?:19|20)\d{2}$")
_BARE_TURKU = re.compile(r"^\d{2,6}-(?:19|20)\d{2}$")
_BARE_CLASS = re.compile(rf"^{_CLASS}$")


@dataclass(frozen=True, slots=True)
class CaseNumber:
    """A case number found in a text.

    Attributes:
        text: as written, inner white space collapsed, without the task class that
            is beside it.
        task_class: dotted class, or None.
        start: offset in the text searched.
        end: offset one past the last character.
        prefix: letters before the number ("OUKA", "TUU"), or None.
    """

    text: str
    task_class: str | None
    start: int
    end: int
    prefix: str | None = None

    @property
    def is_foreign(self) -> bool:
        """Whether a state authority gave the number: it is never a municipality's."""
        return self.prefix in FOREIGN_PREFIXES


def find(text: str) -> list[CaseNumber]:
    """Return every case number in *text*, in order, other authorities' included."""
    if _HAS_DIGIT.search(text) is None:
        return []
    return [_case_number(match) for match in CASE_NUMBER.finditer(text)]


def case_label(line: str) -> re.Match[str] | None:
    """Return the label with which a line begins ("Dnro", "Asianumero:"), or None."""
    return _LABEL.match(line)


def own_case_number(
    line: str,
    following: str = "",
    *,
    is_first: bool = False,
    is_below_title: bool = False,
) -> CaseNumber | None:
    """Return the document's own case number when *line* of its header gives it.

    A line counts when it is labelled (Dno, Asianro …; the number may be on the
    *following* line) or holds little beside the number. Below an item's title
    "225/2022" alone is one, too; above it would be the number of a meeting.
    """
    if line[:1] + line[-1:] == "()" and line.count("(") == 1:
        line = line[1:-1].strip()
    label = case_label(line)
    rest = line[label.end() :] if label else line
    if label and (again := case_label(rest)):
        rest = rest[again.end() :]
    if label and not rest:
        return _read(following, labelled=True, following="")
    if is_below_title and _BARE_TURKU.match(rest) and not _YEARS.match(rest):
        return CaseNumber(rest, None, 0, len(rest))
    if is_first and _BARE_TURKU.match(rest):
        return CaseNumber(rest, None, 0, len(rest))
    if is_below_title and _BARE.match(rest):
        return CaseNumber(rest, None, 0, len(rest))
    return _read(
        rest,
        labelled=label is not None,
        following=following,
        is_below_title=is_below_title,
    )


def labelled_in(text: str) -> CaseNumber | None:
    """Return the number behind a label inside a line: "Päätös   Diaarinro 512/2031"."""
    label = _LABEL_WITHIN.search(text)
    return own_case_number(text[label.start() :]) if label else None


def _read(
    rest: str, *, labelled: bool, following: str, is_below_title: bool = False
) -> CaseNumber | None:
    if _HAS_DIGIT.search(rest) is None:
        return None
    bare = _BARE.match(rest) or _BARE_TURKU.match(rest)
    if bare and (labelled or _BARE_CLASS.match(following)):
        task_class = following if _BARE_CLASS.match(following) else None
        return CaseNumber(rest, task_class, 0, len(rest))
    if not labelled and len(rest) > 200 and sum(map(str.isalpha, rest)) > 90:
        # Words beside any number that it may hold; looking for one takes long.
        return None
    for match in CASE_NUMBER.finditer(rest):
        number = _case_number(match)
        beside = len(rest) - (match.end() - match.start())
        if number.is_foreign:
            continue
        if labelled or beside <= 12 or (match.start() == 0 and beside <= 60):
            return number
        return None
    if labelled and (short := _LABELLED.match(rest)):
        written = re.sub(r" ?/ ?", "/", short.group())
        return CaseNumber(written, None, short.start(), short.end())
    lettered = _LETTERED.fullmatch(rest)
    if lettered is None:
        return None
    letters = next(filter(None, lettered.groups()))
    is_body = letters.casefold() in by_abbreviation()
    is_section = is_body and not (is_below_title and rest[len(letters)] in "/:")
    return None if is_section else CaseNumber(rest, None, 0, len(rest), letters)


def cut_from(title: str) -> tuple[str, CaseNumber | None]:
    """Return a title without the case number at its end, and the number.

    >>> cut_from("Kirjan hankinta (TOR/12/10.03.01/2031)")[0]
    'Kirjan hankinta'
    >>> cut_from("Kaavan muutos (19/2031)")
    ('Kaavan muutos (19/2031)', None)
    """
    match = _AT_END.search(title)
    if match is None:
        return title, None
    inside = match["inside"] or match["labelled"]
    number = own_case_number(inside)
    if number is None:
        return title, None
    is_strong = case_label(inside) or CASE_NUMBER.fullmatch(inside) or number.prefix
    if not is_strong:
        return title, None
    return title[: match.start()].rstrip(" ,;:–-"), number


def _case_number(match: re.Match[str]) -> CaseNumber:
    groups = match.groupdict()
    name = next(
        n
        for n in ("dno", "hel", "slash", "short", "turku", "old", "first")
        if groups[n]
    )
    text = " ".join(groups[name].split())
    text = re.sub(r"\s*([/:])\s*", r"\1", text)
    task_class = (
        groups["class"]
        or groups["shortclass"]
        or groups["firstclass"]
        or _spaced(groups["turkuclass"])
        or _spaced((groups["helclass"] or "").replace("T", ""))
    )
    prefix = groups["prefix"]
    if name == "hel":
        prefix = "HEL"
    if name == "dno":
        prefix = _REGISTER_SIGN.split(text)[0]
    return CaseNumber(text, task_class, match.start(), match.end(), prefix)


def _spaced(written: str | None) -> str | None:
    """Return "00 01 01" as "00.01.01"; older undotted codes ("641") are not a task class."""
    parts = re.split(r"[ .]+", (written or "").strip())
    return ".".join(parts) if len(parts) > 1 and len(parts[0]) == 2 else None
