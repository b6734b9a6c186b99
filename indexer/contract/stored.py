"""Law references of an index document as plain JSON values and back."""

from __future__ import annotations

from typing import Any

from analyzers.law.model import LawReference, Target
from indexer.contract.document import PlacedLawReference


def dump_references(references: tuple[PlacedLawReference, ...]) -> list[dict[str, Any]]:
    """Return plain JSON values; ``load_references`` is the inverse."""
    return [
        {
            "reference": _fields_of(placed.reference)
            | {"targets": [_fields_of(target) for target in placed.reference.targets]},
            "role": placed.role,
            "sentence": placed.sentence,
            "field": placed.field,
        }
        for placed in references
    ]


def _fields_of(value: LawReference | Target) -> dict[str, Any]:
    # Not dataclasses.asdict: it copies every value deeply and is ten times slower.
    return {name: getattr(value, name) for name in value.__dataclass_fields__}


def load_references(records: list[dict[str, Any]]) -> tuple[PlacedLawReference, ...]:
    """Build law references from ``dump_references``'s form."""
    return tuple(
        PlacedLawReference(
            **{
                **record,
                "reference": _reference(record["reference"]),
                "sentence": tuple(record["sentence"]),
            }
        )
        for record in records
    )


def _reference(record: dict[str, Any]) -> LawReference:
    targets = tuple(Target(**target) for target in record["targets"])
    lists = {name: tuple(row) for name, row in record.items() if isinstance(row, list)}
    return LawReference(**{**record, **lists, "targets": targets})
