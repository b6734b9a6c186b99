"""The demo towns: meetings, items and officeholder decisions from ``content/*.toml``.

Everything is invented. The site has two stages, so that a second crawl meets what real
publishers do: an agenda that became minutes, and an item that was withdrawn.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "content"

ROUTINE = {
    "fi": (
        (
            "Kokouksen laillisuuden ja päätösvaltaisuuden toteaminen",
            "Kuntalain 103 §:n mukaan toimielin on päätösvaltainen, kun enemmän kuin "
            "puolet jäsenistä on läsnä. Kokouskutsu on toimitettu hallintosäännön 131 §:n "
            "mukaisesti.",
            "Kokous todettiin lailliseksi ja päätösvaltaiseksi.",
        ),
        (
            "Pöytäkirjan tarkastajien valinta",
            "Pöytäkirjan tarkastaa kaksi kokouksen valitsemaa jäsentä hallintosäännön "
            "146 §:n mukaan.",
            "Pöytäkirjan tarkastajiksi valittiin kaksi läsnä olevaa jäsentä.",
        ),
    ),
    "sv": (
        (
            "Sammanträdets laglighet och beslutförhet",
            "Enligt 103 § i kommunallagen är ett organ beslutfört när mer än hälften av "
            "ledamöterna är närvarande.",
            "Sammanträdet konstaterades vara lagligt och beslutfört.",
        ),
        (
            "Val av protokolljusterare",
            "Protokollet justeras av två ledamöter enligt 146 § i förvaltningsstadgan.",
            "Till protokolljusterare valdes två närvarande ledamöter.",
        ),
    ),
}


@dataclass(frozen=True)
class Item:
    """One item of a meeting.

    ``section`` is None while it is only on the agenda; ``planned`` is the section that
    some agendas print beforehand.
    """

    order: int
    section: int | None
    planned: int
    title: str
    case_number: str | None = None
    text: str = ""
    proposal: str = ""
    handling: str = ""
    decision: str = ""
    dissent: str = ""
    presenter: str = ""
    preparer: str = ""
    distribution: str = ""
    appeal: str = "valituskielto"
    attachments: tuple[str, ...] = ()
    is_confidential: bool = False
    is_removed: bool = False
    earlier: tuple[tuple[Meeting, Item], ...] = ()


@dataclass
class Meeting:
    """One meeting of one body, as minutes or (``is_agenda``) still as an agenda."""

    meeting_id: str
    body: str
    body_id: int
    language: str
    date: dt.date
    time: str
    number: int
    is_agenda: bool
    had_agenda: bool = False
    items: list[Item] = field(default_factory=list)


@dataclass(frozen=True)
class OfficeholderDecision:
    """One decision of an official."""

    document_id: str
    title: str
    official: str
    person: str
    date: dt.date
    number: int
    case_number: str
    text: str
    decision: str
    appeal: str
    attachments: tuple[str, ...]


@dataclass(frozen=True)
class Town:
    """One demo publisher."""

    source_id: str
    name: str
    label: str
    code: str
    platform: str
    template: str
    language: str
    is_county: bool
    meetings: tuple[Meeting, ...]
    officeholder_decisions: tuple[OfficeholderDecision, ...]

    @property
    def bodies(self) -> dict[int, str]:
        """Body id -> name, in order of id."""
        return dict(sorted({m.body_id: m.body for m in self.meetings}.items()))

    def meeting(self, meeting_id: str) -> Meeting | None:
        """Return the meeting with this id, or None."""
        return next((m for m in self.meetings if m.meeting_id == meeting_id), None)


def load_towns(stage: int = 1, coming: dt.date | None = None) -> dict[str, Town]:
    """Return source id -> town as published at *stage* (1 or 2).

    With *coming* some towns have an agenda for that day, which becomes no minutes.
    """
    towns = (_town(path, stage, coming) for path in sorted(FOLDER.glob("*.toml")))
    return {town.source_id: town for town in towns}


def _town(path: Path, stage: int, coming: dt.date | None) -> Town:
    record = tomllib.loads(path.read_text(encoding="utf-8"))
    if coming is not None:
        record["case"].extend(_coming(record, coming))
    row = record["municipality"]
    return Town(
        **{
            name: row[name]
            for name in (
                "source_id",
                "name",
                "label",
                "code",
                "platform",
                "template",
                "language",
            )
        },
        is_county=row.get("organisation", False),
        meetings=tuple(_meetings(record, stage)),
        officeholder_decisions=tuple(_officeholder_decisions(record)),
    )


def _coming(record: dict[str, Any], day: dt.date) -> Iterator[dict[str, Any]]:
    """Yield the cases of a meeting that is held on *day*."""
    for case in record.get("coming", ()):
        handlings = [
            {"stage": 3, "decision": "", "attachments": [], **handling, "date": day}
            for handling in case["handling"]
        ]
        yield {**case, "year": day.year, "handling": handlings}


def _meetings(record: dict[str, Any], stage: int) -> Iterator[Meeting]:
    """Group handlings into meetings, number their sections through each year."""
    groups: dict[tuple[dt.date, str], list[tuple[dict[str, Any], int]]] = defaultdict(
        list
    )
    for case in record["case"]:
        for index, handling in enumerate(case["handling"]):
            groups[handling["date"], handling["body"]].append((case, index))
    body_ids = {
        name: 110 + 7 * n for n, name in enumerate(sorted({k[1] for k in groups}))
    }
    sections: dict[tuple[str, int], int] = defaultdict(int)
    numbers: dict[tuple[str, int], int] = defaultdict(int)
    done: dict[tuple[int, int], tuple[Meeting, Item]] = {}
    for running, key in enumerate(sorted(groups), 1):
        date, body = key
        first = groups[key][0][0]["handling"][groups[key][0][1]]
        numbers[body, date.year] += 1
        meeting = Meeting(
            meeting_id=f"{date.year}{300 + running}",
            body=body,
            body_id=body_ids[body],
            language=first.get("language", record["municipality"]["language"]),
            date=date,
            time=first["time"],
            number=numbers[body, date.year],
            is_agenda=first.get("stage", 1) > stage,
            had_agenda=first.get("stage", 1) > 1,
        )
        _fill(meeting, groups[key], record, stage, sections, done)
        yield meeting


def _fill(
    meeting: Meeting,
    handlings: list[tuple[dict[str, Any], int]],
    record: dict[str, Any],
    stage: int,
    sections: dict[tuple[str, int], int],
    done: dict[tuple[int, int], tuple[Meeting, Item]],
) -> None:
    def next_section() -> tuple[int | None, int]:
        sections[meeting.body, meeting.date.year] += 1
        number = sections[meeting.body, meeting.date.year]
        return None if meeting.is_agenda else number, number

    for order, (title, text, decision) in enumerate(_routine(meeting), 1):
        meeting.items.append(
            Item(
                order,
                *next_section(),
                title,
                text=text,
                decision=_own(meeting, decision),
            )
        )
    # Order numbers on real agendas have gaps where items were withdrawn.
    for order, (case, index) in enumerate(handlings, 4):
        handling = case["handling"][index]
        section, planned = next_section()
        item = Item(
            order=order,
            section=section,
            planned=planned,
            title=case["title"],
            case_number=_case_number(case, record["municipality"]["case_form"]),
            decision=_own(meeting, handling["decision"].strip()),
            appeal=handling.get("appeal", "valituskielto"),
            attachments=tuple(handling["attachments"]),
            is_confidential=case.get("confidential", False),
            is_removed=handling.get("removed_at_stage", 99) <= stage,
            earlier=tuple(done[case["number"], i] for i in range(index)),
            **{
                name: "" if meeting.is_agenda and name == "handling" else value.strip()
                for name in _TEXTS
                if (value := handling.get(name, ""))
            },
        )
        done[case["number"], index] = (meeting, item)
        meeting.items.append(item)


_TEXTS = (
    "text",
    "proposal",
    "handling",
    "dissent",
    "presenter",
    "preparer",
    "distribution",
)


def _routine(meeting: Meeting) -> list[tuple[str, str, str]]:
    """The items that begin every meeting; before June 2017 by the former act."""
    rows = list(ROUTINE[meeting.language])
    if meeting.date < dt.date(2017, 6, 1):
        title, _, decision = rows[0]
        text = (
            "Kuntalain (365/1995) 58 §:n mukaan muu toimielin kuin valtuusto on "
            "päätösvaltainen, kun enemmän kuin puolet jäsenistä on läsnä."
        )
        rows[0] = (title, text, decision)
    return rows


def _own(meeting: Meeting, decision: str) -> str:
    return "" if meeting.is_agenda else decision


def _case_number(case: dict[str, Any], form: str) -> str:
    return form.format(
        number=case["number"], task=case.get("task", ""), year=case["year"]
    )


def _officeholder_decisions(record: dict[str, Any]) -> Iterator[OfficeholderDecision]:
    for index, row in enumerate(record.get("officeholder", []), 1):
        yield OfficeholderDecision(
            document_id=f"{row['date'].year}{4000 + index}",
            title=row["title"],
            official=row["official"],
            person=row["person"],
            date=row["date"],
            number=row["number"],
            case_number=row["case"],
            text=row["text"].strip(),
            decision=row["decision"].strip(),
            appeal=row["appeal"],
            attachments=tuple(row["attachments"]),
        )
