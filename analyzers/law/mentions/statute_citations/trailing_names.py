"""Names that follow the places cited: "136 § i kommunallagen", "34 § (hallintolaki)"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from analyzers.law.locating.act_places import Locator
from analyzers.law.locating.numbers import NUMBER, statute_number
from analyzers.law.locating.section_signs import abbreviation_after, may_be_item
from analyzers.law.locating.tails import read_tail
from analyzers.law.mentions.citations import Named
from analyzers.law.mentions.clean_text import CleanText
from analyzers.law.mentions.statute_citations.identifying import NameReader, noun_of
from analyzers.law.register.abbreviations import abbreviated_acts
from analyzers.law.register.inflection import NounForm
from analyzers.law.register.statutes import statutes
from analyzers.text.late_pattern import LatePattern

_SV_LINK = LatePattern(
    r"(?:\s|(?=i\s)|(?<=§))(?:(?:i|av|uti|enligt|till)\s)?(?:(?:den|förstnämnda|först|sistnämnda|sist|förra|senare|nyssnämnda|nyss|nämnda|samma|denna|ovan|ovannämnda|sagda|aktuella|"
    r"ifrågavarande|gamla|nya|nuvarande|då|gällande|stadens|kommunens|samkommunens|tidigare|upphävda|finlands)\s){0,4}"
)
_NUMBER_AFTER = LatePattern(
    rf"\s?(?:,\s?|\(\s?)?(?:(?:laki|lain|asetus|lag|lagen|förordning|l|a)\s)?{NUMBER}"
    r"\)?(?!\s?vp)"
)
_LONGEST_SV_NAME = 40
_AFTER_PLACES = ("laki", "laissa", "asetus", "asetuksessa", "kaari", "kaaressa")
_PLACES_AHEAD = LatePattern(r"\s?(?:\(|\d|§|nro|n:o)")


class TrailingNameReader:
    """Identifies the name that stands after places, in one text."""

    def __init__(
        self,
        clean: CleanText,
        forms: Sequence[NounForm],
        abbreviations: dict[int, str],
        names: NameReader,
    ) -> None:
        self._text = clean.text
        self._lower = clean.lower
        self._abbreviations = abbreviations
        self._names = names
        self._fi_forms = {form.start: form for form in forms if form.language == "fi"}
        swedish = [form for form in forms if form.language == "sv"]
        self._sv_forms = sorted(swedish, key=lambda form: form.start)
        self._sv_starts = [form.start for form in self._sv_forms]

    def after(self, places: Locator, floor: int) -> Named | None:
        """Return the act that is named right after *places*; None when none is.

        Args:
            places: what is cited.
            floor: offset that the name must not reach before.
        """
        named = self._name_after(places.end, floor)
        if named is None and not places.is_prefixed:
            named = self._bracketed_after(places.end, floor)
        return named or self._number_after(places)

    def _name_after(self, end: int, floor: int) -> Named | None:
        """Return the name or abbreviation that follows places: "136 § i …"."""
        finnish = self._finnish_after(end, floor)
        if finnish is not None:
            return finnish
        link = _SV_LINK.match(self._lower, end)
        if link is None:
            return None
        at = link.end()
        acts = abbreviated_acts(self._abbreviations.get(at, ""))
        if acts:
            name_end = at + len(self._abbreviations[at])
            tail = read_tail(self._lower, name_end, may_lose_sign=False)
            written = self._abbreviations[at]
            named = Named(written, acts, at, name_end, "laki", language="sv")
            is_list = abbreviation_after(self._text, end)
            return named if tail.locator is None or is_list else None
        index = bisect_left(self._sv_starts, at)
        for form in self._sv_forms[index : index + 2]:
            if form.start - at > _LONGEST_SV_NAME:
                break
            found = self._names.identify(form, floor)
            if found is not None and end <= found.start <= at:
                return found  # "i Finlands grundlag": the name has a word of the link
        return None

    def _finnish_after(self, end: int, floor: int) -> Named | None:
        """Return the name after "34 § hallintolaissa", "24 § laki viranomaisten …".

        In its base form or inessive, and with no places of its own right after it.
        """
        if self._lower[end : end + 1] not in (" ", "\n"):
            return None
        form = self._fi_forms.get(end + 1)
        if form is None or form.noun == "sääntö":
            return None
        if not self._lower.endswith(_AFTER_PLACES, form.start, form.end):
            return None
        if _PLACES_AHEAD.match(self._lower, form.end):
            return None
        if not self._text[form.start].islower():
            return None  # the heading of an item: "12 § Hallintolaki ja …"
        found = self._names.identify(form, floor)
        if found is None or found.start != form.start or found.is_reference:
            return None  # "12 § laki edellyttää"
        return found

    def _bracketed_after(self, end: int, floor: int) -> Named | None:
        """Return the name that stands alone in the bracket after places: "14 § (KomL)"."""
        if not self._lower.startswith("(", end + 1):
            return None
        at = end + 2
        named = None
        acts = abbreviated_acts(self._abbreviations.get(at, ""))
        form = self._fi_forms.get(at) or self._sv_form(at)
        if acts:
            written = self._abbreviations[at]
            named = Named(written, acts, at, at + len(written), noun_of(acts))
        elif form is not None and not form.is_bare:
            named = self._names.identify(form, floor)
        if named is None or named.start != at or named.is_rule or not named.acts:
            return None
        return named if self._lower.startswith(")", named.end) else None

    def _sv_form(self, at: int) -> NounForm | None:
        index = bisect_left(self._sv_starts, at)
        is_there = index < len(self._sv_starts) and self._sv_starts[index] == at
        return self._sv_forms[index] if is_there else None

    def _number_after(self, places: Locator) -> Named | None:
        """Return the act whose number follows places: "§ 23 380/2023"."""
        at = (places.number_in_brackets or (places.end,))[0]
        match = _NUMBER_AFTER.match(self._lower, at)
        if match is None:
            return None
        act = statute_number(match)
        if act not in statutes() or may_be_item(self._lower, places):
            return None
        return Named("", (act,), match.start(), match.end(), "laki")
