"""What a reference is there for: applied by the decision, or only mentioned.

A decision applies the sections it rests on, those that give the power to decide, and
those that rule how it was made. It only mentions the law in ways of appeal, in quoted
text, and where a change of the law, a claim or an initiative is told.
"""

from __future__ import annotations

import re

from analyzers.law.mentions.secrecy_acts import is_secrecy_ground
from analyzers.law.model import LawReference
from analyzers.law.purpose_table import LawPurpose, by_words, purpose_of_law
from analyzers.law.section_purposes import ruled_by
from analyzers.law.side_rules import is_hypothetical, is_side_rule
from analyzers.law.speakers import depends, told_of
from analyzers.law.told_stories import goes_on
from analyzers.text.sentences import sentence_span

APPLIED: frozenset[LawPurpose] = frozenset({"ground", "competence", "procedure"})
"""Purposes by which the decision itself applies the law."""

HEADING_REACH = 1_500
"""Code points above a reference within which a heading tells of it."""

SENTENCE_REACH = 200
"""Code points on either side of a reference that count; lists have long sentences."""

NEAR = 200
"""Code points around the sentence that may speak of appealing."""

LONGEST_HEADING = 60
LONGEST_ENTRY = 160
"""Code points of a line below "Liitteet" that names an attachment; longer ones tell."""

BARRED_REACH = 200
BASIS_REACH = 60
"""Code points around an act named without a place that may say it is applied."""

_BARRED = re.compile(
    r"(?:ei saa hakea muutosta|(?:oikaisuvaatimu|valitu)\w*[^.§]{0,60} ei saa tehdä"
    r"|ei saa tehdä (?:\w+ ){0,3}(?:oikaisuvaatimu|valitu)|ei saa tehdä oikaisu)"
    r"[^§]{0,120}(?:sovellettava lainkohta:?|\()\s*$",
    re.IGNORECASE,
)
_QUOTES = re.compile('["”“»«]')
_OPENED = re.compile(
    '(?:seuraavaa|seuraavasti|följande)[^.\n]{0,40}:[\\s-]*["”“»]', re.I
)
_PARAGRAPH = re.compile(r"\n\s*\n")
_HEADING_END = (".", ",", ";", "!", "?", ")", "”")

_TOLD: frozenset[LawPurpose | None] = frozenset(
    {"background", "quoted", "attachment", "earlier"}
)
_JOINT = re.compile(
    r"[;:]\s|,\s(?:ja|sekä|mutta|vaan|kun taas|och|men|samt|utan)\s"
    r"|(?<!-)\s(?:ja|sekä|och|samt)\s(?=[a-zåäö-]{5,}\s[^;.]{0,80}§)"
)
"""Where a clause ends; "ja" alone only before another citation."""

_VERB = re.compile(
    r"\w(?:taan|tään|daan|dään|ttiin|tetty|ttu|tty)\b|\b(?:on|ei|ovat|oli|eivät|päättää|"
    r"myöntää|hyväksyy|vahvistaa|hylkää|katsoo|perustuu|koskee|edellyttää|määräytyy|"
    r"är|får|ska|skall|har|bestäms|grundar|beviljas|avgörs|godkänns|avslås|fastställs|"
    r"väljs|utses|tas|gäller|söks)\b"
)
_BY_LAW = re.compile(
    r"mukai|mukaan|nojalla|perust|nouda|sovelle|edellyt|vaati|vastai|tarkoit|säädet|"
    r"koske|puittei|rajoissa|liittyv|velvoit|enligt|med stöd|stöd av|följ|grund|avse|krav|strid"
)
_TIME_TO_APPEAL = re.compile(
    r"määräa|päivää|oikaisu|valit(?:us|taa|uks|eta)|muutoksenha|vaatimu|besvär|rättelse|inom"
)
_CLAIM_MADE = re.compile(
    r"\b(?:on|oli|ei ole|olisi) (?:\S+ ){0,8}?(?:tehty|jätetty|toimitettu|esitetty|saapunut"
    r"|saatu|tullut)\b|\b(?:saapui(?:vat)?|tehtiin|jätettiin|toimitettiin)\b"
    r"|\b(?:jätetään|jätettiin|jättää|jätti) (?:\S+ ){0,6}?tutkimatta\b"
    r"|\bhar (?:\S+ ){0,8}?(?:gjorts|inkommit|lämnats|framställts|anförts)\b"
    r"|\b(?:lämnas|lämnades|lämnar) (?:\S+ ){0,6}?(?:utan prövning|oprövad\w*)\b"
)
"""A claim or appeal that was made is handled by the section: the decision applies it."""


_CLAIM_TITLE = re.compile(
    r"oikaisuvaatimu(?!s?ohj)|hankintaoikaisu|rättelseyrkande|omprövning"
)
_INSTRUCTS = re.compile(
    r"\b(?:saa|voi|voidaan|voivat) (?:\S+ ){0,5}?(?:tehdä|hakea|vaatia|valittaa|toimittaa)\b"
    r"|\b(?:tehtävä|haettava|toimitettava|tehdään|haetaan|osoitetaan|toimitetaan|liitetään)\b|tyytymät|tiedoksisaan"
    r"|\b(?:får|kan|ska) (?:\S+ ){0,4}?(?:söka|begära|yrka|sökas|göras|anföras)\b|missnöjd"
)
"""How to appeal is told so, also in a decision on a claim."""


def purpose_of(text: str, reference: LawReference, title: str = "") -> LawPurpose:
    """Return what *reference* is there for.

    Args:
        text: the text that *reference* was found in.
        reference: a reference with offsets into *text*.
        title: of the text, where it stands outside it.

    Returns:
        "ground" where nothing says otherwise.
    """
    above = _heading_above(text, reference.start)
    heading = by_words("heading", above)
    if around := _by_place(text, reference, above, heading):
        return around
    first, last = sentence_span(text, reference.start, reference.end)
    first = max(
        _below_title(text, first, reference.start), reference.start - SENTENCE_REACH
    )
    last = min(last, reference.end + SENTENCE_REACH)
    if _is_attachment(text, reference.start, heading):
        return "attachment"
    sentence = _flat(text, first, last)
    speaker = told_of(sentence, reference.start - first, reference.end - first)
    if speaker and speaker != "own":
        return speaker
    if speaker is None and (told := goes_on(text, first, sentence)):
        return told
    if is_hypothetical(sentence, reference.start - first, reference.end - first):
        return "appeal" if by_words("sentence", sentence) == "appeal" else "background"
    if is_side_rule(text, first, last, reference.start, title):
        return "background"
    is_own = speaker == "own"
    if heading == "attachment" or (is_own and heading in _TOLD):
        heading = None
    said = _said(text, first, last, reference, is_own=is_own)
    if said and (said in _TOLD or heading in ("competence", "procedure")):
        return said
    is_on_claim = _is_on_claim(text, title, sentence)
    if said == "appeal" and is_on_claim:
        said = None
    near = text[max(0, first - NEAR) : last + NEAR].lower()
    ruled = ruled_by(reference)
    if (
        ruled == "appeal"
        and said != "ground"
        and not is_own
        and _TIME_TO_APPEAL.search(near)
    ):
        is_handled = is_on_claim or _CLAIM_MADE.search(sentence)
        return "procedure" if is_handled else "appeal"
    by_section = purpose_of_law(ruled) if ruled and ruled != "appeal" else None
    if known := said or heading or by_section:
        return known
    return "ground" if _is_basis(text, reference) else "background"


def _is_on_claim(text: str, title: str, sentence: str) -> bool:
    """Whether the text decides on a claim, and the sentence does not tell how to appeal."""
    heading = (title or text[: text.find("\n") + 1]).lower()
    return bool(_CLAIM_TITLE.search(heading)) and not _INSTRUCTS.search(sentence)


def _by_place(
    text: str, reference: LawReference, above: str, heading: LawPurpose | None
) -> LawPurpose | None:
    """Return what the place tells, whatever the sentence says."""
    if is_secrecy_ground(text, reference):
        return "secrecy"
    if decided := by_words("deciding-heading", above):
        return decided
    if _BARRED.search(text[max(0, reference.start - BARRED_REACH) : reference.start]):
        return "appeal"
    if heading in ("appeal", "quoted"):
        return heading
    return "quoted" if _is_quoted(text, reference.start) else None


def _below_title(text: str, first: int, start: int) -> int:
    """Return where the sentence begins below the titles that no blank line parts."""
    for line in text[first:start].split("\n")[:-1]:
        following = first + len(line) + 1
        if not _is_title(line) or not text[following : following + 1].isupper():
            break
        first = following
    return first


def _is_title(line: str) -> bool:
    stripped = line.strip()
    is_short = 3 < len(stripped) <= LONGEST_HEADING
    return is_short and stripped[0].isupper() and not stripped.endswith(_HEADING_END)


def _is_attachment(text: str, start: int, heading: LawPurpose | None) -> bool:
    """Whether the line names an attachment: below the heading, in a list, by its word."""
    end = text.find("\n", start)
    lines = text[max(0, start - HEADING_REACH) : end if end >= 0 else None].split("\n")
    for line in reversed(lines):
        entry = line.strip().lower()
        if not 0 < len(entry) < LONGEST_ENTRY or _VERB.search(entry):
            return False
        told = {heading, by_words("heading", entry.rstrip(":"))}
        if "attachment" in told | {by_words("sentence", entry)}:
            return True
    return False


def _is_basis(text: str, reference: LawReference) -> bool:
    """Whether a place is cited, or something is said to be by the act as a whole.

    EU acts are mostly cited without an article.
    """
    has_place = any(target.section or target.chapter for target in reference.targets)
    if has_place or reference.kind != "statute":
        return True
    low = max(0, reference.start - BASIS_REACH)
    line = text[text.rfind("\n", 0, reference.start) + 1 : reference.end + BASIS_REACH]
    before = text[low : reference.start].lower()
    is_in_brackets = before.rfind("(") > before.rfind(")")
    if is_in_brackets or not _VERB.search(line.lower()):
        return True
    return bool(
        _BY_LAW.search(before)
        or _BY_LAW.search(text[reference.end : reference.end + BASIS_REACH].lower())
    )


def _said(
    text: str, first: int, last: int, reference: LawReference, *, is_own: bool
) -> LawPurpose | None:
    """Return what the sentence says: first the clause that cites, then what leads to it.

    Words before the clause govern it ("Valittajan mielestä …, ja 5 § estää tämän");
    words after it only where it has no verb of its own ("34 § ja 5 §:n mukaan on
    kuultu").
    """
    clause, end = _clause(text, first, last, reference)
    leading = by_words("sentence", _flat(text, first, clause))
    own = _flat(text, clause, end)
    is_further = leading == "background" and not depends(own)
    if leading in _TOLD and not is_own and not is_further:
        return leading
    said = by_words("sentence", own)
    if is_own and said == "quoted":
        return None
    if said or _VERB.search(own):
        return said
    start = text.rfind(";", first, reference.start) + 1 or first
    start = clause if is_further else start
    stop = text.find(";", reference.end, last)
    return by_words("sentence", _flat(text, start, stop if stop > 0 else last))


def _flat(text: str, start: int, end: int) -> str:
    """Return a stretch in lower case, its broken lines joined; offsets stay."""
    return text[start:end].lower().replace("\n", " ")


def _clause(
    text: str, first: int, last: int, reference: LawReference
) -> tuple[int, int]:
    """Return the part of a sentence that cites: between marks and joining words."""
    start, end = first, last
    for joint in _JOINT.finditer(text, first, last):
        if joint.end() <= reference.start:
            start = joint.end()
        elif joint.start() >= reference.end:
            end = joint.start()
            break
    return start, end


def is_applied(purpose: LawPurpose) -> bool:
    """Whether the decision itself applies a law that it cites for *purpose*."""
    return purpose in APPLIED


def _heading_above(text: str, start: int) -> str:
    """Return the nearest short line above that ends no sentence, in lower case."""
    lines = text[max(0, start - HEADING_REACH) : start].split("\n")[:-1]
    for line in reversed(lines):
        if _is_title(line):
            return line.strip().rstrip(":").lower()
    return ""


def _is_quoted(text: str, start: int) -> bool:
    """Whether a quotation that was opened in the paragraph is still open.

    One that "seuraavaa:" leads to lasts over paragraphs, to its own end.
    """
    low = max(0, start - HEADING_REACH)
    breaks = [match.end() for match in _PARAGRAPH.finditer(text, low, start)]
    opened = [match.end() - 1 for match in _OPENED.finditer(text, low, start)]
    first = min([*breaks[-1:], *opened[-1:]], default=low)
    return len(_QUOTES.findall(text, first, start)) % 2 == 1
