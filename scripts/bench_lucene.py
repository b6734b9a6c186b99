"""Lucene as a peer: a small Java program, fed over its standard input.

Maven fetches the jars once; Java compiles the program when it starts it. The times are
processor time of its one searching thread; what the collector and the compiler spend in
others is left out, in Lucene's favour.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from bench_peers import FACETS, Clock, PageAnswer, Timed, day, forms, forms_of, terms
from bench_queries import PageQuery

from indexer.contract.document import IndexDocument

HERE = Path(__file__).with_name("lucene")
PART, GROUP = "\x1f", "\x1e"


class Lucene:
    """Lucene in a process of its own."""

    name = "lucene"

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._jars = folder.parent / "lucene-jars"
        self.open_ms = self.memory_mb = float("nan")

    def _command(self, *arguments: str) -> list[str]:
        if not self._jars.is_dir():
            fetch = ("mvn", "-q", "-B", "-f", str(HERE / "pom.xml"))
            copy = ("dependency:copy-dependencies", "-DincludeScope=runtime")
            where = f"-DoutputDirectory={self._jars.absolute()}"
            subprocess.run([*fetch, *copy, where], check=True)
        memory = ("-Xmx2g", "-XX:+UseSerialGC")
        program = ("-cp", f"{self._jars}/*", str(HERE / "LuceneBench.java"))
        return ["java", *memory, *program, *arguments]

    def build(self, documents: Iterable[IndexDocument]) -> None:
        """See ``Peer``."""
        with subprocess.Popen(
            self._command("build", str(self._folder)),
            stdin=subprocess.PIPE,
            encoding="utf-8",
        ) as process:
            assert process.stdin
            for document in documents:
                process.stdin.write("\t".join(_cells(document)) + "\n")
            process.stdin.close()
        if process.returncode:
            raise RuntimeError("the Java program did not build the index")

    def open(self) -> None:
        """Do nothing: the program opens the index when it is asked for pages."""

    def pages(self, queries: Sequence[PageQuery], clock: Clock) -> list[Timed]:
        """See ``Peer``; *clock* is not asked."""
        answer = subprocess.run(
            self._command("pages", str(self._folder)),
            input="".join("\t".join(_asked(query)) + "\n" for query in queries),
            capture_output=True,
            check=True,
            encoding="utf-8",
        )
        return list(self._rows(answer.stdout))

    def _rows(self, output: str) -> Iterator[Timed]:
        for line in output.splitlines():
            first, second, *cells = line.split("\t")
            if first == "open":
                self.open_ms = int(second) / 1e6
            elif first == "memory":
                self.memory_mb = int(second) / 1024
            else:
                yield _timed(int(first), int(second), cells)


def _timed(engine: int, marks: int, cells: Sequence[str]) -> Timed:
    total, *facets = cells
    counts = {
        name: [("", int(number)) for number in row.split()]
        for name, row in zip(FACETS, facets, strict=True)
    }
    return Timed(engine / 1e6, marks / 1e6, PageAnswer(int(total), counts, []))


def _cells(document: IndexDocument) -> list[str]:
    rows = [" ".join(of(document, x)) for of in (terms, forms) for x in ZONES]
    values = [PART.join(document.facets[name]) for name in FACETS]
    return [*rows, str(day(document)), *values]


ZONES = ("title", "body")


def _asked(query: PageQuery) -> list[str]:
    filters = GROUP.join(PART.join((name, *values)) for name, values in query.filters)
    words, marked = PART.join(query.words), PART.join(forms_of(query))
    newest = str(int(query.is_newest))
    return [query.mode, words, filters, newest, str(query.offset), marked]
