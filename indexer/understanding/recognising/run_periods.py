"""Stage: years, months and periods among free words."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from analyzers.notations.temporal.periods import Period, find_periods
from analyzers.notations.temporal.relative_periods import (
    NO_BEGINNING,
    NO_END,
    find_relative_periods,
)
from indexer.contract.query import (
    And,
    DateRange,
    Filter,
    Near,
    Node,
    Not,
    Or,
    Scope,
    Word,
)
from indexer.request import ReadingStep
from indexer.understanding.query_reading import Recognised
from indexer.understanding.query_state import QueryState, WordRun, is_in_period
from indexer.understanding.recognising.laws import all_of
from indexer.understanding.term_reader import word_node
from indexer.understanding.vocabulary.fillers import is_content

_MOST_MONTHS = 120


def find_run_periods(state: QueryState) -> QueryState:
    """Fill in the periods of each run, without those that the user took back."""
    return state.with_runs(lambda run: _with_periods(run, state))


def _with_periods(run: WordRun, state: QueryState) -> WordRun:
    relative = find_relative_periods(run.text, state.today)
    named = [
        period
        for period in find_periods(run.text, state.today)
        if not any(_overlap(period, other) for other in relative)
    ]
    found = tuple(
        period
        for period in _whole((*relative, *named), run.text)
        if f"date:{run.text[period.start : period.end]}" not in state.removed_steps
    )
    return replace(run, periods=found) if found else run


_DURING = re.compile(
    r"\s+(?:(?:välise\w+\s+)?aikana|kuluessa|aikainen|aikais\w+|välillä|väliltä)(?!\w)",
    re.IGNORECASE,
)
"""What a period may have behind it, and only says that it is one."""

_WITHIN = re.compile(
    r"(?<!\w)(?:ajalla|ajalta|ajanjaksolla|aikavälillä|aikana|(?:under\s+)?(?:perioden|tiden))"
    r"\s+\Z",
    re.IGNORECASE,
)
"""The same before days: "ajalla 1.1.–31.3.2025"."""

_WINTER = re.compile(
    r"(?<!\w)(?:(?:alku|kevät|keski|loppu|sydän|syys)?talv(?:i|en|ella|elta)"
    r"|(?:för|sen|vår)?vintern?|winter)\s+\Z",
    re.IGNORECASE,
)
"""Before a year: which winter is meant nobody knows, so the year is."""


def _whole(periods: Iterable[Period], text: str) -> Iterator[Period]:
    """Yield the periods in order, words that only say that one is meant with them."""
    for period in sorted(periods, key=lambda one: one.start):
        during = _DURING.match(text, period.end)
        ahead = (_WINTER if period.is_year else _WITHIN).search(text[: period.start])
        yield replace(
            period,
            start=ahead.start() if ahead else period.start,
            end=during.end() if during else period.end,
        )


def _overlap(one: Period, other: Period) -> bool:
    return one.start < other.end and other.start < one.end


_MATTERS = """
    talousarvio budjetti tulosbudjetti taloussuunnitelma talousarvioesitys tilinpäätös
    tulovero veroprosentti tuloveroprosentti kiinteistöveroprosentti toimintakertomus
    arviointikertomus henkilöstökertomus hyvinvointikertomus käyttösuunnitelma
    osavuosikatsaus työsuunnitelma toimintasuunnitelma työohjelma valvontasuunnitelma
    koulutussuunnitelma henkilöstösuunnitelma investointiohjelma investointiesitys
    kaavoitusohjelma kaavoituskatsaus kokousaikataulu kokousajankohta kokousaika
    hinnasto taksa kustannuskorvaus toiminta-avustus kohdeavustus yksityistieavustus
    lisäavustus kulttuuriavustus kesätyö lukuvuosi kunniamerkki opinto-ohjelma
    festivaali kuntavaalit aluevaalit eduskuntavaalit presidentinvaalit europarlamenttivaalit
    bokslut budget ekonomiplan skattesats inkomstskattesats fastighetsskattesats
    verksamhetsberättelse utvärderingsberättelse delårsrapport sommarjobb läsår
"""
_OF_A_YEAR = frozenset(_MATTERS.split())
"""Matters with a year of their own: the accounts of 2016 are decided on in 2017."""


def recognised_period(period: Period, run: WordRun, today: dt.date) -> Recognised:
    """Return what a period asks for: the day of the decision, and nothing else.

    Two may be something else, which a step says: "4/2023" a number, and the year of a
    matter that has one ("talousarvio 2024") or that is still to come that of its title.
    A decision without a day counts where its beginning names the months; what only speaks
    of the period is near.
    """
    piece = run.text[period.start : period.end]
    strict: Node = DateRange(*_days(period))
    first, last = (day.isoformat() if day else "" for day in _days(period))
    value = f"{first}..{last}"
    if period.is_year:
        value = str(period.first.year)
        strict = Filter("year", (value,))
    kind = "year" if period.is_year else "month" if period.is_guess else "date"
    named = _words(period, run)
    head = _head_filter(period)
    ways = (*([head] if head else []), *([named] if named else []))
    spoken = Or(ways, is_best=True) if ways else None
    is_ahead = period.first > today
    is_of_matter = _is_for(piece) or _is_of_matter(run)
    titled: Node | None = None
    either: Node | None = None
    if period.is_year and (is_ahead or is_of_matter):
        titled = Word((), str(period.first.year), scope="title")
        if _is_for(piece) and (matters := _matters(run)):
            either = Or((titled, _decided_then(period, strict, matters)))
    elif is_of_matter and _is_named(period, piece):
        titled = _words(period, run, "title")
    return Recognised(
        ReadingStep(f"date:{piece}", kind, piece, value, True),
        "year" if period.is_year else "date",
        strict,
        titled or spoken,
        is_soft=period.is_guess or titled is not None,
        spoken=spoken,
        undated=None if period.is_year or not _is_of_months(period) else head,
        either=either,
    )


def _is_of_months(period: Period) -> bool:
    """Whether the period is whole months: a beginning tells no more of its days."""
    first, last = _days(period)
    if first is None or last is None:
        return False
    return first.day == 1 and (last + dt.timedelta(days=1)).day == 1


def _is_for(piece: str) -> bool:
    """Whether a year is what something is for: "avustukset vuodelle 2025"."""
    return piece.casefold().startswith(("vuodelle", "vuodeksi", "för"))


def _matters(run: WordRun) -> list[Word]:
    """Return the words of the run that a year may be of."""
    words = [
        word
        for word in run.words
        if is_content(word) and not is_in_period(word, run.periods)
    ]
    own = [word for word in words if _OF_A_YEAR & {*word.lemma, word.exact}]
    return [word_node(word) for word in own or words]


def _decided_then(period: Period, decided: Node, matters: Sequence[Word]) -> Node:
    """Return what was *decided* in the year, and is of that year and no other.

    The matter is in the title, which names no other year, or beside the year.
    """
    year = period.first.year
    others = [one for one in range(year - _NEXT, year + _NEXT + 1) if one != year]
    other_year = Or(tuple(Word((), str(one), scope="title") for one in others))
    own = Word((), str(year))
    ways: list[Node] = [replace(matter, scope="title") for matter in matters]
    ways += [Near((matter, own), _BESIDE) for matter in matters]
    return And((decided, Or(tuple(ways), is_best=True), Not(other_year)))


_NEXT = 3
"""Years before and after, whose matters are decided on in the year."""

_BESIDE = 5
"""Positions within which a matter and its year stand."""


def _is_named(period: Period, piece: str) -> bool:
    """Whether whole months are called by name and year: "keväällä 2025"."""
    is_written = str(period.first.year) in piece and not period.is_range
    return is_written and not period.is_guess and _is_of_months(period)


def _is_of_matter(run: WordRun) -> bool:
    return any(_OF_A_YEAR & {*word.lemma, word.exact} for word in run.words)


def _days(period: Period) -> tuple[dt.date | None, dt.date | None]:
    return (
        None if period.first == NO_BEGINNING else period.first,
        None if period.last == NO_END else period.last,
    )


def _words(period: Period, run: WordRun, scope: Scope = "all") -> Node | None:
    span = [word for word in run.words if is_in_period(word, [period])]
    if period.is_year or period.is_range:
        # "vuonna 2020" in a query, "2020" in a text.
        numbers = [w for w in span if any(sign.isdigit() for sign in w.text)]
        if period.is_year and not numbers:
            # "ensi vuonna" in a query, "2026" in a text.
            return Word((), str(period.first.year))
        span = numbers or span
    return all_of([word_node(word, scope) for word in span])


def _head_filter(period: Period) -> Node | None:
    """Decisions that name the period at their beginning; None for an open period."""
    if None in _days(period):
        return None
    if period.is_year:
        return Filter("head_year", (str(period.first.year),))
    months: list[str] = []
    month = period.first.replace(day=1)
    while month <= period.last and len(months) < _MOST_MONTHS:
        months.append(f"{month:%Y-%m}")
        month = (month + dt.timedelta(days=31)).replace(day=1)
    return Filter("head_month", tuple(months))
