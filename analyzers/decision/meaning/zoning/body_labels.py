"""Labels that name the body or the presenter: "KH: …", "Valtuusto § 60: …", "Tj: …"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from analyzers.decision.meaning.grammar.short_forms import is_short_adoption
from analyzers.decision.meaning.zoning.running_text import officials_words, resolves_at
from analyzers.notations.municipal_bodies.body_nouns import OWNING

Span = tuple[int, int]


class Placed(Protocol):
    """A block of the text, of which only the beginning counts here."""

    @property
    def start(self) -> int:
        """Return the offset of its first character."""


BODY = (
    r"(?:[\w-]*(?i:hallitus|valtuusto|lautakunta|jaosto|jaos|valiokunta|johtokunta|(?<!altio)neuvosto"
    r"|styrelsen|nämnden|fullmäktige|sektionen|kommittén)"
    r"|K[HV]|K[hv]|Kaup(?:unginh|h)|KHALL|KVALT|KHall|KValt|Khall|Kvalt|KHJ|[A-ZÅÄÖ]{2,6}LTK|LTK"
    r"|[A-ZÅÄÖ][a-zåäö]{1,8}\.? ?(?:ltk|lk|jsto)|K(?!J\b)[A-ZÅÄÖ]{1,4}|S[TF][A-ZÅÄÖ]{0,3}|F[GM]E?"
    r"|V(?:ALT|alt)\.?|[A-ZÅÄÖ]{1,3}N(?=:)|[A-ZÅÄÖ][a-zåäö]{0,3}n(?=[ \t]*:)|TEKLA|SIVLA"
    r"|(?:Tek|Siv|Rak|Per|Hyv|Ymp|Kas|Kou|Kul|Vap)la(?=[ \t]*:)"
    r"|Ltk|Jsto|Kst|Kfge|Fge|Sst|Sfge|Stst|Stfge|Fmge|Ssty)"
)
_LABEL = re.compile(
    rf"^[ \t*#]*(?P<label>(?:[A-ZÅÄÖ][\w-]+(?:n|s)? (?:ja \w+ )?)?{BODY}"
    r"|[A-ZÅÄÖ]{2,8} (?:PÄÄTÖS|BESLUT)"
    rf"|[\w-]+{OWNING}"
    r" (?:päätös|beslut)|(?i:päätös|beslut))"
    r"(?:(?:[ \t]+(?:§[ \t]?\d+|\d{1,2}\.\d{1,2}\.(?:19|20)\d\d)){1,2}[ \t]*:"
    r"|\s*(?::(?!(?:n|s|lle) )|$))[ \t]*",
    re.MULTILINE,
)
_BARE_LABEL = re.compile(
    rf"^[ \t*#]*(?P<label>{BODY}|[A-ZÅÄÖ]{{3,7}}N)[ \t]+(?=[A-ZÅÄÖ][a-zåäö]+(?:[ \t.,]|$))",
    re.MULTILINE,
)
"""A label without a colon: "KFGE Förslaget godkändes."."""
_LINE = 300
_LONGEST_ADOPTION = 400
"""Letters of a part in which nothing is said but that a labelled body adopted something."""
_PROPOSES = re.compile(
    r"\b(?:ehdottaa|esittää|päättää|hyväksyy|myöntää|hylkää|valitsee|merkitsee|jättää"
    r"|föreslår|besluter|beslutar|godkänner|beviljar|avslår|förkastar|väljer|antecknar)\b"
)
STOP = re.compile(
    r"^[ \t*#]*(?:Liite|Liitteet|Bilag\w+|Muutoksenhaku\w*"
    r"|Oikaisuvaatimus(?:ohje|osoitus)\w*"
    r"|Valitusosoitus|Jakelu|Tiedoksi|Otteet|Täytäntöönpano|Ändringssökande|Besvärsanvisning"
    r"|Delges|Utdrag|Käsittely|Behandling|Esittelijä|Föredragande|Lisätiedot|Anvisning)\b",
    re.MULTILINE,
)


def labelled(
    text: str, blocks: Sequence[Placed], proposal: tuple[Span, ...]
) -> tuple[tuple[Span, ...], tuple[Span, ...]] | None:
    """Return decision and proposal below labels that name the body, or None."""
    begin = min((block.start for block in blocks), default=0)
    labels = [
        match for match in _LABEL.finditer(text, begin) if text[match.end() :].strip()
    ]
    labels = labels or _bare_labels(text, begin)
    if not labels:
        return None
    last = labels[-1]
    stop = STOP.search(text, last.end())
    decision = (last.end(), stop.start() if stop else len(text))
    content = text[decision[0] : decision[1]].lstrip()
    if not proposal and len(labels) > 1:
        others = [
            one for one in labels[:-1] if not _is_twin(one["label"], last["label"])
        ]
        twin = labels[-2] if others[-1:] != [labels[-2]] else last
        before = others[-1] if others else labels[-2]
        proposal = ((before.end(), twin.start()),)
        if _only_adopts(text[before.end() : twin.start()]):
            # The board adopted what its presenter proposed: that goes to the council.
            proposal = officials_words(text, begin, before.start())
    elif not proposal:
        proposal = officials_words(text, begin, last.start())
    else:
        proposal = tuple(
            (a, min(b, last.start())) for a, b in proposal if a < last.start()
        )
    if not proposal and _PROPOSES.search(content[:200]):
        return None
    return ((decision,), proposal)


def _only_adopts(words: str) -> bool:
    """Whether words begin with a line that adopts and tells nothing: "Hyväksyttiin."."""
    first = words.strip().split("\n", 1)[0]
    return is_short_adoption(first.lower())


_TWINS = (
    ("valtuusto", "fullmäktige"),
    ("hallitus", "styrelsen"),
    ("lautakunta", "nämnden"),
    ("jaosto", "sektionen"),
)


def _is_twin(one: str, other: str) -> bool:
    """Whether two labels name one body in both languages: "Fullmäktige:", "Valtuusto:"."""
    first, second = one.lower().split(" ")[0], other.lower().split(" ")[0]
    return any(
        {fi for fi in pair if first.endswith(fi) or second.endswith(fi)} == set(pair)
        for pair in _TWINS
    )


def _bare_labels(text: str, begin: int) -> list[re.Match[str]]:
    """Return the label without a colon of a last line that says what was resolved."""
    found = [
        match
        for match in _BARE_LABEL.finditer(text, begin)
        if resolves_at(text, match.end(), min(len(text), match.end() + _LINE))
    ]
    return found[-1:]


def adopts_below_label(text: str, start: int, end: int) -> bool:
    """Whether a part begins with a body's label and that it adopts: "Kvalt: Hyväksyttiin."."""
    if len(text[start:end].strip()) > _LONGEST_ADOPTION:
        return False
    label = _LABEL.match(text, start, end)
    return label is not None and is_short_adoption(
        text[label.end() : end].strip().lower()
    )


def cut_at_labels(
    text: str, proposal: tuple[Span, ...], decision: int
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return proposals up to a body's label, and what the meeting told below it."""
    kept: list[Span] = []
    told: list[Span] = []
    for start, end in proposal:
        label = _LABEL.search(text, start + 1, end) if start < decision else None
        if label is None or not text[label.end() : end].strip():
            kept.append((start, end))
            continue
        if text[start : label.start()].strip():
            kept.append((start, label.start()))
            told.append((label.end(), end))
        else:
            kept.append((label.end(), end))
    return tuple(kept), tuple(told)
