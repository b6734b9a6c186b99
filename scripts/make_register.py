#!/usr/bin/env python3
"""Make the recognising table of acts from a register of facts.

usage: make_register.py REGISTER_FOLDER [--out analyzers/data]

REGISTER_FOLDER holds ``acts.csv``, ``amendments.csv``, ``renames.csv``,
``replaced.csv`` and ``gap.csv`` (number, titles and days as published in Finlex).
Writes ``acts.tsv`` (the likeliest acts with titles and days), ``titles.tsv`` (keys of
the titles with the acts that have them) and ``amendments.tsv`` (amended act, amending
acts). A fact that only a source under a licence for non-commercial use gives is left
out: such a row stays when an amending or repealing act or a citation attests it, and
then without the facts that nothing else attests.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

from analyzers.law.register.plain_titles import title_key

SOURCE = (
    "# Source: Finlex (Ministry of Justice of Finland), CC BY 4.0. Made by "
    "scripts/make_register.py.\n"
)
TIERS = ("A", "B")
UNFREE = {"semfinlex-cons"}
SWEDISH_ONLY = {"asd-sv"}
"""Sources that attest the Swedish title, not the Finnish one."""

KINDS = {"laki": "l", "kaari": "k"}
"""Anything else is by its noun: "d" a decree, "p" a decision, "r" rules, "o" another."""

_NOUNS = (("asetus", "d"), ("päätös", "p"), ("järjestys", "r"), ("sääntö", "r"))
_MARKUP = str.maketrans("", "", "<>")
"""What some titles keep of the markup that they were published in."""

_JUNK = re.compile(r"\s*(?:Annettu Helsingissä .*|[.;:]+)$|[|\t]")
_NO_NAMES = {"laki", "asetus", "päätös", "lag", "förordning", "beslut"}
_AMENDMENT = re.compile(r"(?:Muuto|Lisäy|Oikaisu)", re.I)

CORRECTED = {
    "266/1959": {"in_force_until": "2000-01-01", "replaced_by": "895/1999"},
}
"""Facts that the register lacks, read in the act that repealed."""

Row = dict[str, str]


def main() -> None:
    """Read the register, write both tables, print how much was kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("register", type=Path)
    parser.add_argument("--out", type=Path, default=Path("analyzers/data"))
    arguments = parser.parse_args()
    acts = list(act_rows(arguments.register))
    write(arguments.out / "acts.tsv", acts)
    write(arguments.out / "titles.tsv", title_rows(acts))
    amendments = list(amendment_rows(read(arguments.register / "amendments.csv")))
    write(arguments.out / "amendments.tsv", amendments)
    print(f"{len(acts)} acts, {len(amendments)} amended acts")


def read(path: Path) -> list[Row]:
    """Return the rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def write(path: Path, lines: list[str]) -> None:
    """Write a table under its source line; sorted, it is searched by halving."""
    path.write_text(SOURCE + "\n".join(sorted(lines)) + "\n", encoding="utf-8")


def act_rows(folder: Path) -> Iterator[str]:
    """Yield the lines of ``acts.tsv``, oldest act first."""
    rows = [row for row in read(folder / "acts.csv") if row["tier"] in TIERS]
    attested = attested_numbers(folder)
    renamed = {row["number_year"]: row for row in read(folder / "renames.csv")}
    replaced = {row["old"]: row for row in read(folder / "replaced.csv")}
    for row in sorted(rows, key=lambda row: order(row["number_year"])):
        number = row["number_year"]
        if _AMENDMENT.match(row["title_fi"]):
            continue
        if not set(row["source"].split("+")) - UNFREE - SWEDISH_ONLY:
            if number not in attested:
                continue
            row = attested_facts(row, replaced.get(number))
        row = row | CORRECTED.get(number, {})
        yield "\t".join(cells(row, renamed.get(number)))


def attested_numbers(folder: Path) -> set[str]:
    """Return acts whose number and title a free source gives besides.

    An amending act names what it amends, a repealing one what it repeals, and rulings
    and minutes what they cite.
    """
    amended = {
        row["amends"]
        for row in read(folder / "amendments.csv")
        if row["title_fits"] == "1"
    }
    repealed = {row["old"] for row in read(folder / "replaced.csv")}
    cited = {
        row["number_year"]
        for row in read(folder / "gap.csv")
        if row["kho_docs"] not in ("", "0") or row["muni_docs"] not in ("", "0")
    }
    return amended | repealed | cited


def attested_facts(row: Row, replacement: Row | None) -> Row:
    """Return number and titles, and what a repealing act says."""
    kept = dict.fromkeys(row, "")
    for column in ("number_year", "title_fi", "kind", "source"):
        kept[column] = row[column]
    if SWEDISH_ONLY & set(row["source"].split("+")):
        kept["title_sv"] = row["title_sv"]
    if replacement is not None:
        kept["in_force_until"] = replacement["until"]
        kept["replaced_by"] = replacement["new"]
    return kept


def cells(row: Row, renaming: Row | None) -> list[str]:
    """Return one act's values in the order of ``analyzers.law.register.acts.Act``."""
    finnish = [row["title_fi"], row["current_title_fi"]]
    swedish = [row["title_sv"], row["current_title_sv"]]
    if renaming is not None:
        finnish += [renaming["old_title"], renaming["new_title"]]
        swedish.append(renaming["new_title_sv"])
    return [
        row["number_year"],
        kind(row),
        day(row["in_force_from"]),
        day(row["in_force_until"]),
        "" if row["replaced_by"] == row["number_year"] else row["replaced_by"],
        row["repealed_by"],
        renamed(row, renaming),
        "1" if row["section_numbering"] == "per-chapter" else "",
        "|".join(unique(finnish)),
        "|".join(unique(swedish)),
    ]


def renamed(row: Row, renaming: Row | None) -> str:
    """Return the act that changed the title and the day it did: "752/2023 2025-01-01"."""
    if renaming is None:
        return row["renamed_by"]
    return (
        f"{row['renamed_by'] or renaming['renamed_by']} {day(renaming['date'])}".strip()
    )


def day(text: str) -> str:
    """Return a day, "" when no calendar has it."""
    try:
        return dt.date.fromisoformat(text).isoformat()
    except ValueError:
        return ""


def kind(row: Row) -> str:
    """Return the letter of an act's kind."""
    if row["kind"] in KINDS:
        return KINDS[row["kind"]]
    return next((letter for noun, letter in _NOUNS if noun in row["kind"]), "o")


def unique(titles: list[str]) -> list[str]:
    """Return titles without blanks too many and endings that are no part of them."""
    plain = (" ".join(title.translate(_MARKUP).split()) for title in titles)
    tidy = (_JUNK.sub("", title) for title in plain)
    return list({title.lower(): title for title in tidy if title}.values())


def title_rows(acts: list[str]) -> list[str]:
    """Return "key, acts" lines for all titles of ``acts.tsv``; oldest act first."""
    found: dict[str, list[str]] = {}
    for line in acts:
        number, *_, finnish, swedish = line.split("\t")
        for language, titles in (("fi", finnish), ("sv", swedish)):
            for title in filter(None, titles.split("|")):
                for key in (
                    keys(title, language) if title.lower() not in _NO_NAMES else ()
                ):
                    numbers = found.setdefault(key, [])
                    if number not in numbers:
                        numbers.append(number)
    return [f"{key}\t{' '.join(numbers)}" for key, numbers in found.items()]


def keys(title: str, language: str) -> Iterator[str]:
    """Yield the keys of a title; an adjective before the noun also in the genitive."""
    key, _ = title_key(title, language)
    yield key
    if language == "fi" and not key.startswith(("laki ", "asetus ", "päätös ")):
        noun, _, before = key.partition(" ")
        agreeing = re.sub(r"nen\b", "sen", before)
        if agreeing != before:
            yield f"{noun} {agreeing}"


def amendment_rows(rows: list[Row]) -> Iterator[str]:
    """Yield "amended act, amending acts" lines; what an act amends must fit its title."""
    amended: dict[str, list[str]] = {}
    for row in rows:
        if row["title_fits"] == "1":
            amended.setdefault(row["amends"], []).append(row["number_year"])
    for number in sorted(amended, key=order):
        yield f"{number}\t{' '.join(sorted(amended[number], key=order))}"


def order(number: str) -> tuple[int, int]:
    """Return what acts are sorted by: year, then number."""
    first, _, year = number.partition("/")
    return int(year), int(first)


if __name__ == "__main__":
    main()
