"""Whose name it is: a private person's, or somebody's in an office or mandate.

Told by the role before the name, by what is said right after it, and by lists: what is
said of one of a list holds for all of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.personal.names.name_words import WORD
from corpus.personal.person_cues import (
    AT_MEETING,
    CHOSEN_TO,
    OFFICE_CHOICE,
    acts_by_role,
    cue,
    is_of_board,
    is_of_body,
    is_titled,
)
from corpus.personal.person_roles import (
    PersonSide,
    Role,
    SaidSide,
    last_clause,
    nearest_role,
    side_of_word,
)
from corpus.personal.telling.acting import acts_by_title
from corpus.personal.telling.employed import is_one_employed
from corpus.personal.telling.list_items import without_former_items
from corpus.personal.telling.near_mandates import is_mandate_near
from corpus.personal.telling.own_matters import (
    AS_ANYBODY,
    ELECTION_ABOVE,
    FORMER,
    INSTEAD,
    MANDATE,
    OF_BODY,
    OF_EMPLOYED,
    OF_LEAVING,
    OF_OLD,
    OWN_PAY,
    RETIRES,
    SENSITIVE_AFTER,
    has_own_matter,
    is_no_candidate_of_voters,
    lives_at,
    was_employed,
)
from corpus.personal.telling.residents import is_chosen_by_residents, side_of_act
from corpus.personal.told_persons import (
    FEW_WORDS,
    LEAVES,
    OFFICE,
    is_appointed,
    is_disclosed,
    is_met_as_person,
    is_of_personnel,
    is_own_office,
    is_own_post,
    is_superior,
    office_before,
    said_after,
    side_of_leave,
)

_BECOMES = re.compile(r"[\w-]{4,60}(?:ksi\b|n[aä] aloitt)")

# Offices cut short, as they sign: "Malli, kj".
_SHORT_OFFICE = (
    r"(?:[kst]j|kjoht|khs?|siht|(?:kunn|kaup|apul|tekn|siv|sos|tal|hall)\.\s?(?:joht|siht|päll)"
    r"|rak\w{0,3}\.\s?tark|rakmest|ptk\.\s?pit|kdir|sdir)\b"
)
_OFFICE_AFTER = re.compile(
    rf"\s?(?!\n\n)[,(\n–-]{{1,2}}\s?(?:[\w.:-]{{1,25}}\s){{0,3}}(?:(?:\w{{1,20}}-){{0,2}}{OFFICE}\b"
    rf"|{_SHORT_OFFICE}"
    r"|(?:jaa|ei|tyhjä)\s*(?:[,;).:\n]|\Z))"
    r"|\s(?:vara)?(?:puheenjohtaja|jäsen|pj|sihteeri|esittelijä|ordförande|ledamot|ordf)\b",
    re.IGNORECASE,
)
_OFFICE_RIGHT_AFTER = re.compile(
    rf"\s?[,(\n–-]{{1,2}}\s?(?:[\w.-]{{1,25}}\s)?{OFFICE}\b", re.IGNORECASE
)
_OTHERS = re.compile(
    rf"(?:(?:,| ja|,? och| sekä| samt| &)[ \u00a0]{WORD}(?:[ \u00a0]{WORD}){{1,2}}){{1,4}}"
)
_CONTACT = re.compile(
    r"yhteyshenkil|kontaktperson|allekirjoit|underteckn", re.IGNORECASE
)
# "jäseneksi maanviljelijä Aino Malli": the occupation says nothing.
_TO_MANDATE = re.compile(
    r"(?:\b(?:vara)?(?:jäsene|edustaja|puheenjohtaja|henkilö|valtuutetu)\w{0,6}ksi"
    r"|\b(?:till|som) (?:ordinarie |ny )?(?:ledamot|ersättare|ordförande|viceordförande|ombud))"
    r"[^.;\n]{0,40}\Z",
    re.IGNORECASE,
)
# "Päivähoidon ohjaaja Siv Malli" alone in a line signs.
_OF_UNIT = re.compile(r"\s*(?:[\w-]{3,30}n\s){0,2}")
# "yleinen edunvalvoja": by office what a private person is else.
_PUBLIC = re.compile(
    r"\b(?:yleinen|yleise\w+|yleis(?:et|ten|iä)|(?:allmän|johtav|ledande)\w*)\s\Z",
    re.IGNORECASE,
)
# "Valittiin Aino Malli": to what is said elsewhere.
_CHOSEN = re.compile(
    r"\b(?:valit(?:tiin|aan|a|si)|valdes|valda blev|väljs|välja|utsågs)"
    r"(?: enhälligt| yksimielisesti)?\W{0,6}\Z",
    re.IGNORECASE,
)
_OF_COUNCIL = re.compile(
    r"(?i:jäsen|valtuutettu|ordförande|puheenjohtaja|ledamot(?:en)?|ersättar(?:e|en))\s\Z"
)
_DIED = re.compile(
    r",?\s(?:\w+\s){0,2}(?:kuoli\b|kuollut|menehty|avled|avlidit)", re.IGNORECASE
)
_BORN_OR_DIED = re.compile(
    r"\s(?:synty|kuol|menehty|muisto|teo(?:s|ks)|tuotan|asui\b|eli\b|vaikutti\b"
    r"|född|avled|dog\b|minne|verk|bodde\b|levde\b)",
    re.IGNORECASE,
)
# What an artist gets as a private person: "– 800 € kirjailija"; or pupils perform.
_GRANT = re.compile(
    r"\d\s?(?:€|eur|e\b)|apuraha|stipendi|myönne|myöntä|avustu|palkin(?:to|no)|palkitaan|palkittiin"
    r"|tarjou|palkkio|sopimu|anbud|arvode|avtal"
    r"|oppila|elever|bidrag|stipendi|bevilja|tilldela|utdela|delas ut|kulturpris|hakij|sökande"
    r"|hakemu|ansök",
    re.IGNORECASE,
)
# "tiedoksi: hakija, talousjohtaja Siv Malli": two, of whom one is named.
_TWO = re.compile(r",\s|\s(?:ja|och)\s")
_ONE_WORD = re.compile(r"[\w-]+\s")
# "Kuulemisessa Siv Malli esitti": what residents propose.
_HEARING = re.compile(r"\b(?i:kuulemis|kuultav|\w{0,12}tilaisuude|asukasil|hörande)")
# "Tiedoksi:" says of nobody whether it is the applicant or an official.
_NOTIFIED = re.compile(r"tiedoksi|jakelu|för kännedom", re.IGNORECASE)
# "Siv Malli, Mallilan kaupunki, sosiaalitoimi": a line of a list of members.
_MEMBER_OF = re.compile(
    r",\s[^,\n]{0,40}\b(?:kaupunki|kunta|hyvinvointialue|yhdistys|liitto|ry|rf|stad"
    r"|kommun)\b[^\n]{0,40}(?:\n|\Z)"
)
_BEFORE, _AFTER, _ABOVE = 110, 80, 220


@dataclass(frozen=True, slots=True)
class _Beside:
    """What is beside a name: the clause before it, what follows it and its list."""

    line: str
    after: str
    after_list: str
    role: Role | None
    office: re.Match[str] | None
    sends_or_gets: bool
    above: str
    name: str

    @property
    def is_of_grant(self) -> bool:
        """Whether money is asked for or given beside the name, or pupils perform."""
        return bool(_GRANT.search(self.line) or _GRANT.search(self.after[:30]))

    @property
    def is_neighbours(self) -> bool:
        """Whether a body of neighbours is before: "tiekunnan puheenjohtaja"."""
        return any(
            cue(kind).search(self.line) is not None
            for kind in ("private_body", "on_behalf")
        )


def side_of_person(
    text: str, start: int, end: int, *, is_certain: bool
) -> SaidSide | None:
    """Return the side by what is beside; None when words are not a name after all."""
    line = last_clause(without_former_items(text[max(0, start - _BEFORE) : start]))
    left = side_of_leave(line)
    if left:
        return left
    told = said_after(text, end, line)
    if told:
        return told
    if is_disclosed(text, start):
        return "office"
    if is_own_post(text, start, end, line):
        return "private"
    office = office_before(line)
    if line.endswith(" åt "):
        office = None  # "assistent åt Siv Malli"
    beside = _Beside(
        line,
        text[end : end + _AFTER],
        _after_list(text, end),
        nearest_role(line),
        office,
        any(cue(kind).match(text, end) for kind in ("own_letter", "gets")),
        text[max(0, start - _ABOVE) : start],
        text[start:end],
    )
    side = _by_what_is_done(beside) or _chosen_to(line) or _by_role(beside)
    if office and side != "private" and was_employed(line, office):
        return "private"  # "kunnan entinen rakennustarkastaja Siv Malli"
    if side == "office" and _is_of_personnel(text, beside):
        return "private"
    if side:
        return side
    if not is_certain:
        return "private" if is_met_as_person(line, beside.after) else None
    if office and _NOTIFIED.match(office[0]):
        return "notified"
    # "Halavanen Tuovi / Mallilan koulu / 1.9.–30.11."
    is_of_unit = beside.after.lstrip().startswith("/") and is_of_personnel(text)
    return "office" if _is_in_office(beside) and not is_of_unit else "unsaid"


def _is_of_personnel(text: str, beside: _Beside) -> bool:
    """Whether somebody employed, and no superior, is named in a matter of personnel."""
    role, line, after = beside.role, beside.line, beside.after
    if role is None or role.side not in {"post", "trade"} or not is_of_personnel(text):
        return False
    if beside.office and beside.office.start() != role.start:
        return False
    own = line[: role.start].rpartition("\n")[2]
    is_signature = _OF_UNIT.fullmatch(own) is not None and (
        not after or after.startswith("\n")
    )
    acts = (cue("act_of_titled"), AT_MEETING)
    return not (
        is_signature
        or is_superior(line, role.start)
        or _NOTIFIED.search(line)
        or line[: role.start].endswith(" av ")
        or _PUBLIC.search(line[: role.start])
        or cue("official_act").search(line)
        or acts_by_title(line, beside.name)
        or is_own_office(_OFFICE_AFTER.match(after))
        or any(act.match(after) for act in acts)
    )


def _by_what_is_done(beside: _Beside) -> PersonSide | None:
    """Return the side by a verb: one's own matter, an act by office, being chosen."""
    role, office, line = beside.role, beside.office, beside.line
    is_neighbours = beside.is_neighbours
    is_own = beside.sends_or_gets or has_own_matter(beside.after_list)
    if role and role.side == "private" and _ONE_WORD.fullmatch(line[role.start :]):
        return None  # "Ombud för delägarna är dottern Siv Malli"
    if _is_public_by_deed(beside):
        return "office"
    if role and role.side == "trade":
        if _BORN_OR_DIED.match(beside.after):
            return "office"
        nearer = nearest_role(line[: role.start])
        if nearer and nearer.side == "private":
            return "private"  # "Uusi vuokralainen on muusikko Siv Malli"
    if office or (role and role.side == "post"):
        is_own = (is_own and is_neighbours) or _is_own_by_title(beside, office)
    has_mandate = role is not None and role.side == "office" and not is_neighbours
    if SENSITIVE_AFTER.match(beside.after) or (is_own and not has_mandate):
        return "private"
    if CHOSEN_TO.match(beside.after_list):
        return "office"
    if is_neighbours or (office and _is_contact_of_party(beside, office)):
        return "private"
    if acts_by_title(line, beside.name):
        return "office"
    if office and _NOTIFIED.match(office[0]) and lives_at(beside.after):
        return "private"
    return side_of_act(line, beside.above)


def _is_public_by_deed(beside: _Beside) -> bool:
    """Whether somebody is of the past, left a mandate or acts for a company."""
    has_died = _DIED.match(beside.after) and _OF_COUNCIL.search(beside.line)
    return bool(
        has_died
        or OF_OLD.match(beside.after)
        or cue("of_mandate").match(beside.after_list)
        or cue("firms_officer").search(beside.line)
    )


def _is_own_by_title(beside: _Beside, office: re.Match[str] | None) -> bool:
    """Whether what is told of somebody with a title is done by others than the office.

    Whoever acts by office asks and demands for it; leave and pay are one's own matter.
    """
    if office is None and AS_ANYBODY.match(beside.after):
        return True
    if office and RETIRES.search(beside.line[: office.start()]):
        return True
    if office and MANDATE.search(office[0]) and OF_LEAVING.search(beside.after):
        return False
    return OF_EMPLOYED.match(beside.after_list) is not None


def _by_role(beside: _Beside) -> SaidSide | None:
    """Return the side by the role before, or by what somebody is given or chosen to."""
    role, line = beside.role, beside.line
    if (INSTEAD.search(line) and OF_BODY.search(beside.above)) or (
        _CHOSEN.search(line) and ELECTION_ABOVE.search(beside.above)
    ):
        return "office"
    if role and is_no_candidate_of_voters(line[role.start :], beside.above):
        return "private"
    is_given = is_appointed(line)
    is_post = role is not None and role.side == "post"
    if role and role.side == "trade" and beside.is_of_grant:
        return "private"
    if role and is_post and (is_given or _BECOMES.match(line, role.start)):
        return "office" if _NOTIFIED.search(line) else "private"
    if role and (beside.office is None or role.start >= beside.office.start()):
        if (is_post or role.side == "trade") and is_one_employed(
            line, role, beside.after, beside.after_list
        ):
            return "private"
        return _side_by_role(role, line, beside.after)
    if not is_given:
        return None
    if beside.office and line[: beside.office.start()].endswith("("):
        return "office"  # "hakijat (asuntosihteeri Siv Malli)"
    if role and beside.office and _TWO.search(line[role.start : beside.office.start()]):
        return "office"
    if OFFICE_CHOICE.search(f"{line[-80:]} {beside.after[:40]}"):
        return "office"
    is_only_chosen = _CHOSEN.search(line) and not cue("post").search(line)
    if is_only_chosen and is_of_body(beside.after):
        return "office"
    return "unsaid" if is_only_chosen else "private"


def _is_in_office(beside: _Beside) -> bool:
    """Whether anything beside a certain name says that its bearer acts by office."""
    return (
        beside.office is not None
        or is_own_office(_OFFICE_AFTER.match(beside.after))
        or (AT_MEETING.match(beside.after_list) and not _HEARING.search(beside.line))
        or is_mandate_near(beside.line, beside.after)
        or is_of_body(beside.after)
        or is_of_board(beside.line, beside.after)
        or _MEMBER_OF.match(beside.after) is not None
        or is_titled(beside.line, beside.after)
        or acts_by_role(beside.line)
    )


def _is_contact_of_party(beside: _Beside, office: re.Match[str]) -> bool:
    """Whether a contact person is named after a party: "Hakija: Malli Oy, yhteyshenkilö"."""
    line = beside.line
    if is_chosen_by_residents(office[0], beside.above):
        return True
    if not _CONTACT.match(office[0]):
        return False
    own = line[: office.start()].rpartition("\n")[2]
    is_label = office[0].lower().startswith(("yhteyshenkil", "kontaktperson"))
    if (
        is_label
        and not own.rstrip().endswith((",", ":", "/", "(", "–", "-"))
        and own.strip()
    ):
        return False
    words = re.findall(r"[^\W\d_]{4,}", own.lower())
    return any(side_of_word(word) == "private" for word in words)


def _chosen_to(line: str) -> PersonSide | None:
    """Return the side of somebody that is chosen: to a post or a mandate; None if not."""
    verbs = list(cue("chooses").finditer(line))
    posts = list(cue("post").finditer(line))
    if not verbs or not posts:
        return None
    # Between the later of both and the name there are degrees and little else.
    rest = line[max(verbs[-1].end(), posts[-1].end()) :]
    if not FEW_WORDS.fullmatch(rest):
        return None
    return "office" if cue("mandate").search(line) else "private"


def _after_list(text: str, end: int) -> str:
    """Return what is after a name, or after the list that it begins."""
    others = _OTHERS.match(text, end)
    stop = others.end() if others else end
    return text[stop : stop + _AFTER]


def _side_by_role(role: Role, line: str, after: str) -> PersonSide:
    """The word nearest before says it; an office right after goes before it."""
    before = line[: role.start]
    is_public = _PUBLIC.search(before) is not None or _TO_MANDATE.search(before)
    is_official = is_own_office(_OFFICE_RIGHT_AFTER.match(after))
    if role.side == "post" and (
        LEAVES.search(before) or OWN_PAY.search(before) or FORMER.search(before)
    ):
        return "private"
    if role.side != "private" or is_public or is_official:
        return "office"
    return "private"
