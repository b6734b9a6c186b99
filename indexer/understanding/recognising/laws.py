"""Law references and case numbers in the words of a query, in any notation."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from analyzers.law.find import find_law_references
from analyzers.law.register.english_names import english_acts
from analyzers.law.register.statutes import statute
from analyzers.law.register.unmarked_names import with_marks
from analyzers.law.typed import is_abbreviation, parse_law_key
from indexer.contract.query import And, Filter, Node, Or, Word
from indexer.request import ReadingStep
from indexer.understanding.query_reading import Recognised
from indexer.understanding.recognising.cases import find_cases, read_case, same_number
from indexer.understanding.recognising.query_numbers import find_numbers
from indexer.understanding.term_reader import TermReader, word_node
from indexer.understanding.vocabulary.full_names import SHORTEST

_HAS_LOCATOR = re.compile(
    r"§|pykälä|\bluku|\d{1,4}\s*/\s*\d{2,4}|\bkap\b", re.IGNORECASE
)


_ABBREVIATION = re.compile(r"(?<![\w/.-])(?!kpl|rkl|KPL)[^\W\d_]{3,12}(?=\s?\d)")
_BARE_NUMBER = re.compile(
    r"""\s{0,2}(?P<number>\d{1,3}(?:\.\d{1,2})?(?:\s?[a-z](?=\s*(?:§|$)))?)
    (?:\s?§(?::\w+)?)?(?![\w/.:-])
    (?!\s*(?:%|€|euro|vuo[st]|vuode|päiv|kuukau|kk\b|v\b|kpl\b|prosent))""",
    re.VERBOSE,
)
"""A section without its sign; four digits are a year, a unit makes it an amount."""
_ACT_NUMBER = re.compile(
    r"(?<![\w/.-])\(?\d{1,4}/(?:1[789]|20)\d\d\)?[,:;]?(?=\s?[§\d])"
)
_SECTION_AHEAD = re.compile(
    r"(?:(?:§|(?<!\w)pykälä\w*|(?<!\w)paragraf\w*)\s?(?P<one>\d{1,3}(?:\s?[a-z])?)"
    r"|(?<![\w/])(?P<other>\d{1,3}(?:\s?[a-z])?)\s?(?:§|pykälä\w*|paragraf\w*))"
    r"\s*,?\s*(?:(?:laki|lain|lag(?:en)?|asetu\w+)\s+)?\(?(?P<act>\d{1,4}/(?:1[789]|20)\d\d)\)?(?!\w)"
)
"""A section before the act's number: "§ 23 380/2023", "23 § (380/2023)"."""
_SIGN_AHEAD = re.compile(r"(?<!\S)§\s?(?=\d)")
_MOST_LOCATOR_WORDS = 8
_SIGN = re.compile(r"§(?::\w+)?|pykäl\w+", re.IGNORECASE)

_LawFound = tuple[int, int, tuple[str, ...]]
"""Start and end in the text, and the keys."""


@dataclass(frozen=True, slots=True)
class QueryCitation:
    """A recognised citation and its place in the query."""

    start: int
    end: int
    found: Recognised = field(compare=False)


class CitationFinder:
    """Finds citations in one query."""

    def __init__(
        self, words: TermReader, today: dt.date, removed_steps: frozenset[str]
    ) -> None:
        self._words = words
        self._today = today
        self._removed_steps = removed_steps

    def find(self, text: str, offset: int) -> list[QueryCitation]:
        """Return the citations of *text*, which begins at *offset* of the query."""
        citations: list[QueryCitation] = []
        for start, end, number in find_cases(text):
            found = read_case(text[start:end], number, self._words)
            self._keep(citations, found, start, end, offset)
        blanked = blank(text, [(c.start - offset, c.end - offset) for c in citations])
        for start, end, found in find_numbers(blanked, self._words):
            self._keep(citations, found, start, end, offset)
        blanked = blank(text, [(c.start - offset, c.end - offset) for c in citations])
        marked = with_marks(blanked)
        for start, end, keys in self._laws(marked):
            found = self._law(marked[start:end], keys)
            found = _as_typed(found, text[start:end], marked[start:end])
            self._keep(citations, found, start, end, offset)
        return sorted(citations, key=lambda citation: citation.start)

    def _keep(
        self,
        citations: list[QueryCitation],
        found: Recognised,
        start: int,
        end: int,
        offset: int,
    ) -> None:
        if found.step.step_id not in self._removed_steps:
            citations.append(QueryCitation(start + offset, end + offset, found))

    def _laws(self, text: str) -> list[_LawFound]:
        """Return the places and keys of the acts that *text* names."""
        laws: list[_LawFound] = []
        for start, end, finnish in english_acts(text):
            laws.append((start, end, parse_law_key(finnish, today=self._today)))
        text = blank(text, [law[:2] for law in laws])
        for reference in find_law_references(text, doc_date=self._today):
            if reference.kind in ("statute", "eu-act") and reference.targets:
                piece = text[reference.start : reference.end]
                keys = parse_law_key(piece, today=self._today) or reference.keys
                laws.append((reference.start, reference.end, tuple(keys)))
        if not any("§" in key for law in laws for key in law[2]):
            laws = self._with_section_ahead(text) or laws
        blanked = blank(text, [law[:2] for law in laws])
        if _HAS_LOCATOR.search(blanked):
            whole = parse_law_key(text, today=self._today)
            known = {key for law in laws for key in law[2]}
            if whole and not set(whole) <= known:
                return [(*_shrunk(text, whole, self._today), tuple(whole))]
            if not any("§" in key for key in known):
                laws = self._by_number(text) or laws
        return self._with_bare_numbers(text, laws)

    def _with_section_ahead(self, text: str) -> list[_LawFound]:
        """Read "§ 23 380/2023" and "pykälä 23, laki 380/2023"."""
        match = _SECTION_AHEAD.search(text)
        if match is None:
            return []
        key = f"{match['act']} § {match['one'] or match['other']}"
        keys = parse_law_key(key, today=self._today)
        return [(match.start(), match.end(), tuple(keys))] if keys else []

    def _by_number(self, text: str) -> list[_LawFound]:
        """Read "(410/2015) 51 §" and "§ 51 kuntalaki" among other words."""
        for start, is_longest in _starts(text):
            ends = [found.end() for found in re.finditer(r"\S+", text[start:])]
            ends = ends[:_MOST_LOCATOR_WORDS]
            for end in reversed(ends) if is_longest else ends:
                keys = parse_law_key(text[start : start + end], today=self._today)
                if any("§" in key for key in keys):
                    return [(start, start + end, tuple(keys))]
        return []

    def _with_bare_numbers(
        self, text: str, laws: Sequence[_LawFound]
    ) -> list[_LawFound]:
        """Read "MRL 137", "mrl137 §" and "kuntalaki 7" as sections."""
        found = [
            law if any("§" in key for key in law[2]) else self._numbered(text, law)
            for law in laws
        ]
        blanked = blank(text, [law[:2] for law in found])
        for match in _ABBREVIATION.finditer(blanked):
            if is_abbreviation(match.group()):
                act = (match.start(), match.end(), ())
                law = self._numbered(text, act)
                found += [law] if law[2] else []
        return sorted(found)

    def _numbered(self, text: str, law: _LawFound) -> _LawFound:
        """Return *law* with the bare number behind it as its section."""
        start, end, _ = law
        number = _BARE_NUMBER.match(text, end)
        if number is None:
            return law
        typed = f"{text[start:end]} {number['number']} §"
        keys = parse_law_key(typed, today=self._today)
        return (start, number.end(), tuple(keys)) if keys else law

    def _law(self, piece: str, keys: tuple[str, ...]) -> Recognised:
        keys = _narrowest(keys)
        value = " / ".join(keys)
        step = ReadingStep(f"law:{value}", "law", piece, value, True)
        words = all_of([word_node(word) for word in self._words.words(piece)])
        case = same_number(piece)
        if words and case:
            # An act's number may be a case's as well.
            return Recognised(
                step,
                "law",
                Filter("law_reference", keys),
                case,
                is_soft=True,
                spoken=Or((words, case)),
                kin=self._act_names(keys),
            )
        is_title_only = not re.search(r"\d", piece)
        synonym_steps: tuple[ReadingStep, ...] = ()
        if words and is_title_only:
            words, synonym_steps = self._abbreviated(piece, words, keys)
        return Recognised(
            step,
            "law",
            Filter("law_reference", keys),
            words,
            is_title_only,
            kin=self._act_names(keys),
            more_steps=synonym_steps,
        )

    def _abbreviated(
        self, piece: str, words: Node, keys: Sequence[str]
    ) -> tuple[Node, tuple[ReadingStep, ...]]:
        """Let the full name of an act also ask for its usual abbreviation."""
        steps: list[ReadingStep] = []
        nodes = [words]
        for row in (statute(key) for key in keys):
            for short in row.abbreviations[:1] if row else ():
                is_said = short.casefold() == piece.partition(":")[0].casefold()
                step = self._words.abbreviation_step(piece, short)
                if len(short) >= SHORTEST and not is_said and step:
                    steps.append(step)
                    nodes.append(self._words.abbreviation_node(short))
        return (Or(tuple(nodes), is_best=True) if steps else words), tuple(steps)

    def _act_names(self, keys: Sequence[str]) -> tuple[Word, ...]:
        """Return the everyday names of the acts ("tasa-arvolaki" for 609/1986)."""
        rows = (statute(act) for act in dict.fromkeys(k.split(" ")[0] for k in keys))
        return tuple(
            word_node(word)
            for row in rows
            for name in (row.short_fi[:2] if row else ())
            if len(words := self._words.words(name)) == 1
            for word in words
        )


def _as_typed(found: Recognised, typed: str, name: str) -> Recognised:
    """Return *found* as read out of what was *typed*; marks put into it are told."""
    if typed == name:
        return found
    steps = tuple(
        replace(step, text=typed) if step.text == name else step
        for step in found.more_steps
    )
    told = ReadingStep(f"marks:{typed.casefold()}", "marks", typed, name)
    step = replace(found.step, text=typed)
    return replace(found, step=step, more_steps=(told, *steps))


def _starts(text: str) -> list[tuple[int, bool]]:
    """Return where a reference may begin, and whether the longest reading is meant."""
    numbers = [(found.start(), True) for found in _ACT_NUMBER.finditer(text)]
    return numbers + [(found.start(), False) for found in _SIGN_AHEAD.finditer(text)]


def _narrowest(keys: Sequence[str]) -> tuple[str, ...]:
    """Leave an act out beside its own sections: "§ 7 kuntalaki" is not the whole act."""
    return tuple(
        key for key in keys if not any(other.startswith(f"{key} ") for other in keys)
    )


def all_of(nodes: Sequence[Node]) -> Node | None:
    """Return what all *nodes* ask for; None for none."""
    if not nodes:
        return None
    return nodes[0] if len(nodes) == 1 else And(tuple(nodes))


def blank(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Put spaces in place of *spans*, so that offsets stay."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _shrunk(text: str, keys: Sequence[str], today: dt.date) -> tuple[int, int]:
    """Return the shortest span of whole words that still reads as *keys*."""
    spans = [found.span() for found in re.finditer(r"\S+", text)]
    first, last = 0, len(spans)

    def reads(begin: int, end: int) -> bool:
        piece = text[spans[begin][0] : spans[end - 1][1]]
        read = parse_law_key(piece, today=today)
        return _narrowest(read) == _narrowest(keys)

    while last - first > 1 and reads(first, last - 1):
        last -= 1
    while last - first > 1 and reads(first + 1, last):
        first += 1
    while last < len(spans) and _SIGN.fullmatch(text[slice(*spans[last])]):
        last += 1
    while first and _SIGN.fullmatch(text[slice(*spans[first - 1])]):
        first -= 1
    return spans[first][0], spans[last - 1][1]
