"""What a row of the table of facets tells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Names = tuple[str, str, str]
"""What something is called in Finnish, Swedish and English."""

ValueKind = Literal[
    "name",
    "closed",
    "year",
    "topic",
    "law",
    "statute",
    "case",
    "number",
    "property",
    "address",
]
"""How a value is read: see ``understanding.facet_values``. Numbers have ranges, too."""


@dataclass(frozen=True, slots=True)
class Facet:
    """One row.

    Attributes:
        name: English; used in JSON.
        parameter: Finnish; used in addresses, files and on the command line.
        labels: heading of its values.
        about: what the values are, in English, for the API and the command line.
        kind: how a value is read.
        fields: names before a colon in a query, lower case ("kunta:Vantaa").
        is_multi: whether a document may have several values.
        order: of the values in lists.
        is_hidden: can be filtered by but is never listed to people.
        column: of exported tables; None when it has none.
        said_as: what it is called inside a sentence; the labels in lower case if None.
        field_id: what steps of a reading call it; the name if None.
    """

    name: str
    parameter: str
    labels: Names
    about: str
    kind: ValueKind = "name"
    fields: tuple[str, ...] = ()
    is_multi: bool = False
    order: Literal["count", "value", "value-desc"] = "count"
    is_hidden: bool = False
    column: str | None = None
    said_as: Names | None = None
    field_id: str | None = None

    @property
    def field_name(self) -> str:
        """What readings of a query call it."""
        return self.field_id or self.name

    @property
    def words(self) -> Names:
        """What it is called inside a sentence, in three languages."""
        if self.said_as:
            return self.said_as
        finnish, swedish, english = (label.lower() for label in self.labels)
        return finnish, swedish, english
