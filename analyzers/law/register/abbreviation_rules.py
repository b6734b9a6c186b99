"""Names of a municipality's own rules: hallintosääntö and its kind.

They are told by their last noun. Contracts and guides that end in the same nouns are
recognised too, so that a "5 §" after them is not taken for an act's.
"""

from __future__ import annotations

import re

from analyzers.law.register.inflection import NounForm
from analyzers.text.late_pattern import LatePattern

_SV_RULES = {
    "förvaltningsstadga": "hallintosääntö",
    "byggnadsordning": "rakennusjärjestys",
    "arbetsordning": "työjärjestys",
    "grundavtal": "perussopimus",
    "arvodesstadga": "palkkiosääntö",
    "ordningsstadga": "järjestyssääntö",
    "instruktionsstadga": "johtosääntö",
    "stadga": "sääntö",
}
_FI_RULES = {
    "työjärjesty": "työjärjestys",
    "rakennusjärjesty": "rakennusjärjestys",
    "torijärjesty": "torijärjestys",
    "perussopimu": "perussopimus",
    "ympäristönsuojelumääräy": "ympäristönsuojelumääräykset",
    "jätehuoltomääräy": "jätehuoltomääräykset",
    "terveydensuojelumääräy": "terveydensuojelumääräykset",
    "konserniohj": "konserniohje",
    "hankintaohj": "hankintaohje",
}
_PRIVATE_OWNER = re.compile(
    r"(?:förening|stiftelse|bolag|lag|klubb|sällskap|kooperativ|församling)"
    r"(?:ens|ets|s|ns)\s$"
)
_PRIVATE_OWNER_FI = re.compile(
    r"(?:seuran|kerhon|yhdistyksen|yhtiön|säätiön|osuuskunnan|tiekunnan|seurakunnan|(?:oy|ab|ry):n)\s$"
)
_ONE_RULE = ("säännön ", "säännössä ", "stadgans ", "stadgan")
_REFERRING = LatePattern(
    r"(?:^|[.!?;:,(\n]\s?|(?<!\w)(?:maini(?:tu|ttu)n|sanotun|saman|tämän|kyseisen|ko\.|sekä|ja|"
    r"nämnda|samma|denna|enligt|och|i|av)\s)$"
)
_NOT_RULES = ("pääsään", "perussään", "kirkkosään", "apteekkitaksa", "lääketaksa")
ABBREVIATIONS = {"HS": "hallintosääntö"}


def rule_name(form: NounForm, lower: str) -> tuple[int, str] | None:
    """Return (start of the name, base form) of a municipal rule; None when it is none.

    >>> rule_name(NounForm(0, 14, "hallintosään", "sään", "sääntö", "fi"), "…")
    (0, 'hallintosääntö')
    """
    if form.language == "sv":
        name = _SV_RULES.get(form.stem)
        if name is None or (form.is_bare and _is_private(form, lower)):
            return None
        return form.start, name
    if form.head == "taksa":
        is_named = not form.is_bare and form.stem not in _NOT_RULES
        return (form.start, form.stem) if is_named else None
    if form.head != "sään":
        name = _FI_RULES.get(form.stem)
        return (form.start, name) if name else None
    owner = lower[max(0, form.start - 40) : form.start]
    if form.stem in _NOT_RULES or _PRIVATE_OWNER_FI.search(owner):
        return None
    if not form.is_bare:
        return form.start, f"{form.stem}tö"
    return _of_a_fund(form.start, lower)


def refers_to_rule(form: NounForm, lower: str) -> bool:
    """Whether "säännön 6 §" is of a rule named before: no owner's name is before the noun.

    Several "säännöt" are the articles of a society.
    """
    if not lower.startswith(_ONE_RULE, form.start):
        return False
    return _REFERRING.search(lower, max(0, form.start - 30), form.start) is not None


def _is_private(form: NounForm, lower: str) -> bool:
    """Whether "stadgarna" are the articles of a society, as several rules always are."""
    before = lower[max(0, form.start - 40) : form.start]
    return lower.startswith("r", form.start + len(form.stem)) or bool(
        _PRIVATE_OWNER.search(before)
    )


def _of_a_fund(start: int, lower: str) -> tuple[int, str] | None:
    """Take "kehittämisrahaston säännön": the word before the noun belongs to the name."""
    before = lower[max(0, start - 50) : start].rstrip(" \n")
    word = before.replace("\n", " ").rpartition(" ")[2]
    blanks = lower[max(0, start - 50) : start]
    name_start = start - (len(blanks) - blanks.rfind(word)) if word else start
    if word == "hallinto":
        return name_start, "hallintosääntö"
    return (name_start, "rahaston sääntö") if word.endswith("rahaston") else None
