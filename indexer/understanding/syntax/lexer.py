"""Stage: cut a query into lexemes: words, phrases, operators, brackets and fields.

Operators are Finnish and English words in capitals, or signs; nothing that a user types
is dropped: what is not an operator is a word. Unbalanced quotes and brackets are mended and
the mends reported.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from indexer.request import ReadingStep
from indexer.understanding.lexemes import Lexeme, LexemeKind
from indexer.understanding.pattern_terms import typed_pattern
from indexer.understanding.query_state import QueryState
from indexer.understanding.values.field_names import FIELD_IDS

MAX_QUERY = 2000
"""Characters of a query that are read; the rest is left out, and said so."""

MAX_LEXEMES = 80
"""Words, operators and brackets that are read; people type a dozen at most."""

_OPERATORS: dict[str, LexemeKind] = {
    "OR": "or",
    "TAI": "or",
    "ELLER": "or",
    "|": "or",
    "||": "or",
    "AND": "and",
    "JA": "and",
    "OCH": "and",
    "&": "and",
    "&&": "and",
    "+": "and",
    "NOT": "not",
    "EI": "not",
    "INTE": "not",
}
_NEAR = re.compile(r"^(?:NEAR|LÄHELLÄ)(?:/(\d{1,3}))?$")
_QUOTES = '"”“„‟«»'
_FIELD = re.compile(r"([^\W\d_]{2,20}):(?=\S)")
_CHUNK = re.compile(rf"[^\s{_QUOTES}|()]+")
_ACT_NUMBER = re.compile(
    r"\((?![^()]*\b(?:OR|TAI|ELLER|AND|JA|OCH|NOT|EI|INTE)\b)(?:\d{1,4}/(?:19|20)\d\d|\d{1,2}\.\d{1,2}\.(?:19|20)\d\d/\d{1,4}|E[UYT]Y?(?=\)))"
    r"[^()\n\"”“„‟«»|]{0,40}\)"
)
"""Brackets of a citation, "kuntalaki (410/2015) 51 §": they group nothing."""
_NEGATIVE = re.compile(
    r"[-−]\d+(?:,\d+|[\d .,]*\s?(?:%|€|°|eur|prosent|pros\b|procent|aste|grad|t€|m€))",
    re.IGNORECASE,
)
"""A number below zero, which excludes nothing: "-3,5 %", "-200 000 €"."""
_NEAR_DEFAULT = 10
_YEAR_DIGITS = 4
_JOINING = frozenset(["ja", "tai", "sekä", "eli", "och", "eller", "samt"])
_MAX_DEPTH = 20


@dataclass(frozen=True, slots=True)
class Lexed:
    """The lexemes in order, and what was mended: "quote", "bracket", "too-long"."""

    lexemes: tuple[Lexeme, ...]
    mends: tuple[str, ...] = ()


def lex(query: str) -> Lexed:
    """Cut *query* into lexemes; brackets come out balanced. Never raises."""
    mends = ["too-long"] if len(query) > MAX_QUERY else []
    reader = _Reader(query[:MAX_QUERY])
    reader.read()
    lexemes, is_mended = _balanced(reader.lexemes)
    mends += ["quote"] if reader.is_quote_open else []
    if len(lexemes) > MAX_LEXEMES:
        lexemes, _ = _balanced(lexemes[:MAX_LEXEMES])
        mends = ["too-long", *(mend for mend in mends if mend != "too-long")]
    mends += ["bracket"] if is_mended else []
    return Lexed(tuple(lexemes), tuple(mends))


def cut_into_lexemes(state: QueryState) -> QueryState:
    """Fill in the lexemes; say what was mended."""
    lexed = lex(state.text)
    mends = (ReadingStep(f"mended:{m}", "mended", "", m) for m in lexed.mends)
    return replace(state, lexemes=lexed.lexemes, steps=(*state.steps, *mends))


class _Reader:
    """One pass over the query."""

    def __init__(self, query: str) -> None:
        self.query = query
        self.at = 0
        self.lexemes: list[Lexeme] = []
        self.is_quote_open = False
        self._field: str | None = None

    def read(self) -> None:
        while self.at < len(self.query):
            sign = self.query[self.at]
            if sign.isspace():
                self._field = None
                self.at += 1
            elif sign in _QUOTES:
                self._phrase()
            elif number := _ACT_NUMBER.match(self.query, self.at):
                for piece in re.finditer(r"\S+", number.group()):
                    start = number.start()
                    self._add("word", start + piece.start(), start + piece.end())
            elif sign in "()|":
                kinds: dict[str, LexemeKind] = {"(": "open", ")": "close", "|": "or"}
                self._add(kinds[sign], self.at, self.at + 1)
            else:
                self._chunk()

    def _add(
        self, kind: LexemeKind, start: int, end: int, text: str | None = None
    ) -> None:
        piece = self.query[start:end] if text is None else text
        self.lexemes.append(Lexeme(kind, piece, start, end, self._field))
        self.at = max(end, self.at)

    def _phrase(self) -> None:
        start = self.at
        end = start + 1
        while end < len(self.query) and self.query[end] not in _QUOTES:
            end += 1
        self.is_quote_open |= end >= len(self.query)
        self._add("phrase", start, end + 1, self.query[start + 1 : end])
        self.at = min(end + 1, len(self.query))
        self._field = None

    def _chunk(self) -> None:
        found = _CHUNK.match(self.query, self.at)
        assert found is not None
        start, end = found.span()
        if self._sign_before(start, end) or self._field_before(start):
            return
        chunk = found.group()
        near = _NEAR.match(chunk)
        if chunk in _OPERATORS and not self._joins_compound():
            self._add(_OPERATORS[chunk], start, end)
        elif near:
            distance = int(near[1]) if near[1] else _NEAR_DEFAULT
            self.lexemes.append(Lexeme("near", chunk, start, end, None, distance))
            self.at = end
        elif pattern := typed_pattern(chunk):
            lexeme = Lexeme(
                pattern.kind,
                pattern.text,
                start,
                start + pattern.length,
                self._field,
                pattern.distance,
            )
            self.lexemes.append(lexeme)
            self.at = end
        elif chunk.endswith("*") and _is_word(chunk[:-1]):
            self._add("prefix", start, end, chunk[:-1])
        else:
            self._add("word", start, end)

    def _sign_before(self, start: int, end: int) -> bool:
        """Read ``-word`` and ``=word``; a lone sign, or one inside, is not an operator."""
        sign = self.query[start]
        follows = self.query[start + 1 : start + 2]
        is_prefixed = sign in "-−" and follows and not follows.isspace()
        is_prefixed = is_prefixed and not _NEGATIVE.match(self.query, start)
        if is_prefixed and self._begins_word() and not self._is_suspended():
            self._add("not", start, start + 1)
            return True
        if sign == "=" and end - start > 1:
            self._add("exact", start, end, self.query[start + 1 : end])
            return True
        return False

    def _is_suspended(self) -> bool:
        """Whether a hyphen belongs to a compound.

        "suunnitelma ja -sopimus", "Suomi 100 -juhlavuosi"; behind a year it excludes.
        """
        before = self.lexemes[-1] if self.lexemes else None
        if before is None or before.kind != "word":
            return False
        follows = self.query[self.at + 1 : self.at + 2]
        ends_name = before.text.isdigit() and len(before.text) != _YEAR_DIGITS
        return before.text in _JOINING or (ends_name and follows.islower())

    def _joins_compound(self) -> bool:
        """Whether AND or OR in capitals is part of a name: "PERINTÖ- JA LAHJAVERO"."""
        before = self.lexemes[-1] if self.lexemes else None
        return before is not None and before.kind == "word" and before.text[-1] == "-"

    def _begins_word(self) -> bool:
        before = self.query[self.at - 1 : self.at]
        return not before or before.isspace() or before in "(|"

    def _field_before(self, start: int) -> bool:
        found = _FIELD.match(self.query, start)
        if found is None or found[1].casefold() not in FIELD_IDS or self._field:
            return False
        self._field = FIELD_IDS[found[1].casefold()]
        self.at = found.end()
        return True


def _is_word(text: str) -> bool:
    return len(text) > 1 and any(sign.isalnum() for sign in text)


def _balanced(lexemes: list[Lexeme]) -> tuple[list[Lexeme], bool]:
    """Drop brackets without a partner and empty pairs; say whether any was unpaired."""
    kept: list[Lexeme] = []
    open_at: list[int] = []
    too_deep = 0
    is_mended = False
    for lexeme in lexemes:
        if lexeme.kind == "close":
            if too_deep or not open_at:
                too_deep = max(0, too_deep - 1)
                is_mended = True
                continue
            opened = open_at.pop()
            if opened == len(kept) - 1:
                kept.pop()
                continue
        elif lexeme.kind == "open":
            if len(open_at) == _MAX_DEPTH:
                too_deep += 1
                continue
            open_at.append(len(kept))
        kept.append(lexeme)
    for index in reversed(open_at):
        del kept[index]
    return kept, is_mended or bool(open_at) or bool(too_deep)
