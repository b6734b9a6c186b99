"""Recognise law references, case numbers, names and periods in the words of a query."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from analyzers.base import QueryWord
from analyzers.law_query import parse_law_key
from analyzers.law_references import find_law_references
from analyzers.statutes import statute
from indexer.case_keys import case_key
from indexer.lexer import Lexeme
from indexer.query import And, DateRange, Filter, Node, Or, Phrase, Word
from indexer.query_dates import Period, find_periods
from indexer.query_names import NameFound, NameIndex
from indexer.query_terms import FILLERS, TermReader, word_node
from indexer.reading import QueryTerm, Recognised
from indexer.request import ReadingStep

GENERIC = frozenset(
    [
        "päätös",
        "kokous",
        "pöytäkirja",
        "esityslista",
        "asia",
        "käsittely",
        "ote",
        "kokousasia",
        "toimielin",
        "viranhaltijapäätös",
        "beslut",
        "protokoll",
        "möte",
        "ärende",
        "decision",
        "minute",
        "meeting",
    ]
)
"""Words that every decision is about: beside a name they narrow nothing."""

_CASE = re.compile(
    r"""(?<![\w/.-])(?:(?:dnro|dno|diaarinumero|diaarinro|asianumero)[:.]?\s*)?
    (?P<number>
      [A-Za-zÅÄÖåäö]{1,8}[Dd][Nn][Oo]-\d{4}-\d+          # ROIDno-2021-4378
    | [A-Za-zÅÄÖåäö]{1,10}\s?[/:]\s?\d{1,7}(?:\s?/\s?[\d.]{2,14})?\s?/\s?\d{4}  # VN/37864/2025
    | [A-ZÅÄÖa-zåäö]{2,5}[\ -]?(?:19|20)\d\d-\d{4,6}      # HEL 2024-009117
    | \d{1,7}\s?/\s?\d\d(?:\.\d\d){1,4}(?:\.\d\d)?\s?/\s?\d{4}  # 2804/00.01.01/2026
    | \d{1,6}/\d{1,6}/\d{4}                               # 8/80/2000
    | (?!(?:19|20)\d\d-(?:19|20)\d\d)\d{1,6}-\d{4}        # 13835-2021
    )(?![\w/-]|\.\d)""",
    re.VERBOSE,
)
_HAS_LOCATOR = re.compile(
    r"§|pykälä|\bluku|\d{1,4}\s*/\s*\d{2,4}|\bkap\b", re.IGNORECASE
)
_HAS_SECTION = re.compile(r"§|\bluku\b")


_MOST_MONTHS = 120


@dataclass(frozen=True, slots=True)
class Run:
    """What a run of plain words yields."""

    steps: tuple[ReadingStep, ...]
    terms: tuple[QueryTerm, ...]
    recognised: tuple[Recognised, ...]


@dataclass(frozen=True, slots=True)
class _Citation:
    start: int
    end: int
    found: Recognised = field(compare=False)


class Recogniser:
    """Recognises in one query."""

    def __init__(
        self,
        query: str,
        words: TermReader,
        names: NameIndex,
        today: dt.date,
        removed_steps: frozenset[str],
    ) -> None:
        self._query = query
        self._words = words
        self._names = names
        self._today = today
        self._removed_steps = removed_steps
        self._citations: dict[int, Recognised] = {}

    def citation(self, lexeme: Lexeme) -> Recognised | None:
        """Return what a citation lexeme stands for; None for any other lexeme."""
        return self._citations.get(lexeme.start) if lexeme.kind == "citation" else None

    def merge_citations(self, lexemes: Sequence[Lexeme]) -> list[Lexeme]:
        """Join the words of each law reference and case number into one lexeme."""
        merged: list[Lexeme] = []
        run: list[Lexeme] = []
        for lexeme in lexemes:
            if lexeme.kind == "word" and not lexeme.field:
                run.append(lexeme)
                continue
            merged += self._merged_run(run)
            merged.append(lexeme)
            run = []
        return merged + self._merged_run(run)

    def read_run(self, lexemes: Sequence[Lexeme], *, has_others: bool) -> Run:
        """Read plain words and citations that stand together.

        ``has_others``: the query asks for more than these words, so a name among them
        is not all that is asked.
        """
        recognised = [
            self._citations[lexeme.start]
            for lexeme in lexemes
            if lexeme.kind == "citation"
        ]
        text, offset = self._blanked(lexemes)
        words = self._words.words(text)
        periods = [
            period
            for period in find_periods(text, self._today)
            if f"date:{text[period.start : period.end]}" not in self._removed_steps
        ]
        names = self._kept_names(words, periods)
        left = [
            word
            for index, word in enumerate(words)
            if not _in_period(word, periods)
            and not any(name.first <= index < name.last for name in names)
        ]
        content = [
            word
            for word in left
            if word.exact not in FILLERS and not GENERIC & {*word.lemma, word.exact}
        ]
        is_only_names = not (content or has_others or recognised)
        recognised += [
            self._recognised_name(name, names, words, is_only_names) for name in names
        ]
        recognised += [
            self._recognised_period(period, text, words, is_only_names)
            for period in periods
        ]
        narrows = any(not found.is_soft for found in recognised)
        reads = [self._words.word(word) for word in left]
        terms = tuple(
            dataclasses.replace(term, is_optional=True)
            if narrows and word not in content
            else term
            for word, read in zip(left, reads, strict=True)
            for term in read.terms
        )
        steps = [step for read in reads for step in read.steps]
        steps += [found.step for found in recognised]
        del offset
        return Run(tuple(steps), terms, tuple(recognised))

    # -- laws and cases ----------------------------------------------------------

    def _merged_run(self, run: Sequence[Lexeme]) -> list[Lexeme]:
        if not run:
            return []
        start, end = run[0].start, run[-1].end
        citations = self._find_citations(self._query[start:end], start)
        merged: list[Lexeme] = []
        for lexeme in run:
            around = next(
                (
                    citation
                    for citation in citations
                    if citation.start < lexeme.end and lexeme.start < citation.end
                ),
                None,
            )
            if around is None:
                merged.append(lexeme)
            elif not merged or merged[-1].start != around.start:
                text = self._query[around.start : around.end]
                merged.append(Lexeme("citation", text, around.start, around.end))
                self._citations[around.start] = around.found
        return merged

    def _find_citations(self, text: str, offset: int) -> list[_Citation]:
        citations: list[_Citation] = []
        for found in _CASE.finditer(text):
            self._keep(citations, self._case(found), found.start(), found.end(), offset)
        blanked = _blank(text, [(c.start - offset, c.end - offset) for c in citations])
        for start, end, keys in self._laws(blanked):
            piece = text[start:end]
            self._keep(citations, self._law(piece, keys), start, end, offset)
        return sorted(citations, key=lambda citation: citation.start)

    def _keep(
        self,
        citations: list[_Citation],
        found: Recognised,
        start: int,
        end: int,
        offset: int,
    ) -> None:
        if found.step.step_id not in self._removed_steps:
            citations.append(_Citation(start + offset, end + offset, found))

    def _case(self, found: re.Match[str]) -> Recognised:
        key = case_key(found["number"])
        step = ReadingStep(f"case:{key}", "case", found.group(), key, True)
        typed = self._words.words(found["number"])
        forms = tuple(word_node(word, is_exact=True) for word in typed)
        ways: list[Node] = [Word((), key, is_exact=True)]
        ways += [Phrase(forms) if len(forms) > 1 else forms[0]] if forms else []
        words = Or(tuple(ways), is_best=True)
        strict = Or((Filter("case_number", (key,)), words))
        return Recognised(step, "case", strict, words)

    def _laws(self, text: str) -> list[tuple[int, int, tuple[str, ...]]]:
        laws: list[tuple[int, int, tuple[str, ...]]] = []
        for reference in find_law_references(text, doc_date=self._today):
            if reference.kind in ("statute", "eu-act") and reference.targets:
                piece = text[reference.start : reference.end]
                keys = parse_law_key(piece, today=self._today) or reference.keys
                laws.append((reference.start, reference.end, tuple(keys)))
        blanked = _blank(text, [law[:2] for law in laws])
        if _HAS_LOCATOR.search(blanked):
            whole = parse_law_key(text, today=self._today)
            known = {key for law in laws for key in law[2]}
            if whole and not set(whole) <= known:
                return [(*_shrunk(text, whole, self._today), tuple(whole))]
        return laws

    def _law(self, piece: str, keys: tuple[str, ...]) -> Recognised:
        value = " / ".join(keys)
        step = ReadingStep(f"law:{value}", "law", piece, value, True)
        words = _all_of([word_node(word) for word in self._words.words(piece)])
        is_title_only = not re.search(r"\d", piece)
        return Recognised(
            step,
            "law",
            Filter("law_reference", keys),
            words,
            is_title_only,
            self._act_names(keys),
        )

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

    # -- names and periods ---------------------------------------------------------

    def _blanked(self, lexemes: Sequence[Lexeme]) -> tuple[str, int]:
        start, end = lexemes[0].start, lexemes[-1].end
        spans = [
            (lexeme.start - start, lexeme.end - start)
            for lexeme in lexemes
            if lexeme.kind == "citation"
        ]
        return _blank(self._query[start:end], spans), start

    def _kept_names(
        self, words: Sequence[QueryWord], periods: Sequence[Period]
    ) -> list[NameFound]:
        return [
            name
            for name in self._names.find(words)
            if f"{name.kind}:{name.label}" not in self._removed_steps
            and not any(
                _in_period(word, periods) for word in words[name.first : name.last]
            )
        ]

    def _recognised_name(
        self,
        name: NameFound,
        names: Sequence[NameFound],
        words: Sequence[QueryWord],
        is_only_names: bool,
    ) -> Recognised:
        follows_municipality = any(
            other.kind == "municipality" and other.last == name.first for other in names
        )
        sure = name.is_sure if name.kind == "municipality" else follows_municipality
        span = words[name.first : name.last]
        text = " ".join(word.text for word in span)
        step = ReadingStep(
            f"{name.kind}:{name.label}", name.kind, text, name.label, True
        )
        return Recognised(
            step,
            name.kind,
            Filter(name.kind, name.values),
            self._name_words(span),
            is_soft=not (sure or is_only_names),
        )

    def _name_words(self, span: Sequence[QueryWord]) -> Node | None:
        if len(span) != 1:
            return _all_of([word_node(word) for word in span])
        return Or(
            (word_node(span[0]), *self._words.kin(span[0]).values()), is_best=True
        )

    def _recognised_period(
        self,
        period: Period,
        text: str,
        words: Sequence[QueryWord],
        is_only_names: bool,
    ) -> Recognised:
        piece = text[period.start : period.end]
        strict: Node = DateRange(period.first, period.last)
        value = f"{period.first.isoformat()}..{period.last.isoformat()}"
        if period.is_year:
            value = str(period.first.year)
            strict = Filter("year", (value,))
        kind = "year" if period.is_year else "date"
        span = [word for word in words if _in_period(word, [period])]
        if period.is_year or period.is_range:
            # "vuonna 2020" in a query, "2020" in a text.
            span = [w for w in span if any(sign.isdigit() for sign in w.text)] or span
        named = _all_of([word_node(word) for word in span])
        ways = (_head_filter(period), *([named] if named else []))
        return Recognised(
            ReadingStep(f"date:{piece}", kind, piece, value, True),
            "year" if period.is_year else "date",
            strict,
            Or(ways, is_best=True),
            is_soft=not is_only_names,
        )


def _head_filter(period: Period) -> Node:
    """Decisions that name the period at their beginning."""
    if period.is_year:
        return Filter("head_year", (str(period.first.year),))
    months: list[str] = []
    month = period.first.replace(day=1)
    while month <= period.last and len(months) < _MOST_MONTHS:
        months.append(f"{month:%Y-%m}")
        month = (month + dt.timedelta(days=31)).replace(day=1)
    return Filter("head_month", tuple(months))


def _all_of(nodes: Sequence[Node]) -> Node | None:
    if not nodes:
        return None
    return nodes[0] if len(nodes) == 1 else And(tuple(nodes))


def _in_period(word: QueryWord, periods: Iterable[Period]) -> bool:
    return any(
        word.start < period.end and period.start < word.end for period in periods
    )


def _blank(text: str, spans: Iterable[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _shrunk(text: str, keys: Sequence[str], today: dt.date) -> tuple[int, int]:
    """Return the shortest span of whole words that still reads as *keys*."""
    spans = [found.span() for found in re.finditer(r"\S+", text)]
    first, last = 0, len(spans)

    def reads(begin: int, end: int) -> bool:
        piece = text[spans[begin][0] : spans[end - 1][1]]
        return tuple(parse_law_key(piece, today=today)) == tuple(keys)

    while last - first > 1 and reads(first, last - 1):
        last -= 1
    while last - first > 1 and reads(first + 1, last):
        first += 1
    return spans[first][0], spans[last - 1][1]
