"""Words beside a name that say that a private person is meant: roles, labels and verbs."""

from __future__ import annotations

import re

from corpus.personal.look_alikes import named_role
from corpus.personal.names.name_words import FIRST, LOWER, WORD, kinds_of
from corpus.personal.person_cues import cue
from corpus.personal.person_roles import (
    CLOSED,
    PersonSide,
    last_clause,
    nearest_role,
    side_of_word,
)
from corpus.personal.telling.agents import OWN_AGENT, is_agent_or_writer

# Right before a private person, in any case form; what follows is a name.
PRIVATE_ROLE = re.compile(
    r"(?:\b(?:hakij|omistaj|vuokraaj|vuokralai|asianosai|muistuttaj|valittaj|huoltaj|edunvalvoj"
    r"|opiskelij|oppila|potila|asiaka|asukka|asukas|lapsen|työntekij|viranhakij|perhehoitaj"
    r"|omaishoitaj|hoidettav|avustuksen saaj|tuen saaj|ostaj|myyj|lahjoittaj|yrittäj|kuolinpes"
    r"|vahingonkärsij|vaatij|ilmoittaj|aloitteen tekij"
    r"|(?<!päätöksen )(?<!valtuustoaloitteen )(?<!selvityksen )(?<!suunnitelman )"
    r"(?<!raportin )tekij)\w*"
    r"|\b(?:byggherre|tomtägare|sökande|part|ägare|klagande|vårdnadshavare|elev|klient"
    r"|patient|invånare|köpare"
    r"|säljare|arrendator|hyresgäst|närståendevårdare|anställd|mottagare)\w{0,4}"
    r"|\b(?:virkaan|toimeen|tehtävään|työsuhteeseen|sijaiseksi|virkasuhteeseen|palvelukseen"
    r"|opettajaksi|hoitajaksi|varalle|varasijalle)\b[^.:\n]{0,60}"
    r"|\b(?:valittiin|valitaan|valita|valitsi|nimitetään|nimitettiin|otetaan|palkataan|palkattiin"
    r"|ottaa|palkata|nimittää|myönnet(?:ään|tiin|ty)|myöntää|maksetaan|vuokrataan|myydään"
    r"|irtisanoutu\w+|eronpyyntö\w*|hakivat|hakeneet|aloittaa|aloitti|saa|ostaa|osti|lunastaa"
    r"|vuokraa|omistaa|hakee|luovutetaan|asuu|koskee"
    r"|köper|hyr|äger|bor|säljs till|ägs av|upplåts åt|arrenderas ut till)\b"
    r"|\b(?:valdes|väljs|välja|utnämn\w+|anställ\w+|beviljas|beviljade|bevilja|antas|antogs"
    r"|utsågs)\b"
    r"|\b(?:till|som) (?:tjänsten|befattningen|vikarie\w*|vakansen)\b[^.:\n]{0,40})"
    r"\W{0,3}(?:(?:(?-i:[a-zåäö.]{1,20}|[A-ZÅÄÖ]{2,5}|T:?mi|Fa?:?ma)"
    r"|\(\w{2,6}\))[ ,:]{1,2}){0,3}\Z",
    re.IGNORECASE,
)
# "Oikaisuvaatimus / ", "Rakennuslupa, ", "Ansökan om bygglov – ": whose matter it is.
_LABEL = re.compile(
    r"(?:hakemus|vaatimus|valitus|muistutus|anomus|lupa|irtisanoutuminen|eronpyyntö|korvaus"
    r"|suostumus|mielipide|tarjous|reklamaatio|valtakirja|kannanotto|huomautus|kantelu|samtycke|fullmakt|anbud"
    r"|avustus|oikaisu"
    r"|ansökan|begäran|besvär|anspråk|anmärkning|lov|uppsägning)"
    r"(?:\s(?:om\s)?[\w-]{1,30}){0,3}\s?(?:[/,:;–-]\s{1,2}|\()\Z",
    re.IGNORECASE,
)

_OF_PRIVATE = re.compile(
    r"(?:hakij|valittaj|omistaj|muistuttaj|asiakk|potilaa|oppilaa|lapse|opiskelij|asukkaa"
    r"|vuokralais|huoltaj"
    r"|sökande|klagande|ägare|klient|patient|elev|barn)\w{0,4}[ns]\s",
    re.IGNORECASE,
)
# An office or mandate right before or after its holder.
OFFICE = (
    r"(?:\w*johtaj|\w*päällik|\w*sihteer|(?<!diplomi-)\w*insinöör|\w*arkkiteht|\w*asiantuntij"
    r"|\w*suunnittelij|\w*tarkasta(?!nut|neet|ma)|\w*rehtor|(?:\w{3,12}(?=valmistelij))?valmistel|esittelij|\w*koordinaattor"
    r"|\w*minister(?!iö)|landshövding|motion|\w*mestar|\w*(?<!järjestyksen)valvoj|\w*juris|\w*lakimie"
    r"|\w*controller|lisätie|lisäti|puheenjohtaj"
    r"|varapuheenjohtaj|puh\.?joht|kontaktperson|valtuustoryhm|fullmäktigegrupp|assistent"
    r"|v(?:al)?t\.(?=\s\Z)|(?:kaup|kunn)\.\s?valt\.?(?=\s\Z)|\w{3,20}(?:sekr|siht|päll|tark)\.(?=\s\Z)|varapuh|v?pj|varahenkil|ordf|viceordf|\w*jäsen|varajäsen|\w*valtuutet|kaupunginhallit(?!us\b(?!:))"
    r"|kunnanhallit(?!us\b(?!:))|ministeri(?!ö)"
    r"|pöytäkirjan(?!ot)|jäävi|esteelli|jäv|kannatti|ehdotti|esitti|läsnä|paikalla(?=\s?:)|poissa|saapuvilla"
    r"|päätöksen\s?tekij|viranhaltij(?!apäätö)|allekirjoit(?!et|tama)|\w{4,20}vastaav"
    r"|tiedoksi(?=\W{0,2}[:\n])|yhteyshenkil|kansanedustaj|nimenhuu|luottamush|asiaa esitteli"
    r"|\w*mästar|\w*geodeet|\w*geodet|\w*läggar|\w*asiamie|\w*ombudsm|\w*notaar|\w*notari|\w*kamre"
    r"|\w*intendent|\w*kanslist|\w*föreståndar|\w*isännöitsij|\w*disponent"
    r"|\w*direktör|\w*chef|\w*sekreterare|\w*ingenjör|\w*arkitekt|beredare|föredragande"
    r"|ordförande|viceordförande|ledamot|ledamöt|ersättare|fullmäktig|rektor|närvarande"
    r"|närvarade|frånvarande"
    r"|tilläggsuppgifter|rösträkn|ääntenlask|protokolljusterare|borgmästare|pormestar)\w*"
)

_OFFICE_BEFORE = re.compile(
    rf"\b(?:{OFFICE}(?:[ ,:/()-]{{1,3}}(?:\w{{1,20}}\.?|\d)){{0,2}}\W{{0,4}}"
    r"|(?:jaa|ei|nej|ja|tyhjää?|blankt)(?:[- ](?:ään|röst)\w{1,5})?\W{0,3}(?:\d{1,2}\W{0,2})?"
    r"[:)\n–-]\s*"
    r"|(?:jaa|ei|nej|ja|tyhj\w{1,2}|poissa|blank\w?)\s\d{1,3}\s(?:kpl|st|ääntä|röster)"
    r"[ \d.,%]{0,9}\n"
    r"|(?:lisätie\w+|valmistelij\w+|tilläggsupp\w+|beredare)\s?\([^()\n]{3,60}\):?\s*"
    r"|(?:jaa|ei|nej|ja)[- ]\w{4,8} \d{1,2} \((?:(?-i:[A-ZÅÄÖ])[\w-]{1,25}, ){0,8}"
    r"|\w*(?:lautakunta|jaosto|valtuusto|johtokunta|nämnden|nämnd|sektionen|direktionen"
    r"|rahaston hoitokunta|tuomaristo|\w{0,12}raati|juryn|prisnämnden):\s"
    r"|[\w-]*(?:työryhmä|arviointiryhmä|tuomaristo|arbetsgruppen)\s?\("
    r"|[\w-]{3,30}(?:valvonta|(?<=-)keskus|laitos|toimisto|osasto|virasto|kirjaamo|hallinto"
    r"|tarkastus|inspektionen|kansliet|byrån|avdelningen|kontoret|tjänster|tillsynen)\s?/\s"
    r"|\d{1,3} (?:jaa|ei|kyllä|ja|nej)[- ]?(?:ääntä|röster)\s?\("
    r"|(?:valmistelij\w{1,3}|lisätie\w+|beredare|beredning)\s?:?\s*\n[^\n]{3,70}[,:]\s*"
    r"|tiedoksi\W{1,3}(?:[\w -]{2,40}\s?[/\n]\s?){1,3})\Z",
    re.IGNORECASE,
)
# "Rektorn för Mallas skola, Siv Malli": the name is apart from the office.
_OFFICE_APPOSED = re.compile(
    rf"\b{OFFICE}\s(?:för|vid|i|på|av)\s[^,.;\n]{{3,50}}(?:(?:,|\s(?:var|är))\s|\n)\Z",
    re.IGNORECASE,
)
# "Kunnanhallitus päätti, ettei": a body that decides is nobody's office.
_SPEAKER = re.compile(r"\s[A-ZÅÄÖ][\w-]+ [A-ZÅÄÖ][\w-]+:\s?[\"”»]?\Z")
_BODY_DECIDES = re.compile(
    r"(?:kunnan|kaupungin)hallit\w*[ ,]{1,2}(?!jäsen)[a-zåäö]", re.IGNORECASE
)
# "Kaavoitusarkkitehti esittää Siv Mallin muistutuksen hylkäämistä": done to somebody.
_ACTS_ON = re.compile(
    r"(?<!n[aä])\son\s(?!toimi|oll)\w{3,20}n[uy]t\s\Z|\w\s(?:esittää|ehdottaa|päättää|päätti|myöntää|myönsi|hyväksyy|hyväksyi|hylkää|hylkäsi"
    r"|valitsee|valitsi|palkkaa|palkkasi|nimittää|nimitti|irtisanoi|vastasi|kuuli|tapasi|haastatteli|pyytää"
    r"|pyysi|kehotti|kehottaa"
    r"|velvoitti|velvoittaa|vuokraa|myi|tarkasti|kutsui|anställer|anställde|beviljar"
    r"|beviljade|hörde|besökte"
    r"|uppmanar|uppmanade|godkänner|avslår|utser|utsåg)\s\Z",
    re.IGNORECASE,
)
# "Adressin ensimmäinen allekirjoittaja": of whoever turns to the municipality.
_SIGNS_BELOW = re.compile(
    r"\Aallekirjoittaj|\Aallekirjoittanut\W{1,2}\Z|\Aundertecknare", re.IGNORECASE
)
# "Pyynnön ovat allekirjoittaneet", which officials do not sign.
_SIGNS_OWN = re.compile(
    r"\b(?:\w{0,12}pyynnö|\w{0,12}kirje|adressi|vetoomu|muistutu|\w{0,12}hakemu|\w{0,6}valitu"
    r"|huomautu|mielipi|kannano|anomu|kantelu|reklamaatio|(?:kuntalais|asukas)?aloit|tarjou"
    r"|vaatimu|\w{0,12}skrivelse|namnlista|anhållan|\w{0,12}ansökan|besvär|anmärkning"
    r"|invånarinitiativ)\w{0,6} (?:ovat |on |har |är )?(?:myös |lisäksi )?"
    r"(?:allekirjoitt|undertecknat)\w{0,8}(?: av| myös| lisäksi| även)?\W{1,2}\Z",
    re.IGNORECASE,
)
_LONGEST_LETTER = 50
# "omistajaohjausjohtaja": an office whatever it begins with.
_LEADS = re.compile(
    r"(?:johtaja|päällikkö|sihteeri|insinööri|koordinaattori|jaosto|lautakunta|ryhmä|toimikunta)\w{0,4}\Z"
)
_WORD_BEGINS = re.compile(r"\W")
# "Uppsägning, klasslärare Siv Malli": the matter of somebody employed.
_LEAVE_LABEL = (
    r"\b(?:uppsägning\w*|avsked|\w*ledighet(?:en)?|pensionering|permittering|lönejuster\w+|varning"
    r"|irtisano\w+|lomautus|\w*vapaa\w{0,4}(?!-)|\w*vapau[st]\w{0,4}|\w{3,12}lomalle|(?:sairaus"
    r"|äitiys|isyys|työ)loma"
    r"|eläk\w+|eronpyyntö|sivutoimi\w*|palkan(?:tark|koro|mak)\w*|koeaika\w*|osa-aikai\w+)\b"
    r"[^\n.;]{0,50}? ?[,/:–-]\s\Z"
)
# "käsitteli sidonnaisuusilmoitukset. Ilmoituksen ovat antaneet Siv Malli": who is in office.
_DISCLOSED = re.compile(
    r"sidonnaisuusilmoitu\w*\.\sIlmoitukse\w{1,4} (?:ovat|on) "
    r"(?:antanut|antaneet|jättänyt|jättäneet)\s\Z"
)
# "Tiedoksi: Siv Mallin oikeudenomistajat".
_BELONGS_AFTER = re.compile(
    r"(?<=[ns])\s(?:oikeudenomist|perikun|kuolinpes|perillis|omais(?:et|ille|ten)|jäämistö"
    r"|testament|tytär|tyttär|poika\b|pojan\b|vaimo|puoliso|leski|lesken\b|äiti\b|isä\b"
    r"|lapsi\b|lapse"
    r"|dödsbo|sterbhus|rättsinnehavare|arving|anhöriga|dotter|son\b|hustru|maka\b|make\b|änka)"
)
# "Siv Malli (o.s. Halava)", "Aino Malli (k. 2.5.2007)".
_BORN_SO = re.compile(
    r"\s\((?:(?:o\.\s?s\.|ent\.|f\.\s?d?\.?|född)\s[A-ZÅÄÖ]"
    r"|(?:s|k|f|d|synt|kuol)\.\s?\d|(?:syntynyt|kuollut|född|död)\s\d)"
)
_OF_TRUST = re.compile(
    r"luottamus|förtroende|valtuutetu|lautakun|jäsen|ledam|ersättar|nämnd|fullmäktig",
    re.IGNORECASE,
)
_LEAVE_OF = re.compile(_LEAVE_LABEL, re.IGNORECASE)
LEAVES = re.compile(
    rf"{_LEAVE_LABEL}"
    r"|\b(?:\w*vapaata|eroa|vapautusta|osa-aikaisuutta|\w*lisää|korvausta|korotusta)"
    r" (?:hakenut|anonut|pyytänyt|hakeva)(?:\s\w{3,25})?\s\Z",
    re.IGNORECASE,
)

# "Aino Malli (hakija)", "Aino Malli, naapuri;": words up to the end of what is said.
_SERVED = re.compile(
    r"(?:, [\w-]{3,30},)?\s?\(?\d{1,5}(?:[.,]\d{1,2})? ?"
    r"(?:(?:palvelus)?(?:vuotta|v\b)|år\b|pv\b|päivää|vrk\b|kk\b"
    r"|€|eur|e\b|h\b|tuntia|dagar|%)"
)
_RECIPIENTS = re.compile(r"\b(?:jäljennös|ote|jakelu|utdrag):[^:;]*\Z", re.IGNORECASE)
_SUM = re.compile(r"[,:]?\s[\d .,]{1,12}(?:€|eur|e\b)")
_WORDS_AFTER = re.compile(
    rf"\s?\(((?:[\w-]{{2,40}} ?){{1,4}})\)"
    rf"|,\s((?:[{LOWER}][\w-]{{2,40}} ?){{1,3}})(?=[,;.)\n]|\Z)"
    rf"|,\s(?:joka|som)\s(?:on|oli|är|var)\s((?:[{LOWER}][\w-]{{2,40}} ?){{1,3}})(?=[,;.)\n]|\Z)"
)
_SUPERIOR = re.compile(
    r"[\w-]{0,30}?(?:reh|rekt|ledare|ylil|överl|esim|esih|vetäj"
    r"|osastonh|avdelningss|förman|föreståndar|isänn)",
    re.IGNORECASE,
)
FEW_WORDS = re.compile(r"\W{0,3}(?:\(?[\w.]{1,25}\)?[ ,:]{1,2}){0,4}\W{0,3}")
_BY_SOMEBODY = re.compile(
    r"\b(?:av|toimesta|esityksestä|ehdotuksesta|päätöksellä)\b|\bmotsvar"
)
_PROPOSED_BY = re.compile(r"\s(?:esity|ehdotu|toimesta|päätö|förslag|beslut)")
_VOTES_FOR = re.compile(r"(?: (?:sai|saivat|fick|erhöll))? \d{1,3} (?:ääntä|röster)\b")
_POST_FILLED = re.compile(
    r"\b(?:virkaan|viran|toimeen|työsuhteeseen|virkasuhteeseen|tjänsten|befattningen)\b",
    re.IGNORECASE,
)
_ELECTION = re.compile(
    r"(?:puheenjohtaj|jäsen|edustaj|ordförande|ledam|ersättar)\w*\s(?:vaali|valinta|valitse|val\b)"
    r"|\bval av\b",
    re.IGNORECASE,
)
# "Esteellinen: Siv Malli (sisar)": somebody in office, and whose relative.
_BARRED = re.compile(r"\b(?:esteelli|jäävi|jäv)\w*:?\s?\Z", re.IGNORECASE)
_PERSONNEL = re.compile(
    r"virkava|työvap|perhevap|opintovap|vanhempainvap|hoitovap|vuorotteluvap"
    r"|palkat\w{2,4} vapa|(?<!paikan )(?<!sopimuksen )irtisano(?!nut)|eronpyy|eläkk|lomaut"
    r"|palkan(?:tark|koro)|palkkau(?:s|ks)|tehtävälis|henkilökohtai\w{1,4} lis|osa-aikai"
    r"|sivutoim|henkilöstöasi|palvelusvuo|kunniamerk|ansiomerk|siirto toiseen|työsuhte"
    r"|virkasuhte|tehtäväkohtai\w{1,4} palk|loma(?:korvau|oikeu)|kavallu|kurinpi|förtjänst"
    r"|varoitu\w{0,4} an(?:ne|ta)|pensioner"
    r"|tjänstled|avsked|uppsägning|permitter|lönetill|lönejust|bisyssl|personalärend"
    r"|nimitysasi|palkkausasi|henkilöstöetu|merkkipäivälahj|personalförmån|-åringar"
    r"|uppgiftsrelaterad\w* lön|semesterersättning|förskingr",
    re.IGNORECASE,
)
_HEAD, _BEFORE_VOTES, _BEFORE_LABEL = 300, 400, 110
_NEXT_NAME = re.compile(rf" ({WORD}) {WORD}")

# Beside a name that no list has: "Saatava peritään Guuleed Xirsiltä".
_MET_BEFORE = re.compile(
    r"\b(?:peritään|takaisin|valitti(?:vat)?|palkittiin|ilmoitti(?:vat)?|kuultiin(?: asiassa)?"
    r"|(?:i|på) reserv(?:plats)?|sköt(?:s|tes|ts) av|vikarieras av|sijaisena (?:on )?toimi\w{0,4}"
    r"|tiedoksi|tilldelas|betalas till|överförs på|vald blev|vården av|(?:gav|ger) till)\W{1,3}\Z",
    re.IGNORECASE,
)
_CHOSEN_AFTER = re.compile(
    r"\s(?:perheineen|puolisoineen|lapsineen|med (?:familj|make|maka|barn)"
    r"|valitaan|valittiin|otetaan|palkataan|nimitetään|valdes|väljs|anställs|har hörts)\b"
)
_OWN_AFTER = re.compile(
    r"n?\s(?:kuolinpes|perikun|valitu|oikaisuvaatim|muistutu|hakemu|anomu|vaatimu|korvausvaatim)"
)


def is_own_office(found: re.Match[str] | None) -> bool:
    """Whether an office after a name is its bearer's: not of "Malli, kamreeri Siv Malli"."""
    if found is None or not found[0][-1].isalpha():
        return found is not None
    if found[0].startswith("\n") and found.string.startswith(":", found.end()):
        return False  # "Aino Malli↵Esittelijä: …"
    another = _NEXT_NAME.match(found.string, found.end())
    return another is None or FIRST not in kinds_of(another[1])


def is_told(before: str) -> bool:
    """Whether a private person's role, label or verb is close before."""
    clause = last_clause(before)
    role = nearest_role(clause)
    if role:
        return role.side == "private"
    return bool(PRIVATE_ROLE.search(clause) or _LABEL.search(clause))


def is_told_right_before(before: str) -> bool:
    """Whether the word right before is a private role, or a label of a matter."""
    clause = last_clause(before)
    found = re.search(r"([^\W\d_]{3,40})[\s:(]{1,3}\Z", clause)
    is_role = found is not None and side_of_word(found[1].lower()) in {
        "private",
        "trade",
    }
    return is_role or _LABEL.search(clause) is not None


def is_met_as_person(line: str, after: str) -> bool:
    """Whether words that no list has are beside what only a person does or meets."""
    return bool(
        _LABEL.search(line)
        or _MET_BEFORE.search(line)
        or _CHOSEN_AFTER.match(after)
        or _OWN_AFTER.match(after)
    )


def is_office_word(word: str) -> bool:
    """Whether a word alone is an office or mandate: "sivistysjohtaja"."""
    is_listed = side_of_word(word) in {"office", "post", "mandate"}
    return is_listed or re.fullmatch(OFFICE, word) is not None


def is_appointed(line: str) -> bool:
    """Whether a private role or a verb of giving or choosing is right before."""
    found = PRIVATE_ROLE.search(line)
    if not found or CLOSED.match(found[0]):
        return False
    # "lapsen opettaja", "valittajan asiamiehenä": of a private person.
    if _OF_PRIVATE.match(found[0]) and _has_office(found[0]):
        return False
    # "oppilaskuraattori", "asiakaspäällikkö": an office that begins with such a word.
    first = re.match(r"[\w-]+", found[0])
    return not first or not (
        is_office_word(first[0].lower()) or _LEADS.search(first[0])
    )


def _has_office(words: str) -> bool:
    """Whether one of the words after the first is an office or a post."""
    return any(
        is_office_word(word.lower()) for word in re.findall(r"[\w-]+", words)[1:]
    )


def is_own_post(text: str, start: int, end: int, line: str) -> bool:
    """Whether somebody is employed, is chosen to a post by votes or answers for works."""
    if cue("own_post").search(line) or is_agent_or_writer(line):
        return True
    employs = [*cue("employs").finditer(line)]
    if employs and not _PROPOSED_BY.match(text, end):
        rest = line[employs[-1].end() :]
        if FEW_WORDS.fullmatch(rest) and not _BY_SOMEBODY.search(rest):
            return True
    if not _VOTES_FOR.match(text, end):
        return False
    above = text[max(0, start - _BEFORE_VOTES) : start]
    return bool(_POST_FILLED.search(above)) and not _ELECTION.search(above)


def office_before(line: str) -> re.Match[str] | None:
    """Return the office nearest before a name: "hakija, talousjohtaja Siv Malli"."""
    found = _OFFICE_BEFORE.search(line)
    while found and (nearer := _OFFICE_BEFORE.search(line, found.start() + 1)):
        if _WORD_BEGINS.match(line, nearer.start() - 1) is None:
            break
        found = nearer
    if found and (
        any(
            pattern.search(found[0])
            for pattern in (OWN_AGENT, _BODY_DECIDES, _ACTS_ON, _SIGNS_BELOW, _SPEAKER)
        )
        or _SIGNS_OWN.search(line, max(0, found.start() - _LONGEST_LETTER))
    ):
        found = None
    if found and ")" in found[0] and line[: found.start()].endswith("("):
        found = None  # "Malli Oy (johtaja Aino Malli), Eero Malli"
    return found or _OFFICE_APPOSED.search(line)


def side_of_leave(line: str) -> PersonSide | None:
    """Return whose name follows the label of a leave or a resignation; None without one."""
    if not _LEAVE_OF.search(line):
        return None
    return "office" if _OF_TRUST.search(line) else "private"


def is_of_personnel(text: str) -> bool:
    """Whether the first lines of a text tell that it is a matter of those employed."""
    return _PERSONNEL.search(text, 0, _HEAD) is not None


def is_disclosed(text: str, start: int) -> bool:
    """Whether those who told of their ties in office begin at ``text[start]``."""
    return _DISCLOSED.search(text, max(0, start - _BEFORE_LABEL), start) is not None


def has_belongings_after(text: str, end: int) -> bool:
    """Whether an estate, heirs or a relative of somebody are named right after the name."""
    return _BELONGS_AFTER.match(text, end) is not None


def said_after(text: str, end: int, line: str) -> PersonSide | None:
    """Return the side by a word right after: "Aino Malli (hakija)"; None without one."""
    if has_belongings_after(text, end) or _BORN_SO.match(text, end):
        return "private"
    if _BARRED.search(line):
        return "private" if text.startswith(" osalta", end) else "office"
    named = named_role(text, end)
    if named or (_SERVED.match(text, end) and not cue("mandate").search(line)):
        return "office" if named and side_of_word(named) != "private" else "private"
    found = _WORDS_AFTER.match(text, end)
    if not found or cue("mandate").search(line):
        return None
    words = (found[1] or found[2] or found[3]).lower().split()
    sides = [side for side in map(side_of_word, words) if side]
    sides += (
        ["office"] if is_office_word(words[-1]) and sides[-1:] == ["private"] else []
    )
    if not sides or (sides[-1] != "private" and _RECIPIENTS.search(line)):
        return None
    is_asked = office_before(line) is not None or _SUPERIOR.match(words[-1])
    if sides[-1] == "trade" and (_SUM.match(text, found.end()) or not is_asked):
        return "private"  # "Aino Malli, kuvataiteilija, 800 €"
    is_own = sides[-1] == "post" and not is_asked and is_of_personnel(text)
    return "private" if sides[-1] == "private" or is_own else "office"


def is_superior(line: str, start: int) -> bool:
    """Whether the post at ``line[start]`` is of somebody who decides on others."""
    return _SUPERIOR.match(line, start) is not None
