"""From names, numbers and places to resolved citations, in one pass over the text.

Anchors (names, abbreviations, section signs, numbers of acts) are found by fast scans
and visited in reading order; each takes what belongs to it and moves the sweep on.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter

from analyzers.law.locating import section_signs
from analyzers.law.locating.act_places import ActPlace, Locator, in_chapter
from analyzers.law.locating.locators import read_locator
from analyzers.law.locating.tails import Tail, left_to_next, read_tail
from analyzers.law.locating.versions import may_have, place_in
from analyzers.law.mentions.citations import Citation, Named
from analyzers.law.mentions.clean_text import CleanText
from analyzers.law.mentions.statute_citations.amending_titles import changed_act
from analyzers.law.mentions.statute_citations.context import (
    ActKind,
    Antecedent,
    Context,
)
from analyzers.law.mentions.statute_citations.identifying import NameReader
from analyzers.law.mentions.statute_citations.numbers_and_names import (
    Settled,
    number_last,
    settle_number,
)
from analyzers.law.mentions.statute_citations.referring import (
    DETERMINER,
    DRAFT,
    is_aside,
    is_elsewhere,
    is_said,
    referred,
)
from analyzers.law.mentions.statute_citations.registered_titles import (
    find_registered_titles,
    outside_titles,
)
from analyzers.law.mentions.statute_citations.secrecy_places import (
    PUBLICITY_ACT,
    read_secrecy_places,
)
from analyzers.law.mentions.statute_citations.shortened_names import cut_name
from analyzers.law.mentions.statute_citations.trailing_names import TrailingNameReader
from analyzers.law.model import LawNote, Target
from analyzers.law.register.abbreviations import find_abbreviations
from analyzers.law.register.inflection import NounForm

CATAPHORA_REACH = 200
"""Code points within which "lain 24 §" may mean an act named after it."""

_NUMBER_BEFORE = re.compile(r"(?:(?<!\.)(?<!\d)\d{1,3}(?:\s?[a-z])?|yse|tes|tes:n)\s?$")
_YEAR_AFTER = re.compile(r"/\s?(?:1[6-9]\d\d|20\d\d|\d\d)(?![\d/:]|\.\d)")


class StatuteReader:
    """Reads the citations of acts, municipal rules and meeting sections."""

    def __init__(
        self,
        clean: CleanText,
        forms: Sequence[NounForm],
        date: dt.date | None,
        taken: Sequence[Citation],
    ) -> None:
        self._text = clean.text
        self._lower = clean.lower
        self._signs = (*clean.signs, *section_signs.spelled_out(clean.lower))
        self._slashes = clean.slashes
        self._context = Context(clean.lower, date)
        self._taken = taken
        self._taken_starts = [citation.start for citation in taken]
        self._forms = forms
        self._abbreviations = find_abbreviations(clean.text, clean.capitals)
        self._titles = find_registered_titles(clean, forms)
        self._names = NameReader(clean, self._abbreviations, self._titles, date)
        self._trailing = TrailingNameReader(
            clean, forms, self._abbreviations, self._names
        )
        self._found: list[Citation] = []
        self._unresolved: tuple[int, int, tuple[ActPlace, ...]] | None = None
        self._done = 0

    def read(self) -> list[Citation]:
        """Return all citations in order; they do not overlap."""
        for position, anchor in self._anchors():
            if position < self._done or self._is_taken(position):
                continue
            if anchor == "§":
                self._take_sign(position)
                continue
            found = self._name_at(position, anchor)
            if found is not None:
                self._cite(*found)
        return self._found

    def _name_at(
        self, position: int, anchor: NounForm | str
    ) -> tuple[Named, Tail | None] | None:
        if isinstance(anchor, NounForm):
            named = self._names.identify(anchor, self._done)
            return (named, None) if named is not None else None
        if anchor == "/":
            return self._names.number(position, self._done)
        return self._names.abbreviation(position)

    def _anchors(self) -> list[tuple[int, NounForm | str]]:
        anchors: list[tuple[int, NounForm | str]] = []
        anchors.extend((form.start, form) for form in self._forms)
        anchors.extend(self._abbreviations.items())
        anchors.extend((sign, "§") for sign in self._signs)
        year_after = functools.partial(_YEAR_AFTER.match, self._lower)
        anchors.extend((slash, "/") for slash in filter(year_after, self._slashes))
        if self._titles:
            anchors = outside_titles(self._titles, anchors)
        anchors.sort(key=itemgetter(0))
        return anchors

    def _is_taken(self, position: int) -> bool:
        index = bisect_right(self._taken_starts, position) - 1
        return index >= 0 and position < self._taken[index].end

    # citing

    def _cite(
        self, named: Named, tail: Tail | None = None, before: Locator | None = None
    ) -> None:
        tail = tail or read_tail(
            self._lower,
            named.end,
            has_places=before is None,
            may_pass_comma=named.language == "fi",
        )
        if named.acts == (PUBLICITY_ACT,) and before is None:
            tail = read_secrecy_places(self._lower, tail, named.end) or tail
        if tail.locator and section_signs.abbreviation_after(self._text, tail.end):
            tail = left_to_next(self._lower, tail)
        locator = tail.locator or before
        start = min(named.start, before.start) if before else named.start
        if named.is_rule:
            self._cite_rule(named, start, tail, locator)
        elif is_elsewhere(self._lower, named, tail):
            if not named.is_reference:
                self._context.note(Antecedent("", named.noun, tail.end))
            self._done = max(self._done, tail.end)
        elif named.is_reference and tail.number is None:
            if locator is not None:
                self._refer(named, start, max(tail.end, locator.end), locator)
        else:
            self._cite_statute(named, start, tail, locator)

    def _cite_rule(
        self, named: Named, start: int, tail: Tail, locator: Locator | None
    ) -> None:
        if locator is None or tail.number is not None:
            self._context.note_rule(named.acts[0], named.noun, named.end)
            return
        end = max(tail.end, named.end)
        self._emit(start, end, named.acts, locator.places, kind="municipal-rule")
        self._note(named.acts[0], named, start, end, locator.places, "municipal-rule")

    def _cite_statute(
        self, named: Named, start: int, tail: Tail, locator: Locator | None
    ) -> None:
        places = locator.places if locator else ()
        end = max(tail.end, named.end)
        number = tail.number or number_last(self._lower, tail, named.acts)
        settled = None
        if number:
            by_name = self._by_name(named, end, places)
            settled = settle_number(number, named, by_name, self._context.date)
            changed = changed_act(self._lower, named, self._forms, self._names)
            if changed is not None and settled.acts[0] not in changed.acts:
                note: LawNote = "number-differs" if settled.notes else "amending-act"
                settled = Settled(self._by_name(changed, end, ()), (note,), number)
            if by_name and number not in by_name and not may_have(number, places):
                # "kuntalain (365/1995) 134 §" of 2020: the old act had no such section
                settled = Settled(by_name, ("number-differs",), number)
            acts = settled.acts
            self._context.remember_number(named.name, acts[0], named.start)
        else:
            acts = self._by_name(named, end, places)
        if not acts and named.language == "sv" and not locator:
            return
        if not places and len(acts) == 1:
            self._resolve_forward(acts, start)
        if tail.alias and len(acts) == 1:
            self._context.define(tail.alias, acts[0])
        self._emit(start, end, acts, places, settled=settled)
        if locator:
            self._unresolved = None
        if acts or locator:
            self._note(acts[0] if len(acts) == 1 else "", named, start, end, places)
            self._done = max(self._done, tail.read_to)

    def _by_name(
        self, named: Named, end: int, places: tuple[ActPlace, ...]
    ) -> tuple[str, ...]:
        return self._context.resolve(named.name, named.acts, named.start, end, places)

    def _resolve_forward(self, acts: tuple[str, ...], position: int) -> None:
        """Resolve "Lain 24 §:n mukaan …, ja julkisuuslaki …": the act comes later."""
        if self._unresolved is not None:
            start, end, places = self._unresolved
            if position - end <= CATAPHORA_REACH:
                self._emit(start, end, acts, places, is_anaphoric=True)
            self._unresolved = None

    def _refer(self, named: Named, start: int, end: int, locator: Locator) -> None:
        """Resolve "lain 2 §", "saman lain 2 §", "81 § i nämnda lag", "säännön 6 §"."""
        window = self._lower[max(0, named.start - 40) : named.start]
        determiner = DETERMINER.search(window)
        if determiner and start == named.start:
            start -= len(window) - determiner.start()
        self._done = max(self._done, end)
        if DRAFT.search(window):
            self._context.note(Antecedent("", named.noun, end))
            return
        is_of_rule = named.noun == "sääntö"
        if is_of_rule:
            antecedent = self._context.last_rule(start)
        else:
            antecedent = referred(self._context, named.noun, window, locator)
        if antecedent is None:
            self._unresolved = None if is_of_rule else (start, end, locator.places)
        elif antecedent.act and (antecedent.kind != "statute") == is_of_rule:
            self._emit_again(antecedent, start, end, locator.places)

    # section signs without a name before them

    def _take_sign(self, sign: int) -> None:
        meeting = section_signs.PLAIN.match(self._text, sign)
        if meeting and not _NUMBER_BEFORE.search(self._lower[max(0, sign - 12) : sign]):
            self._take_meeting(
                Locator(sign, meeting.end(), (ActPlace(None, meeting[1]),))
            )
            return
        start = section_signs.places_start(self._lower, sign, self._done)
        locator = read_locator(self._lower, start, is_after_act=False)
        if start < sign and (locator is None or locator.end <= sign):
            locator = read_locator(self._lower, sign, is_after_act=False)
        if locator is None or locator.end <= sign:
            self._take_long_meeting(sign)
            return
        if section_signs.is_count(self._lower, sign, locator):
            self._done = locator.end
            return
        named = self._trailing.after(locator, self._done)
        if named is not None:
            self._cite(named, before=locator)
        elif section_signs.is_of_other_document(self._lower, locator):
            self._context.note(Antecedent("", None, locator.end))
            self._done = locator.end
        elif self._is_meeting(locator):
            self._take_meeting(locator)
        else:
            self._take_bare(locator)

    def _is_meeting(self, locator: Locator) -> bool:
        """Whether the places are of minutes: by the words near, or as no act is meant."""
        is_meeting = section_signs.is_meeting_section(self._text, self._lower, locator)
        if is_meeting and section_signs.follows_heading(self._lower, locator):
            # "kuntalain 39 §, tarkastuslautakunta: 121 §"
            antecedent = self._context.nearest(locator)
            return antecedent is None or not antecedent.has_places
        if not section_signs.is_bracketed(self._lower, locator):
            return is_meeting
        antecedent = self._context.nearest(locator)
        if antecedent is None:
            return True
        if section_signs.is_in_act_sentence(self._lower, antecedent.end, locator):
            return locator.is_prefixed
        return is_meeting or section_signs.has_body_near(self._lower, locator)

    def _take_meeting(self, locator: Locator) -> None:
        end = section_signs.meeting_end(self._lower, locator)
        targets = tuple(
            Target(f"§ {place.section}") for place in locator.places if place.section
        )
        if targets:
            self._found.append(Citation(locator.start, end, "meeting-section", targets))
        if section_signs.starts_item(self._lower, locator):
            self._context.forget_antecedents()
        self._done = max(self._done, end)

    def _take_long_meeting(self, sign: int) -> None:
        """Take "§ 176/2023" and "§ 1092"."""
        match = section_signs.LONG.match(self._lower, sign)
        if match is not None:
            section = match["section"].partition("/")[0].strip()
            target = Target(f"§ {section}")
            self._found.append(
                Citation(sign, match.end(), "meeting-section", (target,))
            )
            self._done = match.end()

    def _take_bare(self, locator: Locator) -> None:
        misread = self._names.misread(locator.start, self._done)
        if misread is not None:
            self._cite(misread)
            return
        start = section_signs.same_chapter_start(self._lower, locator.start)
        cut = cut_name(self._lower, locator.start, self._context.date)
        if cut is not None and cut[0] >= self._done:
            begin, name, acts = cut
            self._cite(Named(name, acts, begin, locator.start - 1, "laki"))
            return
        self._done = max(self._done, locator.end)
        if section_signs.is_by_unknown_abbreviation(self._text, locator):
            self._context.note(Antecedent("", None, locator.end))
            return
        if start is None:
            antecedent = self._context.nearest(
                locator, is_said=is_said(self._lower, locator.start)
            )
            if antecedent is not None:
                places = locator.places
                if antecedent.chapter and antecedent.has_chapter_numbering:
                    places = in_chapter(antecedent.chapter, places)
                self._emit_again(antecedent, locator.start, locator.end, places)
            return
        antecedent = self._context.last()
        if antecedent is not None and antecedent.act and antecedent.chapter:
            places = in_chapter(antecedent.chapter, locator.places)
            self._emit_again(antecedent, start, locator.end, places)

    # output

    def _emit_again(
        self, antecedent: Antecedent, start: int, end: int, places: tuple[ActPlace, ...]
    ) -> None:
        kind = antecedent.kind
        self._emit(start, end, (antecedent.act,), places, kind=kind, is_anaphoric=True)
        named = Named("", (), start, end, antecedent.noun or "laki")
        self._note(antecedent.act, named, start, end, places, kind, is_again=True)

    def _emit(
        self,
        start: int,
        end: int,
        acts: tuple[str, ...],
        places: tuple[ActPlace, ...],
        *,
        kind: ActKind = "statute",
        is_anaphoric: bool = False,
        settled: Settled | None = None,
    ) -> None:
        targets = tuple(
            Target(act, found.chapter, found.section, found.subsection, found.item)
            for act in acts
            for place in places or (ActPlace(),)
            for found in (place_in(act, place),)
        )
        if targets:
            notes, other = (settled.notes, settled.other_act) if settled else ((), "")
            is_uncertain = len(acts) > 1
            self._found.append(
                Citation(
                    start, end, kind, targets, is_anaphoric, is_uncertain, notes, other
                )
            )

    def _note(
        self,
        act: str,
        named: Named,
        start: int,
        end: int,
        places: tuple[ActPlace, ...],
        kind: ActKind = "statute",
        *,
        is_again: bool = False,
    ) -> None:
        chapters = [place.chapter for place in places if place.chapter]
        self._context.note(
            Antecedent(
                act=act,
                noun=named.noun,
                end=end,
                kind=kind,
                chapter=chapters[-1] if chapters else None,
                has_places=bool(places),
                is_again=is_again,
            ),
            is_aside=is_aside(self._lower, start),
        )
        self._done = max(self._done, end)
