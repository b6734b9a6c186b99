"""One key for a case number, however it was typed or printed.

The store, the index and the query compare case numbers by these keys and by nothing
else. ``case_key`` says which case of one municipality a number means:

* dashes, blanks, zeros in front of the serial, capitals and a label do not count;
* a task class beside the number does not count ("HEL 2024-009117 T 00 00 03",
  "13596-2018 (00 01 01)"); one inside it does ("863/10.02.03/2018");
* letters before a number that ends in the year only name its owner
  ("TRE:863/10.02.03/2018"), but a state authority's are kept; letters before the year
  are the register's and belong to the number ("TUUDno-2022-1002").
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_STATE_AUTHORITIES = (
    "VN TEM STM OKM VM YM LVM MMM OM SM PLM UM AVI ESAVI LSSAVI PSAVI ISAVI LSAVI LAAVI "
    "UUDELY VARELY POSELY KESELY PIRELY EPOELY HAMELY KASELY LAPELY POKELY POPELY "
    "EOAK OKV THL KHO EVIRA RUOKAVIRASTO TRAFICOM LUVA EURA DVV VNK LVV"
)
FOREIGN_PREFIXES = frozenset(_STATE_AUTHORITIES.split())
"""Letters of state authorities: such a number is never the municipality's own."""

DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
"""For ``str.translate``: every dash becomes a plain hyphen."""

_SPACES = re.compile(r"\s+")
_AROUND_SIGN = re.compile(r"\s*([/:])\s*")
_AROUND_DASH = re.compile(r"\s*-\s*")
CASE_LABEL = (
    r"(?:asian?\s?(?:numero|nro)|asiatunnus|d(?:iaari)?\.?(?:numero|nro|no|nr)|d(?:n:o|:n?[or])"
    r"|diaari(?=:)|diarie(?:nummer|nr)|ärende(?:nummer|nr))"
)
"""What comes before a case number and says so; for regular expressions."""
_LABEL = re.compile(rf"^{CASE_LABEL}\s*[:.]?\s*")
_YEAR = r"(?:19|20)\d\d"
_JOINED_YEAR = re.compile(rf"^(?![a-zåäö]*dn[or])([a-zåäö]{{2,5}})[ -]?({_YEAR}-\d+)$")
_CLASS_BESIDE = re.compile(
    r"(?<=\d)(?:"
    r" t(?: \d\d){1,5}"  # HEL 2024-009117 T 00 00 03
    r"| ?\(\d{2,3}[\d ,.]*\)"  # 13596-2018 (00 01 01, 00 01 00)
    r"|(?<=/(?:19|20)\d\d)[ ,]+\d\d(?:\.\d{1,3}){1,4}"  # 730/2017 00.01.01
    r")$"
)
_PARTS = (
    # TUUDno-2022-1002, "lapdno 2024 970", 244Dno-2021-743, TORILAno-2031-402
    re.compile(
        r"(?P<register>(?:[a-zåäö]{1,10}?|\d{3})(?= ?dn)|[a-zåäö]{2,12}?(?=n(?:ro|o|r)-))"
        rf" ?d?n(?:ro|o|r)[ /:-]*(?P<year>{_YEAR})[ /-]*(?P<serial>\d{{1,6}})"
    ),
    # HEL 2024-009117, hel2024009117
    re.compile(
        rf"(?P<register>[a-zåäö]{{2,8}})[ /:-]?(?P<year>{_YEAR})"
        r"(?:[ /-]?(?=\d\d)|-)(?P<serial>\d{1,6})"
    ),
    # TRE:863/10.02.03/2018, "536/51.510/2012", 13835-2021, VN/8063/2025
    re.compile(
        r"(?:(?P<owner>[a-zåäö]{1,10})[ /:-]?)?(?P<serial>\d{1,7})"
        rf"(?:[/ -](?P<inner>[\d./ ]{{0,16}}))?[/ -](?P<year>{_YEAR})"
    ),
    re.compile(rf"(?P<year>{_YEAR})-(?P<serial>\d{{1,6}})"),
)
_YEARS = re.compile(rf"{_YEAR}[ /-]{_YEAR}")


@dataclass(frozen=True, slots=True)
class CaseParts:
    """What a case number says, whatever signs are between.

    Attributes:
        year: four digits.
        serial: without zeros in front.
        register: letters before the year, without "dno", lower case; "" for none.
        owner: letters before a number that ends in the year, lower case; "" for none.
        inner_class: the class printed between serial and year ("10.02.03"), or "".
    """

    year: str
    serial: str
    register: str = ""
    owner: str = ""
    inner_class: str = ""

    @property
    def letters(self) -> str:
        """Letters before the number, of either kind; "" for none."""
        return self.register or self.owner

    @property
    def key(self) -> str:
        """The case within its municipality."""
        if self.register:
            return f"{self.register} {self.year}-{self.serial}"
        parts = (self.serial, self.inner_class, self.year)
        number = "/".join(part for part in parts if part)
        return f"{self.owner}/{number}" if self.is_foreign else number

    @property
    def is_foreign(self) -> bool:
        """Whether the letters are a state authority's."""
        return self.letters.upper() in FOREIGN_PREFIXES

    @property
    def number(self) -> str:
        """Year and serial alone; many registers may have it.

        The tilde keeps these apart from numbers as they are printed.
        """
        return f"~{self.year}-{self.serial}"

    @property
    def whole(self) -> str:
        """Letters, year and serial; equals ``number`` where there are no letters."""
        return f"~{self.letters} {self.number[1:]}" if self.letters else self.number


def tidy_case_number(case_number: str) -> str:
    """Return a case number for reading: lower case, plain hyphens, no label.

    >>> tidy_case_number("HEL2024–009117")
    'hel 2024-009117'
    >>> tidy_case_number("Dnro 2804 / 00.01.01 / 2026")
    '2804/00.01.01/2026'
    """
    plain = unicodedata.normalize("NFC", case_number).translate(DASHES)
    folded = _SPACES.sub(" ", plain.casefold()).strip()
    folded = _AROUND_DASH.sub("-", _LABEL.sub("", folded))
    folded = _JOINED_YEAR.sub(r"\1 \2", folded)
    return _AROUND_SIGN.sub(r"\1", folded).strip(" .,;:-")


def case_parts(case_number: str) -> CaseParts | None:
    """Take a case number apart; None when it is none, or only a span of years.

    >>> case_parts("TUUDno 2022 1002") == case_parts("tuudno-2022-1002")
    True
    >>> case_parts("OUKA/1472/02.02.02/2017").whole
    '~ouka 2017-1472'
    >>> case_parts("HEL 2024-009117 T 00 00 03").number
    '~2024-9117'
    """
    text = _CLASS_BESIDE.sub("", tidy_case_number(case_number))
    if _YEARS.fullmatch(text):
        return None
    for pattern in _PARTS:
        if found := pattern.fullmatch(text):
            groups = found.groupdict()
            return CaseParts(
                year=groups["year"],
                serial=groups["serial"].lstrip("0") or "0",
                register=groups.get("register") or "",
                owner=groups.get("owner") or "",
                inner_class=_class(groups.get("inner") or ""),
            )
    return None


def case_key(case_number: str) -> str:
    """Return what all spellings of one case number of a municipality share.

    >>> case_key("HEL 2024-009117 T 00 00 03") == case_key("hel-2024-9117")
    True
    >>> case_key("TRE:863/10.02.03/2018")
    '863/10.02.03/2018'
    """
    parts = case_parts(case_number)
    return parts.key if parts else tidy_case_number(case_number)


def indexed_case_keys(case_number: str) -> tuple[str, ...]:
    """Return all that a decision's case number is found by, each once."""
    parts = case_parts(case_number)
    loose = (parts.whole, parts.number) if parts else ()
    keys = (case_key(case_number), tidy_case_number(case_number), *loose)
    return tuple(dict.fromkeys(keys))


def asked_case_keys(case_number: str) -> tuple[str, ...]:
    """Return the indexed keys that are surely the typed number.

    Letters that are typed have to be the decision's; without them only the number as
    printed is sure.
    """
    parts = case_parts(case_number)
    sure = () if parts is None else (parts.whole if parts.letters else parts.key,)
    return tuple(dict.fromkeys((tidy_case_number(case_number), *sure)))


def _class(inner: str) -> str:
    """Return the class with one dot or stroke between its parts."""
    return re.sub(r"[ .]+", ".", inner.strip(" ./"))
