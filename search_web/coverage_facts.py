"""What is covered: publishers, their bodies and months, and how fresh each source is.

Built once from the store and kept; pages only look things up. "Publisher" is a
municipality, or an organisation that is none (wellbeing services county, joint
authority). Months are text, "2026-03".
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from corpus.records import ConflictCount, CoverageCell, SourceStatus

Coverage = Literal["full", "partial", "none"]
_NamedCounts = Mapping[str, Mapping[str, int]]
_Counts = dict[str, dict[str, dict[str, int]]]

FRESH_DAYS = 62
"""The current year counts as covered when the newest decision is not older than this."""

QUIET_MONTHS = frozenset({"06", "07", "08"})
"""Summer months in which many bodies do not meet: no gap by themselves."""

_FIRST_MONTH, _LAST_MONTH = "1990-01", "2199-12"


@dataclass(frozen=True, slots=True)
class PublisherCoverage:
    """One publisher.

    Attributes:
        name: municipality or organisation as decisions have it.
        decisions: how many there are, undated ones included.
        months: month -> decisions.
        bodies: body -> month -> decisions; the month "" holds undated ones. Officials
            are none.
        officials: official's title -> month -> decisions, in the same way.
        unnamed: month -> decisions of which the text names no body.
        sources: registry rows of this publisher, maybe none (imported files).
    """

    name: str
    decisions: int = 0
    months: Mapping[str, int] = field(default_factory=dict)
    bodies: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    officials: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    unnamed: Mapping[str, int] = field(default_factory=dict)
    sources: tuple[SourceStatus, ...] = ()
    # What was computed of the others, when it was first asked for.
    _in_years: dict[str, int] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _covered: dict[tuple[int, dt.date], Coverage] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @property
    def officeholder_months(self) -> Mapping[str, int]:
        """Month -> decisions of all officials together."""
        return _summed(self.officials.values())

    @property
    def officeholder_decisions(self) -> int:
        """How many of the decisions are officials'."""
        return sum(sum(months.values()) for months in self.officials.values())

    @property
    def first_month(self) -> str | None:
        """The earliest month with a decision."""
        return min(self.months, default=None)

    @property
    def last_month(self) -> str | None:
        """The latest month with a decision."""
        return max(self.months, default=None)

    @property
    def last_success(self) -> dt.datetime | None:
        """When a source of this publisher was last fetched."""
        moments = (source.last_success for source in self.sources)
        return max((moment for moment in moments if moment), default=None)

    def held_in(self, year: str) -> int:
        """Return how many decisions of *year* there are."""
        if self.months and not self._in_years:
            counts = Counter[str]()
            for month, count in self.months.items():
                counts[month[:4]] += count
            self._in_years.update(counts)
        return self._in_years.get(year, 0)

    def coverage(self, year: int, today: dt.date) -> Coverage:
        """Return how well *year* is covered; an estimate from the months we hold.

        "full": decisions from January to December (this year: to the last two months)
        without an empty month outside summer. "none": the year is outside what we
        hold. Else "partial".
        """
        if (known := self._covered.get((year, today))) is None:
            known = self._covered[year, today] = self._coverage(year, today)
        return known

    def _coverage(self, year: int, today: dt.date) -> Coverage:
        first, last = self.first_month, self.last_month
        if first is None or last is None:
            return "none"
        if not first[:4] <= str(year) <= last[:4]:
            return "none"
        end = f"{year}-12"
        if year >= today.year:
            end = min(end, (today - dt.timedelta(days=FRESH_DAYS)).isoformat()[:7])
        expected = [f"{year}-{month:02d}" for month in range(1, 13)]
        missing = [
            month
            for month in expected
            if month <= end
            and month not in self.months
            and month[5:] not in QUIET_MONTHS
        ]
        return "partial" if missing else "full"


@dataclass(frozen=True, slots=True)
class CoverageFacts:
    """Everything about coverage.

    Attributes:
        publishers: by name, those with most decisions first.
        statuses: every row of the registry, in its order.
        decisions: how many the store holds.
        officeholder_decisions: how many of them are officials'.
        first_month: the earliest month of all, None when nothing is dated.
        last_month: the latest.
        last_success: newest fetch of any source.
        conflicts: where the evidence for decisions disagrees, by source and kind.
    """

    publishers: Mapping[str, PublisherCoverage]
    statuses: tuple[SourceStatus, ...]
    decisions: int
    officeholder_decisions: int
    first_month: str | None
    last_month: str | None
    last_success: dt.datetime | None
    conflicts: tuple[ConflictCount, ...] = ()

    def conflicts_of(self, source_id: str) -> int:
        """Return how many conflicts of evidence the decisions of a source have."""
        return sum(
            one.decisions for one in self.conflicts if one.source_id == source_id
        )

    def publisher(self, name: str) -> PublisherCoverage:
        """Return the publisher called *name*; an empty one when we hold nothing."""
        return self.publishers.get(name) or PublisherCoverage(name)

    def uncovered(self) -> list[SourceStatus]:
        """Return registry rows of which we hold no decision."""
        return [status for status in self.statuses if not status.decisions]


def coverage_facts(
    cells: Iterable[CoverageCell],
    statuses: Sequence[SourceStatus],
    conflicts: Iterable[ConflictCount] = (),
) -> CoverageFacts:
    """Gather facts from what the store counts."""
    bodies: _Counts = defaultdict(lambda: defaultdict(lambda: defaultdict(int)))
    officials: _Counts = defaultdict(lambda: defaultdict(lambda: defaultdict(int)))
    for cell in cells:
        month = cell.month if _is_sane(cell.month) else ""
        counts = officials if cell.is_officeholder else bodies
        counts[cell.municipality or ""][cell.body_name or ""][month or ""] += (
            cell.decisions
        )
    sources: dict[str, list[SourceStatus]] = defaultdict(list)
    for status in statuses:
        sources[status.municipality or status.organisation or ""].append(status)
    found = [
        _publisher(
            name, bodies.get(name, {}), officials.get(name, {}), sources.get(name, ())
        )
        for name in dict.fromkeys((*bodies, *officials, *sources))
        if name
    ]
    found.sort(key=lambda publisher: (-publisher.decisions, publisher.name))
    months = [month for publisher in found for month in publisher.months]
    moments = [status.last_success for status in statuses if status.last_success]
    return CoverageFacts(
        publishers={publisher.name: publisher for publisher in found},
        statuses=tuple(statuses),
        decisions=sum(publisher.decisions for publisher in found)
        + _total(bodies.get("", {}))
        + _total(officials.get("", {})),
        officeholder_decisions=sum(map(_total, officials.values())),
        first_month=min(months, default=None),
        last_month=max(months, default=None),
        last_success=max(moments, default=None),
        conflicts=tuple(conflicts),
    )


def _publisher(
    name: str,
    bodies: _NamedCounts,
    officials: _NamedCounts,
    sources: Sequence[SourceStatus],
) -> PublisherCoverage:
    months = _summed((*bodies.values(), *officials.values()))
    return PublisherCoverage(
        name=name,
        decisions=_total(bodies) + _total(officials),
        months={month: count for month, count in months.items() if month},
        bodies={body: dict(bodies[body]) for body in sorted(bodies) if body},
        officials={title: dict(officials[title]) for title in sorted(officials)},
        unnamed=dict(bodies.get("", {})),
        sources=tuple(sources),
    )


def _total(counts: _NamedCounts) -> int:
    return sum(sum(months.values()) for months in counts.values())


def _summed(counts: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """Add month counts up; months in order."""
    months: dict[str, int] = defaultdict(int)
    for each in counts:
        for month, number in each.items():
            months[month] += number
    return dict(sorted(months.items()))


def _is_sane(month: str | None) -> bool:
    # Publishers' typing errors ("1201-01", "2207-05") do not count as coverage.
    return month is not None and _FIRST_MONTH <= month <= _LAST_MONTH
