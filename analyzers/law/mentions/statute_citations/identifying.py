"""What a word, an abbreviation or a number in the text names.

Nothing is resolved here: a :class:`Named` says which acts a name may stand for.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Sequence

from analyzers.law.locating.numbers import NUMBER, statute_number
from analyzers.law.locating.tails import Tail, read_tail, read_unsigned
from analyzers.law.mentions.citations import Named
from analyzers.law.mentions.clean_text import CleanText
from analyzers.law.mentions.statute_citations.damaged_names import (
    misread_name,
    parted_name,
    unglued,
)
from analyzers.law.mentions.statute_citations.elliptic_names import elliptic_name
from analyzers.law.mentions.statute_citations.registered_titles import (
    RegisteredTitle,
    is_tail_of_longer,
    title_after_maker,
)
from analyzers.law.mentions.statute_citations.shortened_names import shortened_name
from analyzers.law.mentions.statute_citations.titles import (
    enacted_title,
    full_title,
    with_maker,
)
from analyzers.law.register.abbreviation_rules import (
    ABBREVIATIONS as RULE_ABBREVIATIONS,
)
from analyzers.law.register.abbreviation_rules import refers_to_rule, rule_name
from analyzers.law.register.abbreviations import MAKERS, abbreviated_acts
from analyzers.law.register.acts import act
from analyzers.law.register.inflection import Noun, NounForm, word_start
from analyzers.law.register.names import name_table, short_names
from analyzers.law.register.plain_titles import acts_titled
from analyzers.law.register.statutes import statute, statutes

_CASE_ENDING = re.compile(
    r"\s?:[a-zäö]{1,4}(?![^\W\d])|n(?=\s\d)|-(?=la(?:ki|in|issa|ista|kia)\b)"
)
_NUMBER = re.compile(NUMBER)
_ACT_NOUN = re.compile(
    r"(?:la(?:it|eissa|eista|kien|keja)|asetu(?:kset|ksissa|ksista|sten)|lagarna|"
    r"förordningarna)(?!\w)"
)
_AND = re.compile(r"(?:,| ja| sekä| tai| och| samt)\s?")
_SENTENCE_END = re.compile(r"[.;]\s(?=\S)")
_LETTERS_BEFORE = re.compile(r"(?<![\w-])[A-ZÅÄÖ]\w{0,12}[LAF]a?(?::n)?\s?$")
# "liikuntal. (390/2015)", "asiakastietol:n (703/2023)"
_CUT_BEFORE = re.compile(
    r"(?<![\w-])([a-zåäö][a-zåäö-]{3,40}?)l(?:\.|:[a-zäö]{1,4})?\s?$"
)
_COMPANY = re.compile(
    r"\s(?:[A-ZÅÄÖ][\w-]{1,20}\s){0,2}(?:Oy|Oyj|Ab|Ky|Tmi|ry|rf)(?!\w)"
)
_LONG_WORD = re.compile(r"[a-zåäö]{9,}")
_LIST_REACH = 250
_LIST_WORDS = 3
# institutes, units and agreements that have the same letters as an act
_NEVER_PLAIN = frozenset(
    ["THL", "KTL", "MAL", "TTL", "MTL", "POL", "ETL", "KPL", "VPL", "KVL", "HLL", "TVL"]
)


_TO_NUMBER = re.compile(rf"\s(?P<words>[^().;]{{3,120}}?)(?=\s\({NUMBER}\))")


class NameReader:
    """Identifies names in one text."""

    def __init__(
        self,
        clean: CleanText,
        abbreviations: dict[int, str],
        titles: Sequence[RegisteredTitle],
        date: dt.date | None,
    ) -> None:
        self._date = date
        self._titles = {title.form.start: title for title in titles}
        self._text = clean.text
        self._lower = clean.lower
        self._abbreviations = abbreviations

    def identify(self, form: NounForm, floor: int) -> Named | None:
        """Return the name that *form* ends or begins; None when it is not a name.

        Args:
            form: a word that ends like a name.
            floor: offset that the name must not reach before.
        """
        title = self._titles.get(form.start)
        if title is not None and title.start < floor:
            title = None
        if form.noun == "sääntö":
            return _longer(None, title) if title else self._rule(form, floor)
        is_word = title is not None and " " not in title.key
        if title and is_word and (acts := _acts_of_word(form.stem, title.acts)):
            return _titled(title, form.stem, acts)
        curated = self._curated(form, floor)
        if title is not None:
            return _longer(curated, title)
        is_plain = curated is not None and curated.start == form.start
        if is_plain and not form.is_bare and is_tail_of_longer(form, self._lower):
            return _named(form, form.stem, (), form.start)
        return curated

    def _curated(self, form: NounForm, floor: int) -> Named | None:
        """Return the name by the table that people keep."""
        shortened = shortened_name(self._lower, form, self._date)
        if shortened is not None and shortened[0] >= floor:
            start, name, acts = shortened
            return _named(form, name, acts, start)
        for start, acts in short_names(self._lower, form.start, form.stem):
            if start >= floor:
                return _named(form, form.stem, acts, start)
        broken = self._broken(form, floor) or self._unglued(form)
        if broken is not None:
            return broken
        if lettered := self._abbreviations.get(form.start):
            # "MRL-lain"
            return _named(form, lettered, abbreviated_acts(lettered), form.start)
        parted = parted_name(self._lower, form)
        if parted is not None and parted[0] >= floor:
            acts = next(short_names(self._lower, *parted))[1]
            return _named(form, parted[1], acts, parted[0])
        if form.is_bare:
            return self._bare_noun(form, floor)
        if form.noun == "kaari":
            return None  # "sateenkaari 5"; all codes are known
        return _named(form, form.stem, (), form.start)

    def abbreviation(self, start: int) -> tuple[Named, Tail] | None:
        """Return what the abbreviation at *start* names; None when it is not a citation.

        Letters alone cite only where nothing else has them; mostly a place, a number
        or a case ending must follow.
        """
        written = self._abbreviations[start]
        end = start + len(written)
        case = _CASE_ENDING.match(self._lower, end)
        after = case.end() if case else end
        if written in RULE_ABBREVIATIONS:
            rule = RULE_ABBREVIATIONS[written]
            named = Named(rule, (rule,), start, after, "sääntö", is_rule=True)
            return named, read_tail(self._lower, after)
        tail = read_tail(self._lower, after, may_lose_sign=False)
        if self._lower.startswith(". ", after):
            # "JulkL. 24 §"
            dotted = read_tail(self._lower, after + 1, may_lose_sign=False)
            tail = dotted if dotted.locator else tail
        if written in MAKERS:
            return self._of_maker(written, start, after, tail)
        if tail.locator is None and tail.number is None:
            tail = read_unsigned(self._lower, after) or tail
        if tail.locator is None and tail.number is None:
            if _COMPANY.match(self._text, after):
                return None  # "PeL Ab", "MRL Consulting Oy"
            is_telling = bool(case) or not written[:-1].isupper()
            if len(written) < 3 or not is_telling or written.upper() in _NEVER_PLAIN:
                return None
        acts = abbreviated_acts(written)
        return Named(written, acts, start, after, noun_of(acts)), tail

    def _of_maker(
        self, written: str, start: int, end: int, tail: Tail
    ) -> tuple[Named, Tail] | None:
        """Return "VNa 407/2011", "VNa pelastustoimesta 3 §"; letters alone cite nothing."""
        noun: Noun = "päätös" if written.endswith("p") else "asetus"
        if tail.number is not None:
            return Named("", (), start, end, noun), tail
        title = title_after_maker(self._lower, start, end, noun)
        if title is None:
            return self._inexact(start, end, noun)
        named = _titled(title, title.key, title.acts)
        return named, read_tail(self._lower, title.end)

    def _inexact(self, start: int, end: int, noun: Noun) -> tuple[Named, Tail] | None:
        """Return "YMa rakennuksen paloturvallisuudesta (848/2017)": a word is the title's."""
        words = _TO_NUMBER.match(self._lower, end)
        if words is None or not _is_of_title(statute_number(words), words["words"]):
            return None
        tail = read_tail(self._lower, words.end())
        return Named("", (), start, words.end(), noun), tail

    def misread(self, end: int, floor: int) -> Named | None:
        """Return the name before places at *end* whose noun a scan misread."""
        found = misread_name(self._lower, end)
        if found is None or found[0] < floor:
            return None
        start, stem = found
        form = NounForm(start, end - 1, stem, "la", "laki", "fi")
        for name_start, acts in short_names(self._lower, start, stem):
            return _named(form, stem, acts, max(name_start, floor))
        return _named(form, stem, acts_titled(f"{stem}ki"), start)

    def number(self, slash: int, floor: int) -> tuple[Named, Tail] | None:
        """Return "621/1999 24 §": the number of a known act with places after it."""
        start = slash
        low = max(0, slash - 5)
        while start > low and self._lower[start - 1] in " 0123456789":
            start -= 1
        start += self._lower[start] == " "
        match = _NUMBER.match(self._lower, start)
        if match is None or match.end() <= slash or start < floor:
            return None
        act = statute_number(match)
        before = self._lower[max(0, start - 1) : start]
        if before in ("/", ".", "-", ":"):
            return None
        is_kept = act in statutes()
        is_in_brackets = before == "("
        letters = self._letters(act, start, match.end())
        cut = self._cut_word(act, start, match.end()) if is_in_brackets else None
        if cut is not None and cut >= floor:
            end = match.end() + 1
            return Named("", (act,), cut, end, noun_of((act,))), read_tail(
                self._lower, end, may_lose_sign=False
            )
        is_open = is_in_brackets or letters is not None or self._goes_on(floor, start)
        if not is_kept and (not is_open or statute(act) is None):
            return None
        tail = read_tail(self._lower, match.end(), may_lose_sign=False)
        if letters is not None and letters >= floor:
            end = match.end() + is_in_brackets
            after = read_tail(self._lower, end, may_lose_sign=False)
            if after.locator is not None:
                return Named("", (act,), letters, end, noun_of((act,))), after
        if tail.locator is None or not is_kept:
            is_listed = before == "(" and self._is_listed(act, start, tail)
            if not is_listed and not self._goes_on(floor, start):
                return None
        return Named("", (act,), start, match.end(), noun_of((act,))), tail

    def _letters(self, act: str, start: int, end: int) -> int | None:
        """Return where the letters begin of "MAA (926/2005)", which no table has.

        A word of the title begins like them.
        """
        bracket = start - 1 if self._lower.startswith("(", start - 1) else start
        found = _LETTERS_BEFORE.search(self._text, max(0, start - 20), bracket)
        row = statute(act) if found else None
        is_closed = bracket == start or self._lower.startswith(")", end)
        if found is None or row is None or not is_closed:
            return None
        words = f"{row.title_fi} {row.title_sv}".lower().split()
        is_like = any(word.startswith(found[0][0].lower()) for word in words)
        return found.start() if is_like else None

    def _cut_word(self, act: str, start: int, end: int) -> int | None:
        """Return where the word begins of "liikuntal. (390/2015)": cut, and of its title."""
        row = statute(act)
        if row is None or not self._lower.startswith(")", end):
            return None
        found = _CUT_BEFORE.search(self._lower, max(0, start - 48), start - 1)
        if found is None:
            return None
        words = f"{row.title_fi} {row.current_title_fi} {row.title_sv}".lower().split()
        is_like = any(word.startswith(found[1]) for word in words)
        return found.start() if is_like else None

    def _goes_on(self, floor: int, start: int) -> bool:
        """Whether a number follows one that was cited: "asetukset 1/2012 ja 2/2013"."""
        is_numbered = (
            self._lower[max(0, floor - 5) : floor].rpartition("/")[2].isdigit()
        )
        return is_numbered and bool(_AND.fullmatch(self._lower, floor, start))

    def _is_listed(self, act: str, start: int, tail: Tail) -> bool:
        """Whether a number in brackets goes on a list: "asetukset X:stä (…) ja Y:stä (…)".

        Its place stands in the bracket, or a word before it is of the act's title.
        """
        before = self._lower[max(0, start - _LIST_REACH) : start]
        before = _SENTENCE_END.split(before)[-1]
        noun = _ACT_NOUN.search(before)
        if noun is None:
            return False
        if tail.locator is not None:
            return True
        words = _LONG_WORD.findall(before, noun.end())[-_LIST_WORDS:]
        return _is_of_title(act, " ".join(words))

    def _broken(self, form: NounForm, floor: int) -> Named | None:
        """Take "tuomio- istuinmaksulain": a word broken in the middle of a line."""
        at = form.start - 2
        if at < 1 or not self._lower.startswith("- ", at):
            return None
        start = word_start(self._lower, at)
        stem = self._lower[start:at].replace("-", "") + form.stem
        for name_start, acts in short_names(self._lower, start, stem):
            if name_start >= floor:
                return _named(form, stem, acts, name_start)
        return None

    def _unglued(self, form: NounForm) -> Named | None:
        """Take "perustuuHallintolain" and "jakuntalain"."""
        start = unglued(self._text, form.start, form)
        if start is None or form.is_bare:
            return None
        stem = self._lower[start : form.end].replace("-", "")
        stem = stem[: len(stem) - (form.end - form.start - len(form.stem))]
        for name_start, acts in short_names(self._lower, start, stem):
            if name_start == start:
                return _named(form, stem, acts, start)
        return None

    def _bare_noun(self, form: NounForm, floor: int) -> Named | None:
        if self._lower.startswith("-", form.start - 1):
            elliptic = elliptic_name(form, self._lower)
            if elliptic is not None:
                return _named(form, *elliptic, form.start - 1)
        if form.language == "fi":
            enacted = enacted_title(form, self._text, self._lower, floor)
            if enacted is not None:
                return enacted
        titled = full_title(form, self._lower)
        if titled is not None and titled.start >= floor:
            return titled
        is_small = self._text[form.start].islower()
        if is_small and self._lower.endswith(".", 0, form.start):
            # "kaiv.lain 5 §": an act that is not known, shortened
            return _named(form, form.stem, (), form.start)
        start = max(floor, with_maker(form, self._lower))
        if form.noun == "päätös" and start == form.start:
            return None
        return _named(form, "", (), start, is_reference=True)

    def _rule(self, form: NounForm, floor: int) -> Named | None:
        if form.is_bare and refers_to_rule(form, self._lower):
            return _named(form, "", (), form.start, is_reference=True)
        found = rule_name(form, self._lower)
        if found is None:
            return None
        start, rule = found
        return _named(form, rule, (rule,), max(start, floor), is_rule=True)


def noun_of(acts: tuple[str, ...]) -> Noun:
    """Return what "saman …" calls the first of *acts* again: a decree, else an act."""
    facts = act(acts[0]) if acts else None
    return "asetus" if facts is not None and facts.kind == "d" else "laki"


@functools.lru_cache(maxsize=4096)
def _acts_of_word(stem: str, titled: tuple[str, ...]) -> tuple[str, ...]:
    """Return the acts of a title of one word; () when longer names end in it."""
    names = name_table().short.get(stem)
    if not names:
        return titled
    if len(names) > 1 or names[0].before is not None:
        return ()
    return tuple(dict.fromkeys((*names[0].acts, *titled)))


def _longer(curated: Named | None, title: RegisteredTitle) -> Named:
    """Return the longer of two readings; of equal ones, with the acts of both."""
    length = title.end - title.start
    name = title.key if " " in title.key else title.form.stem
    acts = title.acts
    if curated is not None and curated.acts and not curated.is_reference:
        longer = curated.end - curated.start - length
        if longer > 0:
            return curated
        if longer == 0:
            name = curated.name
            more = (number for number in acts if number not in curated.acts)
            acts = (*curated.acts, *more)
    return _titled(title, name, acts)


def _titled(title: RegisteredTitle, name: str, acts: tuple[str, ...]) -> Named:
    form = title.form
    return Named(
        name=name,
        acts=acts,
        start=title.start,
        end=title.end,
        noun=form.noun,
        language=form.language,
        is_title=True,
    )


def _named(
    form: NounForm,
    name: str,
    acts: tuple[str, ...],
    start: int,
    *,
    is_rule: bool = False,
    is_reference: bool = False,
) -> Named:
    return Named(
        name=name,
        acts=acts,
        start=start,
        end=form.end,
        noun=form.noun,
        is_rule=is_rule,
        is_reference=is_reference,
        language=form.language,
    )


def _is_of_title(act: str, words: str) -> bool:
    """Whether a long word is of the title of an act, whatever its ending."""
    row = statute(act)
    title = f"{row.title_fi} {row.title_sv}".lower() if row else ""
    return any(word[:-3] in title for word in _LONG_WORD.findall(words))
