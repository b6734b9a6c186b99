"""What is said beside a name that tells whose it is, from ``person_cues.tsv``.

The kinds of cues: ``own_matter`` follows a name (with or without "on", "har"), so do
what somebody sends (``own_letter``, after a genitive) or ``gets``, ``of_mandate`` (votes, leaving
an office of trust) and, after a title, ``act_of_titled``; ``official_act`` is right
before it, the others are anywhere in the clause before it: ``own_post`` and ``employs``
of who works for pay, ``chooses``, the ``post`` or ``mandate`` that somebody is chosen
to, ``private_body`` and ``on_behalf`` of one, whose chair acts for neighbours and not for
the municipality. A ``firms_officer`` acts for a company, which is public.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import Literal, cast

from corpus.personal.names.name_words import LOWER, is_quality
from corpus.personal.person_roles import side_of_word

CueKind = Literal[
    "own_matter",
    "own_letter",
    "gets",
    "own_post",
    "employs",
    "of_mandate",
    "official_act",
    "act_of_titled",
    "chooses",
    "post",
    "mandate",
    "private_body",
    "on_behalf",
    "firms_officer",
]
_ADVERBS = (
    "myös|nyt|itse|kirjallisesti|suullisesti|puolestaan|inte|också|nu|själv|skriftligen"
)
_FRAMES: dict[CueKind, str] = {
    "own_matter": r",? (?:(?:joka|jotka|som) )?(?:(?:on|ovat|oli|olivat|har|hade|ei ole)"
    r" (?:(?-i:[a-zåäö0-9(][^\s,;:]{{0,24}}) ){{0,5}}?)?(?:(?:{1}) )?(?-i:(?=[a-zåäö]))(?:{0})",
    "own_letter": r"(?<=[ns]) (?:{0})",
    "gets": r"(?<=lle) (?:{0})",
    "own_post": r"\b(?:{0})\w{{0,6}}(?:[^\w\n]{{1,3}}[\w.]{{1,24}}){{0,5}}[^\w\n]{{1,3}}\Z",
    "employs": r"\b(?:{0})",
    "of_mandate": r",? (?:(?:on|ovat|oli|har|hade) (?:(?-i:[a-zåäö0-9][^\s,;:]{{0,24}}) ){{0,3}}?)?"
    r"(?:(?:{1}) )?(?:{0})",
    "act_of_titled": r"\s(?:{0})",
    "official_act": r"\b(?:{0})\W{{1,3}}(?:(?:kommunens|kunnan|kaupungin) )?"
    r"(?:[a-zåäö-]{{5,40}} )?(?:[A-ZÅÄÖ][\w-]{{1,25}}(?:, | ja | och )){{0,8}}\Z",
    "chooses": r"\b(?:{0})\b",
    "post": r"\b(?:{0})\b",
    "mandate": r"(?:{0})",
    "firms_officer": r"\b(?:{0})\W{{1,3}}(?:(?:on|oli|är|var)\s)?\Z",
    "private_body": r"\b(?:{0})(?:\s(?:pj|\w{{3,20}})){{1,2}}"
    r"(?:\s(?:on ollut|har varit|on|oli|är|var|toimii))?"
    r"\W{{1,3}}\Z",
    "on_behalf": r"\b(?:{0})[^.;\n]{{0,60}}\Z",
}


@cache
def rows() -> tuple[tuple[CueKind, str, str, str], ...]:
    """Return the rows of the table: kind, language, pattern, example."""
    text = (resources.files("corpus.personal") / "person_cues.tsv").read_text("utf-8")
    lines = [line.split("\t") for line in text.splitlines()[1:]]
    return tuple((cast(CueKind, row[0]), row[1], row[2], row[3]) for row in lines)


@cache
def cue(kind: CueKind) -> re.Pattern[str]:
    """Return the pattern of a kind; match the three that follow a name, search others."""
    cues = "|".join(row[2] for row in rows() if row[0] == kind)
    return re.compile(_FRAMES[kind].format(cues, _ADVERBS), re.IGNORECASE)


# What members do in a meeting, and what somebody is chosen to.
AT_MEETING = re.compile(
    r"(?:, understödd av [^,.;\n]{3,40},)?"
    r"\s(?!\w{2,20}:)(?:(?:jätti|jättivät|teki|tekivät|on (?:jättänyt|tehnyt)"
    r"|ovat (?:jättäneet|tehneet)"
    r"|lämnade|väckte|har (?:lämnat|väckt))(?: \w{1,25}){0,2} (?:valtuusto|fullmäktige|ponne"
    r"|toivomuspon|eriävä|motion|kläm)"
    r"|ei päässyt kokouks|(?:tuli|liittyi) (?:paikalle|kokouks|mukaan)|lähti kokouks"
    r"|kom till mötet|lämnade mötet"
    r"|ehdotu(?!ksella)|esity(?!ksellä)|ehdot(?!uksella)|esitt|esitel|kannat"
    r"|poistu(?!van)|saapu(?!van)|äänest|selost|teki aloit"
    r"|föreslog|förslag|ändringsförslag|motförslag|understöd|avlägsn|anlände|röst"
    r"|(?:oli|on) (?:poissa\b|estynyt|esteellinen)|var (?:frånvarande|förhindrad)"
    r"|anmälde (?:en )?(?:avvikande|reservation|skiljaktig)"
    r"|ilmoitti (?:olevansa |itsensä )?(?:esteelli|jäävi|poissao)|anmälde (?:sig )?jäv)",
    re.IGNORECASE,
)
OFFICE_CHOICE = re.compile(
    r"(?:puheenjohtaj|jäsen|varajäse|pöytäkirjan(?!ot)|tarkastusvuor|vuorossa o(?:n|vat)\b"
    r"|edustaj|ordförande|ledam|ersättar|justera"
    r"|representant|luottamusto|lautamie|toimikun|hallitukse|lautakunnasta|valtuusto\b"
    r"|fullmäktige\b)\w*",
    re.IGNORECASE,
)
CHOSEN_TO = re.compile(
    r"\s(?:valittiin|valitaan|on valittu|nimettiin|valdes|väljs|utsågs|utses|har valts)"
    r"(?: (?:till|som))?(?: \w{1,25}){0,2}? "
    r"(?:\w*puheenjohtaj|\w*jäsen|varajäse|edustaj|tarkasta|\w*ordförande|\w*ledam|ersättar"
    r"|justera)"
    r"|\s(?:(?:kunnan|kaupungin|kuntayhtymän"
    r"|\w{0,20}(?:lautakunnan|hallituksen|valtuuston|neuvoston)) )?"
    r"(?:yhtiökokous)?(?:edustajaksi|(?:vara)?jäseneksi|(?:vara)?puheenjohtajaksi)\b"
    r"|\still (?:(?:kommunens|stadens|ny|ordinarie|personlig) )?"
    r"(?:representant|ledamot|ersättare|(?:vice ?)?ordförande|ombud)\b"
    r"|n?s? (?:tilalle|sijaan|sijalle|efterträdare|plats) [^.;\n]{0,30}"
    r"(?:valtuusto|lautakun|jäse|hallituks|nämnd|ledam|styrelse|fullmäktige)",
    re.IGNORECASE,
)


# "rajavartioston komentaja", "museets ombud": a title that no table has.
_TITLE = re.compile(
    r"(?:\A|\s)([\w-]{2,40}(?:ja|jä|ri|sti|logi|nomi|mies|kko|kkö|vahti|isäntä|emäntä|vouti"
    r"|tti|nti|ntti|va|vä|henkilö|herra"
    r"|are|ör|ist|chef|fogde|tor|ent|ant|log|nom|ombud|man|råd|vakt|värd)(?:en|n)?)[ \u00a0]\Z",
    re.IGNORECASE,
)
_BODY = (
    r"hyvinvointialue|aluehallin|aluepelast|keskus|keskuks|virasto|kaupun[gk]i|kun(?:ta|nan)"
    r"|liit(?:to|on)|laito[sk]|ministeriö"
    r"|yhdisty[sk]|yhtymä|opisto|koulu|poliisi|seurakun|hallinto|rekisteri|museo|teatteri"
    r"|(?:viras|toimis|osas|kirjas|sihteeris|kiinteis)to[nt]?\b"
    r"|central|(?:ämbets|statens |finska |bil|patent)verk|verket\b|kommun|stad|förbund|skola"
    r"|myndighet|polis|församling|museum|museets|byrå|samkommun"
)
_BODY_BEFORE = re.compile(rf"\w*(?:{_BODY})\w*\s\Z", re.IGNORECASE)
_PARTIES = (
    "kokoomus|keskusta|kristillisdemokraatit|perussuomalaiset|vasemmistoliitto|vihreät"
)
_PARTIES += "|sosialidemokraatit|kok|kesk"
_PARTIES += (
    "|sdp?|vihr|vas|ps|rkp|kd|liik|sfp|saml|cent|vf|gröna|sannf|af|sit|vl|lib|kp|skp"
)
# "Aino Malli (kesk.)", "Aino Malli (ELY-keskus)", "Siv Malli från närings- … centralen".
_OF_BODY_AFTER = re.compile(
    rf"\s?\((?:(?:{_PARTIES})\.?|(?:r|c)|[^)\n]{{0,40}}(?:{_BODY})[^)\n]{{0,60}})\)"
    r"|\s\([^()\n]{3,60}\s(?:ry|r\.y\.|rf)\)"
    rf"|, [{LOWER}-]{{4,40}}(?:, [^,\n]{{3,40}})?, puhelin:"
    rf"|\s?/\s?(?:(?!\.\s)[^/;,\n]){{0,25}}(?:{_BODY}|osasto|toimiala|palvelut|kanslia)"
    rf"|,?\sfrån\s[^.;\n]{{0,30}}(?:{_BODY})|,?\s[^.;,\n]{{3,30}}(?:keskuksesta|virastosta"
    rf"|laitoksesta|liitosta|palveluista|toimesta|yksiköstä|osastolta)\b",
    re.IGNORECASE,
)


# "Esittelijänä tässä asiassa toimii", "Som granskare av protokollet fungerar".
_ACTS_AS = re.compile(
    r"\b([\w-]{4,40}?)(?:na|nä)\b[^.;\n]{0,50}?"
    r"\b(?:toimi|toimii|toimivat|on toiminut|ovat toimineet)\s\Z"
    r"|\bsom ([\w-]{4,40})\b[^.;\n]{0,50}?\b(?:fungerar|fungerade|verkar|verkade)\s\Z",
    re.IGNORECASE,
)
# "Kyrkoherden i Mallby församling Siv Malli".
_OF_A_PLACE = re.compile(r"\b([\w-]{4,40})\s(?:i|för|vid|på)\s[^,.;:\n]{3,40},?\s\Z")


# "Siv Malli, tekninen lautakunta.": of whom a list of members tells.
_OF_BOARD = re.compile(
    r", (?:[a-zåäö]{3,20} (?:ja )?)?[a-zåäö]{0,25}(?:lautakunta|valtuusto|hallitus|nämnden"
    r"|styrelsen|fullmäktige)(?=\s?[.,;(\n]|\Z)"
)
_TOLD = re.compile(
    r"\b(?:ote|otteet|jäljennös|jakelu|tiedoksi\w*|utdrag|delges|kännedom)\b[^:]*:?[^:]*\Z",
    re.IGNORECASE,
)


def is_of_board(line: str, after: str) -> bool:
    """Whether a body after a name is its bearer's, and not another that is told."""
    return _OF_BOARD.match(after) is not None and _TOLD.search(line) is None


def acts_by_role(line: str) -> bool:
    """Whether the words before a name say which office somebody acts in, from afar."""
    found = _ACTS_AS.search(line) or _OF_A_PLACE.search(line)
    if not found:
        return False
    word = next(filter(None, found.groups())).lower()
    is_public = cue("mandate").search(word) or word.startswith("granskare")
    return bool(is_public) or side_of_word(word) in {"office", "post"}


# "Hamnvärd Siv Malli." at the end of a text: who signs.
_SIGNED_BEFORE = re.compile(r"(?:\A|[.\n]\s{0,3})(?:\w{3,25}n\s){0,2}\Z")
_SIGNED_AFTER = re.compile(r"\s{0,3}\.?\s{0,3}")


def is_titled(line: str, after: str) -> bool:
    """Whether a title is right before, of a body ("museets ombud") or of who acts by it."""
    found = _TITLE.search(line)
    if not found or side_of_word(found[1].lower()) == "private" or is_quality(found[1]):
        return False
    before = line[: found.start(1)]
    return bool(
        cue("act_of_titled").match(after)
        or _BODY_BEFORE.search(before)
        or (_SIGNED_BEFORE.search(before) and _SIGNED_AFTER.fullmatch(after))
    )


def is_of_body(after: str) -> bool:
    """Whether what is right after names a party or a body that somebody is of."""
    return _OF_BODY_AFTER.match(after) is not None
