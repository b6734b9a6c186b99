#!/usr/bin/env python3
"""Learn how much the words near a name speak for a private person or for an office.

    pip install --target FOLDER scikit-learn
    PYTHONPATH=FOLDER:. python scripts/make_side_weights.py [--aside SET]

Reads ``tests/tables/person_texts.txt`` and ``tests/tables/person_labels.jsonl``, both of
invented people, and writes ``corpus/personal/weighing/side_weights.tsv``: hundredths of
log odds. With ``--aside`` nothing is written: one set is left out, and recall and
precision on it are printed, of the rules alone and of both together.
"""

from __future__ import annotations

import argparse
import importlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.personal import person_cues, person_roles
from corpus.personal.person_names import names_by_rules
from corpus.personal.weighing import weighed_sides
from corpus.personal.weighing.side_features import side_features

ROOT = Path(__file__).resolve().parent.parent
TEXTS = ROOT / "tests" / "tables" / "person_texts.txt"
SHAPES = ROOT / "tests" / "tables" / "person_shapes.tsv"
CLASSES = ROOT / "tests" / "tables" / "person_classes.tsv"
LABELS = ROOT / "tests" / "tables" / "person_labels.jsonl"
WEIGHTS = ROOT / "corpus" / "personal" / "weighing" / "side_weights.tsv"
LEAST_TEXTS, LEAST_WEIGHT, STRENGTH = 3, 6, 0.3
_MARKED = re.compile(r"\[\[(.+?)\]\]", re.DOTALL)
Span = tuple[int, int]


@dataclass(frozen=True)
class Labelled:
    """A text, the set it is of, and where private and public persons are named."""

    set: str
    text: str
    private: list[Span]
    public: list[Span] | None


def labelled_texts() -> Iterator[Labelled]:
    """Yield all texts; where nobody public is marked, every other name is."""
    for row in TEXTS.read_text("utf-8").rstrip("\n").split("\n==\n"):
        text, spans = "", []
        for place, part in enumerate(_MARKED.split(row)):
            if place % 2:
                spans.append((len(text), len(text) + len(part)))
            text += part
        yield Labelled("texts", text, spans, None)
    yield from _examples()
    for line in LABELS.read_text("utf-8").splitlines():
        row = json.loads(line)
        spans = [_spans(row["text"], row[side]) for side in ("private", "public")]
        yield Labelled(row["set"], row["text"], *spans)


def _examples() -> Iterator[Labelled]:
    """Yield the short texts of tables: shapes of names, and what rules are seen in."""
    for path in (SHAPES, CLASSES):
        for line in path.read_text("utf-8").splitlines()[1:]:
            names, text = map(_cell, line.split("\t")[-2:])
            private = [name for name in re.split(r";\s?", names) if name]
            yield Labelled("examples", text, _spans(text, private), None)
    for row in (*person_cues.rows(), *person_roles.rows()):
        named = names_by_rules(row[3])
        spans = [(name.start, name.end) for name in named if name.side == "private"]
        yield Labelled("examples", row[3], spans, None)


def _cell(cell: str) -> str:
    return cell.replace("\\n", "\n").replace("\\t", "\t")


def _spans(text: str, names: list[str]) -> list[Span]:
    return [
        match.span() for name in names for match in re.finditer(re.escape(name), text)
    ]


def _is_private(one: Labelled, span: Span) -> bool | None:
    """Return what the labels say; None when they say nothing."""

    def overlaps(spans: list[Span]) -> bool:
        return any(start < span[1] and end > span[0] for start, end in spans)

    if overlaps(one.private):
        return True
    return False if one.public is None or overlaps(one.public) else None


def weights_of(texts: list[Labelled]) -> dict[str, int]:
    """Return hundredths of log odds of each mark that several names have."""
    learning = importlib.import_module("sklearn.linear_model")
    vectors = importlib.import_module("sklearn.feature_extraction")
    rows, labels = [], []
    for one in texts:
        for name in names_by_rules(one.text):
            span = name.start, name.end
            label = _is_private(one, span)
            if label is not None:
                rows.append(side_features(one.text, *span))
                labels.append(label)
    count = Counter(mark for row in rows for mark in row)
    vectorizer = vectors.DictVectorizer()
    matrix = vectorizer.fit_transform(
        [{mark: 1.0 for mark in row if count[mark] >= LEAST_TEXTS} for row in rows]
    )
    model = learning.LogisticRegression(C=STRENGTH, max_iter=3000).fit(matrix, labels)
    marks = zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True)
    weights = {mark: round(100 * weight) for mark, weight in marks}
    kept = {mark: w for mark, w in weights.items() if abs(w) >= LEAST_WEIGHT}
    return {"constant": round(100 * model.intercept_[0]), **kept}


def measure(aside: list[Labelled], weights: dict[str, int]) -> None:
    """Print recall and precision of the sides of names that were found."""
    learned = {mark: weight / 100 for mark, weight in weights.items()}
    weighed_sides.side_weights = lambda: learned
    for way in ("rules", "both"):
        count: Counter[tuple[bool, str]] = Counter()
        for one in aside:
            named = names_by_rules(one.text)
            sides = (
                [name.side for name in named]
                if way == "rules"
                else weighed_sides.weighed_sides(one.text, named)
            )
            for name, side in zip(named, sides, strict=True):
                label = _is_private(one, (name.start, name.end))
                if label is not None:
                    count[label, side] += 1
        hits = count[True, "private"]
        recall = hits / max(1, hits + count[True, "office"])
        precision = hits / max(1, hits + count[False, "private"])
        print(
            f"{way:6} recall {recall:.3f} precision {precision:.3f} of {count.total()}"
        )


def main() -> None:
    """Read the arguments; learn and write, or learn and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--aside", metavar="SET", help="leave this set out and measure it"
    )
    aside = parser.parse_args().aside
    texts = list(labelled_texts())
    weights = weights_of([one for one in texts if one.set != aside])
    if aside:
        measure([one for one in texts if one.set == aside], weights)
        return
    lines = [f"{mark}\t{weight}" for mark, weight in sorted(weights.items())]
    WEIGHTS.write_text("mark\tweight\n" + "\n".join(lines) + "\n", "utf-8")
    print(f"{len(lines)} weights")


if __name__ == "__main__":
    main()
