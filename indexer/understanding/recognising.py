"""Recognise law references, case numbers, names and periods in the words of a query."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analyzers.base import QueryWord
from indexer.contract.query import DateRange, Filter, Node, Or
from indexer.request import ReadingStep
from indexer.understanding.laws import CitationFinder, all_of, blank
from indexer.understanding.lexer import Lexeme
from indexer.understanding.names import NameFound, NameIndex
from indexer.understanding.periods import Period, find_periods
from indexer.understanding.query_reading import QueryTerm, Recognised
from indexer.understanding.terms import FILLERS, TermReader, word_node

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

_MOST_MONTHS = 120


@dataclass(frozen=True, slots=True)
class Run:
    """What a run of plain words yields."""

    steps: tuple[ReadingStep, ...]
    terms: tuple[QueryTerm, ...]
    recognised: tuple[Recognised, ...]


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
        self._finder = CitationFinder(words, today, removed_steps)

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
        text = self._blanked(lexemes)
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
        # A search of fillers alone is about these words, not about everything.
        has_topic = any(word.exact not in FILLERS for word in left)
        is_needed = not (has_topic or has_others or recognised)
        reads = [self._words.word(word, is_needed=is_needed) for word in left]
        reads = self._words.abbreviated(left, reads)
        terms = tuple(
            dataclasses.replace(term, is_optional=True)
            if narrows and word not in content
            else term
            for word, read in zip(left, reads, strict=True)
            for term in read.terms
        )
        steps = [step for read in reads for step in read.steps]
        for found in recognised:
            steps += [found.step, *found.more_steps]
        return Run(tuple(steps), terms, tuple(recognised))

    # -- laws and cases ----------------------------------------------------------

    def _merged_run(self, run: Sequence[Lexeme]) -> list[Lexeme]:
        if not run:
            return []
        start, end = run[0].start, run[-1].end
        citations = self._finder.find(self._query[start:end], start)
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

    # -- names and periods ---------------------------------------------------------

    def _blanked(self, lexemes: Sequence[Lexeme]) -> str:
        start, end = lexemes[0].start, lexemes[-1].end
        spans = [
            (lexeme.start - start, lexeme.end - start)
            for lexeme in lexemes
            if lexeme.kind == "citation"
        ]
        return blank(self._query[start:end], spans)

    def _kept_names(
        self, words: Sequence[QueryWord], periods: Sequence[Period]
    ) -> list[NameFound]:
        found = [
            name
            for name in self._names.find(words)
            if f"{name.kind}:{name.label}" not in self._removed_steps
            and not any(
                _in_period(word, periods) for word in words[name.first : name.last]
            )
        ]
        return [name for name in found if not name.is_short or _is_beside(name, found)]

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
            more_steps=self._uncovered(name, text) if sure or is_only_names else (),
        )

    def _uncovered(self, name: NameFound, text: str) -> tuple[ReadingStep, ...]:
        """Say that nothing is held of a municipality: its zero says nothing."""
        if name.kind != "municipality" or self._names.is_held(name.label):
            return ()
        step_id = f"uncovered:{name.label}"
        return (ReadingStep(step_id, "uncovered", text, name.label),)

    def _name_words(self, span: Sequence[QueryWord]) -> Node | None:
        if len(span) != 1:
            return all_of([word_node(word) for word in span])
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
        kind = "year" if period.is_year else "month" if period.is_guess else "date"
        span = [word for word in words if _in_period(word, [period])]
        if period.is_year or period.is_range:
            # "vuonna 2020" in a query, "2020" in a text.
            span = [w for w in span if any(sign.isdigit() for sign in w.text)] or span
        named = all_of([word_node(word) for word in span])
        ways = (_head_filter(period), *([named] if named else []))
        return Recognised(
            ReadingStep(f"date:{piece}", kind, piece, value, True),
            "year" if period.is_year else "date",
            strict,
            Or(ways, is_best=True),
            is_soft=period.is_guess or not is_only_names,
        )


def _is_beside(body: NameFound, names: Sequence[NameFound]) -> bool:
    """Whether a municipality stands right before or behind a body."""
    return any(
        body.first == name.last or name.first == body.last
        for name in names
        if name.kind == "municipality"
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


def _in_period(word: QueryWord, periods: Iterable[Period]) -> bool:
    return any(
        word.start < period.end and period.start < word.end for period in periods
    )
