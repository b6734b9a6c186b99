"""Which parts of a Word file are printed beside its text: page heads, feet and notes.

A file keeps heads that no section names any more, and those of first pages that are
switched off; notes of deleted text stay in it, too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from corpus.reading.office.package import Element, Package, attribute, local
from corpus.reading.office.relations import Relation, relations_of
from corpus.reading.webpages.list_numbers import spelled

_NO = ("0", "false", "off")
_NOTE_FORMS = {"footnote": "decimal", "endnote": "lowerRoman"}


@dataclass(frozen=True, slots=True)
class WordParts:
    """The parts of a Word file, found by what its main part names.

    Attributes:
        package: the file.
        folder: where its parts are, with its last slash.
        relations: the parts that the main part names.
        main: the document.
    """

    package: Package
    folder: str
    relations: Mapping[str, Relation]
    main: Element

    def tree(self, kind: str) -> Element | None:
        """Return the only part of a kind ("styles"), None when there is none."""
        named = [one.name for one in self.relations.values() if one.kind == kind]
        for name in (*named, f"{self.folder}{kind}.xml"):
            if self.package.has(name):
                return self.package.tree(name)
        return None

    def furniture(self, kind: str) -> Iterator[Element]:
        """Yield the page heads or feet ("header", "footer") that are printed."""
        named = list(self._named(f"{kind}Reference"))
        if not named and not any(
            local(one).endswith("erReference") for one in self.main.iter()
        ):
            found = self.package.parts(rf"{self.folder}{kind}\d*\.xml")
        else:
            shown = [self.relations[one].name for one in named if one in self.relations]
            found = (name for name in dict.fromkeys(shown) if self.package.has(name))
        for name in found:
            yield self.package.tree(name)

    def _named(self, wanted: str) -> Iterator[str]:
        """Yield the references of sections; those for first pages only if there are any."""
        has_first = any(_is_on(one) for one in self.main.iter("{*}titlePg"))
        settings = self.tree("settings")
        has_even = settings is not None and any(
            _is_on(one) for one in settings.iter("{*}evenAndOddHeaders")
        )
        for reference in self.main.iter(f"{{*}}{wanted}"):
            kind = attribute(reference, "type")
            if (kind != "first" or has_first) and (kind != "even" or has_even):
                yield attribute(reference, "id") or ""


def open_parts(package: Package, main: str) -> WordParts:
    """Return the parts of a file by the name of its main part."""
    folder = main.rpartition("/")[0]
    return WordParts(
        package,
        f"{folder}/" if folder else "",
        relations_of(package, main),
        package.tree(main),
    )


def numbered_notes(
    notes: Element | None, kind: str, references: Collection[str]
) -> Iterator[tuple[str, Element]]:
    """Yield the foot- or endnotes that the text refers to, each with its number.

    Where it refers to none, all are yielded. Separators have a type of their own.

    Args:
        notes: the part with the notes.
        kind: "footnote" or "endnote".
        references: ids of notes in the order of the text.
    """
    kept = [
        note
        for note in (notes if notes is not None else ())
        if local(note) == kind and attribute(note, "type") in (None, "normal")
    ]
    by_id = {attribute(note, "id") or "": note for note in kept}
    named = [by_id[one] for one in dict.fromkeys(references) if one in by_id]
    for number, note in enumerate(named or kept, start=1):
        yield spelled(number, _NOTE_FORMS[kind]), note


def _is_on(switch: Element) -> bool:
    return attribute(switch, "val") not in _NO
