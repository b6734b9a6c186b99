"""Line breaks put back into a text that a converter of PDF left on one line.

"… teki aloitteen. PÄÄTÖS: Hyväksyttiin." is cut before the label, and a head behind its case
number or its title in capitals. A blank becomes a line break, so that every place in the
text stays where it was. ``flat_texts`` then parts what is left at the headings of blocks.
"""

from __future__ import annotations

import re

_LEAST = 250
"""A shorter text on one line is a sentence or two."""
_LINE = 250
"""Mean length of the lines from which on their ends are lost."""
_HEAD = 600
"""Characters in which a head's title may stand."""
_BODY = (
    r"(?:[\w-]*(?i:hallitus|valtuusto|lautakunta|jaosto|johtokunta|valiokunta|styrelsen|nämnden"
    r"|fullmäktige|sektionen)|[A-ZÅÄÖ]{2,8}|Khall|KHall|Kvalt|KValt|Kh|Kv|Kst|Kfge|Kge|Ks|Sst|Sfge"
    r"|Fullm|Fge|Valt|Ltk|[A-ZÅÄÖ][a-zåäö]{1,6}ltk)\.?"
)
_OWNER = r"(?:[\w.:-]+(?:n|s|:n|:s) (?:[\w-]+n )?)"
_PROPOSAL = (
    r"(?:(?i:päätösehdotus|päätösesitys|ehdotus|esitys|beslutsförslag|förslag till beslut"
    r"|förslag))"
)
_DECISION = r"(?i:päätös|beslut|ratkaisu|avgörande)"
_HANDLING = (
    r"(?:Käsittely|KÄSITTELY|Kokouskäsittely|Asian käsittely|Keskustelu|Behandling|BEHANDLING"
    r"|Mötesbehandling|Perustelut|Selostus|Päätöksen perustelut|Motivering|Redogörelse)"
)
_TAIL = (
    r"(?:Muutoksenhaku\w*|MUUTOKSENHAKU\w*|Oikaisuvaatimusohje\w*|Valitusosoitus|Tiedoksi(?:anto)?|Jakelu"
    r"|Täytäntöönpano|Liitteet|Oheismateriaali|Ändringssökande|Besvärsanvisning|Delges|Bilagor"
    r"|Valmistelija\w*|Esittelijä|Föredragande|Beredare)"
)
_PRESENTER = (
    r"(?:Kj|KJ|Kaupunginjohtaja|Kunnanjohtaja|Tj|TJ|Sj|SJ|Esitt|Kommundirektören|Stadsdirektören"
    r"|\w{3,}(?:johtaja|sihteeri|tarkastaja|insinööri|päällikkö|lakimies|arkkitehti|esimies|mestari|valmistelija|chefen|direktören|sekreteraren)"
    r"|Rehtori)"
)
_AT_END = r"(?<=[.!?:;)\]”\"\d\w] )"
_IN_BRACKETS = r"(?: ?\([^()]{1,60}\))?"
_DAY = (
    r"(?:,? (?:\d{1,2}\.\d{1,2}\.(?:19|20)\d\d|§ ?\d{1,4}|\d{1,4} ?§"
    r"|\d{1,4}/\d{1,2}\.\d{1,2}\.\d{4}|\d{1,4}(?= )))"
)
_CASE = (
    r"(?:[A-ZÅÄÖ]{2,10}(?:dno)?[-/ ](?:19|20)\d\d[-/]\d+(?: T(?: \d\d){2,4})?"
    r"|[A-ZÅÄÖ]{2,8}/\d+/[\d.]+/(?:19|20)\d\d)"
)
_LABELS = re.compile(
    rf"{_AT_END}(?P<label>"
    rf"(?:(?<![,(] )(?:{_OWNER})?{_PROPOSAL}{_IN_BRACKETS}(?:, [\w .-]{{3,40}})?"
    rf"|(?:{_OWNER}|{_BODY} )?{_DECISION}"
    rf"|{_HANDLING}|{_TAIL}|{_PRESENTER}|{_BODY}{_DAY}{{0,2}}) ?:"
    rf"|(?<=[.!?)\]\d] )(?=[A-ZÅÄÖ])(?:{_PROPOSAL}|{_DECISION}|{_HANDLING}|Lausunto)(?= [A-ZÅÄÖ\d])"
    rf"|{_TAIL}(?= [A-ZÅÄÖ\d])"
    rf"|(?<=[.!?)\]\d_–-] ){_BODY}{_DAY}{_DAY}?(?= [A-ZÅÄÖ(]))"
    rf"(?=[ \n])|(?<=[\w.)] )(?P<section>§ \d{{1,4}})(?= [A-ZÅÄÖ][^§]{{3,200}}?{_CASE})"
)
_CAPITALS = re.compile(
    r"(?<= )(?:§ ?)?\d{1,4} ?(?:§ ?)?[A-ZÅÄÖ]{3}[A-ZÅÄÖ0-9/,.:() –-]{7,140}(?= [A-ZÅÄÖ][a-zåäö])"
)
"""A title in capitals behind its number: "81 MAANOSTOTARJOUS / MALLI Maija Malli on …"."""
_AFTER_CASE = re.compile(rf"(?:^|(?<=[ \n])){_CASE}(?= [A-ZÅÄÖ])")
_DECIDED = re.compile(rf"{_DECISION}|^{_BODY}{_DAY}{{0,2}} ?:$")


def with_line_ends(text: str) -> str:
    """Return a text of one line with breaks before and behind its labels.

    It is as long as *text*; a text that has its line ends is returned as it is.
    """
    if len(text) < _LEAST or text.count("\n") * _LINE > len(text):
        return text
    labels = list(_LABELS.finditer(text))
    if not any(_DECIDED.search(match["label"] or "") for match in labels):
        return text
    signs = list(text)
    for match in labels:
        signs[match.start() - 1] = "\n"
        if match["label"] and not match["label"].endswith(":"):
            signs[match.end()] = "\n"
    for match in (*_AFTER_CASE.finditer(text), *_CAPITALS.finditer(text[:_HEAD])):
        signs[match.end()] = "\n"
        if match.start():
            signs[match.start() - 1] = "\n"
    return "".join(signs)
