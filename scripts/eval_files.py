"""Score how files are read against judged ones: their text, items and unread pages.

    python scripts/eval_files.py FOLDER… [--verbose] [--only NAME]

Beside each file NAME lies NAME.json: ``kind``; ``must``, strings that a reader sees (one
after the other where ``order``); ``must_not``, strings that nobody sees; ``sections`` of
whole minutes ({section, title, case_number, decision_contains}); ``footnotes``, strings
anywhere; ``once``, strings that stand once; ``issue`` with ``issue_pages``, what has to be
told (picture, damaged); ``or_issue``, what may be told instead of the text. A file is read
as ``import`` reads it, and its text compared as people see it: white space is one blank.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from corpus.importing.importing import ImportFailure, read_paths
from corpus.model import Decision, Issue
from search_web.page.document_text.text_view import paragraphs

_HYPHENS = str.maketrans(dict.fromkeys("\u2010\u2011", "-"))
_CELL_MARKS = re.compile(r"\s*[|\t]\s*")
_TOLD = {
    "picture": r"pictures? without text|no text in it",
    "damaged": r"damaged|not the words that were printed|encoded",
}


@dataclass(frozen=True, slots=True)
class FileRead:
    """What an import made of a file: its text as shown, its items, what it told."""

    text: str
    items: Mapping[str, list[Decision]]
    told: str


@dataclass(frozen=True, slots=True)
class Check:
    """One thing a judge asked of a file; ``seen`` is what came instead."""

    what: str
    asked: str
    is_right: bool
    seen: str = ""


@click.command()
@click.argument(
    "folders", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path)
)
@click.option("--verbose", is_flag=True, help="List what is wrong in each file.")
@click.option("--only", default="", help="Files whose names hold this.")
def main(folders: tuple[Path, ...], verbose: bool, only: str) -> None:
    """Print for each kind of file how many are wholly right, and how much of each check."""
    files: Counter[str] = Counter()
    whole: Counter[str] = Counter()
    counts: defaultdict[str, Counter[tuple[str, bool]]] = defaultdict(Counter)
    for gold_file in sorted(path for one in folders for path in one.glob("*.json")):
        file = gold_file.with_suffix("")
        if only not in file.name or not file.is_file():
            continue
        gold = json.loads(gold_file.read_text("utf-8"))
        checks = list(checked(gold, read_file(file)))
        for group in (str(gold["kind"]), "all"):
            files[group] += 1
            whole[group] += all(check.is_right for check in checks)
            counts[group].update((check.what, check.is_right) for check in checks)
        wrong = [check for check in checks if not check.is_right]
        if verbose and wrong:
            click.echo(f"{file.name}: {gold['kind']}")
            for check in wrong:
                click.echo(f"  {check.what}: {check.asked!r} | {check.seen}")
    for group in sorted(files, key=lambda name: (name == "all", name)):
        click.echo(
            f"{group:20} files {whole[group]}/{files[group]}  {row(counts[group])}"
        )


def row(counts: Mapping[tuple[str, bool], int]) -> str:
    """Return right / asked of each check."""
    names = dict.fromkeys(what for what, _ in sorted(counts))
    parts = []
    for what in names:
        right = counts.get((what, True), 0)
        parts.append(f"{what} {right}/{right + counts.get((what, False), 0)}")
    return "  ".join(parts)


def read_file(file: Path) -> FileRead:
    """Read *file* as ``import`` does."""
    items: defaultdict[str, list[Decision]] = defaultdict(list)
    texts: list[str] = []
    told: list[str] = []
    for record in read_paths([file]):
        if isinstance(record, Decision):
            texts.append(shown(record.text))
            if record.reading.minutes_section:
                items[record.reading.minutes_section].append(record)
        elif isinstance(record, Issue):
            told.append(record.message)
        elif isinstance(record, ImportFailure):
            told.append(record.reason)
    return FileRead(one_blank("\n".join(texts)), items, "\n".join(told))


def shown(text: str) -> str:
    """Return *text* as its page shows it: lines of a paragraph joined, words whole."""
    return "\n".join(
        "".join(piece.text for piece in line)
        for paragraph in paragraphs(text, 0, len(text))
        for line in paragraph.lines
    )


def one_blank(text: str) -> str:
    """Return *text* with one blank for any white space and mark between cells."""
    text = unicodedata.normalize("NFC", text).replace("\u00ad", "")
    return " ".join(_CELL_MARKS.sub(" ", text.translate(_HYPHENS)).split())


def checked(gold: Mapping[str, Any], read: FileRead) -> Iterator[Check]:
    """Yield each thing that is asked of a file."""
    if gold.get("or_issue") and is_told(str(gold["or_issue"]), [], read.told):
        return
    yield from _strings(gold, read.text)
    for asked in gold["must_not"]:
        is_absent = one_blank(asked) not in read.text
        yield Check("must_not", asked, is_absent, near(asked, read.text))
    if gold.get("issue"):
        pages = gold.get("issue_pages") or []
        is_right = is_told(gold["issue"], pages, read.told)
        yield Check("issue", f"{gold['issue']} {pages}", is_right, read.told)
    if gold["sections"]:
        yield from _sections(gold["sections"], read.items)


def _strings(gold: Mapping[str, Any], text: str) -> Iterator[Check]:
    asked_for = list(map(one_blank, gold["must"]))
    in_order = chain([places(asked, text) for asked in asked_for])
    for number, asked in enumerate(asked_for):
        is_right = number in in_order if gold.get("order") else asked in text
        seen = "out of order" if asked in text else near(asked, text)
        yield Check("must", asked, is_right, seen)
    for asked in map(one_blank, gold.get("footnotes", ())):
        yield Check("must", asked, asked in text, near(asked, text))
    for asked in map(one_blank, gold.get("once", ())):
        times = text.count(asked)
        yield Check("once", asked, times == 1, f"{times} times")


def places(asked: str, text: str) -> list[tuple[int, int]]:
    """Return where *asked* begins and ends in *text*, each time."""
    return [
        (match.start(), match.end()) for match in re.finditer(re.escape(asked), text)
    ]


def chain(found: Sequence[Sequence[tuple[int, int]]]) -> set[int]:
    """Return the numbers of the most strings that stand one after the other."""
    best: list[tuple[int, tuple[int, ...]]] = [(0, ())]
    for number, spans in enumerate(found):
        longer = [
            (end, (*before, number))
            for start, end in spans
            for last, before in best
            if last <= start
        ]
        kept: dict[int, tuple[int, tuple[int, ...]]] = {}
        for one in sorted([*best, *longer]):
            kept.setdefault(len(one[1]), one)
        best = list(kept.values())
    return set(max(best, key=lambda one: len(one[1]))[1])


def is_told(state: str, pages: list[int], told: str) -> bool:
    """Whether an issue tells of *state*, and of each of *pages* where it tells pages."""
    for line in told.split("\n"):
        if found := re.search(_TOLD[state], line):
            numbers = set(map(int, re.findall(r"\d+", line[found.end() :])))
            if not numbers or numbers >= set(pages):
                return True
    return False


def _sections(
    asked: list[Mapping[str, str]], items: Mapping[str, list[Decision]]
) -> Iterator[Check]:
    for one in asked:
        number = one["section"]
        found = items.get(number, [])
        yield Check("section", number, len(found) == 1, f"{len(found)} items")
        item = found[0] if found else None
        title = one_blank(item.title or "") if item else ""
        is_same = title.casefold() == one_blank(one["title"]).casefold()
        yield Check("title", f"§ {number} {one['title']}", is_same, title)
        if one.get("case_number"):
            case = str(item.reading.case_number) if item else ""
            is_case = one_blank(case) == one_blank(one["case_number"])
            yield Check("case", f"§ {number} {one['case_number']}", is_case, case)
        if one.get("decision_contains"):
            wanted = one_blank(one["decision_contains"])
            decision = one_blank(shown(item.decision or "")) if item else ""
            yield Check(
                "decision", f"§ {number} {wanted}", wanted in decision, decision
            )
    surplus = sorted(set(items) - {one["section"] for one in asked})
    yield Check("no_other", "sections", not surplus, ", ".join(surplus))


def near(asked: str, text: str) -> str:
    """Return what stands where *asked* should: after its longest known beginning."""
    asked = one_blank(asked)
    low, high = 0, len(asked)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if asked[:middle] in text else (low, middle - 1)
    at = text.find(asked[:low]) if low > 3 else -1
    return f"…{text[max(0, at - 20) : at + low + 60]}…" if at >= 0 else "not there"


if __name__ == "__main__":
    main()
