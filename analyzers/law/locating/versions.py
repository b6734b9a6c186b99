"""Which of several acts of one name is meant: by document, subject and date.

A plain name may stand for acts that followed each other (kuntalaki) and for acts of
different subjects (järjestämislaki). What cannot be decided is returned undecided.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Collection, Sequence

from analyzers.law.locating.act_places import ActPlace
from analyzers.law.register.statutes import Statute, statute

LAW_OF_TODAY = dt.date(2026, 8, 1)
"""The day that the register tells of; "today" for a text without a day."""

OLD_LOCAL_GOVERNMENT_ACT = "365/1995"
LOCAL_GOVERNMENT_ACT = "410/2015"
_TAKING_OVER_AND_APPEAL = {"51", "90", "91", "92"}
_OLD_SUBJECTS = {
    "13": "valtuuston tehtäv|valtuuston on|valtuuston päätettäv|fullmäktige",
    "14": "delegoi|toimivallan siirt|toimivaltaa siirr|delegera",
    "23": "kunnanhallitu|kaupunginhallitu|kommunstyrelse|stadsstyrelse",
    "50": "hallintosään|förvaltningsstadga",
    "52": "esteelli|jääv|jäv",
    "58": "päätösvalt|beslutför",
    "63": "pöytäkirja|nähtävä|protokoll",
    "65": "talousarvio|taloussuunnitelm|budget",
    "68": "tilinpäätö|bokslut",
    "71": "tarkastuslautakun|revisionsnämnd",
    "75": "vastuuvapau|tilintarkastuskertomu|ansvarsfrihet|revisionsberättelse",
}
"""What sections of the old act rule that are of other things in the new one."""

_CHAPTER_ON_APPEAL = frozenset(str(number) for number in range(88, 100))
_APPEAL = re.compile(
    r"oikaisuvaatimu|valitu|muutoksenhaku|muutosta|rättelseyrkan|omprövning|besvär"
)
_TAKING_OVER = re.compile(r"otto-oike|ott\w+ (?:\w+ ){0,3}käsiteltäv|övertagningsrätt")
"""92 § is on this in the new act, on the right to appeal in the old one."""

_LAST_SECTIONS = {
    "355/1987": 82,
    "1050/2018": 38,
    OLD_LOCAL_GOVERNMENT_ACT: 105,
    "895/1999": 112,
    "434/2003": 75,
    "621/1999": 40,
    "304/2003": 60,
    "423/2003": 45,
    "1113/1990": 30,
    "713/2014": 60,
    "852/1998": 40,
    "759/1987": 30,
    "628/1998": 60,
    "1503/2016": 30,
    "669/1978": 30,
    "26/1920": 40,
    "1030/1999": 20,
    "609/1986": 40,
}
"""A section past this one is in no wording of the act: the number of its last section,
with room for those added. Acts cited beside longer ones, or that share a name with one.
"""

EARLY_PARTS = dt.timedelta(days=92)
"""How long before the rest some sections of a new act may be in force."""

_OLD_PROCEDURE_ENDS = dt.date(2017, 6, 1)

_CUES = {
    "380/2023": "työvoima|työllis|työnhak|työtön|työttöm|kotout|te-palvel|arbetskraft|sysselsätt",
    "612/2021": "sosiaali|terveyden|terveys|sote|potila|hälso|social|hyvinvointialue",
    "613/2021": "pelastus|palokun|palvelutaso|räddning",
    "383/2023": "työvoima|työllis|te-palvel|työnhak",
    "616/2021": "hyvinvointialue|sosiaali|terveyden|sote|pelastus",
    "734/1992": "sosiaali|terveyden|terveys|hoito|hoido|potila|asumispalvel|omaishoi|social|hälso",
    "1503/2016": "varhaiskasvatu|päivähoi|päiväkot|esiopetu|småbarn|perhekoko",
    "449/2007": "kunta|kunna|kaupun|virka|viran|hyvinvointialue|kommun",
    "1333/2021": "yhtiö|yrity| oy|företag|bolag",
    "334/2007": "yhtiö|yrity| oy|företag|bolag",
    "417/2007": "laps|lapse|nuort|sijaish|huosta|perhe|avohuol|barn",
    "683/1983": "laps|lapse|nuort|sijaish|huosta|perhe|avohuol|barn",
    "9/2023": "luon|suojelualue|natura|laji|eläi|orava|linnu|kasvi|kaava|maa-ain|metsä",
    "1096/1996": "luon|suojelualue|natura|laji|eläi|orava|linnu|kasvi|kaava|maa-ain|metsä",
    "55/2001": "työsopim|työsuh|työnteki|irtisan|palk|työnanta|lomaut|koeai",
    "1050/2018": "tietosuoj|henkilötie|rekister|tietojenkäsit",
    "763/1994": "asun|terveyshai|terveyde|sisäil|talousve|melu|uima|huoneis|haju|vesi",
    "410/2015": "kunta|kunna|kuntie|kuntay|valtuust|kaupun|lautak|kommun|jäsen",
    "652/2023": "kirkko|kirko|seuraku|kyrko|församl",
    "1054/1993": "kirkko|kirko|seuraku|kyrko|församl",
    "669/1978": "gat|väg|renhåll|sand|snö|gräv|tomt|kommun|tekniska",
    "704/1975": "barn|underhållsbidrag|förälder|föräldra|vårdnad",
    "751/2023": "rakenn|rakent|purka|purku|toimenpi|bygg|riv",
    "39/1889": "rikos|rikok|rangaist|petos|poliis|tuomi|epäil|brott|straff",
    "355/1987": "kauppahin|myyjä|ostaja|tavara|irtai|kauppasop",
}


def choose_acts(
    acts: Sequence[str],
    *,
    date: dt.date | None,
    topic: str,
    seen: Collection[str] = (),
    places: Sequence[ActPlace] = (),
    is_new: bool = False,
) -> tuple[str, ...]:
    """Return the act meant, or all that remain possible (then nothing is decided).

    Args:
        acts: the acts a name may stand for.
        date: date of the document; None means today's law.
        topic: lower-case text around the name.
        seen: acts the document has named unambiguously before.
        places: what is cited; tells the two Local Government Acts apart, and acts with
            sections numbered per chapter from others.
        is_new: the text says "uusi kuntalaki".
    """
    if len(acts) == 1:
        return tuple(acts)
    if set(acts) == {OLD_LOCAL_GOVERNMENT_ACT, LOCAL_GOVERNMENT_ACT}:
        return (_local_government_act(date, places, topic, is_new=is_new),)
    valid = list(_valid(tuple(acts), date or LAW_OF_TODAY))
    if is_new and len(valid) == 1:
        # "uusi vammaispalvelulaki" before it is in force
        valid = [act for act in acts if succeeds(act, valid[0])] or valid
    if len(valid) > 1:
        valid = _fitting(valid, places)
        named = [act for act in valid if act in seen]
        valid = named if len(named) == 1 else _by_topic(valid, topic)
    if len(valid) > 1 and date is not None:
        # an act to come gives way to one in force, unless it is of another subject
        ready = [act for act in valid if act in _CUES or _is_in_force(act, date)]
        valid = ready or valid
    return tuple(valid)


def _local_government_act(
    date: dt.date | None, places: Sequence[ActPlace], topic: str, *, is_new: bool
) -> str:
    """Choose between 365/1995 and 410/2015.

    Between 2015-05 and 2017-05 the new act was in force except for its rules on
    procedure: taking over a matter and appeal still followed 51 and 90-92 § of the old,
    and where the text is about an appeal, all of 88-99 §. A section whose number means
    another matter in the new act is of the old one where the text is about that matter.
    """
    if is_new or not may_have(OLD_LOCAL_GOVERNMENT_ACT, places):
        return LOCAL_GOVERNMENT_ACT
    if date is None or date >= _OLD_PROCEDURE_ENDS:
        return LOCAL_GOVERNMENT_ACT
    old = _TAKING_OVER_AND_APPEAL
    if _TAKING_OVER.search(topic) and not _APPEAL.search(topic):
        old = old - {"92"}
    if _APPEAL.search(topic):
        old = old | _CHAPTER_ON_APPEAL
    is_procedure = any(
        place.section in old
        or re.search(_OLD_SUBJECTS.get(place.section or "", "$^"), topic)
        for place in places
    )
    if date < _starts(LOCAL_GOVERNMENT_ACT) or is_procedure:
        return OLD_LOCAL_GOVERNMENT_ACT
    return LOCAL_GOVERNMENT_ACT


def _by_topic(acts: list[str], topic: str) -> list[str]:
    scores = {act: _cue_count(act, topic) for act in acts}
    best = max(scores.values())
    winners = [act for act in acts if scores[act] == best]
    if best == 0 and LOCAL_GOVERNMENT_ACT in acts:
        return [LOCAL_GOVERNMENT_ACT]  # "KL 39 §": a municipality's own act
    if best == 0 or len(winners) > 1:
        return acts
    return winners


def _cue_count(act: str, topic: str) -> int:
    cues = _cue_pattern(act)
    return len(cues.findall(topic)) if cues else 0


@functools.cache
def _cue_pattern(act: str) -> re.Pattern[str] | None:
    return re.compile(_CUES[act]) if act in _CUES else None


@functools.lru_cache(maxsize=4096)
def _valid(acts: tuple[str, ...], day: dt.date) -> tuple[str, ...]:
    """Return the acts that could be cited on *day*; the nearest when none could.

    Of acts that followed each other the date tells which; acts of different subjects
    count from their enactment, for they are prepared for before they are in force.
    """
    rows = {number: statute(number) for number in acts}
    valid = []
    for number, row in rows.items():
        if row is None:
            valid.append(number)
            continue
        has_older = any(_follows(number, other) for other in acts)
        starts = row.starts if has_older else dt.date(row.year, 1, 1)
        if starts <= day and not _is_over(row, day):
            valid.append(number)
    latest = [
        number
        for number in valid
        if not any(
            _starts(other) <= day and _stands_before(other, number, day)
            for other in acts
        )
    ]
    nearest = min(acts, key=lambda number: _distance(number, day))
    return tuple(latest) or (nearest,)


def _is_over(row: Statute, day: dt.date) -> bool:
    if row.in_force_until is not None:
        return row.in_force_until <= day
    successor = row.replaced_by or row.repealed_by
    return bool(successor) and _starts(successor) <= day


def _distance(number: str, day: dt.date) -> int:
    """Return how many days *day* lies outside the days an act was in force."""
    row = statute(number)
    if row is None or day < row.starts:
        return abs((_starts(number) - day).days)
    return (day - row.in_force_until).days + 1 if row.in_force_until else 0


def _stands_before(number: str, other: str, day: dt.date) -> bool:
    """Whether a name that two acts bore after each other means the first here.

    The later one, as a rule; but a new act may be in force in part some weeks before
    it takes the old one's place.
    """
    if _bears_name_after(number, other):
        return not _is_early(number, other, day)
    return _bears_name_after(other, number) and _is_early(other, number, day)


def _is_early(number: str, older: str, day: dt.date) -> bool:
    row, before = statute(number), statute(older)
    if row is None or before is None or before.in_force_until is None:
        return False
    ahead = before.in_force_until - row.starts
    return ahead <= EARLY_PARTS and before.is_in_force(day)


def _is_in_force(number: str, day: dt.date) -> bool:
    row = statute(number)
    return row is None or row.is_in_force(day)


def _follows(number: str, other: str) -> bool:
    """Whether an act came after another, in its place or with its name."""
    return succeeds(number, other) or _bears_name_after(number, other)


@functools.lru_cache(maxsize=4096)
def _bears_name_after(number: str, other: str) -> bool:
    """Whether an act has a title of an older act."""
    row, older = statute(number), statute(other)
    if row is None or older is None or number == other:
        return False
    is_later = (row.starts, row.year) > (older.starts, older.year)
    return is_later and bool(_titles(row) & _titles(older))


def _titles(row: Statute) -> set[str]:
    titles = (row.title_fi, row.current_title_fi, row.title_sv)
    return {title.lower() for title in titles if title}


def succeeds(act: str, other: str) -> bool:
    """Whether *act* came in the place of *other*."""
    row = statute(other)
    return row is not None and act in (row.replaced_by, row.repealed_by)


def place_in(act: str, place: ActPlace) -> ActPlace:
    """Return *place* as it is in *act*: "34:1" is section 34 where sections go on.

    Of these no chapter begins at a lower section than its own number.
    """
    row = statute(act) if place.has_colon else None
    if row is None or row.has_chapter_numbering or place.subsection is not None:
        return place
    if section_number(place.section) >= section_number(place.chapter):
        return place
    return ActPlace(None, place.chapter, place.section)


def may_have(act: str, places: Sequence[ActPlace]) -> bool:
    """Whether no cited section lies past the last one of *act*, as far as known."""
    last = _LAST_SECTIONS.get(act)
    return last is None or all(section_number(p.section) <= last for p in places)


def _fitting(acts: Sequence[str], places: Sequence[ActPlace]) -> list[str]:
    """Return the acts that can have the cited places.

    Where sections start again in each chapter, a citation names the chapter; elsewhere
    it rarely does. A section past the last one rules an act out.
    """
    cited = [place for place in places if place.section]
    if not cited:
        return list(acts)
    has_chapters = any(place.chapter for place in cited)
    fitting = [
        act
        for act in acts
        if (row := statute(act)) is not None
        and row.has_chapter_numbering == has_chapters
        and may_have(act, places)
    ]
    return fitting or list(acts)


def section_number(section: str | None) -> int:
    """Return 26 of "26a", 0 of None."""
    match = re.match(r"\d+", section or "")
    return int(match[0]) if match else 0


def _starts(act: str) -> dt.date:
    row = statute(act)
    return row.starts if row else dt.date(int(act.partition("/")[2]), 1, 1)
