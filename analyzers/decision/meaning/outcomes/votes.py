"""Votes with their figures: JAA and EI, "äänin 7–4", votes for one motion and another."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from dataclasses import dataclass

from analyzers.decision.meaning.grammar.number_words import as_digits
from analyzers.decision.meaning.grammar.phrases import says
from analyzers.decision.meaning.grammar.units import Unit
from analyzers.decision.meaning.zoning.narrative import Motion, is_named
from analyzers.decision.meaning_values import VoteCount

_ALONE = r"(?<![\w.,/-])"
_SHARE = r"\s*-?\s*(?:ää\w+|röst\w*)?"
_THEN = (
    r"\s*(?:\([^()\d]{1,80}\)\s*)?(?:\(|:|=|–|-)?\s*(?:annettiin|gavs|yhteensä|oli)?\s*"
)
_FIGURE = r"(?P<m>\d{1,3})\b(?!\.\d|\s*§)"
_YES = re.compile(
    rf"{_ALONE}(?P<n>\d{{1,3}})\s*(?:kpl\s*)?[\"”]?\bjaa[\"”]?{_SHARE}\b"
    rf"|\bjaa[\"”]?{_SHARE}{_THEN}{_FIGURE}(?!\s*ei\b)"
)
_NO = re.compile(
    rf"{_ALONE}(?P<n>\d{{1,3}})\s*(?:kpl\s*)?[\"”]?\bei[\"”]?{_SHARE}\b"
    rf"|\bei[\"”]?{_SHARE}{_THEN}{_FIGURE}(?!\s*jaa\b)"
)
_JA = re.compile(
    rf"{_ALONE}(?P<n>\d{{1,3}})\s*[\"”]?\bja[\"”]?{_SHARE}\b"
    rf"|\bja[\"”]?{_SHARE}{_THEN}{_FIGURE}(?!\s*nej\b)"
)
_NEJ = re.compile(
    rf"{_ALONE}(?P<n>\d{{1,3}})\s*[\"”]?\bnej[\"”]?{_SHARE}\b"
    rf"|\bnej[\"”]?{_SHARE}{_THEN}{_FIGURE}(?!\s*ja\b)"
)
"""Swedish "ja" is Finnish "and": it is a vote only where "nej" or "röster" stands, too."""
_IS_SWEDISH = re.compile(r"\bnej\b|\bja-?\s?röst")
_LEAD = r"(?:(?!ja |och |ei |nej )[^\W\d_]+ ){0,2}"
_EMPTY = re.compile(
    rf"(?P<n>\d{{1,3}})\s*{_LEAD}(?:tyhj\w+|blank\w*|tomm?a?\b|pidättäyty\w+|avstod)"
    r"|\b(?:tyhj\w*|blank\w*|pidättäyty\w+|nedlagda)\s*(?:ää\w+|röst\w*)?\s*[:(=]?\s*"
    r"(?P<m>\d{1,3})\b"
)
_ABSENT = re.compile(
    r"(?P<n>\d{1,3})\s*(?:jäsentä |valtuutettua |ledamöter )?(?:oli |var )?"
    r"(?:poissa|frånvar)\w*"
    r"|\b(?:poissa\w*|frånvar\w*)\s*(?:oli\s*)?[:(=]?\s*(?P<m>\d{1,3})\b"
)
_BY_VOTES = re.compile(
    r"\b(?:äänin|äänimäärin|ääniluvuin|ään\.|tasan|rösterna|rösttalen|med|lika"
    r"|(?:äänet|äänimäärät|rösterna)(?: [a-zåäö]{3,}){1,3})\s*"
    r"(?P<a>\d{1,3})\s*(?:ääntä |ääntä puolesta |puolesta |röster )?"
    r"(?:[-–—/]|ja|vastaan|mot|,)\s*(?P<b>\d{1,3})\b(?!\.\d)"
)
_COUNT = re.compile(
    r"(?P<n>\d{1,3})\s*(?:ääntä|äänen|ään[ie](?!sty)\w*|jäsentä|valtuutettua|henkilöä"
    r"|röst(?:er)?\b|kannatti|kannattivat|vastusti|ledamöter)"
    r"|(?:kannalla|kannatti|kannattivat|puolesta|vastaan|palauttamista|jatkamista|kannattaa"
    r"|röstade|återremiss|bordläggning|fortsatt behandling)"
    r"\s*(?:oli\s*|äänesti\s*|röstade\s*|:\s*)?(?P<m>\d{1,3})\b(?!\.\d)"
)
_LISTED = re.compile(
    r"(?P<side>[Jj][Aa][Aa]?|JA|[Ee][Ii]|[Nn][Ee][Jj])[ -]?(?:ää\w+|röst\w*)?\s*(?::"
    r"|annettiin:?)?\s*"
    r"(?P<names>[A-ZÅÄÖ][\w.-]+(?: [A-ZÅÄÖ][\w-]+)?"
    r"(?:(?:, | ja | sekä | och )[A-ZÅÄÖ][\w.-]+(?: [A-ZÅÄÖ][\w-]+)?)*)(?:\.| ?\(|$)"
)
"""Names by side without a figure: "Jaa äänestivät Aho, Elo ja Koski"."""
_NAMED_COUNT = re.compile(
    r"[A-ZÅÄÖ][a-zåäö]+(?:-[A-ZÅÄÖ][a-zåäö]+)?\s*(?:\([\w.]+\)\s*)?[:=–-]?\s*"
    r"(\d{1,3})\b(?![.:]\d)"
)
"""A candidate with his votes."""
_ABSENT_NAMES = re.compile(
    r"^(?:Poissa\w*|Frånvarande)\s*(?:äänestyksestä\s*)?:\s*"
    r"(?P<names>[A-ZÅÄÖ][\w.-]+(?: [A-ZÅÄÖ][\w-]+)?"
    r"(?:(?:, | ja | sekä | och )[A-ZÅÄÖ][\w.-]+(?: [A-ZÅÄÖ][\w-]+)?)*)"
)
_LISTED_NAME = re.compile(r", | ja | sekä | och ")
_ASKED = re.compile(
    r"\bäänestä(?:vät|ä)\b.{0,20}\b(?:jaa|ei)\b|\b(?:toise|kolmanne|neljänne|viidenne)\w+"
    r" äänestyks|\b[2-9]\.? äänesty|\bäänesty\w+ [2-9]\b|\bröstar? (?:ja|nej)\b"
    r"|\bandra omröstning|\b[2-9]\.? omröstning"
)
"""A question put to another vote, or its number: equal figures are then no repetition."""
_SLIPS = re.compile(r"lippu|ehdotuslip|röstsed|valsed")
_LONGEST_ROW = 200
_COUNTERLIKE = ("counter", "return", "table", "refuse")
_NAMES = re.compile(
    r"[(:]\s*[A-ZÅÄÖ][\w-]+(?:\s+[A-ZÅÄÖ][\w-]+)?(?:,|\s+ja\s|\s+och\s)"
)
_SIDE_NAMES = re.compile(r"^(?:[A-ZÅÄÖ][\w-]+[ ,]*(?:ja|och)?\s*){2,}")


@dataclass(frozen=True, slots=True)
class Ballot:
    """A vote as it stands in the narrative.

    Attributes:
        count: its figures.
        index: the number of the sentence that ends it.
        about: counter, return, table, wish or election.
        is_ordered: whether the figures are those of the winner and the loser, not yet of
            the base proposal and the other one.
    """

    count: VoteCount
    index: int
    about: str
    is_ordered: bool = False


def ballots(units: Sequence[Unit], motions: Sequence[Motion]) -> list[Ballot]:
    """Return the votes that sentences tell of, in order.

    Args:
        units: the sentences of the decision's part, and of the handling.
        motions: what had been moved.
    """
    reader = _Reader(motions)
    for index, unit in enumerate(units, start=1):
        reader.take(unit, index)
    return reader.finish()


class _Reader:
    def __init__(self, motions: Sequence[Motion]) -> None:
        self._motions = motions
        self._found: list[Ballot] = []
        self._yes: int | None = None
        self._no: int | None = None
        self._unit: Unit | None = None
        self._before: list[str] = []
        self._roll = False
        self._is_asked = False

    def take(self, unit: Unit, index: int) -> None:
        folded = as_digits(unit.text.lower())
        self._before.append(folded)
        self._is_asked = self._is_asked or _ASKED.search(folded) is not None
        is_swedish = _IS_SWEDISH.search(folded) is not None
        yes = _number(_JA if is_swedish else _YES, folded)
        no = _number(_NEJ if is_swedish else _NO, folded)
        listed = _LISTED.match(unit.text) if yes is None and no is None else None
        if listed is not None:
            self._roll = True
            count = len(_LISTED_NAME.split(listed["names"]))
            yes, no = (
                (count, None) if listed["side"].lower()[0] == "j" else (None, count)
            )
        if yes is None and no is None:
            if not self._by_sides(unit, folded, index):
                self._besides(unit, folded)
            return
        self._roll = self._roll or bool(_NAMES.search(unit.text))
        if yes is not None and self._yes is not None and no is None:
            self._yes = None
        self._unit = self._unit or unit
        self._yes = yes if yes is not None else self._yes
        self._no = no if no is not None else self._no
        if self._yes is not None and self._no is not None:
            self._add(self._yes, self._no, self._unit, unit, index, folded)
            self._yes = self._no = self._unit = None

    def finish(self) -> list[Ballot]:
        return self._found

    def _besides(self, unit: Unit, folded: str) -> None:
        """Blank votes and absences may stand on lines of their own, and names."""
        if self._yes is not None or self._no is not None:
            self._roll = self._roll or bool(_SIDE_NAMES.match(unit.text))
            return
        if not self._found:
            return
        last = self._found[-1]
        empty, absent = _number(_EMPTY, folded), _absent(unit.text, folded)
        if len(folded) >= _LONGEST_ROW:
            return
        count = dataclasses.replace(
            last.count,
            empty=last.count.empty or empty or 0,
            absent=last.count.absent or absent or 0,
        )
        self._found[-1] = dataclasses.replace(last, count=count)

    def _by_sides(self, unit: Unit, folded: str, index: int) -> bool:
        match = _BY_VOTES.search(folded)
        if match:
            self._add(
                int(match["a"]),
                int(match["b"]),
                unit,
                unit,
                index,
                folded,
                ordered=True,
            )
            return True
        sides = (
            _sides(folded) if not says("base-first", folded) else _for_against(folded)
        )
        if len(sides) < 2:
            return self._by_names(unit, folded, index)
        if says("ballot-of-persons", " ".join(self._before[-6:])) and not re.search(
            r"ehdotu|esity|förslag", folded
        ):
            numbers = sorted((number for number, _ in sides), reverse=True)
            self._add(numbers[0], sum(numbers[1:]), unit, unit, index, folded)
            return True
        (first, one), (second, other) = sides[:2]
        if (self._is_base(other) and not self._is_base(one)) or (
            self._is_counter(one) and not self._is_counter(other)
        ):
            first, second = second, first
        self._add(first, second, unit, unit, index, folded)
        return True

    def _by_names(self, unit: Unit, folded: str, index: int) -> bool:
        """Read "Niittymaa 14, Koivu 8 ja kaksi tyhjää" of a ballot of persons."""
        near = " ".join(self._before[-4:])
        if not says("ballot-of-persons", near) or not says("count-said", folded):
            return False
        found = [int(match[1]) for match in _NAMED_COUNT.finditer(unit.text)]
        if len(found) < 2:
            return False
        numbers = sorted(found, reverse=True)
        self._add(numbers[0], sum(numbers[1:]), unit, unit, index, folded)
        return True

    def _is_base(self, label: str) -> bool:
        return says("base-side", label) and not self._is_counter(label)

    def _is_counter(self, label: str) -> bool:
        if any(is_named(motion.mover, label) for motion in self._motions):
            return True
        return any(says(name, label) for name in _COUNTERLIKE) or bool(
            re.search(r"palautt|vastust|vastaan", label)
        )

    def _add(
        self,
        yes: int,
        no: int,
        first: Unit,
        last: Unit,
        index: int,
        folded: str,
        *,
        ordered: bool = False,
    ) -> None:
        is_asked, self._is_asked = self._is_asked, False
        if yes > 200 or no > 200 or (not is_asked and self._is_repeated(yes, no)):
            return
        count = VoteCount(
            for_=yes,
            against=no,
            empty=_number(_EMPTY, folded) or self._empty_slips() or 0,
            absent=_absent(last.text, folded) or 0,
            winner=None,
            roll_call=self._roll or bool(_NAMES.search(last.text)),
            start=first.start,
            end=last.end,
        )
        self._roll = False
        about = self._about(index)
        self._before = self._before[-1:]
        self._found.append(Ballot(count, index, about, ordered))

    def _empty_slips(self) -> int | None:
        """Return the blank slips that the sentence before tells: "43 lippua, 1 tyhjä"."""
        before = self._before[-2] if len(self._before) > 1 else ""
        return _number(_EMPTY, before) if _SLIPS.search(before) else None

    def _is_repeated(self, yes: int, no: int) -> bool:
        """Whether figures are said again: in the handling, then in the decision."""
        return any(
            {yes, no} == {one.count.for_, one.count.against} for one in self._found
        )

    def _about(self, index: int) -> str:
        """Return what a vote was on: the sentence says it, else the last motion."""
        near = " ".join(self._before[-8:])
        close = " ".join(self._before[-4:])
        if says("wish", close) or (says("wish", near) and not self._motions):
            return "wish"
        own = self._before[-1]
        for name in ("return", "table"):
            if says(name, own) or (name == "return" and "palautt" in own):
                return name
        moved = [one.kind for one in self._motions if one.index <= index]
        if moved and moved[-1] in {"return", "table", "wish"}:
            return moved[-1]
        if not moved:
            for name in ("return", "table"):
                if says(name, close) or (name == "return" and "palautt" in close):
                    return name
        if not self._motions and says("ballot-of-persons", near):
            return "election"
        return "counter"


def _absent(text: str, folded: str) -> int | None:
    """Return how many were absent from a vote: a figure, or names that are counted."""
    number = _number(_ABSENT, folded)
    if number is not None:
        return number
    listed = _ABSENT_NAMES.search(text)
    if listed is None:
        return None
    names = [name for name in _LISTED_NAME.split(listed["names"]) if name.strip()]
    return len(names)


def _number(pattern: re.Pattern[str], folded: str) -> int | None:
    match = pattern.search(folded)
    return int(match["n"] or match["m"]) if match else None


def _sides(folded: str) -> list[tuple[int, str]]:
    """Return numbers of votes with the words that tell whose they are."""
    row = _IN_ROW.match(folded)
    if row is not None:
        return [(int(row["n"]), row["one"]), (int(row["m"]), row["other"])]
    matches = [
        match
        for match in _COUNT.finditer(folded)
        if not _EMPTY.match(folded, match.start())
    ]
    found = []
    for number, match in enumerate(matches):
        begin = matches[number - 1].end() if number else 0
        end = matches[number + 1].start() if number + 1 < len(matches) else len(folded)
        before = folded[begin : match.end()]
        after = re.split(r",|\bja\b|\bsekä\b|\boch\b", folded[match.end() : end])[0]
        follows = re.search(
            r"ehdotu|esity|puolesta|förslag|\bför\b|jatkam|palautt", after
        )
        label = (
            after if follows and not re.search(r"\bsai\b|\bfick\b", before) else before
        )
        found.append((int(match["n"] or match["m"]), label))
    if len(found) == 1:
        found.extend(_elliptic(folded, matches[0].end()))
    return found


def _for_against(folded: str) -> list[tuple[int, str]]:
    """Return "19 puolesta, 12 vastaan" as two sides, in either order."""
    found = {match["side"]: int(match["n"]) for match in _FOR_AGAINST.finditer(folded)}
    yes = next((n for side, n in found.items() if side in {"puolesta", "för"}), None)
    no = next((n for side, n in found.items() if side not in {"puolesta", "för"}), None)
    return [(yes, "base"), (no, "other")] if yes is not None and no is not None else []


def _elliptic(folded: str, begin: int) -> list[tuple[int, str]]:
    match = _ELLIPTIC.search(folded, begin)
    if match is None and (match := _ELLIPTIC_BEFORE.search(folded, begin)):
        return [(int(match[1]), folded[match.start() : match.end()])]
    return [(int(match[1]), folded[begin : match.end()])] if match else []


_ELLIPTIC = re.compile(r"(?:ehdotu|esity|förslag)\w*\s+(?:oli\s+)?(\d{1,3})\b(?!\.\d)")
"""The other side's figure without its noun: "ja Tuomen esitys seitsemän"."""
_ELLIPTIC_BEFORE = re.compile(
    r"\b(?:ja|och)\s+(\d{1,3})\s+(?:\S+\s+){1,3}?(?:ehdotu|esity|förslag)\w*"
)
_FOR_AGAINST = re.compile(
    r"(?P<n>\d{1,3})\s+(?:ääntä |jäsentä |valtuutettua |röster )?"
    r"(?P<side>puolesta|vastaan|för|mot|emot)\b"
)
_IN_ROW = re.compile(
    r"^(?:\d\.? )?(?:äänesty|omröstning)\w*[^:\d]{0,30}\d?:\s*(?P<one>[^\d,;:]{3,60}?)\s+"
    r"(?P<n>\d{1,3})(?: ääntä| röster)?\s*(?:[,;]|ja|och)\s*(?P<other>[^\d,;:]{3,60}?)\s+"
    r"(?P<m>\d{1,3})\b(?!\.\d)"
)
"""Figures behind each side: "Äänestys: jatketaan käsittelyä 7, pöydälle 2"."""


def last_deciding(found: Sequence[Ballot]) -> Ballot | None:
    """Return the last vote on a proposal, a return or a tabling, or None."""
    deciding = [one for one in found if one.about in {"counter", "return", "table"}]
    return deciding[-1] if deciding else None
