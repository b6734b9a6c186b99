"""What the decision's part tells: motions, changes, votes and what carried, in order."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from analyzers.decision.meaning.clauses import Clause, clauses
from analyzers.decision.meaning.units import Unit

_PROPOSAL = r"(?:päätös|pohja|perus|esittely|lausunto)?-?(?:ehdotu|esity)(?:s|ks|st)\w*|(?:besluts?|grund|bas)?-?förslag\w*"
_PROPOSAL_WORD = re.compile(rf"\b(?:{_PROPOSAL})\b")
_BY_PROPOSAL = re.compile(
    r"\b(?:päätös|pohja)?-?(?:ehdotuksen|esityksen)\s+(?:mukai\w+|mukaan)|\b(?:ehdotuksen|esityksen)mukai\w+"
    r"|\benligt (?:\w+ ){0,2}\w*förslag\w*|i enlighet med (?:\w+ ){0,2}\w*förslag\w*|\b(?:päätös|beslut):? (?:kuten ehdotus|ehdotuksen)"
    r"|\bkuten (?:ehdotu|esity)\w+|\bsamma som förslag\w*|\behdotus\.?$"
)
_ADOPTS = re.compile(
    r"\bhyväksy(?:i|ivät|tiin|ttiin|tään|y|vät|tty|ä|n)\b|\byhtyi\b|\bgodkän(?:de|des|ner|ns|t|d|na)\b|\banto?gs?\b|\bantas\b|\bomfatta(?:de|des|r|s|t)\b|\bbifölls?\b|\bbifalls\b"
)
_CARRIED = re.compile(
    r"päätökseksi|hyväksytyksi|\bvoitti\b|\bvoittaneen\b|\bvoittanut\b|\b(?:blev|blivit|bli|utgör|utgjorde)\b.{0,40}\bbeslut\b|\bvann\b|\bvunnit\b|\bsegra(?:de|t)\b|\bjäi voimaan\b"
)
_CARRIES = re.compile(
    r"\b(?:tul(?:i|la|lut|leen|ee)|muodostu\w+|on|blev|blivit|bli)\b|voitt|vann|vunnit|segra"
)
_CHANGED = re.compile(
    r"\b(?:muutet|muuttamas|korjat|korjaamas|täydennet|täydentämäs|tarkennet|tarkentamas|tarkistet|uu(?:si|den)\b|muutettu)\w*\s+(?:\w+\s+){0,2}(?:ehdotu|esity|päätösehdotu|päätösesity)"
    r"|\b(?:ändra|korrigera|komplettera|precisera|omarbeta)\w*\s+(?:\w+\s+){0,1}\w*förslag"
    r"|(?:ehdotu|esity)\w*\s+(?:\w+\s+){0,3}(?:muutettuna|korjattuna|täydennettynä|tarkennettuna|lisättynä|muutetussa muodossa)"
    r"|\bmuutettuna\b|\bkorjattuna\b|\btäydennettynä\b|\btarkennettuna\b|i ändrad form"
)
_WITH_CHANGE = re.compile(
    r"\b(?:muutoksin|muutoksella|muutoksilla|lisäyksin|lisäyksellä|lisäyksillä|tarkennuksin|tarkennuksella|tarkennuksilla|korjauksin|korjauksella|korjauksilla|täydennyksin|täydennyksellä|täydennyksillä|täsmennyksin|täsmennyksellä|poikkeuksella|poiketen)\b"
    r"|\bsiten(?: muutettuna)?,? että\b|\bniin,? että\b"
    r"|\bmed (?:följande |den |de |vissa |ett |en |några |smärre )*(?:ändring|tillägg|preciser|komplettering|korrigering|justering|undantag)\w*|\bså(?: ändrat)?,? att\b|\bmed avvikelse från\b"
)
_COUNTER = re.compile(
    r"(?:vasta|muutos|vastaehdotu|lisäys|lisä)-?(?:ehdotu|esity)\w*|motförslag\w*|ändringsförslag\w*|poikkeav\w+ (?:ehdotu|esity)"
)
_RETURN = re.compile(
    r"palautus(?:ehdotu|esity)\w*|palauttami\w+|palautettavaksi|(?:ehdotu|esity)\w*\s+(?:asian\s+)?palautt\w+|återremiss\w*|återremitter\w+"
)
_TABLE = re.compile(r"pöydälle\w*|pöydällepano\w*|bordläggning\w*|bordlägg\w*")
_REFUSE = re.compile(
    r"hylkäys(?:ehdotu|esity)\w*|hylkäävä\w*|hylkäämistä (?:koske|tarkoit)\w+|avslagsförslag\w*|förkastande\b"
)
_BASE = re.compile(
    r"pohja-?(?:ehdotu|esity)\w*|esittelijä\w*|alkuperäi\w+|(?:johtaja|päällikö|sihteeri|insinööri|rehtori|kamreeri|pormestari|arkkitehdi|geodeeti)\w*n\b|hallituksen|lautakunnan|jaoston|puheenjohtajan|kj:n|khn|"
    r"föredragande\w*|direktör\w*|chef\w*|ursprunglig\w*|styrelsens|nämndens|sektionens|grundförslag\w*|basförslag\w*|ordförandens"
)
_MOTION = re.compile(
    r"\b(?:ehdotti|ehdottivat|esitti|esittivät|jätti|teki|tekivät|vaati|föreslog|yrkade|lade fram|framställde|framlade|anhöll)\b"
)
_MOVES = re.compile(
    r"kannatt|kannatuks|understöd|\b(?:jäsen|valtuutettu|varajäsen|ledamot|ersättare|puheenjohtaja|ordförande|vpj|pj)\b",
    re.I,
)
_SECONDED = re.compile(
    r"\b(?:kannatti|kannattivat|kannatettiin|understödde|understöddes|stödde)\b"
)
_BY_PRESENTER = re.compile(
    r"johtaja\b|esittelijä|päällikkö\b|sihteeri\b|puheenjohtaja\b|insinööri\b|rehtori\b|pormestari\b|arkkitehti\b|kamreeri\b|\bkj\b|föredragande|direktör|chef|sekreterare|ordförande",
    re.IGNORECASE,
)
_CHANGES = re.compile(
    r"\b(?:muutti|muuttaa|täydensi|korjasi|tarkensi|tarkisti|poisti|lisäsi|täsmensi)\b.{0,80}\b\w*(?:ehdotu|esity)\w*(?:taan|tään|stään|staan|seensa|seensä|nsa|nsä)\b"
    r"|\bteki\b.{0,60}\b(?:muutetun|uuden|korjatun|täydennetyn|tarkennetun|tarkistetun)\s+\w*(?:ehdotu|esity)\w*"
    r"|\b(?:antoi|esitti|jakoi)\b.{0,40}\b(?:muutetun|uuden|korjatun|täydennetyn|tarkennetun)\s+\w*(?:päätös)?(?:ehdotu|esity)\w*"
    r"|\b(?:ändrade|kompletterade|korrigerade|preciserade)\b.{0,40}\bförslag"
    r"|\bpoiketen esityslista\w*|\besittelijän muutettu (?:ehdotu|esity|päätös)\w*|\bmuutettu päätösehdotu\w*|\bmuutettu ehdotus\b"
)
_LAPSED = re.compile(
    r"(?:raukesi|rauennut|rauenneeksi|rauenneen|förföll|förfallit).{0,80}|kannattamattomana|kannatuksen puuttee|ei (?:saanut|tullut) kannat|ei kannatettu|vetivät? pois|peruutti ehdotu|veti (?:\w+ )?(?:ehdotu|esity)|utan understöd|inte understöd|understöddes inte|vann inte understöd|fick inget understöd"
)
_BALLOT = re.compile(
    r"\b(?:äänestä\w+|äänestää|vastaavat|vastaa|sanovat|sanoo|röstar|svarar|rösta|säger)\s*:?\s*[\"”'’]?(?:jaa|ei|ja|nej)\b|\b(?:jaa|ei|ja|nej)[\"”'’]?\s*[=–-]|\bne,? jotka\b|\bde som (?:stöder|understöder|godkänner|är för)|äänestysjärjest|äänestysesit|äänestysehdotu|äänestystap|äänestystav|omröstningsproposition|omröstningsordning|röstningssätt"
)
_COUNT_SAID = re.compile(
    r"\bannettiin\b|\bääntä\b|\bäänin\b|\bsai\b|rösterna|avgavs|\bgavs\b|\bröster\b|-ääntä|-röster"
)
_ASIDE = re.compile(
    r"^(?:pöytäkirjamerkintä|merkittiin pöytäkirjaan|merkitään pöytäkirjaan|pöytäkirjanmerkintä|protokollsanteckning|antecknades till protokollet|till protokollet antecknades|kirjattiin|merkitään,? että|merkittiin,? että|antecknas,? att|antecknades,? att)"
    r"|\besteelli|\bjävig|\bjäävi|\bavlägsnade sig|\bpoistui(?:vat)?\b|\bsaapui(?:vat)?\b|\bliittyi\b|anlände\b|\bklo \d|tarkastettiin (?:heti |välittömästi |tämän )?.{0,40}(?:kokoukse|pykäl)|eriävä\w* mielip|avvikande (?:åsikt|mening)|\breservera|puheenvuoro|\bponsi|\bponnen|toivomuspon|kläm|tauko"
)
_URGENT = re.compile(
    r"kiireelli|brådsk|lisäasia|lisäpykälä|esityslistan ulkopuol|utanför föredragningslistan"
)
_GOES_ON = re.compile(
    r"käsittelyä jatke|jatkaa (?:asian )?käsittely|käsittelyä (?:tulee |päätettiin )?jatk|fortsätt(?:a|er|s|ning)\w* (?:behandlingen|behandla)|behandlingen av ärendet fortsätt"
)
_NEXT_MEETING = re.compile(
    r"(?:seuraava|myöhem|tuleva|ensi)\w*.{0,30}kokou|(?:nästa|följande|senare|kommande) (?:möte|sammanträde)"
)
_OPEN = re.compile(
    r"[:–-]$|\b(?:seuraavasti|seuraavaa|seuraavan|seuraavanlaisen|följande)\b[^.]*[.:]?$"
)


@dataclass(slots=True)
class Motion:
    """What a member moved.

    Attributes:
        kind: return, table, refuse or counter.
        mover: the mover's words before the verb, in lower case.
        units: the sentences that say what was moved.
        is_lapsed: nobody seconded it, or it was taken back.
    """

    kind: str
    mover: str
    units: list[Unit]
    is_lapsed: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """A sentence that says what the body resolved.

    Attributes:
        kind: adopt (a proposal), carry (after a vote) or act (says it itself).
        which: base, changed, counter, return, table, refuse, motion; "" for an act.
        motion: the motion adopted, where one is named.
        is_amended: the adoption names a change.
    """

    kind: str
    which: str
    unit: Unit
    index: int
    motion: Motion | None = None
    is_amended: bool = False
    clauses: tuple[Clause, ...] = ()


@dataclass(slots=True)
class Narrative:
    """Everything a decision's part tells, in order."""

    events: list[Event] = field(default_factory=list)
    motions: list[Motion] = field(default_factory=list)
    changed: list[Unit] = field(default_factory=list)
    is_changed: bool = False
    rows: list[Unit] = field(default_factory=list)


class Narrator:
    """Reads sentences one by one into a ``Narrative``."""

    def __init__(self) -> None:
        self.told = Narrative()
        self._open: list[Unit] | None = None
        self._index = 0

    def read(self, units: Iterable[Unit]) -> Narrative:
        """Read *units* in order and return what they tell together with earlier ones."""
        for unit in units:
            self._index += 1
            self._take(unit, unit.text.lower())
        return self.told

    def _take(self, unit: Unit, folded: str) -> None:
        if self._open is not None and self._goes_on(unit, folded):
            self._open.append(unit)
            return
        self._open = None
        if _CHANGES.search(folded) and not _is_adoption(folded):
            self.told.is_changed = True
            self.told.changed = [unit]
            self._open = self.told.changed
            return
        if _BALLOT.search(folded) and not _COUNT_SAID.search(folded):
            return
        if _LAPSED.search(folded) and self._lapse(folded):
            return
        if self._moves(unit, folded):
            return
        event = self._event(unit, folded)
        if event is not None:
            self.told.events.append(event)
            self.told.rows.append(unit)
        elif unit.is_row or self.told.events:
            self.told.rows.append(unit)

    def _goes_on(self, unit: Unit, folded: str) -> bool:
        if _is_adoption(folded) or _CARRIED.search(folded) or _SECONDED.search(folded):
            return False
        if _BALLOT.search(folded) or _MOTION.search(folded) or _LAPSED.search(folded):
            return False
        assert self._open is not None
        last = self._open[-1]
        return unit.is_row or bool(_OPEN.search(last.text)) or folded[:1] in '"”'

    def _lapse(self, folded: str) -> bool:
        for motion in reversed(self.told.motions):
            if not motion.is_lapsed and (
                _named(motion.mover, folded) or motion is self.told.motions[-1]
            ):
                motion.is_lapsed = True
                return True
        return bool(re.search(r"ehdotu|esity|förslag|kannat", folded))

    def _moves(self, unit: Unit, folded: str) -> bool:
        match = _MOTION.search(folded)
        if match is None or _is_adoption(folded) or _CARRIED.search(folded):
            return False
        mover = folded[: match.start()]
        if re.search(
            r"(?:hallitus|lautakunta|valtuusto|jaosto|styrelsen|nämnden|fullmäktige)\s*$",
            mover,
        ):
            return False
        what = folded[match.start() :]
        if not re.search(
            r"\bettä\b|\bettei\b|\batt\b|ehdotu|esity|förslag|palaut|pöydäl|hyl[kä]|återrem|bordl|:|kannatt|understöd|\w+mista\b|\w+mistä\b",
            what,
        ):
            return False
        if re.search(r"\b(?:teki|tekivät)\b", match[0]) and not re.search(
            r"ehdotu|esity|aloit", what
        ):
            return False
        motion = Motion(_motion_kind(what), mover.strip(), [unit])
        self.told.motions.append(motion)
        self._open = motion.units
        return True

    def _event(self, unit: Unit, folded: str) -> Event | None:
        carried = bool(_CARRIED.search(folded) and _CARRIES.search(folded))
        if carried and not re.search(r"\btulisi\b|\btulee esity", folded):
            which, motion = self._which(folded)
            return Event("carry", which, unit, self._index, motion, _amends(folded))
        if _is_adoption(folded):
            which, motion = self._which(folded)
            return Event(
                "adopt",
                which,
                unit,
                self._index,
                motion,
                _amends(folded),
                clauses(unit.text[:1500]),
            )
        if _GOES_ON.search(folded) and not _NEXT_MEETING.search(folded):
            return None
        found = clauses(unit.text[:1500])
        acts = [a for c in found if c.role != "aside" for a in c.acts]
        aside = bool(_ASIDE.search(folded))
        strong = [
            a
            for a in acts
            if a.kind
            not in {"do", "not-do", "decide", "find", "propose", "proceed", "answer"}
        ]
        decides = any(a.kind == "decide" for a in acts)
        if (
            aside
            and not (strong and decides)
            and not any(a.kind in {"withdraw", "remove", "lapse"} for a in strong)
        ):
            return None
        if strong or (
            decides and not all(a.kind in {"decide", "proceed"} for a in acts)
        ):
            return Event("act", "", unit, self._index, clauses=found)
        return None

    def _which(self, folded: str) -> tuple[str, Motion | None]:
        """Return which proposal a sentence speaks of, and the motion where one is named."""
        live = [one for one in self.told.motions if not one.is_lapsed]
        head = folded
        for motion in reversed(live):
            if _named(motion.mover, head) and not _BASE_WON.search(head):
                return motion.kind, motion
        if _CHANGED.search(head):
            return "changed", None
        for which, pattern in (
            ("counter", _COUNTER),
            ("return", _RETURN),
            ("table", _TABLE),
            ("refuse", _REFUSE),
        ):
            if pattern.search(head) and not _AGAINST.search(head):
                found = [one for one in live if one.kind == which]
                return which, found[-1] if found else (
                    live[-1] if live and which == "counter" else None
                )
        return "base", None


_BASE_WON = re.compile(
    r"^(?:\S+ ){0,6}?(?:esittelijän|pohja|johtajan|päällikön|hallituksen|lautakunnan|föredragandens|direktörens|chefens|styrelsens|nämndens)\S* ?\S* ?(?:ehdotu|esity|förslag)\S* (?:on |oli )?(?:tuli|tullut|voitti|voittanut|blev|vann|hyväksyttiin|godkändes)"
)
_AGAINST = re.compile(
    r"hylä(?:ttiin|nneen|ten)|hylkäsi|\bvastaan\b|jäi vähemmistö|hävi|förkastades|\bmot\b"
)


def _is_adoption(folded: str) -> bool:
    if _BY_PROPOSAL.search(folded):
        return not _MOTION.search(folded) or bool(_ADOPTS.search(folded))
    if not _ADOPTS.search(folded):
        return False
    if re.search(
        r"\bei(?:vät)? hyväksy|\binte godkän|godkände inte|godkändes inte|omfatta\w+ inte|antogs inte",
        folded,
    ):
        return False
    if (
        _PROPOSAL_WORD.search(folded)
        or _COUNTER.search(folded)
        or _REFUSE.search(folded)
    ):
        return bool(_adopts_it(folded))
    return len(_BARE.sub(" ", folded).split()) <= 1


_BARE = re.compile(
    r"[^\w\s]|\d+|\b(?:hyväksyttiin|hyväksyi|hyväksytään|hyväksytty|godkändes|godkände|godkändes|antogs|omfattades|yksimielisesti|enhälligt|keskustelun|jälkeen|äänestyksen|äänin|päätös|beslut|efter|diskussion|yksi|\w*(?:hallitus|lautakunta|valtuusto|jaosto|styrelsen|nämnden|fullmäktige|sektionen|johtokunta)|kh|kv)\b"
)
_ADOPTED_OBJECT = re.compile(
    r"(?:hyväksy(?:i|ivät|ttiin|tään|y|vät|tty|ä|n)|godkän\w+|antog\w*|omfatta\w+|bif\w+)\b(?:(?! että | att ).){0,120}?\b(?:PROP)\b"
    r"|\b(?:PROP)\b(?:(?! että | att ).){0,80}?\b(?:hyväksy(?:ttiin|tään|tty)|godkän(?:des|ns|t|d)|antogs|omfattades|bifölls)\b".replace(
        "PROP", _PROPOSAL + "|" + _COUNTER.pattern + "|" + _REFUSE.pattern
    )
)


def _adopts_it(folded: str) -> bool:
    """Whether the proposal is what is approved, not a word of something else."""
    return bool(_ADOPTED_OBJECT.search(folded))


def _amends(folded: str) -> bool:
    return bool(_WITH_CHANGE.search(folded))


def _motion_kind(what: str) -> str:
    if _RETURN.search(what) or re.search(
        r"palaut(?:etaan|taa|ettaisiin|ettava)|palautus", what
    ):
        return "return"
    if _TABLE.search(what):
        return "table"
    if re.search(
        r"hylä(?:tään|ttäisiin|ttävä)|hylätä|hylkää|hylkäämi|förkasta|avslå", what
    ):
        return "refuse"
    return "counter"


def _named(mover: str, folded: str) -> bool:
    """Whether a sentence names the mover by surname, in any case."""
    for name in _surnames(mover):
        stem = name[: max(4, len(name) - 2)] if len(name) > 4 else name
        if re.search(rf"\b{re.escape(stem)}\w*", folded):
            return True
    return False


def _surnames(mover: str) -> list[str]:
    words = re.findall(r"[^\W\d_]{3,}(?:-[^\W\d_]+)*", mover)
    plain = [word for word in words if not _NOT_A_NAME.search(word)]
    return plain[-2:]


_NOT_A_NAME = re.compile(
    r"jäsen|valtuutet|keskustelu|aikana|kuluessa|puheenjohtaja|asia|kokouks|ledamot|diskussion|under|ordförande|ersättar|varajäs|että|sitten|lisäksi|edelleen|jälkeen|johtaja|esittelijä|hallitu|lautakun|valtuust|päällikkö|sihteeri"
)
