"""A sentence with its values apart, so that an edge can say it in another language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Message:
    """An English sentence; ``text`` holds ``%(name)s`` where a value belongs."""

    text: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        """Return the sentence with its values."""
        return self.text % self.values if self.values else self.text


def N_(text: str) -> str:  # noqa: N802 - the usual name of a mark for collectors
    """Mark a text for translation; an edge looks the translation up."""
    return text
