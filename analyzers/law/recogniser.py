"""From names, numbers and places to resolved citations, in reading order."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from analyzers.law.clean_text import CleanText
from analyzers.law.context import Antecedent, Context
from analyzers.law.inflection import Noun, NounForm, find_noun_forms
from analyzers.law.locators import Locator, Place, read_locator
from analyzers.law.names import (
    match_title_backward,
    match_title_forward,
    name_table,
    short_names,
)
from analyzers.law.numbers import read_statute_number
from analyzers.law.tails import Tail, read_tail
from analyzers.law_model import LawReferenceKind, Target

BARE_REACH = 600
"""Code points after an act's last mention within which a bare "23 §" means it."""

_WORDS_BEFORE = re.compile(r"[^\s.;:()\"”]+")
_WORD_AFTER = re.compile(r"\s([a-zåäö0-9\-–/&]+)(,?)")
_ENACTED = re.compile(
    r"\s(?:annet\w{1,4})\s(?:valtioneuvoston\s|(?:[a-zåäö\-]+\s){1,4}ministeriön\s)?$"
)
_DETERMINER = re.compile(
    r"(?<!\w)(?:(?:edellä\s)?(?:mainitu\w{1,4}|sanotu\w{1,4})|sama\w{1,4}|samoi\w{1,4}|"
    r"kyseise\w{1,4}|kysymyksessä\solevan|tämän|tässä|tästä|em\.|ko\.|"
    r"nämnda|samma|denna|ifrågavarande|ovannämnda|nyssnämnda)\s$"
)
_CHAPTER_DETERMINER = re.compile(
    r"(?<!\w)(?:(?:edellä\s)?(?:mainitu|sanotu|sama|kyseise|tämä)n\s)luvun\s$"
)
_SV_LINK = re.compile(
    r"\s(?:i|av|uti|enligt|till)\s(?:(?:den|nämnda|samma|denna|ovannämnda|ifrågavarande|"
    r"gamla|nya|finska|finlands)\s){0,2}|\s(?=lag|\w+lag)"
)
_NUM = r"\d{1,3}(?:\s?\.\s?\d{1,2})?(?:\s?[a-zåäö](?![a-zåäö]))?"
_SEP = r"\s?(?:,|ja|sekä|tai|och|samt|eller|[-–—‒−‐‑])\s?"
_BEFORE_SIGN = re.compile(
    rf"(?<![\w./:§-])(?:\d{{1,2}}\s?[a-z]?\.?\s?(?:-?luvun|luku|kap\.?|kapitlet),?\s)?"
    rf"(?:{_NUM}{_SEP}){{0,20}}{_NUM}\s?$"
)
_SIGN = re.compile(r"§|pykälä|pykäli|paragraf")
_BODY = (
    r"(?:kh|khall|khal|kv|kvalt|kvsto|ltk|jsto|hallitus|hallituksen|hallituksessa|valtuusto|"
    r"valtuuston|lautakunta|lautakunnan|jaosto|jaoston|toimikunta|johtokunta|neuvosto|"
    r"fullmäktige|styrelsen?|nämnden?|sektionen?|johtaja|päällikkö|kokous|kokouksen)"
)
_DATE = r"\d{1,2}\.\s?\d{1,2}\.\s?(?:\d{4})?"
_MEETING_BEFORE = re.compile(
    rf"(?:{_DATE}|(?<!\w)\w{{0,40}}{_BODY}|\d{{1,3}}\.\s?/)\s?,?\s?[/(]?\s?$"
)
_MEETING_AFTER = re.compile(rf"\s?/\s?(?:\d{{4}}|{_DATE})|\s?[,(]?\s?{_DATE}")
_YEAR_AFTER = re.compile(r"\s?/\s?(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Citation:
    """A mention in cleaned text."""

    start: int
    end: int
    kind: LawReferenceKind
    targets: tuple[Target, ...]
    is_anaphoric: bool = False
    is_uncertain: bool = False


class StatuteReader:
    """Reads the citations of one document from left to right."""

    def __init__(
        self, clean: CleanText, date: dt.date | None, taken: list[tuple[int, int]]
    ) -> None:
        self._text = clean.text
        self._lower = clean.lower
        self._context = Context(clean.lower, date)
        self._taken = sorted(taken)
        self._forms: dict[int, NounForm] = {}
        self._found: list[Citation] = []
        self._done = 0

    def read(self) -> list[Citation]:
        """Return all citations in order; they do not overlap."""
        events: list[tuple[int, int, NounForm | str | None]] = []
        for form in find_noun_forms(self._lower):
            self._forms[form.start] = form
            events.append((form.start, 1, form))
        for start, written in self._abbreviations():
            events.append((start, 1, written))
        events.extend((m.start(), 0, None) for m in _SIGN.finditer(self._lower))
        events.sort(key=lambda event: (event[0], event[1]))
        for position, _, event in events:
            if position < self._done:
                continue
            if isinstance(event, NounForm):
                self._take_form(event)
            elif event is not None:
                self._take_abbreviation(position, event)
            else:
                self._take_sign(position)
        return self._found

    # names

    def _take_form(self, form: NounForm) -> None:
        if form.is_bare and self._take_bare_noun(form):
            return
        for start, acts in short_names(self._lower, form.start, form.stem):
            if start >= self._done:
                self._cite(form.stem, acts, start, form.end, form.noun)
                return
        if form.stem in self._context.definitions:
            self._cite(form.stem, (), form.start, form.end, form.noun)
            return
        tail = read_tail(self._lower, form.end)
        if tail.number is not None:
            self._cite(form.stem, (), form.start, form.end, form.noun, tail)
        elif tail.locator is not None and form.language == "fi":
            self._context.note(Antecedent("", form.noun, tail.end))
            self._done = tail.locator.end

    def _take_bare_noun(self, form: NounForm) -> bool:
        if any(True for _ in short_names(self._lower, form.start, form.stem)):
            return False
        return (
            self._take_enacted(form)
            or self._take_full_title(form)
            or self._take_generic(form)
        )

    def _take_enacted(self, form: NounForm) -> bool:
        """Take "… julkisuudesta annetun lain": the title stands before the noun."""
        window_start = max(self._done, form.start - 260)
        window = self._lower[window_start : form.start]
        enacted = _ENACTED.search(window)
        if enacted is None:
            return False
        words = [
            (m[0].rstrip(","), window_start + m.start())
            for m in _WORDS_BEFORE.finditer(window, 0, enacted.start())
        ]
        found = match_title_backward([word for word, _ in words], form.noun)
        if found:
            title, taken = found
            self._cite(
                title.words[-1], title.acts, words[-taken][1], form.end, form.noun
            )
            return True
        tail = read_tail(self._lower, form.end)
        if tail.number is None:
            return False
        start = _title_start(words)
        self._cite("", (), start, form.end, form.noun, tail)
        return True

    def _take_full_title(self, form: NounForm) -> bool:
        """Take "laissa viranomaisten toiminnan julkisuudesta (621/1999)"."""
        words: list[tuple[str, int]] = []
        at = form.end
        for _ in range(30):
            match = _WORD_AFTER.match(self._lower, at)
            if match is None:
                break
            words.append((match[1], match.end(1)))
            at = match.end()
        offset = (
            1
            if form.language == "sv" and words[:1] and words[0][0] in ("om", "angående")
            else 0
        )
        if form.language == "sv" and not offset:
            return False
        found = match_title_forward(words[offset:], form.noun)
        if found:
            title, taken = found
            end = words[offset + taken - 1][1]
            self._cite(" ".join(title.words), title.acts, form.start, end, form.noun)
            return True
        for word, end in reversed(words):
            if (word.endswith(("sta", "stä")) or form.language == "sv") and self._lower[
                end : end + 2
            ] in (" (", "\n("):
                tail = read_tail(self._lower, end)
                if tail.number is not None:
                    self._cite("", (), form.start, end, form.noun, tail)
                    return True
        return False

    def _take_generic(self, form: NounForm) -> bool:
        """Take "lain (621/1999) 24 §", "saman lain 2 §", "81 § i nämnda lag"."""
        tail = read_tail(self._lower, form.end)
        if tail.number is not None:
            self._cite("", (), form.start, form.end, form.noun, tail)
            return True
        if tail.locator is None:
            return True
        window = self._lower[max(0, form.start - 40) : form.start]
        determiner = _DETERMINER.search(window)
        start = form.start
        if determiner:
            start -= len(window) - determiner.start()
        self._refer(start, tail.locator.end, tail.locator, form.noun)
        return True

    def _refer(self, start: int, end: int, locator: Locator, noun: Noun | None) -> None:
        antecedent = self._context.last(noun=noun)
        if antecedent is None or antecedent.kind != "statute" or not antecedent.act:
            self._done = end
            return
        self._emit(start, end, (antecedent.act,), locator.places, is_anaphoric=True)
        self._note(antecedent.act, antecedent.noun, start, end, locator.places)

    def _take_abbreviation(self, start: int, written: str) -> None:
        end = start + len(written)
        case = re.compile(r":[a-zäö]{1,4}(?![\wäö])").match(self._lower, end)
        after = case.end() if case else end
        tail = read_tail(self._lower, after, may_lose_sign=False)
        if tail.locator is None and tail.number is None:
            if len(written) < 3 or not (case or written[1:-1] != written[1:-1].upper()):
                return
            if written.upper() in ("THL", "KTL", "MAL", "TTL", "MTL", "POL", "ETL"):
                return
        acts = name_table().abbreviations.get(written, ())
        self._cite(written, acts, start, after, "laki", tail)

    def _abbreviations(self) -> list[tuple[int, str]]:
        found = []
        for match in _abbreviation_pattern().finditer(self._text):
            before = self._text[match.start() - 1 : match.start()]
            if not before or not (before.isalnum() or before in "-_/"):
                found.append((match.start(), match[0]))
        return found

    def _cite(
        self,
        name: str,
        acts: tuple[str, ...],
        start: int,
        end: int,
        noun: Noun,
        tail: Tail | None = None,
        locator: Locator | None = None,
    ) -> None:
        tail = tail or read_tail(self._lower, end)
        end = tail.end
        locator = tail.locator or locator
        places = locator.places if locator else ()
        sections = tuple(place.section for place in places if place.section)
        number = tail.number or self._number_after(tail, acts)
        chosen: tuple[str, ...] = (number,) if number else ()
        if number:
            self._context.numbered[name] = number
        else:
            chosen = self._context.resolve(name, acts, start, end, sections)
        if locator and tail.locator is None:
            start = min(start, locator.start)
        if tail.alias and len(chosen) == 1:
            self._define(tail.alias, chosen[0])
        self._emit(start, end, chosen, places)
        self._note(chosen[0] if len(chosen) == 1 else "", noun, start, end, places)

    def _number_after(self, tail: Tail, acts: tuple[str, ...]) -> str | None:
        """Read "Kuntalaki 91 § (365/1995)": the number comes last."""
        if tail.locator is None or tail.locator.number_in_brackets is None:
            return None
        start, end = tail.locator.number_in_brackets
        number = read_statute_number(self._lower[start + 1 : end - 1])
        return number if number in acts else None

    def _define(self, alias: str, act: str) -> None:
        stem = alias.replace("-", "").replace("\n", " ")
        last = stem.split()[-1]
        match = re.fullmatch(
            r"(.*(?:la|asetu|kaar|lag|förordning))(?:ki|s|i|en)?", last
        )
        self._context.definitions[match[1] if match else last] = act

    # section signs without a name before them

    def _take_sign(self, position: int) -> None:
        window_start = max(self._done, position - 90)
        window = self._lower[window_start:position]
        before = _BEFORE_SIGN.search(window)
        start = window_start + before.start() if before else position
        locator = read_locator(self._lower, start, is_after_act=False)
        if locator is None:
            return
        if self._take_swedish(locator):
            return
        if self._is_meeting(locator):
            self._emit_meeting(locator)
            return
        head = _CHAPTER_DETERMINER.search(self._lower[max(0, start - 40) : start])
        if head:
            self._take_same_chapter(start - (len(head[0])), locator)
        else:
            self._take_bare(locator)

    def _take_swedish(self, locator: Locator) -> bool:
        link = _SV_LINK.match(self._lower, locator.end)
        if link is None:
            return False
        form = self._forms.get(link.end())
        if form is None or form.language != "sv":
            return self._take_swedish_compound(link.end(), locator)
        if form.is_bare:
            before = self._done
            if self._take_sv_title(form, locator):
                return True
            self._done = before
            self._refer(locator.start, form.end, locator, form.noun)
            return True
        return self._take_sv_short(form, locator)

    def _take_swedish_compound(self, at: int, locator: Locator) -> bool:
        for start in range(at, min(at + 40, len(self._lower))):
            form = self._forms.get(start)
            if form and form.language == "sv":
                for name_start, acts in short_names(self._lower, form.start, form.stem):
                    if name_start == at:
                        self._cite(
                            form.stem, acts, at, form.end, form.noun, None, locator
                        )
                        return True
        return False

    def _take_sv_short(self, form: NounForm, locator: Locator) -> bool:
        for start, acts in short_names(self._lower, form.start, form.stem):
            self._cite(form.stem, acts, start, form.end, form.noun, None, locator)
            return True
        return False

    def _take_sv_title(self, form: NounForm, locator: Locator) -> bool:
        count = len(self._found)
        if not self._take_full_title(form):
            return False
        if len(self._found) > count:
            last = self._found.pop()
            act = last.targets[0].act
            self._emit(locator.start, last.end, (act,), locator.places)
            self._note(act, form.noun, locator.start, last.end, locator.places)
        return True

    def _is_meeting(self, locator: Locator) -> bool:
        if locator.is_prefixed:
            return True
        before = self._lower[max(0, locator.start - 60) : locator.start]
        after = self._lower[locator.end : locator.end + 14]
        if before.endswith("(") and after.startswith(")"):
            return True
        return bool(_MEETING_BEFORE.search(before) or _MEETING_AFTER.match(after))

    def _emit_meeting(self, locator: Locator) -> None:
        end = locator.end
        year = _YEAR_AFTER.match(self._lower, end)
        if year:
            end = year.end()
        targets = tuple(
            Target(f"§ {place.section}") for place in locator.places if place.section
        )
        if targets:
            self._append(Citation(locator.start, end, "meeting-section", targets))
        self._done = max(self._done, end)

    def _take_same_chapter(self, start: int, locator: Locator) -> None:
        antecedent = self._context.last()
        if antecedent is None or not antecedent.act or antecedent.chapter is None:
            self._done = locator.end
            return
        places = tuple(
            Place(antecedent.chapter, place.section, place.subsection, place.item)
            for place in locator.places
        )
        self._emit(start, locator.end, (antecedent.act,), places, is_anaphoric=True)
        self._note(antecedent.act, antecedent.noun, start, locator.end, places)

    def _take_bare(self, locator: Locator) -> None:
        antecedent = self._context.last()
        if (
            antecedent is None
            or not antecedent.act
            or antecedent.kind != "statute"
            or locator.start - antecedent.end > BARE_REACH
        ):
            self._done = max(self._done, locator.end)
            return
        self._emit(
            locator.start,
            locator.end,
            (antecedent.act,),
            locator.places,
            is_anaphoric=True,
        )
        self._note(
            antecedent.act, antecedent.noun, locator.start, locator.end, locator.places
        )

    # output

    def _note(
        self,
        act: str,
        noun: Noun | None,
        start: int,
        end: int,
        places: tuple[Place, ...],
    ) -> None:
        chapters = [place.chapter for place in places if place.chapter]
        sections = tuple(place.section for place in places if place.section)
        chapter = chapters[-1] if chapters else None
        self._context.note(
            Antecedent(act, noun, end, chapter=chapter, sections=sections, start=start)
        )
        self._done = max(self._done, end)

    def _emit(
        self,
        start: int,
        end: int,
        acts: tuple[str, ...],
        places: tuple[Place, ...],
        *,
        is_anaphoric: bool = False,
    ) -> None:
        targets = tuple(
            Target(act, place.chapter, place.section, place.subsection, place.item)
            for act in acts
            for place in places or (Place(),)
        )
        if targets:
            self._append(
                Citation(start, end, "statute", targets, is_anaphoric, len(acts) > 1)
            )

    def _append(self, citation: Citation) -> None:
        for start, end in self._taken:
            if start < citation.end and citation.start < end:
                return
        self._found.append(citation)


def _title_start(words: list[tuple[str, int]]) -> int:
    """Guess where an unknown title begins: after a verb form or a small word."""
    start = words[-1][1]
    for word, position in reversed(words[-12:]):
        if re.search(
            r"(?:taan|tään|daan|dään|etaan|etään|ttava|ttavä)$", word
        ) or word in (
            "on",
            "ei",
            "että",
            "kun",
            "kuin",
            "mukaan",
            "nojalla",
            "perusteella",
            "myös",
            "sekä",
        ):
            break
        start = position
    return start


def _abbreviation_pattern() -> re.Pattern[str]:
    names = sorted(name_table().abbreviations, key=len, reverse=True)
    return re.compile("(?:" + "|".join(map(re.escape, names)) + r")(?![\wäöåÄÖÅ-])")
