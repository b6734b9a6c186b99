#!/usr/bin/env python3
"""Measure whether every act of a register is told by its title, and on the right day.

usage: eval_register.py REGISTER_FOLDER [--tier A] [--every N] [--show N]

Writes sentences of invented frames about the acts of ``acts.csv`` (all cases of the
title, Finnish and Swedish, with and without number, with and without a section) and
counts acts that were told right, wrong, or not at all. Then, for each pair of
``replaced.csv`` whose acts share a title, names the title on the days around the
replacement. A title that several acts bear on the day is not asked without a number.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from analyzers.law.find import find_law_references

Row = dict[str, str]
LAST_DAY = dt.date(2026, 8, 1)
HEADS = {
    "laki": ("laki", "lain", "lakia", "laissa", "laista", "lakiin", "lailla", "laiksi"),
    "asetus": (
        *("asetus", "asetuksen", "asetusta", "asetuksessa", "asetuksesta"),
        *("asetukseen", "asetuksella", "asetukseksi"),
    ),
    "päätös": (
        *("päätös", "päätöksen", "päätöstä", "päätöksessä", "päätöksestä"),
        *("päätökseen", "päätöksellä", "päätökseksi"),
    ),
    "kaari": (
        *("kaari", "kaaren", "kaarta", "kaaressa", "kaaresta", "kaareen"),
        *("kaarella", "kaareksi"),
    ),
}
ENACTED = (
    *("annettu", "annetun", "annettua", "annetussa", "annetusta", "annettuun"),
    *("annetulla", "annetuksi"),
)
ADJECTIVE = ("nen", "sen", "sta", "sessa", "sesta", "seen", "sella", "seksi")
FRAMES = (
    "Ratkaisussa otettiin huomioon {}, kun harkittiin kulkuväylän rajaa.",
    "Hakija vetosi siihen, mitä {} sanoo, ja pyysi uutta käsittelyä.",
    "Katselmuksen pitäjä merkitsi muistioon: {}.",
    "Lausunnon mukaan {} ei muuta tilannetta.",
)
FRAMES_SV = (
    "Vid prövningen beaktades {} och grannens åsikt.",
    "Sökanden hänvisade till {} i sitt brev.",
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the act, and perhaps the section, that must be found."""

    text: str
    day: dt.date
    act: str
    section: str | None
    form: str


def main() -> None:
    """Read the register, make the sentences, print the counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("register", type=Path)
    parser.add_argument("--tier", default="AB", help="tiers to ask, A or AB")
    parser.add_argument("--every", type=int, default=1, help="ask each Nth act only")
    parser.add_argument("--show", type=int, default=0, help="print the first N errors")
    arguments = parser.parse_args()
    acts = [row for row in read(arguments.register / "acts.csv") if row["tier"] in "AB"]
    left = [arguments.show]
    for tier in arguments.tier:
        asked = [row for row in acts if row["tier"] == tier][:: arguments.every]
        report(f"tier {tier}", list(sentences(asked, acts)), left)
    pairs = list(replacement_sentences(arguments.register, acts))
    report("days, tier A", pairs, left)


def read(path: Path) -> list[Row]:
    """Return the rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def sentences(asked: list[Row], acts: list[Row]) -> Iterator[Sentence]:
    """Yield the sentences about some acts, three or more for each."""
    bearers: dict[str, list[Row]] = defaultdict(list)
    for row in acts:
        for title in titles(row):
            bearers[title.lower()].append(row)
    for index, row in enumerate(asked):
        day = day_of(row)
        for title, language in ((row["title_fi"], "fi"), (row["title_sv"], "sv")):
            if not title:
                continue
            alone = is_alone(row, bearers[title.lower()], day)
            yield from about(row["number_year"], title, language, day, index, alone)


def about(
    act: str, title: str, language: str, day: dt.date, index: int, alone: bool
) -> Iterator[Sentence]:
    """Yield the sentences about one title; the case goes round with *index*."""
    section = str(index % 40 + 1)
    case = index % 8
    if language == "sv":
        name = definite(title)
        yield sentence(FRAMES_SV, index, f"{name} ({act})", day, act, None, "sv+number")
        if alone:
            text = f"{section} § i {name}"
            yield sentence(FRAMES_SV, index, text, day, act, section, "sv+section")
        return
    genitive = inflected(title, 1)
    text = f"{inflected(title, case)} ({act})"
    yield sentence(FRAMES, index, text, day, act, None, "fi+number")
    text = f"{genitive} ({act}) {section} §:n 1 momentti"
    yield sentence(FRAMES, index + 1, text, day, act, section, "fi+number+section")
    if alone:
        text = inflected(title, case)
        yield sentence(FRAMES, index + 2, text, day, act, None, "fi")
        text = f"{genitive} {section} §"
        yield sentence(FRAMES, index + 3, text, day, act, section, "fi+section")
        text = forward(title, case)
        yield sentence(FRAMES, index, text, day, act, None, "fi forward")


def sentence(
    frames: tuple[str, ...],
    index: int,
    name: str,
    day: dt.date,
    act: str,
    section: str | None,
    form: str,
) -> Sentence:
    """Put a name into a frame."""
    text = frames[index % len(frames)].format(name)
    return Sentence(text, day, act, section, form)


def inflected(title: str, case: int) -> str:
    """Return "X:stä annetussa laissa" of "Laki X:stä", "kuntalaissa" of "Kuntalaki"."""
    parts = divided(title)
    if parts is None:
        return ended(title, case)
    maker, noun, rest = parts
    maker = f"{small(maker)} " if maker else ""
    return f"{rest} {ENACTED[case]} {maker}{HEADS[noun][case]}"


def forward(title: str, case: int) -> str:
    """Return "laissa X:stä" of "Laki X:stä"."""
    parts = divided(title)
    if parts is None:
        return ended(title, case)
    maker, noun, rest = parts
    maker = f"{small(maker)} " if maker else ""
    return f"{maker}{HEADS[noun][case]} {rest}"


def divided(title: str) -> tuple[str, str, str] | None:
    """Return (maker, noun, rest) of a title whose noun is not the last word."""
    words = title.split()
    for index, word in enumerate(words[:-1]):
        if word.lower() in ("laki", "asetus", "päätös"):
            rest = " ".join(words[index + 1 :])
            return " ".join(words[:index]), word.lower(), rest
    return None


def ended(title: str, case: int) -> str:
    """Inflect a title that its noun ends; an adjective agrees with it."""
    *before, last = title.split()
    for noun, forms in HEADS.items():
        if last.lower().endswith(noun):
            agreeing = [
                word[:-3] + ADJECTIVE[case] if word.endswith("nen") else word
                for word in before
            ]
            stem = last[: -len(noun)]
            return small(" ".join([*agreeing, stem + forms[case]]))
    return small(title)


def definite(title: str) -> str:
    """Return "lagen om x" of "Lag om x", "kommunallagen" of "Kommunallag"."""
    words = title.split()
    for index, word in enumerate(words[:-1]):
        if word.lower() in ("lag", "förordning", "beslut"):
            if index == 0:
                words[0] = {"b": "beslutet"}.get(word[0].lower(), f"{word.lower()}en")
            return small(" ".join(words))
    ending = "en" if words[-1].endswith(("lag", "förordning", "balk")) else ""
    return small(" ".join(words)) + ending


def small(text: str) -> str:
    """Return *text* with a small first letter unless it is an abbreviation."""
    return text if text[1:2].isupper() or not text else text[0].lower() + text[1:]


def titles(row: Row) -> set[str]:
    """Return every title of an act."""
    columns = ("title_fi", "title_sv", "current_title_fi", "current_title_sv")
    return {row[column] for column in columns if row[column]}


def day_of(row: Row) -> dt.date:
    """Return a day on which the act was in force, as far as known."""
    start = day(row["in_force_from"]) or dt.date(int(row["number_year"][-4:]), 12, 31)
    end = day(row["in_force_until"]) or LAST_DAY
    return start + (end - start) / 2 if start < end else start


def day(text: str) -> dt.date | None:
    """Return a day of the register; None for one that no calendar has."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def is_alone(row: Row, bearers: list[Row], on: dt.date) -> bool:
    """Whether no other act may bear the title on the day."""
    for other in bearers:
        if other["number_year"] == row["number_year"]:
            continue
        start = day(other["in_force_from"])
        end = day(other["in_force_until"])
        is_over = end is not None and end <= on
        is_to_come = start is not None and start > on
        if not (is_over or is_to_come):
            return False
    return True


def replacement_sentences(folder: Path, acts: list[Row]) -> Iterator[Sentence]:
    """Yield the old name the day before it was replaced and the new one the day after."""
    by_number = {row["number_year"]: row for row in acts}
    for pair in read(folder / "replaced.csv"):
        old, new = by_number.get(pair["old"]), by_number.get(pair["new"])
        if not (old and new and pair["until"] and "A" in (old["tier"], new["tier"])):
            continue
        until = dt.date.fromisoformat(pair["until"])
        started = day(new["in_force_from"])
        for row, on in (
            (old, until - dt.timedelta(days=1)),
            (new, max(until, started or until) + dt.timedelta(days=1)),
        ):
            ended_on = day(row["in_force_until"])
            if row["tier"] == "A" and not (ended_on and ended_on <= on):
                bearers = [one for one in acts if row["title_fi"] in titles(one)]
                if is_alone(row, bearers, on):
                    name = inflected(row["title_fi"], 1)
                    yield sentence(
                        FRAMES, 0, f"{name} 2 §", on, row["number_year"], "2", "day"
                    )


def report(name: str, asked: list[Sentence], left: list[int]) -> None:
    """Print how many sentences were read right, wrong and not at all."""
    counts: Counter[str] = Counter()
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for one in asked:
        verdict = judged(one)
        counts[verdict] += 1
        forms[one.form][verdict] += 1
        if verdict != "right" and left[0] > 0:
            left[0] -= 1
            print(f"  {verdict}: {one.act} § {one.section} {one.day} {one.text}")
            print(f"    found {found(one)}")
    print(line(name, counts))
    for form, one_form in sorted(forms.items()):
        print(line(f"  {form}", one_form))


def judged(one: Sentence) -> str:
    """Return "right", "wrong" (another act is named) or "not found"."""
    pairs = found(one)
    if any(act != one.act for act, _ in pairs):
        return "wrong"
    wanted = (one.act, one.section)
    if one.section is None:
        return "right" if wanted in pairs else "not found"
    if any(section not in (one.section, None) for _, section in pairs):
        return "wrong"
    return "right" if wanted in pairs else "not found"


def found(one: Sentence) -> set[tuple[str, str | None]]:
    """Return the acts and sections that were found in a sentence."""
    return {
        (target.act, target.section)
        for reference in find_law_references(one.text, doc_date=one.day)
        if reference.kind == "statute" and not reference.is_uncertain
        for target in reference.targets
    }


def line(name: str, counts: Counter[str]) -> str:
    """Return a row of the report."""
    total = max(1, counts.total())
    shares = "  ".join(
        f"{verdict} {counts[verdict] / total:7.2%}"
        for verdict in ("right", "wrong", "not found")
    )
    return f"{name:22} {counts.total():6}  {shares}"


if __name__ == "__main__":
    main()
