"""Labels that name the body or the presenter: "KH: …", "Valtuusto § 60: …", "Tj: …"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from analyzers.decision.meaning.zoning.running_text import officials_words

Span = tuple[int, int]


class Placed(Protocol):
    """A block of the text, of which only the beginning counts here."""

    @property
    def start(self) -> int:
        """Return the offset of its first character."""


BODY = (
    r"(?:[\w-]*(?i:hallitus|valtuusto|lautakunta|jaosto|jaos|valiokunta|johtokunta|neuvosto"
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
    r"|[\w-]+(?:hallituksen|valtuuston|lautakunnan|jaoston|styrelsens|nämndens|fullmäktiges)"
    r" (?:päätös|beslut)|(?i:päätös|beslut))"
    r"(?:(?:[ \t]+(?:§[ \t]?\d+|\d{1,2}\.\d{1,2}\.(?:19|20)\d\d)){1,2}[ \t]*:|\s*(?::|$))[ \t]*",
    re.MULTILINE,
)
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
    if not labels:
        return None
    last = labels[-1]
    stop = STOP.search(text, last.end())
    decision = (last.end(), stop.start() if stop else len(text))
    content = text[decision[0] : decision[1]].lstrip()
    if not proposal and len(labels) > 1:
        before = labels[-2]
        proposal = ((before.end(), last.start()),)
    elif not proposal:
        proposal = officials_words(text, begin, last.start())
    else:
        proposal = tuple(
            (a, min(b, last.start())) for a, b in proposal if a < last.start()
        )
    if not proposal and _PROPOSES.search(content[:200]):
        return None
    return ((decision,), proposal)


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
