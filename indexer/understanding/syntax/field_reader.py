"""Fields of the query language: ``kunta:Vantaa``, ``laki:"380/2023 § 23"``, ``pvm:2024``."""

from __future__ import annotations

import datetime as dt

from analyzers.law.typed import parse_law_key
from analyzers.notations.case_codes.case_keys import tidy_case_number
from analyzers.notations.property_ids import property_id
from analyzers.notations.temporal.periods import parse_period
from analyzers.notations.toponyms.regions import region
from analyzers.notations.toponyms.street_addresses import street_address
from indexer.contract.query import DateRange, Filter, Node, Nothing
from indexer.request import ReadingStep
from indexer.understanding.lexemes import Lexeme
from indexer.understanding.recognising.cases import read_case
from indexer.understanding.term_reader import TermReader, TermsRead
from indexer.understanding.values.name_index import NameIndex
from indexer.understanding.values.value_names import facet_value, is_value

_PLAIN_FACETS = (
    "region",
    "body_type",
    "outcome",
    "kind",
    "status",
    "language",
    "topic",
)


class FieldReader:
    """Reads ``field:value``; a value that the field cannot have matches nothing."""

    def __init__(self, words: TermReader, names: NameIndex, today: dt.date) -> None:
        self._words = words
        self._names = names
        self._today = today

    def read(self, lexeme: Lexeme) -> TermsRead:
        """Read a lexeme that has a field."""
        field = lexeme.field or ""
        if field == "title":
            return self._words.read(lexeme, "title")
        node, value = self._filter(field, lexeme.text)
        step = ReadingStep(
            f"field:{field}:{value}",
            "field" if not isinstance(node, Nothing) else "unknown-value",
            lexeme.text,
            f"{field}: {value}",
        )
        steps = [step]
        if isinstance(node, Filter) and node.facet == "municipality":
            steps += [
                ReadingStep(f"uncovered:{name}", "uncovered", lexeme.text, name)
                for name in node.values
                if not self._names.is_held(name)
            ]
        return TermsRead(tuple(steps), (), (node,))

    def _filter(self, field: str, text: str) -> tuple[Node, str]:
        if field == "law":
            return self._law(text)
        if field == "case":
            return read_case(text, text, self._words).strict, tidy_case_number(text)
        if field in ("date", "year"):
            period = parse_period(text)
            return (DateRange(*period), text) if period else (Nothing(), text)
        if field in ("municipality", "body"):
            return self._name(field, text)
        if field == "region":
            return self._region(text)
        if field == "property":
            found = property_id(text)
            return (Filter(field, (found,)), found) if found else (Nothing(), text)
        if field == "address":
            address = street_address(text)
            named = Filter(field, (address,)) if address else Nothing()
            return named, address or text
        value = facet_value(field, text) if field in _PLAIN_FACETS else text
        return (Filter(field, (value,)) if is_value(field, value) else Nothing()), value

    @staticmethod
    def _region(text: str) -> tuple[Node, str]:
        found = region(text)
        return (Filter("region", (found.fi,)), found.fi) if found else (Nothing(), text)

    def _law(self, text: str) -> tuple[Node, str]:
        keys = parse_law_key(text, today=self._today)
        if not keys:
            return Nothing(), text
        return Filter("law_reference", tuple(keys)), " / ".join(keys)

    def _name(self, field: str, text: str) -> tuple[Node, str]:
        for found in self._names.find(self._words.words(text)):
            if found.kind == field:
                return Filter(field, found.values), found.label
        return Nothing(), text
