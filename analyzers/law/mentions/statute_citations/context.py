"""What a document has said so far: definitions and the acts that "the said act" means."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import Literal

from analyzers.law.locating.act_places import ActPlace, Locator
from analyzers.law.locating.versions import (
    choose_acts,
    may_have,
    section_number,
    succeeds,
)
from analyzers.law.register.inflection import Noun
from analyzers.law.register.statutes import statute
from analyzers.text.late_pattern import LatePattern

ActKind = Literal["statute", "municipal-rule"]

TOPIC_REACH = 400
"""Code points on either side of a name that tell its subject."""

BARE_REACH = 600
"""Code points after an act's last mention within which a bare "23 §" means it."""

OLD_REACH = 40
"""Code points before a name within which words may say that an older act is meant."""

LAST_IN_CHAPTER = 50
"""A section past this one is in no act that numbers sections per chapter."""

_ALIAS_STEM = LatePattern(
    r"(.*(?:la|asetu|kaar|lag|förordning))(?:ki|s|i|en)?", re.DOTALL
)
_SENTENCE_END = LatePattern(r"[.!?;]\s|\n\s?[-•*]|:\n")
_OLD = LatePattern(
    r"(?<!\w)(?:vanha\w{0,3}|entinen|aiem(?:man|massa|pi|paa)|aikaisem(?:man|massa|pi|paa)|"
    r"entise\w{1,3}|kumotu\w{1,3}|kumottu|gamla|upphävda|tidigare|silloise\w{1,3}|"
    r"voimassa olle(?:en|essa|esta|eseen|ella)|(?:dåvarande|då gällande)|"
    r"(?:säädettiin|määrättiin|perustui|sovellettiin|noudatettiin)"
    r"(?:\s(?:asiasta|siitä))?\s(?:aiemmin|aikaisemmin|ennen)|"
    r"(?:vuoden|vuonna|vuodelta)\s(?P<year>1[6-9]\d\d|20\d\d)(?:\s(?:annet|sääde|oleva)\w{1,4})?"
    r"|(?P<year_sv>1[6-9]\d\d|20\d\d)\sårs)\s$"
)
_NOW = LatePattern(
    r"(?<!\w)(?:nykyi(?:nen|s\w{1,4})|(?:nykyään|nyt(?:temmin)?) voimassa olev\w{1,4}|"
    r"nuvarande|nu gällande)\s$"
)
_DRAFTED = LatePattern(
    r"luonno[sk]|ehdotu|esity(?:s|kse)|annettaisiin|säädettäisiin|valmistel|asetukseksi|"
    r"laiksi|utkast|förslag|proposition"
)
_NEW = ("uusi ", "uuden ", "uudessa ", "uutta ", "uudesta ", "nya ")


def _year(act: str) -> int:
    return int(act.rpartition("/")[2])


@dataclass(frozen=True, slots=True)
class Antecedent:
    """An act (or municipal rule) named at ``end``; ``act`` is "" when unknown.

    ``is_again``: not called by its name there ("saman lain 2 §").
    """

    act: str
    noun: Noun | None
    end: int
    kind: ActKind = "statute"
    chapter: str | None = None
    has_places: bool = False
    is_again: bool = False

    @property
    def has_chapter_numbering(self) -> bool:
        """Whether the sections of the act start again in each chapter."""
        row = statute(self.act)
        return row is not None and row.has_chapter_numbering


@dataclass(slots=True)
class Context:
    """Grows while the citations of one document are resolved in reading order."""

    lower: str
    date: dt.date | None
    definitions: dict[str, str] = field(default_factory=dict)
    numbered: dict[str, str] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)
    antecedents: list[Antecedent] = field(default_factory=list)
    rule: Antecedent | None = None
    """The municipal rule named last without a place."""

    def define(self, alias: str, act: str) -> None:
        """Remember what the document calls an act ("jäljempänä järjestämislaki")."""
        last = alias.replace("-", "").split()[-1]
        match = _ALIAS_STEM.fullmatch(last)
        self.definitions[match[1] if match else last] = act

    def remember_number(self, name: str, act: str, start: int) -> None:
        """Remember which act a name with its number at *start* was.

        "Kumotun jätelain (1072/1993)" tells nothing of a later "jätelain".
        """
        if not _OLD.search(self.lower, max(0, start - OLD_REACH), start):
            self.numbered[name] = act

    def resolve(
        self,
        name: str,
        acts: tuple[str, ...],
        start: int,
        end: int,
        places: tuple[ActPlace, ...],
    ) -> tuple[str, ...]:
        """Return the act that *name* means here; several when it stays undecided."""
        defined = self.definitions.get(name.lower())
        if defined:
            return (defined,)
        if self.date is not None:
            # a bill's or a draft's act has the name of the later one
            acts = tuple(
                act
                for act in acts
                if _year(act) <= self.date.year and not self._is_draft(act, start, end)
            )
        if len(acts) < 2:
            return acts
        is_new = self.lower.endswith(_NEW, max(0, start - 9), start)
        numbered = self.numbered.get(name)
        is_other = is_new or _NOW.search(self.lower, max(0, start - OLD_REACH), start)
        if numbered in acts and not is_other and may_have(numbered, places):
            return self._of_other_time(acts, (numbered,), start) or (numbered,)
        chosen = choose_acts(
            acts,
            date=self.date,
            topic=self.lower[max(0, start - TOPIC_REACH) : end + TOPIC_REACH],
            seen=self.seen,
            places=places,
            is_new=is_new,
        )
        if is_new and len(chosen) == 1:
            self.numbered[name] = chosen[0]
        return self._of_other_time(acts, chosen, start) or chosen

    def _is_draft(self, act: str, start: int, end: int) -> bool:
        """Whether an act not yet in force is only drafted: "luonnos asetukseksi …"."""
        row = statute(act)
        if row is None or self.date is None or row.starts <= self.date:
            return False
        return _DRAFTED.search(self.lower, max(0, start - 80), end) is not None

    def _of_other_time(
        self, acts: tuple[str, ...], chosen: tuple[str, ...], start: int
    ) -> tuple[str, ...]:
        """Return the act that "vanhan" or "vuoden 1995" before the name tells; else ()."""
        old = _OLD.search(self.lower, max(0, start - OLD_REACH), start)
        if old is None:
            return ()
        if year := old["year"] or old["year_sv"]:
            return tuple(act for act in acts if act.endswith(year))
        if len(chosen) != 1:
            return ()
        return tuple(act for act in acts if succeeds(chosen[0], act))

    def note(self, antecedent: Antecedent, *, is_aside: bool = False) -> None:
        """Remember an act that was just named.

        What was named in passing ("ks. hallintolaki 28 §") does not take the place of
        the act that the text is about.
        """
        if is_aside and self.antecedents and self.antecedents[-1].act:
            self.antecedents.insert(-1, antecedent)
        else:
            self.antecedents.append(antecedent)
        if antecedent.kind == "statute" and antecedent.act:
            self.seen.add(antecedent.act)

    def note_rule(self, act: str, noun: Noun, end: int) -> None:
        """Remember a municipal rule that was named without a place."""
        self.rule = Antecedent(act, noun, end, "municipal-rule")

    def last_rule(self, position: int) -> Antecedent | None:
        """Return the municipal rule named last before *position*, None when far away."""
        cited = [one for one in self.antecedents[:-20:-1] if one.kind != "statute"]
        rules = [one for one in (self.rule, *cited[:1]) if one is not None]
        last = max(rules, key=lambda one: one.end, default=None)
        return last if last and position - last.end <= BARE_REACH else None

    def forget_antecedents(self) -> None:
        """Start a new item: nothing before it is meant by "the said act"."""
        self.antecedents.clear()

    def _is_of_rule(self, locator: Locator) -> bool:
        """Whether "(10 luku 1 §)" is of the rule that its sentence begins with."""
        rule, start = self.rule, locator.start
        is_near = rule is not None and 0 < start - rule.end <= BARE_REACH
        return (
            is_near
            and rule is not None
            and locator.places[0].chapter is not None
            and self.lower[start - 1] == "("
            and all(one.end <= rule.end for one in self.antecedents[-1:])
            and not _SENTENCE_END.search(self.lower, rule.end, start)
        )

    def last(
        self, *, noun: Noun | None = None, places: tuple[ActPlace, ...] = ()
    ) -> Antecedent | None:
        """Return the act named last, of this noun if given; None when nothing fits.

        An act that cannot have *places* gives way to one before it that can.
        """
        named = [
            antecedent
            for antecedent in self.antecedents[:-40:-1]
            if noun is None or antecedent.noun == noun
        ]
        fitting = (one for one in named if not one.act or may_have(one.act, places))
        return next(fitting, named[0] if named else None)

    def nearest(self, locator: Locator, *, is_said: bool = False) -> Antecedent | None:
        """Return what a bare "23 §" means; None when it is not clear.

        The act cited last with places and the act named last must be the same, unless
        the one named last stands in the same sentence or is said to be meant
        (``is_said``: "sen 23 §"). An act whose sections start
        again in each chapter has no "73 §", and none has sections past its last one.
        """
        position = locator.start
        if self._is_of_rule(locator):
            return self.rule
        is_late = any(
            place.chapter is None and section_number(place.section) > LAST_IN_CHAPTER
            for place in locator.places
        )
        recent = [
            antecedent
            for antecedent in self.antecedents[:-20:-1]
            if position - antecedent.end <= BARE_REACH
            and not (is_late and antecedent.has_chapter_numbering)
            and may_have(antecedent.act, locator.places)
        ]
        if not recent or not recent[0].act:
            return None
        named = recent[0]
        cited = next((one for one in recent if one.has_places), named)
        if (
            is_said
            or cited.act == named.act
            or not _SENTENCE_END.search(self.lower, named.end, position)
        ):
            return cited if cited.act == named.act else named
        return None
