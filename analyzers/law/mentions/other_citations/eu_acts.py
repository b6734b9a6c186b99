"""Acts of the European Union: by number, by common name, and the treaties."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from analyzers.law.mentions.citations import Citation
from analyzers.law.mentions.clean_text import CleanText
from analyzers.law.model import Target
from analyzers.law.register.inflection import NounForm, word_start
from analyzers.law.register.source_names import UNION, source_names
from analyzers.law.register.statutes import statute
from analyzers.text.late_pattern import LatePattern

_NAMES = {stem: row.key for row in source_names().values() for stem in row.stems}
"""Stems of names, joined and without hyphens, and the number each means."""

EU_ACTS = frozenset(_NAMES.values())
"""Numbers of the acts that are known by name."""

_DIRECTIVE = re.compile(
    r"direktiiv(?:i|in|issä|istä|iä|iin|illä|it|ien)(?!\w)(?!-[a-z])"
)
_PLAIN_NUMBER = LatePattern(r"\s\(?(?:n:o\s)?(?P<a>\d{2,4})/(?P<b>\d{1,4})(?!\d)\)?")
_UNION_BEFORE = LatePattern(
    r"(?<!\w)(?:(?P<eu>eu:n|eu-|euroopan unionin)|komission"
    r"|(?:parlamentin ja )?neuvoston)\s?(?:delegoitu\s|delegoidun\s)?$"
)
_ARTICLE_BEFORE = LatePattern(
    r"artikel\s(?P<article>\d{1,3})(?:\.(?P<paragraph>\d{1,2}))?(?:\s(?P<point>[a-z]))?\si\s$"
)
_GDPR = re.compile(r"gdpr(?::n|:ssä|:ää)?(?!\w)")
_BEFORE_NAME = re.compile(
    r"(?:(?:eu:n|eu:s|euroopan unionin)\s)?(?:(?:yleis\w{1,5}|yleinen|allmänna)\s)?$"
)
_TREATY = LatePattern(
    r"(?<!\w)(?:seut(?:-sopimukse\w{1,3})?(?::n)?|seu(?::n)?|euf-fördraget|feuf)(?=\s?\d{1,3}(?:\s?[,–-]\s?\d{1,3})?\.?\s?(?:ja\s\d+\s)?art|\sart|:n\s\d|\s\d{1,3}\s?\()"
    r"|euroopan unionin toiminnasta tehdyn sopimuksen"
)
_TREATY_ALONE = re.compile(r"(?:feuf|euf-fördraget)(?!\w)")
_TREATY_LETTERS = ("SEU", "EUF", "FEUF")
_TREATY_MARKS = re.compile(r"(?<!\w)(?:seu(?=t?[-:\s])|euf-|feuf)")
_TREATY_NAME = re.compile("euroopan unionin toiminnasta")
_TYPED = 200
"""A text this short may be a question in small letters; longer ones have capitals."""

_COMMUNITY = r"(?:eu|ey|ety|euratom|eg|eeg|ehty|ett|ytp|eu,\seuratom)"
_NUMBERED = re.compile(
    rf"\(\s?{_COMMUNITY}\s?\)\s?(?:n:o\s|nro\s|nr\s)?(?P<a>\d{{2,4}})\s?/\s?(?P<b>\d{{2,4}})(?!\d)"
)
_UNIONS = ("eu ", "eu:n ", "ey ", "ety ", "eg ")
_UNBRACKETED = LatePattern(
    r"(?<![\w/-])(?:eu:n|eu|ey|ety|eg)\s(?:n:o\s|nro\s|nr\s)?"
    r"(?P<a>\d{2,4})\s?/\s?(?P<b>\d{2,4})(?![\d/])"
)
_UNION_DECREES = frozenset(f"{union}asetu" for union in ("eu", "ey", "ety"))
"""Stems of "EU-asetuksen 2016/679", which is no decree of Finland."""

_SUFFIXED_MARK = re.compile(rf"/\s?{_COMMUNITY}(?!\w)")
_SUFFIXED_HEAD = LatePattern(
    r"(?<![\d/])(?:n:o\s|nro\s)?(?P<a>\d{2,4})\s?/\s?(?P<b>\d{1,4})\s?$"
)
_NOUN_BEFORE = LatePattern(
    r"(?<!\w)(?:[a-zåäö-]{0,40}(?:asetu(?:s|ksen|ksessa|ksesta|sta|kseen|ksella|kset)|"
    r"direktiiv(?:i|in|issä|istä|iä|iin)|päätö(?:s|ksen|ksessä|stä)|förordning(?:en)?|direktiv(?:et)?|beslut))\s?\(?\s?$"
)
_NUM = r"\d{1,3}(?:\s?[a-z](?=\s))?"
_POINTED = (
    # "6.1 c artikla", "9(2) artiklan", "6(1)(c) artikla", and "107(1)" with no word
    r"(?P<article>\d{1,3})(?:\.(?P<dotted>\d{1,2})|\s?\((?P<in_brackets>\d{1,2})\))"
    r"(?:\s?\(?(?P<letter>[a-z])(?![a-zåäö])\)?)?"
    r"(?:\s?-?(?:artikla\w{0,4}|artikeln?|art\.?)(?!\w)|(?<=\))(?![\d/]))"
)
_MORE = (
    # "artiklat 73 ja 74", not the paragraph of "artikla 6, 1 kohta" or another act's "5 §"
    r"(?:\s?(?:,|ja|sekä|tai|och|[–-])\s?\d{1,3}(?![\d./])"
    r"(?!\.?\s?(?:§|koh|alak|k\.|mom|punkt|art|/)))*"
)
_ARTICLE = LatePattern(
    rf"\s?,?\s?(?:{_POINTED}|(?P<before>{_NUM}(?:\s?(?:,|ja|sekä|tai|och|[–-])\s?{_NUM})*)\.?\s?"
    r"(?:artikla\w{0,4}|artikloi\w{0,4}|artikeln?|art\.?)(?!\w)"
    rf"|(?:artikla\w{{0,4}}|artikloi?\w{{0,4}}|artikel|artiklarna|art\.)\s(?P<after>\d{{1,3}}(?:\.\d{{1,2}})?{_MORE})(?:\s?\((?P<par_in>\d{{1,2}})\))?(?:\s?\((?P<point_in>[a-z])\))?)"
    r"(?:\s(?P<paragraph>\d{1,2})(?:\s(?:ja|tai)\s\d{1,2})?\.?\s?(?:koh(?:ta|da)\w{0,3}|punkten|stycket|k\.))?"
    r"(?:,?\s(?P<point>[a-z])\)?(?:\s(?:ja|tai|,)\s[a-z]\)?)?(?:\s?-?\s?(?:ala)?koh(?:ta|da)\w{0,3}|\s?-?led(?:et)?))?"
)


def find_eu_acts(clean: CleanText, forms: Iterable[NounForm]) -> Iterator[Citation]:
    """Yield citations of EU acts; a name with its number may come twice, overlapping.

    Args:
        clean: the text.
        forms: its words that end like names of acts.
    """
    lower = clean.lower
    for start, end, number in (
        *_anchors(lower, forms, clean.slashes),
        *_treaties(clean),
    ):
        act = union_key(number)
        targets = [Target(act)]
        before = article_before(lower, start)
        after = read_articles(lower, end, act)
        if before:
            start, place = before
            targets = [Target(act, None, *place)]
        elif after:
            end, targets = after
        yield Citation(start, end, "eu-act", tuple(targets))


def union_key(number: str) -> str:
    """Return the key of an EU act: its number, with EU before it where a statute has it.

    >>> union_key("651/2014"), union_key("1069/2009")
    ('651/2014', 'EU 1069/2009')
    """
    return number if statute(number) is None else f"{UNION}{number}"


def article_before(
    lower: str, start: int
) -> tuple[int, tuple[str | None, str | None, str | None]] | None:
    """Read "artikel 6.1 a i" before *start*: (start, (article, paragraph, point))."""
    before = _ARTICLE_BEFORE.search(lower, max(0, start - 24), start)
    if before is None:
        return None
    article, paragraph, point = before.group("article", "paragraph", "point")
    return before.start(), (article, paragraph, point)


def read_articles(lower: str, at: int, act: str) -> tuple[int, list[Target]] | None:
    """Read "6 artiklan 1 kohdan c alakohta" at *at*: (end, targets); None if absent."""
    article = _ARTICLE.match(lower, at)
    if article is None:
        return None
    dotted = article["dotted"] or article["in_brackets"]
    paragraph = article["paragraph"] or article["par_in"] or dotted
    point = article["point"] or article["point_in"] or article["letter"]
    numbers = _articles(article["article"] or article["before"] or article["after"])
    return article.end(), [Target(act, None, n, paragraph, point) for n in numbers]


def _anchors(
    lower: str, forms: Iterable[NounForm], slashes: Iterable[int]
) -> Iterator[tuple[int, int, str]]:
    yield from _named(lower, forms)
    for match in _NUMBERED.finditer(lower):
        act = _canonical(match["a"], match["b"])
        yield _noun_start(lower, match.start()), match.end(), act
    yield from _unbracketed(lower)
    for slash in slashes:
        mark = _SUFFIXED_MARK.match(lower, slash)
        head = mark and _SUFFIXED_HEAD.search(lower, max(0, slash - 16), slash)
        if mark and head:
            act = _canonical(head["a"], head["b"])
            start, end = _noun_start(lower, head.start()), mark.end()
            end += lower.startswith(")", end) and "(" in lower[start:end]
            yield start, end, act
    for form in forms:
        if form.noun == "asetus" and (form.is_bare or form.stem in _UNION_DECREES):
            yield from _decree(lower, form)


def _treaties(clean: CleanText) -> Iterator[tuple[int, int, str]]:
    """Find the treaties of the Union: their letters, in a short text also small ones."""
    lower = clean.lower
    if len(lower) <= _TYPED:
        starts = [mark.start() for mark in _TREATY_MARKS.finditer(lower)]
    else:
        marked = (at for at, word in clean.capitals if word.startswith(_TREATY_LETTERS))
        starts = [at for at in marked if _TREATY_MARKS.match(lower, at)]
    if "euroopan unionin toiminnasta" in lower:
        starts += [name.start() for name in _TREATY_NAME.finditer(lower)]
    for start in starts:
        if treaty := _TREATY.match(lower, start):
            is_teu = re.fullmatch(r"seu(?::n)?", treaty[0])
            yield start, treaty.end(), "SEU" if is_teu else "SEUT"
        elif (letters := _TREATY_ALONE.match(lower, start)) and article_before(
            lower, start
        ):
            yield start, letters.end(), "SEUT"


def _unbracketed(lower: str) -> Iterator[tuple[int, int, str]]:
    """Find "EU 2016/679 artikla 13": an article follows, so it is of the Union."""
    if "artik" not in lower and " art." not in lower:
        return
    for union in _UNIONS:
        at = lower.find(union)
        while at >= 0:
            match = _UNBRACKETED.match(lower, at)
            if match is not None:
                act = _canonical(match["a"], match["b"])
                if read_articles(lower, match.end(), act):
                    yield _noun_start(lower, at), match.end(), act
            at = lower.find(union, at + 1)


def _decree(lower: str, form: NounForm) -> Iterator[tuple[int, int, str]]:
    """Take "komission asetus 651/2014": the Union's by its maker or its number."""
    number = _PLAIN_NUMBER.match(lower, form.end)
    if number is None:
        return
    act = _canonical(number["a"], number["b"])
    maker = _UNION_BEFORE.search(lower, max(0, form.start - 30), form.start)
    if maker or act in EU_ACTS or not form.is_bare:
        start = maker.start("eu") if maker and maker["eu"] else form.start
        yield start, number.end(), act


def _named(lower: str, forms: Iterable[NounForm]) -> Iterator[tuple[int, int, str]]:
    for form in forms:
        if form.stem in _NAMES:
            yield _with_qualifier(lower, form.start, form.end, _NAMES[form.stem])
    for match in _DIRECTIVE.finditer(lower):
        start = word_start(lower, match.start())
        stem = lower[start : match.start()].replace("-", "") + "direktiiv"
        if stem in _NAMES:
            yield _with_qualifier(lower, start, match.end(), _NAMES[stem])
    for match in _GDPR.finditer(lower):
        if word_start(lower, match.start()) == match.start():
            yield match.start(), _number_end(lower, match.end()), "2016/679"


def _with_qualifier(lower: str, start: int, end: int, act: str) -> tuple[int, int, str]:
    """Widen a name by "EU:n yleinen" before it and a number after it."""
    before = _BEFORE_NAME.search(lower, max(0, start - 40), start)
    return before.start() if before else start, _number_end(lower, end), act


_NUMBER_AFTER = LatePattern(
    rf"\s?\(?\s?(?:\(\s?{_COMMUNITY}\s?\)\s?|{_COMMUNITY}\s)?(?:n:o\s)?\d{{2,4}}\s?/\s?\d{{1,4}}(?:\s?/\s?{_COMMUNITY})?\)?"
)


def _number_end(lower: str, end: int) -> int:
    match = _NUMBER_AFTER.match(lower, end)
    return match.end() if match else end


def _noun_start(lower: str, start: int) -> int:
    match = _NOUN_BEFORE.search(lower, max(0, start - 60), start)
    return match.start() if match else start


def _canonical(first: str, second: str) -> str:
    """Write "651/2014", "2016/679" and "2010/75" as they are numbered."""
    return f"{int(first)}/{int(second)}" if len(second) > 2 else f"{first}/{second}"


def _articles(text: str) -> list[str]:
    numbers: list[str] = []
    for part in re.split(r"\s?(?:,|ja|sekä|tai|och)\s?", text):
        ends = re.fullmatch(r"(\d+)\s?[–-]\s?(\d+)", part.strip())
        if ends and 0 < int(ends[2]) - int(ends[1]) < 100:
            numbers.extend(str(n) for n in range(int(ends[1]), int(ends[2]) + 1))
        elif part.strip():
            numbers.append(re.sub(r"\s", "", part).partition(".")[0])
    return numbers
